/* Rows of a kind for lists and exports, read a window at a time: a screen holds a query and a
 * cursor, never a copy. Windows are found by key, not by counting, so that the millionth row costs
 * what the first does. */
#ifndef KINDS_LISTING_H
#define KINDS_LISTING_H

#include "base/err.h"
#include "kinds/kind.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct listing;

struct listing *listing_open(struct book *book, const struct kind *kind);
void listing_close(struct listing *listing); /* accepts NULL */

/* Narrow it: field equals value (several hold together). `student` may be asked of every kind that
 * belongs to a student, even through its project. Values are stored units; text for text fields.
 * Empty text asks for fields that are empty. */
bool listing_where(struct listing *listing, const char *field, const char *text, size_t nbytes,
                   struct err *err); /* text as in files; references by their names */
bool listing_where_id(struct listing *listing, const char *field, int64_t id, struct err *err);
/* Only rows in one of whose text fields this text occurs (case and accents ignored). NULL: all. */
void listing_find(struct listing *listing, const char *text);
/* Field and direction; NULL: the kind's own order. False if there is no such field. */
bool listing_order(struct listing *listing, const char *field, bool descending);
/* Students by the day of their last entry; those without one are the earliest. */
void listing_order_latest(struct listing *listing, bool descending);

/* Reads up to `most` whole records: the first of the list (from 0), or those after (forward) or before the
 * record `from`, nearest first. Clear each with record_clear(). Returns how many, -1 on failure. */
int listing_read(struct listing *listing, int64_t from, bool forward, size_t most,
                 struct record *out, struct err *err);
/* The same from a place rather than a record: `key` is the order field's text as in files, `id` breaks
 * ties. With `with` the record that stands just there comes too. For a row that may be gone. */
int listing_read_at(struct listing *listing, const char *key, int64_t id, bool with, bool forward,
                    size_t most, struct record *out, struct err *err);
/* The key of a record for listing_read_at(). */
void listing_key(const struct listing *listing, const struct record *record, struct buf *out);
/* Streams every row in order (pictures without their bytes unless `pictures`). False stops it. */
bool listing_each(struct listing *listing, bool pictures,
                  bool (*row)(void *context, const struct record *record, struct err *err),
                  void *context, struct err *err);
/* A number that stands for all a student's records of a kind (student 0: everybody's), in whatever order:
 * other content gives another number. Pictures count by their size. */
bool listing_digest(struct book *book, const struct kind *kind, int64_t student, uint64_t *out,
                    struct err *err);
bool listing_count(struct listing *listing, int64_t *count, struct err *err);
/* Where a record stands in the list, from 0; -1 if it is not in it. */
int64_t listing_index(struct listing *listing, int64_t id, struct err *err);

#endif
