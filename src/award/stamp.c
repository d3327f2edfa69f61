#include "award/stamp.h"

#include "base/about.h"
#include "book/book.h"
#include "kinds/listing.h"
#include "kinds/record.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, 64 bits. */
static void mix(uint64_t *hash, const void *bytes, size_t nbytes)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < nbytes; i++)
        *hash = (*hash ^ at[i]) * UINT64_C(0x100000001B3);
}

static void mix_int(uint64_t *hash, int64_t value)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)value >> (8 * i));
    mix(hash, bytes, sizeof bytes);
}

static void mix_text(uint64_t *hash, const char *text, size_t nbytes)
{
    mix_int(hash, (int64_t)nbytes);
    mix(hash, text, nbytes);
}

static bool mix_record(void *context, const struct record *record, struct err *err)
{
    uint64_t *hash = context;
    (void)err;
    mix_int(hash, record->id);
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct value *value = &record->values[i];
        mix_int(hash, value->is);
        if (value->is == VALUE_TEXT)
            mix_text(hash, value->text, value->nbytes);
        else if (value->is == VALUE_INT || value->is == VALUE_DATE)
            mix_int(hash, value->i);
    }
    return true;
}

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

static bool mix_kind(struct book *book, const struct kind *kind, int64_t student, uint64_t *hash,
                     struct err *err)
{
    bool whole;
    struct record record;
    if (!is_wanted(kind, &whole))
        return true;
    mix_text(hash, kind->name, strlen(kind->name));
    if (strcmp(kind->name, "student") == 0) {
        bool there = record_read(book, kind, student, &record, err);
        if (there)
            (void)mix_record(hash, &record, err);
        record_clear(&record);
        return there;
    }
    struct listing *listing = listing_open(book, kind);
    bool done = (whole || listing_where_id(listing, "student", student, err)) &&
                listing_each(listing, false, mix_record, hash, err);
    listing_close(listing);
    return done;
}

/* Pictures are told by their size: one that is replaced is hardly ever as large to the byte. Before
 * the last day the workbook says how far it is. */
static bool mix_pictures(struct book *book, const struct award_scope *scope, uint64_t *hash,
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
            mix_int(hash, stmt_int(stmt, col));
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool award_stamp(struct book *book, const struct award_scope *scope, uint64_t *out, struct err *err)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    mix_text(&hash, about_version, strlen(about_version));
    mix_text(&hash, scope->area, strlen(scope->area));
    mix_text(&hash, scope->type, strlen(scope->type));
    mix_int(&hash, scope->award_year);
    for (size_t i = 0; i < kind_count(); i++)
        if (!mix_kind(book, kind_at(i), scope->student, &hash, err))
            return false;
    *out = hash;
    return mix_pictures(book, scope, out, err);
}
