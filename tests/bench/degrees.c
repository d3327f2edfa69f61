/* All degrees of all students of a book, as the screen of a class asks for them.
 *
 *     degrees BOOK      prints the processor's milliseconds, the median of some times */
#include "support/measure.h"

#include "base/mem.h"
#include "book/book.h"
#include "degree/progress.h"

#include <stdio.h>
#include <time.h>

enum { TIMES = 9 };

static double cpu_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
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
    struct degree_query query = {.degree = "state", .counts_alone = true};
    struct samples took = {0};
    int64_t *students = NULL;
    size_t many = 0, progresses = 0;
    struct book *book = book_open(argv[1], BOOK_READ_ONLY, &err);
    if (!book || !degree_students(book, query.degree, &students, &many, &err))
        measure_fail("%s", err.text);
    for (int i = 0; i <= TIMES; i++) { /* the first prepares what is asked */
        double began = cpu_now();
        progresses = 0;
        if (!degree_progress_all(book, students, many, &query, count, &progresses, &err))
            measure_fail("%s", err.text);
        if (i > 0)
            measure_add(&took, cpu_now() - began);
    }
    printf("students=%zu progresses=%zu cpu_ms=%.3f\n", many, progresses,
           measure_quantile(&took, 0.5));
    measure_clear(&took);
    mem_free(students);
    book_close(book);
    return 0;
}
