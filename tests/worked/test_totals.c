/* Totals that are counted row by row, and those of large imports, against a recount: rows added,
 * changed, deleted and taken back, one by one and two thousand at a time, by students who have
 * counted their cash and by others, in projects of all sorts. */
#include "support/check.h"

#include "base/buf.h"
#include "book/book.h"
#include "book/change.h"
#include "exchange/import.h"

enum { ROWS = 2300 };

static const char people[] =
    "INSERT INTO chapter (id, name, state) VALUES (1, 'C', 'OK');"
    "INSERT INTO student (id, number, name, entered_ag_ed, records_from) VALUES"
    " (1, 'S1', 'A, B', '2023-08-15', '2024-01-01'), (2, 'S2', 'C, D', '2023-08-15', '2024-01-01'),"
    " (3, 'S3', 'E, F', '2023-08-15', '2024-01-01');"
    "INSERT INTO project (id, student, title, type, began, proceeds) VALUES"
    " (11, 1, 'Hogs', 'ownership', '2024-01-01', 'mine'),"
    " (12, 1, 'Shop', 'school_enterprise', '2024-01-01', 'school'),"
    " (21, 2, 'Job', 'placement', '2024-01-01', 'mine'),"
    " (22, 2, 'Lab', 'research_experimental', '2024-01-01', 'mine'),"
    " (31, 3, 'Sheep', 'ownership', '2024-01-01', 'mine');"
    "INSERT INTO balance (id, student, as_of, item, class, scope, amount) VALUES"
    " (91, 3, '2024-06-30', 'till', 'cash', 'sae', 5000),"
    " (92, 3, '2025-06-30', 'till', 'cash', 'sae', 9000);";

static void do_sql(struct book *book, const char *sql)
{
    struct err err = {{0}};
    if (!change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, sql, &err) ||
        !change_commit(book, "did", NULL, &err))
        fail_msg("%s: %s", sql, err.text);
}

static int64_t ask(struct book *book, const char *sql)
{
    struct err err = {{0}};
    int64_t value = -1;
    if (!book_ask_int(book, sql, NULL, &value, &err))
        fail_msg("%s: %s", sql, err.text);
    return value;
}

static struct book *open_book(void)
{
    struct err err = {{0}};
    struct book *book = book_open(":memory:", 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    do_sql(book, people);
    return book;
}

/* How much totals and recount differ, in rows; and nobody is left to be filled. */
static void check_recount(struct book *book, const char *when)
{
    check_row_int(when,
                  ask(book, "SELECT count(*) FROM (SELECT * FROM total EXCEPT"
                            " SELECT * FROM line_total)"),
                  0);
    check_row_int(when,
                  ask(book, "SELECT count(*) FROM (SELECT * FROM line_total EXCEPT"
                            " SELECT * FROM total)"),
                  0);
    check_row_int(when,
                  ask(book, "SELECT (SELECT count(*) FROM stale)"
                            " + (SELECT count(*) FROM stale_latest)"),
                  0);
}

/* The sum of what all totals say, to see that something came and went. */
static int64_t weight(struct book *book)
{
    return ask(book, "SELECT ifnull(sum(abs(amount) * (1 + length(line)) + parts), 0) FROM total");
}

static void undo(struct book *book)
{
    struct err err = {{0}};
    if (!change_undo(book, change_last_own(book, &err), NULL, &err))
        fail_msg("%s", err.text);
}

/* ---- one by one ----------------------------------------------------------------------------- */

#define MONEY                                                                                      \
    "INSERT INTO money (id, student, date, type, project, to_project, category, amount,"           \
    " settled, paid_on) VALUES "
static const char *const steps[] = {
    "INSERT INTO hours (id, student, project, date, time, activity)"
    " VALUES (1, 1, 11, '2025-03-01', 60, 'fed')",
    "INSERT INTO hours (id, student, project, date, time, activity, in_class)"
    " VALUES (2, 2, 22, '2025-03-01', 45, 'sampled', 1)",
    "UPDATE hours SET time = 90, date = '2024-03-01' WHERE id = 1",
    "UPDATE hours SET student = 1, project = 12, in_class = 0, paid = 1 WHERE id = 2",
    MONEY "(1, 1, '2025-01-05', 'sale', 11, NULL, 'market', 5000, 'cash', NULL)",
    MONEY "(2, 1, '2025-01-06', 'expense', 11, NULL, 'feed', 700, 'later', NULL)",
    MONEY "(3, 1, '2025-01-07', 'expense', 12, NULL, 'seed', 800, 'later', '2026-02-01')",
    MONEY "(4, 1, '2025-01-08', 'transfer', 11, 12, 'feed', 900, 'cash', NULL)",
    MONEY "(5, 2, '2025-01-09', 'refund', 21, NULL, 'supplies', 300, 'cash', NULL)",
    MONEY "(6, 2, '2025-01-10', 'withdrawal', NULL, NULL, 'education', 400, 'cash', NULL)",
    MONEY "(7, 3, '2025-01-11', 'sale', 31, NULL, 'market', 1100, 'cash', NULL)",
    MONEY "(8, 2, '2025-01-12', 'gift', 22, NULL, 'feed', 1200, 'cash', NULL)",
    "UPDATE money SET settled = 'cash' WHERE id = 2",
    "UPDATE money SET date = '2024-12-31', amount = 801 WHERE id = 3",
    "UPDATE money SET project = 12, student = 1 WHERE id = 5",
    "UPDATE money SET category = 'home' WHERE id = 6",
    "UPDATE money SET date = '2024-05-01' WHERE id = 7",
    "UPDATE project SET proceeds = 'mine' WHERE id = 12",
    "UPDATE project SET type = 'placement' WHERE id = 11",
    "UPDATE hours SET activity = 'the same otherwise' WHERE id = 2",
    "DELETE FROM money WHERE id IN (1, 7, 8)",
    "DELETE FROM hours",
    "INSERT INTO project (id, student, title, type, began, proceeds)"
    " VALUES (13, 1, 'New', 'placement', '2024-01-01', 'school');" MONEY
    "(9, 1, '2025-01-05', 'sale', 13, NULL, 'market', 5000, 'cash', NULL)",
    "DELETE FROM money",
};

static void row_by_row(void **state)
{
    (void)state;
    struct book *book = open_book();
    int64_t weights[COUNT_OF(steps) + 1];
    check_recount(book, "empty");
    weights[0] = weight(book);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        do_sql(book, steps[i]);
        check_recount(book, steps[i]);
        weights[i + 1] = weight(book);
    }
    assert_true(weights[12] > weights[0]);
    for (size_t i = COUNT_OF(steps); i-- > 0;) {
        undo(book);
        check_recount(book, steps[i]);
        check_row_int(steps[i], weight(book), weights[i]);
    }
    book_close(book);
}

/* A step that is refused half-way leaves nothing. */
static void refused(void **state)
{
    (void)state;
    struct book *book = open_book();
    struct err err = {{0}};
    do_sql(book, steps[4]);
    int64_t before = weight(book);
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    assert_false(book_exec(book, "UPDATE money SET project = 99", &err));
    assert_false(book_exec(book, "UPDATE money SET amount = 0", &err));
    assert_false(book_exec(
        book, MONEY "(7, 1, '2025-02-30', 'sale', 11, NULL, NULL, 1, 'cash', NULL)", &err));
    assert_true(change_commit(book, "nothing", NULL, &err));
    check_recount(book, "refused");
    assert_int_equal(weight(book), before);
    book_close(book);
}

/* ---- two thousand at once ------------------------------------------------------------------- */

static void import(struct book *book, const char *kind, const struct buf *csv)
{
    struct err err = {{0}};
    struct import_request request = {
        .kind = kind_find(kind), .path = "rows.csv", .bytes = buf_text(csv), .nbytes = csv->len};
    struct import_result result;
    if (!import_run(book, &request, &result, &err))
        fail_msg("%s: %s", err.text, result.told ? result.list[0].text : "");
    assert_int_equal(result.rows, ROWS);
    import_result_clear(&result);
}

/* The students' own, a different mixture in each row. */
static void make_rows(struct buf *hours, struct buf *money)
{
    static const char *const whose[] = {"S1,Hogs", "S1,Shop", "S2,Job", "S2,Lab", "S3,Sheep"};
    static const char *const what[] = {"expense,feed,", "expense,seed,", "refund,feed,",
                                       "expense,seed,later"};
    buf_add_text(hours, "student,project,date,time,activity,in_class\n");
    buf_add_text(money, "student,project,type,category,settled,date,amount\n");
    for (int i = 0; i < ROWS; i++) {
        buf_addf(hours, "%s,%d-%02d-%02d,0:%02d,fed,%s\n", whose[i % 5], 2024 + i % 3, 1 + i % 12,
                 1 + i % 28, 1 + i % 9, i % 7 ? "no" : "yes");
        if (i % 50 == 0)
            buf_addf(money, "%.2s,,withdrawal,%s,,%d-%02d-%02d,1.%02d\n", whose[i % 5],
                     i % 100 ? "education" : "personal", 2024 + i % 3, 1 + i % 12, 1 + i % 28,
                     i % 100);
        else
            buf_addf(money, "%s,%s,%d-%02d-%02d,2.%02d\n", whose[i % 5], what[i % 4], 2024 + i % 3,
                     1 + i % 12, 1 + i % 28, i % 100);
    }
}

static void large_imports(void **state)
{
    (void)state;
    struct book *book = open_book();
    struct buf hours = {0}, money = {0};
    make_rows(&hours, &money);
    int64_t weights[5];
    weights[0] = weight(book);
    for (size_t i = 0; i < 4; i++) { /* into an empty table, then beside the rows of before */
        import(book, i % 2 ? "money" : "hours", i % 2 ? &money : &hours);
        check_recount(book, i % 2 ? "money" : "hours");
        weights[i + 1] = weight(book);
        assert_true(weights[i + 1] > weights[i]);
    }
    assert_int_equal(ask(book, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"
                               " AND name GLOB 'total_*'"),
                     8);
    do_sql(book, "INSERT INTO hours (id, student, project, date, time, activity)"
                 " VALUES (1, 1, 11, '2025-03-01', 60, 'fed')");
    check_recount(book, "one more");
    undo(book);
    for (size_t i = 4; i-- > 0;) {
        undo(book);
        check_recount(book, "taken back");
        check_row_int("taken back", weight(book), weights[i]);
    }
    struct err err = {{0}}; /* what was taken back comes again row by row: no batch */
    assert_true(change_undo(book, ask(book, "SELECT max(id) FROM change"), NULL, &err));
    check_recount(book, "once more");
    check_row_int("once more", weight(book), weights[1]);
    buf_free(&hours);
    buf_free(&money);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row_by_row),
        cmocka_unit_test(refused),
        cmocka_unit_test(large_imports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
