/* Workbooks of the chapter's year and of rubrics: recalculated by LibreOffice, written twice. Made
 * from the sample chapter. */
#include "support/check.h"
#include "support/office.h"
#include "support/xml.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "exchange/sample.h"
#include "kinds/refs.h"
#include "report/report.h"
#include "workbook/scored.h"
#include "workbook/year_book.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static char *folder;
static struct book *book; /* the sample chapter */

static char *in_folder(const char *name)
{
    return file_join(folder, name);
}

static int64_t find(const char *kind, const char *name)
{
    struct err err = {{0}};
    int64_t id = 0;
    if (!ref_find(book, kind_find(kind), 0, 0, name, strlen(name), &id, &err))
        fail_msg("%s", err.text);
    return id;
}

/* ---- making them ---------------------------------------------------------------------------- */

struct made {
    const char *file;
    size_t formulas; /* at least */
};
static const struct made made[] = {
    {"year.xlsx", 200},  {"school-year.xlsx", 200}, {"ranking.xlsx", 60},
    {"sheet.xlsx", 10},  {"judges.xlsx", 10},       {"blank.xlsx", 5},
};

static bool write_one(const struct made *one, const char *path, struct err *err)
{
    const char *file = one->file;
    int64_t rubric = find("rubric", "Record book, fall 2026");
    if (strcmp(file, "year.xlsx") == 0 || strcmp(file, "school-year.xlsx") == 0) {
        struct year_book_request request = {.path = path};
        *(strcmp(file, "year.xlsx") == 0 ? &request.year : &request.school_year) = 2025;
        return year_book_write(book, &request, NULL, err);
    }
    return strcmp(file, "ranking.xlsx") == 0 ? scored_ranking_write(book, rubric, path, NULL, err)
           : strcmp(file, "sheet.xlsx") == 0
               ? scored_student_write(book, rubric, find("student", "1003"), path, NULL, err)
           : strcmp(file, "judges.xlsx") == 0
               ? scored_student_write(book, rubric, find("student", "1001"), path, NULL, err)
               : scored_blank_write(book, rubric, path, NULL, err);
}

/* Maya, who had 29.5, gets 30 from two judges; Kaya has 30 from one. */
static void mark_again(void)
{
    struct score_rubric rubric;
    struct err err = {{0}};
    struct score_of of = {.student = find("student", "1001")};
    struct score_given given[] = {{true, 10000}, {true, 5000}, {true, 5000}, {true, 0}};
    if (!score_rubric_read(book, find("rubric", "Record book, fall 2026"), &rubric, &err))
        fail_msg("%s", err.text);
    if (!score_save(book, &rubric, &of, "Mr. Reed", (struct date){2026, 10, 24}, given, NULL, NULL,
                    &err) ||
        !score_save(book, &rubric, &of, "Ms. Hale", (struct date){2026, 10, 24}, given, NULL, NULL,
                    &err))
        fail_msg("%s", err.text);
    score_rubric_clear(&rubric);
}

static void write_all(void)
{
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct err err = {{0}};
        char *path = in_folder(made[i].file);
        if (!write_one(&made[i], path, &err))
            fail_msg("%s: %s", made[i].file, err.text);
        free(path);
    }
}

static int make_all(void **state)
{
    struct err err = {{0}};
    const char *temp = getenv("TMPDIR"), *top = getenv("SAEBOOK_TOP");
    const char *names[COUNT_OF(made)];
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "books-XXXXXX"));
    if (!folder)
        return -1;
    char *path = in_folder("sample.saebook"), *data = file_join(top ? top : ".", "sample-data");
    if (!sample_make(data, path, NULL, NULL, &err) || !(book = book_open(path, 0, &err)))
        fail_msg("%s", err.text);
    free(path);
    free(data);
    mark_again();
    write_all();
    for (size_t i = 0; i < COUNT_OF(made); i++)
        names[i] = made[i].file;
    if (!office_recalculate(folder, names, COUNT_OF(names)))
        fail_msg("LibreOffice could not be run; `make deps DEPS=test` installs it");
    return 0;
}

static int remove_all(void **state)
{
    struct buf command = {0};
    (void)state;
    book_close(book);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = getenv("BOOKS_KEEP") ? 0 : system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

static struct xlsx *open_in(const char *place, const char *name)
{
    char *where = *place ? in_folder(place) : mem_text(folder);
    char *path = file_join(where, name);
    struct xlsx *xlsx = xlsx_open(path);
    free(where);
    free(path);
    return xlsx;
}

/* ---- what is in them ------------------------------------------------------------------------ */

static void every_value_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct xlsx *ours = open_in("", made[i].file), *again = open_in("again", made[i].file);
        size_t wrong, formulas = office_compare(ours, again, true, &wrong);
        if (wrong > 0)
            fail_msg("%s: %zu of %zu formulas come to something else", made[i].file, wrong,
                     formulas);
        check_row(made[i].file, formulas >= made[i].formulas);
        xlsx_close(ours);
        xlsx_close(again);
    }
}

static void parts_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct xlsx *xlsx = open_in("", made[i].file);
        for (size_t k = 0; k < xlsx->member_count; k++) {
            const struct xlsx_member *member = &xlsx->members[k];
            const char *fault =
                strstr(member->name, ".xml") ? xml_fault(member->bytes, member->size) : NULL;
            if (fault)
                fail_msg("%s of %s: %s", member->name, made[i].file, fault);
            check_row(made[i].file, !strstr(member->name, "vba"));
        }
        check_row(made[i].file, xlsx_mentions(xlsx, "<dc:title>") &&
                                    xlsx_mentions(xlsx, "contains education records") &&
                                    xlsx_mentions(xlsx, "<printOptions"));
        xlsx_close(xlsx);
    }
}

static void read_bytes(const char *name, struct buf *out)
{
    struct err err = {{0}};
    char *path = in_folder(name);
    if (!file_read(path, 64 << 20, out, &err))
        fail_msg("%s", err.text);
    free(path);
}

static void same_bytes_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct buf first = {0}, second = {0};
        struct err err = {{0}};
        char *path = in_folder("again.xlsx");
        read_bytes(made[i].file, &first);
        assert_true(write_one(&made[i], path, &err));
        read_bytes("again.xlsx", &second);
        check_row(made[i].file,
                  first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
        check_row(made[i].file, first.len < 20 << 20);
        buf_free(&first);
        buf_free(&second);
        free(path);
    }
}

static int64_t total_of(const char *report_name, const char *column)
{
    const struct report *report = report_find(report_name);
    struct report_query query = {.year = 2025};
    struct err err = {{0}};
    struct report_rows *rows = report_open(book, report, &query, &err);
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
    struct xlsx *again = open_in("again", "year.xlsx");
    const struct xlsx_sheet *sheet = xlsx_sheet(again, "Summary");
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
    xlsx_close(again);
}

/* Two students on one place, one of them marked by two judges. */
static void ties_and_judges_on_paper(void **state)
{
    struct xlsx *again = open_in("again", "ranking.xlsx");
    const struct xlsx_sheet *sheet = xlsx_sheet(again, "Ranking");
    const struct xlsx_cell *maya = xlsx_find(sheet, "Ortiz, Maya"),
                           *kaya = xlsx_find(sheet, "Whitehorse, Kaya");
    (void)state;
    assert_true(xlsx_at(sheet, maya->row, 0)->number == 1);
    assert_true(xlsx_at(sheet, kaya->row, 0)->number == 1);
    const struct xlsx_cell *tied = xlsx_find(sheet, "Tied with");
    assert_string_equal(xlsx_at(sheet, maya->row, tied->col)->text, "Whitehorse, Kaya");
    const struct xlsx_cell *next = xlsx_find(sheet, "Chen, Mei");
    assert_true(xlsx_at(sheet, next->row, 0)->number == 3);
    xlsx_close(again);
    again = open_in("again", "judges.xlsx");
    sheet = xlsx_sheet(again, "Score sheet");
    assert_non_null(xlsx_find(sheet, "1, tied with Whitehorse, Kaya, of 11"));
    assert_non_null(xlsx_find(sheet, "Mr. Reed"));
    xlsx_close(again);
}

static void refusals_leave_no_file(void **state)
{
    struct err err = {{0}};
    char *path = in_folder("none.xlsx");
    struct year_book_request year = {.year = 1950, .path = path};
    (void)state;
    assert_false(year_book_write(book, &year, NULL, &err));
    check_row_sentence("a year without records", err);
    assert_false(scored_student_write(book, find("rubric", "Record book, fall 2026"),
                                      find("student", "1030"), path, NULL, &err));
    check_row_sentence("no points", err);
    assert_false(file_exists(path));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_is_right),
        cmocka_unit_test(parts_are_in_order),
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(the_year_is_that_of_the_reports),
        cmocka_unit_test(ties_and_judges_on_paper),
        cmocka_unit_test(refusals_leave_no_file),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
