/* Named amounts from two sources, compared: "income B1-1 P2 2024 cash_sales" = 1250. */
#ifndef SUPPORT_FIGURES_H
#define SUPPORT_FIGURES_H

#include "base/attr.h"
#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIGURE_NAME = 96 };

struct figure {
    char name[FIGURE_NAME];
    int64_t amount;
};

struct figures { /* start with {0} */
    struct figure *list;
    size_t count, room;
};

/* Amounts of the same name are added. */
void figures_add(struct figures *figures, int64_t amount, const char *format, ...)
    ATTR_PRINTF(3, 4);
/* In the order of names, those of a name as one, without those that are zero. */
void figures_sort(struct figures *figures);
int64_t figures_get(const struct figures *sorted, const char *name); /* 0 if it is not there */
void figures_clear(struct figures *figures);

/* Tells each difference between two sorted ones as a line; returns how many. */
size_t figures_differ(const struct figures *ours, const struct figures *theirs, struct buf *out);

#endif
