/* For everyone: the screens as a screen reader has them, by keys that every keyboard has, and by the
 * mouse alone. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"
#include "support/walk.h"

#include "base/buf.h"
#include "kit/keycode.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const reader[] = {"SAEBOOK_READER=1", NULL};

/* ---- for screen readers ---------------------------------------------------------------------- */

/* Arrows, lines, blocks, shapes, dingbats; the dot and the angle that are set between parts. */
static bool is_ornament(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] == 0xC2 && byte[1] == 0xB7)
        return true;
    if (byte[0] != 0xE2)
        return false;
    return byte[1] == 0x86 || byte[1] == 0x87 || (byte[1] >= 0x94 && byte[1] <= 0x9E) ||
           (byte[1] == 0x80 && (byte[2] == 0xA6 || byte[2] == 0xB9 || byte[2] == 0xBA));
}

static void assert_no_ornaments(struct pty *pty, const char *name)
{
    for (int row = 0; row < pty_rows(pty); row++)
        for (int col = 0; col < pty_cols(pty); col++)
            if (is_ornament(pty_cell(pty, col, row).text)) {
                pty_dump(pty);
                fail_msg("%s: an ornament in row %d, column %d", name, row, col);
            }
}

/* On the accent's ground: the title and key bars, and what has the focus. */
static bool is_lit(struct pty *pty, int col, int row)
{
    struct pty_cell cell = pty_cell(pty, col, row);
    return !cell.bg_default && cell.bg[2] > 100 && cell.bg[0] < 60;
}

static bool has_lit_row(struct pty *pty)
{
    for (int row = 1; row < pty_rows(pty) - 2; row++)
        for (int col = 0; col < pty_cols(pty); col++)
            if (is_lit(pty, col, row))
                return true;
    return false;
}

/* The cursor is seen; it stands on what has the focus, or at the beginning of a message. */
static bool cursor_is_right(struct pty *pty, void *arg)
{
    int col, row;
    bool seen;
    (void)arg;
    pty_cursor(pty, &col, &row, &seen);
    if (!seen || row < 1 || row > pty_rows(pty) - 2)
        return false;
    if (row == pty_rows(pty) - 2)
        return col == 1 && pty_row(pty, row)[1] > ' ';
    bool in_field = pty_cell(pty, col, row).underline; /* above a list that it narrows */
    return in_field || !has_lit_row(pty) || is_lit(pty, col, row);
}

static void assert_for_readers(struct pty *pty, const char *name)
{
    if (!pty_wait(pty, cursor_is_right, NULL)) {
        pty_dump(pty);
        fail_msg("%s: the cursor does not stand on the focus", name);
    }
    assert_no_ornaments(pty, name);
}

static void every_screen_can_be_heard(void **state)
{
    (void)state;
    for (const struct walk *walk = walks; walk->name != NULL; walk++) {
        struct pty *pty = walk_to(walk, 100, 30, reader);
        assert_for_readers(pty, walk->name);
        pty_keys(pty, "Down");
        assert_for_readers(pty, walk->name);
        pty_free(pty);
    }
}

static void rows_tell_their_labels(void **state)
{
    struct pty *pty = walk_start(80, 24, reader);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "Feed store, Hale's; Hours 243.50; In 2,593.78; Out 53.00; Net 2,540.78; more");
    pty_expect(pty, "Hours by week  from 2 to 23, last 2, peak at 40 of 52");
    pty_expect(pty, "Oct 20 of 31 days");
    pty_keys(pty, "Right"); /* and then the rest */
    pty_expect(pty, "Kind Placement");
    pty_free(pty);
}

static void messages_take_the_cursor_till_the_next_key(void **state)
{
    struct pty *pty = walk_start(80, 24, reader);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    pty_type(pty, "1.5h fed hogs @market");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "entered 1 h 30 m");
    pty_expect_cursor(pty, 1, 22);
    int row = pty_row_of(pty, "Feed store");
    pty_keys(pty, "Down");
    pty_expect_cursor(pty, 0, row + 1);
    pty_free(pty);
}

/* ---- arrows, Tab and Enter ------------------------------------------------------------------- */

static bool in_bar(struct pty *pty, void *arg)
{
    int col, row;
    bool seen;
    (void)arg;
    pty_cursor(pty, &col, &row, &seen);
    return row == pty_rows(pty) - 1 && pty_row(pty, row)[0] != '\0';
}

struct place {
    int col, row;
};

static bool has_left(struct pty *pty, void *arg)
{
    const struct place *before = arg;
    struct place now;
    bool seen;
    pty_cursor(pty, &now.col, &now.row, &seen);
    return now.col != before->col || now.row != before->row;
}

/* A key that moves the focus. */
static void press(struct pty *pty, const char *key)
{
    struct place at;
    bool seen;
    pty_cursor(pty, &at.col, &at.row, &seen);
    pty_keys(pty, key);
    if (!pty_wait(pty, has_left, &at)) {
        pty_dump(pty);
        fail_msg("%s moves nothing", key);
    }
}

/* Tab, through all fields of a form at most, until the focus is in the key bar. */
static void tab_to_bar(struct pty *pty, const char *name)
{
    pty_settle(pty, 100); /* what moves the cursor from here on is the key */
    for (int i = 0; i < 60 && !in_bar(pty, NULL); i++)
        press(pty, "Tab");
    if (!in_bar(pty, NULL)) {
        pty_dump(pty);
        fail_msg("%s: Tab does not come to the row of keys", name);
    }
}

/* From the key bar's first item to the one with this label, by the arrows, and runs it. */
static void choose_in_bar(struct pty *pty, const char *label)
{
    int wanted = pty_find(pty, -1, label);
    struct place at;
    bool seen;
    assert_true(wanted >= 0);
    for (int i = 0; i < 24; i++) {
        pty_cursor(pty, &at.col, &at.row, &seen);
        if (at.col <= wanted && wanted < at.col + 6)
            break;
        press(pty, "Left");
    }
    pty_keys(pty, "Enter");
}

static void add_rows(struct pty *pty, struct buf *out)
{
    for (int row = 1; row < pty_rows(pty) - 1; row++)
        buf_addf(out, "%s\n", pty_row(pty, row));
}

static bool is_another(struct pty *pty, void *arg)
{
    struct buf now = {0};
    add_rows(pty, &now);
    bool other = strcmp(buf_text(&now), arg) != 0;
    buf_free(&now);
    return other;
}

/* All rows that are seen while paging down until `last` is. */
static void gather(struct pty *pty, const char *last, struct buf *out)
{
    struct buf page = {0};
    for (int i = 0; i < 20; i++) {
        bool end = pty_shows(pty, last);
        buf_clear(&page);
        add_rows(pty, &page);
        buf_add_text(out, buf_text(&page));
        if (end)
            break;
        pty_keys(pty, "PgDn");
        if (!pty_wait(pty, is_another, page.data)) {
            pty_dump(pty);
            fail_msg("\"%s\" does not come", last);
        }
        pty_settle(pty, 50); /* a frame may come in pieces */
    }
    buf_free(&page);
}

enum { SENTENCE = 16 }; /* bytes that tell one sentence of help from another */

/* Each sentence of the "?" page is in the list of commands, but for that list itself. */
static void assert_all_listed(const char *name, const char *help, const char *commands)
{
    int found = 0;
    for (const char *at = help; *at != '\0'; at += strcspn(at, "\n") + 1) {
        size_t nbytes = strcspn(at, "\n"), keys = 0;
        if (nbytes < 8 || strncmp(at, "   ", 3) != 0 || at[3] == ' ')
            continue;
        size_t first = strcspn(at + 3, " ,");
        if (keycode_parse(at + 3, first) == KEYCODE_NONE && strncmp(at + 3, ": ", 2) != 0)
            continue; /* of a field, not of a key */
        for (keys = 3; keys + 1 < nbytes && !(at[keys] == ' ' && at[keys + 1] == ' '); keys++)
            ;
        const char *sentence = at + keys + strspn(at + keys, " ");
        if (*sentence >= 'a' && *sentence <= 'z')
            continue; /* about moving in a form: of no command */
        char begin[SENTENCE + 1];
        snprintf(begin, sizeof begin, "%.*s", SENTENCE, sentence);
        if (strncmp(begin, "List every comma", SENTENCE) == 0 || strchr(begin, '\n') != NULL)
            continue;
        if (strstr(commands, begin) == NULL)
            fail_msg("%s: \"%s...\" is on the page of keys and not in the list", name, begin);
        found++;
    }
    assert_true(found > 5);
}

/* In a popup the row of keys is all there is. */
static void check_by_arrows(const struct walk *walk)
{
    struct pty *pty = walk_to(walk, 132, 43, NULL);
    struct buf help = {0}, commands = {0};
    tab_to_bar(pty, walk->name);
    bool typing = pty_find(pty, -1, "F10 all") >= 0;
    if (typing || pty_find(pty, -1, ": all") >= 0) {
        choose_in_bar(pty, typing ? "F10 all" : ": all");
        pty_expect(pty, "Commands");
        gather(pty, "Stop the program", &commands);
        pty_keys(pty, "Esc");
        pty_expect_gone(pty, "Commands");
        tab_to_bar(pty, walk->name);
        choose_in_bar(pty, typing ? "F1 keys" : "? keys");
        pty_expect_row(pty, 0, "Help");
        gather(pty, "Without any of these", &help);
        assert_all_listed(walk->name, buf_text(&help), buf_text(&commands));
    }
    buf_free(&help);
    buf_free(&commands);
    pty_free(pty);
}

static void every_action_by_arrows_tab_and_enter(void **state)
{
    (void)state;
    for (const struct walk *walk = walks; walk->name != NULL; walk++)
        if (strcmp(walk->name, "students_help") != 0 && /* a page to read */
            strstr(walk->name, "consent") == NULL)      /* a question: Tab is between its buttons */
            check_by_arrows(walk);
}

static void a_line_is_left_by_tab_and_enter(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter l");
    pty_expect(pty, "as a form");
    pty_type(pty, "2h fed @mark");
    pty_keys(pty, "Tab");
    pty_expect(pty, "You WORKED 2 h");
    pty_keys(pty, "Tab");
    assert_true(pty_wait(pty, in_bar, NULL));
    choose_in_bar(pty, " close");
    pty_expect_gone(pty, "You WORKED");
    pty_free(pty);
}

/* ---- the mouse alone ------------------------------------------------------------------------- */

static void click_on(struct pty *pty, const char *words)
{
    pty_expect(pty, words);
    int row = pty_row_of(pty, words);
    pty_click(pty, pty_find(pty, row, words), row);
}

static void double_click_on(struct pty *pty, const char *words)
{
    click_on(pty, words);
    click_on(pty, words);
}

/* On an item of the key bar. */
static void click_key(struct pty *pty, const char *label)
{
    pty_expect_row(pty, -1, label);
    pty_click(pty, pty_find(pty, -1, label), pty_rows(pty) - 1);
}

static void click_in_row(struct pty *pty, const char *row_words, const char *words)
{
    pty_expect(pty, row_words);
    int row = pty_row_of(pty, row_words);
    pty_click(pty, pty_find(pty, row, words), row);
}

static void quit_by_the_list(struct pty *pty)
{
    click_key(pty, ": all");
    pty_expect(pty, "Commands");
    for (int i = 0; i < 40 && !pty_shows(pty, "Leave the program"); i++) {
        pty_wheel(pty, 40, 12, true);
        pty_settle(pty, 60);
    }
    double_click_on(pty, "Leave the program");
    assert_int_equal(pty_end(pty), 0);
}

/* A student, the hours, yesterday's entry once more for another day, entered, taken back, back,
 * and out. */
static void an_hour_by_the_mouse_alone(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    click_on(pty, "Alvarez");
    pty_expect_cursor(pty, 3, 3);
    click_key(pty, "open");
    pty_expect(pty, "so far");
    click_key(pty, "hours");
    pty_expect(pty, "What I did");
    click_key(pty, "copy");
    pty_expect(pty, "Ctrl-S");
    click_on(pty, "11/22/2026");
    click_key(pty, "choose");
    click_in_row(pty, "15 16 17 18 19 20 21", "20 21");
    pty_expect(pty, "Fri 20 Nov 2026");
    click_key(pty, "take it");
    pty_expect(pty, "11/20/2026");
    click_on(pty, "▫ yes");
    pty_expect(pty, "▪ yes");
    click_on(pty, "▫ no");
    pty_expect(pty, "▪ no");
    click_key(pty, "save");
    pty_expect(pty, "entered 1 h");
    pty_expect_row(pty, -2, "u undo");
    pty_click(pty, pty_find(pty, -2, "undo"), 22);
    pty_expect(pty, "undid");
    click_key(pty, "back");
    pty_expect(pty, "so far");
    click_key(pty, "back");
    pty_expect(pty, "Abernathy");
    quit_by_the_list(pty);
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_can_be_heard),
        cmocka_unit_test(rows_tell_their_labels),
        cmocka_unit_test(messages_take_the_cursor_till_the_next_key),
        cmocka_unit_test(every_action_by_arrows_tab_and_enter),
        cmocka_unit_test(a_line_is_left_by_tab_and_enter),
        cmocka_unit_test(an_hour_by_the_mouse_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
