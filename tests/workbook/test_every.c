/* Every workbook that the program writes: the same bytes when written again, every value what
 * LibreOffice makes of its formula, every page as it should be when printed; with names, properties
 * and print set-up, and no total that is not a formula. */
#include "support/check.h"
#include "support/office.h"
#include "support/paper.h"
#include "support/written.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "workbook/sheet.h"
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

enum { MOST_FAULTS = 12, MOST_BYTES = 20 << 20 };

#define WRONG   "wrong.xlsx"
#define SPOILED "spoiled.xlsx"

/* ---- workbooks that are not right ------------------------------------------------------------ */

/* One right and one wrong value beside its formulas: if that is not told apart, nothing was
 * recalculated. */
static void write_wrong(void)
{
    static const struct column columns[] = {{"A", CELL_MONEY, 0, 0}};
    struct wb_about about = {"t", "", "", "", "", "", 2025};
    struct err err = {{0}};
    char *path = written_path(WRONG);
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

/* What a sheet of its own has wrong, and how that is told. */
static const struct {
    const char *name, *told;
} spoiled[] = {
    {"Narrow", "###"},
    {"Low", "letters are missing"},
    {"Half", "one over the other"},
    {"Broken word", "is not whole"},
    {"Error", "#DIV/0!"},
    {"Nothing", "there is nothing on it"},
    {"Long", "without a title"},
};

static void spoil(lxw_workbook *book, lxw_worksheet *sheet, size_t which)
{
    lxw_format *wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    switch (which) {
    case 0:
        worksheet_set_column_pixels(sheet, 0, 0, 20, NULL);
        worksheet_write_number(sheet, 0, 0, 1234567.89, NULL);
        break;
    case 1:
        worksheet_set_row(sheet, 0, 15, NULL);
        worksheet_write_string(sheet, 0, 0, "one two three four five six seven", wrapped);
        break;
    case 2:
        worksheet_set_row(sheet, 0, 20, NULL);
        worksheet_write_string(sheet, 0, 0, "seventeen eighteens", wrapped);
        worksheet_write_string(sheet, 1, 0, "nineteen", wrapped);
        break;
    case 3:
        worksheet_set_row(sheet, 0, 60, NULL);
        worksheet_write_string(sheet, 0, 0, "Congratulations", wrapped);
        break;
    case 4:
        worksheet_write_formula(sheet, 0, 0, "=1/0", NULL);
        break;
    case 5:
        worksheet_write_string(sheet, 0, 0, "Title", NULL);
        format_set_bottom(wrapped, LXW_BORDER_THIN); /* a line is something to print */
        worksheet_write_blank(sheet, 60, 0, wrapped);
        worksheet_repeat_rows(sheet, 0, 0);
        worksheet_print_area(sheet, 0, 0, 60, 0);
        worksheet_set_h_pagebreaks(sheet, (lxw_row_t[]){1, 0});
        break;
    default:
        worksheet_write_string(sheet, 0, 0, "first", NULL);
        worksheet_write_string(sheet, 90, 0, "last", NULL);
    }
}

static void write_spoiled(void)
{
    char *path = written_path(SPOILED);
    lxw_workbook *book = workbook_new(path);
    assert_non_null(book);
    for (size_t i = 0; i < COUNT_OF(spoiled); i++) {
        char header[64];
        lxw_worksheet *sheet = workbook_add_worksheet(book, spoiled[i].name);
        snprintf(header, sizeof header, "&L&8 Spoiled&R&8 %s", spoiled[i].name);
        worksheet_set_header(sheet, header);
        spoil(book, sheet, i);
    }
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    free(path);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static const char **file_names(void)
{
    size_t count = written_count();
    const char **names = mem_array(count + 2, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = written_at(i)->file;
    names[count] = WRONG;
    names[count + 1] = SPOILED;
    return names;
}

static int make_all(void **state)
{
    int begun = written_begin(state);
    if (begun != 0)
        return begun;
    for (size_t i = 0; i < written_count(); i++) {
        char *path = written_path(written_at(i)->file);
        written_make(written_at(i), path);
        free(path);
    }
    write_wrong();
    write_spoiled();
    const char **names = file_names();
    char *folder = written_path(".");
    bool done = office_convert(folder, names, written_count() + 2, OFFICE_XLSX) &&
                office_convert(folder, names, written_count() + 2, OFFICE_PDF);
    free(folder);
    mem_free(names);
    if (!done)
        fail_msg("LibreOffice could not be run; `make deps DEPS=test` installs it");
    return 0;
}

static struct xlsx *open_again(const char *name)
{
    char *again = written_path("again");
    char *path = file_join(again, name);
    struct xlsx *xlsx = xlsx_open(path);
    free(path);
    free(again);
    return xlsx;
}

static struct paper *open_printed(const char *name)
{
    struct buf path = {0};
    buf_addf(&path, "printed/%.*s.pdf", (int)strcspn(name, "."), name);
    char *whole = written_path(buf_text(&path));
    struct paper *paper = paper_read(whole);
    free(whole);
    buf_free(&path);
    return paper;
}

/* ---- that the tests can fail ----------------------------------------------------------------- */

static void wrong_value_is_found(void **state)
{
    struct xlsx *ours = written_open(WRONG), *again = open_again(WRONG);
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

static void spoiled_pages_are_found(void **state)
{
    struct xlsx *ours = written_open(SPOILED);
    struct paper *paper = open_printed(SPOILED);
    struct buf why = {0};
    (void)state;
    paper_faults(paper, ours, 100, &why);
    for (size_t i = 0; i < COUNT_OF(spoiled); i++) {
        bool told = false;
        for (const char *line = buf_text(&why); *line; line += strcspn(line, "\n") + 1) {
            size_t length = strcspn(line, "\n");
            char *one = mem_text_n(line, length);
            told = told || (strstr(one, spoiled[i].name) && strstr(one, spoiled[i].told));
            mem_free(one);
            if (!line[length])
                break;
        }
        if (!told)
            fail_msg("%s: \"%s\" is not found in\n%s", spoiled[i].name, spoiled[i].told,
                     buf_text(&why));
    }
    buf_free(&why);
    paper_free(paper);
    xlsx_close(ours);
}

/* ---- what each must be ----------------------------------------------------------------------- */

static void every_value_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const struct written *one = written_at(i);
        struct xlsx *ours = written_open(one->file), *again = open_again(one->file);
        size_t wrong, formulas = office_compare(ours, again, true, &wrong);
        if (wrong > 0)
            fail_msg("%s: %zu of %zu formulas come to something else", one->file, wrong, formulas);
        check_row(one->file, formulas >= (size_t)one->formulas);
        xlsx_close(ours);
        xlsx_close(again);
    }
}

static void every_page_is_whole(void **state)
{
    size_t faulty = 0;
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const char *file = written_at(i)->file;
        struct xlsx *ours = written_open(file);
        struct paper *paper = open_printed(file);
        struct buf why = {0};
        paper_faults(paper, ours, MOST_FAULTS, &why);
        if (why.len > 0)
            printf("%s:\n%s\n", file, buf_text(&why));
        faulty += why.len > 0;
        buf_free(&why);
        paper_free(paper);
        xlsx_close(ours);
    }
    if (faulty > 0)
        fail_msg("%zu of %zu workbooks are not whole on paper", faulty, written_count());
}

/* In another time zone, too. */
static void same_bytes_again(void **state)
{
    char *path = written_path("same.xlsx");
    (void)state;
    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    for (size_t i = 0; i < written_count(); i++) {
        struct buf bytes = {0};
        written_make(written_at(i), path);
        written_same(written_at(i)->file, "same.xlsx");
        written_bytes("same.xlsx", &bytes);
        check_row(written_at(i)->file, bytes.len < MOST_BYTES);
        buf_free(&bytes);
    }
    setenv("TZ", "UTC", 1);
    tzset();
    free(path);
}

static void parts_are_in_order(void **state)
{
    static const char *const properties[] = {"<dc:title>", "<dc:creator>", "<dc:subject>",
                                             "-12-31T12:00:00Z"};
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const char *file = written_at(i)->file;
        struct xlsx *xlsx = written_open(file);
        written_check_parts(xlsx, file);
        const struct xlsx_member *core = xlsx_member(xlsx, "docProps/core.xml");
        for (size_t k = 0; k < COUNT_OF(properties); k++)
            if (!strstr(core->bytes, properties[k]))
                fail_msg("%s has no property %s", file, properties[k]);
        xlsx_close(xlsx);
    }
}

/* The sum of the widths of the columns that are printed, in pixels. */
static double sheet_pixels(const char *part, long columns)
{
    double pixels = 0;
    for (const char *at = part; (at = strstr(at, "<col min=\"")) != NULL; at++) {
        char *end;
        long first = strtol(at + strlen("<col min=\""), &end, 10);
        long last = strtol(strstr(at, "max=\"") + 5, &end, 10);
        last = columns > 0 && last > columns ? columns : last;
        if (last >= first)
            pixels +=
                (double)(last - first + 1) * (strtod(strstr(at, "width=\"") + 7, &end) * 7 + 5);
    }
    return pixels;
}

/* Letter, one page wide and never below six tenths, or parts side by side; the title repeated. */
static void print_is_set_up(void **state)
{
    static const char *const wanted[] = {"paperSize=\"1\"", "<printOptions",
                                         "Page &amp;P of &amp;N", "contains education records",
                                         "<sheetProtection sheet=\"1\""};
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const char *file = written_at(i)->file;
        struct xlsx *xlsx = written_open(file);
        for (size_t k = 0; k < xlsx->sheet_count; k++) {
            char name[64], row[128];
            snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", k + 1);
            snprintf(row, sizeof row, "%s, %s", file, xlsx->sheets[k].name);
            const char *part = xlsx_member(xlsx, name)->bytes;
            for (size_t n = 0; n < COUNT_OF(wanted); n++)
                if (!strstr(part, wanted[n]))
                    fail_msg("%s has no %s", row, wanted[n]);
            bool sides = strstr(part, "<colBreaks") != NULL;
            bool fits = strstr(part, "fitToPage=\"1\"") && !strstr(part, "fitToWidth=");
            check_row(row, sides || fits);
            double page = strstr(part, "orientation=\"landscape\"") ? 960 : 720;
            check_row(row, sides || sheet_pixels(part, xlsx->sheets[k].print_cols) * 0.6 <= page);
        }
        check_row(file, xlsx_mentions(xlsx, "_xlnm.Print_Area"));
        xlsx_close(xlsx);
    }
}

/* No page ends with the heading of what is on the next. */
static void headings_are_not_left_alone(void **state)
{
    size_t breaks = 0;
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        struct xlsx *xlsx = written_open(written_at(i)->file);
        for (size_t k = 0; k < xlsx->sheet_count; k++) {
            char name[64];
            snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", k + 1);
            const char *at = strstr(xlsx_member(xlsx, name)->bytes, "<rowBreaks");
            while (at && (at = strstr(at, "<brk id=\"")) != NULL) {
                int row = (int)strtol(at += strlen("<brk id=\""), NULL, 10); /* from 1: the last */
                const struct xlsx_cell *last = xlsx_at(&xlsx->sheets[k], row - 1, 0);
                if (last && row > xlsx->sheets[k].title_rows && xlsx->styles[last->style].heading)
                    fail_msg("%s, %s: a page ends with \"%s\"", written_at(i)->file,
                             xlsx->sheets[k].name, last->text);
                breaks++;
            }
        }
        xlsx_close(xlsx);
    }
    assert_true(breaks > 100);
}

/* Besides functions and texts in quotes there is a name of a cell or range in it. */
static bool points_somewhere(const char *formula)
{
    for (const char *at = formula; *at;) {
        if (*at == '"') {
            at = strchr(at + 1, '"');
            assert_non_null(at);
            at++;
        } else if (isalpha((unsigned char)*at) || *at == '$') {
            size_t length = 0;
            while (isalnum((unsigned char)at[length]) || at[length] == '$' || at[length] == '_')
                length++;
            if (at[length] != '(')
                return true;
            at += length;
        } else {
            at++;
        }
    }
    return false;
}

/* The rules of a degree count some things otherwise, and the row says so; an earlier book may have
 * told a total without its parts, and the sheet says so. */
static bool is_no_sum(const struct xlsx_sheet *sheet, int row)
{
    const struct xlsx_cell *rule = NULL;
    for (size_t i = 0; i < sheet->count && !rule; i++)
        if (sheet->cells[i].row == row &&
            strcmp(sheet->cells[i].text, "counted otherwise than by adding up") == 0)
            rule = &sheet->cells[i];
    return rule || xlsx_find(sheet, "A total without a formula is as an earlier book told it: not "
                                    "all of its parts are known.");
}

static void totals_are_formulas(void **state)
{
    size_t totals = 0;
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const char *file = written_at(i)->file;
        struct xlsx *xlsx = written_open(file);
        for (size_t k = 0; k < xlsx->sheet_count; k++) {
            const struct xlsx_sheet *sheet = &xlsx->sheets[k];
            for (size_t n = 0; n < sheet->count; n++) {
                const struct xlsx_cell *cell = &sheet->cells[n];
                bool total = xlsx->styles[cell->style].total && !cell->is_text &&
                             !is_no_sum(sheet, cell->row);
                if (total && !cell->formula)
                    fail_msg("%s, %s, row %d, column %d: a total that is no formula", file,
                             sheet->name, cell->row + 1, cell->col + 1);
                if (cell->formula && !points_somewhere(cell->formula))
                    fail_msg("%s, %s: =%s points at nothing", file, sheet->name, cell->formula);
                totals += total;
            }
        }
        xlsx_close(xlsx);
    }
    assert_true(totals > 1000);
}

/* Those that award and degree are computed from have names that a judge can go to. */
static void totals_have_names(void **state)
{
    static const struct {
        enum written_kind kind;
        const char *name;
    } rows[] = {
        {WRITTEN_PROFICIENCY, "Journal_hours"},
        {WRITTEN_DEGREE, "Earned_total"},
        {WRITTEN_YEAR, "Project_income"},
        {WRITTEN_RECORD_BOOK, "Journal_hours"},
    };
    (void)state;
    for (size_t i = 0; i < written_count(); i++) {
        const struct written *one = written_at(i);
        struct xlsx *xlsx = written_open(one->file);
        for (size_t k = 0; k < COUNT_OF(rows); k++)
            if (rows[k].kind == one->kind && one->formulas >= 60 &&
                !strstr(xlsx_member(xlsx, "xl/workbook.xml")->bytes, rows[k].name))
                fail_msg("%s has nothing named %s", one->file, rows[k].name);
        xlsx_close(xlsx);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_value_is_found), cmocka_unit_test(spoiled_pages_are_found),
        cmocka_unit_test(every_value_is_right), cmocka_unit_test(every_page_is_whole),
        cmocka_unit_test(same_bytes_again),     cmocka_unit_test(parts_are_in_order),
        cmocka_unit_test(print_is_set_up),      cmocka_unit_test(totals_are_formulas),
        cmocka_unit_test(totals_have_names),    cmocka_unit_test(headings_are_not_left_alone),
    };
    return cmocka_run_group_tests(tests, make_all, written_end);
}
