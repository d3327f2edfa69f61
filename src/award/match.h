/* Which proficiency awards a student's projects fit, how near each application is, and what of the
 * records speaks against it. The areas come from what applications and projects name; for a project
 * that names none, from words of everyday use (rules/hint.h). It proposes: the advisor decides. */
#ifndef AWARD_MATCH_H
#define AWARD_MATCH_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum award_fit {
    AWARD_FIT_BEGUN, /* an application is there */
    AWARD_FIT_NAMED, /* its projects name the area */
    AWARD_FIT_WORDS, /* what its projects are called points to the area */
};
const char *award_fit_name(enum award_fit fit); /* "begun", "named", "words" */

struct award_warning {
    const char *id;   /* "wrong_area", "other_area", "two_applications", "one_year", "no_photos",
                         "long_duty": static */
    char *text;       /* what is wrong, and what to do */
    const char *kind; /* the record to look at; static */
    int64_t record;
};

struct award_match {
    char *area;
    const char *type; /* "ownership", ...; static */
    enum award_fit fit;
    int64_t application; /* AWARD_FIT_BEGUN: which */
    struct award_project *projects;
    size_t project_count;
    size_t eligible_missing;    /* of what decides who may apply */
    size_t met, missing, attest; /* of all requirements */
    char *next; /* the first thing that is missing, in words; "" if nothing is */
    struct award_warning *warnings;
    size_t warning_count;
};

struct award_matches {
    struct award_match *list; /* the nearest first: what decides who may apply, then the rest */
    size_t count;
};

/* Clear it afterwards, also after a failure. */
bool award_matches_read(struct book *book, int64_t student, int award_year,
                        struct award_matches *out, struct err *err);
void award_matches_clear(struct award_matches *matches);
void award_match_clear(struct award_match *match); /* one of them */

/* What speaks against an application as it stands; the same as in its match. Adds to the list. */
bool award_warn(struct book *book, const struct award_scope *scope, struct award_warning **list,
                size_t *count, struct err *err);
void award_warnings_clear(struct award_warning *list, size_t count); /* and frees the list */

/* Begins the application of a match with its projects, as one step to undo. *application gets its
 * id, *what (may be NULL) the sentence, owned by the caller. */
bool award_match_begin(struct book *book, int64_t student, int award_year,
                       const struct award_match *match, int64_t *application, char **what,
                       struct err *err);

#endif
