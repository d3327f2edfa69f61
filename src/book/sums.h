/* Sums of rows by student, project, year and line, in memory: SQLite would sort a million rows to
 * group them, which takes longer than reading them. */
#ifndef BOOK_SUMS_H
#define BOOK_SUMS_H

#include <stddef.h>
#include <stdint.h>

struct sum {
    int64_t student, project;
    int year;
    const char *line; /* kept by the sums */
    int64_t amount;
    int64_t parts; /* how many rows it is the sum of */
};

struct sums { /* start with {0} */
    struct sum *places; /* student 0 marks a free one */
    size_t count, room;
    char **lines; /* each once, by its hash; NULL marks a free place */
    size_t line_count, line_room;
};

/* A student's id is never 0. */
void sums_add(struct sums *sums, int64_t student, int64_t project, int year, const char *line,
              int64_t amount);
/* Brings them into order: by student, project, year and line. Then there are sums->count of them, in
 * sums->places, and nothing more can be added. */
void sums_sort(struct sums *sums);
void sums_clear(struct sums *sums);

#endif
