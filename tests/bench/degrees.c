/* All degrees of all students of a book, counted as the bars of a class are: Discovery to American,
 * one after the other. A screen shows the bars of one of them at a time.
 *
 *     degrees BOOK      prints milliseconds, and the processor's, the median of some times; and of
 * the first time, when the questions are prepared */
#include "support/measure.h"

#include "base/mem.h"
#include "book/book.h"
#include "degree/progress.h"

#include <stdio.h>
#include <time.h>

enum { TIMES = 9 };

static double now_of(clockid_t clock)
{
    struct timespec now;
    (void)clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool count(void *context, struct degree_progress *progress, struct err *err)
{
    (void)progress, (void)err;
    ++*(size_t *)context;
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        measure_fail("degrees BOOK");
    struct err err = {{0}};
    struct degree_query query = {.counts_alone = true};
    struct samples took = {0}, cpu = {0};
    double first = 0;
    int64_t *students = NULL;
    size_t many = 0, progresses = 0;
    struct book *book = book_open(argv[1], BOOK_READ_ONLY, &err);
    if (!book || !degree_students(book, "state", &students, &many, &err))
        measure_fail("%s", err.text);
    for (int i = 0; i <= TIMES; i++) {
        double began = now_of(CLOCK_MONOTONIC), cpu_began = now_of(CLOCK_PROCESS_CPUTIME_ID);
        progresses = 0;
        if (!degree_progress_all(book, students, many, &query, count, &progresses, &err))
            measure_fail("%s", err.text);
        double ms = now_of(CLOCK_MONOTONIC) - began;
        double cpu_ms = now_of(CLOCK_PROCESS_CPUTIME_ID) - cpu_began;
        if (i == 0) {
            first = cpu_ms;
            continue;
        }
        measure_add(&took, ms);
        measure_add(&cpu, cpu_ms);
    }
    printf("students=%zu progresses=%zu ms=%.3f cpu_ms=%.3f first_cpu_ms=%.3f\n", many, progresses,
           measure_quantile(&took, 0.5), measure_quantile(&cpu, 0.5), first);
    measure_clear(&took);
    measure_clear(&cpu);
    mem_free(students);
    book_close(book);
    return 0;
}
