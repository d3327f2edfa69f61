#include "kinds/about.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char month_kind[] = "month";

static bool is_month(const struct record *record)
{
    return text_same(record_text(record, "kind"), month_kind);
}

const struct kind *about_kind(const struct record *record)
{
    const char *name = record_text(record, "kind");
    return name[0] != '\0' && !is_month(record) ? kind_named(name, NULL) : NULL;
}

const char *about_label(const struct record *record)
{
    const struct kind *kind = about_kind(record);
    return kind != NULL ? tr(kind->label) : is_month(record) ? _("Month") : record_text(record, "kind");
}

/* ---- months --------------------------------------------------------------------------------- */

/* "2026-10" or "10/2026". */
static bool parse_month(const char *text, size_t nbytes, struct value *out, struct err *err)
{
    char typed[16] = "", rest;
    int year = 0, month = 0;
    if (nbytes < sizeof typed)
        memcpy(typed, text, nbytes);
    bool ok = sscanf(typed, "%4d-%2d%c", &year, &month, &rest) == 2 ||
              sscanf(typed, "%2d/%4d%c", &month, &year, &rest) == 2;
    if (!ok || year < 1900 || year > 2199 || month < 1 || month > 12)
        return err_set(err, "\"%.*s\" is not a month; write it such as 2026-10",
                       (int)(nbytes > 40 ? 40 : nbytes), text);
    value_set_int(out, year * 100 + month);
    return true;
}

static void format_month(int64_t month, enum style style, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    struct date first = {(int)(month / 100), (int)(month % 100), 1};
    if (style == STYLE_FILE)
        buf_addf(out, "%04d-%02d", first.year, first.month);
    else
        buf_add_text(out, date_month_year(first, text));
}

/* ---- text ----------------------------------------------------------------------------------- */

bool about_set(struct book *book, struct record *record, size_t at, const char *text, size_t nbytes,
               int64_t student, struct err *err)
{
    const char *name = record_text(record, "kind");
    int64_t own = record_int(record, "student"), id = 0;
    size_t length = nbytes;
    const char *trimmed = text_trim(text, &length);
    if (length == 0) {
        value_clear(&record->values[at]);
        return true;
    }
    if (name[0] == '\0')
        return err_set(err, "say first, with kind, what kind of record it is about");
    if (is_month(record))
        return parse_month(trimmed, length, &record->values[at], err);
    const struct kind *kind = kind_named(name, err);
    if (kind == NULL ||
        !ref_find(book, kind, own != 0 ? own : student, 0, trimmed, length, &id, err))
        return false;
    value_set_int(&record->values[at], id);
    return true;
}

void about_format(struct book *book, const struct record *record, size_t at, enum style style,
                  struct buf *out)
{
    int64_t id = record->values[at].i;
    const struct kind *kind = about_kind(record);
    if (is_month(record)) {
        format_month(id, style, out);
        return;
    }
    if (style == STYLE_FILE || book == NULL || kind == NULL) {
        buf_addf(out, "#%lld", (long long)id);
        return;
    }
    struct buf told = {0};
    if (!ref_tell(book, kind, id, &told))
        buf_addf(&told, "#%lld", (long long)id);
    /* The sentences of some kinds begin with the word: "visit 12 Nov 2026, Maya Ortiz". */
    const char *label = tr(kind->label);
    if (strncasecmp(buf_text(&told), label, strlen(label)) != 0)
        buf_addf(out, "%s: ", label);
    buf_add(out, told.data, told.len);
    buf_free(&told);
}

/* ---- checking ------------------------------------------------------------------------------- */

static bool has_any(const struct kind *kind)
{
    for (size_t i = 0; i < kind->count; i++)
        if (kind->fields[i].type == FIELD_ANY)
            return true;
    return false;
}

static bool check_month(const struct record *record, size_t *field, struct err *err)
{
    size_t at = kind_field(record->kind, "record");
    int64_t month = record_int(record, "record");
    if (!(record->kind->fields[at].flags & FIELD_MONTHS))
        return check_fail(record, field, "kind", err,
                          "is a kind of record; a %s is not about a whole month",
                          record->kind->name);
    if (!record_has(record, "student"))
        return check_fail(record, field, "student", err, "is missing; say whose month it is");
    if (month < 190001 || month > 219912 || month % 100 < 1 || month % 100 > 12)
        return check_fail(record, field, "record", err, "is not a month; write it such as 2026-10");
    return true;
}

/* It is there, and the student is its own. What is about a remark was written after it, and is of a
 * kind that is imported no earlier (a comment may be on a review, a review is not of a comment): so no
 * two remarks can be about each other, and an export comes in again. */
static bool check_record(struct book *book, struct record *record, const struct kind *kind,
                         size_t *field, struct err *err)
{
    struct record about;
    struct value *student = record_value(record, "student");
    int64_t id = record_int(record, "record");
    if (kind_number(kind) > kind_number(record->kind))
        return check_fail(record, field, "kind", err, "is not what a %s can be about; choose another kind",
                          record->kind->name);
    bool there = record_read(book, kind, id, &about, err);
    int64_t owner = there ? record_student(book, &about) : 0;
    record_clear(&about);
    if (!there)
        return check_fail(record, field, "record", err,
                          "there is no %s #%lld; look it up with `saebook list %s`", tr(kind->label),
                          (long long)id, kind->name);
    if (has_any(kind) && record->id != 0 && id >= record->id)
        return check_fail(record, field, "record", err,
                          "was written later than this; choose an earlier one");
    if (owner != 0 && student->is != VALUE_NONE && student->i != owner)
        return check_fail(record, field, "record", err, "belongs to another student");
    if (owner != 0)
        value_set_int(student, owner);
    return true;
}

bool check_about(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct value *name = record_value(record, "kind");
    record_fill_who(book, record);
    if (name->is == VALUE_NONE || !record_has(record, "record"))
        return true; /* both are needed: the caller says so */
    if (is_month(record)) {
        value_set_text(name, month_kind, strlen(month_kind));
        return check_month(record, field, err);
    }
    const struct kind *kind = kind_named(record_text(record, "kind"), err);
    if (kind == NULL) {
        *field = kind_field(record->kind, "kind");
        return false;
    }
    value_set_text(name, kind->name, strlen(kind->name));
    return check_record(book, record, kind, field, err);
}

/* ---- following ------------------------------------------------------------------------------ */

/* A row of `remark` about the record, with another student than `student` unless that is 0. */
static bool find_remark(struct book *book, const struct kind *remark, const struct kind *kind,
                        int64_t id, int64_t student, int64_t *found, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql,
             "SELECT id FROM %s WHERE record = ?1 AND kind = ?2"
             " AND (?3 = 0 OR student IS NOT ?3) LIMIT 1",
             remark->name);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    *found = 0;
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, id);
    stmt_bind_text(stmt, 2, kind->name);
    stmt_bind_int(stmt, 3, student);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *found = stmt_int(stmt, 0);
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool set_student(struct book *book, const struct kind *remark, int64_t id, int64_t student,
                        struct err *err)
{
    struct record record;
    bool ok = record_read(book, remark, id, &record, err);
    if (ok) {
        value_set_int(record_value(&record, "student"), student);
        ok = record_update(book, &record, err);
    }
    record_clear(&record);
    return ok;
}

bool about_follow(struct book *book, const struct record *record, struct err *err)
{
    int64_t student = 0;
    for (size_t k = 0; k < kind_count(); k++) {
        int64_t found = 0;
        if (!has_any(kind_at(k)))
            continue;
        if (!find_remark(book, kind_at(k), record->kind, record->id, 0, &found, err))
            return false;
        if (found != 0 && student == 0)
            student = record_student(book, record);
        while (found != 0 && student != 0) {
            if (!find_remark(book, kind_at(k), record->kind, record->id, student, &found, err) ||
                (found != 0 && !set_student(book, kind_at(k), found, student, err)))
                return false;
        }
    }
    return true;
}

/* ---- deleting ------------------------------------------------------------------------------- */

bool about_delete(struct book *book, const struct kind *kind, int64_t id, struct err *err)
{
    for (size_t k = 0; k < kind_count(); k++) {
        int64_t found = 1;
        while (has_any(kind_at(k)) && found != 0)
            if (!find_remark(book, kind_at(k), kind, id, 0, &found, err) ||
                (found != 0 && !record_delete(book, kind_at(k), found, err)))
                return false;
    }
    return true;
}
