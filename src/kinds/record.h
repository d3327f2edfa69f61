/* Records of any kind: read, checked, written, told in words. All of it works from descriptions.
 *
 * Values are in stored units (cents, minutes, ...; dates as days). Functions that write must run
 * inside a change (book/change.h), except record_save() and record_remove(), which make one. */
#ifndef KINDS_RECORD_H
#define KINDS_RECORD_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct stmt;

enum value_is { VALUE_NONE = 0, VALUE_INT, VALUE_TEXT, VALUE_DATE, VALUE_BLOB };

struct value {
    enum value_is is;
    bool owned;      /* text was allocated by this value */
    int64_t i;       /* VALUE_INT; VALUE_DATE as days since 1970 */
    const char *text; /* VALUE_TEXT, VALUE_BLOB; NULL for a picture of which only the size was read */
    size_t nbytes;
};

void value_clear(struct value *value);
void value_set_int(struct value *value, int64_t i);
void value_set_text(struct value *value, const char *text, size_t nbytes); /* copies */
void value_set_date(struct value *value, struct date date);
/* Pictures that were not both read are taken for two. */
bool value_equal(const struct value *a, const struct value *b);
struct date value_date(const struct value *value); /* {0} where it is none */

/* Reads one field's text (as typed or as in a file) into a value; empty text is VALUE_NONE, and the
 * spaces around a line are no part of it. References and pictures are not for here (see record_set). Text values may point into `text` (not owned): copy with
 * value_own() to keep. The error says what would be right. */
bool field_parse(const struct field *field, const char *text, size_t nbytes, struct value *out,
                 struct err *err);
void value_own(struct value *value);

enum style {
    STYLE_FILE,   /* as files carry it: 1250.00, 1:30, 2026-11-20, yes, the choice's value */
    STYLE_SCREEN, /* as people read it: 1,250.00, 1.50, Nov 20 2026, the choice's label */
};
/* Adds the value's text. References are told by name through `book` (or as #id where that fails). */
void field_format(struct book *book, const struct field *field, const struct value *value,
                  enum style style, struct buf *out);

struct record {
    const struct kind *kind;
    int64_t id; /* 0: not in the book yet */
    bool bulk;  /* one of many: whoever writes them looks at unique names and sums of a day itself */
    struct value values[KIND_MAX_FIELDS];
};

void record_start(struct record *record, const struct kind *kind); /* empty, id 0 */
void record_clear(struct record *record);                          /* frees what values own */
void record_copy(struct record *to, const struct record *from);
/* Fills fields that are still empty with their initial values ("today", "active"). */
void record_fill_initial(struct record *record);
/* Fills fields that are still empty and take whoever writes (vocabulary "who") with that name. */
void record_fill_who(struct book *book, struct record *record);

/* By field name; NULL if the kind has no such field. */
struct value *record_value(struct record *record, const char *field);
const struct value *record_get(const struct record *record, const char *field);
bool record_has(const struct record *record, const char *field); /* a value; false for no field, too */
int64_t record_int(const struct record *record, const char *field);        /* 0 where empty */
const char *record_text(const struct record *record, const char *field);   /* "" where empty; NUL-ended when owned */
bool record_is(const struct record *record, const char *field, const char *text); /* equal text */

/* Whether a form should ask for the field, as far as the record is filled in (field.when). */
bool field_applies(struct book *book, const struct record *record, size_t field);

/* Sets a field from text, references by the dictionary's addresses (see refs.h) within `student`
 * (an id, or 0 where the record names its own). */
bool record_set(struct book *book, struct record *record, size_t field, const char *text,
                size_t nbytes, int64_t student, struct err *err);
/* Adds the text of one of its fields: field_format(), and what only the whole record tells (about.h). */
void record_format(struct book *book, const struct record *record, size_t field, enum style style,
                   struct buf *out);
/* Sets by pairs "field=value" as on the command line, `student` first wherever it stands. */
bool record_set_pairs(struct book *book, struct record *record, const char *const *pairs,
                      size_t count, struct err *err);

/* Everything a record must be before it is written: needed fields, bounds, references, the kind's own rules. *field
 * (may be NULL) is where to look, FIELD_NONE for the whole. */
bool record_check(struct book *book, struct record *record, size_t *field, struct err *err);

bool record_read(struct book *book, const struct kind *kind, int64_t id, struct record *out,
                 struct err *err); /* out is record_start()ed here; clear it afterwards */
/* Any record of the kind: the one of a KIND_SINGLE, or whether there are any. *id is 0 if none. */
bool record_any(struct book *book, const struct kind *kind, int64_t *id, struct err *err);
bool record_insert(struct book *book, struct record *record, struct err *err); /* sets id if 0 */
bool record_update(struct book *book, const struct record *record, struct err *err);
/* Deletes it and what is a part of it; refuses, with counts, where other records hang on it. */
bool record_delete(struct book *book, const struct kind *kind, int64_t id, struct err *err);

/* One user action each: check, change, write, sentence, commit. `what` (may be NULL) gets the
 * sentence, owned by the caller. Saving a record that has not changed makes no step. */
bool record_save(struct book *book, struct record *record, size_t *field, char **what,
                 struct err *err);
bool record_remove(struct book *book, const struct kind *kind, int64_t id, char **what,
                   struct err *err);

/* The id of the student a record belongs to (itself, for a student), 0 for none. */
int64_t record_student(struct book *book, const struct record *record);

/* "1 h 30 m, Market swine: fed and weighed" from the kind's sentence. */
void record_tell(struct book *book, const struct record *record, struct buf *out);
/* "amount 1,025.00 -> 1,125.00; memo ..." */
void record_tell_changes(struct book *book, const struct record *before,
                         const struct record *after, struct buf *out);

#endif
