/* The lines that a record book begun elsewhere can be carried in by: the columns of the hours, income
 * and placement reports, and what was invested. Which of them a project has follows from its type. */
#ifndef KINDS_CARRIED_H
#define KINDS_CARRIED_H

#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>

enum carried_of { CARRIED_HOURS, CARRIED_INCOME, CARRIED_PLACEMENT, CARRIED_INVESTED };

struct carried_line {
    struct choice choice; /* "cash_feed", "Cash feed", a line of help */
    enum carried_of of;
    bool sum; /* adds other lines up: what it is above them is carried in too */
};

size_t carried_count(void);
const struct carried_line *carried_at(size_t at); /* in the order of the reports */
const struct carried_line *carried_find(const char *name); /* NULL if there is none */

/* Whether a project of this type has the line: income lines every project but placement. */
bool carried_fits(const struct carried_line *line, const char *project_type);

#endif
