/* The photos, two to a row, all in boxes of one size. */
#include "workbook/pages.h"

#include "award/photos.h"
#include "base/buf.h"
#include "base/text.h"
#include "book/book.h"

#include <stdlib.h>
#include <string.h>

enum {
    BOX_WIDTH = 346, /* pixels: two and a gap fill a page's width */
    BOX_GAP = 28,
    BOX_HEIGHT = 260,
    BOX_EXTRA = 8, /* the row is a little taller than its pictures */
    ACROSS = 2,
    ON_PAGE = 4,
};

/* Column of the first or second photo of a row: box, gap, box. */
static int column_of(size_t at)
{
    return (int)(at % ACROSS) * 2;
}

static bool add_picture(struct pages *pages, struct sheet *sheet, int col,
                        const struct award_photo *photo, struct err *err)
{
    struct stmt *stmt = book_stmt(pages->book, "SELECT file FROM photo WHERE id = ?1", err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, photo->id);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW && !sheet_picture(sheet, col, BOX_WIDTH, BOX_HEIGHT, stmt_blob(stmt, 0),
                                           stmt_bytes(stmt, 0), photo->caption))
        cell_text(sheet, col, "This picture cannot be shown: it is neither a PNG nor a JPEG.");
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* "140 of 200 characters", by the limit of the form's captions. */
static void add_use(struct pages *pages, struct buf *out, const char *caption)
{
    const struct rules_box *box = NULL;
    while ((box = rules_box_next(pages->type, pages->scope.award_year, box)) != NULL)
        if (strcmp(box->key->name, "photo.caption") == 0)
            break;
    struct rules_limit limit = {0, RULES_UNLIMITED};
    if (box)
        limit = rules_box_limit(box, pages->type, pages->scope.award_year);
    const char *what = limit.counts == RULES_WORDS ? "words" : "characters";
    size_t used = limit.counts == RULES_UNLIMITED ? text_chars(caption, strlen(caption))
                                                  : rules_limit_used(limit.counts, caption);
    if (limit.counts == RULES_UNLIMITED)
        buf_addf(out, "%zu %s, no limit known", used, what);
    else
        buf_addf(out, "%zu of %d %s, %d left", used, limit.most, what, limit.most - (int)used);
}

static void add_facts(struct pages *pages, struct sheet *sheet, int col,
                      const struct award_photo *photo)
{
    struct buf facts = {0};
    if (*photo->project)
        buf_addf(&facts, "%s · ", photo->project);
    if (*photo->date)
        buf_addf(&facts, "%s%s", photo->date, pages->whole ? "" : " · ");
    if (!pages->whole)
        add_use(pages, &facts, photo->caption);
    cell_look(sheet, col, LOOK_SAY, buf_text(&facts));
    buf_free(&facts);
}

static void add_anchors(struct pages *pages, struct sheet *sheet, int col, size_t at,
                        const struct award_photo *photo)
{
    struct buf title = {0};
    buf_addf(&title, "Photo %zu", at + 1);
    int instance = pages_instance(pages, RULES_EACH_PHOTO, buf_text(&title));
    buf_addf(&title, " of the sheet %s", sheet_name(sheet));
    anchor_text(pages, "photo.picture", instance, NULL, 0, buf_text(&title));
    anchor_text(pages, "photo.caption", instance, sheet, col, photo->caption);
    buf_free(&title);
}

static bool add_pair(struct pages *pages, struct sheet *sheet, const struct award_photos *photos,
                     size_t from, struct err *err)
{
    size_t end = from + ACROSS < photos->count ? from + ACROSS : photos->count;
    sheet_row(sheet, LOOK_PLAIN);
    sheet_height(sheet, (BOX_HEIGHT + BOX_EXTRA) * 0.75);
    for (size_t i = from; i < end; i++)
        if (!add_picture(pages, sheet, column_of(i), &photos->list[i], err))
            return false;
    sheet_keep(sheet);
    sheet_row(sheet, LOOK_PLAIN);
    for (size_t i = from; i < end; i++) {
        cell_text(sheet, column_of(i),
                  *photos->list[i].caption ? photos->list[i].caption : "(no caption yet)");
        add_anchors(pages, sheet, column_of(i), i, &photos->list[i]);
    }
    sheet_keep(sheet);
    sheet_row(sheet, LOOK_PLAIN);
    for (size_t i = from; i < end; i++)
        add_facts(pages, sheet, column_of(i), &photos->list[i]);
    sheet_gap(sheet);
    return true;
}

bool page_photos(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[] = {
        {"", CELL_TEXT, 40, 40}, {"", CELL_TEXT, 1, 1}, {"", CELL_TEXT, 40, 40}};
    static const int widths[] = {BOX_WIDTH, BOX_GAP, BOX_WIDTH};
    struct award_photos photos;
    bool done = award_photos_read(pages->book, &pages->scope, &photos, err);
    sheet_columns(sheet, columns, COUNT_OF(columns));
    for (size_t i = 0; i < COUNT_OF(widths); i++)
        sheet_fix_width(sheet, (int)i, widths[i]);
    page_begin(pages, sheet, "Photos",
               pages->whole ? "Of the projects, the newest first."
               : photos.chosen
                   ? "As chosen and ordered in the application."
                   : "No photo is chosen in an application: these are the newest of its projects.");
    sheet_freeze(sheet);
    for (size_t i = 0; done && i < photos.count; i += ACROSS) {
        if (i > 0 && i % ON_PAGE == 0)
            sheet_page_break(sheet);
        done = add_pair(pages, sheet, &photos, i, err);
    }
    award_photos_clear(&photos);
    return done;
}
