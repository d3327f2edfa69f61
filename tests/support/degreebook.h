/* A student's book to hold against degrees: each test has one of its own (support/onebook.h), of a
 * state without rules; what a measure comes to in it, and how near she is to a degree. */
#ifndef SUPPORT_DEGREEBOOK_H
#define SUPPORT_DEGREEBOOK_H

#include "support/add.h"
#include "support/onebook.h"

#include "degree/progress.h"
#include <stddef.h>

/* ---- books ----------------------------------------------------------------------------------- */

/* Opens one of a chapter of this state, with Maya, whose records begin on that day. */
void degreebook_begin(const char *state, const char *records_from);
int degreebook_setup(void **state); /* of Vermont, from 15 August 2022 */

/* "UPDATE table SET set", as a change; the others are for what the chapter or she has one of. */
void degreebook_change(const char *table, const char *set);
void set_chapter(const char *set);
void set_student(const char *set);

/* A project of hers, begun on 15 August 2022. */
void add_project(const char *title, const char *type);
/* A course of a school year; `time` as it is typed: "180" hours, "" if nobody knows. */
void add_course(const char *title, const char *year, const char *level, const char *time);

/* ---- asking ---------------------------------------------------------------------------------- */

struct date day_of(const char *iso);

/* What a state without rules of its own counts. */
extern const struct degree_counting degree_national;

enum { NOT_KNOWN = -123456789 };

/* What a measure comes to at the end of a day, in its unit, by the national counting or by another
 * one, with `below` the degree before it ("": none); NOT_KNOWN where the records do not tell. */
int64_t measured_on(const char *as_of, const char *measure);
int64_t measured_by(const struct degree_counting *counting, const char *below, const char *as_of,
                    const char *measure);
/* What the records behind a measure add up to, and how many they are. */
int64_t records_behind(const char *as_of, const char *measure, size_t *count);

/* How near she is: free it with degree_progress_clear(). */
struct degree_progress progress_of(const struct degree_query *query);
/* The line of a rule by its id; the test fails where there is none. */
const struct degree_line *line_of(const struct degree_progress *progress, const char *id);

/* A test with a book of its own. */
#define ONE(name) cmocka_unit_test_setup_teardown(name, degreebook_setup, onebook_close)

#endif
