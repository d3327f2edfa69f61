/* What people do with the program, as they would tell it: every file of tests/screen/stories is a
 * test, run through the real program in a pseudo-terminal with a copy of the sample chapter.
 *
 *     # a line about the story
 *     open 80x24            starts the program; the size may be left out
 *     open without a book   the same, as on the first day
 *     with LANGUAGE=es      an environment for what is opened from here on
 *     keys Down Enter       keys by name
 *     type 1.5h fed hogs    text as it is typed
 *     paste 1h fed|2h fed   pasted; | is a line break
 *     click TEXT            the mouse, on the first place that holds it; `double TEXT`: twice
 *     press TEXT            the mouse, on a key of the last row
 *     see TEXT              waits until the screen holds it
 *     row -2 TEXT           the same in one row; -1 is the last
 *     gone TEXT             waits until the screen does not hold it
 *     kept TEXT             waits until a draft on the disk holds it
 *     resize 100x30
 *     signal KILL           or TERM HUP STOP CONT
 *     hang up               the terminal is gone
 *     ended 137             how the program ended
 *     run list hours ...    a command of the program with the same book
 *     tells TEXT            what the command said; `silent TEXT`: what it did not
 *
 * SAEBOOK_STORY=NAME runs one of them. */
#include "support/check.h"

#include "support/chapter.h"
#include "support/pty.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LINE_ROOM = 1024, STORIES_MAX = 100 };

struct story {
    const char *name;
    int line;
    char home[512], with[200], *book;
    struct pty *pty;
    char *told; /* owned: what the last command said */
};

/* ---- what a line does ------------------------------------------------------------------------ */

static struct pty *screen(struct story *story)
{
    if (story->pty == NULL)
        fail_msg("%s:%d: nothing is open", story->name, story->line);
    return story->pty;
}

static void leave(struct story *story)
{
    if (story->pty != NULL)
        pty_free(story->pty);
    story->pty = NULL;
}

static void do_open(struct story *story, const char *words)
{
    int cols = 80, rows = 24;
    bool without = strcmp(words, "without a book") == 0;
    if (!without && *words != '\0' && sscanf(words, "%dx%d", &cols, &rows) != 2)
        fail_msg("%s:%d: \"%s\" is no size", story->name, story->line, words);
    leave(story);
    char *const argv[] = {chapter_program(), without ? NULL : story->book, NULL};
    const char *const env[] = {story->with[0] != '\0' ? story->with : NULL, NULL};
    story->pty = pty_start(&(struct pty_options){
        .argv = argv, .cols = cols, .rows = rows, .home = story->home, .env = env});
}

static void do_with(struct story *story, const char *words)
{
    if (strlen(words) >= sizeof story->with)
        fail_msg("%s:%d: too long", story->name, story->line);
    (void)snprintf(story->with, sizeof story->with, "%s", words);
}

static void do_click(struct story *story, const char *words)
{
    struct pty *pty = screen(story);
    pty_expect(pty, words);
    int row = pty_row_of(pty, words);
    pty_click(pty, pty_find(pty, row, words), row);
}

static void do_double(struct story *story, const char *words)
{
    do_click(story, words);
    do_click(story, words);
}

static void do_press(struct story *story, const char *words)
{
    struct pty *pty = screen(story);
    pty_expect_row(pty, -1, words);
    pty_click(pty, pty_find(pty, -1, words), pty_rows(pty) - 1);
}

static void do_keys(struct story *story, const char *words)
{
    pty_keys(screen(story), words);
}

static void do_type(struct story *story, const char *words)
{
    pty_type(screen(story), words);
}

static void do_paste(struct story *story, const char *words)
{
    char text[LINE_ROOM];
    (void)snprintf(text, sizeof text, "%s", words);
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '|' ? '\n' : *at;
    pty_paste(screen(story), text);
}

static void do_see(struct story *story, const char *words)
{
    pty_expect(screen(story), words);
}

static void do_gone(struct story *story, const char *words)
{
    pty_expect_gone(screen(story), words);
}

/* Drafts are files below the user's state folder. */
static bool folder_holds(const char *folder, const char *text)
{
    bool found = false;
    DIR *names = opendir(folder);
    for (struct dirent *entry; names != NULL && !found && (entry = readdir(names)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = file_join(folder, entry->d_name);
        struct buf bytes = {0};
        found = file_is_folder(path) ? folder_holds(path, text)
                                     : file_read(path, 100000, &bytes, NULL) &&
                                           strstr(buf_text(&bytes), text) != NULL;
        buf_free(&bytes);
        mem_free(path);
    }
    if (names != NULL)
        (void)closedir(names);
    return found;
}

struct kept {
    char folder[600];
    const char *text;
};

static bool is_kept(struct pty *pty, void *arg)
{
    const struct kept *kept = arg;
    (void)pty;
    return folder_holds(kept->folder, kept->text);
}

static void do_kept(struct story *story, const char *words)
{
    struct kept kept = {.text = words};
    (void)snprintf(kept.folder, sizeof kept.folder, "%s/state/saebook/drafts", story->home);
    if (!pty_wait(screen(story), is_kept, &kept))
        fail_msg("%s:%d: no draft holds \"%s\"", story->name, story->line, words);
}

static void do_row(struct story *story, const char *words)
{
    int row, text = 0;
    if (sscanf(words, "%d %n", &row, &text) != 1)
        fail_msg("%s:%d: which row?", story->name, story->line);
    pty_expect_row(screen(story), row, words + text);
}

static void do_resize(struct story *story, const char *words)
{
    int cols, rows;
    if (sscanf(words, "%dx%d", &cols, &rows) != 2)
        fail_msg("%s:%d: \"%s\" is no size", story->name, story->line, words);
    pty_resize(screen(story), cols, rows);
}

static void do_signal(struct story *story, const char *words)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = {
        {"KILL", SIGKILL}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"STOP", SIGTSTP}, {"CONT", SIGCONT},
    };
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        if (strcmp(words, signals[i].name) == 0) {
            pty_signal(screen(story), signals[i].number);
            if (signals[i].number == SIGTSTP)
                pty_expect_stopped(story->pty);
            return;
        }
    fail_msg("%s:%d: no signal %s", story->name, story->line, words);
}

static void do_hang(struct story *story, const char *words)
{
    assert_string_equal(words, "up");
    pty_hang_up(screen(story));
}

static void do_ended(struct story *story, const char *words)
{
    int ended = pty_end(screen(story));
    if (ended != atoi(words))
        fail_msg("%s:%d: it ended with %d, not %s", story->name, story->line, ended, words);
    leave(story);
}

static void do_run(struct story *story, const char *words)
{
    struct buf line = {0};
    buf_addf(&line, "-b '%s' %s", story->book, words);
    mem_free(story->told);
    story->told = chapter_run(0, buf_text(&line));
    buf_free(&line);
}

static void do_tells(struct story *story, const char *words)
{
    if (story->told == NULL || strstr(story->told, words) == NULL)
        fail_msg("%s:%d: the command does not tell \"%s\": %s", story->name, story->line, words,
                 story->told != NULL ? story->told : "nothing was run");
}

static void do_silent(struct story *story, const char *words)
{
    if (story->told == NULL || strstr(story->told, words) != NULL)
        fail_msg("%s:%d: the command tells \"%s\": %s", story->name, story->line, words,
                 story->told != NULL ? story->told : "nothing was run");
}

static const struct {
    const char *word;
    void (*run)(struct story *story, const char *words);
} lines[] = {
    {"open", do_open},     {"keys", do_keys},   {"type", do_type},     {"paste", do_paste},
    {"see", do_see},       {"gone", do_gone},   {"row", do_row},       {"resize", do_resize},
    {"signal", do_signal}, {"hang", do_hang},   {"ended", do_ended},   {"run", do_run},
    {"kept", do_kept},     {"with", do_with},   {"click", do_click},   {"double", do_double},
    {"press", do_press},
    {"tells", do_tells},   {"silent", do_silent},
};

/* ---- a story --------------------------------------------------------------------------------- */

static void run_line(struct story *story, char *line)
{
    size_t length = strcspn(line, " \n");
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '\0' || line[0] == '#')
        return;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (strlen(lines[i].word) == length && memcmp(lines[i].word, line, length) == 0) {
            lines[i].run(story, line[length] == ' ' ? line + length + 1 : line + length);
            return;
        }
    fail_msg("%s:%d: no story line begins with \"%.*s\"", story->name, story->line, (int)length,
             line);
}

static void folder(char out[static 512])
{
    const char *top = getenv("SAEBOOK_TOP");
    (void)snprintf(out, 512, "%s/tests/screen/stories", top != NULL ? top : ".");
}

static void tell(void **state)
{
    char path[1024], place[512], line[LINE_ROOM];
    const char *scratch = getenv("TMPDIR");
    struct story story = {.name = *state};
    folder(place);
    (void)snprintf(path, sizeof path, "%s/%s", place, story.name);
    (void)snprintf(story.home, sizeof story.home, "%s/home-%s",
                   scratch != NULL ? scratch : "/tmp", story.name);
    assert_int_equal(mkdir(story.home, 0700), 0);
    story.book = chapter_book();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        story.line++;
        run_line(&story, line);
    }
    assert_int_equal(fclose(file), 0);
    leave(&story);
    mem_free(story.told);
    if (story.line == 0)
        fail_msg("%s is empty", story.name);
}

static int by_name(const void *a, const void *b)
{
    const struct CMUnitTest *one = a, *two = b;
    return strcmp(one->name, two->name);
}

int main(void)
{
    static struct CMUnitTest tests[STORIES_MAX];
    const char *only = getenv("SAEBOOK_STORY");
    size_t count = 0;
    char place[512];
    folder(place);
    DIR *names = opendir(place);
    struct dirent *entry;
    while (names != NULL && (entry = readdir(names)) != NULL && count < STORIES_MAX) {
        if (strstr(entry->d_name, ".story") == NULL ||
            (only != NULL && strcmp(entry->d_name, only) != 0))
            continue;
        char *name = mem_text(entry->d_name);
        tests[count++] = (struct CMUnitTest){.name = name, .test_func = tell, .initial_state = name};
    }
    if (names != NULL)
        (void)closedir(names);
    qsort(tests, count, sizeof tests[0], by_name);
    int failed = cmocka_run_group_tests_name("stories", tests, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        mem_free(tests[i].initial_state);
    return count == 0 ? 1 : failed;
}
