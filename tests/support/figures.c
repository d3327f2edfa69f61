#include "support/figures.h"

#include "base/mem.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void figures_add(struct figures *figures, int64_t amount, const char *format, ...)
{
    if (figures->count == figures->room) {
        figures->room = figures->room ? figures->room * 2 : 256;
        figures->list = mem_grow(figures->list, figures->room, sizeof *figures->list);
    }
    struct figure *figure = &figures->list[figures->count++];
    va_list args;
    va_start(args, format);
    vsnprintf(figure->name, sizeof figure->name, format, args);
    va_end(args);
    figure->amount = amount;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct figure *)a)->name, ((const struct figure *)b)->name);
}

void figures_sort(struct figures *figures)
{
    size_t kept = 0;
    if (figures->count == 0)
        return;
    qsort(figures->list, figures->count, sizeof *figures->list, by_name);
    for (size_t i = 0; i < figures->count;) {
        struct figure sum = figures->list[i++];
        while (i < figures->count && strcmp(figures->list[i].name, sum.name) == 0)
            sum.amount += figures->list[i++].amount;
        if (sum.amount != 0)
            figures->list[kept++] = sum;
    }
    figures->count = kept;
}

int64_t figures_get(const struct figures *sorted, const char *name)
{
    struct figure key;
    snprintf(key.name, sizeof key.name, "%s", name);
    const struct figure *found = sorted->count == 0 ? NULL
                                                    : bsearch(&key, sorted->list, sorted->count,
                                                              sizeof *sorted->list, by_name);
    return found == NULL ? 0 : found->amount;
}

void figures_clear(struct figures *figures)
{
    mem_free(figures->list);
    *figures = (struct figures){0};
}

size_t figures_differ(const struct figures *ours, const struct figures *theirs, struct buf *out)
{
    size_t a = 0, b = 0, found = 0;
    while (a < ours->count || b < theirs->count) {
        const struct figure *x = a < ours->count ? &ours->list[a] : NULL;
        const struct figure *y = b < theirs->count ? &theirs->list[b] : NULL;
        int order = x == NULL ? 1 : y == NULL ? -1 : strcmp(x->name, y->name);
        int64_t left = order <= 0 ? x->amount : 0, right = order >= 0 ? y->amount : 0;
        if (left != right) {
            buf_addf(out, "%s: %lld, should be %lld\n", order <= 0 ? x->name : y->name,
                     (long long)left, (long long)right);
            found++;
        }
        a += order <= 0;
        b += order >= 0;
    }
    return found;
}
