/* What the files of src/guide share: the happenings of each family, and the pieces that a plan of
 * records is put together from. Nobody else includes it. */
#ifndef GUIDE_INSIDE_H
#define GUIDE_INSIDE_H

#include "guide/guide.h"
#include <stdint.h>

extern const struct guide guide_selling[], guide_giving[], guide_paying[], guide_owing[],
    guide_owning[], guide_again[];
extern const size_t guide_selling_count, guide_giving_count, guide_paying_count, guide_owing_count,
    guide_owning_count, guide_again_count;

/* ---- records of a plan (plan.c) ------------------------------------------------------------- */

/* A new record of the plan with the answers' student, and day where it has one. */
struct record *plan_add(struct guide_plan *plan, const char *kind, const struct record *answers);
/* The same before all others. */
struct record *plan_add_first(struct guide_plan *plan, const char *kind,
                              const struct record *answers);
/* A record of the book, to be changed, before all others. NULL on failure. */
struct record *plan_change(struct book *book, struct guide_plan *plan, const char *kind, int64_t id,
                           struct err *err);
/* A money record: type, amount in cents, and what the answers say of project, party and note. */
struct record *plan_money(struct guide_plan *plan, const char *type, int64_t cents,
                          const struct record *answers);
void plan_text(struct record *record, const char *field, const char *text); /* "" leaves it empty */
void plan_int(struct record *record, const char *field, int64_t value);     /* 0 leaves it empty */
/* Takes a field of the same meaning from the answers. */
void plan_take(struct record *record, const char *field, const struct record *answers,
               const char *question);
/* The same for several fields that are called as the questions are. */
void plan_take_all(struct record *record, const struct record *answers, const char *fields);
/* How many of what, as the questions "quantity" and "thing" were answered: "2" "hogs" of livestock
 * are two head (then true), which leave the herd. Weights stay as they are. */
bool plan_thing(struct record *money, const struct record *answers);
/* A herd change of the answers' project and day. */
void plan_herd(struct guide_plan *plan, const struct record *answers, const char *herd,
               const char *change, int64_t count);
/* Gives all money records of the plan one receipt, where there are several: the number that was
 * answered, else a new one. */
void plan_one_receipt(struct book *book, struct guide_plan *plan, const struct record *answers);
/* A sentence more, if it does not stand there yet. */
void plan_why(struct guide_plan *plan, const char *format, ...) ATTR_PRINTF(2, 3);
bool plan_is(const struct record *record, const char *kind);
void plan_drop(struct guide_plan *plan, size_t at);

bool answer_given(const struct record *answers, const char *question);
/* An error about one question, which guide_make() then points at. Always false. */
bool plan_blame(struct guide_plan *plan, const char *question, struct err *err, const char *format,
                ...) ATTR_PRINTF(4, 5);

/* The student's latest entry of money, of a project (0: of any); 0 if there is none. */
int64_t again_last(struct book *book, int64_t student, int64_t project);

/* ---- shares (sharing.c) --------------------------------------------------------------------- */

/* From record `from` of the plan on: the student's own share of a whole amount, or every member's
 * row of a crew, as the question "share" was answered. */
bool plan_share(struct book *book, struct guide_plan *plan, size_t from,
                const struct record *answers, struct err *err);

/* ---- where the money came from (cash.c) ----------------------------------------------------- */

bool plan_source(struct book *book, struct guide_plan *plan, const struct record *answers,
                 struct err *err);
/* Writes all of it inside the change that is open. Ids are left as they were. */
bool plan_write(struct book *book, struct guide_plan *plan, struct buf *told, struct err *err);

#endif
