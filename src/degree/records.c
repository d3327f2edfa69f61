/* The views of schema/views/7*_degree*.sql as questions, and the records behind a measure. */
#include "base/attr.h"
#include "base/mem.h"
#include "degree/inside.h"
#include "report/sql.h"
#include "rules/words.h"
#include <stdlib.h>
#include <string.h>

/* " district area state national ": the levels that the profile ranks above the chapter; a level
 * that its list does not have, as the national one ranks it. */
static void add_levels_above(struct buf *out, const char *profile)
{
    const struct rules_level *level = NULL;
    buf_add_char(out, ' ');
    while ((level = rules_level_next("national", level)) != NULL) {
        int rank = rules_level_rank(profile, level->code);
        if ((rank ? rank : level->rank) > 1)
            buf_addf(out, "%s ", level->code);
    }
}

static void bind_counting(struct stmt *stmt, const struct degree_asked *asked)
{
    static const char *const invested[] = {
        [INVESTED_EQUITY_CHANGE] = "equity_change",
        [INVESTED_EQUITY_AND_EDUCATION] = "equity_and_education",
        [INVESTED_POINT_IN_TIME] = "point_in_time",
    };
    const struct degree_counting *counting = &asked->counting;
    if (stmt_param(stmt, ":above") != 0) {
        struct buf above = {0};
        add_levels_above(&above, counting->levels);
        stmt_bind_text(stmt, stmt_param(stmt, ":above"), buf_text(&above));
        buf_free(&above);
    }
    stmt_bind_int(stmt, stmt_param(stmt, ":once"), !counting->levels_apart);
    stmt_bind_int(stmt, stmt_param(stmt, ":additional"), counting->service_additional);
    stmt_bind_text(stmt, stmt_param(stmt, ":below"), asked->below);
    stmt_bind_text(stmt, stmt_param(stmt, ":degree"), asked->degree);
    const struct rules_word *word = rules_word_find("degree", asked->degree);
    stmt_bind_text(stmt, stmt_param(stmt, ":degree_label"), word ? word->label : asked->degree);
    stmt_bind_text(stmt, stmt_param(stmt, ":invested"), invested[counting->invested]);
}

/* Activities and service may go on after the day of the figures. */
static bool is_counted_on(const char *view)
{
    static const char *const views[] = {"degree_ffa", "degree_service", "degree_ffa_record",
                                        "degree_service_record"};
    for (size_t i = 0; i < COUNT_OF(views); i++)
        if (strcmp(views[i], view) == 0)
            return true;
    return false;
}

struct stmt *degree_view(struct book *book, const char *file, const char *view, int64_t student,
                         const struct degree_asked *asked, struct err *err)
{
    bool on = asked->counts_to.year != 0 && is_counted_on(view);
    struct sql_span span = {{0}, on ? asked->counts_to : asked->as_of};
    if (strncmp(view, "degree_lately", strlen("degree_lately")) == 0)
        span.from = date_from_number(date_number(date_add_months(asked->as_of, -24)) + 1);
    struct stmt *stmt = sql_view(book, file, view, student, 0, span, err);
    if (stmt)
        bind_counting(stmt, asked);
    return stmt;
}

/* ---- the records ----------------------------------------------------------------------------- */

struct degree_records {
    struct row {
        char *kind, *date;
        int64_t id, amount;
    } * rows; /* owned */
    size_t count, at;
};

static bool names_hold(const char *names, const char *name)
{
    size_t nbytes = strlen(name);
    for (const char *at = names; (at = strstr(at, name)) != NULL; at += nbytes)
        if ((at == names || at[-1] == ' ') && (at[nbytes] == ' ' || at[nbytes] == '\0'))
            return true;
    return false;
}

static void add(struct degree_records *out, struct stmt *stmt)
{
    out->rows = mem_grow(out->rows, out->count + 1, sizeof *out->rows);
    out->rows[out->count++] = (struct row){
        .kind = mem_text(stmt_text(stmt, 4)),
        .date = mem_text(stmt_text(stmt, 3)),
        .id = stmt_int(stmt, 5),
        .amount = stmt_int(stmt, 2),
    };
}

/* The rows of a view whose measure is among the names. */
static bool read_view(struct book *book, const char *view, int64_t student,
                      const struct degree_asked *asked, const char *names,
                      struct degree_records *out, struct err *err)
{
    struct buf name = {0};
    buf_addf(&name, "%s_record", view);
    struct stmt *stmt = degree_view(book, "71_degree_record", buf_text(&name), student, asked, err);
    enum step step = STEP_FAILED;
    while (stmt && (step = stmt_step(stmt, err)) == STEP_ROW)
        if (names_hold(names, stmt_text(stmt, 1)))
            add(out, stmt);
    stmt_done(stmt);
    buf_free(&name);
    return step == STEP_DONE;
}

/* The parts of the measures, and each view that knows of one once. */
static bool read_all(struct book *book, int64_t student, const struct degree_asked *asked,
                     const char *measures, struct degree_records *out, struct err *err)
{
    struct buf names = {0}, views = {0};
    bool ok = true;
    for (int pass = 0; pass < 2 && ok; pass++) {
        const char *list = pass == 0 ? measures : buf_text(&names);
        for (size_t nbytes; ok && *list; list += nbytes + strspn(list + nbytes, " ")) {
            nbytes = strcspn(list, " ");
            char *name = mem_text_n(list, nbytes);
            const char *parts, *view = degree_measure_view(name, &parts);
            if (pass == 0) {
                buf_addf(&names, "%s ", parts);
            } else if (view && !names_hold(buf_text(&views), view)) {
                buf_addf(&views, "%s ", view);
                ok = read_view(book, view, student, asked, buf_text(&names), out, err);
            }
            mem_free(name);
        }
    }
    buf_free(&names);
    buf_free(&views);
    return ok;
}

static int by_record(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int kinds = strcmp(x->kind, y->kind);
    return kinds ? kinds : x->id < y->id ? -1 : x->id > y->id;
}

static int newest_first(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int days = strcmp(y->date, x->date);
    return days ? days : by_record(b, a);
}

static void free_row(struct row *row)
{
    mem_free(row->kind);
    mem_free(row->date);
}

/* A record that is behind a figure in several ways is one, of its last day. */
static void join_same(struct degree_records *of)
{
    size_t kept = 0;
    if (of->count > 0)
        qsort(of->rows, of->count, sizeof *of->rows, by_record);
    for (size_t i = 0; i < of->count; i++) {
        struct row *row = &of->rows[i], *last = kept ? &of->rows[kept - 1] : NULL;
        if (!last || by_record(last, row) != 0) {
            of->rows[kept++] = *row;
            continue;
        }
        last->amount += row->amount;
        if (strcmp(row->date, last->date) > 0) {
            char *date = last->date;
            last->date = row->date;
            row->date = date;
        }
        free_row(row);
    }
    of->count = kept;
    if (kept > 0)
        qsort(of->rows, kept, sizeof *of->rows, newest_first);
}

struct degree_records *degree_records_open(struct book *book, int64_t student,
                                           const struct degree_asked *asked, const char *measures,
                                           struct err *err)
{
    struct degree_records *out = mem_alloc(sizeof *out);
    if (!read_all(book, student, asked, measures, out, err)) {
        degree_records_close(out);
        return NULL;
    }
    join_same(out);
    return out;
}

enum step degree_records_next(struct degree_records *records, struct degree_record *out,
                              struct err *err)
{
    (void)err;
    if (records->at == records->count)
        return STEP_DONE;
    const struct row *row = &records->rows[records->at++];
    *out = (struct degree_record){
        .kind = row->kind, .id = row->id, .date = row->date, .amount = row->amount};
    return STEP_ROW;
}

void degree_records_close(struct degree_records *records)
{
    if (!records)
        return;
    for (size_t i = 0; i < records->count; i++)
        free_row(&records->rows[i]);
    mem_free(records->rows);
    mem_free(records);
}
