/* Every total of the workbooks, recalculated by LibreOffice. */
#include "support/awardbook.h"
#include "support/check.h"
#include "support/office.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "workbook/award.h"
#include "workbook/sheet.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char *folder; /* of this test, with the workbooks and what LibreOffice made of them */

static char *in_folder(const char *name)
{
    return file_join(folder, name);
}

/* A workbook with one right and one wrong value beside its formulas: if that is not told apart,
 * nothing was recalculated. */
static void write_wrong(void)
{
    static const struct column columns[] = {{"A", CELL_MONEY, 0, 0}};
    struct wb_about about = {"t", "", "", "", "", "", 2025};
    struct err err = {{0}};
    char *path = in_folder("wrong.xlsx");
    struct wb *wb = wb_open(path, &about, &err);
    assert_non_null(wb);
    struct sheet *sheet = wb_sheet(wb, "Sheet", false);
    sheet_columns(sheet, columns, 1);
    sheet_row(sheet, LOOK_BODY);
    cell_value(sheet, 0, CELL_MONEY, 1050);
    sheet_row(sheet, LOOK_BODY);
    cell_formula(sheet, 0, CELL_MONEY, 2100, "A1*2");
    sheet_row(sheet, LOOK_BODY);
    cell_formula(sheet, 0, CELL_MONEY, 99999, "A1*3");
    assert_true(wb_close(wb, NULL, &err));
    free(path);
}

static int make_all(void **state)
{
    struct err err = {{0}};
    const char *names[COUNT_OF(awardbook_forms) + 1];
    char pattern[] = "recalc-XXXXXX";
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-01-20", 1);
    const char *temp = getenv("TMPDIR");
    char *template = file_join(temp ? temp : "/tmp", pattern);
    folder = mkdtemp(template);
    if (!folder)
        return -1;
    char *path = in_folder("t.saebook");
    struct book *book = awardbook_open(path);
    for (size_t i = 0; i < COUNT_OF(awardbook_forms); i++) {
        const struct awardbook_form *form = &awardbook_forms[i];
        char *out = in_folder(form->file);
        struct award_request request = {.student = AWARDBOOK_MAYA,
                                        .area = form->area,
                                        .type = form->type,
                                        .year = AWARDBOOK_YEAR,
                                        .path = out};
        if (!award_write(book, &request, NULL, NULL, NULL, &err))
            fail_msg("%s: %s", form->file, err.text);
        names[i] = form->file;
        free(out);
    }
    book_close(book);
    free(path);
    write_wrong();
    names[COUNT_OF(awardbook_forms)] = "wrong.xlsx";
    if (!office_recalculate(folder, names, COUNT_OF(names)))
        fail_msg("LibreOffice could not be run; `make deps DEPS=test` installs it");
    return 0;
}

static int remove_all(void **state)
{
    struct buf command = {0};
    (void)state;
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

static struct xlsx *open_again(const char *name)
{
    char *again = in_folder("again");
    char *path = file_join(again, name);
    struct xlsx *xlsx = xlsx_open(path);
    free(path);
    free(again);
    return xlsx;
}

static struct xlsx *open_ours(const char *name)
{
    char *path = in_folder(name);
    struct xlsx *xlsx = xlsx_open(path);
    free(path);
    return xlsx;
}

static void wrong_value_is_found(void **state)
{
    struct xlsx *ours = open_ours("wrong.xlsx"), *again = open_again("wrong.xlsx");
    size_t wrong;
    (void)state;
    assert_int_equal(office_compare(ours, again, false, &wrong), 2);
    assert_int_equal(wrong, 1);
    const struct xlsx_cell *cell = xlsx_at(xlsx_sheet(again, "Sheet"), 2, 0);
    assert_non_null(cell);
    assert_true(fabs(cell->number - 31.5) < 0.001);
    xlsx_close(ours);
    xlsx_close(again);
}

static void every_value_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(awardbook_forms); i++) {
        const char *name = awardbook_forms[i].file;
        struct xlsx *ours = open_ours(name), *again = open_again(name);
        size_t wrong, formulas = office_compare(ours, again, true, &wrong);
        if (wrong > 0)
            fail_msg("%s: %zu of %zu formulas come to something else", name, wrong, formulas);
        check_row(name, formulas > 60);
        xlsx_close(ours);
        xlsx_close(again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_value_is_found),
        cmocka_unit_test(every_value_is_right),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
