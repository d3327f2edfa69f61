/* The end of a year: what is still to do and when it is done, what a count should come to, closing
 * and opening again, a class at once, shares, the closing sheet; and that a year opens with what
 * the year before closed with, in any book. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/change.h"
#include "check/check.h"
#include "kinds/record.h"
#include "report/report.h"
#include "report/summary.h"
#include "year/year.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t maya, swine, goats, scale;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-01-15", 1);
    book = book_open(":memory:", 0, NULL);
    if (book == NULL)
        return 1;
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-01");
    swine = ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2024-08-10");
    goats = ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=Later", "type=ownership", "began=2026-01-02");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=6", "unit=head",
        "value=900", "as_of=2024-12-31");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feed", "quantity=100", "unit=lb",
        "value=20", "as_of=2024-12-31");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
        "amount=610", "quantity=2", "unit=head", "date=2025-06-01");
    scale = ADD(book, "asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
                "how=bought", "cost=400", "life_years=4", "acquired=2024-09-01");
    ADD(book, "asset_use", "student=S1", "asset=Scale", "year=2024", "project=Swine", "share=60");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

/* ---- helpers -------------------------------------------------------------------------------- */

static struct year read(int number)
{
    struct year year;
    struct err err = {{0}};
    if (!year_read(book, maya, number, &year, &err))
        fail_msg("%s", err.text);
    return year;
}

static const struct year_item *find(const struct year *year, enum year_part part, const char *what)
{
    for (size_t i = 0; i < year->count; i++)
        if (year->items[i].part == part && strcmp(year->items[i].what, what) == 0)
            return &year->items[i];
    return NULL;
}

static void expect(enum year_part part, const char *what, bool needed, bool done, const char *told)
{
    struct year year = read(2025);
    const struct year_item *item = find(&year, part, what);
    if (item == NULL)
        fail_msg("there is no \"%s\" in %s", what, year_part_words(part)->name);
    else if (item->needed != needed || item->done != done || strcmp(item->told, told) != 0)
        fail_msg("\"%s\": needed %d, done %d, \"%s\"", what, item->needed, item->done, item->told);
    year_clear(&year);
}

static size_t missing(void)
{
    struct year year = read(2025);
    size_t count = year_missing(&year, YEAR_PARTS);
    year_clear(&year);
    return count;
}

/* Everything that 2025 asks for. */
static void do_all(void)
{
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=4", "unit=head",
        "value=600", "as_of=2025-12-31");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feed", "quantity=50", "unit=lb",
        "value=10", "as_of=2025-12-30");
    ADD(book, "asset_use", "student=S1", "asset=Scale", "year=2025", "project=Swine", "share=100");
    ADD(book, "scope", "student=S1", "project=Swine", "year=2025", "size=6", "unit=head");
    ADD(book, "scope", "student=S1", "project=Goats", "year=2025", "size=3", "unit=head");
    ADD(book, "plan", "student=S1", "project=Swine", "year=2025", "changes=Sold two early");
    ADD(book, "plan", "student=S1", "project=Goats", "year=2025", "changes=None");
}

/* ---- what is to do -------------------------------------------------------------------------- */

static void test_what_is_to_do_and_when_it_is_done(void **state)
{
    (void)state;
    expect(YEAR_COUNT, "Market hogs, Swine", true, false,
           "6 head on 31 Dec 2024, 2 sold since: 4 head expected");
    expect(YEAR_COUNT, "Feed, Swine", true, false, "100 lb on 31 Dec 2024");
    expect(YEAR_VALUE, "Scale", false, false, "book value 200.00");
    expect(YEAR_SHARE, "Scale", true, false, "last year: Swine 60 %");
    expect(YEAR_SCOPE, "Swine", true, false, "not said yet");
    expect(YEAR_SCOPE, "Goats", true, false, "not said yet");
    expect(YEAR_REVIEW, "Goats", true, false,
           "no plan of this year yet; say at least what changed on the way");
    assert_int_equal(missing(), 7); /* the project of 2026 is not asked about */
    int64_t plan =
        ADD(book, "plan", "student=S1", "project=Goats", "year=2025", "description=Milk");
    expect(YEAR_REVIEW, "Goats", true, false, "say what changed on the way");
    assert_true(record_remove(book, kind_find("plan"), plan, NULL, NULL));
    do_all();
    assert_int_equal(missing(), 0);
    expect(YEAR_COUNT, "Market hogs, Swine", true, true, "4 head counted on 31 Dec 2025");
    expect(YEAR_SHARE, "Scale", false, true, "Swine 100 %");
    expect(YEAR_SCOPE, "Swine", true, true, "6 head");
    expect(YEAR_REVIEW, "Swine", true, true, "Sold two early");
}

static void test_errors_come_first(void **state)
{
    (void)state;
    int64_t hours = ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed",
                        "date=2027-05-01");
    struct year year = read(2025);
    assert_int_equal(year.items[0].part, YEAR_RECORDS);
    assert_string_equal(year.items[0].kind, "hours");
    assert_int_equal(year.items[0].record, hours);
    assert_int_equal(year_missing(&year, YEAR_RECORDS), 1);
    year_clear(&year);
}

/* ---- counts --------------------------------------------------------------------------------- */

static struct summary_inventory inventory(int year)
{
    struct summary_inventory found;
    struct err err = {{0}};
    if (!summary_inventory(book, maya, swine, year, &found, &err))
        fail_msg("%s", err.text);
    return found;
}

static int64_t expected(const char *item)
{
    struct summary_inventory found = inventory(0);
    int64_t number = -1;
    for (size_t i = 0; i < found.stock_count; i++)
        if (strcmp(found.stock[i].item, item) == 0)
            number = found.stock[i].expected / 1000;
    summary_inventory_clear(&found);
    return number;
}

static void test_a_count_expects_what_the_herd_came_to(void **state)
{
    (void)state;
    assert_int_equal(expected("Market hogs"), 4); /* the sale wrote its herd change */
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-07-01", "herd=young", "change=born",
        "count=8");
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-07-02", "herd=market",
        "change=died", "count=1");
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-07-02", "herd=market",
        "change=bred", "count=2");
    ADD(book, "head", "student=S1", "project=Swine", "date=2024-11-02", "herd=market",
        "change=bought", "count=5");
    assert_int_equal(expected("Market hogs"), 11);
    assert_int_equal(expected("Feed"), 100);
    /* With breeding stock of its own, the breeding herd is no inventory. */
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-07-03", "herd=breeding",
        "change=died", "count=1");
    assert_int_equal(expected("Market hogs"), 10);
    ADD(book, "asset", "student=S1", "project=Swine", "name=Dot", "class=breeding_livestock",
        "how=gift", "cost=250", "acquired=2025-01-01");
    assert_int_equal(expected("Market hogs"), 11);
    /* Two items by the head: only a herd of the same name tells. */
    ADD(book, "stock", "student=S1", "project=Swine", "item=Feeders", "quantity=3", "unit=head",
        "value=90", "as_of=2025-08-01");
    assert_int_equal(expected("Market hogs"), 6);
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-08-02", "herd=feeders",
        "change=eaten", "count=1");
    assert_int_equal(expected("Feeders"), 2);
    assert_int_equal(expected("Market hogs"), 6);
}

static void test_the_value_of_what_is_expected(void **state)
{
    struct summary_stock stock = {.value = 90000, .quantity = 6000, .expected = 4000};
    (void)state;
    assert_int_equal(year_count_value(&stock), 60000);
    stock = (struct summary_stock){.value = 2000}; /* counted without a number */
    assert_int_equal(year_count_value(&stock), 2000);
    stock = (struct summary_stock){.value = 1000, .quantity = 3000, .expected = 1000};
    assert_int_equal(year_count_value(&stock), 333);
}

static void tells(const char *quantity, const char *value, const char *day, const char *words)
{
    struct record count;
    struct buf told = {0};
    char q[40], v[40], d[40];
    record_start(&count, kind_find("stock"));
    snprintf(q, sizeof q, "quantity=%s", quantity);
    snprintf(v, sizeof v, "value=%s", value);
    snprintf(d, sizeof d, "as_of=%s", day);
    const char *const pairs[] = {
        "student=S1", "project=Swine", "item=market HOGS", "unit=head", q, v, d};
    assert_true(record_set_pairs(book, &count, pairs, 7, NULL));
    year_count_words(book, &count, &told);
    assert_string_equal(buf_text(&told), words);
    buf_free(&told);
    record_clear(&count);
}

static void test_a_count_is_told_by_its_difference(void **state)
{
    (void)state;
    tells("4", "600", "2025-12-31", "2 head fewer, $300.00 less than on 31 Dec 2024");
    tells("3", "600", "2025-12-31",
          "3 head fewer, $300.00 less than on 31 Dec 2024; 4 were expected: enter "
          "the birth, death or sale that is missing");
    tells("7", "900", "2025-01-31",
          "1 head more than on 31 Dec 2024; 6 were expected: enter the birth, death "
          "or sale that is missing");
    tells("6", "900", "2025-01-31", "the same as on 31 Dec 2024");
    tells("6", "900", "2024-09-30", "new in the inventory");
}

static struct buf findings;

static bool note(void *context, const struct check_finding *finding, struct err *err)
{
    (void)context;
    (void)err;
    if (strcmp(finding->check->id, "herd_count") == 0)
        buf_addf(&findings, "%s\n", finding->text);
    return true;
}

static void test_check_tells_a_herd_that_does_not_come_out(void **state)
{
    struct err err = {{0}};
    (void)state;
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=3", "unit=head",
        "value=450", "as_of=2025-12-31");
    assert_true(check_run(book, maya, note, NULL, &err));
    assert_string_equal(
        buf_text(&findings),
        "Market hogs: 3 counted, but the count before and the herd changes since come to 4; enter "
        "the birth, death, purchase or sale that is missing, or count again\n");
    buf_free(&findings);
    ADD(book, "head", "student=S1", "project=Swine", "date=2025-11-01", "herd=market",
        "change=died", "count=1");
    assert_true(check_run(book, maya, note, NULL, &err));
    assert_string_equal(buf_text(&findings), "");
}

static void test_market_value_stands_beside_book_value(void **state)
{
    (void)state;
    ADD(book, "valuation", "student=S1", "asset=Scale", "as_of=2025-12-31", "value=320",
        "reason=like one");
    struct summary_inventory found = inventory(2025);
    assert_int_equal(found.asset_count, 1);
    assert_int_equal(found.assets[0].book_value, 20000);
    assert_int_equal(found.assets[0].market, 32000);
    assert_int_equal(found.noncurrent, 20000);
    assert_int_equal(found.market, 32000);
    assert_true(found.at_market);
    summary_inventory_clear(&found);
}

/* ---- closing -------------------------------------------------------------------------------- */

static bool close_it(int number, bool anyway, struct err *err)
{
    char *what = NULL;
    bool ok = year_close(book, maya, number, anyway, &what, err);
    if (ok)
        err_set(err, "%s", what);
    mem_free(what);
    return ok;
}

static void test_closing(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_false(close_it(2026, true, &err));
    assert_string_equal(err.text, "2026 is not over; you can close it from 31 December on");
    assert_false(close_it(2025, false, &err));
    assert_string_equal(
        err.text,
        "2025 is not ready to be closed; still to do: Count what is on hand (2), Share items "
        "between projects (1), Say how big it was (2), Look back on the plan (2); do that "
        "first, or close it as it is");
    do_all();
    assert_true(close_it(2025, false, &err));
    assert_string_equal(err.text,
                        "closed 2025, and what was before it from 2024 on, for Maya Ortiz");
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM closing WHERE reopened_on IS NULL"
                                        " AND closed_on = '2026-01-15' AND closed_by = 'teacher'"),
                     2);
    struct year year = read(2025);
    assert_true(year_is_closed(&year));
    assert_int_equal(year.through, 2025);
    year_clear(&year);
    assert_false(close_it(2025, true, &err));
    assert_string_equal(err.text, "2025 is closed already");
    int number = 0;
    assert_true(year_next(book, maya, &number, &err));
    assert_int_equal(number, 2026); /* nothing before is open */
}

static void test_closing_as_it_is(void **state)
{
    struct err err = {{0}};
    int number = 0;
    (void)state;
    assert_true(year_next(book, maya, &number, &err));
    assert_int_equal(number, 2025);
    assert_true(close_it(2025, true, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM closing"), 2);
}

static void test_opening_again(void **state)
{
    struct err err = {{0}};
    char *what = NULL;
    (void)state;
    assert_false(year_reopen(book, maya, 2024, "a sale was missing", &what, &err));
    assert_string_equal(err.text, "2024 is not closed");
    assert_true(close_it(2025, true, &err));
    assert_false(year_reopen(book, maya, 2024, "", &what, &err));
    assert_non_null(strstr(err.text, "say why"));
    assert_true(year_reopen(book, maya, 2024, "a sale was missing", &what, &err));
    assert_string_equal(what, "opened 2024 again for Maya Ortiz: a sale was missing");
    mem_free(what);
    assert_int_equal(bookcase_ask(book,
                                  "SELECT count(*) FROM closing WHERE reopened_on = '2026-01-15'"
                                  " AND reason = 'a sale was missing'"),
                     2);
    /* No reason is asked for now; closing writes new rows beside the old ones. */
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=5", "date=2024-09-01");
    assert_true(close_it(2025, true, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM closing"), 4);
}

struct left {
    int64_t student;
    size_t missing, count;
};

static void leave(void *context, int64_t student, size_t things)
{
    struct left *left = context;
    *left = (struct left){student, things, left->count + 1};
}

static void test_a_class_at_once(void **state)
{
    struct err err = {{0}};
    struct left left = {0};
    char *what = NULL;
    (void)state;
    assert_false(year_close_all(book, 0, 2025, leave, &left, &what, &err));
    assert_string_equal(err.text, "nobody's 2025 is ready to be closed");
    assert_int_equal(left.missing, 7);
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2025-08-01");
    ADD(book, "student", "number=S3", "name=New, Nora", "entered_ag_ed=2026-01-08");
    ADD(book, "student", "number=S4", "name=Gone, Gus", "entered_ag_ed=2025-01-08", "status=left");
    left = (struct left){0};
    assert_true(year_close_all(book, 0, 2025, leave, &left, &what, &err));
    assert_string_equal(what, "closed 2025 for 1 student");
    mem_free(what);
    assert_int_equal(left.count, 1);
    assert_int_equal(left.student, maya);
    assert_int_equal(bookcase_ask(book,
                                  "SELECT count(*) FROM closing AS c JOIN student AS s"
                                  " ON s.id = c.student WHERE s.number = 'S2' AND year = 2025"),
                     1);
    do_all();
    assert_true(year_close_all(book, 0, 2025, leave, &left, &what, &err));
    assert_string_equal(what, "closed 2025 for 1 student"); /* who is closed is not closed again */
    mem_free(what);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM closing"), 3);
    assert_false(change_undo(book, change_last_own(book, NULL), NULL, &err));
    change_set_reason(book, "too early");
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM closing"), 1);
}

/* ---- shares --------------------------------------------------------------------------------- */

static int64_t share_of(const struct year_shares *shares, int64_t project)
{
    for (size_t i = 0; i < shares->count; i++)
        if (shares->shares[i].project == project)
            return shares->shares[i].share;
    return -1;
}

static void set_shares(struct year_shares *shares, int64_t of_swine, int64_t of_goats)
{
    for (size_t i = 0; i < shares->count; i++)
        shares->shares[i].share = shares->shares[i].project == swine ? of_swine : of_goats;
}

static void test_shares(void **state)
{
    struct err err = {{0}};
    struct year_shares shares;
    char *what = NULL;
    (void)state;
    assert_true(year_shares_read(book, scale, 2025, &shares, &err));
    assert_int_equal(shares.count, 2); /* what begins in 2026 has no part of 2025 */
    assert_true(shares.carried && !shares.told);
    assert_int_equal(share_of(&shares, swine), 6000);
    assert_int_equal(share_of(&shares, goats), 0);
    set_shares(&shares, 6000, 4100);
    assert_false(year_shares_save(book, scale, 2025, &shares, &what, &err));
    assert_string_equal(err.text, "the shares come to 101 %; make them 100 % or less");
    set_shares(&shares, 0, 0);
    assert_false(year_shares_save(book, scale, 2025, &shares, &what, &err));
    set_shares(&shares, 3000, 7000);
    assert_true(year_shares_save(book, scale, 2025, &shares, &what, &err));
    assert_string_equal(what, "shared Scale for 2025: Goats 70 %, Swine 30 %");
    mem_free(what);
    year_shares_clear(&shares);
    /* Turned about: at no time more than the whole. */
    assert_true(year_shares_read(book, scale, 2025, &shares, &err));
    assert_true(shares.told && !shares.carried);
    set_shares(&shares, 7000, 3000);
    assert_true(year_shares_save(book, scale, 2025, &shares, NULL, &err));
    year_shares_clear(&shares);
    assert_true(year_shares_read(book, scale, 2025, &shares, &err));
    set_shares(&shares, 10000, 0);
    assert_true(year_shares_save(book, scale, 2025, &shares, NULL, &err));
    year_shares_clear(&shares);
    assert_int_equal(
        bookcase_ask(book, "SELECT sum(share) * 10 + count(*) FROM asset_use WHERE year = 2025"),
        100001);
    /* An item that nobody has shared is its own project's. */
    int64_t box = ADD(book, "asset", "student=S1", "project=Goats", "name=Box", "class=equipment",
                      "how=bought", "cost=100", "acquired=2025-03-01");
    assert_true(year_shares_read(book, box, 2025, &shares, &err));
    assert_int_equal(share_of(&shares, goats), 10000);
    year_shares_clear(&shares);
}

/* ---- the closing sheet ---------------------------------------------------------------------- */

static void test_the_closing_sheet(void **state)
{
    struct year_sheet sheet;
    struct err err = {{0}};
    struct buf text = {0};
    (void)state;
    do_all();
    assert_true(year_sheet_read(book, maya, 2025, &sheet, &err));
    for (size_t i = 0; i < sheet.count; i++)
        buf_addf(&text, "%s|%s\n", sheet.lines[i].label, sheet.lines[i].amount);
    assert_string_equal(
        buf_text(&text),
        "Swine|\nOperating income|610.00\nOperating expense|0.00\nInventory, beginning|920.00\n"
        "Inventory, ending|610.00\nInventory change|-310.00\nNet non-current|-100.00\nNet "
        "income|200.00\n"
        "Net worth, and what moved it|\nBeginning|820.00\nEarned|200.00\nEnding|1,020.00\n"
        "Balance sheet of the last day|\nCash|210.00\nCurrent inventory|610.00\nCurrent "
        "assets|820.00\n"
        "Non-current assets|200.00\nTotal assets|1,020.00\nTotal liabilities|0.00\nNet "
        "worth|1,020.00\n");
    buf_free(&text);
    year_sheet_clear(&sheet);
}

/* ---- carrying, in any book ------------------------------------------------------------------ */

static uint32_t seed;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

static void count_something(void)
{
    char item[30], value[30], day[30];
    snprintf(item, sizeof item, "item=%s",
             (const char *const[]){"Hogs", "hogs", "Hay", "Feed"}[any(4)]);
    snprintf(value, sizeof value, "value=%u.%02u", any(500), any(100));
    snprintf(day, sizeof day, "as_of=%u-%02u-%02u", 2025 + any(3), any(12) + 1,
             any(4) == 0 ? 28 : any(28) + 1);
    struct record record;
    const char *const pairs[] = {"student=S9", any(2) ? "project=A" : "project=B", day, item,
                                 value};
    bool all = any(6) == 0;
    record_start(&record, kind_find(all ? "counted" : "stock"));
    assert_true(record_set_pairs(book, &record, pairs, all ? 3 : 5, NULL));
    change_set_reason(book, "counted again");
    (void)record_save(book, &record, NULL, NULL, NULL); /* one of the same day is refused */
    record_clear(&record);
}

/* Of a report's row of this project and year; `none` where there is no row. */
static int64_t income(int64_t student, const char *project, int year, const char *column,
                      int64_t none)
{
    const struct report *report = report_find("income");
    const struct report_query query = {.student = student};
    struct report_rows *rows = report_open(book, report, &query, NULL);
    while (report_next(rows, NULL) == STEP_ROW)
        for (size_t i = 0; i < report->count; i++)
            if (report_int(rows, 2) == year && strcmp(report_text(rows, 1), project) == 0 &&
                strcmp(report->columns[i].name, column) == 0)
                none = report_int(rows, i);
    report_close(rows);
    return none;
}

static void test_a_year_opens_with_what_the_last_one_closed_with(void **state)
{
    static const char *const titles[] = {"A", "B"};
    struct err err = {{0}};
    size_t compared = 0;
    (void)state;
    setenv("SAEBOOK_TODAY", "2028-06-01", 1);
    int64_t student =
        ADD(book, "student", "number=S9", "name=Any, Ann", "entered_ag_ed=2025-01-01");
    int64_t projects[] = {
        ADD(book, "project", "student=S9", "title=A", "type=ownership", "began=2025-01-01"),
        ADD(book, "project", "student=S9", "title=B", "type=ownership", "began=2025-01-01")};
    for (seed = 1; compared < 480 && seed != 0;) {
        count_something();
        if (any(10) == 0) /* now and then a year is closed: corrections go on, with a reason */
            (void)year_close(book, student, 2025 + (int)any(3), true, NULL, &err);
        for (int year = 2026; year <= 2028; year++)
            for (int p = 0; p < 2; p++) {
                struct summary_inventory before, now;
                assert_true(summary_inventory_on(book, student, projects[p],
                                                 (struct date){year - 1, 12, 31}, &before, &err));
                assert_true(summary_inventory_on(book, student, projects[p],
                                                 (struct date){year, 12, 31}, &now, &err));
                assert_int_equal(now.opening, before.current);
                assert_int_equal(
                    income(student, titles[p], year, "beginning_inventory", now.opening),
                    now.opening);
                assert_int_equal(
                    income(student, titles[p], year - 1, "ending_inventory", now.opening),
                    now.opening);
                summary_inventory_clear(&before);
                summary_inventory_clear(&now);
                compared++;
            }
    }
    assert_true(bookcase_ask(
        book, "SELECT count(*) > 10 FROM change WHERE what LIKE '%closed: counted again'"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_to_do_and_when_it_is_done),
        TEST(test_errors_come_first),
        TEST(test_a_count_expects_what_the_herd_came_to),
        TEST(test_the_value_of_what_is_expected),
        TEST(test_a_count_is_told_by_its_difference),
        TEST(test_check_tells_a_herd_that_does_not_come_out),
        TEST(test_market_value_stands_beside_book_value),
        TEST(test_closing),
        TEST(test_closing_as_it_is),
        TEST(test_opening_again),
        TEST(test_a_class_at_once),
        TEST(test_shares),
        TEST(test_the_closing_sheet),
        TEST(test_a_year_opens_with_what_the_last_one_closed_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
