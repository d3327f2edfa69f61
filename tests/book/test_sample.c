/* The sample chapter: made whole or not at all, and never over somebody's own book. */
#include "support/bookcase.h"
#include "support/check.h"

#include "base/buf.h"
#include "base/mem.h"
#include "exchange/sample.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static const struct {
    const char *name, *text;
} files[] = {
    {"ORDER", "# what comes first\nchapter\nstudent\n\nproject\nhours\n"},
    {"chapter.csv", "name,state\nTest Hill FFA,OK\n"},
    {"student.csv", "number,name,entered_ag_ed\n1,\"Ortiz, Maya\",2024-01-08\n"},
    {"project.csv", "student,title,type,began\n1,Market swine,ownership,2024-01-08\n"},
    {"hours.csv", "student,project,date,time,activity\n1,Market swine,2024-01-09,1:30,Fed hogs\n"
                  "1,Market swine,2024-01-10,0:45,Fed hogs\n"},
};

static char *samples; /* the folder with those files */

static void put(const char *name, const char *text)
{
    struct buf path = {0};
    buf_addf(&path, "%s/%s", samples, name);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    buf_free(&path);
}

static int set_up(void **state)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    if (bookcase_setup_empty(state) != 0)
        return -1;
    samples = bookcase_file(*state, "samples");
    if (mkdir(samples, 0700) != 0)
        return -1;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        put(files[i].name, files[i].text);
    return 0;
}

static int tear_down(void **state)
{
    mem_free(samples);
    return bookcase_teardown(state);
}

static int64_t count_hours(const char *path)
{
    struct book *book = book_open(path, BOOK_READ_ONLY, NULL);
    int64_t count = book ? bookcase_ask(book, "SELECT count(*) FROM hours") : -1;
    book_close(book);
    return count;
}

/* How many files lie in the folder of the book. */
static int count_files(const struct bookcase *at)
{
    int count = 0;
    DIR *folder = opendir(at->folder);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(folder);
    return count;
}

static void must_make(const char *path)
{
    struct err err = {{0}};
    if (!sample_make(samples, path, NULL, NULL, &err))
        fail_msg("%s", err.text);
}

struct told {
    int count, last_total;
    int stop_at;
};

static bool tell(void *context, const char *kind, int done, int total)
{
    struct told *told = context;
    assert_true(*kind != '\0');
    assert_int_equal(done, told->count);
    told->count++;
    told->last_total = total;
    return told->count != told->stop_at;
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void makes_a_book(void **state)
{
    struct bookcase *at = *state;
    struct told told = {0};
    struct err err = {{0}};
    char *path = bookcase_file(at, "deep/er/sample.saebook"); /* the folders are made too */
    if (!sample_make(samples, path, tell, &told, &err))
        fail_msg("%s", err.text);
    assert_int_equal(told.count, 4);
    assert_int_equal(told.last_total, 4);
    assert_int_equal(count_hours(path), 2);
    mem_free(path);
}

static void leaves_one_file(void **state)
{
    struct bookcase *at = *state;
    must_make(at->path);
    assert_int_equal(count_files(at), 2); /* the samples and the book */
}

static void undo_is_left_to_the_person(void **state)
{
    struct bookcase *at = *state;
    must_make(at->path);
    struct book *book = book_open(at->path, 0, NULL);
    assert_non_null(book);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM change"), 5);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM change WHERE who <> 'sample'"), 0);
    book_close(book);
}

static void replaces_an_older_sample(void **state)
{
    struct bookcase *at = *state;
    must_make(at->path);
    put("hours.csv", "student,project,date,time,activity\n1,Market swine,2024-01-09,1:30,Fed hogs\n");
    must_make(at->path);
    assert_int_equal(count_hours(at->path), 1);
    assert_int_equal(count_files(at), 2);
}

static void keeps_a_book_that_is_no_sample(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    assert_true(book_create(at->path, &err));
    assert_false(sample_make(samples, at->path, NULL, NULL, &err));
    check_row_sentence("a book", err);
    assert_non_null(strstr(err.text, "no sample"));
    assert_int_equal(count_hours(at->path), 0);
}

static void keeps_a_sample_that_is_open(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    must_make(at->path);
    struct book *book = book_open(at->path, 0, NULL);
    assert_non_null(book);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM hours"), 2);
    assert_false(sample_make(samples, at->path, NULL, NULL, &err));
    check_row_sentence("open", err);
    book_close(book);
    assert_true(sample_make(samples, at->path, NULL, NULL, &err));
}

static void is_made_whole_or_not_at_all(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    must_make(at->path);
    put("hours.csv", "student,project,date,time,activity\n"
                     "1,Market swine,2024-01-09,1:30,Fed hogs\n"
                     "1,Market swine,2024-02-31,1:30,Fed hogs\n");
    assert_false(sample_make(samples, at->path, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "hours.csv"));
    assert_non_null(strstr(err.text, "line 3"));
    assert_int_equal(count_hours(at->path), 2);
    assert_int_equal(count_files(at), 2);
}

static void refuses_a_wrong_order(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    put("ORDER", "chapter\nstudnt\n");
    assert_false(sample_make(samples, at->path, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "student"));
    put("ORDER", "# nothing\n");
    assert_false(sample_make(samples, at->path, NULL, NULL, &err));
    check_row_sentence("empty", err);
    assert_int_equal(count_files(at), 1);
}

static void can_be_stopped(void **state)
{
    struct bookcase *at = *state;
    struct told told = {.stop_at = 2};
    struct err err = {{0}};
    assert_false(sample_make(samples, at->path, tell, &told, &err));
    check_row_sentence("stopped", err);
    assert_int_equal(told.count, 2);
    assert_int_equal(count_files(at), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(makes_a_book),
        TEST(leaves_one_file),
        TEST(undo_is_left_to_the_person),
        TEST(replaces_an_older_sample),
        TEST(keeps_a_book_that_is_no_sample),
        TEST(keeps_a_sample_that_is_open),
        TEST(is_made_whole_or_not_at_all),
        TEST(refuses_a_wrong_order),
        TEST(can_be_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
