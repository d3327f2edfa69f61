#include "base/near.h"

#include <string.h>

enum { NEAR_MOST = 63 };

static size_t min_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t near_distance(const char *a, const char *b)
{
    /* Three rows of the usual table: the swap of two neighbors looks two rows back. */
    size_t rows[3][NEAR_MOST + 1];
    size_t alen = min_of(strlen(a), NEAR_MOST), blen = min_of(strlen(b), NEAR_MOST);

    for (size_t j = 0; j <= blen; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= alen; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= blen; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = min_of(best, min_of(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = min_of(best, two_above[j - 2] + 1);
            row[j] = best;
        }
    }
    return rows[alen % 3][blen];
}

bool near_enough(const char *typed, const char *name)
{
    size_t distance = near_distance(typed, name);
    return distance <= 3 && distance * 3 <= strlen(typed);
}
