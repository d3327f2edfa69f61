/* Nearness of words, for "did you mean". */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* How many letters have to be added, taken away, changed or swapped with their neighbor to make one
 * text of the other. Counts bytes, and only the first 63 of each: fold names before. */
size_t near_distance(const char *a, const char *b);

/* Near enough to be a slip of the fingers: a third of the typed letters wrong at most, and three.
 */
bool near_enough(const char *typed, const char *name);

#endif
