/* Clusters of several characters (a letter and its combining marks), numbered, so that a cell of
 * the screen can hold one. Used by cells.c alone. */
#ifndef KIT_CLUSTERS_H
#define KIT_CLUSTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

enum { CLUSTERS_MAX = 8192, CLUSTER_BYTES = 28, CLUSTER_CHARS = 5 };

struct cluster {
    char bytes[CLUSTER_BYTES];
    uint8_t size;
    uint8_t width; /* columns we count */
    uint8_t drawn; /* columns the C library, and so curses, counts; the rest is padded */
    wchar_t wide[CLUSTER_CHARS + 1];
};

/* The number of a cluster; CLUSTERS_MAX when there is no room for one more. */
uint32_t clusters_index(const char *bytes, size_t nbytes, int width);
const struct cluster *clusters_at(uint32_t index);

/* When it is full, everything that is seen must be numbered anew. */
bool clusters_are_full(void);
void clusters_forget(void);

#endif
