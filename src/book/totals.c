/* Totals by student, project, year and line, kept so that no report scans the chapter. Triggers
 * (schema/views) put whose totals no longer hold into `stale`; every commit passes through here. */
#include "book/internal.h"

#include "base/attr.h"
#include "base/mem.h"
#include "book/sums.h"
#include <stdlib.h>
#include <string.h>

/* What a list of stale students is about, and how to bring that up to date. */
struct totals_list {
    const char *list;   /* who is on it */
    const char *one[4]; /* for one student (?1) */
    /* For everybody: the old totals, the new ones' parts, the list. */
    const char *forget, *parts, *empty;
};

#define INTO_TOTAL  "INSERT INTO total (student, project, year, line, amount, parts) "
#define PARTS(view) "SELECT student, project, year, line, amount FROM " view
#define LATEST      "project = 0 AND year = 0 AND line = 'latest'"
/* Grouped out here so that the student's number reaches the tables: schema/views/30_lines.sql. */
#define SUMMED(view)                                                                               \
    (INTO_TOTAL "SELECT student, project, year, line, sum(amount), count(*) FROM " view            \
                " WHERE student = ?1 GROUP BY student, project, year, line")

static const struct totals_list everything = {
    "SELECT student FROM stale",
    {"DELETE FROM total WHERE student = ?1", SUMMED("line_part"),
     "DELETE FROM stale WHERE student = ?1", NULL},
    "DELETE FROM total",
    PARTS("line_part"),
    "DELETE FROM stale",
};

static const struct totals_list latest = {
    "SELECT student FROM stale_latest",
    {"DELETE FROM total WHERE student = ?1 AND " LATEST, SUMMED("latest_part"),
     "DELETE FROM stale_latest WHERE student = ?1", NULL},
    "DELETE FROM total WHERE " LATEST,
    PARTS("latest_part"),
    "DELETE FROM stale_latest",
};

static bool has_table(struct book *book, const char *table)
{
    return sqlite3_table_column_metadata(book->db, "main", table, "student", NULL, NULL, NULL, NULL,
                                         NULL) == SQLITE_OK;
}

void totals_look(struct book *book)
{
    book->has_totals = has_table(book, "stale");
    book->has_latest = book->has_totals && has_table(book, "stale_latest");
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

static bool add_rows(struct stmt *stmt, struct sums *sums, struct err *err)
{
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        sums_add(sums, stmt_int(stmt, 0), stmt_int(stmt, 1), (int)stmt_int(stmt, 2),
                 stmt_text(stmt, 3), stmt_int(stmt, 4));
    return step == STEP_DONE;
}

#define SUM_VALUES INTO_TOTAL "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"

/* `sign` -1: it is taken away. */
static bool write_sum(struct book *book, const char *sql, const struct sum *sum, int sign,
                      struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (stmt) {
        stmt_bind_int(stmt, 1, sum->student);
        stmt_bind_int(stmt, 2, sum->project);
        stmt_bind_int(stmt, 3, sum->year);
        stmt_bind_text(stmt, 4, sum->line);
        stmt_bind_int(stmt, 5, sign * sum->amount);
        stmt_bind_int(stmt, 6, sign * sum->parts);
    }
    return stmt_run(stmt, err);
}

static bool add_up(struct book *book, const char *parts, struct sums *sums, struct err *err)
{
    struct stmt *stmt = book_stmt(book, parts, err);
    bool ok = stmt && add_rows(stmt, sums, err);
    stmt_done(stmt);
    sums_sort(sums);
    return ok;
}

static bool refresh_all(struct book *book, const struct totals_list *what, struct err *err)
{
    struct sums sums = {0};
    bool ok =
        stmt_run(book_stmt(book, what->forget, err), err) && add_up(book, what->parts, &sums, err);
    for (size_t i = 0; ok && i < sums.count; i++)
        ok = write_sum(book, SUM_VALUES, &sums.places[i], 1, err);
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
    if (!book->has_latest)
        return true;
    /* Everybody's totals are new, with the latest day. */
    if (all)
        return book_exec(book, latest.empty, err);
    return refresh(book, &latest, &all, err);
}

bool totals_are_stale(struct book *book)
{
    return (book->has_totals && book_ask_pragma(book, "SELECT 1 FROM stale LIMIT 1", 0) != 0) ||
           (book->has_latest &&
            book_ask_pragma(book, "SELECT 1 FROM stale_latest LIMIT 1", 0) != 0);
}

/* ---- many rows at once ---------------------------------------------------------------------- */

/* Tables whose rows triggers count one by one: what they are worth, and whose totals do not follow
 * from that alone, of the rows from ?1 to ?2. */
static const struct counted {
    const char *table, *parts, *also[3];
} counted[] = {
    {"hours",
     PARTS("hour_part") " WHERE record BETWEEN ?1 AND ?2",
     {"INSERT INTO stale_latest SELECT id FROM student AS s WHERE EXISTS (SELECT 1 FROM hours AS h"
      " WHERE h.student = s.id AND h.id BETWEEN ?1 AND ?2) ON CONFLICT DO NOTHING"}},
    {"money",
     PARTS("money_part") " WHERE record BETWEEN ?1 AND ?2",
     {"INSERT INTO stale_latest SELECT id FROM student AS s WHERE EXISTS (SELECT 1 FROM money AS m"
      " WHERE m.student = s.id AND m.id BETWEEN ?1 AND ?2) ON CONFLICT DO NOTHING",
      "INSERT INTO stale SELECT DISTINCT student FROM balance AS b WHERE class = 'cash'"
      " AND EXISTS (SELECT 1 FROM money AS m"
      " WHERE m.student = b.student AND m.id BETWEEN ?1 AND ?2) ON CONFLICT DO NOTHING"}},
};

static bool add_run(struct book *book, const char *parts, const struct batch_run *run,
                    struct sums *sums, struct err *err)
{
    struct stmt *stmt = book_stmt(book, parts, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, run->first);
    stmt_bind_int(stmt, 2, run->last);
    bool ok = add_rows(stmt, sums, err);
    stmt_done(stmt);
    return ok;
}

/* The rest, of all rows between the first and the last: more students than need be do no harm. */
static bool note_others(struct book *book, const struct counted *what,
                        const struct batch_table *rows, struct err *err)
{
    struct batch_run all = rows->runs[0];
    for (size_t i = 1; i < rows->count; i++) {
        all.first = rows->runs[i].first < all.first ? rows->runs[i].first : all.first;
        all.last = rows->runs[i].last > all.last ? rows->runs[i].last : all.last;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < COUNT_OF(what->also) && what->also[i]; i++) {
        struct stmt *stmt = book_stmt(book, what->also[i], err);
        if (stmt) {
            stmt_bind_int(stmt, 1, all.first);
            stmt_bind_int(stmt, 2, all.last);
        }
        ok = stmt_run(stmt, err);
    }
    return ok;
}

bool totals_count(struct book *book, const struct batch_table *rows, int sign, struct err *err)
{
    const struct counted *what = NULL;
    for (size_t i = 0; i < COUNT_OF(counted); i++)
        if (strcmp(counted[i].table, rows->name) == 0)
            what = &counted[i];
    if (!what || rows->count == 0)
        return true;
    struct sums sums = {0};
    bool ok = note_others(book, what, rows, err);
    for (size_t i = 0; ok && i < rows->count; i++)
        ok = add_run(book, what->parts, &rows->runs[i], &sums, err);
    sums_sort(&sums);
    for (size_t i = 0; ok && i < sums.count; i++)
        ok = write_sum(book,
                       SUM_VALUES " ON CONFLICT DO UPDATE SET amount = amount + excluded.amount,"
                                  " parts = parts + excluded.parts",
                       &sums.places[i], sign, err);
    sums_clear(&sums);
    return ok && (sign > 0 || book_exec(book, "DELETE FROM total WHERE parts = 0", err));
}
