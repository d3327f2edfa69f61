/* Workbooks of degrees and Stars: recalculated by LibreOffice, held against what was measured, written
 * twice. Made from the sample chapter. */
#include "support/check.h"
#include "support/office.h"
#include "support/xml.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "exchange/sample.h"
#include "kinds/refs.h"
#include "workbook/degree_book.h"
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
    const char *file, *degree, *number, *profile;
    size_t formulas; /* at least */
};
static const struct made made[] = {
    {"chapter.xlsx", "chapter", "1001", NULL, 60},
    {"state.xlsx", "state", "1020", "national", 60},
    {"state-ok.xlsx", "state", "1018", "OK", 60},
    {"state-ia.xlsx", "state", "1001", "IA", 60},
    {"state-or.xlsx", "state", "1005", "OR", 60},
    {"state-oh.xlsx", "state", "1010", "OH", 60},
    {"american.xlsx", "american", "1019", NULL, 60},
    {"star.xlsx", "star_state", "1001", NULL, 60},
};

static bool write_one(const struct made *one, const char *path, struct err *err)
{
    struct degree_book_request request = {
        .student = find("student", one->number),
        .query = {.degree = one->degree, .profile = one->profile, .as_of = {2026, 11, 22}},
        .path = path,
    };
    return degree_book_write(book, &request, NULL, NULL, NULL, err);
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
static void earned_is_what_was_measured(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        struct degree_progress progress;
        struct degree_measures measures;
        struct err err = {{0}};
        int64_t earned = 0, invested = 0, both = 0, hours = 0;
        int64_t student = find("student", made[i].number);
        struct degree_query query = {
            .degree = made[i].degree, .profile = made[i].profile, .as_of = {2026, 11, 22}};
        assert_true(degree_progress(book, student, &query, &progress, &err));
        assert_true(
            degree_measures_read(book, &student, 1, &progress.asked, NULL, &measures, &err));
        assert_true(degree_value(&measures, "earned", &earned) &&
                    degree_value(&measures, "invested", &invested) &&
                    degree_value(&measures, "earned_and_invested", &both) &&
                    degree_value(&measures, "hours", &hours));
        struct xlsx *again = open_in("again", made[i].file);
        const struct xlsx_sheet *sheet = xlsx_sheet(again, "Earned and invested");
        bool gross = progress.asked.counting.earned_gross;
        double found = beside(sheet, gross ? "Earned as these rules count it: gross"
                                           : "Earned (1 and 2)");
        check_row(made[i].file, fabs(found - (double)earned / 100) < 0.005);
        found = beside(sheet, "Productively invested");
        check_row(made[i].file, fabs(found - (double)invested / 100) < 0.005);
        found = beside(sheet, "The lesser of both: that much was earned and invested");
        check_row(made[i].file, fabs(found - (double)both / 100) < 0.005);
        if (xlsx_find(sheet, "Hours that count")) {
            found = beside(sheet, "Hours that count");
            check_row(made[i].file, fabs(found - (double)hours / 60) < 0.005);
        }
        /* The change of the net worth is told in full. */
        const struct xlsx_cell *check = xlsx_find(sheet, "Difference: must be 0");
        assert_non_null(check);
        for (int col = 1; col < 20; col++) {
            const struct xlsx_cell *cell = xlsx_at(sheet, check->row, col);
            check_row(made[i].file, !cell || cell->is_text || cell->number == 0);
        }
        xlsx_close(again);
        degree_measures_clear(&measures);
        degree_progress_clear(&progress);
    }
}

static void file_names(void **state)
{
    struct err err = {{0}};
    struct degree_book_request request = {.student = find("student", "1001"),
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
    char *path = in_folder("none.xlsx");
    struct degree_book_request request = {
        .student = find("student", "1001"), .query = {.degree = "knight"}, .path = path};
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
        cmocka_unit_test(every_value_is_right),
        cmocka_unit_test(parts_are_in_order),
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(earned_is_what_was_measured),
        cmocka_unit_test(file_names),
        cmocka_unit_test(refusals_leave_no_file),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
