/* An award begun from those that fit, filled, and helped by what was written a year ago. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"
#include "support/walk.h"

#include "base/buf.h"
#include <stdlib.h>

/* The closest award is begun by one key; photos are taken in and put in order; undo takes it back. */
static void test_an_application_begun_and_filled(void **state)
{
    struct pty *pty = walk_start(80, 24, NULL);
    (void)state;
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter");
    pty_expect(pty, "so far");
    pty_keys(pty, "a");
    pty_expect(pty, "Closest awards of 2027");
    pty_keys(pty, "End b");
    pty_expect(pty, "began application");
    pty_expect_row(pty, 12, "Photos");
    pty_keys(pty, "Down Down Down Down Down Down Down Down Down Down Enter");
    pty_expect(pty, "none is chosen");
    pty_keys(pty, "Space");
    pty_expect(pty, "entered photo Reading probe 7");
    pty_keys(pty, "Down");
    pty_expect(pty, "1 chosen; the form takes 6");
    pty_keys(pty, "Space");
    pty_expect(pty, "entered photo Dot");
    pty_expect_row(pty, 2, "Reading probe 7");
    pty_keys(pty, "<");
    pty_expect_row(pty, 3, "Reading probe 7");
    pty_keys(pty, "u");
    pty_expect_row(pty, 2, "Reading probe 7");
    pty_keys(pty, "Esc");
    pty_expect(pty, "2 of 6 chosen");
    pty_free(pty);
}

/* What was written a year ago is offered, and taken by one key. */
static void test_the_answer_of_last_year(void **state)
{
    struct pty *pty;
    char *book = chapter_book();
    struct buf command = {0};
    (void)state;
    buf_addf(&command, "-b '%s' add application student=1001 'subject=Agricultural Sales' type=placement "
                       "award_year=2026", book);
    free(chapter_run(0, buf_text(&command)));
    buf_clear(&command);
    buf_addf(&command, "-b '%s' add answer student=1001 'application=proficiency Agricultural Sales placement "
                       "2026' question=A1 'text=I began by stacking bags.'", book);
    free(chapter_run(0, buf_text(&command)));
    buf_free(&command);
    char *const argv[] = {chapter_program(), book, NULL};
    pty = pty_start(&(struct pty_options){.argv = argv, .cols = 80, .rows = 24});
    pty_expect(pty, "Students");
    walk_find(pty, "Ortiz");
    pty_keys(pty, "Enter a Enter Down Down Down Down Down Enter");
    pty_expect(pty, "In the application of 2026");
    pty_keys(pty, "Down t");
    pty_expect(pty, "no earlier application answers");
    pty_keys(pty, "Up t");
    pty_expect(pty, "Ctrl-S");
    pty_keys(pty, "Ctrl-S");
    pty_expect_row(pty, 2, "25 characters");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_application_begun_and_filled),
        cmocka_unit_test(test_the_answer_of_last_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
