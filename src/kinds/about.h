/* What is written about any record: a FIELD_ANY, `record`, beside the fields `kind` and `student`.
 *
 * It is stored as the record's id, and looked up in the table that `kind` names: in files and
 * commands by "#" and the id or a unique ending of it, or by what a record of that kind is called,
 * within the student. People read it as the kind and the record's own words: "Hours: 1 h 30 m,
 * Market swine: fed". No foreign key can hold it, so record_delete() deletes what is about the
 * record along with it, in the same step, and undo refuses to take away a record that somebody has
 * written about since. `student` is the record's student, filled in by the check, so that a
 * student's comments are found. Where the field says FIELD_MONTHS, kind may be "month": `record` is
 * then year * 100 + month, of the student named, and reads 2026-10. */
#ifndef KINDS_ABOUT_H
#define KINDS_ABOUT_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The kind of record that `kind` names so far; NULL where it is empty, unknown or "month". */
const struct kind *about_kind(const struct record *record);
/* What a person reads for `kind`: "Hours", "Month"; the word itself where it is no kind; "" if empty. */
const char *about_label(const struct record *record);
/* record_set() of a FIELD_ANY. */
bool about_set(struct book *book, struct record *record, size_t at, const char *text, size_t nbytes,
               int64_t student, struct err *err);
/* Adds the text of a FIELD_ANY that is not empty. */
void about_format(struct book *book, const struct record *record, size_t at, enum style style,
                  struct buf *out);
/* After a record was changed: what is written about it is about the same student. Inside a change. */
bool about_follow(struct book *book, const struct record *record, struct err *err);
/* Deletes what is written about a record, inside an open change. */
bool about_delete(struct book *book, const struct kind *kind, int64_t id, struct err *err);

#endif
