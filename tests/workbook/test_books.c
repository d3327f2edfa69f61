/* Workbooks of the chapter's year and of rubrics: what is in them. Made from the sample chapter;
 * test_every.c holds that their values are those of their formulas. */
#include "support/check.h"
#include "support/written.h"

#include "base/file.h"
#include "report/report.h"
#include "workbook/scored.h"
#include "workbook/year_book.h"
#include <math.h>
#include <stdlib.h>

static int64_t total_of(const char *report_name, const char *column)
{
    const struct report *report = report_find(report_name);
    struct report_query query = {.year = 2025};
    struct err err = {{0}};
    struct report_rows *rows = report_open(written_book(WRITTEN_SAMPLE), report, &query, &err);
    size_t at = 0;
    int64_t sum = 0;
    while (strcmp(report->columns[at].name, column) != 0)
        at++;
    while (report_next(rows, &err) == STEP_ROW)
        sum += report_int(rows, at);
    report_close(rows);
    return sum;
}

static double beside(const struct xlsx_sheet *sheet, const char *label)
{
    const struct xlsx_cell *found = xlsx_find(sheet, label);
    if (!found)
        fail_msg("%s has no %s", sheet->name, label);
    return xlsx_at(sheet, found->row, found->col + 1)->number;
}

static void the_year_is_that_of_the_reports(void **state)
{
    static const struct {
        const char *label, *report, *column;
        double unit;
    } rows[] = {
        {"Paid hours", "hours", "paid_hours", 60},
        {"Unpaid hours", "hours", "unpaid_hours", 60},
        {"Hours in class", "hours", "class_hours", 60},
        {"Income", "income", "operating_income", 100},
        {"Expense", "income", "operating_expense", 100},
        {"Net income", "income", "net_income", 100},
        {"Placement gross", "placement", "gross", 100},
        {"Hours of community service", "service", "hours", 60},
        {"FFA activities", "activities", "activities", 1},
    };
    struct xlsx *xlsx = written_open("year.xlsx");
    const struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "Summary");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        double wanted = (double)total_of(rows[i].report, rows[i].column) / rows[i].unit;
        check_row(rows[i].label, wanted > 1 && fabs(beside(sheet, rows[i].label) - wanted) < 0.005);
    }
    double earned = (double)(total_of("income", "net_income") + total_of("placement", "net")) / 100;
    assert_true(fabs(beside(sheet, "Earned in all") - earned) < 0.005);
    double invested =
        (double)(total_of("income", "ending_inventory") + total_of("assets", "ending_value")) / 100;
    assert_true(fabs(beside(sheet, "Investment") - invested) < 0.005);
    xlsx_close(xlsx);
}

/* Two students on one place, one of them marked by two judges. */
static void ties_and_judges_on_paper(void **state)
{
    struct xlsx *xlsx = written_open("ranking.xlsx");
    const struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "Ranking");
    const struct xlsx_cell *maya = xlsx_find(sheet, "Ortiz, Maya"),
                           *kaya = xlsx_find(sheet, "Whitehorse, Kaya");
    (void)state;
    assert_true(xlsx_at(sheet, maya->row, 0)->number == 1);
    assert_true(xlsx_at(sheet, kaya->row, 0)->number == 1);
    const struct xlsx_cell *tied = xlsx_find(sheet, "Tied with");
    assert_string_equal(xlsx_at(sheet, maya->row, tied->col)->text, "Whitehorse, Kaya");
    const struct xlsx_cell *next = xlsx_find(sheet, "Chen, Mei");
    assert_true(xlsx_at(sheet, next->row, 0)->number == 3);
    xlsx_close(xlsx);
    xlsx = written_open("judges.xlsx");
    sheet = xlsx_sheet(xlsx, "Score sheet");
    assert_non_null(xlsx_find(sheet, "1, tied with Whitehorse, Kaya, of 11"));
    assert_non_null(xlsx_find(sheet, "Mr. Reed"));
    xlsx_close(xlsx);
}

static void refusals_leave_no_file(void **state)
{
    struct err err = {{0}};
    char *path = written_path("none.xlsx");
    struct book *book = written_book(WRITTEN_SAMPLE);
    struct year_book_request year = {.year = 1950, .path = path};
    (void)state;
    assert_false(year_book_write(book, &year, NULL, &err));
    check_row_sentence("a year without records", err);
    assert_false(
        scored_student_write(book, written_find(WRITTEN_SAMPLE, "rubric", "Record book, fall 2026"),
                             written_student(WRITTEN_SAMPLE, "1030"), path, NULL, &err));
    check_row_sentence("no points", err);
    assert_false(file_exists(path));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_is_that_of_the_reports),
        cmocka_unit_test(ties_and_judges_on_paper),
        cmocka_unit_test(refusals_leave_no_file),
    };
    return cmocka_run_group_tests(tests, written_begin, written_end);
}
