/* Workbooks of degrees and Stars, held against what was measured. Made from the sample chapter;
 * test_every.c holds that their values are those of their formulas. */
#include "support/check.h"
#include "support/written.h"

#include "base/file.h"
#include "base/mem.h"
#include "workbook/degree_book.h"
#include <math.h>
#include <stdlib.h>

/* The value right of a label, in the column of its last number. */
static double beside(const struct xlsx_sheet *sheet, const char *label)
{
    const struct xlsx_cell *found = xlsx_find(sheet, label);
    double value = NAN;
    if (!found)
        fail_msg("%s has no %s", sheet->name, label);
    for (int col = found->col + 1; col < 48; col++) {
        const struct xlsx_cell *cell = xlsx_at(sheet, found->row, col);
        if (cell && !cell->is_text)
            value = cell->number;
    }
    return value;
}

/* Earned and invested on their sheet are what the degree was held against. */
static void check_earned(const struct written *one)
{
    struct book *book = written_book(one->book);
    struct degree_progress progress;
    struct degree_measures measures;
    struct err err = {{0}};
    int64_t earned = 0, invested = 0, both = 0, hours = 0;
    int64_t student = written_student(one->book, one->student);
    struct degree_query query = {
        .degree = one->of, .profile = *one->by ? one->by : NULL, .as_of = {2026, 11, 22}};
    assert_true(degree_progress(book, student, &query, &progress, &err));
    assert_true(degree_measures_read(book, &student, 1, &progress.asked, NULL, &measures, &err));
    assert_true(degree_value(&measures, "earned", &earned) &&
                degree_value(&measures, "invested", &invested) &&
                degree_value(&measures, "earned_and_invested", &both) &&
                degree_value(&measures, "hours", &hours));
    struct xlsx *xlsx = written_open(one->file);
    const struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "Earned and invested");
    bool gross = progress.asked.counting.earned_gross;
    double found =
        beside(sheet, gross ? "Earned as these rules count it: gross" : "Earned (1 and 2)");
    check_row(one->file, fabs(found - (double)earned / 100) < 0.005);
    found = beside(sheet, "Productively invested");
    check_row(one->file, fabs(found - (double)invested / 100) < 0.005);
    found = beside(sheet, "The lesser of both: that much was earned and invested");
    check_row(one->file, fabs(found - (double)both / 100) < 0.005);
    if (xlsx_find(sheet, "Hours that count")) {
        found = beside(sheet, "Hours that count");
        check_row(one->file, fabs(found - (double)hours / 60) < 0.005);
    }
    /* The change of the net worth is told in full. */
    const struct xlsx_cell *check = xlsx_find(sheet, "Difference: must be 0");
    assert_non_null(check);
    for (int col = 1; col < 20; col++) {
        const struct xlsx_cell *cell = xlsx_at(sheet, check->row, col);
        check_row(one->file, !cell || cell->is_text || cell->number == 0);
    }
    xlsx_close(xlsx);
    degree_measures_clear(&measures);
    degree_progress_clear(&progress);
}

static void earned_is_what_was_measured(void **state)
{
    size_t looked_at = 0;
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const struct written *one = written_at(i);
        if (one->kind != WRITTEN_DEGREE || one->formulas < 60)
            continue;
        check_earned(one);
        looked_at++;
    }
    assert_true(looked_at >= 11);
}

static void file_names(void **state)
{
    struct err err = {{0}};
    struct book *book = written_book(WRITTEN_SAMPLE);
    struct degree_book_request request = {.student = written_student(WRITTEN_SAMPLE, "1001"),
                                          .query = {.degree = "state", .as_of = {2026, 11, 22}}};
    (void)state;
    char *name = degree_book_file_name(book, &request, &err);
    assert_string_equal(name, "Ortiz Maya 1001 - State FFA Degree 2027.xlsx");
    mem_free(name);
    request.query.degree = "knight";
    assert_null(degree_book_file_name(book, &request, &err));
    check_row_sentence("no such degree", err);
}

static void refusals_leave_no_file(void **state)
{
    struct err err = {{0}};
    char *path = written_path("none.xlsx");
    struct book *book = written_book(WRITTEN_SAMPLE);
    struct degree_book_request request = {.student = written_student(WRITTEN_SAMPLE, "1001"),
                                          .query = {.degree = "knight"},
                                          .path = path};
    (void)state;
    assert_false(degree_book_write(book, &request, NULL, NULL, NULL, &err));
    check_row_sentence("no such degree", err);
    request.query.degree = "state";
    request.student = 12345;
    assert_false(degree_book_write(book, &request, NULL, NULL, NULL, &err));
    assert_string_equal(err.text, "there is no such student");
    assert_false(file_exists(path));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(earned_is_what_was_measured),
        cmocka_unit_test(file_names),
        cmocka_unit_test(refusals_leave_no_file),
    };
    return cmocka_run_group_tests(tests, written_begin, written_end);
}
