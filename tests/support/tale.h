/* Random books, told as what would be typed to make them: `saebook add KIND FIELD=VALUE...`, and
 * edits and deletions of what was added. The same seed gives the same tale. Records name each other
 * by their unique names, so that a tale is still one with some of its deeds left out: what then
 * names nothing is refused by the book, and passed over. */
#ifndef SUPPORT_TALE_H
#define SUPPORT_TALE_H

#include "base/buf.h"
#include "support/measure.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct record;

enum { TALE_PAIRS = 16 };

enum deed_does { DEED_ADD, DEED_EDIT, DEED_DELETE };

struct deed {
    enum deed_does does;
    const char *kind;
    char *pairs[TALE_PAIRS + 1]; /* "FIELD=VALUE"; owned */
    size_t count;
    size_t of;     /* edit and delete: which deed added the record */
    int step;      /* deeds of one step are one change */
    bool left_out; /* by tale_shrink() */
    int64_t id;    /* of the record that it added to the book; 0: it was refused */
};

struct tale {
    uint64_t seed;
    bool odd; /* has days that the definitions leave open: when records begin is changed later */
    char today[12]; /* the book's today, ISO */
    struct deed *deeds;
    size_t count;
};

struct tale tale_make(uint64_t seed);
void tale_clear(struct tale *tale);

/* Numbers at random that depend on nothing but the seed. */
struct chance tale_chance(uint64_t seed);

/* Does the deeds that begin at *at and belong to one step, as one change, and moves *at behind
 * them. The id of the change, 0 if nothing was changed. Also sets the day. */
int64_t tale_step(struct tale *tale, struct book *book, size_t *at);
/* All of it. */
void tale_enter(struct tale *tale, struct book *book);
/* How many records were added, as far as they were taken. */
size_t tale_taken(const struct tale *tale);

/* The deeds that are not left out, a line each, as commands. */
void tale_tell(const struct tale *tale, struct buf *out);

/* Leaves out as many deeds as it can while `fails` (of a fresh try) stays true. */
void tale_shrink(struct tale *tale, bool (*fails)(struct tale *tale, void *context), void *context);

#endif
