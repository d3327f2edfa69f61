/* Closed years: what is refused without a reason, whoever does it and however; what is no
 * correction of a closed year; and that a correction carries through the years after it. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/change.h"
#include "exchange/import.h"
#include "kinds/record.h"
#include "quick/quick.h"
#include "report/report.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t student, swine, sale, later, scale;

/* Records of 2024 and 2025; both years are closed. */
static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    if (book == NULL)
        return 1;
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    student = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-01-01");
    swine = ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2024-01-01");
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2024-01-01");
    ADD(book, "project", "student=S2", "title=Lambs", "type=ownership", "began=2024-01-01");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Hogs", "value=100", "as_of=2024-01-01");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Hogs", "value=300", "as_of=2024-12-31");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Hogs", "value=500", "as_of=2025-12-31");
    sale = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=90",
               "date=2025-06-01");
    later = ADD(book, "money", "student=S1", "project=Swine", "type=expense", "amount=40",
                "settled=later", "date=2025-12-20");
    scale = ADD(book, "asset", "student=S1", "project=Swine", "name=Scale", "class=equipment",
                "how=bought", "cost=400", "life_years=5", "acquired=2024-03-01");
    ADD(book, "loan", "student=S1", "lender=Dad", "date=2025-02-01", "principal=50",
        "due=2026-02-01");
    ADD(book, "hours", "student=S1", "project=Swine", "time=1", "activity=Fed", "date=2025-03-01");
    ADD(book, "closing", "student=S1", "year=2024", "closed_on=2025-01-10", "closed_by=Ms. Hale");
    ADD(book, "closing", "student=S1", "year=2025", "closed_on=2026-01-12", "closed_by=Ms. Hale");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

/* ---- helpers -------------------------------------------------------------------------------- */

static bool put(const char *kind, int64_t id, const char *const *pairs, size_t count,
                struct err *err)
{
    struct record record;
    bool ok = true;
    record_start(&record, kind_find(kind));
    if (id != 0)
        ok = record_read(book, kind_find(kind), id, &record, err);
    ok = ok && record_set_pairs(book, &record, pairs, count, err);
    if (ok && id == 0)
        record_fill_initial(&record);
    ok = ok && record_save(book, &record, NULL, NULL, err);
    record_clear(&record);
    return ok;
}

#define PAIRS(...)                                                                                 \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static int64_t rows(void)
{
    return bookcase_ask(book,
                        "SELECT (SELECT count(*) FROM change) * 1000 + (SELECT count(*) FROM money)"
                        " + (SELECT count(*) FROM stock) + (SELECT count(*) FROM hours)");
}

/* Refused with these words, nothing written; and it goes with a reason, which the history tells. */
#define assert_needs_reason(action, words)                                                         \
    do {                                                                                           \
        struct err err = {{0}};                                                                    \
        int64_t before_ = rows();                                                                  \
        change_set_reason(book, NULL);                                                             \
        if (action)                                                                                \
            fail_msg("%s went without a reason", #action);                                         \
        if (strstr(err.text, words) == NULL)                                                       \
            fail_msg("\"%s\" does not say \"%s\"", err.text, words);                               \
        assert_true(change_wants_reason(book));                                                    \
        assert_int_equal(rows(), before_);                                                         \
        change_set_reason(book, "a receipt was found");                                            \
        if (!(action))                                                                             \
            fail_msg("%s failed with a reason: %s", #action, err.text);                            \
        assert_false(change_wants_reason(book));                                                   \
        assert_int_equal(                                                                          \
            bookcase_ask(book, "SELECT what LIKE '%closed: a receipt was found' FROM change"       \
                               " ORDER BY id DESC LIMIT 1"),                                       \
            1);                                                                                    \
    } while (0)

#define assert_goes(action)                                                                        \
    do {                                                                                           \
        struct err err = {{0}};                                                                    \
        if (!(action))                                                                             \
            fail_msg("%s: %s", #action, err.text);                                                 \
        assert_int_equal(bookcase_ask(book, "SELECT what LIKE '%closed:%' FROM change"             \
                                            " ORDER BY id DESC LIMIT 1"),                          \
                         0);                                                                       \
    } while (0)

/* ---- what is refused ------------------------------------------------------------------------ */

static void test_every_kind_that_posts_is_locked(void **state)
{
    (void)state;
    assert_needs_reason(
        put("money", 0,
            PAIRS("student=S1", "project=Swine", "type=sale", "amount=5", "date=2025-07-01"), &err),
        "2025 is closed for Ortiz, Maya since 12 Jan 2026 by Ms. Hale; a correction needs a "
        "reason");
    assert_needs_reason(
        put("hours", 0,
            PAIRS("student=S1", "project=Swine", "time=1", "activity=Fed", "date=2024-05-02"),
            &err),
        "2024 lies before 2025, which is closed");
    assert_needs_reason(
        put("stock", 0,
            PAIRS("student=S1", "project=Swine", "item=Feed", "value=5", "as_of=2025-12-31"), &err),
        "2025 is closed");
    assert_needs_reason(
        put("counted", 0, PAIRS("student=S1", "project=Swine", "as_of=2025-12-31"), &err),
        "2025 is closed");
    assert_needs_reason(
        put("balance", 0,
            PAIRS("student=S1", "item=Bank", "class=cash", "amount=9", "as_of=2025-12-31"), &err),
        "2025 is closed");
    assert_needs_reason(put("asset", 0,
                            PAIRS("student=S1", "project=Swine", "name=Box", "class=equipment",
                                  "how=bought", "cost=200", "acquired=2025-03-01"),
                            &err),
                        "2025 is closed");
    assert_needs_reason(put("asset", 0,
                            PAIRS("student=S1", "project=Swine", "name=Old", "class=equipment",
                                  "how=beginning", "cost=200", "acquired=2021-03-01"),
                            &err),
                        "2021 lies before 2025");
    assert_needs_reason(
        put("asset_use", 0,
            PAIRS("student=S1", "asset=Scale", "year=2025", "project=Swine", "share=50"), &err),
        "2025 is closed");
    assert_needs_reason(
        put("valuation", 0,
            PAIRS("student=S1", "asset=Scale", "as_of=2025-12-31", "value=200", "reason=like one"),
            &err),
        "2025 is closed");
    assert_needs_reason(
        put("disposal", 0, PAIRS("student=S1", "asset=Scale", "date=2025-12-01", "how=lost"), &err),
        "2025 is closed");
    assert_needs_reason(
        put("loan", 0, PAIRS("student=S1", "lender=Bank", "date=2025-03-01", "principal=5"), &err),
        "2025 is closed");
    assert_needs_reason(put("brought_forward", 0,
                            PAIRS("student=S1", "project=Swine", "year=2023", "line=cash_sales",
                                  "amount=5", "source=AET"),
                            &err),
                        "2023 lies before 2025");
}

static void test_changing_deleting_and_undoing_are_locked(void **state)
{
    (void)state;
    assert_needs_reason(put("money", sale, PAIRS("amount=91"), &err), "2025 is closed");
    assert_needs_reason(put("money", sale, PAIRS("date=2026-01-02"), &err),
                        "2025 is closed"); /* out of it */
    assert_needs_reason(put("money", sale, PAIRS("date=2025-06-01"), &err),
                        "2025 is closed"); /* and back */
    assert_needs_reason(put("asset", scale, PAIRS("cost=500"), &err), "2024 lies before 2025");
    assert_needs_reason(record_remove(book, kind_find("money"), sale, NULL, &err),
                        "2025 is closed");
    assert_needs_reason(change_undo(book, change_last_own(book, NULL), NULL, &err),
                        "2025 is closed");
}

static void test_rules_that_reckon_years_anew_are_locked(void **state)
{
    int64_t chapter = bookcase_ask(book, "SELECT id FROM chapter");
    (void)state;
    assert_needs_reason(put("chapter", chapter, PAIRS("depreciation_rule=monthly"), &err),
                        "a rule of the chapter changes only with a reason");
    assert_needs_reason(put("student", student, PAIRS("records_from=2024-02-01"), &err),
                        "the day records begin");
    assert_needs_reason(put("project", swine, PAIRS("proceeds=school"), &err),
                        "the kind of project");
    assert_goes(put("chapter", chapter, PAIRS("phone=1"), &err));
    assert_goes(put("student", student, PAIRS("grade=10"), &err));
    assert_goes(put("project", swine, PAIRS("description=Hogs"), &err));
}

static void test_a_closing_is_not_taken_out_silently(void **state)
{
    int64_t closing = bookcase_ask(book, "SELECT id FROM closing WHERE year = 2025");
    (void)state;
    assert_needs_reason(record_remove(book, kind_find("closing"), closing, NULL, &err),
                        "it is opened again only with a reason");
    assert_needs_reason(
        change_undo(book,
                    bookcase_ask(book, "SELECT id FROM change WHERE what LIKE '%2024 closed%'"),
                    NULL, &err),
        "it is opened again only with a reason");
}

static void test_reopened_years_are_open(void **state)
{
    int64_t closing = bookcase_ask(book, "SELECT id FROM closing WHERE year = 2025");
    (void)state;
    assert_goes(
        put("closing", closing, PAIRS("reopened_on=2026-02-01", "reason=missing sale"), &err));
    assert_goes(put("money", sale, PAIRS("amount=91"), &err));
    assert_needs_reason(
        put("stock", 0,
            PAIRS("student=S1", "project=Swine", "item=Feed", "value=5", "as_of=2024-12-31"), &err),
        "2024 is closed");
}

/* ---- what is no correction ------------------------------------------------------------------ */

static void test_what_is_no_correction(void **state)
{
    int64_t hours = bookcase_ask(book, "SELECT id FROM hours"),
            loan = bookcase_ask(book, "SELECT id FROM loan");
    (void)state;
    assert_goes(put("money", later, PAIRS("paid_on=2026-01-05"), &err)); /* paid this year */
    assert_needs_reason(put("money", later, PAIRS("paid_on=2025-12-30"), &err), "2025 is closed");
    assert_goes(put("hours", hours, PAIRS("so_what=I learned"), &err)); /* a reflection */
    assert_goes(put("loan", loan, PAIRS("due=2027-02-01"), &err));
    assert_goes(put(
        "money", 0,
        PAIRS("student=S1", "project=Swine", "type=sale", "amount=5", "date=2026-01-01"), &err));
    assert_goes(put(
        "money", 0,
        PAIRS("student=S2", "project=Lambs", "type=sale", "amount=5", "date=2025-01-01"), &err));
    assert_goes(put("disposal", 0,
                    PAIRS("student=S1", "asset=Scale", "date=2026-02-01", "how=lost"), &err));
}

/* ---- imports -------------------------------------------------------------------------------- */

static bool import(const char *kind, struct buf *csv, bool dry, struct err *err)
{
    struct import_result result;
    const struct import_request request = {.kind = kind_find(kind),
                                           .path = "t.csv",
                                           .bytes = buf_text(csv),
                                           .nbytes = csv->len,
                                           .dry_run = dry};
    bool ok = import_run(book, &request, &result, err);
    import_result_clear(&result);
    return ok;
}

static void test_an_import_is_locked(void **state)
{
    struct buf small = {0}, large = {0};
    struct err trial = {{0}};
    (void)state;
    buf_add_text(&small, "student,project,type,amount,date\nS1,Swine,sale,5,2026-03-01\nS1,Swine,"
                         "sale,5,2025-03-01\n");
    assert_false(import("money", &small, true, &trial)); /* a trial says so, too */
    assert_non_null(strstr(trial.text, "2025 is closed"));
    assert_needs_reason(import("money", &small, false, &err), "2025 is closed");
    buf_add_text(&large, "student,project,date,time,activity\n");
    for (int i = 0; i < 3000; i++) /* enough for a batch */
        buf_addf(&large, "S1,Swine,2025-%02d-%02d,0:05,Fed %d\n", i % 12 + 1, i % 28 + 1, i);
    assert_needs_reason(import("hours", &large, false, &err), "2025 is closed for Ortiz, Maya");
    assert_int_equal(
        bookcase_ask(book, "SELECT batch IS NOT NULL FROM change ORDER BY id DESC LIMIT 1"), 1);
    assert_needs_reason(change_undo(book, change_last_own(book, NULL), NULL, &err),
                        "2025 is closed");
    buf_free(&small);
    buf_free(&large);
}

/* ---- carrying ------------------------------------------------------------------------------- */

static int64_t income(int year, const char *column)
{
    const struct report_query query = {.student = student};
    struct report_rows *rows_ = report_open(book, report_find("income"), &query, NULL);
    int64_t found = -1;
    while (report_next(rows_, NULL) == STEP_ROW)
        for (size_t i = 0; i < report_find("income")->count; i++)
            if (report_int(rows_, 2) == year &&
                strcmp(report_find("income")->columns[i].name, column) == 0)
                found = report_int(rows_, i);
    report_close(rows_);
    return found;
}

static void test_a_correction_carries_through_later_years(void **state)
{
    int64_t count = bookcase_ask(book, "SELECT id FROM stock WHERE as_of = '2024-12-31'");
    (void)state;
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "amount=5", "date=2026-01-01");
    assert_int_equal(income(2024, "ending_inventory"), 30000);
    assert_int_equal(income(2025, "beginning_inventory"), 30000);
    assert_needs_reason(put("stock", count, PAIRS("value=350"), &err), "2024 lies before 2025");
    assert_int_equal(income(2024, "ending_inventory"), 35000);
    assert_int_equal(income(2025, "beginning_inventory"),
                     35000); /* the opening is last year's closing */
    assert_int_equal(income(2025, "inventory_change"), 15000);
    assert_int_equal(income(2026, "beginning_inventory"), income(2025, "ending_inventory"));
}

static void test_a_reason_is_for_one_change(void **state)
{
    struct err err = {{0}};
    (void)state;
    change_set_reason(book, "once");
    assert_true(put("money", sale, PAIRS("amount=95"), &err));
    assert_false(put("money", sale, PAIRS("amount=96"), &err));
}

/* ---- nothing slips through ------------------------------------------------------------------ */

static uint32_t seed;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* Every figure up to the end of the closed years: the lines of the reports, and what each account
 * holds on the last day. */
static char *figures(void)
{
    static const char *const questions[] = {
        "SELECT student || ' ' || project || ' ' || year || ' ' || line, amount FROM total"
        " WHERE year BETWEEN 1 AND 2025 ORDER BY 1",
        "SELECT student || ' ' || ifnull(project, 0) || ' ' || account, sum(amount) FROM posting"
        " WHERE date <= '2025-12-31' GROUP BY 1 HAVING sum(amount) <> 0 ORDER BY 1",
    };
    struct buf all = {0};
    for (size_t i = 0; i < 2; i++) {
        struct stmt *stmt = book_stmt(book, questions[i], NULL);
        while (stmt_step(stmt, NULL) == STEP_ROW)
            buf_addf(&all, "%s %lld\n", stmt_text(stmt, 0), (long long)stmt_int(stmt, 1));
        stmt_done(stmt);
    }
    return buf_take(&all);
}

/* Something that a person might do: # is a number, @ a day, % the end of a year. */
static const struct deed {
    const char *kind, *pairs[10];
} deeds[] = {
    {"money", {"student=S1", "project=Swine", "type=sale", "amount=#", "date=@"}},
    {"money",
     {"student=S1", "project=Swine", "type=expense", "amount=#", "date=@", "settled=later",
      "paid_on=@"}},
    {"money", {"student=S1", "type=loan_payment", "loan=Dad", "amount=#", "date=@"}},
    {"money", {"student=S1", "project=Swine", "type=barter", "amount=#", "date=@"}},
    {"hours", {"student=S1", "project=Swine", "time=0:#", "activity=Fed", "date=@"}},
    {"stock", {"student=S1", "project=Swine", "item=Hogs", "value=#", "as_of=@"}},
    {"stock", {"student=S1", "project=Swine", "item=Hay", "value=#", "as_of=@"}},
    {"counted", {"student=S1", "project=Swine", "as_of=@"}},
    {"asset",
     {"student=S1", "project=Swine", "name=Item #", "class=equipment", "how=bought", "cost=#",
      "life_years=5", "acquired=@"}},
    {"asset",
     {"student=S1", "project=Swine", "name=Gilt #", "class=breeding_livestock", "how=kept",
      "cost=#", "count=3", "acquired=@"}},
    {"disposal", {"student=S1", "asset=Scale", "date=@", "how=sold", "proceeds=#"}},
    {"valuation", {"student=S1", "asset=Scale", "as_of=@", "value=#", "reason=x"}},
    {"asset_use", {"student=S1", "asset=Scale", "year=202%", "project=Swine", "share=#"}},
    {"balance", {"student=S1", "item=Bank", "class=cash", "amount=#", "as_of=@"}},
    {"balance", {"student=S1", "item=Owed", "class=receivable", "amount=#", "as_of=@"}},
    {"loan", {"student=S1", "lender=L#", "date=@", "principal=#"}},
    {"brought_forward",
     {"student=S1", "project=Swine", "year=202%", "line=cash_sales", "amount=#", "source=AET"}},
};

static void fill(const char *form, struct buf *out)
{
    for (const char *at = form; *at != '\0'; at++)
        if (*at == '#')
            buf_addf(out, "%u", any(59) + 1);
        else if (*at == '%')
            buf_addf(out, "%u", any(4) + 4);
        else if (*at == '@')
            buf_addf(out, "%u-%02u-%02u", 2024 + any(3), any(12) + 1, any(28) + 1);
        else
            buf_add_char(out, *at);
}

static int64_t some_record(const char *kind)
{
    char sql[100];
    snprintf(sql, sizeof sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %u", kind, any(12));
    int64_t id = bookcase_ask(book, sql);
    return id > 0 ? id : 0;
}

/* Enters a record, or changes a field of one, or deletes one, or takes a change back. */
static bool do_something(struct err *err)
{
    const struct deed *deed = &deeds[any(COUNT_OF(deeds))];
    uint32_t how = any(10);
    int64_t id = how < 5 ? 0 : some_record(deed->kind);
    size_t count = 0;
    if (how == 9)
        return change_undo(book,
                           bookcase_ask(book, "SELECT max(id) FROM change WHERE undone_by IS NULL"),
                           NULL, err);
    if (how >= 5 && id == 0)
        return false;
    if (how == 8)
        return record_remove(book, kind_find(deed->kind), id, NULL, err);
    struct buf texts[10] = {{0}};
    const char *pairs[10];
    for (; deed->pairs[count] != NULL; count++)
        fill(deed->pairs[count], &texts[count]);
    /* Of a record there is, one field: whose it is stays. */
    size_t first = id != 0 ? 1 + any((uint32_t)count - 1) : 0, most = id != 0 ? 1 : count;
    for (size_t i = 0; i < most; i++)
        pairs[i] = buf_text(&texts[first + i]);
    bool ok = put(deed->kind, id, pairs, most, err);
    for (size_t i = 0; i < count; i++)
        buf_free(&texts[i]);
    return ok;
}

static void test_no_figure_of_a_closed_year_changes_silently(void **state)
{
    size_t refused = 0, done = 0, corrected = 0;
    (void)state;
    for (seed = 7; done + refused < 700;) {
        char *before = figures();
        struct err err = {{0}};
        bool reason = any(6) == 0;
        change_set_reason(book, reason ? "corrected" : NULL);
        bool ok = do_something(&err);
        char *after = figures();
        bool told =
            bookcase_ask(
                book,
                "SELECT what LIKE '%closed: corrected%' FROM change ORDER BY id DESC LIMIT 1") == 1;
        if (strcmp(before, after) != 0 && !(ok && reason && told))
            fail_msg("a closed year changed without a reason: %s", err.text);
        corrected += ok && strcmp(before, after) != 0;
        refused += !ok && change_wants_reason(book);
        done += ok;
        mem_free(before);
        mem_free(after);
    }
    assert_true(refused > 100 && done > 100 && corrected > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_figure_of_a_closed_year_changes_silently, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_kind_that_posts_is_locked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_changing_deleting_and_undoing_are_locked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_rules_that_reckon_years_anew_are_locked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_closing_is_not_taken_out_silently, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_reopened_years_are_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_correction, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_an_import_is_locked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_correction_carries_through_later_years, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_reason_is_for_one_change, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
