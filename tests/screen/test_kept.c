/* What is kept from one frame to the next is what drawing anew shows: after keys that change parts
 * of a screen it looks as it does after Ctrl-L. */
#include "support/check.h"

#include "support/frame.h"
#include "support/pty.h"
#include "support/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SILENCE_MS = 20, STILL_MS = 150 };

/* Each key is a frame of its own. */
static const struct {
    const char *walk, *keys;
} cases[] = {
    {"home", "Down Up Down"},
    {"home_carried", "Down"},
    {"hours_form", "Down 1 Down 2 Up Backspace Down Down x"},
    {"money_form", "Down 1 . 5 Down Down Up Right"},
    {"guided_sold", "Down 2 Down x Up 5"},
    {"guided_paid", "Down Down x Tab Shift-Tab"},
    {"scores_form", "Down 9 9 9 Down Up"},
    {"carried_sheet", "Tab Tab Tab Tab 5"},
    {"carried_sheet", "Tab Tab Tab Tab 5 Tab Tab 7 PgDn PgDn 3 PgUp"},
    {"count", "1 Tab Backspace Shift-Tab 2"},
    {"photo", "Down Down Up"},
    {"degree_what_if", "1 2 Backspace Tab 3"},
    {"findings", "Down Down Up"},
    {"chapter_findings", "Down f Down Enter"},
    {"consent", "Right Left Tab"},
    {"history_step", "Tab Shift-Tab"},
    {"report_balance", "Tab Right Shift-Tab"},
};

static char *whole_screen(struct pty *pty)
{
    char *text;
    size_t size;
    pty_still(pty, STILL_MS);
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    frame_write(pty, file);
    assert_int_equal(fclose(file), 0);
    return text;
}

static void press(struct pty *pty, const char *names)
{
    char key[32];
    while (*names != '\0') {
        size_t len = strcspn(names, " ");
        (void)snprintf(key, sizeof key, "%.*s", (int)len, names);
        pty_keys(pty, key);
        pty_settle(pty, SILENCE_MS);
        names += len + strspn(names + len, " ");
    }
}

static void check_screen(const char *name, const char *keys, int cols, int rows)
{
    const struct walk *walk = walks;
    while (strcmp(walk->name, name) != 0)
        walk++;
    struct pty *pty = walk_to(walk, cols, rows, NULL);
    press(pty, keys);
    char *kept = whole_screen(pty);
    pty_keys(pty, "Ctrl-L");
    char *drawn = whole_screen(pty);
    if (strcmp(kept, drawn) != 0)
        fail_msg("%s, %s: kept\n%s\ndrawn anew\n%s", name, keys, kept, drawn);
    free(kept);
    free(drawn);
    pty_free(pty);
}

static void narrow(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_screen(cases[i].walk, cases[i].keys, 80, 24);
}

static void wide(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_screen(cases[i].walk, cases[i].keys, 132, 43);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(narrow), cmocka_unit_test(wide)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
