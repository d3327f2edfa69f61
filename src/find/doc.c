/* The words by which a record is found: from its description, never from a list of fields. */
#include "base/text.h"
#include "find/inside.h"
#include <stdio.h>
#include <string.h>

/* Changes with what this file does. */
enum { DOC_VERSION = 1 };

#define OWN_ID (INT64_C(1) << 56)

int64_t doc_row(const struct kind *kind, int64_t id)
{
    return id >= OWN_ID ? id : -(id * KIND_MAX + (int64_t)kind_number(kind));
}

int64_t doc_id(int64_t row)
{
    return row > 0 ? row : -row / KIND_MAX;
}

void doc_add_ref(struct buf *out, int64_t row)
{
    char digits[16];
    size_t at = sizeof digits;
    uint64_t left = row < 0 ? (uint64_t)-row : (uint64_t)row;
    do {
        digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[left % 36];
        left /= 36;
    } while (left > 0);
    buf_add_text(out, row < 0 ? MARK_REF "_" : MARK_REF);
    buf_add(out, digits + at, sizeof digits - at);
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (hash ^ 0xFF) * UINT64_C(0x100000001B3);
}

void doc_add_choice(struct buf *out, const struct kind *kind, const struct field *field,
                    const char *value)
{
    uint64_t hash = hash_text(UINT64_C(0xCBF29CE484222325), kind->name);
    hash = hash_text(hash_text(hash, field->name), value);
    buf_addf(out, MARK_CHOICE "%08x", (unsigned)(hash ^ hash >> 32));
}

static void add_date(struct date date, struct buf *out)
{
    buf_addf(out, MARK_DATE "%04d%02d%02d " MARK_MONTH "%d %d ", date.year, date.month, date.day,
             date.month, date.year);
}

/* Whether others are found by this field: it is a part of what the record is called. */
static bool is_name(const struct kind *kind, const struct field *field)
{
    size_t nbytes = strlen(field->name);
    for (const char *at = kind->unique; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length == nbytes && memcmp(at, field->name, nbytes) == 0)
            return field->type == FIELD_TEXT;
        at += length + strspn(at + length, " ");
    }
    return field->type == FIELD_TEXT && strcmp(field->name, "name") == 0;
}

static void add_value(const struct kind *kind, const struct field *field, const struct value *value,
                      struct buf *out)
{
    switch (field->type) {
    case FIELD_CHOICE:
        doc_add_choice(out, kind, field, value->text);
        buf_add_char(out, ' ');
        break;
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_CODES:
        text_add_words(out, "", value->text, value->nbytes);
        if (is_name(kind, field))
            text_add_words(out, MARK_NAME, value->text, value->nbytes);
        break;
    case FIELD_DATE:
        add_date(value_date(value), out);
        break;
    case FIELD_YEAR:
        buf_addf(out, "%lld ", (long long)value->i);
        break;
    case FIELD_MONEY:
        buf_addf(out, MARK_AMOUNT "%lld ", (long long)(value->i < 0 ? -value->i : value->i));
        break;
    case FIELD_REF:
        if (strcmp(field->name, "student") == 0) /* told for every record, below */
            break;
        doc_add_ref(out, doc_row(kind_find(field->ref), value->i));
        buf_add_char(out, ' ');
        break;
    default:
        break;
    }
}

void doc_words(struct book *book, const struct record *record, struct buf *out)
{
    const struct kind *kind = record->kind;
    int64_t student = record_student(book, record);
    buf_addf(out, MARK_KIND "%s ", kind->name);
    for (size_t i = 0; i < kind->count; i++)
        if (record->values[i].is != VALUE_NONE)
            add_value(kind, &kind->fields[i], &record->values[i], out);
    if (student != 0) {
        doc_add_ref(out, doc_row(kind_find("student"), student));
        buf_add_char(out, ' ');
    }
}

/* ---- the descriptions ------------------------------------------------------------------------ */

int64_t doc_hash(void)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325) + DOC_VERSION;
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        hash = hash_text(hash_text(hash, kind->name), kind->unique);
        for (size_t i = 0; i < kind->count; i++) {
            const struct field *field = &kind->fields[i];
            hash = hash_text(hash, field->name) + (uint64_t)field->type;
        }
    }
    return (int64_t)(hash >> 1);
}
