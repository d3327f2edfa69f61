/* Nothing that was typed is lost: the program is killed in the middle of a form, a quick line and an
 * answer, at many moments, and what stood there comes back. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/walk.h"

#include "base/file.h"
#include "base/mem.h"
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static char *book;
static char *home; /* of the person: the drafts lie below it */

static struct pty *start_in(const char *const *env, const char *shows)
{
    char *const argv[] = {chapter_program(), book, NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .home = home, .env = env});
    pty_expect(pty, shows);
    return pty;
}

static struct pty *start(void)
{
    return start_in(NULL, "Students");
}

static int set_up(void **state)
{
    const char *scratch = getenv("TMPDIR");
    char *name = file_join(scratch != NULL ? scratch : "/tmp", "saebook-drafts-XXXXXX");
    (void)state;
    assert_non_null(mkdtemp(name));
    home = name;
    book = mem_text(chapter_book());
    return 0;
}

static int tear_down(void **state)
{
    struct buf line = {0};
    (void)state;
    buf_addf(&line, "rm -r '%s'", home);
    assert_int_equal(system(buf_text(&line)), 0);
    buf_free(&line);
    mem_free(home);
    mem_free(book);
    return 0;
}

/* ---- the files ------------------------------------------------------------------------------- */

/* All drafts, one after another. */
static void read_drafts(const char *folder, struct buf *out)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = file_join(folder, entry->d_name);
        if (file_is_folder(path))
            read_drafts(path, out);
        else if (strchr(entry->d_name, '.') == NULL)
            (void)file_read(path, 100000, out, NULL);
        mem_free(path);
    }
    if (dir != NULL)
        (void)closedir(dir);
}

static char *drafts_now(void)
{
    struct buf out = {0};
    char *folder = file_join(home, "state/saebook/drafts");
    read_drafts(folder, &out);
    mem_free(folder);
    return buf_take(&out);
}

static bool on_disk(struct pty *pty, void *text)
{
    char *all = drafts_now();
    bool found = strstr(all, text) != NULL;
    (void)pty;
    mem_free(all);
    return found;
}

static void kill_it(struct pty *pty)
{
    pty_signal(pty, SIGKILL);
    assert_int_equal(pty_end(pty), 128 + SIGKILL);
    pty_free(pty);
}

/* ---- forms ------------------------------------------------------------------------------------ */

static const char said[] = "Clipped José's show hog"; /* twenty moments */

/* A moment is after so many characters of the text. */
static void type_so_far(struct pty *pty, size_t nbytes, char *typed)
{
    memcpy(typed, said, nbytes);
    typed[nbytes] = '\0';
    walk_new_hours(pty);
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "2:15");
    pty_keys(pty, "Tab");
    pty_type(pty, typed);
    if (!pty_wait(pty, on_disk, typed))
        fail_msg("\"%s\" does not get into the draft", typed);
}

static void test_killed_at_every_moment_of_a_form(void **state)
{
    char typed[sizeof said];
    (void)state;
    for (size_t n = 1; n < sizeof said; n++) {
        if ((said[n] & 0xC0) == 0x80)
            continue; /* between the bytes of one character */
        struct pty *pty = start();
        walk_home(pty, "Ortiz");
        type_so_far(pty, n, typed);
        kill_it(pty);

        pty = start();
        pty_expect(pty, "kept for you, not entered yet: Hours, Maya Ortiz");
        pty_keys(pty, "D");
        pty_expect(pty, "What was typed");
        pty_keys(pty, "Enter");
        pty_expect(pty, "2:15");
        if (typed[n - 1] == ' ')
            typed[n - 1] = '\0'; /* the screen's rows end with their last letter */
        pty_expect(pty, typed);
        pty_keys(pty, "Ctrl-N"); /* as it was in the beginning, for the next round */
        pty_expect_gone(pty, "2:15");
        pty_keys(pty, "Esc");
        pty_expect(pty, "Nothing is left");
        assert_int_equal(pty_quit(pty, "q"), 0);
        pty_free(pty);
    }
}

/* What cannot be understood is kept as it stands, one more letter of it too. */
static void test_kept_before_it_means_anything(void **state)
{
    static char first[] = "1 heap", second[] = "1 heaps";
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    walk_new_hours(pty);
    pty_keys(pty, "Tab Tab");
    pty_type(pty, first);
    assert_true(pty_wait(pty, on_disk, first));
    pty_type(pty, "s");
    assert_true(pty_wait(pty, on_disk, second));
    kill_it(pty);

    pty = start();
    pty_press(pty, "D", "What was typed");
    pty_press(pty, "Enter", second);
    pty_free(pty);
}

static void test_what_is_entered_is_no_draft(void **state)
{
    char typed[sizeof said];
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    type_so_far(pty, sizeof said - 1, typed);
    pty_keys(pty, "Shift-Tab Shift-Tab Shift-Tab");
    pty_type(pty, "Market swine");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, -2, "entered 2 h 15 m, Market swine: Clipped");
    kill_it(pty);
    char *all = drafts_now();
    assert_string_equal(all, "");
    mem_free(all);
}

/* On a machine that several people use, the next one may read another language. */
static void test_a_choice_comes_back_in_another_language(void **state)
{
    static const char *const spanish[] = {"LANGUAGE=es", NULL};
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    pty_press(pty, "m", "What happened");
    pty_press(pty, "n Down Down Enter", "Lasts over a year");
    pty_answer(pty, "Market", "Tab Tab");
    pty_type(pty, "42.50");
    pty_press(pty, "Tab Tab", "expense $42.50, feed");
    pty_press(pty, "Ctrl-U", "is still to be answered");
    pty_answer(pty, "Supplies", "Tab");
    pty_press(pty, "Esc", "Something died");
    kill_it(pty);

    pty = start_in(spanish, "Estudiantes");
    pty_press(pty, "D", "Lo que se escribió");
    pty_press(pty, "Enter", "gasto $42.50, materiales");
    assert_false(pty_shows(pty, "no está en la lista"));
    pty_press(pty, "Down", "$42.50"); /* taken up, and kept anew */
    pty_press(pty, "Esc", "guardado como borrador");
    kill_it(pty);

    pty = start(); /* and back */
    pty_press(pty, "D", "What was typed");
    pty_press(pty, "Enter", "expense $42.50, supplies");
    pty_free(pty);
}

static void test_a_line_comes_back(void **state)
{
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    pty_type(pty, "1.5h fed hogs @mar");
    char line[] = "1.5h fed hogs @mar";
    if (!pty_wait(pty, on_disk, line))
        fail_msg("the line does not get into the draft");
    kill_it(pty);
    pty = start();
    pty_expect(pty, "kept for you");
    walk_home(pty, "Ortiz");
    pty_keys(pty, "l");
    pty_expect(pty, "1.5h fed hogs @mar");
    pty_type(pty, "ket");
    pty_expect(pty, "You WORKED 1 h 30 m");
    pty_keys(pty, "Enter");
    pty_expect_row(pty, -2, "entered 1 h 30 m");
    pty_keys(pty, "D");
    pty_expect(pty, "Nothing is left");
    pty_free(pty);
}

static void test_the_lines_of_a_receipt_come_back(void **state)
{
    char last[] = "Trowel", first[] = "0 amount\t42.50";
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    pty_keys(pty, "m");
    pty_expect(pty, "What happened");
    pty_keys(pty, "n Down Down Enter");
    pty_expect(pty, "Lasts over a year");
    pty_type(pty, "Market");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "42.50");
    pty_expect(pty, "expense $42.50, feed");
    pty_keys(pty, "Ctrl-R");
    pty_expect(pty, "line 2");
    pty_type(pty, "Soil");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "18");
    pty_keys(pty, "Tab");
    pty_type(pty, "y");
    pty_keys(pty, "Tab");
    pty_type(pty, "Trowel");
    if (!pty_wait(pty, on_disk, last) || !pty_wait(pty, on_disk, first))
        fail_msg("the receipt does not get into the draft");
    kill_it(pty);
    for (int again = 0; again < 2; again++) { /* and taking it up keeps it */
        pty = start();
        pty_expect(pty, "kept for you");
        pty_keys(pty, "D");
        pty_expect(pty, "What was typed");
        pty_keys(pty, "Enter");
        pty_expect(pty, "42.50 + 18.00 = 60.50");
        pty_expect(pty, "line 2");
        kill_it(pty);
    }
}

static void test_thrown_away_after_asking(void **state)
{
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    pty_type(pty, "2h hauled straw");
    pty_keys(pty, "Esc");
    pty_expect_gone(pty, "2h hauled straw");
    pty_keys(pty, "D");
    pty_expect(pty, "2h hauled straw");
    pty_keys(pty, "d");
    pty_expect(pty, "not entered, and cannot be");
    pty_keys(pty, "Enter"); /* the safe answer has the focus */
    pty_expect(pty, "2h hauled straw");
    pty_keys(pty, "d Tab Enter");
    pty_expect(pty, "Nothing is left");
    pty_free(pty);
}

static void test_the_terminal_goes_away(void **state)
{
    (void)state;
    struct pty *pty = start();
    walk_home(pty, "Ortiz");
    pty_keys(pty, "h n");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Tab Tab");
    pty_type(pty, "3:45");
    pty_expect(pty, "3:45");
    pty_hang_up(pty);
    (void)pty_end(pty);
    pty_free(pty);
    pty = start();
    pty_expect(pty, "kept for you");
    pty_keys(pty, "D Enter");
    pty_expect(pty, "3:45");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_killed_at_every_moment_of_a_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_kept_before_it_means_anything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_entered_is_no_draft, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_choice_comes_back_in_another_language, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_line_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_lines_of_a_receipt_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_thrown_away_after_asking, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_terminal_goes_away, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
