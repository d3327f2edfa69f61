/* The records behind the figures: whatever a report says, the records that it names add up to. Over
 * the sample chapter, whole and cut at days that are no ends of years. */
#include "support/check.h"

#include "support/chapter.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "report/report.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CELLS = 40, ENOUGH = 200 };

struct counts {
    int figures, zeros, records;
};

static struct book *book;
static const struct report_query queries[] = {
    {0},
    {.year = 2025},
    {.school_year = 2025},
    {.from = {2025, 3, 14}, .to = {2026, 5, 2}},
    {.as_of = {2025, 8, 30}},
};

/* What records say the column is. */
static int64_t add_up(const struct report *report, const struct report_query *query,
                      const char *const *cells, size_t column, struct counts *counts)
{
    struct err err = {{0}};
    struct report_record record;
    int64_t sum = 0;
    enum step step;
    struct report_records *records = report_records_open(book, report, query, cells, column, &err);
    if (!records)
        fail_msg("%s: %s", report->name, err.text);
    while ((step = report_records_next(records, &record, &err)) == STEP_ROW) {
        assert_true(record.kind[0] != '\0');
        sum += record.amount;
        counts->records++;
    }
    assert_int_equal(step, STEP_DONE);
    report_records_close(records);
    return sum;
}

static bool adds_up(const struct report *report, size_t column)
{
    const struct report_column *asked = &report->columns[column];
    return report_type_is_figure(asked->type) && !(asked->of && !*asked->of) && report->keys > 0;
}

static void check_row_records(const struct report *report, const struct report_query *query,
                              struct report_rows *rows, struct counts *counts)
{
    char *cells[MOST_CELLS], text[NUM_TEXT_SIZE];
    assert_true(report->count < MOST_CELLS);
    for (size_t i = 0; i < report->count; i++)
        cells[i] = mem_text(report_value(rows, i, text));
    for (size_t i = 0; i < report->count; i++) {
        if (!adds_up(report, i) || report_is_null(rows, i))
            continue;
        int64_t sum = add_up(report, query, (const char *const *)cells, i, counts);
        counts->figures++;
        counts->zeros += sum == 0;
        if (sum != report_int(rows, i))
            fail_msg("%s %s %s %s: %s is %s, its records say %lld", report->name, cells[0],
                     cells[1], cells[2], report->columns[i].name, cells[i], (long long)sum);
    }
    if (report->keys > 0) { /* the row as a whole has records, if any of its figures has */
        int before = counts->records;
        add_up(report, query, (const char *const *)cells, report->count, counts);
        assert_true(counts->records >= before);
    }
    for (size_t i = 0; i < report->count; i++)
        mem_free(cells[i]);
}

/* Whether the report can be asked so. */
static bool can_ask(const struct report *report, const struct report_query *query)
{
    return (!query->year || report->filters & REPORT_BY_YEAR) &&
           (!query->school_year || report->filters & REPORT_BY_SCHOOL_YEAR) &&
           (!query->from.year || report->filters & REPORT_BY_DAYS) &&
           (!query->as_of.year || report->filters & REPORT_BY_AS_OF);
}

static void check_report(const struct report *report, int64_t student, struct counts *counts)
{
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        struct report_query query = queries[i];
        struct err err = {{0}};
        query.student = student;
        if (!can_ask(report, &query) || (student == 0 && i > 0))
            continue;
        struct report_rows *rows = report_open(book, report, &query, &err);
        enum step step = STEP_FAILED;
        int left = student == 0 ? 4 : 60; /* a ledger is long */
        while (rows && left-- > 0 && (step = report_next(rows, &err)) == STEP_ROW)
            check_row_records(report, &query, rows, counts);
        if (!rows || step == STEP_FAILED)
            fail_msg("%s: %s", report->name, err.text);
        report_close(rows);
    }
}

static void records_add_up(void **state)
{
    (void)state;
    int64_t students[100];
    size_t count = 0;
    struct err err = {{0}};
    book = book_open(chapter_book(), 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    struct stmt *stmt = book_stmt(book, "SELECT id FROM student ORDER BY number", &err);
    while (count < COUNT_OF(students) && stmt_step(stmt, &err) == STEP_ROW)
        students[count++] = stmt_int(stmt, 0);
    stmt_done(stmt);
    assert_true(count > 20);
    for (size_t r = 0; r < report_count(); r++) {
        const struct report *report = report_at(r);
        struct counts counts = {0};
        if (!report_has_records(report))
            continue;
        for (size_t i = 0; i < count && counts.figures - counts.zeros < ENOUGH; i++)
            check_report(report, students[(r + i * 7) % count], &counts);
        check_report(report, 0, &counts); /* the row's student is found by its number */
        bool figures = false;
        for (size_t c = 0; c < report->count; c++)
            figures = figures || adds_up(report, c);
        /* It was about something. */
        if (figures && (counts.figures == counts.zeros || counts.records == 0))
            fail_msg("%s: %d figures, %d of them zero, %d records", report->name, counts.figures,
                     counts.zeros, counts.records);
    }
    book_close(book);
}

/* Kinds with a day that stand in no student's journal, because they are nobody's own. */
static const char not_in_the_journal[] = " student course enrollment goal event trip ";

static void journal_has_every_kind(void **state)
{
    (void)state;
    struct err err = {{0}};
    book = book_open(":memory:", 0, &err);
    assert_non_null(book);
    struct stmt *stmt =
        book_stmt(book, "SELECT sql FROM sqlite_schema WHERE name = 'report_journal'", &err);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    int told = 0;
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        char name[64];
        bool has_day = false;
        for (size_t i = 0; i < kind->count; i++)
            has_day = has_day ||
                      (kind->fields[i].type == FIELD_DATE && kind->fields[i].flags & FIELD_NEEDED);
        snprintf(name, sizeof(name), " %s ", kind->name);
        if (!has_day || strstr(not_in_the_journal, name))
            continue;
        snprintf(name, sizeof(name), "'%s'", kind->name);
        if (!strstr(stmt_text(stmt, 0), name))
            fail_msg("%s is not in the journal; add it to report_journal.sql", kind->name);
        told++;
    }
    assert_true(told > 30);
    stmt_done(stmt);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_add_up),
        cmocka_unit_test(journal_has_every_kind),
    };
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
