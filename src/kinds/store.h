/* Inside src/kinds: a record's columns in SQL. */
#ifndef KINDS_STORE_H
#define KINDS_STORE_H

#include "base/buf.h"
#include "book/book.h"
#include "kinds/record.h"

/* "id, name, ..." of the kind; without `pictures` their length stands in their place. */
void store_columns(const struct kind *kind, bool pictures, struct buf *out);
/* Reads a row of those columns into a record, which is started here. Texts are copied. */
void store_row(struct stmt *stmt, const struct kind *kind, struct record *out);
void store_bind(struct stmt *stmt, int at, const struct value *value);

#endif
