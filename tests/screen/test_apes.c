/* Bad input never loses anything and never crashes: seeded apes at the real program, on books of
 * every sort. Whatever they press, it answers, and ends as it should with the terminal given back;
 * the book is whole, its totals are those of its records, and when all is taken back it is as it
 * was.
 *
 *     test_apes         some walks        test_apes SEED        one of them
 *
 * PROPERTY_BOOKS and PROPERTY_FIRST say how many and from where, as for tests/property. */
#include "support/check.h"

#include "support/ape.h"
#include "support/bookcase.h"
#include "support/chapter.h"
#include "support/holds.h"
#include "support/many.h"
#include "support/tale.h"
#include "support/walk.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/change.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SHARE = 200,
    LOOKS = 45,     /* how often an ape acts and looks */
    SANITIZED = 66, /* what a program ends with that its sanitizer stopped */
    WAYS_OUT = 40,
};

struct walker {
    uint64_t seed;
    char *home, *book; /* owned; book: NULL, none is given to the program */
    char *before;      /* owned: the rows of the book */
    struct ape ape;
    struct buf *why;
};

/* ---- books ----------------------------------------------------------------------------------- */

static char *make(const struct walker *walker, const char *command, const char *rest)
{
    struct buf path = {0}, line = {0};
    buf_addf(&path, "%s/ape.saebook", walker->home);
    buf_addf(&line, "%s '%s' %s", command, buf_text(&path), rest);
    mem_free(chapter_run(0, buf_text(&line)));
    buf_free(&line);
    return buf_take(&path);
}

static char *sample_book(const struct walker *walker)
{
    (void)walker;
    return mem_text(chapter_book());
}

static char *practice_book(const struct walker *walker)
{
    return make(walker, "practice", "");
}

static char *empty_book(const struct walker *walker)
{
    return make(walker, "init", "--chapter Apes --state OK");
}

static char *students_own_book(const struct walker *walker)
{
    char *book = empty_book(walker);
    static const char *const commands[] = {
        "add student number=1 'name=Ortiz, Maya' entered_ag_ed=2024-08-15 records_from=2024-08-15",
        "add project student=1 'title=Market swine' type=ownership began=2024-09-01",
    };
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        struct buf line = {0};
        buf_addf(&line, "-b '%s' %s", book, commands[i]);
        mem_free(chapter_run(0, buf_text(&line)));
        buf_free(&line);
    }
    return book;
}

static char *no_book(const struct walker *walker)
{
    (void)walker;
    return NULL;
}

static char *(*const books[])(const struct walker *walker) = {
    sample_book, sample_book, sample_book,   sample_book, students_own_book,
    empty_book,  sample_book, practice_book, sample_book, no_book,
};

/* ---- the program ----------------------------------------------------------------------------- */

static void open_program(struct walker *walker)
{
    static const char *const with[][4] = {
        {NULL},
        {"LANGUAGE=es", NULL},
        {"SAEBOOK_READER=1", NULL},
        {"LANGUAGE=es", "SAEBOOK_READER=1", NULL},
    };
    const char *env[8] = {NULL};
    char asan[700], ubsan[700], program[600], *cwd = getcwd(NULL, 0);
    size_t count = 0;
    for (const char *const *more = with[walker->seed / COUNT_OF(books) % COUNT_OF(with)]; *more;
         more++)
        env[count++] = *more;
    snprintf(asan, sizeof asan, "ASAN_OPTIONS=detect_leaks=1:exitcode=%d:log_path=%s/sanitizer",
             SANITIZED, walker->home);
    snprintf(ubsan, sizeof ubsan,
             "UBSAN_OPTIONS=print_stacktrace=1:exitcode=%d:log_path=%s/sanitizer", SANITIZED,
             walker->home);
    env[count++] = asan;
    env[count] = ubsan;
    snprintf(program, sizeof program, "%s%s%s", chapter_program()[0] == '/' ? "" : cwd,
             chapter_program()[0] == '/' ? "" : "/", chapter_program());
    free(cwd);
    char *const argv[] = {(char[]){"/bin/sh"},
                          (char[]){"-c"},
                          (char[]){"cd \"$HOME\" && exec \"$0\" \"$@\""},
                          program,
                          walker->book,
                          NULL};
    buf_addf(&walker->ape.done, "open%s\n", walker->book != NULL ? "" : " without a book");
    walker->ape.broke_off = false;
    walker->ape.pty =
        pty_start(&(struct pty_options){.argv = argv, .env = env, .home = walker->home});
}

/* Some begin deep within: at one of the screens that other tests look at. */
static void go_somewhere(struct walker *walker)
{
    size_t count = 0;
    while (walks[count].name != NULL)
        count++;
    const struct walk *walk = &walks[chance_below(&walker->ape.chance, (unsigned)count)];
    if (walker->seed % COUNT_OF(books) == 0 || walker->before == NULL)
        return;
    buf_addf(&walker->ape.done, "# to the screen %s\n", walk->name);
    if (walk->student != NULL) {
        pty_keys(walker->ape.pty, "f");
        pty_type(walker->ape.pty, walk->student);
        pty_keys(walker->ape.pty, "Enter");
    }
    pty_keys(walker->ape.pty, walk->keys);
}

/* What it wrote where nobody sees it: libraries' warnings, a sanitizer's report. */
static void tell_log(struct walker *walker)
{
    struct buf command = {0};
    char chunk[4096];
    size_t got, all = 0;
    buf_addf(&command, "find '%s' -name 'sanitizer*' -o -name saebook.log | xargs -r cat",
             walker->home);
    FILE *pipe = popen(buf_text(&command), "r");
    buf_free(&command);
    while (pipe != NULL && (got = fread(chunk, 1, sizeof chunk, pipe)) > 0) {
        if (all == 0)
            buf_add_text(walker->why, "it wrote to its log:\n");
        buf_add(walker->why, chunk, got);
        all += got;
    }
    if (pipe != NULL)
        (void)pclose(pipe);
}

/* The program has ended: as it may, and cleanly. */
static void look_at_end(struct walker *walker, bool told_to)
{
    int status;
    (void)ape_is_over(&walker->ape, &status);
    bool by_hand = status == 128 + SIGINT && walker->ape.broke_off;
    if (status != 0 && !by_hand && !(told_to && status == 128 + SIGTERM))
        buf_addf(walker->why, "it ended with %d\n", status);
    if (!ape_gave_back(&walker->ape))
        buf_add_text(walker->why, "the terminal is not as it was\n");
    tell_log(walker);
}

static void close_program(struct walker *walker)
{
    if (walker->why->len > 0)
        pty_dump(walker->ape.pty);
    pty_free(walker->ape.pty);
    walker->ape.pty = NULL;
}

/* What nobody should ever read: SQLite's words, and those of a format that lacks its value. */
static void look_at_words(struct walker *walker)
{
    static const char *const never[] = {"(null)",      "constraint failed", "no such column",
                                        "near \"",     "syntax error",      "SQL logic",
                                        "is locked",   "malformed",         "out of memory",
                                        "datatype mi", "no such table",     "bind or column"};
    for (size_t i = 0; i < COUNT_OF(never); i++)
        if (pty_shows(walker->ape.pty, never[i]))
            buf_addf(walker->why, "the screen says \"%s\"\n", never[i]);
}

static void wander(struct walker *walker)
{
    int status;
    open_program(walker);
    if (ape_wait(&walker->ape))
        go_somewhere(walker);
    for (int look = 0; look < LOOKS && walker->why->len == 0; look++) {
        if (!ape_wait(&walker->ape)) {
            buf_add_text(walker->why, "it gives no answer\n");
        } else if (ape_is_over(&walker->ape, &status)) {
            look_at_end(walker, false);
            close_program(walker);
            open_program(walker);
        } else {
            look_at_words(walker);
            ape_act(&walker->ape);
        }
    }
}

/* By the keys, or as the system does when it is shut down. */
static void go_home(struct walker *walker)
{
    int status;
    bool by_keys = walker->seed % 2 == 0;
    if (!ape_wait(&walker->ape))
        buf_add_text(walker->why, "it gives no answer\n");
    for (int i = 0; by_keys && i < WAYS_OUT && !ape_is_over(&walker->ape, &status); i++) {
        pty_keys(walker->ape.pty, i % 8 == 7 ? "Enter" : "Esc q");
        (void)ape_wait(&walker->ape);
    }
    if (!ape_is_over(&walker->ape, &status)) {
        if (by_keys)
            buf_add_text(&walker->ape.done, "# no way out by Esc and q\n");
        pty_signal(walker->ape.pty, SIGTERM);
    }
    if (!ape_ends(&walker->ape))
        buf_add_text(walker->why, "it does not end\n");
    else
        look_at_end(walker, true);
}

/* ---- the book -------------------------------------------------------------------------------- */

static struct book *open_book(struct walker *walker)
{
    struct err err = {{0}};
    struct book *book = book_open(walker->book, 0, &err);
    if (book == NULL)
        buf_addf(walker->why, "the book cannot be opened: %s\n", err.text);
    return book;
}

static void look_at_file(struct walker *walker, struct book *book)
{
    struct err err = {{0}};
    struct stmt *check = book_stmt(book, "PRAGMA integrity_check", &err);
    if (check == NULL || stmt_step(check, &err) != STEP_ROW ||
        strcmp(stmt_text(check, 0), "ok") != 0)
        buf_addf(walker->why, "the book is damaged: %s\n",
                 check != NULL ? stmt_text(check, 0) : err.text);
    stmt_done(check);
    if (bookcase_ask(book, "SELECT count(*) FROM pragma_foreign_key_check") != 0)
        buf_add_text(walker->why, "a record refers to one that is not there\n");
}

/* The last link of a chain of change, undoing, undoing of that ... in which an odd number of links
 * is the ape's: taken back, the change is in effect or not as it was before. The newest of them. */
static const char newest_to_take_back[] =
    "WITH RECURSIVE chain(id, undone_by, new) AS ("
    " SELECT id, undone_by, id > ?1 FROM change WHERE undoes IS NULL"
    " UNION ALL SELECT c.id, c.undone_by, new + (c.id > ?1) FROM chain"
    " JOIN change AS c ON c.id = chain.undone_by)"
    "SELECT ifnull(max(id), 0) FROM chain WHERE undone_by IS NULL AND new % 2 = 1";

/* The first row of one that the other has otherwise. */
static void tell_difference(struct walker *walker, const char *before, const char *now)
{
    while (*before != '\0' && strcspn(before, "\n") == strcspn(now, "\n") &&
           strncmp(before, now, strcspn(before, "\n") + 1) == 0) {
        before += strcspn(before, "\n") + 1;
        now += strcspn(now, "\n") + 1;
    }
    buf_addf(walker->why, "all is taken back, and there is\n  %.*s\nwhere there was\n  %.*s\n",
             (int)strcspn(now, "\n"), now, (int)strcspn(before, "\n"), before);
}

static void take_all_back(struct walker *walker, struct book *book, int64_t first)
{
    struct err err = {{0}};
    for (;;) {
        int64_t id = 0;
        if (!book_ask_id(book, newest_to_take_back, first, &id, &err))
            buf_addf(walker->why, "the history cannot be read: %s\n", err.text);
        if (id == 0 || walker->why->len > 0)
            break;
        bool ok = change_undo(book, id, NULL, &err);
        if (!ok && change_wants_reason(book)) {
            change_set_reason(book, "apes");
            ok = change_undo(book, id, NULL, &err);
        }
        if (!ok)
            buf_addf(walker->why, "the newest change cannot be taken back: %s\n", err.text);
    }
    char *now = bookcase_dump(book);
    if (walker->why->len == 0 && strcmp(now, walker->before) != 0)
        tell_difference(walker, walker->before, now);
    free(now);
}

static void look_at_book(struct walker *walker, int64_t first)
{
    struct book *book = open_book(walker);
    if (book == NULL)
        return;
    look_at_file(walker, book);
    if (walker->why->len == 0)
        holds_identities(book, walker->why);
    if (walker->why->len == 0)
        take_all_back(walker, book, first);
    if (walker->why->len == 0)
        holds_totals(book, walker->why);
    book_close(book);
}

/* ---- a walk ---------------------------------------------------------------------------------- */

static void make_home(struct walker *walker)
{
    const char *folder = getenv("TMPDIR");
    struct buf home = {0};
    buf_addf(&home, "%s/apes-%ld-%llu", folder != NULL ? folder : "/tmp", (long)getpid(),
             (unsigned long long)walker->seed);
    walker->home = buf_take(&home);
    assert_int_equal(mkdir(walker->home, 0700), 0);
}

static int64_t remember(struct walker *walker)
{
    int64_t first = 0;
    if (walker->book == NULL)
        return 0;
    struct book *book = open_book(walker);
    if (book != NULL) {
        walker->before = bookcase_dump(book);
        first = bookcase_ask(book, "SELECT ifnull(max(id), 0) FROM change");
    }
    book_close(book);
    return first;
}

static bool one_walk(uint64_t seed, struct buf *out)
{
    struct buf why = {0};
    struct walker walker = {.seed = seed, .why = &why, .ape = {.chance = tale_chance(seed)}};
    make_home(&walker);
    walker.book = books[seed % COUNT_OF(books)](&walker);
    int64_t first = remember(&walker);
    if (why.len == 0)
        wander(&walker);
    if (why.len == 0)
        go_home(&walker);
    close_program(&walker);
    if (why.len == 0 && walker.book != NULL)
        look_at_book(&walker, first);
    bool ok = why.len == 0;
    if (!ok)
        buf_addf(out, "%s%s", buf_text(&walker.ape.done), buf_text(&why));
    buf_free(&walker.ape.done);
    buf_free(&why);
    free(walker.before);
    mem_free(walker.book);
    mem_free(walker.home);
    return ok;
}

static void apes(void **state)
{
    (void)state;
    many_books("screen/test_apes", one_walk, SHARE);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(apes)};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    if (argc == 2)
        return many_alone(argv[1], one_walk);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
