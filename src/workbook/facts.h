/* Facts with their names beside them, as covers have them, and the lines to sign on. */
#ifndef WORKBOOK_FACTS_H
#define WORKBOOK_FACTS_H

#include "workbook/pages.h"

enum { FACT_LABEL, FACT_VALUE, FACT_LAST = 4 };

/* A line whose text is one question to the book. */
struct fact {
    const char *label, *key, *sql; /* key of the form's box, or NULL */
    enum cell_type type;           /* CELL_TEXT, CELL_DATE, CELL_YEAR, CELL_INT */
};

enum { FACTS_STUDENT = 9, FACTS_SCHOOL = 8, FACTS_MEMBERSHIP = 6 };
extern const struct fact facts_student[FACTS_STUDENT], facts_school[FACTS_SCHOOL],
    facts_membership[FACTS_MEMBERSHIP];

/* Begins a cover, in the five columns that the facts are written in, of one page where that is enough:
 * who, which award, and what it is. */
void fact_cover(struct pages *pages, struct sheet *sheet, const char *says);
/* What the book does not say is left out. */
bool facts_write(struct pages *pages, struct sheet *sheet, const struct fact *list, size_t count,
                 struct err *err);
/* Each a row of its own; an empty text and a date that is none make no row. */
void fact_text(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
               const char *text);
void fact_number(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
                 enum cell_type type, int64_t value);
void fact_date(struct pages *pages, struct sheet *sheet, const char *label, const char *key,
               const char *iso);
/* A statement, and a line for each who signs below it. */
bool fact_signatures(struct pages *pages, struct sheet *sheet, const char *statement,
                     struct err *err);

#endif
