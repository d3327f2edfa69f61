/* What the builders of mends share. Internal to src/check. */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "base/date.h"
#include "check/mend.h"

struct mending {
    struct book *book;
    const struct check_finding *finding;
    struct mend_plan *plan;
};

/* The next step; the record is the plan's, and stays where it is until the step after. */
struct record *mend_add(struct mending *m, const char *kind);
/* NULL with the reason where there is no such record. */
struct record *mend_change(struct mending *m, const char *kind, int64_t id, struct err *err);
const struct record *mend_delete(struct mending *m, const char *kind, int64_t id, struct err *err);
/* The record that the finding is about, as a step that changes or deletes it. */
struct record *mend_change_found(struct mending *m, struct err *err);
const struct record *mend_delete_found(struct mending *m, struct err *err);

struct date mend_day(const char *iso); /* {0} where it is none */
void mend_set_text(struct record *record, const char *field, const char *text);
void mend_set_int(struct record *record, const char *field, int64_t value);
void mend_set_date(struct record *record, const char *field, struct date date);
void mend_copy(struct record *to, const char *field, const struct record *from, const char *other);

/* Ids that a question with the finding's :student, :record and :two gives. Owned by the caller. */
bool mend_ask_ids(struct mending *m, const char *sql, int64_t **ids, size_t *count, struct err *err);
/* One number of the same; 0 where there is none. */
bool mend_ask(struct mending *m, const char *sql, int64_t *out, struct err *err);

/* The families of mends. */
extern const struct mend mends_of_days[], mends_of_worth[];
extern const size_t mends_of_days_count, mends_of_worth_count;

#endif
