/* A student's book to hold against degrees, for the tests of src/degree: each test has one in
 * memory of its own, of a state without rules. */
#ifndef SUPPORT_DEGREEBOOK_H
#define SUPPORT_DEGREEBOOK_H

#include "support/add.h"

#include "book/book.h"
#include "book/change.h"
#include "degree/progress.h"
#include <stdio.h>

static struct book *book;
static int64_t maya;

/* ---- asking ---------------------------------------------------------------------------------- */

static inline struct date day_of(const char *iso)
{
    struct date day = {0};
    assert_true(date_parse_iso(iso, strlen(iso), &day));
    return day;
}

static inline struct degree_progress progress_of(const struct degree_query *query)
{
    struct degree_progress out;
    struct err err = {{0}};
    if (!degree_progress(book, maya, query, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

static inline const struct degree_line *line_of(const struct degree_progress *progress,
                                                const char *id)
{
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->lines[i].id, id) == 0)
            return &progress->lines[i];
    fail_msg("%s has no rule %s", progress->degree, id);
    return NULL;
}

/* ---- books ----------------------------------------------------------------------------------- */

static inline int begin(const char *state, const char *records_from)
{
    struct err err = {{0}};
    char text[64];
    book = book_open(":memory:", 0, &err);
    if (!book)
        fail_msg("%s", err.text);
    snprintf(text, sizeof text, "state=%s", state);
    ADD(book, "chapter", "name=Prairie View", text);
    snprintf(text, sizeof text, "entered_ag_ed=%s", records_from);
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", text);
    return 0;
}

static inline int setup(void **state)
{
    (void)state;
    return begin("VT", "2022-08-15");
}

static inline int teardown(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static inline void change(const char *table, const char *set)
{
    struct err err = {{0}};
    char sql[200];
    snprintf(sql, sizeof sql, "UPDATE %s SET %s", table, set);
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    if (!book_exec(book, sql, &err) || !change_commit(book, "changed", NULL, &err))
        fail_msg("%s", err.text);
}

static inline void set_chapter(const char *set)
{
    change("chapter", set);
}

static inline void set_student(const char *set)
{
    change("student", set);
}

static inline void add_project(const char *title, const char *type)
{
    char name[64], its[64];
    snprintf(name, sizeof name, "title=%s", title);
    snprintf(its, sizeof its, "type=%s", type);
    ADD(book, "project", "student=S1", name, its, "began=2022-08-15");
}

static inline void add_course(const char *title, const char *year, const char *level,
                              const char *time)
{
    char name[64], its_year[32], its_level[32], its_time[32];
    snprintf(name, sizeof name, "title=%s", title);
    snprintf(its_year, sizeof its_year, "year=%s", year);
    snprintf(its_level, sizeof its_level, "level=%s", level);
    snprintf(its_time, sizeof its_time, "instruction=%s", time);
    ADD(book, "course", name, its_year, its_level, its_time);
}

/* A test with a book of its own. */
#define ONE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
