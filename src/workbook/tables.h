/* Records of any kind on paper, from the kind's description: a table with a row for each, and below
 * a row what has no room in it. For sheets of equal columns, over which its fields are laid. */
#ifndef WORKBOOK_TABLES_H
#define WORKBOOK_TABLES_H

#include "kinds/record.h"
#include "workbook/pages.h"

/* What of a kind is shown. */
struct table_of {
    const struct kind *kind;
    int64_t project;   /* of this project only; 0: all of the student's */
    const char *title; /* NULL: the kind's plural */
    const char *ids;   /* a question for pages_ask() that gives the ids, NULL: all */
};

void table_columns(struct sheet *sheet);
/* Leaves out what is dated after the last day of the records or before their first. */
bool table_count(struct pages *pages, const struct table_of *of, size_t *count, struct err *err);
/* Nothing where there are no records. */
bool table_write(struct pages *pages, struct sheet *sheet, const struct table_of *of,
                 struct err *err);
/* The named fields of one record ("type began"), a line each. */
void table_card(struct pages *pages, struct sheet *sheet, const struct record *record,
                const char *fields);

#endif
