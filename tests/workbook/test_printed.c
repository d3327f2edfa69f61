/* What is written to be printed: any report, a student's record book, and both as PDF. Made from
 * the sample chapter; test_every.c holds that the values are those of their formulas. */
#include "support/awardbook.h"
#include "support/check.h"
#include "support/written.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "kinds/listing.h"
#include "report/total.h"
#include "workbook/pdf.h"
#include "workbook/record_book.h"
#include "workbook/reported.h"
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct book *book; /* the sample chapter */
static int64_t maya;

static int make_all(void **state)
{
    int begun = written_begin(state);
    if (begun != 0)
        return begun;
    book = written_book(WRITTEN_SAMPLE);
    maya = written_student(WRITTEN_SAMPLE, "1001");
    return 0;
}

/* ---- reports -------------------------------------------------------------------------------- */

/* Each has a row for each row, below the title, what it is of, what it answers and the heads. */
static void every_report_is_written(void **state)
{
    enum { HEADS = 4 };
    (void)state;
    for (size_t i = 0; i < report_count(); i++) {
        const struct report *report = report_at(i);
        struct err err = {{0}};
        struct report_query query = {.student = maya};
        struct report_rows *rows = report_open(book, report, &query, &err);
        int count = 0;
        while (rows && report_next(rows, &err) == STEP_ROW)
            count++;
        report_close(rows);
        check_row(report->name, count > 0);
        char file[64];
        snprintf(file, sizeof file, "report-%s.xlsx", report->name);
        struct xlsx *xlsx = written_open(file);
        assert_int_equal(xlsx->sheet_count, 1);
        const struct xlsx_sheet *sheet = &xlsx->sheets[0];
        check_row_text(report->name, sheet->name, report->label);
        check_row_text(report->name, xlsx_at(sheet, 0, 0)->text, report->label);
        check_row(report->name, strstr(xlsx_at(sheet, 1, 0)->text, "Maya Ortiz"));
        for (size_t col = 0; col < report->count; col++)
            check_row_text(report->name, xlsx_at(sheet, 3, (int)col)->text,
                           report->columns[col].label);
        int last = sheet->cells[sheet->count - 1].row;
        const struct xlsx_cell *total = xlsx_find(sheet, "Total");
        check_row_int(report->name, last - HEADS + 1, count + (total && total->row == last));
        xlsx_close(xlsx);
    }
}

static const struct xlsx_cell *under(const struct xlsx_sheet *sheet, const char *head, int row)
{
    const struct xlsx_cell *found = xlsx_find(sheet, head);
    if (!found)
        fail_msg("no column %s", head);
    return xlsx_at(sheet, row, found->col);
}

static void totals_add_up(void **state)
{
    struct xlsx *xlsx = written_open("report-income.xlsx");
    const struct xlsx_sheet *sheet = &xlsx->sheets[0];
    (void)state;
    int last = xlsx_find(sheet, "Total")->row;
    double sum = 0;
    for (int row = 4; row < last; row++)
        sum += under(sheet, "Net income", row)->number;
    const struct xlsx_cell *total = under(sheet, "Net income", last);
    assert_true(fabs(total->number - sum) < 0.005 && fabs(sum) > 1);
    assert_non_null(strstr(total->formula, "SUBTOTAL(9,"));
    /* Inventories of several years are no sum. */
    const struct xlsx_cell *held = under(sheet, "Inventory, beginning", last);
    assert_true(!held || (!held->formula && !*held->text));
    /* What is worked out is a formula over its parts in the same row. */
    assert_string_equal(under(sheet, "Net income", 4)->formula, "S5+W5");
    xlsx_close(xlsx);
}

static void one_year_adds_up_what_was_there(void **state)
{
    struct xlsx *xlsx = written_open("year-cash.xlsx");
    const struct xlsx_sheet *sheet = &xlsx->sheets[0];
    (void)state;
    int last = xlsx_find(sheet, "Total")->row;
    assert_non_null(under(sheet, "Opening cash", last)->formula);
    xlsx_close(xlsx);
}

static void names_stand_beside_numbers(void **state)
{
    struct xlsx *xlsx = written_open("all-income.xlsx");
    (void)state;
    assert_non_null(xlsx_find(&xlsx->sheets[0], "Ortiz, Maya · 1001"));
    assert_true(xlsx_mentions(xlsx, "all students"));
    xlsx_close(xlsx);
}

/* Twenty-four columns: pages side by side at one scale, each with the keys. */
static void wide_reports_go_on_pages_side_by_side(void **state)
{
    struct xlsx *xlsx = written_open("report-income.xlsx");
    (void)state;
    assert_true(xlsx_mentions(xlsx, "<colBreaks"));
    assert_true(xlsx_mentions(xlsx, "scale=\"80\""));
    assert_true(xlsx_mentions(xlsx, "$A:$C"));
    assert_true(xlsx_mentions(xlsx, "xSplit=\"3\""));
    xlsx_close(xlsx);
    xlsx = written_open("report-balance.xlsx");
    assert_false(xlsx_mentions(xlsx, "<colBreaks"));
    assert_true(xlsx_mentions(xlsx, "fitToPage=\"1\""));
    xlsx_close(xlsx);
}

static void nothing_to_report_is_said(void **state)
{
    struct err err = {{0}};
    char *path = written_path("nothing.xlsx");
    struct report_query query = {.student = maya, .year = 1999};
    (void)state;
    assert_true(reported_write(book, report_find("income"), &query, path, NULL, &err));
    free(path);
    struct xlsx *xlsx = written_open("nothing.xlsx");
    assert_true(xlsx_mentions(xlsx, "There is nothing to report here yet."));
    assert_null(xlsx_find(&xlsx->sheets[0], "Total"));
    xlsx_close(xlsx);
}

static void refusals_leave_no_file(void **state)
{
    struct err err = {{0}};
    char *path = written_path("none.xlsx");
    struct report_query query = {.project = 1};
    struct record_book_request request = {maya, 2030, path};
    (void)state;
    assert_false(reported_write(book, report_find("balance"), &query, path, NULL, &err));
    check_row_sentence("balance by project", err);
    assert_false(record_book_write(book, &request, NULL, NULL, NULL, &err));
    check_row_sentence("a year to come", err);
    request = (struct record_book_request){12345, 0, path};
    assert_false(record_book_write(book, &request, NULL, NULL, NULL, &err));
    assert_false(file_exists(path));
    free(path);
}

static void totals_of_what_adds_up(void **state)
{
    static const struct {
        const char *report, *column;
        bool one_year, many_years;
    } rows[] = {
        {"income", "cash_sales", true, true},      {"income", "ending_inventory", true, false},
        {"networth", "beginning", true, false},    {"assets", "depreciation", true, true},
        {"depreciation", "cost", true, false},     {"hours", "hours", true, true},
        {"hours_standard", "hours", false, false}, {"budget", "actual", false, false},
        {"loan_schedule", "interest", true, true}, {"loan_schedule", "owed", false, false},
        {"efficiency", "value", false, false},     {"feed", "quantity", false, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct report *report = report_find(rows[i].report);
        struct report_totals totals;
        int64_t values[REPORT_MOST_COLUMNS] = {0};
        size_t year = report->count, column = report->count;
        for (size_t k = 0; k < report->count; k++) {
            year = report->columns[k].type == REPORT_YEAR ? k : year;
            column = strcmp(report->columns[k].name, rows[i].column) == 0 ? k : column;
        }
        check_row(rows[i].column, column < report->count);
        report_totals_start(&totals, report);
        for (int k = 0; k < 2; k++) {
            if (year < report->count)
                values[year] = 2025;
            values[column] = 100 + k;
            report_totals_add(&totals, values);
        }
        check_row_int(rows[i].column, totals.sums[column], 201);
        check_row_int(rows[i].column, report_totals_has(&totals, column), rows[i].one_year);
        if (year < report->count)
            values[year] = 2026;
        report_totals_add(&totals, values);
        if (year < report->count)
            check_row_int(rows[i].column, report_totals_has(&totals, column), rows[i].many_years);
    }
}

/* ---- record books --------------------------------------------------------------------------- */

static void sheets_in_order(void **state)
{
    static const struct {
        const char *name, *sheets;
    } books[] = {
        {"maya.xlsx", "Cover|The student|Projects|Research|Income and expense|Placement|Net worth|"
                      "Current inventory|Non-current inventory|Production|Skills|FFA and service|"
                      "Photos|Other records|Money journal|Hours journal|"},
        {"small.xlsx", "Cover|The student|Projects|Research|Income and expense|Placement|Net worth|"
                       "Current inventory|Non-current inventory|Skills|FFA and service|Photos|"
                       "Other records|Money journal|Hours journal|"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(books); i++) {
        struct xlsx *xlsx = written_open(books[i].name);
        struct buf got = {0};
        for (size_t k = 0; k < xlsx->sheet_count; k++) {
            buf_addf(&got, "%s|", xlsx->sheets[k].name);
            check_row(xlsx->sheets[k].name, xlsx->sheets[k].count > 3);
        }
        check_row_text(books[i].name, buf_text(&got), books[i].sheets);
        buf_free(&got);
        xlsx_close(xlsx);
    }
}

/* A student without anything: the cover, the student, and what cannot be left out. */
static void empty_pages_are_left_out(void **state)
{
    struct xlsx *xlsx;
    (void)state;
    xlsx = written_open("one.xlsx");
    assert_int_equal(xlsx->sheet_count, 3);
    assert_string_equal(xlsx->sheets[2].name, "Projects");
    xlsx_close(xlsx);
}

struct looking {
    const struct xlsx *xlsx;
    size_t looked, missing;
};

/* The first text of the record that stands in the file as it is. */
static bool look_for(void *context, const struct record *record, struct err *err)
{
    struct looking *looking = context;
    const struct value *date = record_get(record, "date");
    (void)err;
    if (date && date->is == VALUE_DATE &&
        date_compare(value_date(date), (struct date){2026, 11, 22}) > 0)
        return true;
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct field *field = &record->kind->fields[i];
        const struct value *value = &record->values[i];
        if (field->type != FIELD_TEXT || value->is != VALUE_TEXT || value->nbytes < 4 ||
            field->choices || field->vocabulary)
            continue;
        char *text = mem_text_n(value->text, value->nbytes);
        if (!strpbrk(text, "&<>\"'")) {
            looking->looked++;
            if (!xlsx_mentions(looking->xlsx, text)) {
                looking->missing++;
                printf("%s: \"%s\" is not in the book\n", record->kind->name, text);
            }
            mem_free(text);
            return true;
        }
        mem_free(text);
    }
    return true;
}

/* Every record of every kind but the applications' and the teacher's is somewhere in it. */
static void the_whole_book_is_in_it(void **state)
{
    struct looking looking = {.xlsx = written_open("maya.xlsx")};
    struct err err = {{0}};
    size_t kinds = 0;
    (void)state;
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        struct listing *listing;
        if (strcmp(kind->family, "application") == 0 || strcmp(kind->family, "teaching") == 0 ||
            strcmp(kind->family, "book") == 0 || strcmp(kind->family, "remarks") == 0 ||
            kind->flags & KIND_TEACHING ||
            (kind_field(kind, "student") == FIELD_NONE && !kind_has_address(kind)))
            continue;
        listing = listing_open(book, kind);
        size_t before = looking.looked;
        assert_true(listing_where_id(listing, "student", maya, &err));
        assert_true(listing_each(listing, false, look_for, &looking, &err));
        kinds += looking.looked > before;
        listing_close(listing);
    }
    assert_int_equal(looking.missing, 0);
    assert_true(kinds > 20);
    assert_true(looking.looked > 500);
    xlsx_close((struct xlsx *)(uintptr_t)looking.xlsx);
}

static void notes_of_the_teacher_are_not(void **state)
{
    struct err err = {{0}};
    struct record record;
    (void)state;
    assert_true(record_read(book, kind_find("student"), written_student(WRITTEN_SAMPLE, "1019"), &record, &err));
    char *note = mem_text_n(record_get(&record, "notes")->text, 20);
    struct xlsx *xlsx = written_open("carried.xlsx");
    assert_int_equal(strlen(note), 20);
    assert_false(xlsx_mentions(xlsx, note));
    xlsx_close(xlsx);
    free(note);
    record_clear(&record);
}

/* Nothing of other students, and of a year nothing of the others. */
static void other_people_and_years_are_not(void **state)
{
    struct xlsx *xlsx = written_open("of-year.xlsx");
    (void)state;
    for (size_t k = 0; k < xlsx->sheet_count; k++) {
        const struct xlsx_sheet *sheet = &xlsx->sheets[k];
        if (!strstr(sheet->name, "journal"))
            continue;
        size_t dated = 0;
        for (size_t i = 0; i < sheet->count; i++) {
            const struct xlsx_cell *cell = &sheet->cells[i];
            if (cell->col != 1 || cell->is_text || cell->row < 4)
                continue;
            check_row_int(sheet->name, (int)cell->number, 2025);
            dated++;
        }
        check_row(sheet->name, dated > 20);
    }
    assert_false(xlsx_mentions(xlsx, "Maya"));
    xlsx_close(xlsx);
    xlsx = written_open("small.xlsx");
    assert_false(xlsx_mentions(xlsx, "own goat"));
    xlsx_close(xlsx);
}

/* The figures of the cover are those of the reports. */
static void cover_agrees_with_the_reports(void **state)
{
    static const struct {
        const char *report, *column;
        int col;
    } figures[] = {{"hours", "hours", 1}, {"networth", "ending", 3}};
    struct xlsx *xlsx = written_open("maya.xlsx");
    const struct xlsx_sheet *cover = xlsx_sheet(xlsx, "Cover");
    const struct xlsx_cell *head = xlsx_find(cover, "Year");
    struct err err = {{0}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(figures); i++) {
        const struct report *report = report_find(figures[i].report);
        struct report_query query = {.student = maya, .to = {2026, 11, 22}};
        int64_t by_year[3] = {0};
        size_t year = 0, column = 0;
        for (size_t k = 0; k < report->count; k++) {
            year = report->columns[k].type == REPORT_YEAR ? k : year;
            column = strcmp(report->columns[k].name, figures[i].column) == 0 ? k : column;
        }
        struct report_rows *rows = report_open(book, report, &query, &err);
        while (report_next(rows, &err) == STEP_ROW)
            by_year[report_int(rows, year) - 2024] += report_int(rows, column);
        report_close(rows);
        for (int k = 0; k < 3; k++) {
            const struct xlsx_cell *cell = xlsx_at(cover, head->row + 1 + k, figures[i].col);
            double wanted = (double)by_year[k] / (i == 0 ? 60.0 : 100.0);
            assert_non_null(cell->formula);
            check_row(figures[i].column, fabs(cell->number - wanted) < 0.005 && wanted > 1);
        }
    }
    xlsx_close(xlsx);
}

/* No page of the projects ends with a heading: rows in gold, bold or of heads begin a page rather. */
static void headings_are_not_left_alone(void **state)
{
    struct xlsx *xlsx = written_open("maya.xlsx");
    const struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "Projects");
    const struct xlsx_member *member = xlsx_member(xlsx, "xl/worksheets/sheet3.xml");
    const char *at = strstr(member->bytes, "<rowBreaks");
    int breaks = 0;
    (void)state;
    assert_non_null(at);
    while ((at = strstr(at, "<brk id=\"")) != NULL) {
        int row = (int)strtol(at + 9, NULL, 10); /* counts from 1: the last row of a page */
        const struct xlsx_cell *last = xlsx_at(sheet, row - 1, 0);
        for (size_t i = 0; i < kind_count() && last && last->is_text; i++)
            check_row(last->text, strcmp(last->text, kind_at(i)->plural) != 0);
        assert_true(!last || strcmp(last->text, "Day") != 0);
        breaks++;
        at++;
    }
    assert_true(breaks >= 3);
    xlsx_close(xlsx);
}

/* ---- PDF ------------------------------------------------------------------------------------ */

static void pdf_is_made(void **state)
{
    struct err err = {{0}};
    struct buf bytes = {0};
    char *xlsx = written_path("report-income.xlsx"), *pdf = pdf_name(xlsx);
    (void)state;
    xlsx_close(written_open("report-income.xlsx"));
    if (!pdf_write(xlsx, pdf, PDF_SECONDS, &err))
        fail_msg("%s", err.text);
    written_bytes("report-income.pdf", &bytes);
    assert_memory_equal(bytes.data, "%PDF-", 5);
    /* Its own folder is gone. */
    const char *temp = getenv("TMPDIR");
    DIR *left = opendir(temp ? temp : "/tmp");
    assert_non_null(left);
    for (struct dirent *entry; (entry = readdir(left)) != NULL;)
        check_row(entry->d_name, !temp || strncmp(entry->d_name, "saebook-pdf", 11) != 0);
    closedir(left);
    buf_free(&bytes);
    mem_free(pdf);
    free(xlsx);
}

/* A program of that name in a folder of its own, and nothing else to be found. */
static void put_program(const char *script)
{
    char *bin = written_path("bin"), *program = file_join(bin, "soffice");
    mkdir(bin, 0700);
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    assert_true(fputs(script, file) >= 0 && fclose(file) == 0);
    assert_int_equal(chmod(program, 0700), 0);
    setenv("PATH", bin, 1);
    free(program);
    free(bin);
}

static void without_libreoffice_it_is_told(void **state)
{
    static const struct {
        const char *script; /* NULL: none */
        const char *says;
    } rows[] = {
        {NULL, "not installed"},
        {"#!/bin/sh\nexit 3\n", "could not make"},
        {"#!/bin/sh\nexit 0\n", "made no PDF"},
        {"#!/bin/sh\n/bin/sleep 60 & wait\n", "took more than 1 seconds"},
    };
    char *path = mem_text(getenv("PATH"));
    char *xlsx = written_path("report-income.xlsx"), *pdf = written_path("none.pdf");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {{0}};
        if (rows[i].script)
            put_program(rows[i].script);
        else
            setenv("PATH", getenv("HOME"), 1);
        bool done = pdf_write(xlsx, pdf, 1, &err);
        setenv("PATH", path, 1);
        check_row(rows[i].says, !done && !file_exists(pdf));
        check_row_sentence(rows[i].says, err);
        check_row(err.text, strstr(err.text, rows[i].says));
    }
    free(path);
    free(xlsx);
    free(pdf);
}

static void names_of_pdfs(void **state)
{
    static const struct {
        const char *xlsx, *pdf;
    } rows[] = {{"a.xlsx", "a.pdf"}, {"/x/b", "/x/b.pdf"}, {".xlsx", ".xlsx.pdf"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *name = pdf_name(rows[i].xlsx);
        check_row_text(rows[i].xlsx, name, rows[i].pdf);
        mem_free(name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_report_is_written),
        cmocka_unit_test(totals_add_up),
        cmocka_unit_test(one_year_adds_up_what_was_there),
        cmocka_unit_test(names_stand_beside_numbers),
        cmocka_unit_test(wide_reports_go_on_pages_side_by_side),
        cmocka_unit_test(nothing_to_report_is_said),
        cmocka_unit_test(refusals_leave_no_file),
        cmocka_unit_test(totals_of_what_adds_up),
        cmocka_unit_test(sheets_in_order),
        cmocka_unit_test(empty_pages_are_left_out),
        cmocka_unit_test(the_whole_book_is_in_it),
        cmocka_unit_test(notes_of_the_teacher_are_not),
        cmocka_unit_test(other_people_and_years_are_not),
        cmocka_unit_test(cover_agrees_with_the_reports),
        cmocka_unit_test(headings_are_not_left_alone),
        cmocka_unit_test(pdf_is_made),
        cmocka_unit_test(without_libreoffice_it_is_told),
        cmocka_unit_test(names_of_pdfs),
    };
    return cmocka_run_group_tests(tests, make_all, written_end);
}
