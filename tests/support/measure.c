/* What the benchmarks share. */
#include "support/measure.h"

#include "base/mem.h"
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double measure_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double measure_cpu(pid_t pid)
{
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        return 0;
    return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

void measure_add(struct samples *samples, double value)
{
    samples->values = mem_grow(samples->values, samples->count + 1, sizeof(double));
    samples->values[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

double measure_quantile(struct samples *samples, double share)
{
    if (samples->count == 0)
        return NAN;
    qsort(samples->values, samples->count, sizeof(double), by_value);
    size_t at = (size_t)(share * (double)samples->count);
    return samples->values[at < samples->count ? at : samples->count - 1];
}

void measure_clear(struct samples *samples)
{
    free(samples->values);
    *samples = (struct samples){0};
}

struct chance chance_begin(void)
{
    return (struct chance){UINT64_C(0x2545F4914F6CDD1D)};
}

unsigned chance_below(struct chance *chance, unsigned limit)
{
    uint64_t x = chance->state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    chance->state = x;
    return (unsigned)((x >> 20) % limit);
}

void measure_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
    exit(1);
}

long measure_number(const char *text, long least, long most)
{
    char *end = NULL;
    errno = 0;
    long number = strtol(text ? text : "", &end, 10);
    if (!text || end == text || *end != '\0' || errno != 0 || number < least || number > most)
        measure_fail("\"%s\" is no number from %ld to %ld", text ? text : "", least, most);
    return number;
}

struct pair measure_pair(char **argv)
{
    struct pair pair = {.command = {argv, NULL}, .count = 1};
    for (char **at = argv; *at; at++) {
        if (strcmp(*at, "--") != 0)
            continue;
        *at = NULL;
        pair.command[1] = at + 1;
        pair.count = 2;
        break;
    }
    for (int i = 0; i < pair.count; i++)
        if (!pair.command[i][0])
            measure_fail("a command is missing");
    return pair;
}
