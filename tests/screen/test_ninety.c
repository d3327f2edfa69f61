/* Ninety seconds at the end of class: from a shell's prompt to an hour entered, counted and left,
 * in few keys, and with no more sent to the terminal than what changed. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/frame.h"
#include "support/pty.h"

#include "base/buf.h"
#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_KEYS = 40, FRAME_QUIET_MS = 40 };

/* The way there: keys by name, or text as it is typed. `text`: it is the entry itself, which does not
 * count as keys. What is seen afterwards says that the program has got so far. */
struct step {
    const char *keys, *text, *seen;
    bool entry;
};
static const struct step way[] = {
    {.text = "f", .seen = "Students with"},
    {.text = "ortiz"},
    {.keys = "Enter"},
    {.keys = "Enter", .seen = "so far"},
    {.keys = "l"},
    {.text = "1.5h fed hogs @market", .seen = "You WORKED 1 h 30 m", .entry = true},
    {.keys = "Enter", .seen = "entered 1 h 30 m, Market swine"},
};

/* A home with the sample chapter where the program looks for a book that is not named. */
static void put_book(const char *home)
{
    char command[2048];
    (void)snprintf(command, sizeof command,
                   "mkdir -p '%s/data/saebook' && "
                   "cp '%s' '%s/data/saebook/chapter.saebook'",
                   home, chapter_book(), home);
    assert_int_equal(system(command), 0);
}

static size_t keys_of(const struct step *step)
{
    return step->keys != NULL ? 1 : step->entry ? 0 : strlen(step->text);
}

static void scratch(char out[static 512], const char *name)
{
    const char *folder = getenv("TMPDIR");
    (void)snprintf(out, 512, "%s/ninety-%s", folder != NULL ? folder : "/tmp", name);
}

static void take_step(struct pty *pty, const struct step *step)
{
    if (step->keys != NULL)
        pty_keys(pty, step->keys);
    else
        pty_type(pty, step->text);
    if (step->seen != NULL)
        pty_expect(pty, step->seen);
}

static void test_from_the_prompt_in_forty_keys(void **state)
{
    char home[512], program[1024], shell[] = "/bin/sh", interactive[] = "-i";
    (void)state;
    scratch(home, "home");
    assert_int_equal(mkdir(home, 0700), 0);
    put_book(home);
    (void)snprintf(program, sizeof program, "alias saebook='%s'\r", chapter_program());
    char *const argv[] = {shell, interactive, NULL};
    const char *const env[] = {"PS1=ready> ", "ENV", NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .env = env, .home = home});
    pty_expect(pty, "ready>");
    pty_type(pty, program); /* as if it were installed */
    pty_type(pty, "saebook\r");
    size_t keys = strlen("saebook\r");
    pty_expect(pty, "Students");
    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++) {
        take_step(pty, &way[i]);
        keys += keys_of(&way[i]);
    }
    pty_type(pty, "q");
    keys++;
    pty_expect_gone(pty, "entered 1 h 30 m"); /* the shell's screen is back */
    (void)fprintf(stderr, "%zu keys beside the text\n", keys);
    assert_in_range(keys, 1, MOST_KEYS);
    pty_type(pty, "exit\r");
    (void)pty_end(pty);
    pty_free(pty);
    char command[1024];
    (void)snprintf(command, sizeof command,
                   "-b '%s/data/saebook/chapter.saebook' list hours --student 1001 "
                   "--where date=2026-11-22 --format csv", home);
    char *told = chapter_run(0, command);
    assert_non_null(strstr(told, "1:30,fed hogs"));
    mem_free(told);
}

/* Every key of the way is a frame of its own, also each letter of the entry. */
static size_t write_frames(int cols, int rows, const char *frames)
{
    char *const argv[] = {chapter_program(), chapter_book(), NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows});
    FILE *file = fopen(frames, "w");
    assert_non_null(file);
    pty_expect(pty, "Students");
    pty_settle(pty, FRAME_QUIET_MS);
    frame_write(pty, file);
    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++) {
        const struct step *step = &way[i];
        if (step->keys != NULL)
            pty_keys(pty, step->keys);
        for (const char *letter = step->text; letter != NULL && *letter != '\0'; letter++) {
            pty_send(pty, letter, 1);
            pty_settle(pty, FRAME_QUIET_MS);
            frame_write(pty, file);
        }
        if (step->seen != NULL)
            pty_expect(pty, step->seen);
        pty_settle(pty, FRAME_QUIET_MS);
        frame_write(pty, file);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(pty_quit(pty, "q"), 0);
    size_t bytes = pty_bytes(pty);
    pty_free(pty);
    return bytes;
}

static size_t paint_frames(int cols, int rows, char *frames)
{
    char program[1024];
    const char *build = getenv("SAEBOOK_BUILD");
    (void)snprintf(program, sizeof program, "%s/tests/screen/repaint/main",
                   build != NULL ? build : "build/main");
    char *const argv[] = {program, frames, NULL};
    struct pty *pty = pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows});
    FILE *file = fopen(frames, "r");
    char line[8192];
    size_t count = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        count += strncmp(line, "frame ", 6) == 0;
    (void)fclose(file);
    pty_expect(pty, "Students");
    for (size_t i = 0; i < count; i++) {
        pty_settle(pty, FRAME_QUIET_MS);
        pty_type(pty, "n");
    }
    assert_int_equal(pty_end(pty), 0);
    size_t bytes = pty_bytes(pty);
    pty_free(pty);
    return bytes;
}

static void sends_little(int cols, int rows)
{
    char frames[512];
    scratch(frames, "frames");
    size_t ours = write_frames(cols, rows, frames);
    size_t least = paint_frames(cols, rows, frames);
    (void)fprintf(stderr, "%dx%d: %zu bytes, a plain program %zu: %.2f\n", cols, rows, ours, least,
                  (double)ours / (double)least);
    assert_in_range(ours * 2, 1, least * 3);
}

static void test_sends_little_at_80x24(void **state)
{
    (void)state;
    sends_little(80, 24);
}

static void test_sends_little_at_132x43(void **state)
{
    (void)state;
    sends_little(132, 43);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_the_prompt_in_forty_keys),
        cmocka_unit_test(test_sends_little_at_80x24),
        cmocka_unit_test(test_sends_little_at_132x43),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
