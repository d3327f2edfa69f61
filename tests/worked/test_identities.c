/* Identities that hold in any book, over books made at random: debits equal credits, statements
 * agree with each other, totals are what a recount gives, and a cut at any day is what the entries
 * up to it add up to. */
#include "support/check.h"

#include "support/randombook.h"

#include "base/attr.h"
#include "base/buf.h"
#include "book/book.h"
#include "book/change.h"
#include "report/invested.h"
#include "report/report.h"
#include <stdio.h>
#include <stdlib.h>

enum { BOOKS = 5, CHANGES = 24, STEPS = 25 };

static uint64_t seed; /* of the book at hand, for what fails */

static void apply(struct book *book, const char *sql)
{
    struct err err = {{0}};
    if (!change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, sql, &err) ||
        !change_commit(book, "test", NULL, &err))
        fail_msg("seed %llu: %s\n%s", (unsigned long long)seed, err.text, sql);
}

/* ---- what must hold -------------------------------------------------------------------------- */

/* The years of award_record, asked of the records themselves. What a paycheck paid for another project is
 * a record of that one. */
#define AWARD_YEARS_ASKED                                                                          \
    "SELECT * FROM (SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) FROM (SELECT student, project, date" \
    "     FROM hours UNION ALL SELECT student, project, date FROM money WHERE project IS NOT NULL" \
    "     UNION ALL SELECT student, to_project, date FROM money WHERE to_project IS NOT NULL"      \
    "     UNION ALL SELECT student, project, date FROM paycheck UNION ALL"                         \
    "     SELECT student, sae_project, date FROM paycheck WHERE sae_withheld <> 0 AND sae_project NOT NULL" \
    "     UNION ALL SELECT student, project, acquired FROM asset WHERE project IS NOT NULL"        \
    "         AND how <> 'beginning' UNION ALL SELECT a.student, a.project, d.date FROM asset AS a" \
    "         JOIN disposal AS d ON d.asset = a.id WHERE a.project IS NOT NULL"                    \
    "     UNION ALL SELECT k.student, k.project, k.as_of FROM stock AS k"                          \
    "         JOIN student AS s ON s.id = k.student WHERE k.as_of > s.records_from)"               \
    " UNION SELECT student, project, year FROM brought_forward)"
#define AWARD_LINES                                                                                \
    "'cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out', 'resale',"     \
    " 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other', 'gain_loss', 'raised',"          \
    " 'depreciation', 'gross', 'expenses'"

/* Questions that must give no row. */
static const struct {
    const char *name, *sql;
} empty[] = {
    {"debits equal credits in each record",
     "SELECT kind, record, sum(amount) FROM posting GROUP BY student, kind, record"
     " HAVING sum(amount) <> 0"},
    {"debits equal credits on each day",
     "SELECT kind, record, date FROM posting GROUP BY student, kind, record, date"
     " HAVING sum(amount) <> 0"},
    {"every income and expense has its line, every asset and debt none",
     "SELECT account, line FROM posting WHERE (substr(account, 1, 6) IN ('assets', 'liabil'))"
     " <> (line IS NULL)"},
    {"totals are what a recount gives",
     "SELECT * FROM (SELECT * FROM total EXCEPT SELECT * FROM line_total)"
     " UNION ALL SELECT * FROM (SELECT * FROM line_total EXCEPT SELECT * FROM total)"},
    {"and there are no more of them",
     "SELECT 1 WHERE (SELECT count(*) FROM total) <> (SELECT count(*) FROM line_total)"},
    {"the totals know the years of a project's hours and money",
     "SELECT * FROM (SELECT student, project, year FROM award_record EXCEPT " AWARD_YEARS_ASKED ")"
     " UNION ALL SELECT * FROM (" AWARD_YEARS_ASKED " EXCEPT SELECT student, project, year FROM award_record)"},
    {"income and expense of projects are all in the award's ledger",
     "SELECT * FROM (SELECT student, project, date, line, account, abs(amount), kind, record FROM posting"
     "     WHERE project IS NOT NULL AND amount <> 0 AND line IN (" AWARD_LINES ") EXCEPT"
     " SELECT student, project, date, line, account, abs(amount), kind, record FROM award_ledger)"},
    {"cash moves as it is posted",
     "SELECT student, date, sum(amount) FROM (SELECT student, date, amount FROM posting"
     "     WHERE account = 'assets:cash' UNION ALL SELECT student, date, -amount FROM cash_move)"
     " GROUP BY student, date HAVING sum(amount) <> 0"},
    {"nobody is left stale", "SELECT student FROM stale UNION ALL SELECT student FROM stale_latest"},
    {"nothing is charged below salvage",
     "SELECT item FROM posting WHERE account = 'assets:depreciation' GROUP BY item"
     " HAVING sum(amount) < -(SELECT cost - salvage FROM asset WHERE id = item)"},
    {"an item wholly gone leaves nothing behind",
     "SELECT p.item FROM posting AS p JOIN capital AS c ON c.id = p.item"
     " WHERE p.account IN ('assets:capital', 'assets:depreciation', 'assets:valuation')"
     " AND c.count <= (SELECT sum(d.count) FROM disposal AS d WHERE d.asset = c.id"
     " AND d.date >= c.date) AND NOT EXISTS (SELECT 1 FROM disposal AS d WHERE d.asset = c.id"
     " AND d.date < c.date) GROUP BY p.item HAVING sum(p.amount) <> 0"},
    {"cash after a count is what was counted",
     "SELECT b.student, b.as_of FROM balance AS b JOIN student AS s ON s.id = b.student"
     " WHERE b.class = 'cash' AND b.as_of > s.records_from GROUP BY b.student, b.as_of"
     " HAVING sum(b.amount) <> (SELECT sum(p.amount) FROM posting AS p"
     " WHERE p.student = b.student AND p.account = 'assets:cash' AND p.date <= b.as_of)"},
};

static void check_empty(struct book *book)
{
    for (size_t i = 0; i < COUNT_OF(empty); i++) {
        struct err err = {{0}};
        struct stmt *stmt = book_stmt(book, empty[i].sql, &err);
        enum step step = stmt ? stmt_step(stmt, &err) : STEP_FAILED;
        if (step == STEP_ROW)
            fail_msg("%s: %s | %s | %s", empty[i].name, stmt_text(stmt, 0),
                     stmt_columns(stmt) > 1 ? stmt_text(stmt, 1) : "",
                     stmt_columns(stmt) > 2 ? stmt_text(stmt, 2) : "");
        check_row_text(empty[i].name, err.text, "");
        stmt_done(stmt);
    }
}

/* The sum of some columns of a report; "-column" is taken away. */
static int64_t sum_of(struct book *book, const char *name, const struct report_query *query,
                      const char *columns)
{
    struct err err = {{0}};
    const struct report *report = report_named(name, &err);
    struct report_rows *rows = report ? report_open(book, report, query, &err) : NULL;
    if (!rows)
        fail_msg("%s: %s", name, err.text);
    int64_t sum = 0;
    enum step step;
    while ((step = report_next(rows, &err)) == STEP_ROW)
        for (const char *c = columns; *c;) {
            bool less = *c == '-';
            c += less;
            size_t len = strcspn(c, " ");
            for (size_t i = 0; i < report->count; i++)
                if (strlen(report->columns[i].name) == len &&
                    strncmp(report->columns[i].name, c, len) == 0)
                    sum += less ? -report_int(rows, i) : report_int(rows, i);
            c += len + (c[len] == ' ');
        }
    if (step == STEP_FAILED)
        fail_msg("%s: %s", name, err.text);
    report_close(rows);
    return sum;
}

static int64_t brought(struct book *book, const struct report_query *query, const char *lines)
{
    struct err err = {{0}};
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT ifnull(sum(amount), 0) FROM total WHERE student = ?1 AND line IN"
                  " (SELECT value FROM json_each(?2)) AND year BETWEEN ?3 AND ?4",
                  &err);
    assert_non_null(stmt);
    int year = query->year ? query->year : 0, last = query->year ? query->year : query->to.year;
    stmt_bind_int(stmt, 1, query->student);
    stmt_bind_text(stmt, 2, lines);
    stmt_bind_int(stmt, 3, year);
    stmt_bind_int(stmt, 4, last);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    int64_t sum = stmt_int(stmt, 0);
    stmt_done(stmt);
    return sum;
}

/* One value about a student up to a day. */
static int64_t ask_to(struct book *book, int64_t student, struct date day, const char *sql)
{
    struct err err = {{0}};
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book, sql, &err);
    if (!stmt)
        fail_msg("%s", err.text);
    stmt_bind_int(stmt, 1, student);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    int64_t value = stmt_int(stmt, 0);
    stmt_done(stmt);
    return value;
}

/* Net worth is what is invested and what the latest statements say is idle. */
static void check_invested(struct book *book, int64_t student, struct date day, int64_t worth)
{
    struct err err = {{0}};
    struct invested invested;
    char iso[DATE_ISO_SIZE];
    if (!invested_read(book, student, day, &invested, &err))
        fail_msg("%s", err.text);
    int64_t idle = ask_to(
        book, student, day,
        "SELECT ifnull(sum(CASE WHEN class IN ('payable', 'current_liability',"
        " 'noncurrent_liability') THEN iif(scope = 'personal', -amount, 0)"
        " WHEN scope = 'personal' OR productive = 0 THEN amount ELSE 0 END), 0)"
        " FROM balance AS b JOIN student AS s ON s.id = b.student"
        " WHERE b.student = ?1 AND class <> 'cash' AND max(as_of, records_from) <= ?2"
        " AND NOT EXISTS (SELECT 1 FROM balance AS n WHERE n.student = b.student"
        " AND n.class = b.class AND n.item = b.item COLLATE NOCASE AND n.as_of > b.as_of"
        " AND max(n.as_of, records_from) <= ?2)");
    check_row_int(date_iso(day, iso), invested.ending + idle, worth);
}

/* The reports beside the statements say what these say: cash, loans, wear, hours. */
static void check_beside(struct book *book, struct report_query query, struct date day)
{
    const char *name = query.year ? "beside, a year" : "beside, a day";
    struct report_query at = {.student = query.student, .as_of = day};
    struct report_query since = {.student = query.student, .to = day};
    check_row_int(name,
                  sum_of(book, "cash_flow", &since, "change") +
                      ask_to(book, query.student, day,
                             "SELECT ifnull(sum(amount), 0) FROM cash_move WHERE student = ?1"
                             " AND flow = 'opening' AND date <= ?2"),
                  sum_of(book, "balance", &at, "cash"));
    check_row_int(name, sum_of(book, "cash_flow", &query, "opening change -closing"), 0);
    check_row_int(name,
                  sum_of(book, "cash_flow", &query,
                         "operating_in -operating_out capital_in -capital_out borrowed -repaid"
                         " personal_in -personal_out unexplained -change"),
                  0);
    check_row_int(name, sum_of(book, "cash_project", &query, "opening change -to_date"), 0);
    check_row_int(name, sum_of(book, "cash_project", &query, "change"),
                  sum_of(book, "cash_flow", &query, "change"));
    check_row_int(name, sum_of(book, "loans", &at, "owed"),
                  ask_to(book, query.student, day,
                         "SELECT -ifnull(sum(amount), 0) FROM posting WHERE student = ?1"
                         " AND account = 'liabilities:loan' AND date <= ?2"));
    if (query.year)
        check_row_int(name, sum_of(book, "depreciation", &query, "depreciation"),
                      sum_of(book, "assets", &query, "depreciation"));
    check_row_int(name, sum_of(book, "hours_month", &query, "hours"),
                  sum_of(book, "hours", &query, "hours"));
    check_row_int(name, sum_of(book, "hours_month", &query, "entries"),
                  sum_of(book, "hours", &query, "entries"));
    check_row_int(name, sum_of(book, "hours_type", &query, "paid_hours unpaid_hours"),
                  sum_of(book, "hours", &query, "paid_hours unpaid_hours"));
}

/* Earned is what the projects netted, but for what an earlier book brought. */
static void check_earned(struct book *book, const char *name, const struct report_query *query)
{
    int64_t earned =
        sum_of(book, "income", query, "net_income") + sum_of(book, "placement", query, "net");
    struct report_query alone = *query;
    int64_t by_project = 0, hours = 0;
    for (unsigned p = 0; p < RANDOM_PROJECTS; p++) {
        alone.project = randombook_project((unsigned)query->student, p);
        by_project +=
            sum_of(book, "income", &alone, "net_income") + sum_of(book, "placement", &alone, "net");
        hours += sum_of(book, "hours", &alone, "hours");
    }
    check_row_int(name, by_project, earned);
    check_row_int(name, hours, sum_of(book, "hours", query, "hours"));
    if (brought(book, query,
                "[\"brought:cash_sales\", \"brought:operating_income\", \"brought:net_income\","
                " \"brought:depreciation\", \"brought:gross\", \"brought:net\"]") == 0)
        check_row_int(name, sum_of(book, "networth", query, "earned"), earned);
}

/* Capital items and inventory are what the balance sheet says. */
static void check_items(struct book *book, const char *name, int64_t student, struct date day)
{
    struct report_query at = {.student = student, .as_of = day};
    struct report_query items = {.student = student, .year = day.year};
    if (day.month == 12 && day.day == 31) {
        int64_t stated = ask_to(book, student, day,
                                "SELECT ifnull(sum(amount), 0) FROM posting WHERE student = ?1"
                                " AND account = 'assets:noncurrent_asset' AND date <= ?2");
        check_row_int(name, sum_of(book, "assets", &items, "ending_value") + stated,
                      sum_of(book, "balance", &at, "noncurrent_assets"));
    }
    check_row_int(
        name,
        sum_of(book, "assets", &items,
               "beginning_value acquired -depreciation valuation -disposed -ending_value"),
        0);
}

/* The statements of one student at the end of a day, or of a whole year. */
static void check_statements(struct book *book, struct report_query query, struct date day)
{
    const char *name = query.year ? "a year" : "a day";
    struct report_query at = {.student = query.student, .as_of = day};
    struct report_query since = query;
    if (query.year) /* what the identities need from the beginning on */
        since = (struct report_query){.student = query.student, .to = day};

    int64_t worth = sum_of(book, "balance", &at, "net_worth");
    check_invested(book, query.student, day, worth);
    check_row_int(name,
                  sum_of(book, "balance", &at,
                         "current_assets noncurrent_assets -current_liabilities"
                         " -noncurrent_liabilities"),
                  worth);
    /* What was found and all that moved since is what there is. */
    int64_t moved = sum_of(book, "networth", &since,
                           "earned outside_income -outside_expense contributions gifts raised"
                           " valuation other_changes unexplained -withdrawals");
    int64_t found = ask_to(book, query.student, day,
                           "SELECT -ifnull(sum(amount), 0) FROM posting WHERE student = ?1"
                           " AND line IN ('beginning', 'beginning_inventory') AND date <= ?2");
    check_row_int(name, moved + found, worth);
    /* Each row foots; the next one begins where it ended. */
    check_row_int(name,
                  sum_of(book, "networth", &query,
                         "beginning earned outside_income -outside_expense contributions gifts"
                         " raised valuation other_changes unexplained -withdrawals -ending"),
                  0);
    check_earned(book, name, &query);
    check_items(book, name, query.student, day);
    check_row_int(name, sum_of(book, "ledger", &query, "debit -credit"), 0);
    check_beside(book, query, day);
}

/* Hours brought forward without saying which: what they are above the paid hours brought with them.
 */
static int64_t hours_alone(struct book *book, const struct report_query *query)
{
    struct err err = {{0}};
    struct stmt *stmt = book_stmt(book,
                                  "SELECT ifnull(sum(h.amount - ifnull(p.amount, 0)), 0)"
                                  " FROM total AS h LEFT JOIN total AS p ON p.student = h.student"
                                  " AND p.project = h.project AND p.year = h.year"
                                  " AND p.line = 'brought:paid_hours'"
                                  " WHERE h.student = ?1 AND h.line = 'brought:hours'"
                                  " AND h.year <= ?2",
                                  &err);
    assert_non_null(stmt);
    stmt_bind_int(stmt, 1, query->student);
    stmt_bind_int(stmt, 2, query->to.year);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    int64_t sum = stmt_int(stmt, 0);
    stmt_done(stmt);
    return sum;
}

static void check_hours(struct book *book, struct report_query query)
{
    struct err err = {{0}};
    struct stmt *stmt = book_stmt(book,
                                  "SELECT ifnull(sum(h.time), 0), count(*), ifnull(sum(iif("
                                  "p.type = 'placement' AND NOT h.in_class, h.time, 0)), 0)"
                                  " FROM hours AS h JOIN project AS p ON p.id = h.project"
                                  " WHERE h.student = ?1 AND h.date <= ?2",
                                  &err);
    char iso[DATE_ISO_SIZE];
    stmt_bind_int(stmt, 1, query.student);
    stmt_bind_text(stmt, 2, date_iso(query.to, iso));
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    check_row_int("entries", sum_of(book, "hours", &query, "entries"), stmt_int(stmt, 1));
    check_row_int("hours and their parts",
                  sum_of(book, "hours", &query, "hours -paid_hours -unpaid_hours -class_hours"),
                  hours_alone(book, &query));
    check_row_int("duties", sum_of(book, "duties", &query, "paid_hours unpaid_hours"),
                  stmt_int(stmt, 2));
    stmt_done(stmt);
}

static void check_book(struct book *book, struct randombook *maker)
{
    check_empty(book);
    for (int64_t student = 1; student <= RANDOM_STUDENTS; student++) {
        for (int year = RANDOM_YEAR; year < RANDOM_YEAR + RANDOM_YEARS; year++)
            check_statements(book, (struct report_query){.student = student, .year = year},
                             (struct date){year, 12, 31});
        for (int i = 0; i < 3; i++) {
            struct date day;
            const char *iso = randombook_day(maker);
            assert_true(date_parse_iso(iso, strlen(iso), &day));
            struct report_query query = {.student = student, .to = day};
            check_statements(book, query, day);
            check_hours(book, query);
        }
    }
}

static void test_random_books(void **state)
{
    (void)state;
    for (unsigned b = 1; b <= BOOKS; b++) {
        struct randombook maker = randombook_begin(seed = 0x9E3779B97F4A7C15ULL * b);
        struct err err = {{0}};
        struct book *book = book_open(":memory:", 0, &err);
        assert_non_null(book);
        struct buf sql = {0};
        randombook_people(&maker, &sql);
        for (unsigned c = 0; c < CHANGES; c++) {
            /* Large changes, and small ones that leave most students and lines alone. */
            for (unsigned s = c % 2 ? 1 + randombook_roll(&maker, 2) : STEPS; s > 0; s--)
                randombook_step(&maker, &sql);
            apply(book, buf_text(&sql));
            buf_clear(&sql);
            check_empty(book);
        }
        check_book(book, &maker);
        buf_free(&sql);
        book_close(book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_books),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
