/* Records in the book: the only place where descriptions become SQL. Names of tables and columns
 * come from the descriptions, never from what anybody typed; values are always bound. */
#include "kinds/store.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kinds/about.h"
#include "kinds/describe.h"
#include "kinds/refs.h"
#include <string.h>

enum { SQL_INSERT, SQL_UPDATE, SQL_READ, SQL_DELETE, SQL_FORMS };

static const char *const placeholders[] = {
    "?1",  "?2",  "?3",  "?4",  "?5",  "?6",  "?7",  "?8",  "?9",  "?10", "?11",
    "?12", "?13", "?14", "?15", "?16", "?17", "?18", "?19", "?20", "?21", "?22",
    "?23", "?24", "?25", "?26", "?27", "?28", "?29", "?30", "?31", "?32", "?33",
};

void store_columns(const struct kind *kind, bool pictures, struct buf *out)
{
    buf_add_text(out, "id");
    for (size_t i = 0; i < kind->count; i++) {
        const char *name = kind->fields[i].name;
        if (kind->fields[i].type == FIELD_PICTURE && !pictures)
            buf_addf(out, ", length(%s)", name); /* how large, without reading it */
        else
            buf_addf(out, ", %s", name);
    }
}

static char *make_sql(const struct kind *kind, int form)
{
    struct buf sql = {0};
    switch (form) {
    case SQL_INSERT:
        buf_addf(&sql, "INSERT INTO %s (", kind->name);
        store_columns(kind, true, &sql);
        buf_add_text(&sql, ") VALUES (?1");
        for (size_t i = 0; i < kind->count; i++)
            buf_addf(&sql, ", %s", placeholders[i + 1]);
        buf_add_text(&sql, ")");
        break;
    case SQL_UPDATE:
        buf_addf(&sql, "UPDATE %s SET ", kind->name);
        for (size_t i = 0; i < kind->count; i++)
            buf_addf(&sql, "%s%s = %s", i ? ", " : "", kind->fields[i].name, placeholders[i + 1]);
        buf_add_text(&sql, " WHERE id = ?1");
        break;
    case SQL_READ:
        buf_add_text(&sql, "SELECT ");
        store_columns(kind, true, &sql);
        buf_addf(&sql, " FROM %s WHERE id = ?1", kind->name);
        break;
    case SQL_DELETE:
        buf_addf(&sql, "DELETE FROM %s WHERE id = ?1", kind->name);
        break;
    default:
        break;
    }
    return buf_take(&sql);
}

/* Made once for each kind and kept: the statement cache then finds it by its address. */
static const char *sql_of(const struct kind *kind, int form)
{
    static char *made[KIND_MAX][SQL_FORMS];
    size_t number = kind_number(kind);
    if (number >= COUNT_OF(made))
        return "";
    if (made[number][form] == NULL)
        made[number][form] = make_sql(kind, form);
    return made[number][form];
}

void store_bind(struct stmt *stmt, int at, const struct value *value)
{
    char iso[DATE_ISO_SIZE];
    switch (value->is) {
    case VALUE_NONE:
        stmt_bind_null(stmt, at);
        break;
    case VALUE_INT:
        stmt_bind_int(stmt, at, value->i);
        break;
    case VALUE_DATE:
        stmt_bind_text(stmt, at, date_iso(value_date(value), iso));
        break;
    case VALUE_TEXT:
        stmt_bind_text_n(stmt, at, value->text, value->nbytes);
        break;
    case VALUE_BLOB:
        stmt_bind_blob(stmt, at, value->text, value->nbytes);
        break;
    }
}

static void read_value(struct stmt *stmt, int col, const struct field *field, struct value *out)
{
    struct date date;
    *out = (struct value){0};
    if (stmt_is_null(stmt, col))
        return;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_CHOICE:
    case FIELD_CODES:
        value_set_text(out, stmt_text(stmt, col), stmt_bytes(stmt, col));
        break;
    case FIELD_DATE:
        if (date_parse_iso(stmt_text(stmt, col), stmt_bytes(stmt, col), &date))
            value_set_date(out, date);
        break;
    case FIELD_PICTURE: {
        const void *bytes = stmt_blob(stmt, col);
        size_t size = stmt_bytes(stmt, col);
        const char *name = stmt_column_name(stmt, col);
        if (strncmp(name, "length(", 7) == 0)
            *out = (struct value){.is = VALUE_BLOB, .nbytes = (size_t)stmt_int(stmt, col)};
        else {
            value_set_text(out, bytes != NULL ? bytes : "", size);
            out->is = VALUE_BLOB;
        }
        break;
    }
    default:
        value_set_int(out, stmt_int(stmt, col));
        break;
    }
}

void store_row(struct stmt *stmt, const struct kind *kind, struct record *out)
{
    record_start(out, kind);
    out->id = stmt_int(stmt, 0);
    for (size_t i = 0; i < kind->count; i++)
        read_value(stmt, (int)i + 1, &kind->fields[i], &out->values[i]);
}

bool record_read(struct book *book, const struct kind *kind, int64_t id, struct record *out,
                 struct err *err)
{
    record_start(out, kind);
    struct stmt *stmt = book_stmt(book, sql_of(kind, SQL_READ), err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, id);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        store_row(stmt, kind, out);
    else if (step == STEP_DONE)
        err_set(err, "there is no %s #%lld (it may have been deleted)", tr(kind->label), (long long)id);
    stmt_done(stmt);
    return step == STEP_ROW;
}

bool record_any(struct book *book, const struct kind *kind, int64_t *id, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql, "SELECT id FROM %s LIMIT 1", kind->name);
    *id = 0;
    bool ok = book_ask_int(book, buf_text(&sql), NULL, id, err);
    buf_free(&sql);
    return ok;
}

static bool write_record(struct book *book, const struct record *record, int form, struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql_of(record->kind, form), err);
    if (stmt == NULL)
        return false;
    /* The statement is done before the record or the days can change: nothing need be copied. */
    char days[KIND_MAX_FIELDS][DATE_ISO_SIZE];
    stmt_bind_int(stmt, 1, record->id);
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct value *value = &record->values[i];
        if (value->is == VALUE_TEXT)
            stmt_lend_text(stmt, (int)i + 2, value->text, value->nbytes);
        else if (value->is == VALUE_DATE)
            stmt_lend_text(stmt, (int)i + 2, date_iso(value_date(value), days[i]), DATE_ISO_SIZE - 1);
        else
            store_bind(stmt, (int)i + 2, value);
    }
    return stmt_run(stmt, err);
}

/* Of a kind that the book holds one of there is no second. */
static bool check_single(struct book *book, const struct record *record, struct err *err)
{
    int64_t there = 0;
    if ((record->kind->flags & KIND_SINGLE) == 0)
        return true;
    return record_any(book, record->kind, &there, err) &&
           (there == 0 ||
            err_set(err, "a book has one %s only; change that one", record->kind->name));
}

bool record_insert(struct book *book, struct record *record, struct err *err)
{
    bool is_new = record->id == 0;
    if (!check_single(book, record, err))
        return false;
    if (is_new)
        record->id = book_new_id(book);
    return write_record(book, record, SQL_INSERT, err) &&
           (!is_new || record->kind->after == NULL || record->kind->after(book, record, true, err));
}

bool record_update(struct book *book, const struct record *record, struct err *err)
{
    const struct kind *kind = record->kind;
    return (kind->before == NULL || kind->before(book, record->id, record, err)) &&
           write_record(book, record, SQL_UPDATE, err) && about_follow(book, record, err) &&
           (kind->after == NULL || kind->after(book, record, false, err));
}

/* ---- deleting ------------------------------------------------------------------------------- */

/* "SELECT id FROM child WHERE field = ?1", through the student where the child has one: that is
 * what its index begins with. */
static struct stmt *children(struct book *book, const struct kind *child, const char *field,
                             const char *what, int64_t id, int64_t student, struct err *err)
{
    struct buf sql = {0};
    bool narrowed = student != 0 && kind_field(child, "student") != FIELD_NONE;
    buf_addf(&sql, "SELECT %s FROM %s WHERE %s = ?1", what, child->name, field);
    if (narrowed)
        buf_add_text(&sql, " AND student = ?2");
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, 1, id);
    if (narrowed)
        stmt_bind_int(stmt, 2, student);
    return stmt;
}

static bool delete_parts(struct book *book, const struct kind *child, const char *field, int64_t id,
                         int64_t student, struct err *err)
{
    for (;;) {
        struct stmt *stmt = children(book, child, field, "id", id, student, err);
        if (stmt == NULL)
            return false;
        enum step step = stmt_step(stmt, err);
        int64_t part = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
        stmt_done(stmt);
        if (step != STEP_ROW)
            return step == STEP_DONE;
        if (!record_delete(book, child, part, err))
            return false;
    }
}

static bool count_children(struct book *book, const struct kind *child, const char *field,
                           int64_t id, int64_t student, int64_t *count, struct err *err)
{
    struct stmt *stmt = children(book, child, field, "count(*)", id, student, err);
    if (stmt == NULL)
        return false;
    enum step step = stmt_step(stmt, err);
    *count = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step == STEP_ROW;
}

/* Counts what hangs on the record without being a part of it, in words: "34 hours, 2 photos". */
static bool tell_what_hangs(struct book *book, const struct kind *kind, int64_t id, int64_t student,
                            struct buf *out, struct err *err)
{
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *child = kind_at(k);
        for (size_t f = 0; f < child->count; f++) {
            const struct field *field = &child->fields[f];
            int64_t count = 0;
            if (field->type != FIELD_REF || strcmp(field->ref, kind->name) != 0 ||
                (field->flags & FIELD_PART_OF) != 0)
                continue;
            if (!count_children(book, child, field->name, id, student, &count, err))
                return false;
            if (count > 0)
                buf_addf(out, "%s%lld %s (%s)", out->len > 0 ? ", " : "", (long long)count,
                         tr(count == 1 ? child->label : child->plural), child->name);
        }
    }
    return true;
}

bool record_delete(struct book *book, const struct kind *kind, int64_t id, struct err *err)
{
    int64_t student = ref_student_of(book, kind, id);
    struct buf hanging = {0};
    bool ok = tell_what_hangs(book, kind, id, student, &hanging, err);
    if (ok && hanging.len > 0)
        ok = err_set(err, "still used by %s; delete or move these first, or close it instead",
                     buf_text(&hanging));
    buf_free(&hanging);
    for (size_t k = 0; ok && k < kind_count(); k++) {
        const struct kind *child = kind_at(k);
        for (size_t f = 0; ok && f < child->count; f++)
            if (child->fields[f].type == FIELD_REF && (child->fields[f].flags & FIELD_PART_OF) &&
                strcmp(child->fields[f].ref, kind->name) == 0)
                ok = delete_parts(book, child, child->fields[f].name, id, student, err);
    }
    ok = ok && about_delete(book, kind, id, err) &&
         (kind->before == NULL || kind->before(book, id, NULL, err));
    if (!ok)
        return false;
    struct stmt *stmt = book_stmt(book, sql_of(kind, SQL_DELETE), err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, id);
    return stmt_run(stmt, err);
}
