/* What a step of the history did, in words, and windows on a long history. */
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/mem.h"
#include "book/change.h"
#include "kinds/record.h"
#include "kinds/story.h"
#include <stdlib.h>
#include <string.h>

static struct book *book;
static int64_t hours;

static int set_up(void **state)
{
    struct err err = {{0}};
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, &err);
    if (book == NULL)
        print_error("%s\n", err.text);
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-15");
    ADD(book, "project", "student=S1", "title=Market swine", "type=ownership", "began=2025-01-01");
    hours = ADD(book, "hours", "student=S1", "project=Market swine", "date=2026-11-02", "time=1:30",
                "activity=fed hogs");
    return book == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static void add_line(void *context, const struct story_line *line)
{
    static const char did[] = "+~-";
    buf_addf(context, "%c %s | %s | %s\n", did[line->did], line->kind->name, line->words,
             line->changes);
}

/* The story of the step `back` steps before the newest. */
static char *story(int back, int64_t most, int64_t *total)
{
    struct buf text = {0};
    struct change_line line = {0};
    struct err err = {{0}};
    assert_int_equal(change_list(book, back, 1, &line, &err), 1);
    if (!story_tell(book, line.id, most, add_line, &text, total, &err))
        fail_msg("%s", err.text);
    change_line_clear(&line);
    return buf_take(&text);
}

#define assert_story(back, expected)                                                               \
    do {                                                                                           \
        char *told_ = story(back, 10, NULL);                                                       \
        assert_string_equal(told_, expected);                                                      \
        mem_free(told_);                                                                           \
    } while (0)

static void test_added_changed_deleted(void **state)
{
    struct record record;
    struct err err = {{0}};
    (void)state;
    assert_story(0, "+ hours | 1 h 30 m, Market swine: fed hogs | \n");
    assert_true(record_read(book, kind_find("hours"), hours, &record, &err));
    value_set_int(record_value(&record, "time"), 45);
    assert_true(record_save(book, &record, NULL, NULL, &err));
    record_clear(&record);
    assert_story(0, "~ hours | 45 m, Market swine: fed hogs | Time 1 h 30 m → 45 m\n");
    assert_true(record_remove(book, kind_find("hours"), hours, NULL, &err));
    assert_story(0, "- hours | 45 m, Market swine: fed hogs | \n");
    /* The record is gone: what changed is still told. */
    assert_story(1, "~ hours |  | Time 1 h 30 m → 45 m\n");
}

static void set_picture(struct record *photo, const char *bytes)
{
    value_set_text(record_value(photo, "file"), bytes, strlen(bytes));
    record_value(photo, "file")->is = VALUE_BLOB;
}

/* Of pictures the history keeps the bytes, and a story asks only how many they are. */
static void test_a_picture_gives_way_to_one_as_large(void **state)
{
    struct record photo;
    struct err err = {{0}};
    (void)state;
    record_start(&photo, kind_find("photo"));
    assert_true(record_set(book, &photo, kind_field(photo.kind, "student"), "S1", 2, 0, &err));
    set_picture(&photo, "a picture");
    assert_true(record_save(book, &photo, NULL, NULL, &err));
    set_picture(&photo, "b picture");
    assert_true(record_save(book, &photo, NULL, NULL, &err));
    record_clear(&photo);
    assert_story(0, "~ photo | photo | Picture rewritten\n");
}

static void test_only_so_many_are_told_and_all_are_counted(void **state)
{
    struct err err = {{0}};
    int64_t total = 0;
    (void)state;
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    for (int i = 1; i <= 5; i++) {
        struct record record;
        assert_true(record_read(book, kind_find("hours"), hours, &record, &err));
        record.id = 0;
        value_set_int(record_value(&record, "time"), i);
        assert_true(record_insert(book, &record, &err));
        record_clear(&record);
    }
    assert_true(change_commit(book, "entered five", NULL, &err));
    char *told = story(0, 3, &total);
    assert_int_equal(total, 5);
    int lines = 0;
    for (const char *at = told; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_int_equal(lines, 3);
    mem_free(told);
}

static void test_windows(void **state)
{
    struct change_line lines[4];
    struct err err = {{0}};
    (void)state;
    /* Newest first: hours, project, student, and making the book, which is no step in memory. */
    int count = change_window(book, CHANGE_BEFORE, INT64_MAX, NULL, 2, lines, &err);
    assert_int_equal(count, 2);
    assert_non_null(strstr(lines[0].what, "fed hogs"));
    int64_t second = lines[1].id;
    for (int i = 0; i < count; i++)
        change_line_clear(&lines[i]);
    count = change_window(book, CHANGE_AFTER, second, NULL, 4, lines, &err);
    assert_int_equal(count, 1);
    change_line_clear(&lines[0]);
    count = change_window(book, CHANGE_BEFORE, INT64_MAX, "FÉD HOGS", 4, lines, &err);
    assert_int_equal(count, 1);
    change_line_clear(&lines[0]);
    assert_int_equal(change_window(book, CHANGE_BEFORE, INT64_MAX, "f_d hogs", 4, lines, &err), 0);
    assert_int_equal(change_window(book, CHANGE_BEFORE, INT64_MAX, "100%", 4, lines, &err), 0);
    count = change_window(book, CHANGE_BEFORE, INT64_MAX, "teacher", 4, lines, &err);
    assert_int_equal(count, 3);
    for (int i = 0; i < count; i++)
        change_line_clear(&lines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_added_changed_deleted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_picture_gives_way_to_one_as_large, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_only_so_many_are_told_and_all_are_counted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_windows, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
