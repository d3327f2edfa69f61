/* The files built into the program. */
#include "base/embed.h"

#include <string.h>

const struct embed_file *embed_find(const char *path)
{
    size_t low = 0, high = embed_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(path, embed_files[middle].path);

        if (order == 0)
            return &embed_files[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
