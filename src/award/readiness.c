#include "award/readiness.h"

#include "award/measure.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "rules/requirement.h"

#include <stdlib.h>
#include <string.h>

/* What conditions ask through: the first failure stays. What was asked last is not asked again: a
 * comparison is decided first, and then told in words. */
struct asking {
    struct book *book;
    const struct award_scope *scope;
    struct err *err;
    const char *last; /* the measure asked last, "" before the first */
    int64_t value;
    bool known, failed;
};

static bool measure(void *context, const struct condition_measure *measure, int64_t *out)
{
    struct asking *asking = context;
    if (asking->failed)
        return false;
    if (strcmp(asking->last, measure->name) != 0 &&
        !award_measure(asking->book, asking->scope, measure->name, &asking->value, &asking->known,
                       asking->err)) {
        asking->failed = true;
        return false;
    }
    asking->last = measure->name;
    *out = asking->value;
    return asking->known;
}

static enum award_met met_of(enum rules_met met)
{
    switch (met) {
    case RULES_MET:
        return AWARD_MET;
    case RULES_NOT_MET:
        return AWARD_MISSING;
    case RULES_ATTEST:
        return AWARD_ATTEST;
    case RULES_UNKNOWN:
        break;
    }
    return AWARD_UNKNOWN;
}

static enum award_class class_of(enum rules_class class)
{
    return class == RULES_ELIGIBLE   ? AWARD_ELIGIBLE
           : class == RULES_COMPLETE ? AWARD_COMPLETE
                                     : AWARD_REVIEW;
}

/* "neaged.org, read"; what is not read says so. */
static char *source_of(const struct rules_requirement *requirement)
{
    struct buf out = {0};
    buf_add_text(&out, requirement->source);
    if (requirement->certainty == RULES_DERIVED)
        buf_add_text(&out, _(" (worked out from it)"));
    else if (requirement->certainty == RULES_RECALLED)
        buf_add_text(&out, _(" (not checked: look at the official form)"));
    char *text = mem_text(buf_text(&out));
    buf_free(&out);
    return text;
}

static void add_line(struct award_readiness *out, const struct rules_requirement *requirement,
                     const struct rules_finding *finding)
{
    struct award_line line = {
        .id = mem_text(requirement->id),
        .text = mem_text(tr(requirement->text)),
        .have = mem_text(buf_text(&finding->have)),
        .need = mem_text(buf_text(&finding->need)),
        .unit = mem_text(finding->unit ? finding->unit : ""),
        .enough = mem_text(buf_text(&finding->enough)),
        .source = source_of(requirement),
        .class = class_of(requirement->class),
        .met = met_of(finding->met),
    };
    out->lines = mem_grow(out->lines, out->count + 1, sizeof *out->lines);
    out->lines[out->count++] = line;
    out->met += line.met == AWARD_MET;
    out->missing += line.met == AWARD_MISSING;
    out->attest += line.met == AWARD_ATTEST || line.met == AWARD_UNKNOWN;
    if (line.class == AWARD_ELIGIBLE && line.met == AWARD_MISSING)
        out->qualifies = false;
}

/* The state whose own rules stand beside the national ones. */
static bool read_profile(struct book *book, struct buf *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "SELECT state FROM chapter", err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        buf_add_text(out, stmt_text(stmt, 0));
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* What the records of a degree are looked through for: the plans, and all that a reviewer of an award
 * looks at but whether they belong to its area. */
static bool is_of_degrees(const struct rules_requirement *requirement)
{
    const struct condition_measure *first =
        requirement->condition ? condition_measure_at(requirement->condition, 0) : NULL;
    if (!first || requirement->class == RULES_ELIGIBLE)
        return false;
    return requirement->class == RULES_REVIEW
               ? strcmp(first->name, "projects_of_other_areas") != 0
               : strcmp(first->name, "plan_years_missing") == 0;
}

/* The requirements of a type; of them those that hold for degrees too. */
static bool read_lines(struct book *book, const struct award_scope *scope, enum rules_type type,
                       bool of_degree, struct award_readiness *out, struct err *err)
{
    const struct rules_requirement *requirement = NULL;
    struct rules_finding finding = {0};
    struct asking asking = {.book = book, .scope = scope, .err = err, .last = ""};
    struct buf profile = {0};
    *out = (struct award_readiness){.qualifies = true};
    bool done = read_profile(book, &profile, err);
    while (done && (requirement = rules_requirement_next(
                        type, scope->award_year, buf_text(&profile), requirement)) != NULL) {
        if (of_degree && !is_of_degrees(requirement))
            continue;
        rules_requirement_find_out(requirement, measure, &asking, &finding);
        done = !asking.failed;
        if (done) {
            add_line(out, requirement, &finding);
            bool one = requirement->condition && condition_part_count(requirement->condition) == 1;
            out->lines[out->count - 1].measure = one ? asking.last : "";
        }
    }
    rules_finding_clear(&finding);
    buf_free(&profile);
    return done;
}

bool award_readiness_of(struct book *book, const struct award_scope *scope,
                        struct award_readiness *out, struct err *err)
{
    enum rules_type type;
    *out = (struct award_readiness){0};
    return rules_type_parse(scope->type, &type, err) &&
           read_lines(book, scope, type, false, out, err);
}

bool award_review_of_degree(struct book *book, const struct award_scope *scope,
                            struct award_readiness *out, struct err *err)
{
    return read_lines(book, scope, RULES_COMBINED, true, out, err);
}

bool award_readiness(struct book *book, const struct award_request *request,
                     struct award_readiness *out, struct err *err)
{
    struct award_scope scope;
    *out = (struct award_readiness){0};
    bool done =
        award_scope_read(book, request, &scope, err) && award_readiness_of(book, &scope, out, err);
    award_scope_clear(&scope);
    return done;
}

void award_readiness_clear(struct award_readiness *readiness)
{
    for (size_t i = 0; i < readiness->count; i++) {
        struct award_line *line = &readiness->lines[i];
        free(line->id);
        free(line->text);
        free(line->have);
        free(line->need);
        free(line->unit);
        free(line->enough);
        free(line->source);
    }
    free(readiness->lines);
    *readiness = (struct award_readiness){0};
}
