/* The entries that benchmarks load: a chapter over four years, days and projects in random order,
 * the same on every machine. `projects` is how many there are in all; students are a third. */
#ifndef SUPPORT_ROWS_H
#define SUPPORT_ROWS_H

#include "support/measure.h"
#include <stdbool.h>

enum { ROWS_PROJECTS = 3000, ROWS_YEARS = 4, ROWS_FIRST_YEAR = 2022 };

struct rows_hours {
    int project; /* from 1 */
    char date[11];
    int minutes;
    const char *activity;
};

struct rows_money {
    int project;
    char date[11];
    bool income;
    const char *category; /* as the descriptions name it */
    int category_at;      /* a small number for it */
    int cents;
    const char *memo;
};

void rows_date(int year, int month, int day, char out[static 11]); /* ISO */
int rows_students(int projects);
int rows_student_of(int project, int projects); /* from 1 */
struct rows_hours rows_next_hours(struct chance *chance, int projects);
struct rows_money rows_next_money(struct chance *chance, int projects);

#endif
