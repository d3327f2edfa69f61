/* What the files of src/find share: how the index writes down what is no plain word, and how a
 * record becomes words. Nobody else includes it. */
#ifndef FIND_INSIDE_H
#define FIND_INSIDE_H

#include "base/buf.h"
#include "book/touch.h"
#include "find/find.h"
#include "kinds/record.h"

/* What a word of the index is, beside words as they are written: a mark that no word holds. */
#define MARK_KIND   "§" /* §hours: what kind of record this is */
#define MARK_REF    "¶" /* ¶1k3f: refers to the record of this row, in base 36, or belongs to it */
#define MARK_DATE   "°" /* °20261120 */
#define MARK_MONTH  "±" /* ±11: November */
#define MARK_CHOICE "¢" /* ¢0f3a99c1: a field that is one of its choices */
#define MARK_AMOUNT "¤" /* ¤4250: cents */
#define MARK_NAME   "«" /* «maya: a word of what others call it */

struct find {
    struct book *book;
    struct book *index;   /* where the index is: the book itself, or an own one in memory */
    struct buf match;     /* what is looked for, as FTS5 has it; empty: nothing */
    bool there[KIND_MAX]; /* kinds of which there is a record, as of the last find_for() */
    int64_t total;        /* records of the book; 0: not counted */
    /* What changes have touched that are not in it, while it follows them. */
    bool following;
    struct touch pending;
    int64_t latest;   /* the newest of these changes */
    size_t run;       /* how far it has come: in this run, */
    int64_t run_done; /* so many rows of it */
};

/* ---- doc.c ---------------------------------------------------------------------------------- */

/* Adds the words of a record. */
void doc_words(struct book *book, const struct record *record, struct buf *out);
/* Where a record stands in the index. Ids that saebook gives are each there once in a book; small
 * ones, brought along by a file that somebody made by hand, may be those of several kinds. */
int64_t doc_row(const struct kind *kind, int64_t id);
int64_t doc_id(int64_t row);
/* Changes whenever the descriptions that make the words do. */
int64_t doc_hash(void);
void doc_add_ref(struct buf *out, int64_t row); /* ¶1k3f, without a space */
/* ¢0f3a99c1, for a choice's value. Labels are looked up by whoever asks, in the reader's language.
 */
void doc_add_choice(struct buf *out, const struct kind *kind, const struct field *field,
                    const char *value);

#endif
