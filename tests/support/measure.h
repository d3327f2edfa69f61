/* What the benchmarks share: a clock, medians, numbers from arguments, two commands to compare. */
#ifndef SUPPORT_MEASURE_H
#define SUPPORT_MEASURE_H

#include "base/attr.h"
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

double measure_now(void); /* seconds, only forward */
/* Seconds of processor that a child has taken so far, 0 where the system does not tell. Unlike the
 * clock it hardly depends on what else the machine does. */
double measure_cpu(pid_t pid);

/* Samples that grow. Start with {0}; free with measure_clear(). */
struct samples {
    double *values;
    size_t count;
};
void measure_add(struct samples *samples, double value);
/* The value below which this share of the samples lies; 0.5 is the median. NaN without samples.
 * Sorts them. */
double measure_quantile(struct samples *samples, double share);
void measure_clear(struct samples *samples);

/* The same numbers on every machine (a 64-bit xorshift); below `limit`. */
struct chance {
    uint64_t state;
};
struct chance chance_begin(void);
unsigned chance_below(struct chance *chance, unsigned limit);

/* A whole number from an argument; ends the program with a sentence if it is none. */
long measure_number(const char *text, long least, long most);
_Noreturn void measure_fail(const char *format, ...) ATTR_PRINTF(1, 2);

/* Arguments "[OPTIONS] A... -- B...": argv of each, NULL at the end; b stays empty without "--".
 * Cuts argv up; `argv` begins at A. */
struct pair {
    char **command[2];
    int count; /* 1 or 2 */
};
struct pair measure_pair(char **argv);

#endif
