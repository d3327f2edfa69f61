#include "award/returned.h"

#include "award/measure.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "rules/requirement.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 12 }; /* records of one requirement that are told one by one */

struct telling {
    const struct award_line *line;
    struct award_returned *out;
    size_t rows; /* records so far */
};

static void add(struct telling *telling, const char *kind, int64_t record, const char *text,
                const char *todo)
{
    const struct award_line *line = telling->line;
    struct award_returned *out = telling->out;
    out->list = mem_grow(out->list, out->count + 1, sizeof *out->list);
    out->list[out->count++] = (struct award_reason){
        .id = mem_text(line->id),
        .text = mem_text(text),
        .todo = mem_text(todo),
        .source = mem_text(line->source),
        .kind = kind,
        .record = record,
        .class = line->class,
    };
}

/* What check finds says both in one sentence, with a semicolon between; else the requirement does. */
static bool add_row(void *context, const struct award_behind *behind, struct err *err)
{
    struct telling *telling = context;
    const char *mend = strstr(behind->text, "; ");
    struct buf text = {0};
    (void)err;
    if (telling->rows++ >= MOST)
        return true;
    if (mend) {
        buf_add(&text, behind->text, (size_t)(mend - behind->text));
        add(telling, behind->kind, behind->record, buf_text(&text), mend + 2);
    } else {
        buf_addf(&text, "%s: %s", telling->line->text, behind->text);
        add(telling, behind->kind, behind->record, buf_text(&text), telling->line->enough);
    }
    buf_free(&text);
    return true;
}

/* "Six photos: there are 2". */
static void add_whole(struct telling *telling)
{
    const struct award_line *line = telling->line;
    struct buf text = {0};
    buf_add_text(&text, line->text);
    const struct condition_measure *measure = rules_measure_find(line->measure);
    const char *unit = measure && strcmp(line->have, "1") == 0 ? tr(measure->one) : line->unit;
    if (line->have[0] && strcmp(line->have, _("no")) != 0)
        buf_addf(&text, ": %s%s%s", line->have, unit[0] ? " " : "", unit);
    add(telling, NULL, 0, buf_text(&text), line->enough);
    buf_free(&text);
}

/* "The check finds no error: 30 more like these". */
static void add_more(struct telling *telling)
{
    struct buf text = {0};
    buf_addf(&text, _("%s: %zu more like these"), telling->line->text, telling->rows - MOST);
    add(telling, NULL, 0, buf_text(&text), telling->line->enough);
    buf_free(&text);
}

static bool add_lines(struct book *book, const struct award_scope *scope,
                      const struct award_readiness *readiness, struct award_returned *out,
                      struct err *err)
{
    for (size_t i = 0; i < readiness->count; i++) {
        struct telling telling = {.line = &readiness->lines[i], .out = out};
        if (telling.line->met != AWARD_MISSING)
            continue;
        if (!award_behind(book, scope, telling.line->measure, add_row, &telling, err))
            return false;
        if (telling.rows == 0)
            add_whole(&telling);
        if (telling.rows > MOST)
            add_more(&telling);
    }
    return true;
}

bool award_returned_of(struct book *book, const struct award_scope *scope,
                       const struct award_readiness *readiness, struct award_returned *out,
                       struct err *err)
{
    *out = (struct award_returned){0};
    return add_lines(book, scope, readiness, out, err);
}

bool award_returned_read(struct book *book, const struct award_request *request,
                         struct award_returned *out, struct err *err)
{
    struct award_scope scope;
    struct award_readiness readiness = {0};
    *out = (struct award_returned){0};
    bool done = award_scope_read(book, request, &scope, err) &&
                award_readiness_of(book, &scope, &readiness, err) &&
                award_returned_of(book, &scope, &readiness, out, err);
    award_readiness_clear(&readiness);
    award_scope_clear(&scope);
    return done;
}

/* ---- degrees -------------------------------------------------------------------------------- */

char *award_unmet_text(const struct degree_line *line)
{
    struct buf text = {0};
    buf_add_text(&text, line->requirement);
    bool figure = line->figure && line->unit[0];
    if (line->met == DEGREE_MISSING && figure)
        buf_addf(&text, _(": %s of %s%s%s"), line->have, line->need, " ", line->unit);
    else if (line->met == DEGREE_MISSING && !line->figure && line->have[0])
        buf_addf(&text, _(": so far %s"), line->have);
    return buf_take(&text);
}

bool award_degree_has_money(const struct degree_progress *progress)
{
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->lines[i].id, "money") == 0)
            return true;
    return false;
}

static void add_unmet(const struct degree_progress *progress, struct award_returned *out)
{
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        if (line->met != DEGREE_MISSING)
            continue;
        out->list = mem_grow(out->list, out->count + 1, sizeof *out->list);
        out->list[out->count++] = (struct award_reason){
            .id = mem_text(line->id),
            .text = award_unmet_text(line),
            .todo = mem_text(line->enough),
            .source = mem_text(line->source),
            .class = AWARD_ELIGIBLE,
        };
    }
}

bool award_returned_of_degree(struct book *book, int64_t student,
                              const struct degree_query *query, struct award_returned *out,
                              struct err *err)
{
    struct degree_progress progress = {0};
    struct award_readiness readiness = {0};
    struct award_scope scope = {0};
    *out = (struct award_returned){0};
    bool done = degree_progress(book, student, query, &progress, err);
    if (done)
        add_unmet(&progress, out);
    if (done && award_degree_has_money(&progress))
        done = award_scope_of_degree(book, student, progress.degree, progress.award_year, &scope,
                                     err) &&
               award_review_of_degree(book, &scope, &readiness, err) &&
               add_lines(book, &scope, &readiness, out, err);
    award_readiness_clear(&readiness);
    award_scope_clear(&scope);
    degree_progress_clear(&progress);
    return done;
}

void award_returned_clear(struct award_returned *returned)
{
    for (size_t i = 0; i < returned->count; i++) {
        free(returned->list[i].id);
        free(returned->list[i].text);
        free(returned->list[i].todo);
        free(returned->list[i].source);
    }
    free(returned->list);
    *returned = (struct award_returned){0};
}
