/* The sections of an application that is worked on: what is in each, and what is still missing. */
#ifndef AWARD_SECTIONS_H
#define AWARD_SECTIONS_H

#include "award/readiness.h"
#include "award/scope.h"
#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>

struct book;

enum award_section {
    AWARD_SECTION_APPLY, /* who may apply */
    AWARD_SECTION_PROJECTS,
    AWARD_SECTION_PLAN, /* plan, size and research report of each year */
    AWARD_SECTION_ANSWERS,
    AWARD_SECTION_SKILLS,
    AWARD_SECTION_RESUME,
    AWARD_SECTION_PHOTOS,
    AWARD_SECTION_STATEMENTS,
    AWARD_SECTION_SIGNATURES, /* with consent */
    AWARD_SECTION_RECORDS,    /* money, hours and inventory, as a reviewer looks at them */
    AWARD_SECTION_NOTES,
    AWARD_SECTION_STATUS,
    AWARD_SECTIONS
};

/* "Answers". */
const char *award_section_label(enum award_section section);
/* Where a requirement belongs. */
enum award_section award_section_of(const struct award_line *line);
/* Adds what is in the section, in a few words: "5 of 7 written", "Market swine"; nothing where there
 * is nothing to say. */
bool award_section_tell(struct book *book, const struct award_scope *scope,
                        enum award_section section, struct buf *out, struct err *err);

#endif
