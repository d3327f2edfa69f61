/* What degrees take from the totals in one pass, against the view that adds up the reports: the
 * sample chapter, and the same with whatever an earlier book could have brought for each project.
 */
#include "support/check.h"

#include "support/chapter.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "degree/measure.h"
#include "degree/progress.h"
#include "report/sql.h"

static struct err err;

/* One line in three, of all that can be brought, in no order and of any size. */
static const char brought[] =
    "WITH line(n, name) AS (VALUES (1, 'cash_sales'), (2, 'used_at_home'), (3, 'bartered'),"
    " (4, 'labor_exchange'), (5, 'transferred_out'), (6, 'operating_income'), (7, 'resale'),"
    " (8, 'cash_feed'), (9, 'noncash_feed'), (10, 'cash_other'), (11, 'noncash_other'),"
    " (12, 'operating_expense'), (13, 'beginning_inventory'), (14, 'ending_inventory'),"
    " (15, 'inventory_change'), (16, 'net_operating'), (17, 'gain_loss'), (18, 'raised'),"
    " (19, 'depreciation'), (20, 'net_noncurrent'), (21, 'net_income'), (22, 'gross'),"
    " (23, 'expenses'), (24, 'net'), (25, 'hours'), (26, 'paid_hours'), (27, 'unpaid_hours'),"
    " (28, 'class_hours'), (29, 'entries'), (30, 'invested')),"
    " year(year) AS (VALUES (2021), (2022), (2024), (2026)),"
    " cast_die AS (SELECT p.student, p.id AS project, y.year, l.name,"
    "  (p.id % 99991 * 7919 + y.year * 104729 + l.n * 15485863) % 99991 AS die"
    "  FROM project AS p, year AS y, line AS l)"
    "INSERT INTO brought_forward (student, project, year, line, amount, source)"
    " SELECT student, project, year, name, die * die % 100003 - 20000, 'test' FROM cast_die"
    " WHERE die % 3 = 0 AND NOT EXISTS (SELECT 1 FROM brought_forward AS b"
    "  WHERE b.student = cast_die.student AND b.project = cast_die.project"
    "   AND b.year = cast_die.year AND b.line = cast_die.name)";

static const struct date days[] = {{2021, 6, 30}, {2024, 2, 29},  {2025, 12, 31},
                                   {2026, 3, 14}, {2026, 11, 22}, {2027, 12, 31}};

/* A column of the view, as it was read in one pass. */
static int64_t passed(const struct degree_measures *measures, const char *column)
{
    const struct {
        const char *name;
        int64_t value;
    } worth[] = {{"beginning", measures->worth.beginning},
                 {"ending", measures->worth.ending},
                 {"outside_income", measures->worth.outside_income},
                 {"gifts", measures->worth.gifts},
                 {"contributions", measures->worth.contributions},
                 {"education", measures->worth.education},
                 {"brought", measures->worth.brought}};
    int64_t value = 0;
    for (size_t i = 0; i < COUNT_OF(worth); i++)
        if (strcmp(worth[i].name, column) == 0)
            return worth[i].value;
    if (!degree_value(measures, column, &value))
        fail_msg("%s is not known", column);
    return value;
}

/* How many figures other than 0 were held against each other. */
static size_t check_figures(struct stmt *stmt, const struct degree_measures *measures,
                            struct date day)
{
    size_t above_zero = 0;
    for (int column = 1; column < stmt_columns(stmt); column++) {
        const char *name = stmt_column_name(stmt, column);
        if (passed(measures, name) != stmt_int(stmt, column))
            fail_msg("%s of %lld to the end of %d-%02d-%02d: %lld, the view says %lld", name,
                     (long long)measures->student, day.year, day.month, day.day,
                     (long long)passed(measures, name), (long long)stmt_int(stmt, column));
        above_zero += stmt_int(stmt, column) != 0;
    }
    return above_zero;
}

/* Of one student, or of all (0). */
static size_t check_against_view(struct book *book, struct degree_measures *measures, size_t count,
                                 int64_t student, struct date day)
{
    size_t compared = 0;
    enum step step;
    struct stmt *stmt =
        sql_view(book, "70_degree", "degree_totals", student, 0, (struct sql_span){{0}, day}, &err);
    if (!stmt)
        fail_msg("%s", err.text);
    while ((step = stmt_step(stmt, &err)) == STEP_ROW)
        for (size_t i = 0; i < count; i++)
            if (measures[i].student == stmt_int(stmt, 0))
                compared += check_figures(stmt, &measures[i], day);
    stmt_done(stmt);
    assert_int_equal(step, STEP_DONE);
    return compared;
}

static size_t check_day(struct book *book, const int64_t *students, size_t count, struct date day)
{
    const struct degree_asked asked = {"state", "chapter", day, {.levels = "national"}, {0}};
    struct degree_measures *measures = mem_array(count, sizeof *measures);
    assert_true(degree_measures_read(book, students, count, &asked, NULL, measures, &err));
    size_t compared = check_against_view(book, measures, count, 0, day);
    for (size_t i = 0; i < count; i++)
        degree_measures_clear(&measures[i]);
    for (size_t i = 0; i < count; i += 7) { /* and alone */
        assert_true(degree_measures_read(book, &students[i], 1, &asked, NULL, measures, &err));
        compared += check_against_view(book, measures, 1, students[i], day);
        degree_measures_clear(measures);
    }
    mem_free(measures);
    return compared;
}

static void check_book(struct book *book, size_t at_least)
{
    int64_t *students = NULL;
    size_t count, compared = 0;
    assert_true(degree_students(book, "american", &students, &count, &err));
    for (size_t i = 0; i < COUNT_OF(days); i++)
        compared += check_day(book, students, count, days[i]);
    mem_free(students);
    if (compared <= at_least)
        fail_msg("only %zu figures were not 0", compared);
}

static void one_pass_says_what_the_view_says(void **state)
{
    (void)state;
    struct book *book = book_open(chapter_book(), BOOK_READ_ONLY, &err);
    assert_non_null(book);
    check_book(book, 500);
    book_close(book);
}

static void and_so_of_what_was_brought_forward(void **state)
{
    (void)state;
    struct book *book = book_open(chapter_book(), 0, &err);
    assert_non_null(book);
    change_set_reason(book, "the books before"); /* years are closed */
    if (!change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, brought, &err) ||
        !change_commit(book, "did", NULL, &err))
        fail_msg("%s", err.text);
    check_book(book, 1500);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_pass_says_what_the_view_says),
        cmocka_unit_test(and_so_of_what_was_brought_forward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
