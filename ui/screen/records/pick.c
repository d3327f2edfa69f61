#include "screen/records/pick.h"

#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "kit/dialog.h"
#include "screen/session.h"

enum { ALL = -1, MOST = 100 };

struct pick {
    struct app *app;
    const struct kind *kind;
    int64_t student;
    const char *all;
};

static const struct list_column columns[] = {
    {.id = "name", .label = "", .width = 20, .grow = 1},
};

static void fill(void *context, const char *typed, struct list_rows *rows, size_t want)
{
    struct pick *self = context;
    struct book *book = session_of(self->app)->book;
    struct listing *listing = listing_open(book, self->kind);
    struct record records[MOST];
    if (self->all && typed[0] == '\0' && want > 0) {
        list_row(rows, ALL, "", 0);
        list_cell(rows, ROLE_BODY, self->all);
        want--;
    }
    int count = -1;
    if (self->student == 0 || listing_where_id(listing, "student", self->student, NULL)) {
        listing_find(listing, typed);
        count = listing_read(listing, 0, true, want < MOST ? want : MOST, records, NULL);
    }
    for (int i = 0; i < count; i++) {
        struct buf name = {0};
        ref_name_screen(book, self->kind, records[i].id, &name);
        list_row(rows, records[i].id, "", 0);
        list_cell(rows, ROLE_BODY, buf_text(&name));
        buf_free(&name);
        record_clear(&records[i]);
    }
    listing_close(listing);
}

bool pick_record(struct app *app, const char *title, const struct kind *kind, int64_t student,
                 const char *all, int64_t *id)
{
    static const struct dialog_choice choice = {columns, 1, fill, "Nothing matches."};
    struct pick self = {app, kind, student, all};
    int64_t chosen;
    if (!dialog_choose(app, title, &choice, &self, &chosen))
        return false;
    *id = chosen == ALL ? 0 : chosen;
    return true;
}
