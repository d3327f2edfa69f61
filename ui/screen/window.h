/* A listing's records as the rows of a list: what every list of records needs. */
#ifndef SCREEN_WINDOW_H
#define SCREEN_WINDOW_H

#include "kinds/listing.h"
#include "kit/list.h"
#include <stdbool.h>

/* Adds one row: list_row() with the key given, then its cells. */
typedef void window_row(void *self, struct list_rows *rows, const struct record *record,
                        const char *key);

/* For list_source: fetch() and locate() over a listing. */
bool window_fetch(struct listing *listing, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, window_row *row, void *self,
                  struct err *err);
bool window_locate(struct book *book, const struct kind *kind, const struct listing *listing,
                   int64_t id, struct buf *key);

#endif
