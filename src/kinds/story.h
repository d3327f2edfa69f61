/* What a step of the history did, told record by record in the words of the descriptions. */
#ifndef KINDS_STORY_H
#define KINDS_STORY_H

#include "base/err.h"
#include "book/change.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stdint.h>

struct story_line {
    enum change_did did;
    const struct kind *kind;
    int64_t id;
    const char *words;   /* the record's sentence; as it is now where it was changed, or as it was */
    const char *changes; /* of a changed record: "Time 1 h → 1 h 30 m"; else "" */
};

/* Calls `line` for up to `most` records; *total counts all. Texts last until it returns. */
bool story_tell(struct book *book, int64_t change, int64_t most,
                void (*line)(void *self, const struct story_line *line), void *self, int64_t *total,
                struct err *err);

#endif
