#include "award/photos.h"

#include "base/date.h"
#include "base/mem.h"
#include "book/book.h"
#include "rules/form.h"

#include <stdlib.h>

static bool add_photos(struct award_photos *out, struct stmt *stmt, struct err *err)
{
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->list = mem_grow(out->list, out->count + 1, sizeof *out->list);
        out->list[out->count++] = (struct award_photo){
            stmt_int(stmt, 0),
            mem_text(stmt_text(stmt, 1)),
            mem_text(stmt_text(stmt, 2)),
            mem_text(stmt_text(stmt, 3)),
        };
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

enum { MOST_WHOLE = 24 }; /* of a record book, which no form limits: six pages */

static bool read_chosen(struct book *book, const struct award_scope *scope,
                        struct award_photos *out, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT p.id, coalesce(nullif(c.caption, ''), p.caption, ''), ifnull(p.date, ''),"
                  " ifnull(j.title, '') FROM chosen_photo AS c JOIN photo AS p ON p.id = c.photo"
                  " LEFT JOIN project AS j ON j.id = p.project WHERE c.application = ?1"
                  " ORDER BY c.rank IS NULL, c.rank, c.id",
                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, scope->application);
    return add_photos(out, stmt, err);
}

static bool read_proposed(struct book *book, const struct award_scope *scope,
                          struct award_photos *out, struct err *err)
{
    enum rules_type type;
    const struct rules_most *most = rules_type_parse(scope->type, &type, NULL)
                                        ? rules_most_find(RULES_EACH_PHOTO, type, scope->award_year)
                                        : NULL;
    char last_day[DATE_ISO_SIZE];
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT p.id, ifnull(p.caption, ''), ifnull(p.date, ''), j.title FROM photo AS p"
                  " JOIN project AS j ON j.id = p.project WHERE p.student = ?1"
                  " AND p.project IN (SELECT value FROM json_each(?2))"
                  " AND ifnull(p.date, '') <= ?3"
                  " ORDER BY p.date DESC, p.id DESC LIMIT ?4",
                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, scope->student);
    stmt_bind_text(stmt, 2, scope->project_list);
    stmt_bind_text(stmt, 3, date_iso(scope->to, last_day));
    stmt_bind_int(stmt, 4, most ? most->most : MOST_WHOLE);
    return add_photos(out, stmt, err);
}

bool award_photos_read(struct book *book, const struct award_scope *scope, struct award_photos *out,
                       struct err *err)
{
    *out = (struct award_photos){0};
    if (scope->application && !read_chosen(book, scope, out, err))
        return false;
    out->chosen = out->count > 0;
    return out->chosen || read_proposed(book, scope, out, err);
}

void award_photos_clear(struct award_photos *photos)
{
    for (size_t i = 0; i < photos->count; i++) {
        free(photos->list[i].caption);
        free(photos->list[i].date);
        free(photos->list[i].project);
    }
    free(photos->list);
    *photos = (struct award_photos){0};
}
