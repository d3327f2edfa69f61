/* Totals by student, project, year and line, kept so that no report scans the chapter. Triggers
 * (schema/views) put whose totals no longer hold into `stale`; every commit passes through here. */
#include "book/internal.h"

#include "base/mem.h"
#include <stdlib.h>

/* From this share of the students on, one statement over all of them is the faster way. */
enum { STALE_FEW = 64 };

void totals_look(struct book *book)
{
    book->has_totals = sqlite3_table_column_metadata(book->db, "main", "stale", "student", NULL,
                                                     NULL, NULL, NULL, NULL) == SQLITE_OK;
}

static bool refresh_one(struct book *book, int64_t student, struct err *err)
{
    static const char *const steps[] = {
        "DELETE FROM total WHERE student = ?1",
        /* line_total in the words that let the student's number reach the tables. */
        ("INSERT INTO total (student, project, year, line, amount) "
         "SELECT student, project, year, line, sum(amount) FROM line_part WHERE student = ?1 "
         "GROUP BY student, project, year, line"),
        "DELETE FROM stale WHERE student = ?1",
    };
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        struct stmt *stmt = book_stmt(book, steps[i], err);
        if (stmt)
            stmt_bind_int(stmt, 1, student);
        if (!stmt_run(stmt, err))
            return false;
    }
    return true;
}

static bool refresh_all(struct book *book, struct err *err)
{
    return stmt_run(book_stmt(book, "DELETE FROM total", err), err) &&
           stmt_run(book_stmt(book,
                              "INSERT INTO total (student, project, year, line, amount) "
                              "SELECT student, project, year, line, amount FROM line_total",
                              err),
                    err) &&
           stmt_run(book_stmt(book, "DELETE FROM stale", err), err);
}

/* At most `room` of them; returns how many there are in all, -1 on failure. */
static int64_t list_stale(struct book *book, int64_t *students, size_t room, struct err *err)
{
    struct stmt *stmt = book_stmt(book, "SELECT student FROM stale", err);
    if (!stmt)
        return -1;
    int64_t count = 0;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if ((size_t)count < room)
            students[count] = stmt_int(stmt, 0);
        count++;
    }
    stmt_done(stmt);
    return step == STEP_FAILED ? -1 : count;
}

bool totals_refresh(struct book *book, struct err *err)
{
    if (!book->has_totals)
        return true;
    int64_t students[STALE_FEW];
    int64_t count = list_stale(book, students, STALE_FEW, err);
    if (count < 0)
        return false;
    if (count > STALE_FEW)
        return refresh_all(book, err);
    for (int64_t i = 0; i < count; i++)
        if (!refresh_one(book, students[i], err))
            return false;
    return true;
}

bool totals_are_stale(struct book *book)
{
    return book->has_totals && book_ask_pragma(book, "SELECT 1 FROM stale LIMIT 1", 0) != 0;
}
