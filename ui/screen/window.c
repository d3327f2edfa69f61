#include "screen/window.h"

enum { MOST = 256 }; /* rows of the tallest terminal */

bool window_fetch(struct listing *listing, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, window_row *row, void *self,
                  struct err *err)
{
    struct record window[MOST];
    bool forward = seek == LIST_FIRST || seek == LIST_FROM || seek == LIST_AFTER;
    want = want < MOST ? want : MOST;
    int count = seek == LIST_FIRST || seek == LIST_LAST
                    ? listing_read(listing, 0, forward, want, window, err)
                    : listing_read_at(listing, anchor->key, anchor->id, seek == LIST_FROM, forward,
                                      want, window, err);
    for (int i = 0; i < count; i++) {
        struct buf key = {0};
        listing_key(listing, &window[i], &key);
        row(self, rows, &window[i], buf_text(&key));
        buf_free(&key);
        record_clear(&window[i]);
    }
    return count >= 0;
}

bool window_locate(struct book *book, const struct kind *kind, const struct listing *listing,
                   int64_t id, struct buf *key)
{
    struct record record;
    bool found = record_read(book, kind, id, &record, NULL);
    if (found)
        listing_key(listing, &record, key);
    record_clear(&record);
    return found;
}
