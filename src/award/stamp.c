#include "award/stamp.h"

#include "degree/own_rules.h"
#include "base/about.h"
#include "base/digest.h"
#include "book/book.h"
#include "kinds/listing.h"

#include <string.h>

/* Of the student's own records those that a workbook shows; of the school what it names. */
static bool is_wanted(const struct kind *kind, bool *whole)
{
    static const char *const school[] = {"chapter", "teacher", "course"};
    *whole = false;
    for (size_t i = 0; i < sizeof school / sizeof school[0]; i++)
        *whole = *whole || strcmp(kind->name, school[i]) == 0;
    if (*whole || strcmp(kind->name, "student") == 0)
        return true;
    bool personal = kind_field(kind, "student") != FIELD_NONE || kind_has_address(kind);
    return personal && strcmp(kind->family, "book") != 0 && strcmp(kind->family, "remarks") != 0;
}

static bool mix_kind(struct book *book, const struct kind *kind, int64_t student, uint64_t *digest,
                     struct err *err)
{
    bool whole;
    uint64_t rows;
    if (!is_wanted(kind, &whole))
        return true;
    if (!listing_digest(book, kind, whole ? 0 : student, &rows, err))
        return false;
    *digest = digest_int(digest_text(*digest, kind->name), rows);
    return true;
}

/* The rules that the book keeps beside the program's own. */
static bool mix_rules(void *context, const char *name, const char *data, size_t size,
                      struct err *err)
{
    uint64_t *digest = context;
    (void)err;
    *digest = digest_bytes(digest_text(*digest, name), data, size);
    return true;
}

/* Pictures are told by their size: one that is replaced is hardly ever as large to the byte. Before
 * the last day the workbook says how far it is. */
static bool mix_pictures(struct book *book, const struct award_scope *scope, uint64_t *digest,
                         struct err *err)
{
    struct stmt *stmt = award_ask(
        book, scope,
        "SELECT id, length(file) FROM photo WHERE student = :student UNION ALL"
        " SELECT 0, max(0, julianday(:last_day) - julianday(:today)) ORDER BY 1",
        err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        for (int col = 0; col < 2; col++)
            *digest = digest_int(*digest, (uint64_t)stmt_int(stmt, col));
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool award_stamp(struct book *book, const struct award_scope *scope, uint64_t *out, struct err *err)
{
    uint64_t digest = digest_text(0, about_version);
    digest = digest_text(digest, scope->area);
    digest = digest_text(digest, scope->type);
    digest = digest_int(digest, (uint64_t)scope->award_year);
    for (size_t i = 0; i < kind_count(); i++)
        if (!mix_kind(book, kind_at(i), scope->student, &digest, err))
            return false;
    if (!own_rules_each(book, mix_rules, &digest, err) || !mix_pictures(book, scope, &digest, err))
        return false;
    *out = digest;
    return true;
}
