/* Inside the making of tales: what is being made, and the words for it. */
#ifndef SUPPORT_TALE_INSIDE_H
#define SUPPORT_TALE_INSIDE_H

#include "base/attr.h"
#include "base/date.h"
#include "support/tale.h"

enum { STUDENTS = 5, PROJECTS = 5, YEARS = 4, NAMES = 64, WORD = 40 };

struct student {
    char number[WORD];
    struct date records_from;
    unsigned projects;
    bool placement[PROJECTS];
    bool job[PROJECTS];
};

/* Something that has a name of its own, and whose it is. */
struct named {
    char name[WORD];
    unsigned student;
    struct date date;
};

struct maker {
    struct chance chance;
    struct tale *tale;
    size_t room;
    int first_year, years, step;
    struct date recent[4]; /* days that stand in the deeds before */
    unsigned recent_at;
    unsigned students;
    struct student people[STUDENTS];
    struct named assets[NAMES], loans[NAMES];
    unsigned asset_count, loan_count;
};

unsigned maker_roll(struct maker *m, unsigned sides);
/* One of some words, which are separated by spaces; valid for the next seven. */
const char *maker_pick(struct maker *m, const char *words);
/* Whether it is one of some words. */
bool maker_is_one(const char *word, const char *words);

struct deed *maker_deed(struct maker *m, enum deed_does does, const char *kind);
struct deed *maker_add(struct maker *m, const char *kind);
/* "FIELD=VALUE" */
void maker_put(struct deed *deed, const char *format, ...) ATTR_PRINTF(2, 3);
void maker_put_day(struct deed *deed, const char *field, struct date date);
/* Small amounts, where a cent of rounding is much, everyday ones, and the largest there may be. */
void maker_put_money(struct maker *m, struct deed *deed, const char *field);

struct date maker_day(struct maker *m, const struct student *student);
/* A day on which records may lie: not before they begin. */
struct date maker_later_day(struct maker *m, const struct student *student);
struct date maker_after(struct date day, unsigned days);

struct student *maker_student(struct maker *m, unsigned *number);
/* Mostly a project of the sort that is wanted, if there is one. */
unsigned maker_project(struct maker *m, const struct student *student, bool placement);
unsigned maker_any_project(struct maker *m, const struct student *student);

/* Records that post (tale_things.c). */
void maker_add_money(struct maker *m);
void maker_add_paycheck(struct maker *m);
void maker_add_loan(struct maker *m);
void maker_add_asset(struct maker *m);
void maker_add_disposal(struct maker *m);
void maker_add_valuation(struct maker *m);
void maker_add_asset_use(struct maker *m);
void maker_add_stock(struct maker *m);
void maker_add_balance(struct maker *m);

#endif
