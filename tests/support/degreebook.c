#include "support/check.h"

#include "support/degreebook.h"

#include "kinds/kind.h"
#include <stdio.h>

/* ---- books ----------------------------------------------------------------------------------- */

void degreebook_begin(const char *state, const char *records_from)
{
    char text[64];
    onebook_open(NULL);
    snprintf(text, sizeof text, "state=%s", state);
    ADD(book, "chapter", "name=Prairie View", text);
    snprintf(text, sizeof text, "entered_ag_ed=%s", records_from);
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", text);
}

int degreebook_setup(void **state)
{
    (void)state;
    degreebook_begin("VT", "2022-08-15");
    return 0;
}

void degreebook_change(const char *table, const char *set)
{
    char sql[200];
    snprintf(sql, sizeof sql, "UPDATE %s SET %s", table, set);
    onebook_change(sql);
}

void set_chapter(const char *set)
{
    degreebook_change("chapter", set);
}

void set_student(const char *set)
{
    degreebook_change("student", set);
}

void add_project(const char *title, const char *type)
{
    char name[64], its[64];
    snprintf(name, sizeof name, "title=%s", title);
    snprintf(its, sizeof its, "type=%s", type);
    ADD(book, "project", "student=S1", name, its, "began=2022-08-15");
}

void add_course(const char *title, const char *year, const char *level, const char *time)
{
    char name[64], its_year[32], its_level[32], its_time[32];
    snprintf(name, sizeof name, "title=%s", title);
    snprintf(its_year, sizeof its_year, "year=%s", year);
    snprintf(its_level, sizeof its_level, "level=%s", level);
    snprintf(its_time, sizeof its_time, "instruction=%s", time);
    ADD(book, "course", name, its_year, its_level, its_time);
}

/* ---- asking ---------------------------------------------------------------------------------- */

struct date day_of(const char *iso)
{
    struct date day = {0};
    assert_true(date_parse_iso(iso, strlen(iso), &day));
    return day;
}

const struct degree_counting degree_national = {.invested = INVESTED_EQUITY_AND_EDUCATION,
                                                .levels = "national"};

static struct degree_measures read_measures(const struct degree_counting *counting,
                                            const char *below, const char *as_of)
{
    struct degree_asked asked = {"state", below, day_of(as_of), *counting, {0}};
    struct degree_measures out;
    struct err err = {{0}};
    if (!degree_measures_read(book, &maya, 1, &asked, NULL, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

int64_t measured_by(const struct degree_counting *counting, const char *below, const char *as_of,
                    const char *measure)
{
    struct degree_measures measures = read_measures(counting, below, as_of);
    int64_t value;
    if (!degree_value(&measures, measure, &value))
        value = NOT_KNOWN;
    degree_measures_clear(&measures);
    return value;
}

int64_t measured_on(const char *as_of, const char *measure)
{
    return measured_by(&degree_national, "", as_of, measure);
}

int64_t records_behind(const char *as_of, const char *measure, size_t *count)
{
    struct degree_asked asked = {"state", "", day_of(as_of), degree_national, {0}};
    struct degree_record record;
    struct err err = {{0}};
    int64_t sum = 0;
    enum step step;
    struct degree_records *records = degree_records_open(book, maya, &asked, measure, &err);
    if (!records)
        fail_msg("%s", err.text);
    *count = 0;
    while ((step = degree_records_next(records, &record, &err)) == STEP_ROW) {
        sum += record.amount;
        ++*count;
        assert_non_null(kind_find(record.kind));
    }
    assert_int_equal(step, STEP_DONE);
    degree_records_close(records);
    return sum;
}

struct degree_progress progress_of(const struct degree_query *query)
{
    struct degree_progress out;
    struct err err = {{0}};
    if (!degree_progress(book, maya, query, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

const struct degree_line *line_of(const struct degree_progress *progress, const char *id)
{
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->lines[i].id, id) == 0)
            return &progress->lines[i];
    fail_msg("%s has no rule %s", progress->degree, id);
    return NULL;
}
