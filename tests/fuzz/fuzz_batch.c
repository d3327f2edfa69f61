/* Whatever bytes stand in `change.batch` of a damaged book: they are refused with words, or are a
 * list of runs that is stored and read back as the same list. */
#include "support/fuzz.h"

#include "book/batch.h"

#include <stdlib.h>
#include <string.h>

static void must_be_same(const struct batch *a, const struct batch *b)
{
    MUST(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        MUST(strcmp(a->tables[i].name, b->tables[i].name) == 0);
        MUST(a->tables[i].count == b->tables[i].count);
        for (size_t j = 0; j < a->tables[i].count; j++) {
            MUST(a->tables[i].runs[j].first <= a->tables[i].runs[j].last);
            MUST(a->tables[i].runs[j].first == b->tables[i].runs[j].first);
            MUST(a->tables[i].runs[j].last == b->tables[i].runs[j].last);
        }
    }
}

/* A table without runs is not stored. */
static void drop_empty(struct batch *batch)
{
    size_t kept = 0;
    for (size_t i = 0; i < batch->count; i++) {
        if (batch->tables[i].count > 0) {
            batch->tables[kept++] = batch->tables[i];
        } else {
            free(batch->tables[i].name);
            free(batch->tables[i].runs);
        }
    }
    batch->count = kept;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    struct batch batch = {0}, again = {0};
    struct err err = {0};
    struct buf stored = {0};
    if (!batch_decode(bytes, nbytes, &batch, &err)) {
        MUST(strlen(err.text) > 0);
        MUST(batch.count == 0);
        return 0;
    }
    drop_empty(&batch);
    batch_encode(&batch, &stored);
    MUST(batch_decode(stored.data, stored.len, &again, &err));
    must_be_same(&batch, &again);
    buf_free(&stored);
    batch_clear(&batch);
    batch_clear(&again);
    return 0;
}
