/* Totals by student, project, year and line, kept so that no report scans the chapter. Triggers
 * (schema/views) put whose totals no longer hold into `stale`; every commit passes through here. */
#include "book/internal.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/sums.h"
#include <stdlib.h>

/* What a list of stale students is about, and how to bring that up to date. */
struct totals_list {
    const char *list;                   /* who is on it */
    const char *one[4];                 /* for one student (?1) */
    const char *forget, *parts, *empty; /* for everybody: the old totals, the new ones' parts, the list */
};

#define INTO_TOTAL "INSERT INTO total (student, project, year, line, amount) "
#define HOUR_LINES "line IN ('paid_hours', 'unpaid_hours', 'class_hours', 'entries', 'latest')"
#define PARTS(view) "SELECT student, project, year, line, amount FROM " view
/* Grouped out here so that the student's number reaches the tables: schema/views/30_lines.sql. */
#define SUMMED(view)                                                                               \
    (INTO_TOTAL "SELECT student, project, year, line, sum(amount) FROM " view                      \
                " WHERE student = ?1 GROUP BY student, project, year, line")

static const struct totals_list everything = {
    "SELECT student FROM stale",
    {"DELETE FROM total WHERE student = ?1", SUMMED("line_part"),
     "DELETE FROM stale WHERE student = ?1", NULL},
    "DELETE FROM total",
    PARTS("line_part"),
    "DELETE FROM stale",
};

/* Most changes are hours: then money need not be reckoned again. */
static const struct totals_list hours = {
    "SELECT student FROM stale_hours",
    {"DELETE FROM total WHERE student = ?1 AND " HOUR_LINES, SUMMED("hour_part"),
     "DELETE FROM stale_hours WHERE student = ?1", NULL},
    "DELETE FROM total WHERE " HOUR_LINES,
    PARTS("hour_part"),
    "DELETE FROM stale_hours",
};

void totals_look(struct book *book)
{
    book->has_totals = sqlite3_table_column_metadata(book->db, "main", "stale", "student", NULL,
                                                     NULL, NULL, NULL, NULL) == SQLITE_OK;
    book->has_hour_totals = book->has_totals && sqlite3_table_column_metadata(
                                                    book->db, "main", "stale_hours", "student",
                                                    NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

/* Steps that know no parameter ignore the student. */
static bool run_steps(struct book *book, const char *const *steps, int64_t student, struct err *err)
{
    for (; *steps; steps++) {
        struct stmt *stmt = book_stmt(book, *steps, err);
        if (stmt && stmt_param(stmt, "?1"))
            stmt_bind_int(stmt, 1, student);
        if (!stmt_run(stmt, err))
            return false;
    }
    return true;
}

struct students {
    int64_t *ids;
    size_t count, room;
};

static bool list_stale(struct book *book, const char *sql, struct students *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (!stmt)
        return false;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (out->count == out->room) {
            out->room = out->room ? out->room * 2 : 16;
            out->ids = mem_grow(out->ids, out->room, sizeof(*out->ids));
        }
        out->ids[out->count++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* One statement over everybody costs less than a statement each for more than half of them, and
 * more than that for fewer: it reads every entry of the chapter. */
static bool are_most(struct book *book, const struct students *stale)
{
    return stale->count > 1 &&
           (int64_t)stale->count * 2 > book_ask_pragma(book, "SELECT count(*) FROM student", 0);
}

static bool add_up(struct book *book, const char *parts, struct sums *sums, struct err *err)
{
    struct stmt *stmt = book_stmt(book, parts, err);
    if (!stmt)
        return false;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        sums_add(sums, stmt_int(stmt, 0), stmt_int(stmt, 1), (int)stmt_int(stmt, 2),
                 stmt_text(stmt, 3), stmt_int(stmt, 4));
    stmt_done(stmt);
    sums_sort(sums);
    return step == STEP_DONE;
}

static bool insert_sum(struct book *book, const struct sum *sum, struct err *err)
{
    struct stmt *stmt = book_stmt(book, INTO_TOTAL "VALUES (?1, ?2, ?3, ?4, ?5)", err);
    if (stmt) {
        stmt_bind_int(stmt, 1, sum->student);
        stmt_bind_int(stmt, 2, sum->project);
        stmt_bind_int(stmt, 3, sum->year);
        stmt_bind_text(stmt, 4, sum->line);
        stmt_bind_int(stmt, 5, sum->amount);
    }
    return stmt_run(stmt, err);
}

static bool refresh_all(struct book *book, const struct totals_list *what, struct err *err)
{
    struct sums sums = {0};
    bool ok = stmt_run(book_stmt(book, what->forget, err), err) &&
              add_up(book, what->parts, &sums, err);
    for (size_t i = 0; ok && i < sums.count; i++)
        ok = insert_sum(book, &sums.places[i], err);
    sums_clear(&sums);
    return ok && stmt_run(book_stmt(book, what->empty, err), err);
}

static bool refresh(struct book *book, const struct totals_list *what, bool *all, struct err *err)
{
    struct students stale = {0};
    bool ok = list_stale(book, what->list, &stale, err);
    *all = ok && are_most(book, &stale);
    if (*all)
        ok = refresh_all(book, what, err);
    for (size_t i = 0; ok && !*all && i < stale.count; i++)
        ok = run_steps(book, what->one, stale.ids[i], err);
    free(stale.ids);
    return ok;
}

bool totals_refresh(struct book *book, struct err *err)
{
    bool all = false;
    if (!book->has_totals)
        return true;
    if (!refresh(book, &everything, &all, err))
        return false;
    if (!book->has_hour_totals)
        return true;
    /* Whose totals are new already has new hours, too. */
    if (all)
        return book_exec(book, "DELETE FROM stale_hours", err);
    return refresh(book, &hours, &all, err);
}

bool totals_are_stale(struct book *book)
{
    return (book->has_totals && book_ask_pragma(book, "SELECT 1 FROM stale LIMIT 1", 0) != 0) ||
           (book->has_hour_totals &&
            book_ask_pragma(book, "SELECT 1 FROM stale_hours LIMIT 1", 0) != 0);
}
