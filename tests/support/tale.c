#include "support/check.h"

#include "support/tale.h"

#include "base/mem.h"
#include "book/change.h"
#include "kinds/record.h"
#include <stdio.h>
#include <stdlib.h>

void tale_clear(struct tale *tale)
{
    for (size_t i = 0; i < tale->count; i++)
        for (size_t p = 0; p < tale->deeds[i].count; p++)
            mem_free(tale->deeds[i].pairs[p]);
    mem_free(tale->deeds);
    *tale = (struct tale){0};
}

struct chance tale_chance(uint64_t seed)
{
    /* Neighboring seeds give unlike numbers. */
    uint64_t z = seed * UINT64_C(0x9E3779B97F4A7C15) + UINT64_C(0x632BE59BD9B4E019);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (struct chance){(z ^ z >> 31) | 1};
}

/* ---- entered --------------------------------------------------------------------------------- */

/* Reads what the deed says into a record that is new, or read from the book. */
static bool fill(struct tale *tale, struct deed *deed, struct book *book, struct record *record)
{
    struct err err = {{0}};
    const char *pairs[TALE_PAIRS];
    for (size_t i = 0; i < deed->count; i++)
        pairs[i] = deed->pairs[i];
    if (deed->does == DEED_ADD)
        record_start(record, kind_find(deed->kind));
    else if (!record_read(book, kind_find(deed->kind), tale->deeds[deed->of].id, record, &err))
        return false;
    if (!record_set_pairs(book, record, pairs, deed->count, &err))
        return false;
    if (deed->does == DEED_ADD)
        record_fill_initial(record);
    return record_check(book, record, NULL, &err);
}

/* Inside a change: what is refused leaves nothing behind. */
static void do_deed(struct tale *tale, struct deed *deed, struct book *book)
{
    struct err err = {{0}};
    struct record record = {0};
    bool ok;
    assert_true(change_mark(book, &err));
    if (deed->does == DEED_DELETE) {
        ok = tale->deeds[deed->of].id != 0 &&
             record_delete(book, kind_find(deed->kind), tale->deeds[deed->of].id, &err);
    } else {
        ok = fill(tale, deed, book, &record);
        if (deed->does == DEED_ADD)
            ok = ok && record_insert(book, &record, &err);
        else
            ok = ok && record_update(book, &record, &err);
    }
    if (ok && deed->does == DEED_ADD)
        deed->id = record.id;
    if (!(ok ? change_drop_mark(book, &err) : change_back_to_mark(book, &err)))
        fail_msg("%s", err.text);
    if (record.kind != NULL)
        record_clear(&record);
}

int64_t tale_step(struct tale *tale, struct book *book, size_t *at)
{
    struct err err = {{0}};
    int64_t id = 0;
    int step = tale->deeds[*at].step;
    setenv("SAEBOOK_TODAY", tale->today, 1);
    if (!change_begin(book, CHANGE_RECORDED, &err))
        fail_msg("%s", err.text);
    for (; *at < tale->count && tale->deeds[*at].step == step; ++*at) {
        struct deed *deed = &tale->deeds[*at];
        deed->id = 0;
        if (!deed->left_out && (deed->does == DEED_ADD || tale->deeds[deed->of].id != 0))
            do_deed(tale, deed, book);
    }
    if (!change_commit(book, "a step of the tale", &id, &err))
        fail_msg("seed %llu: %s", (unsigned long long)tale->seed, err.text);
    return id;
}

void tale_enter(struct tale *tale, struct book *book)
{
    for (size_t at = 0; at < tale->count;)
        (void)tale_step(tale, book, &at);
}

size_t tale_taken(const struct tale *tale)
{
    size_t taken = 0;
    for (size_t i = 0; i < tale->count; i++)
        taken += tale->deeds[i].id != 0;
    return taken;
}

/* ---- told ------------------------------------------------------------------------------------ */

void tale_tell(const struct tale *tale, struct buf *out)
{
    static const char *const does[] = {"add", "edit", "delete"};
    buf_addf(out, "# book of seed %llu, today %s\n", (unsigned long long)tale->seed, tale->today);
    for (size_t i = 0; i < tale->count; i++) {
        const struct deed *deed = &tale->deeds[i];
        if (deed->left_out)
            continue;
        buf_addf(out, "saebook %s %s", does[deed->does], deed->kind);
        if (deed->does != DEED_ADD)
            buf_addf(out, " (%zu)", deed->of);
        for (size_t p = 0; p < deed->count; p++)
            buf_addf(out, " '%s'", deed->pairs[p]);
        buf_addf(out, "   # %zu, step %d\n", i, deed->step);
    }
}

/* Chunks of half of it, then smaller ones, down to single deeds, until nothing more can go. The
 * chapter stays: every book has one. */
void tale_shrink(struct tale *tale, bool (*fails)(struct tale *tale, void *context), void *context)
{
    bool *kept = mem_array(tale->count, sizeof *kept);
    for (size_t size = tale->count / 2; size > 0;) {
        bool less = false;
        for (size_t from = 1; from < tale->count; from += size) {
            size_t end = from + size < tale->count ? from + size : tale->count;
            bool any = false;
            for (size_t i = from; i < end; i++) {
                kept[i] = tale->deeds[i].left_out;
                any = any || !kept[i];
                tale->deeds[i].left_out = true;
            }
            if (any && fails(tale, context)) {
                less = true;
                continue;
            }
            for (size_t i = from; i < end; i++)
                tale->deeds[i].left_out = kept[i];
        }
        size = less && size == 1 ? 1 : size / 2;
    }
    mem_free(kept);
}
