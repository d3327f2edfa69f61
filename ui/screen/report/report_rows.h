/* The rows of a report on the screen: read once, then narrowed by words, sorted by any column and
 * added up in memory. Knows no terminal. */
#ifndef SCREEN_REPORT_REPORT_ROWS_H
#define SCREEN_REPORT_REPORT_ROWS_H

#include "base/err.h"
#include "report/report.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REPORT_ROWS_MOST = 20000 };

struct report_cell {
    char *value; /* as in files; "" where there is nothing */
    char *shown; /* as people read it */
    int64_t number;
    bool none, below; /* nothing; below zero */
};

struct report_table {
    const struct report *report;
    struct report_cell *cells; /* rows times report->count */
    size_t rows;
    bool cut;        /* there are more than REPORT_ROWS_MOST */
    uint32_t *order; /* the rows that are shown, in their order */
    size_t shown;
    char *find;  /* shown are those with this word; NULL: all */
    size_t sort; /* a column; report->count: as the report has them */
    bool descending;
    char **totals; /* of what is shown, one for each column; NULL where nothing adds up */
};

/* Reads it anew; what it is narrowed to and sorted by stays. On failure there are no rows. */
bool report_table_read(struct book *book, const struct report *report,
                       const struct report_query *query, struct report_table *table,
                       struct err *err);
void report_table_clear(struct report_table *table);
void report_table_find(struct report_table *table, const char *find); /* "" or NULL: all */
void report_table_sort(struct report_table *table, size_t column, bool descending);

/* Of the row that is shown at `at`. */
const struct report_cell *report_table_cell(const struct report_table *table, size_t at,
                                            size_t column);
/* Whether any row says something in this column other than zero. */
bool report_table_says(const struct report_table *table, size_t column);
bool report_table_has_totals(const struct report_table *table);

#endif
