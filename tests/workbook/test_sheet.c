/* The sheet layer: what a file can hold, where it would be cut, and that failures are told. */
#include "support/check.h"
#include "support/xlsx.h"
#include "support/xml.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "workbook/archive.h"
#include "workbook/measure.h"
#include "workbook/sheet.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static char *path;

static int set_up(void **state)
{
    const char *temp = getenv("TMPDIR");
    (void)state;
    path = file_join(temp ? temp : "/tmp", "sheet-test.xlsx");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    free(path);
    return 0;
}

static struct wb *begin(void)
{
    struct err err = {{0}};
    struct wb_about about = {"A & B", "", "", "", "R&D <x> \x01 & \"q\"", "&P &D é", 2025};
    struct wb *wb = wb_open(path, &about, &err);
    if (!wb)
        fail_msg("%s", err.text);
    return wb;
}

static struct sheet *begin_sheet(struct wb *wb, const char *name)
{
    static const struct column columns[] = {{"Text", CELL_TEXT, 10, 20},
                                            {"Money", CELL_MONEY, 0, 0}};
    struct sheet *sheet = wb_sheet(wb, name, false);
    sheet_columns(sheet, columns, COUNT_OF(columns));
    return sheet;
}

static struct xlsx *end(struct wb *wb)
{
    struct err err = {{0}};
    if (!wb_close(wb, NULL, &err))
        fail_msg("%s", err.text);
    struct xlsx *xlsx = xlsx_open(path);
    for (size_t i = 0; i < xlsx->member_count; i++) {
        const struct xlsx_member *member = &xlsx->members[i];
        const char *fault =
            strstr(member->name, ".png") ? NULL : xml_fault(member->bytes, member->size);
        if (fault)
            fail_msg("%s: %s", member->name, fault);
    }
    return xlsx;
}

/* ---- measuring ------------------------------------------------------------------------------ */

static void lines_are_counted(void **state)
{
    static const struct {
        const char *text;
        size_t width; /* in digits of 556 */
        size_t lines;
    } rows[] = {
        {"", 10, 1},
        {"one", 10, 1},
        {"one\n", 10, 2},
        {"one\n\ntwo", 10, 3},
        {"1234567890", 10, 1},
        {"12345 67890", 10, 2},
        {"12345 67890", 11, 1},
        {"12345678901", 10, 2},
        {"1 2 3 4 5 6", 3, 3},
        {"1234567890      ", 10, 1},
        {"作者作者", 4, 2},
        {"ééééé", 3, 3},
        {"123456-123456 1234", 10, 3}, /* some programs break it after the hyphen */
        {"1234 1234-1234", 10, 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row_int(rows[i].text,
                      measure_lines(rows[i].text, strlen(rows[i].text), false, rows[i].width * 556),
                      rows[i].lines);
}

static void parts_make_the_whole(void **state)
{
    static const char text[] =
        "Words of  several lengths,\n\nand a_word_that_is_longer_than_the_line, 作者, é̂nd. ";
    (void)state;
    for (size_t width = 556; width < 40 * 556; width += 700) {
        struct buf whole = {0};
        for (size_t at = 0; at < strlen(text);) {
            size_t bytes = measure_take(text + at, strlen(text) - at, false, width, 2);
            assert_true(bytes > 0);
            assert_true(measure_lines(text + at, bytes, false, width) <=
                        3); /* an own break may end it */
            buf_add(&whole, text + at, bytes);
            at += bytes;
        }
        assert_string_equal(buf_text(&whole), text);
        buf_free(&whole);
    }
}

static void plain_is_measured_alike(void **state)
{
    static const char text[] = "The quick (brown) fox; 1,234.56 & <\"x\">\n~ @ W jumps";
    size_t width, breaks;
    (void)state;
    for (int bold = 0; bold < 2; bold++) {
        assert_true(measure_plain(text, strlen(text), bold, &width, &breaks));
        assert_int_equal(width, measure_width(text, strlen(text), bold));
        assert_int_equal(breaks, 1);
    }
    assert_false(measure_plain("é", 2, false, &width, &breaks));
    assert_false(measure_plain("_x0041_", 7, false, &width, &breaks));
    assert_false(measure_plain("\t", 1, false, &width, &breaks));
}

/* ---- text ----------------------------------------------------------------------------------- */

static void any_text_can_be_held(void **state)
{
    static const struct {
        const char *text, *stored; /* as it stands in the file */
    } rows[] = {
        {"=1+1", "=1+1"},
        {"@x", "@x"},
        {"a\nb", "a\nb"},
        {"  lead and trail  ", "  lead and trail  "},
        {"<&>\"'", "<&>\"'"},
        {"_x0041_ is no A", "_x005F_x0041_ is no A"},
        {"_x00_ and _xylophone_", "_x00_ and _xylophone_"},
        {"bell \x07 end", "bell ? end"},
        {"broken \xff\xfe end", "broken ?? end"},
        {"作者 Ñañez", "作者 Ñañez"},
    };
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Any");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, 0, rows[i].text);
    }
    sheet_row(sheet, LOOK_BODY);
    cell_formula_text(sheet, 0, "bell \x07 =x", "A1&\"<&>\"");
    struct xlsx *xlsx = end(wb);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct xlsx_cell *cell = xlsx_at(&xlsx->sheets[0], (int)i, 0);
        check_row(rows[i].text, cell && cell->is_text && !cell->formula);
        check_row_text(rows[i].text, cell->text, rows[i].stored);
    }
    xlsx_close(xlsx);
}

static void tall_text_goes_on_below(void **state)
{
    struct buf text = {0}, got = {0};
    (void)state;
    for (int i = 0; i < 3000; i++)
        buf_addf(&text, "word%d ", i);
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Tall");
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, 0, buf_text(&text));
    cell_value(sheet, 1, CELL_MONEY, 1234);
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, 0, "after");
    int after = sheet_at(sheet);
    struct xlsx *xlsx = end(wb);
    assert_true(after > 20);
    for (int row = 0; row < after; row++) {
        const struct xlsx_cell *cell = xlsx_at(&xlsx->sheets[0], row, 0);
        assert_non_null(cell);
        buf_add_text(&got, cell->text);
    }
    assert_string_equal(buf_text(&got), buf_text(&text));
    assert_non_null(xlsx_at(&xlsx->sheets[0], 0, 1));
    assert_string_equal(xlsx_at(&xlsx->sheets[0], after, 0)->text, "after");
    xlsx_close(xlsx);
    buf_free(&text);
    buf_free(&got);
}

/* Every row that holds wrapped text is as tall as it needs, and none taller than a row may be. */
static void rows_are_tall_enough(void **state)
{
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Rows");
    (void)state;
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, 0, "one\ntwo\nthree\nfour");
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, 0, "short");
    sheet_title(sheet, "A title", "below it");
    struct xlsx *xlsx = end(wb);
    const char *bytes = xlsx_member(xlsx, "xl/worksheets/sheet1.xml")->bytes;
    const char *row = strstr(bytes, "<row r=\"1\"");
    assert_non_null(row);
    double height = strtod(strstr(row, "ht=\"") + 4, NULL);
    assert_true(height >= 4 * 12.75 && height < 6 * 12.75);
    row = strstr(bytes, "<row r=\"2\"");
    assert_true(strstr(row, "ht=") >
                strchr(row, '>')); /* of a later row: this one has what all have */
    assert_true(strstr(row, "ht=\"24\""));
    xlsx_close(xlsx);
}

static void dates_are_days_that_exist(void **state)
{
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Days");
    (void)state;
    sheet_row(sheet, LOOK_BODY);
    cell_date(sheet, 0, "2025-12-31");
    cell_date(sheet, 1, "2025-13-45");
    sheet_row(sheet, LOOK_BODY);
    cell_formula(sheet, 0, CELL_DATE, cell_day((struct date){2025, 12, 31}), "A1");
    struct xlsx *xlsx = end(wb);
    assert_int_equal((int)xlsx_at(&xlsx->sheets[0], 0, 0)->number, 46022);
    assert_int_equal((int)xlsx_at(&xlsx->sheets[0], 1, 0)->number, 46022);
    assert_string_equal(xlsx_at(&xlsx->sheets[0], 0, 1)->text, "2025-13-45");
    xlsx_close(xlsx);
}

/* ---- failures ------------------------------------------------------------------------------- */

static void bad_sheet_names_are_refused(void **state)
{
    static const char *const names[] = {"", "a name that is far over thirty-one characters", "a/b",
                                        "'quoted'", "twice"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = {{0}};
        struct wb *wb = begin();
        begin_sheet(wb, "Twice");
        struct sheet *sheet = begin_sheet(wb, names[i]);
        sheet_row(sheet, LOOK_BODY); /* takes calls, does nothing */
        cell_text(sheet, 0, "x");
        check_row(names[i], !wb_close(wb, NULL, &err));
        check_row(names[i], strstr(err.text, "sheet"));
        check_row(names[i], !file_exists(path));
    }
}

static void empty_book_is_refused(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_false(wb_close(begin(), NULL, &err));
    wb_abort(begin());
    wb_abort(NULL);
    assert_false(file_exists(path));
}

/* The disk of the temporary files is full: the packed file would be small enough. */
static void cut_parts_are_found(void **state)
{
    struct err err = {{0}};
    struct rlimit limit, tight;
    (void)state;
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Long");
    for (int row = 0; row < 6000; row++) {
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, 0, "the same words");
        cell_value(sheet, 1, CELL_MONEY, 100);
    }
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    tight = limit;
    tight.rlim_cur = 200000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    bool done = wb_close(wb, NULL, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(done);
    assert_non_null(strstr(err.text, "whole"));
    assert_false(file_exists(path));
}

static void whole_archives_only(void **state)
{
    struct err err = {{0}};
    struct buf bytes = {0};
    struct wb *wb = begin();
    struct sheet *sheet = begin_sheet(wb, "Whole");
    (void)state;
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, 0, "x");
    xlsx_close(end(wb));
    assert_true(archive_is_whole(path, &err));
    assert_true(file_read(path, (size_t)1 << 20, &bytes, &err));
    for (size_t cut = 1; cut < bytes.len; cut += 97) { /* whatever is missing, it is no archive */
        FILE *file = fopen(path, "w");
        assert_int_equal(fwrite(bytes.data, 1, bytes.len - cut, file), bytes.len - cut);
        fclose(file);
        assert_false(archive_is_whole(path, &err));
    }
    unlink(path);
    assert_false(archive_is_whole(path, &err));
    buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_counted),
        cmocka_unit_test(parts_make_the_whole),
        cmocka_unit_test(plain_is_measured_alike),
        cmocka_unit_test_setup_teardown(any_text_can_be_held, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tall_text_goes_on_below, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_are_tall_enough, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dates_are_days_that_exist, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bad_sheet_names_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_book_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cut_parts_are_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whole_archives_only, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
