/* What a proficiency application is about: whose it is, which area and type, which of the student's
 * projects enter it, and which calendar years. The award screen, the readiness list and the
 * workbook all start from here, so that they never disagree. */
#ifndef AWARD_SCOPE_H
#define AWARD_SCOPE_H

#include "base/date.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct stmt;

struct award_request {
    int64_t student;  /* id */
    const char *area; /* as people write it: ignoring case, older names too */
    const char *type; /* ownership, placement, combined or research */
    int year;         /* award year: records count to 31 December of the year before */
    bool payers;      /* write the names of who paid or was paid (the workbook only) */
    const char *path; /* where the workbook goes (the workbook only) */
};

struct award_project {
    int64_t id;
    char *title;
    char *type; /* as in the book: ownership, placement, research_experimental, ... */
};

enum { AWARD_YEARS = 40 }; /* the most that are shown: the last ones */

enum award_chosen {
    AWARD_BY_APPLICATION, /* the projects chosen in the student's application */
    AWARD_BY_AREA,        /* those whose award area this is */
    AWARD_BY_TYPE,        /* all that fit the type */
    AWARD_BY_REQUEST,     /* those that the request named */
};

struct award_scope {
    int64_t student;
    int64_t application; /* 0 without one */
    char *area;          /* as the list of areas writes it */
    char *type;
    int award_year;
    /* The calendar years shown: those with records, at most to award_year - 1, from the
     * application's first year where it names a later one. Without records both are award_year - 1.
     */
    int first_year, last_year;
    struct date to; /* the last day of the records: 31 December of the year before the award's */
    enum award_chosen chosen;
    struct award_project *projects; /* by title */
    size_t project_count;
    char *project_list; /* their ids as a JSON array, to bind where SQL says json_each(?) */
};

/* Refuses an area that is not in the list (offering the nearest) and a type that the area does not
 * take (saying which it takes). A student without a fitting project is no error: the list is empty
 * then. Clear it afterwards, also after a failure. */
bool award_scope_read(struct book *book, const struct award_request *request,
                      struct award_scope *out, struct err *err);
/* The same with just these projects of the student (ids), whatever an application chose or they name:
 * for what could be applied for. */
bool award_scope_of_projects(struct book *book, const struct award_request *request,
                             const int64_t *projects, size_t count, struct award_scope *out,
                             struct err *err);
/* Of one application by its id. Of a degree or a Star (*proficiency false) `area` is its name, `type`
 * is empty, and the projects are those chosen, else all of the student's. */
bool award_scope_of_application(struct book *book, int64_t application, struct award_scope *out,
                                bool *proficiency, struct err *err);
/* Of a degree or a Star by its code, with the student's application of that award year where there
 * is one. */
bool award_scope_of_degree(struct book *book, int64_t student, const char *degree, int award_year,
                           struct award_scope *out, struct err *err);
void award_scope_clear(struct award_scope *scope);

/* A statement with whatever of these it names bound: :student :projects (a JSON array) :application
 * :award_year :first_year :last_year (the award year's record year) :last_day (its 31 December) :today.
 * NULL on failure; give it back with stmt_done(). */
struct stmt *award_ask(struct book *book, const struct award_scope *scope, const char *sql,
                       struct err *err);

/* All of a student's projects, for a record book: those of one calendar year, or with year 0 of all
 * years to today. It has no area, no type and no application; `award_year` is the year after the
 * last day. */
bool award_scope_whole(struct book *book, int64_t student, int year, struct award_scope *out,
                       struct err *err);

/* Whether a form of this type takes projects of that type: ownership takes ownership, school
 * enterprises and service learning; combined takes these and placement. */
bool award_type_takes(const char *type, const char *project_type);
/* Which kinds of record a project of that type has, as bits of the forms that hold one kind
 * (enum rules_type). */
unsigned award_kinds_of(const char *project_type);

/* Every application that could be written for an award year: those begun (kind `application`), and
 * for projects that no application has chosen, the area and type they name. In order of student's
 * name, area and type. The strings are valid during the call. False from `each` stops it. */
bool award_each(struct book *book, int award_year,
                bool (*each)(void *context, const struct award_request *request, struct err *err),
                void *context, struct err *err);

/* A file name for this workbook, from names and nothing that a file system dislikes:
 * "Ortiz Maya S1 - Swine Production - ownership 2026.xlsx". Owned by the caller; NULL on failure.
 */
char *award_file_name(struct book *book, const struct award_request *request, struct err *err);
/* The same of any workbook about a student: "Ortiz Maya S1 - State FFA Degree 2027.xlsx". */
char *award_file_named(struct book *book, int64_t student, const char *what, struct err *err);

#endif
