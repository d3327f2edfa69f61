/* The arithmetic of the book once more, to hold the views against: what each record posts and what
 * the statements contain, written from the definitions (saebook(5), "Postings" and "Statements")
 * and not from the views. It knows no SQL and keeps nothing: records become entries, entries are
 * added up. Slow and plain on purpose. */
#ifndef SUPPORT_MODEL_H
#define SUPPORT_MODEL_H

#include "base/date.h"
#include "support/figures.h"

struct book;
struct model;

struct model *model_read(struct book *book);
void model_free(struct model *model);

/* The figures of `report income`, `placement`, `hours`, `networth` and `assets`, up to a day, each
 * as "REPORT STUDENT [PROJECT] [NAME] YEAR COLUMN", in cents and minutes. */
void model_statements(const struct model *model, struct date to, struct figures *out);
/* Those of `report balance`, "balance STUDENT DAY COLUMN". */
void model_balance(const struct model *model, struct date day, struct figures *out);

#endif
