/* Searching: what is found by which words, whose it is, and that the index follows the history. */
#include "support/check.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/change.h"
#include "find/find.h"
#include "kinds/record.h"
#include "support/add.h"
#include "support/bookcase.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct at {
    struct book *book;
    struct find *find;
    int64_t maya, jose, swine, feed, hay;
};

static int set_up(void **state)
{
    struct at *at = mem_alloc(sizeof *at);
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    at->book = book_open(":memory:", 0, NULL);
    at->maya =
        ADD(at->book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2023-08-15");
    at->jose =
        ADD(at->book, "student", "number=S2", "name=Ñañez, José", "entered_ag_ed=2023-08-15");
    at->swine = ADD(at->book, "project", "student=S1", "title=Market swine", "type=ownership");
    ADD(at->book, "project", "student=S2", "title=Hale's store", "type=ownership");
    at->feed = ADD(at->book, "money", "student=S1", "project=Market swine", "type=expense",
                   "category=feed", "amount=42.50", "date=2026-11-20", "party=Tri-County",
                   "memo=Starter pellets");
    at->hay = ADD(at->book, "hours", "student=S2", "project=Hale's store", "date=2026-10-03",
                  "time=1:30", "activity=Stacked hay for the Ñañez family", "standards=AS.02.01");
    at->find = find_open(at->book);
    *state = at;
    return at->book == NULL;
}

static int tear_down(void **state)
{
    struct at *at = *state;
    find_close(at->find);
    book_close(at->book);
    mem_free(at);
    return 0;
}

/* How many records of a kind; *first is the newest. */
static int found(struct at *at, const char *text, int64_t student, const char *kind, int64_t *first)
{
    struct err err = {{0}};
    int64_t ids[50] = {0};
    if (!find_update(at->find, &err) || !find_for(at->find, text, student, &err))
        fail_msg("%s: %s", text, err.text);
    int got = find_read(at->find, kind_find(kind), 0, COUNT_OF(ids), ids, &err);
    if (got < 0)
        fail_msg("%s: %s", text, err.text);
    *first = ids[0];
    return got;
}

static void check_found(struct at *at, const char *text, const char *kind, int64_t id)
{
    int64_t first;
    int got = found(at, text, 0, kind, &first);
    if (got != (id != 0) || first != id)
        fail_msg("\"%s\": %d of %s", text, got, kind);
}

static void words(void **state)
{
    struct at *at = *state;
    static const char *const of_feed[] = {
        "pellets",      "PELLETS starter", "pell",    "tri-county", "swine pellets",
        "maya pellets", "expense",         "42.50",   "$42.50",     "2026-11-20",
        "11/20",        "november 2026",   "nov pel", "42.5 maya",
    };
    static const char *const of_hay[] = {
        "hay", "nanez hay", "José HAY", "hales hay", "hale's hay", "as.02", "AS.02.01 stack",
    };
    static const char *const of_none[] = {"ellets", "pellets hay", "42.51", "11/21", "maya hay"};
    for (size_t i = 0; i < COUNT_OF(of_feed); i++)
        check_found(at, of_feed[i], "money", at->feed);
    for (size_t i = 0; i < COUNT_OF(of_hay); i++)
        check_found(at, of_hay[i], "hours", at->hay);
    for (size_t i = 0; i < COUNT_OF(of_none); i++) {
        check_found(at, of_none[i], "money", 0);
        check_found(at, of_none[i], "hours", 0);
    }
    check_found(at, "maya", "student", at->maya);
    check_found(at, "ñañ", "student", at->jose);
    check_found(at, "swine", "project", at->swine);
}

/* What FTS5 would take for a sign of its own. */
static void signs(void **state)
{
    struct at *at = *state;
    static const char *const texts[] = {
        "\"",
        "pellets\"",
        "pellets AND",
        "NEAR(",
        "*",
        "pel*",
        "pellets OR hay",
        "-pellets",
        "^pellets",
        "words:pellets",
        "(",
        "§money",
        "¶1",
        "'; DROP TABLE money; --",
        "\xc3\x28",
    };
    int64_t first;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_true(found(at, texts[i], 0, "money", &first) <= 1);
    assert_true(find_for(at->find, " .,- ", 0, NULL) && find_is_empty(at->find));
    assert_true(find_for(at->find, "a", 0, NULL) && !find_is_empty(at->find));
}

/* However many words a text has, and whatever parts them, it is the first that are looked for. */
static void long_text(void **state)
{
    struct at *at = *state;
    struct buf text = {0};
    buf_add_text(&text, "maya pellets");
    for (int i = 0; i < 20; i++)
        buf_add_text(&text, i % 2 == 0 ? ",pellets" : " pellets");
    buf_add_text(&text, ",nowhere.");
    check_found(at, buf_text(&text), "money", at->feed);
    buf_free(&text);
    check_found(at, "maya,pellets,nowhere", "money", 0);
}

static void of_a_student(void **state)
{
    struct at *at = *state;
    int64_t first;
    ADD(at->book, "hours", "student=S1", "project=Market swine", "date=2026-10-04", "time=1",
        "activity=Hauled hay");
    assert_int_equal(found(at, "hay", 0, "hours", &first), 2);
    assert_int_equal(found(at, "hay", at->jose, "hours", &first), 1);
    assert_true(first == at->hay);
    /* Through what it hangs on: a plan is its project's. */
    int64_t plan = ADD(at->book, "plan", "student=S1", "project=Market swine", "year=2026",
                       "description=Raise barrows");
    assert_int_equal(found(at, "barrows", at->maya, "plan", &first), 1);
    assert_true(first == plan);
    assert_int_equal(found(at, "barrows", at->jose, "plan", &first), 0);
}

static void edit(struct at *at, const char *kind, int64_t id, const char *pair)
{
    struct record record;
    struct err err = {{0}};
    assert_true(record_read(at->book, kind_find(kind), id, &record, &err));
    if (!record_set_pairs(at->book, &record, &pair, 1, &err) ||
        !record_save(at->book, &record, NULL, NULL, &err))
        fail_msg("%s", err.text);
    record_clear(&record);
}

static void follows_the_history(void **state)
{
    struct at *at = *state;
    struct err err = {{0}};
    check_found(at, "pellets", "money", at->feed);
    edit(at, "money", at->feed, "memo=Finisher");
    check_found(at, "pellets", "money", 0);
    check_found(at, "finisher", "money", at->feed);
    assert_true(change_undo(at->book, change_last_own(at->book, &err), NULL, &err));
    check_found(at, "pellets", "money", at->feed);
    check_found(at, "finisher", "money", 0);
    assert_true(record_remove(at->book, kind_find("money"), at->feed, NULL, &err));
    check_found(at, "pellets", "money", 0);
    assert_true(change_undo(at->book, change_last_own(at->book, &err), NULL, &err));
    check_found(at, "pellets", "money", at->feed);
}

/* Entries are found by names that are not written in them. */
static void follows_names(void **state)
{
    struct at *at = *state;
    check_found(at, "swine pellets", "money", at->feed);
    edit(at, "project", at->swine, "title=Show barrows");
    check_found(at, "swine pellets", "money", 0);
    check_found(at, "barrows pellets", "money", at->feed);
}

/* Whose a plan is, only its project says. */
static void follows_owners(void **state)
{
    struct at *at = *state;
    int64_t first;
    int64_t own = ADD(at->book, "project", "student=S1", "title=Goats", "type=ownership");
    ADD(at->book, "plan", "student=S1", "project=Goats", "year=2026", "description=Raise kids");
    assert_int_equal(found(at, "kids", at->maya, "plan", &first), 1);
    edit(at, "project", own, "student=S2");
    assert_int_equal(found(at, "kids", at->maya, "plan", &first), 0);
    assert_int_equal(found(at, "kids", at->jose, "plan", &first), 1);
}

/* Records of several kinds with one id, which a file made by hand may bring. */
static void small_ids(void **state)
{
    struct at *at = *state;
    bookcase_change(at->book, "entered two",
                    "INSERT INTO student (id, number, name, status, entered_ag_ed, records_from)"
                    " VALUES (7, 'S7', 'Seven, Ann', 'active', '2024-08-15', '2024-08-15');"
                    "INSERT INTO contact (id, student, name, relation)"
                    " VALUES (7, 7, 'Street, Bo', 'parent')");
    check_found(at, "ann", "student", 7);
    check_found(at, "street", "contact", 7);
    check_found(at, "street", "student", 0);
    bookcase_change(at->book, "deleted one", "DELETE FROM contact WHERE id = 7");
    check_found(at, "street", "contact", 0);
    check_found(at, "ann", "student", 7);
}

static void makes_no_history(void **state)
{
    struct at *at = *state;
    bool more = true;
    int64_t changes = bookcase_ask(at->book, "SELECT count(*) FROM change"), first;
    assert_int_equal(found(at, "pellets", 0, "money", &first), 1);
    assert_int_equal(bookcase_ask(at->book, "SELECT count(*) FROM change"), changes);
    /* Nothing has happened since: nothing is written. */
    int64_t version = book_version(at->book);
    assert_true(find_step(at->find, &more, NULL, NULL) && !more);
    assert_true(book_version(at->book) == version);
}

/* What was broken off goes on where it was. */
static void by_steps(void **state)
{
    struct at *at = *state;
    struct find_progress progress = {0};
    bool more = true;
    assert_true(change_begin(at->book, CHANGE_BATCH, NULL));
    for (int i = 0; i < 5000; i++) {
        int64_t id = bookcase_hours(at->book, 0, at->maya, at->swine, "2026-03-01", 30);
        change_added(at->book, "hours", id);
    }
    assert_true(change_commit(at->book, "imported", NULL, NULL));
    assert_true(find_step(at->find, &more, &progress, NULL) && more);
    assert_true(progress.done > 0 && progress.done < progress.total);
    find_close(at->find);
    at->find = find_open(at->book);
    int64_t first, most[1];
    assert_true(found(at, "swine", 0, "hours", &first) == 50);
    assert_int_equal(find_read(at->find, kind_find("hours"), 4999, 1, most, NULL), 1);
    assert_int_equal(find_read(at->find, kind_find("hours"), 5000, 1, most, NULL), 0);
    /* The same by following the history, and back. */
    struct err err = {{0}};
    assert_true(change_undo(at->book, change_last_own(at->book, &err), NULL, &err));
    assert_int_equal(found(at, "swine", 0, "hours", &first), 0);
}

/* A book that cannot be written is searched all the same. */
static void read_only(void **state)
{
    struct at at = {0};
    struct err err = {{0}};
    char *folder = mem_text("/tmp/find.XXXXXX");
    struct buf path = {0};
    (void)state;
    assert_non_null(mkdtemp(folder));
    buf_addf(&path, "%s/t.saebook", folder);
    assert_true(book_create(buf_text(&path), &err));
    at.book = book_open(buf_text(&path), 0, &err);
    int64_t maya =
        ADD(at.book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2023-08-15");
    book_close(at.book);
    at.book = book_open(buf_text(&path), BOOK_READ_ONLY, &err);
    at.find = find_open(at.book);
    check_found(&at, "maya", "student", maya);
    find_close(at.find);
    book_close(at.book);
    at.book = book_open(buf_text(&path), 0, &err);
    assert_int_equal(bookcase_ask(at.book, "SELECT count(*) FROM derived_searched"), 0);
    book_close(at.book);
    book_unlink(buf_text(&path));
    buf_addf(&path, "-lock");
    (void)unlink(buf_text(&path));
    assert_int_equal(rmdir(folder), 0);
    buf_free(&path);
    free(folder);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(words),          TEST(signs),
        TEST(long_text),
        TEST(of_a_student),   TEST(follows_the_history),
        TEST(follows_names),  TEST(small_ids),
        TEST(follows_owners), TEST(makes_no_history),
        TEST(by_steps),       cmocka_unit_test(read_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
