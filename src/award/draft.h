/* An application as it is worked on: its sections, what is in each, what is still missing, and what a
 * reviewer would send it back for, with the record it is about. For proficiency awards by the rules of
 * the award; for degrees and Stars by those of the degree. */
#ifndef AWARD_DRAFT_H
#define AWARD_DRAFT_H

#include "award/readiness.h"
#include "award/scope.h"
#include "award/sections.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

struct award_item {
    enum award_section section;
    enum award_met met; /* never AWARD_MET: what is done is only counted */
    char *text, *todo, *source;
    const char *kind; /* the record to look at; static; NULL: none */
    int64_t record;
};

struct award_draft {
    struct award_scope scope;
    bool proficiency; /* else a degree or a Star: without answers, skills and a workbook here */
    bool reviewed;    /* of a degree: its records are looked through as a reviewer does */
    char *told[AWARD_SECTIONS];    /* what is in the section; "" for nothing to say */
    bool shown[AWARD_SECTIONS];    /* whether this application has the section */
    size_t missing[AWARD_SECTIONS]; /* items that are not met */
    struct award_item *items; /* by section */
    size_t item_count;
    size_t met, missing_count, attest; /* requirements */
};

/* Clear it afterwards, also after a failure. */
bool award_draft_read(struct book *book, int64_t application, struct award_draft *out,
                      struct err *err);
void award_draft_clear(struct award_draft *draft);

/* An answer of an earlier application of the same student to the same question: the latest, first of
 * the same area. *year 0 where there is none; *text is owned by the caller. */
bool award_last_answer(struct book *book, int64_t application, const char *question, char **text,
                       int *year, struct err *err);

#endif
