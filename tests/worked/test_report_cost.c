/* What reports cost: one about a student reads nobody else's records, and four times the records
 * cost about four times the time, never sixteen. */
#include "base/buf.h"
#include "book/book.h"
#include "book/change.h"
#include "report/report.h"
#include "report/sql.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/check.h"
#include "support/noscan.h"

static struct book *open_book(void)
{
    struct err err = {{0}};
    struct book *book = book_open(":memory:", 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    return book;
}

/* ---- nobody else's ------------------------------------------------------------------------------
 */

static void check_no_scan(struct book *book, const struct report *report, const char *part)
{
    struct err err = {{0}};
    char file[64], view[64];
    snprintf(file, sizeof(file), "report_%s", report->name);
    snprintf(view, sizeof(view), "%s_%s", part, report->name);
    if (!sql_has_view(file, view))
        return;
    struct stmt *stmt = sql_view_within(book, file, view, "EXPLAIN SELECT * FROM (", ")", 1, 0,
                                        (struct sql_span){{2024, 3, 1}, {2026, 5, 1}}, &err);
    if (!stmt)
        fail_msg("%s: %s", view, err.text);
    noscan_check(book, view, stmt);
}

static void test_nobody_elses(void **state)
{
    (void)state;
    struct book *book = open_book();
    for (size_t r = 0; r < report_count(); r++) {
        check_no_scan(book, report_at(r), "report");
        check_no_scan(book, report_at(r), "drill");
    }
    book_close(book);
}

/* ---- no faster than the rows --------------------------------------------------------------------
 */

/* Three students with eight projects each; then ?1 records of each kind, by turns. */
static const char people[] =
    "INSERT INTO chapter (id, name, state) VALUES (1, 'Willow Creek', 'OK');"
    "INSERT INTO student (id, number, name, entered_ag_ed, records_from) VALUES"
    " (1, '1', 'A', '2022-01-01', '2022-01-01'), (2, '2', 'B', '2022-01-01', '2022-01-01'),"
    " (3, '3', 'C', '2022-01-01', '2022-01-01');"
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 23)"
    "INSERT INTO project (id, student, title, type, began)"
    " SELECT 10 + i, 1 + i / 8, 'P' || i, CASE i % 8 WHEN 0 THEN 'placement'"
    " WHEN 1 THEN 'research_experimental' WHEN 2 THEN 'foundational' ELSE 'ownership' END,"
    " '2022-01-01' FROM n;";

#define N                                                                                          \
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1), "           \
    "r(i, student, project, date) AS (SELECT i, 1 + i % 3, 10 + i % 3 * 8 + 3 + i % 5,"            \
    " date('2022-01-02', '+' || (i * 7 % 1700) || ' days') FROM n) INSERT INTO "

static const char *const records[] = {
    N "hours (student, project, date, time, activity, duty)"
      " SELECT student, 10 + i % 3 * 8, date, 60, 'fed', 'Duty ' || i % 20 FROM r WHERE i % 3 = 0",
    N "hours (student, project, date, time, activity, standards)"
      " SELECT student, project, date, 60, 'fed', 'AS.0' || i % 9 || '.01 ABS.0' || i % 7 FROM r",
    N "money (student, project, date, type, category, amount, quantity, unit, party, memo)"
      " SELECT student, project, date, iif(i % 3, 'expense', 'sale'), iif(i % 3, 'feed', 'crops'),"
      " 1000 + i, 2000, '50-lb sack', 'Party ' || i % 50, 'Feed ' || i % 4 FROM r",
    N "paycheck (student, project, date, time, gross)"
      " SELECT student, 10 + i % 3 * 8, date, 600, 7000 FROM r WHERE i % 10 = 0",
    N "stock (student, project, as_of, item, value)"
      " SELECT student, project, date, 'Item ' || i % 40 || ' ' || i / 1700, 5000 + i FROM r"
      " WHERE i % 5 = 0 ON CONFLICT DO NOTHING",
    N "asset (student, project, name, class, acquired, how, cost, life_years)"
      " SELECT student, project, 'Item ' || i, 'equipment', date, 'bought', 50000, 5 FROM r"
      " WHERE i % 20 = 0",
    N "loan (student, lender, date, principal, rate, due, payment, payments_a_year)"
      " SELECT student, 'Bank ' || i, date, 100000, 600, date(date, '+24 months'), 9000, 12 FROM r"
      " WHERE i % 40 = 0",
    N "money (student, date, type, amount, loan) SELECT l.student, date(l.date, '+' || m || ' "
      "months'),"
      " 'loan_payment', 4000, l.id FROM loan AS l CROSS JOIN (SELECT 1 AS m UNION ALL SELECT 2"
      " UNION ALL SELECT 3) WHERE ?1 > 0",
    N "balance (student, as_of, item, class, amount)"
      " SELECT student, date, 'Thing ' || i % 9 || ' ' || i / 1700, 'receivable', i FROM r"
      " WHERE i % 20 = 0 ON CONFLICT DO NOTHING",
    N "animal (project, tag) SELECT project, 'T' || i FROM r WHERE i % 10 = 0",
    N "weighing (project, date, animal, weight, unit)"
      " SELECT a.project, date('2023-01-01', '+' || (i * 30) || ' days'), a.id, 100000 + i, 'lb'"
      " FROM animal AS a CROSS JOIN (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3) WHERE ?1 "
      "> 0",
    N "head (project, date, herd, change, count, litters, weight)"
      " SELECT project, date, 'market', CASE i % 5 WHEN 0 THEN 'born' WHEN 1 THEN 'bred'"
      " WHEN 2 THEN 'sold' WHEN 3 THEN 'died' ELSE 'weaned' END, 2, 1, 50000 FROM r",
    N "feed (project, date, feed, quantity, unit)"
      " SELECT project, date, 'Feed ' || i % 4, 20000, 'lb' FROM r",
    N "harvest (project, date, crop, area, quantity, unit)"
      " SELECT project, date, 'Crop ' || i % 6, 500, 30000, 'lb' FROM r",
    N "reading (project, date, measure, value, treatment)"
      " SELECT 10 + i % 3 * 8 + 1, date, 'Height', i, 'T' || i % 4 FROM r",
    N "budget (project, year, category, amount) SELECT DISTINCT project, 2022 + i % 4, 'feed', 100"
      " FROM r WHERE i < 400 ON CONFLICT DO NOTHING",
    N
    "skill (project, standard, year) SELECT project, 'AS.0' || i % 9 || '.01', 2022 + i % 4 FROM r"
    " WHERE i % 10 = 0",
    N "activity (student, date, category, name, level) SELECT student, date, 'meeting', 'M', "
      "'chapter'"
      " FROM r",
    N "service (student, date, name, time) SELECT student, date, 'S' || i % 30, 60 FROM r",
    N "foundational (student, component, level, activity, date)"
      " SELECT student, 'career', 'awareness', 'A', date FROM r",
    N
    "brought_forward (student, project, year, line, amount, source)"
    " SELECT DISTINCT student, project, 2018 + i % 4, 'cash_sales', 100, 'old' FROM r WHERE i < 400"
    " ON CONFLICT DO NOTHING",
};

static struct book *make_book(int64_t count)
{
    struct err err = {{0}};
    struct book *book = open_book();
    bool ok = change_begin(book, CHANGE_RECORDED, &err) && book_exec(book, people, &err);
    for (size_t i = 0; ok && i < COUNT_OF(records); i++) {
        struct stmt *stmt = book_stmt(book, records[i], &err);
        if (stmt)
            stmt_bind_int(stmt, 1, count);
        ok = stmt && stmt_run(stmt, &err);
        if (!ok)
            fail_msg("%s: %s", records[i], err.text);
    }
    if (!ok || !change_commit(book, "test", NULL, &err))
        fail_msg("%s", err.text);
    return book;
}

/* Processor time of the report, the least of some runs; *rows is how many it has. */
static double cost_of(struct book *book, const struct report *report, int64_t student, int *rows)
{
    double least = 1e9;
    for (int run = 0; run < 3; run++) {
        struct err err = {{0}};
        struct report_query query = {.student = student};
        clock_t begun = clock();
        struct report_rows *open = report_open(book, report, &query, &err);
        enum step step = STEP_FAILED;
        *rows = 0;
        while (open && (step = report_next(open, &err)) == STEP_ROW)
            ++*rows;
        if (!open || step == STEP_FAILED)
            fail_msg("%s: %s", report->name, err.text);
        report_close(open);
        double taken = (double)(clock() - begun) / CLOCKS_PER_SEC;
        least = taken < least ? taken : least;
    }
    return least;
}

static void test_not_quadratic(void **state)
{
    (void)state;
    enum { FEW = 1500, MANY = 4 * FEW };
    struct book *few = make_book(FEW), *many = make_book(MANY);
    for (int64_t student = 0; student <= 1; student++)
        for (size_t r = 0; r < report_count(); r++) {
            const struct report *report = report_at(r);
            int rows;
            double first = cost_of(few, report, student, &rows);
            double then = cost_of(many, report, student, &rows);
            check_row(report->name, rows > 0);
            if (getenv("COST_SHOWN"))
                printf("%-16s student %d: %7.2f ms, %7.2f ms, %5.1f times, %d rows\n", report->name,
                       (int)student, first * 1e3, then * 1e3, then / first, rows);
            /* Four times is linear; a hundredth of a second of preparing is not the report's. */
            if (then > 0.01 + 9 * first)
                fail_msg("%s: %.1f ms, of four times the records %.1f ms", report->name,
                         first * 1e3, then * 1e3);
        }
    book_close(few);
    book_close(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody_elses),
        cmocka_unit_test(test_not_quadratic),
    };
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
