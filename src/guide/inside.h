/* Between the files of src/guide. */
#ifndef GUIDE_INSIDE_H
#define GUIDE_INSIDE_H

#include "guide/guide.h"
#include <stdint.h>

extern const struct guide guide_selling[], guide_paying[], guide_owning[];
extern const size_t guide_selling_count, guide_paying_count, guide_owning_count;

/* A new record of the plan with the answers' student, and day where it has one. */
struct record *plan_add(struct guide_plan *plan, const char *kind, const struct record *answers);
/* A money record: type, amount in cents, and what the answers say of project, party and note. */
struct record *plan_money(struct guide_plan *plan, const char *type, int64_t cents,
                          const struct record *answers);
void plan_text(struct record *record, const char *field, const char *text); /* "" leaves it empty */
void plan_int(struct record *record, const char *field, int64_t value);     /* 0 leaves it empty */
/* Takes a field of the same meaning from the answers. */
void plan_take(struct record *record, const char *field, const struct record *answers,
               const char *question);
/* Gives all money records of the plan one receipt, where there are several. */
void plan_one_receipt(struct book *book, struct guide_plan *plan);
void plan_why(struct guide_plan *plan, const char *sentence);

#endif
