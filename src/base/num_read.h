/* What the parsers of base/num share; nobody else includes this. */
#ifndef BASE_NUM_READ_H
#define BASE_NUM_READ_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 128 bits: no product of two 64-bit numbers overflows. */
__extension__ typedef __int128 num_wide;

enum num_fault { NUM_FINE, NUM_NONE, NUM_GROUPS, NUM_TOO_FINE, NUM_TOO_LARGE };

/* Reads the unsigned decimal that begins text, times 10^places; *used gets its bytes. */
enum num_fault num_read(const char *text, size_t nbytes, int places, int64_t *value, size_t *used);

/* The sentence for a fault of num_read() in text. Returns false. */
bool num_fault_set(struct err *err, enum num_fault fault, const char *text, size_t nbytes,
                   int places);

/* a/b rounded, half away from zero; b > 0, and a leaves a bit to spare. */
static inline num_wide num_divide(num_wide a, num_wide b)
{
    return a < 0 ? -((-a + b / 2) / b) : (a + b / 2) / b;
}

#endif
