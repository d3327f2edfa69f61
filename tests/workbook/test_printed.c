/* What is written to be printed: any report, a student's record book, and both as PDF. Made from
 * the sample chapter, recalculated by LibreOffice. */
#include "support/awardbook.h"
#include "support/check.h"
#include "support/office.h"
#include "support/xml.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "exchange/sample.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
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

static char *folder;
static struct book *book;  /* the sample chapter */
static struct book *small; /* that of the award workbooks */
static int64_t maya;

/* ---- making them ---------------------------------------------------------------------------- */

static char *in_folder(const char *name)
{
    return file_join(folder, name);
}

static int64_t student(const char *number)
{
    struct err err = {{0}};
    int64_t id = 0;
    if (!ref_find(book, kind_find("student"), 0, 0, number, strlen(number), &id, &err))
        fail_msg("%s", err.text);
    return id;
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

static void write_book(struct book *of, int64_t who, int year, const char *name)
{
    struct err err = {{0}};
    struct wb_count count = {0};
    char *path = in_folder(name);
    struct record_book_request request = {who, year, path};
    if (!record_book_write(of, &request, NULL, NULL, &count, &err))
        fail_msg("%s: %s", name, err.text);
    assert_true(count.sheets > 2);
    free(path);
}

static void write_report(const char *report, int64_t who, int year, const char *name)
{
    struct err err = {{0}};
    char *path = in_folder(name);
    struct report_query query = {.student = who, .year = year};
    if (!reported_write(book, report_find(report), &query, path, NULL, &err))
        fail_msg("%s: %s", report, err.text);
    free(path);
}

static const char *const recalculated[] = {
    "maya.xlsx",    "carried.xlsx",   "year.xlsx",     "small.xlsx",     "income.xlsx",
    "chapter.xlsx", "cash_flow.xlsx", "networth.xlsx", "cash_year.xlsx",
};

static int make_all(void **state)
{
    struct err err = {{0}};
    const char *temp = getenv("TMPDIR"), *top = getenv("SAEBOOK_TOP");
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "printed-XXXXXX"));
    if (!folder)
        return -1;
    char *path = in_folder("sample.saebook"), *data = file_join(top ? top : ".", "sample-data");
    if (!sample_make(data, path, NULL, NULL, &err) || !(book = book_open(path, 0, &err)))
        fail_msg("%s", err.text);
    free(path);
    free(data);
    path = in_folder("small.saebook");
    small = awardbook_open(path);
    free(path);
    maya = student("1001");
    write_book(book, maya, 0, "maya.xlsx");
    write_book(book, student("1019"), 0, "carried.xlsx");
    write_book(book, student("1003"), 2025, "year.xlsx");
    write_book(small, AWARDBOOK_MAYA, 0, "small.xlsx");
    write_report("income", maya, 0, "income.xlsx");
    write_report("income", 0, 0, "chapter.xlsx");
    write_report("cash_flow", maya, 0, "cash_flow.xlsx");
    write_report("networth", 0, 0, "networth.xlsx");
    write_report("cash_flow", 0, 2025, "cash_year.xlsx");
    if (!office_recalculate(folder, recalculated, COUNT_OF(recalculated)))
        fail_msg("LibreOffice could not be run; `make deps DEPS=test` installs it");
    return 0;
}

static int remove_all(void **state)
{
    struct buf command = {0};
    (void)state;
    book_close(book);
    book_close(small);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

/* ---- formulas ------------------------------------------------------------------------------- */

static void every_value_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(recalculated); i++) {
        const char *name = recalculated[i];
        struct xlsx *ours = open_in("", name), *again = open_in("again", name);
        size_t wrong, formulas = office_compare(ours, again, true, &wrong);
        if (wrong > 0)
            fail_msg("%s: %zu of %zu formulas come to something else", name, wrong, formulas);
        check_row(name, formulas > 10);
        xlsx_close(ours);
        xlsx_close(again);
    }
}

/* ---- reports -------------------------------------------------------------------------------- */

static void check_parts(const char *name)
{
    struct xlsx *xlsx = open_in("", name);
    for (size_t i = 0; i < xlsx->member_count; i++) {
        const struct xlsx_member *member = &xlsx->members[i];
        if (!strstr(member->name, ".xml"))
            continue;
        const char *fault = xml_fault(member->bytes, member->size);
        if (fault)
            fail_msg("%s of %s: %s", member->name, name, fault);
    }
    xlsx_close(xlsx);
}

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
        write_report(report->name, maya, 0, "one.xlsx");
        check_parts("one.xlsx");
        struct xlsx *xlsx = open_in("", "one.xlsx");
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
    struct xlsx *xlsx = open_in("", "income.xlsx");
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
    struct xlsx *xlsx = open_in("", "cash_year.xlsx");
    const struct xlsx_sheet *sheet = &xlsx->sheets[0];
    (void)state;
    int last = xlsx_find(sheet, "Total")->row;
    assert_non_null(under(sheet, "Opening cash", last)->formula);
    xlsx_close(xlsx);
}

static void names_stand_beside_numbers(void **state)
{
    struct xlsx *xlsx = open_in("", "chapter.xlsx");
    (void)state;
    assert_non_null(xlsx_find(&xlsx->sheets[0], "Ortiz, Maya · 1001"));
    assert_true(xlsx_mentions(xlsx, "all students"));
    xlsx_close(xlsx);
}

/* Twenty-four columns: pages side by side at one scale, each with the keys. */
static void wide_reports_go_on_pages_side_by_side(void **state)
{
    struct xlsx *xlsx = open_in("", "income.xlsx");
    (void)state;
    assert_true(xlsx_mentions(xlsx, "<colBreaks"));
    assert_true(xlsx_mentions(xlsx, "scale=\"80\""));
    assert_true(xlsx_mentions(xlsx, "$A:$C"));
    assert_true(xlsx_mentions(xlsx, "xSplit=\"3\""));
    xlsx_close(xlsx);
    write_report("balance", maya, 0, "one.xlsx");
    xlsx = open_in("", "one.xlsx");
    assert_false(xlsx_mentions(xlsx, "<colBreaks"));
    assert_true(xlsx_mentions(xlsx, "fitToPage=\"1\""));
    xlsx_close(xlsx);
}

static void nothing_to_report_is_said(void **state)
{
    struct err err = {{0}};
    char *path = in_folder("one.xlsx");
    struct report_query query = {.student = maya, .year = 1999};
    (void)state;
    assert_true(reported_write(book, report_find("income"), &query, path, NULL, &err));
    free(path);
    struct xlsx *xlsx = open_in("", "one.xlsx");
    assert_true(xlsx_mentions(xlsx, "There is nothing to report here yet."));
    assert_null(xlsx_find(&xlsx->sheets[0], "Total"));
    xlsx_close(xlsx);
}

static void refusals_leave_no_file(void **state)
{
    struct err err = {{0}};
    char *path = in_folder("none.xlsx");
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
        struct xlsx *xlsx = open_in("", books[i].name);
        struct buf got = {0};
        for (size_t k = 0; k < xlsx->sheet_count; k++) {
            buf_addf(&got, "%s|", xlsx->sheets[k].name);
            check_row(xlsx->sheets[k].name, xlsx->sheets[k].count > 3);
        }
        check_row_text(books[i].name, buf_text(&got), books[i].sheets);
        buf_free(&got);
        xlsx_close(xlsx);
        check_parts(books[i].name);
    }
}

/* A student without anything: the cover, the student, and what cannot be left out. */
static void empty_pages_are_left_out(void **state)
{
    struct xlsx *xlsx;
    (void)state;
    write_book(book, student("1006"), 0, "one.xlsx");
    xlsx = open_in("", "one.xlsx");
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
    struct looking looking = {.xlsx = open_in("", "maya.xlsx")};
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
    assert_true(record_read(book, kind_find("student"), student("1019"), &record, &err));
    char *note = mem_text_n(record_get(&record, "notes")->text, 20);
    struct xlsx *xlsx = open_in("", "carried.xlsx");
    assert_int_equal(strlen(note), 20);
    assert_false(xlsx_mentions(xlsx, note));
    xlsx_close(xlsx);
    free(note);
    record_clear(&record);
}

/* Nothing of other students, and of a year nothing of the others. */
static void other_people_and_years_are_not(void **state)
{
    struct xlsx *xlsx = open_in("", "year.xlsx");
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
    xlsx = open_in("", "small.xlsx");
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
    struct xlsx *xlsx = open_in("", "maya.xlsx");
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
    struct buf first = {0}, second = {0};
    (void)state;
    read_bytes("maya.xlsx", &first);
    write_book(book, maya, 0, "one.xlsx");
    read_bytes("one.xlsx", &second);
    assert_true(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
    buf_clear(&first);
    buf_clear(&second);
    read_bytes("chapter.xlsx", &first);
    write_report("income", 0, 0, "one.xlsx");
    read_bytes("one.xlsx", &second);
    assert_true(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
    buf_free(&first);
    buf_free(&second);
}

/* No page of the projects ends with a heading: rows in gold, bold or of heads begin a page rather. */
static void headings_are_not_left_alone(void **state)
{
    struct xlsx *xlsx = open_in("", "maya.xlsx");
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
    char *xlsx = in_folder("income.xlsx"), *pdf = pdf_name(xlsx);
    (void)state;
    if (!pdf_write(xlsx, pdf, PDF_SECONDS, &err))
        fail_msg("%s", err.text);
    read_bytes("income.pdf", &bytes);
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
    char *bin = in_folder("bin"), *program = file_join(bin, "soffice");
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
    char *xlsx = in_folder("income.xlsx"), *pdf = in_folder("none.pdf");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {{0}};
        if (rows[i].script)
            put_program(rows[i].script);
        else
            setenv("PATH", folder, 1);
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
        cmocka_unit_test(every_value_is_right),
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
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(headings_are_not_left_alone),
        cmocka_unit_test(pdf_is_made),
        cmocka_unit_test(without_libreoffice_it_is_told),
        cmocka_unit_test(names_of_pdfs),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
