/* Quick lines for a crew: what is parted, what is everybody's own, and what is only a word. */
#include "support/check.h"

#include "base/buf.h"
#include "base/mem.h"

#include "book/change.h"
#include "quick/quick.h"
#include "support/add.h"
#include "support/bookcase.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t maya, bo;

static int set_up(void **state)
{
    static const char *const people[] = {"number=S1",     "name=Ortiz, Maya", "number=S2",
                                         "name=Hale, Bo", "number=S3",        "name=Lopez, Ana"};
    int64_t ids[3];
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    for (int i = 0; i < 3; i++) {
        const char *number = people[2 * i];
        char student[16];
        snprintf(student, sizeof student, "student=%s", number + 7);
        ids[i] = ADD(book, "student", number, people[2 * i + 1], "entered_ag_ed=2024-08-15");
        ADD(book, "project", student, "title=Trailer", "type=ownership", "began=2025-01-01");
        ADD(book, "project", student, "title=Hogs", "type=ownership", "began=2025-01-01");
        ADD(book, "share", student, "crew=Trailer crew", "project=Trailer", "begins=2026-01-01",
            i == 0 ? "parts=2" : "parts=1");
    }
    maya = ids[0];
    bo = ids[1];
    return book == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static void check_line(const char *line, size_t members, const char *tells)
{
    struct quick quick;
    struct err err = {{0}};
    bool ok = quick_parse(book, maya, date_today(), line, strlen(line), &quick, &err);
    const char *told = ok ? quick.preview : err.text;
    if (strstr(told, tells) == NULL || (ok && quick.crew.count != members))
        fail_msg("%s: %zu members, %s", line, ok ? quick.crew.count : 0, told);
    quick_clear(&quick);
}

static void understood(void **state)
{
    (void)state;
    check_line("$100 supplies @trailer with crew", 3,
               "parted among Trailer crew: Maya Ortiz $50.00, Bo Hale $25.00, Ana Lopez $25.00");
    check_line("$100 supplies @trailer from Lowe's with the crew", 3, "to Lowe's");
    check_line("2h welded with the whole crew @trailer #AS.02", 3, "for each of Trailer crew");
    check_line("2h welded @trailer with Bo", 2, "for each of Trailer crew: Maya Ortiz, Bo Hale");
    check_line("2h welded with lopez, bo @trailer", 3, "Maya Ortiz, Bo Hale, Ana Lopez");
    check_line("2h welded @trailer with Bo and Ana", 3, "You WORKED 2 h: welded ·");
    /* Words like others. */
    check_line("2h welded with Dad @trailer", 0, "welded with Dad");
    check_line("2h welded with Bo and Dad @trailer", 0, "welded with Bo and Dad");
    check_line("2h walked hogs with Bo @hogs", 0, "walked hogs with Bo");
    check_line("2h cleaned with the crew @hogs", 0, "cleaned with the crew");
    check_line("2h met with", 0, "the project is missing");
    /* Refused. */
    check_line("$100 supplies @trailer with Bo", 0, "write \"with crew\"");
    check_line("$100 supplies @hogs with crew", 0, "no share of a crew");
    check_line("born 2 pigs @trailer with crew", 0, "only time and money");
}

static void enter(const char *line, const char *tells)
{
    struct quick quick;
    struct err err = {{0}};
    char *what = NULL;
    if (!quick_parse(book, maya, date_today(), line, strlen(line), &quick, &err) ||
        !quick_enter(book, &quick, 1, NULL, &what, &err))
        fail_msg("%s: %s", line, err.text);
    if (strstr(what, tells) == NULL)
        fail_msg("%s: %s", line, what);
    mem_free(what);
    quick_clear(&quick);
}

static void one_step(void **state)
{
    struct err err = {{0}};
    (void)state;
    enter("$100.01 supplies @trailer with crew", "and 2 more of the crew Trailer crew");
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM money"), 3);
    assert_int_equal(bookcase_ask(book, "SELECT sum(amount) FROM money"), 10001);
    assert_true(change_undo(book, change_last_own(book, &err), NULL, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM money"), 0);
    enter("2h welded @trailer with Bo", "2 h, Trailer: welded, and 1 more of the crew");
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM hours WHERE time = 120"), 2);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM hours AS h JOIN project AS p"
                                        " ON p.id = h.project AND p.student = h.student"),
                     2);
    assert_int_equal(bookcase_ask(book, "SELECT student FROM hours ORDER BY id DESC LIMIT 1"), bo);
    assert_true(change_undo(book, change_last_own(book, &err), NULL, &err));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM hours"), 0);
}

/* Ticked students of one crew would each enter it for all. */
static void not_for_several(void **state)
{
    static const char line[] = "$100 supplies @trailer with crew";
    struct quick quicks[2];
    struct err err = {{0}};
    (void)state;
    assert_true(quick_parse(book, maya, date_today(), line, strlen(line), &quicks[0], &err));
    assert_true(quick_parse(book, bo, date_today(), line, strlen(line), &quicks[1], &err));
    assert_false(quick_enter(book, quicks, 2, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "entered once"));
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM money"), 0);
    quick_clear(&quicks[0]);
    quick_clear(&quicks[1]);
}

static void completed(void **state)
{
    static const struct {
        const char *line, *labels;
    } rows[] = {
        {"2h welded @trailer with ", "Bo Hale;Ana Lopez;crew: all of them;"},
        {"2h welded @trailer with a", "Ana Lopez;"},
        {"2h welded @trailer with Bo, l", "Ana Lopez;"},
        {"2h welded @trailer with cr", "crew: all of them;"},
        {"2h walked @hogs with ", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct quick_choices choices;
        struct buf labels = {0};
        size_t nbytes = strlen(rows[i].line);
        quick_complete(book, maya, date_today(), rows[i].line, nbytes, nbytes, &choices);
        for (size_t c = 0; c < choices.count; c++)
            buf_addf(&labels, "%s;", choices.list[c].label);
        check_row_text(rows[i].line, buf_text(&labels), rows[i].labels);
        buf_free(&labels);
        quick_choices_clear(&choices);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(understood), TEST(one_step), TEST(not_for_several),
                                       TEST(completed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
