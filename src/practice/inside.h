/* What the files of src/practice share: the tasks of the practice book and the key that it is held
 * against, as read from their files. Nobody else includes it. */
#ifndef PRACTICE_INSIDE_H
#define PRACTICE_INSIDE_H

#include "practice/practice.h"
#include <stdint.h>

struct report;
struct report_column;
struct kind;

/* "project=Vegetables; to=2026-06-30" taken apart. */
enum { PAIRS_MOST = 8 };
struct pairs {
    char *bytes; /* owned */
    const char *list[PAIRS_MOST];
    size_t count;
};
bool pairs_read(struct pairs *pairs, const char *text, struct err *err);
void pairs_clear(struct pairs *pairs);

/* A thing that the book must hold: a figure of a report, or a record. */
struct practice_key {
    const struct practice_task *task;
    const char *label;           /* what it is, within a sentence: "the feed" */
    const char *where;           /* pairs: what narrows the report, or what the record says */
    const struct report *report; /* of a figure; */
    size_t column;               /* and which */
    const struct kind *kind;     /* of a record */
    int64_t value;               /* the figure in its unit; of a record how many: 1 or 0 */
};
size_t practice_key_count(void);
const struct practice_key *practice_key_at(size_t at);

/* A record that the practice book begins with. */
struct practice_first {
    const struct kind *kind;
    const char *fields; /* pairs */
    bool mistake;       /* entered last, as whoever uses the book would have */
};
size_t practice_first_count(void);
const struct practice_first *practice_first_at(size_t at);

#endif
