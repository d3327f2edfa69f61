/* A book begun elsewhere: four years entered whole, and the same four years of which the first two
 * are brought forward from the reports of the first book. From the change-over on both say the same,
 * in every report, in what an award measures, and in the sums of its workbook; and so do the years
 * carried in, as far as reports know them. */
#include "support/check.h"

#include "support/add.h"
#include "support/xlsx.h"

#include "award/measure.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/num.h"
#include "book/book.h"
#include "guide/carried.h"
#include "kinds/carried.h"
#include "kinds/record.h"
#include "report/carried.h"
#include "report/invested.h"
#include "report/report.h"
#include "workbook/award.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST = 2022, CHANGED = 2024, LAST = 2025 };

static char *folder;
static struct book *whole, *carried;

/* ---- the records ---------------------------------------------------------------------------- */

static void add_money(struct book *book, int year, const char *day, const char *type,
                      const char *category, const char *project, const char *amount)
{
    char date[32], what[40], kind[40], sum[40], its[60];
    snprintf(date, sizeof date, "date=%d-%s", year, day);
    snprintf(what, sizeof what, "type=%s", type);
    snprintf(kind, sizeof kind, "category=%s", category);
    snprintf(sum, sizeof sum, "amount=%s", amount);
    snprintf(its, sizeof its, "project=%s", project);
    if (project[0] != '\0')
        ADD(book, "money", "student=S1", date, what, kind, sum, its);
    else
        ADD(book, "money", "student=S1", date, what, kind, sum);
}

static void add_stock(struct book *book, const char *day, const char *item, const char *value)
{
    char date[32], what[60], worth[40];
    snprintf(date, sizeof date, "as_of=%s", day);
    snprintf(what, sizeof what, "item=%s", item);
    snprintf(worth, sizeof worth, "value=%s", value);
    ADD(book, "stock", "student=S1", "project=Lambs", date, what, worth);
}

/* A year that is entered, with odd cents; each year differs from the others. */
static void add_year(struct book *book, int year)
{
    static const char *const sales[] = {"812.35", "1004.10", "1311.77", "990.05"};
    static const char *const feed[] = {"301.11", "288.40", "412.09", "377.70"};
    static const char *const lambs[] = {"480.50", "655.25", "701.00", "590.15"};
    static const char *const wages[] = {"640.00", "712.50", "1180.25", "1303.00"};
    static const char *const time[] = {"7:20", "6:40", "8:05", "9:50"};
    int at = year - FIRST;
    char date[32], day[16], text[60];
    add_money(book, year, "03-01", "sale", "livestock", "Lambs", sales[at]);
    add_money(book, year, "03-05", "expense", "feed", "Lambs", feed[at]);
    add_money(book, year, "04-01", "expense", "veterinary", "Lambs", "61.07");
    add_money(book, year, "04-02", "labor", "feed", "Lambs", "44.00");
    add_money(book, year, "04-03", "home_use", "", "Lambs", "90.00");
    add_money(book, year, "05-03", "expense", "supplies", "Store", "35.15");
    add_money(book, year, "06-01", "withdrawal", "education", "", "20.00");
    add_money(book, year, "06-02", "contribution", "gift", "", "15.00");
    snprintf(day, sizeof day, "%d-12-31", year);
    add_stock(book, day, "Lambs", lambs[at]);
    add_stock(book, day, "Hay", year == CHANGED ? "0" : "75.20");
    snprintf(date, sizeof date, "date=%d-07-01", year);
    snprintf(text, sizeof text, "time=%s", time[at]);
    ADD(book, "hours", "student=S1", "project=Lambs", "activity=Fed", date, text);
    ADD(book, "hours", "student=S1", "project=Lambs", "activity=Lesson", "in_class=yes", "time=0:45", date);
    snprintf(date, sizeof date, "date=%d-07-02", year);
    ADD(book, "hours", "student=S1", "project=Store", "activity=Shelves", "paid=yes", "position=Clerk", date, text);
    snprintf(text, sizeof text, "gross=%s", wages[at]);
    ADD(book, "paycheck", "student=S1", "project=Store", "position=Clerk", "taxes=51.20", date, text);
}

static struct book *start(const char *name, const char *records_from)
{
    struct err err = {{0}};
    char from[40];
    char *path = file_join(folder, name);
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    struct book *book = book_open(path, 0, &err);
    free(path);
    assert_non_null(book);
    snprintf(from, sizeof from, "records_from=%s", records_from);
    ADD(book, "chapter", "name=Hale", "state=OK");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2022-01-01", from);
    ADD(book, "project", "student=S1", "title=Lambs", "type=ownership", "pathway=AS",
        "award_area=Sheep Production", "began=2022-01-01");
    ADD(book, "project", "student=S1", "title=Store", "type=placement", "began=2022-01-01");
    ADD(book, "position", "student=S1", "project=Store", "title=Clerk", "employer=Hale Feed", "begins=2022-01-01");
    return book;
}

/* ---- the first two years, off the old book's reports ----------------------------------------- */

/* Adds to what stands in a line already: a placement has a row for each job, and one without. */
static void add_amount(char **place, const char *value)
{
    int64_t sum = 0, more = 0;
    char text[NUM_TEXT_SIZE];
    if (*place != NULL)
        assert_true(num_parse_money(*place, strlen(*place), &sum, NULL));
    assert_true(num_parse_money(value, strlen(value), &more, NULL));
    carried_sheet_set(place, num_money(sum + more, text));
}

/* What a person copies from the rows of a report: every column that is a line and not yet told. */
static void copy_report(const char *name, int year, const char *project,
                        struct carried_sheet *sheet)
{
    struct err err = {{0}};
    const struct report *report = report_find(name);
    struct report_rows *rows = report_open(whole, report, &(struct report_query){.year = year}, &err);
    bool told[64] = {false};
    assert_non_null(rows);
    for (size_t i = 0; i < carried_count(); i++)
        told[i] = sheet->amounts[i] != NULL;
    while (report_next(rows, &err) == STEP_ROW) {
        char value[NUM_TEXT_SIZE];
        if (strcmp(report_text(rows, 1), project) != 0)
            continue;
        for (size_t c = 0; c < report->count; c++)
            for (size_t i = 0; i < carried_count(); i++)
                if (strcmp(report->columns[c].name, carried_at(i)->choice.value) == 0 && !told[i])
                    add_amount(&sheet->amounts[i], report_value(rows, c, value));
    }
    report_close(rows);
}

static void bring(int year, const char *project, const char *report, int64_t invested)
{
    struct err err = {{0}};
    int64_t student = 0, id = 0;
    struct carried_sheet sheet = {0};
    char *what = NULL;
    assert_true(book_ask_int(carried, "SELECT id FROM student WHERE number = ?1", "S1", &student, &err));
    assert_true(book_ask_int(carried, "SELECT id FROM project WHERE title = ?1", project, &id, &err));
    if (!carried_sheet_read(carried, student, id, year, &sheet, &err))
        fail_msg("%s", err.text);
    carried_sheet_set(&sheet.source, "the other book");
    copy_report("hours", year, project, &sheet);
    copy_report(report, year, project, &sheet);
    for (size_t i = 0; i < carried_count() && invested != 0; i++)
        if (carried_at(i)->of == CARRIED_INVESTED) {
            char text[NUM_TEXT_SIZE];
            carried_sheet_set(&sheet.amounts[i], num_money(invested, text));
        }
    if (!carried_sheet_enter(carried, &sheet, &what, NULL, &err))
        fail_msg("%d %s: %s", year, project, err.text);
    check_row(what, strstr(what, "brought forward") != NULL);
    free(what);
    carried_sheet_clear(&sheet);
}

static struct invested invested_at(struct book *book, int year)
{
    struct invested out;
    struct err err = {{0}};
    int64_t student = 0;
    assert_true(book_ask_int(book, "SELECT id FROM student WHERE number = ?1", "S1", &student, &err));
    if (!invested_read(book, student, (struct date){year, 12, 31}, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

/* What stands on the day of the change-over, as beginning values. */
static void add_beginning(void)
{
    char cash[40] = "amount=", text[NUM_TEXT_SIZE];
    struct err err = {{0}};
    struct report_rows *rows = report_open(whole, report_find("balance"),
                                           &(struct report_query){.as_of = {CHANGED - 1, 12, 31}}, &err);
    assert_non_null(rows);
    assert_int_equal(report_next(rows, &err), STEP_ROW);
    strcat(cash, report_value(rows, 2, text));
    report_close(rows);
    ADD(carried, "balance", "student=S1", "item=Savings", "class=cash", "as_of=2024-01-01", cash);
    add_stock(carried, "2024-01-01", "Lambs", "655.25");
    add_stock(carried, "2024-01-01", "Hay", "75.20");
    /* 800.00 over ten years, two of them charged. */
    ADD(carried, "asset", "student=S1", "project=Lambs", "name=Trailer", "class=machinery",
        "how=beginning", "acquired=2022-02-01", "cost=640", "life_years=8");
}

static int make_both(void **state)
{
    const char *temp = getenv("TMPDIR");
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-01-20", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "carried-XXXXXX"));
    assert_non_null(folder);
    whole = start("whole.saebook", "2022-01-01");
    ADD(whole, "balance", "student=S1", "item=Savings", "class=cash", "as_of=2022-01-01", "amount=1500");
    add_stock(whole, "2022-01-01", "Lambs", "300.00");
    ADD(whole, "asset", "student=S1", "project=Lambs", "name=Trailer", "class=machinery", "how=bought",
        "acquired=2022-02-01", "cost=800", "life_years=10");
    for (int year = FIRST; year <= LAST; year++)
        add_year(whole, year);
    carried = start("carried.saebook", "2024-01-01");
    add_beginning();
    for (int year = FIRST; year < CHANGED; year++) {
        struct invested before = invested_at(whole, year - 1), after = invested_at(whole, year);
        /* The first year's also has what the beginning values themselves come to: not invested here. */
        int64_t put = after.ending - (year == FIRST ? after.beginning : before.ending);
        bring(year, "Lambs", "income", put);
        bring(year, "Store", "placement", 0);
    }
    for (int year = CHANGED; year <= LAST; year++)
        add_year(carried, year);
    return 0;
}

static int remove_both(void **state)
{
    struct buf command = {0};
    (void)state;
    book_close(whole);
    book_close(carried);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

/* ---- comparing ------------------------------------------------------------------------------ */

/* A report's rows as lines; `but` names columns that are left out, with a space around each. */
static char *rows_of(struct book *book, const char *name, struct report_query query,
                     const char *but, int from)
{
    struct err err = {{0}};
    struct buf out = {0};
    const struct report *report = report_find(name);
    struct report_rows *rows = report_open(book, report, &query, &err);
    if (rows == NULL)
        fail_msg("%s: %s", name, err.text);
    enum step step;
    while ((step = report_next(rows, &err)) == STEP_ROW) {
        bool shown = true;
        struct buf line = {0};
        for (size_t c = 0; c < report->count; c++) {
            char word[60], value[NUM_TEXT_SIZE];
            snprintf(word, sizeof word, " %s ", report->columns[c].name);
            if (strcmp(word, " year ") == 0)
                shown = report_int(rows, c) >= from;
            if (strstr(but, word) == NULL)
                buf_addf(&line, "%s=%s ", report->columns[c].name, report_value(rows, c, value));
        }
        if (shown)
            buf_addf(&out, "%s\n", buf_text(&line));
        buf_free(&line);
    }
    assert_int_equal(step, STEP_DONE);
    report_close(rows);
    return buf_take(&out);
}

static void check_report(const char *name, struct report_query query, const char *but, int from)
{
    char *wanted = rows_of(whole, name, query, but, from);
    char *got = rows_of(carried, name, query, but, from);
    if (wanted[0] == '\0')
        fail_msg("%s has no rows: nothing was compared", name);
    check_row_text(name, got, wanted);
    free(wanted);
    free(got);
}

/* The old book told jobs; their totals are carried in for the project. */
static void check_placement(int year)
{
    static const char *const columns[] = {"paid_hours", "unpaid_hours", "gross", "expenses", "net"};
    const struct report *report = report_find("placement");
    int64_t sums[2][COUNT_OF(columns)] = {{0}};
    struct err err = {{0}};
    for (int i = 0; i < 2; i++) {
        struct report_rows *rows = report_open(i == 0 ? whole : carried, report,
                                               &(struct report_query){.year = year}, &err);
        assert_non_null(rows);
        while (report_next(rows, &err) == STEP_ROW)
            for (size_t c = 0; c < report->count; c++)
                for (size_t k = 0; k < COUNT_OF(columns); k++)
                    if (strcmp(report->columns[c].name, columns[k]) == 0)
                        sums[i][k] += report_int(rows, c);
        report_close(rows);
    }
    for (size_t k = 0; k < COUNT_OF(columns); k++) {
        check_row_int(columns[k], sums[1][k], sums[0][k]);
        check_row(columns[k], sums[0][k] != 0 || k == 1); /* unpaid hours: none */
    }
}

static void test_reports_of_all_years(void **state)
{
    (void)state;
    check_report("income", (struct report_query){0}, " ", FIRST);
    check_report("hours", (struct report_query){0}, " ", FIRST);
    check_report("placement", (struct report_query){0}, " ", CHANGED);
    for (int year = FIRST; year <= LAST; year++) {
        check_report("income", (struct report_query){.year = year}, " ", FIRST);
        check_report("hours", (struct report_query){.year = year}, " ", FIRST);
        check_placement(year);
    }
}

static void test_what_is_owned_from_the_change_over_on(void **state)
{
    (void)state;
    check_report("networth", (struct report_query){0}, " ", CHANGED);
    check_report("assets", (struct report_query){0}, " ", CHANGED);
    for (int year = CHANGED - 1; year <= LAST; year++) {
        struct report_query query = {.as_of = {year, 12, 31}};
        if (year >= CHANGED)
            check_report("balance", query, " ", FIRST);
    }
    check_report("balance", (struct report_query){.as_of = {2024, 1, 1}}, " ", FIRST);
}

static void test_invested(void **state)
{
    (void)state;
    for (int year = CHANGED; year <= LAST; year++) {
        struct invested a = invested_at(whole, year), b = invested_at(carried, year);
        check_row_int("change", invested_by(&b, INVESTED_EQUITY_CHANGE),
                      invested_by(&a, INVESTED_EQUITY_CHANGE));
        check_row_int("in time", invested_by(&b, INVESTED_POINT_IN_TIME),
                      invested_by(&a, INVESTED_POINT_IN_TIME));
        assert_true(b.brought != 0 && a.brought == 0);
    }
}

/* ---- awards --------------------------------------------------------------------------------- */

static struct award_request request_of(struct book *book, const char *type, char *path)
{
    struct err err = {{0}};
    struct award_request request = {.area = "Sheep Production", .type = type, .year = 2026, .path = path};
    assert_true(book_ask_int(book, "SELECT id FROM student WHERE number = ?1", "S1", &request.student, &err));
    return request;
}

static void test_award_measures(void **state)
{
    static const char *const measures[] = {"record_years", "hours", "gross_income", "longest_duty",
                                           "projects", "scope_years_missing", "items_not_counted"};
    struct err err = {{0}};
    struct award_scope a, b;
    (void)state;
    struct award_request for_whole = request_of(whole, "ownership", NULL);
    struct award_request for_carried = request_of(carried, "ownership", NULL);
    assert_true(award_scope_read(whole, &for_whole, &a, &err));
    assert_true(award_scope_read(carried, &for_carried, &b, &err));
    check_row_int("first year", b.first_year, FIRST);
    for (size_t i = 0; i < COUNT_OF(measures); i++) {
        int64_t wanted, got;
        bool known, known_too;
        assert_true(award_measure(whole, &a, measures[i], &wanted, &known, &err));
        assert_true(award_measure(carried, &b, measures[i], &got, &known_too, &err));
        check_row(measures[i], known == known_too);
        check_row_int(measures[i], got, wanted);
    }
    award_scope_clear(&a);
    award_scope_clear(&b);
}

/* The numbers of a row, from left to right. */
static void numbers_of(const struct xlsx_sheet *sheet, int row, struct buf *out)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->cells[i].row == row && !sheet->cells[i].is_text)
            buf_addf(out, "%.2f ", round(sheet->cells[i].number * 100) / 100);
}

/* Every line of a sheet that has a label and figures says the same in both books. */
static int compare_sheet(const struct xlsx *a, const struct xlsx *b, const char *name)
{
    const struct xlsx_sheet *one = xlsx_sheet(a, name), *other = xlsx_sheet(b, name);
    int compared = 0;
    assert_non_null(one);
    assert_non_null(other);
    for (size_t i = 0; i < one->count; i++) {
        const struct xlsx_cell *label = &one->cells[i];
        if (!label->is_text || label->col != 0 || label->text[0] == '\0')
            continue;
        const struct xlsx_cell *same = xlsx_find(other, label->text);
        struct buf wanted = {0}, got = {0};
        numbers_of(one, label->row, &wanted);
        if (same != NULL && xlsx_find(one, label->text) == label && wanted.len > 0) {
            numbers_of(other, same->row, &got);
            check_row_text(label->text, buf_text(&got), buf_text(&wanted));
            compared++;
        } else if (wanted.len > 0 && same == NULL) {
            fail_msg("%s: \"%s\" is missing", name, label->text);
        }
        buf_free(&wanted);
        buf_free(&got);
    }
    return compared;
}

static void test_workbook_sums(void **state)
{
    struct err err = {{0}};
    struct xlsx *made[2];
    struct book *books[2] = {whole, carried};
    (void)state;
    for (int i = 0; i < 2; i++) {
        char *path = file_join(folder, i == 0 ? "whole.xlsx" : "carried.xlsx");
        struct award_request request = request_of(books[i], "ownership", path);
        if (!award_write(books[i], &request, NULL, NULL, NULL, &err))
            fail_msg("%s", err.text);
        made[i] = xlsx_open(path);
        free(path);
    }
    assert_true(compare_sheet(made[0], made[1], "Income and expense") >= 15);
    assert_true(xlsx_mentions(made[1], "the other book"));
    assert_false(xlsx_mentions(made[0], "the other book"));
    xlsx_close(made[0]);
    xlsx_close(made[1]);
}

/* ---- it is told where it counts ------------------------------------------------------------- */

static void test_the_source_is_told(void **state)
{
    struct err err = {{0}};
    struct buf told = {0};
    (void)state;
    assert_true(carried_tell(carried, 0, 0, 0, &told, &err));
    assert_string_equal(buf_text(&told), "2022, 2023 from the other book");
    buf_clear(&told);
    assert_true(carried_tell(carried, 0, 0, 2023, &told, &err));
    assert_string_equal(buf_text(&told), "2023 from the other book");
    buf_clear(&told);
    assert_true(carried_tell(whole, 0, 0, 0, &told, &err));
    assert_string_equal(buf_text(&told), "");
    buf_free(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports_of_all_years),
        cmocka_unit_test(test_what_is_owned_from_the_change_over_on),
        cmocka_unit_test(test_invested),
        cmocka_unit_test(test_award_measures),
        cmocka_unit_test(test_workbook_sums),
        cmocka_unit_test(test_the_source_is_told),
    };
    return cmocka_run_group_tests(tests, make_both, remove_both);
}
