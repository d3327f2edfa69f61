/* The areas of proficiency awards (schema/rules/areas.csv): found by whatever they are called, and
 * which applications each takes. */
#ifndef RULES_AREA_H
#define RULES_AREA_H

#include "base/buf.h"
#include "rules/rules.h"

/* One award of the list: an area that is split has two. */
struct rules_award {
    enum rules_type award;  /* combined: takes ownership, placement or both */
    int number;             /* its place in the national list; 0 if it is not in it */
    const char *profile;    /* "national", or the state whose own it is */
    struct rules_span span; /* `from` is the first list read that has it, not when it began */
    bool on;
    const char *source, *note;
    enum rules_certainty certainty;
};

struct rules_area {
    const char *name;     /* "Swine Production" */
    const char *pathways; /* codes of the AFNR pathways it fits, our choice: "AS" */
    bool split;           /* ownership and placement are awards of their own */
    bool national;
    const struct rules_award *awards;
    size_t award_count;
};

/* The areas that may be applied for, by name. */
const struct rules_area *rules_area_next(const struct rules_area *after);

/* By name, an older or other way to write it, or any beginning that fits one area only; case,
 * accents and a trailing "- Entrepreneurship" do not matter. NULL with a sentence that offers the
 * nearest, or says that the area is no longer offered or not yet. */
const struct rules_area *rules_area_find(const char *name, struct err *err);

/* Whether an application of this type can be made for the area in that award year. The error says
 * which types it takes. */
bool rules_area_takes(const struct rules_area *area, enum rules_type type, int award_year,
                      struct err *err);

/* Adds the award as national lists print it: "Swine Production - Entrepreneurship". */
void rules_area_printed(const struct rules_area *area, enum rules_type type, struct buf *out);

#endif
