#include "kinds/listing.h"
#include "base/attr.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "kinds/describe.h"
#include "kinds/refs.h"
#include "kinds/store.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_CONDITIONS = 12 };

struct condition {
    char *sql; /* owned; with one parameter "?" or none */
    struct value value;
    bool bound;
};

struct listing {
    struct book *book;
    const struct kind *kind;
    struct condition conditions[MOST_CONDITIONS];
    size_t count;
    char *find;      /* owned, folded; NULL: all rows */
    size_t order;    /* field; FIELD_NONE: by id, the order of entry */
    bool descending;
    bool latest;     /* by the last entry of a student; `order` is no matter then, but not FIELD_NONE */
};

struct listing *listing_open(struct book *book, const struct kind *kind)
{
    struct listing *listing = mem_alloc(sizeof *listing);
    listing->book = book;
    listing->kind = kind;
    listing_order(listing, NULL, false);
    return listing;
}

void listing_close(struct listing *listing)
{
    if (listing == NULL)
        return;
    for (size_t i = 0; i < listing->count; i++) {
        mem_free(listing->conditions[i].sql);
        value_clear(&listing->conditions[i].value);
    }
    mem_free(listing->find);
    mem_free(listing);
}

void listing_order_latest(struct listing *listing, bool descending)
{
    listing->order = 0;
    listing->latest = true;
    listing->descending = descending;
}

bool listing_order(struct listing *listing, const char *field, bool descending)
{
    listing->latest = false;
    if (field == NULL) {
        const char *order = listing->kind->order != NULL ? listing->kind->order : "";
        size_t nbytes = strcspn(order, " ");
        listing->order = kind_field_n(listing->kind, order, nbytes);
        listing->descending = strstr(order, " desc") != NULL;
        return true;
    }
    size_t at = kind_field(listing->kind, field);
    if (at == FIELD_NONE && strcmp(field, "id") != 0)
        return false;
    listing->order = at;
    listing->descending = descending;
    return true;
}

/* ---- conditions ----------------------------------------------------------------------------- */

static bool add_condition(struct listing *listing, struct buf *sql, const struct value *value,
                          struct err *err)
{
    if (listing->count == MOST_CONDITIONS) {
        buf_free(sql);
        return err_set(err, "too many conditions; at most %d are taken", MOST_CONDITIONS);
    }
    struct condition *condition = &listing->conditions[listing->count++];
    *condition = (struct condition){.sql = buf_take(sql)};
    if (value != NULL) {
        condition->value = *value;
        condition->value.owned = false;
        value_own(&condition->value);
        condition->bound = true;
    }
    return true;
}

/* The condition that a row belongs to a student, through what it hangs on. */
static void student_sql(const struct kind *kind, struct buf *sql)
{
    size_t owner = kind_owner_field(kind);
    if (strcmp(kind->name, "student") == 0)
        buf_add_text(sql, "id = ?");
    else if (kind_field(kind, "student") != FIELD_NONE)
        buf_add_text(sql, "student = ?");
    else if (owner != FIELD_NONE)  {
        const struct kind *above = kind_find(kind->fields[owner].ref);
        buf_addf(sql, "%s IN (SELECT id FROM %s WHERE ", kind->fields[owner].name, above->name);
        student_sql(above, sql);
        buf_add_text(sql, ")");
    }
}

bool listing_where_id(struct listing *listing, const char *field, int64_t id, struct err *err)
{
    const struct kind *kind = listing->kind;
    struct value value = {.is = VALUE_INT, .i = id};
    struct buf sql = {0};
    size_t at = kind_field(kind, field);
    if (strcmp(field, "id") == 0)
        buf_add_text(&sql, "id = ?");
    else if (at != FIELD_NONE)
        buf_addf(&sql, "%s = ?", kind->fields[at].name);
    else if (strcmp(field, "student") == 0)
        student_sql(kind, &sql);
    if (sql.len == 0)
        return err_set(err, "%s has no field \"%s\"", kind->name, field);
    return add_condition(listing, &sql, &value, err);
}

bool listing_where(struct listing *listing, const char *field, const char *text, size_t nbytes,
                   struct err *err)
{
    const struct kind *kind = listing->kind;
    size_t at = kind_field(kind, field);
    bool person = strcmp(field, "student") == 0;
    int64_t id = 0;
    if (strcmp(field, "id") == 0)
        return ref_find_id(listing->book, kind, text, nbytes, &id, err) &&
               listing_where_id(listing, "id", id, err);
    if (at == FIELD_NONE && !(person && kind_has_address(kind))) {
        struct buf names = {0};
        for (size_t i = 0; i < kind->count; i++)
            buf_addf(&names, "%s%s", i > 0 ? " " : "", kind->fields[i].name);
        err_set(err, "%s has no field \"%s\"; it has: %s", kind->name, field, buf_text(&names));
        buf_free(&names);
        return false;
    }
    if (at != FIELD_NONE && nbytes == 0) {
        struct buf sql = {0};
        buf_addf(&sql, "%s IS NULL", kind->fields[at].name);
        return add_condition(listing, &sql, NULL, err);
    }
    if (at == FIELD_NONE || kind->fields[at].type == FIELD_REF) {
        const struct kind *other = kind_find(at == FIELD_NONE ? "student" : kind->fields[at].ref);
        int64_t student = 0;
        for (size_t i = 0; i < listing->count; i++) /* "student" asked before narrows the rest */
            if (strncmp(listing->conditions[i].sql, "student = ", 10) == 0)
                student = listing->conditions[i].value.i;
        return ref_find(listing->book, other, student, 0, text, nbytes, &id, err) &&
               listing_where_id(listing, field, id, err);
    }
    struct value value;
    if (!field_parse(&kind->fields[at], text, nbytes, &value, err))
        return err_prefix(err, "%s", field);
    struct buf sql = {0};
    buf_addf(&sql, "%s = ?%s", kind->fields[at].name,
             value.is == VALUE_TEXT ? " COLLATE NOCASE" : "");
    bool ok = add_condition(listing, &sql, &value, err);
    value_clear(&value);
    return ok;
}

void listing_find(struct listing *listing, const char *text)
{
    mem_free(listing->find);
    listing->find = NULL;
    if (text == NULL || text[0] == '\0')
        return;
    listing->find = text_fold_plain(text, strlen(text));
}

/* ---- queries -------------------------------------------------------------------------------- */

static bool is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_NOTE || field->type == FIELD_CHOICE ||
           field->type == FIELD_CODES;
}

/* Names of what is referred to are looked at too: "hale" finds a photo of project "Hale's". */
static void add_find_sql(const struct kind *kind, struct buf *sql)
{
    buf_add_text(sql, " AND (0");
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        if (is_text(field))
            buf_addf(sql, " OR has_words(%s, :find)", field->name);
        else if (field->type == FIELD_REF && strcmp(field->ref, "project") == 0)
            buf_addf(sql, " OR %s IN (SELECT id FROM project WHERE has_words(title, :find))",
                     field->name);
        else if (field->type == FIELD_REF && strcmp(field->ref, "student") == 0)
            buf_addf(sql, " OR %s IN (SELECT id FROM student WHERE has_words(name, :find))",
                     field->name);
    }
    buf_add_text(sql, ")");
}

static void add_where_sql(const struct listing *listing, struct buf *sql)
{
    buf_addf(sql, " FROM %s WHERE 1", listing->kind->name);
    for (size_t i = 0; i < listing->count; i++) {
        const char *text = listing->conditions[i].sql;
        const char *mark = listing->conditions[i].bound ? strchr(text, '?') : NULL;
        if (mark == NULL)
            buf_addf(sql, " AND %s", text);
        else
            buf_addf(sql, " AND %.*s:c%zu%s", (int)(mark - text), text, i, mark + 1);
    }
    if (listing->find != NULL)
        add_find_sql(listing->kind, sql);
}

/* The field by which people call records of this kind, or NULL: then those who refer to them are sorted by id. */
static const char *name_of(const struct kind *kind)
{
    static const char *const names[] = {"name", "title", "lender"};
    for (size_t i = 0; kind != NULL && i < COUNT_OF(names); i++) {
        size_t at = kind_field(kind, names[i]);
        if (at != FIELD_NONE && kind->fields[at].type == FIELD_TEXT)
            return names[i];
    }
    return NULL;
}

/* Of the field that the list is sorted by, where it refers to a record that has a name. */
static const char *order_name(const struct listing *listing)
{
    if (listing->order == FIELD_NONE || listing->latest)
        return NULL;
    const struct field *field = &listing->kind->fields[listing->order];
    return field->type == FIELD_REF ? name_of(kind_find(field->ref)) : NULL;
}

/* As yyyymmdd; kept with the totals. */
#define LATEST_SQL(student)                                                                        \
    "ifnull((SELECT t.amount FROM total AS t WHERE t.student = " student                           \
    " AND t.project = 0 AND t.year = 0 AND t.line = 'latest'), 0)"

/* The sort key: never NULL, so that windows can be found by comparing. */
static void add_key_sql(const struct listing *listing, struct buf *sql)
{
    if (listing->order == FIELD_NONE) {
        buf_add_text(sql, "id");
        return;
    }
    if (listing->latest) {
        buf_add_text(sql, LATEST_SQL("student.id"));
        return;
    }
    const struct field *field = &listing->kind->fields[listing->order];
    bool given = (field->flags & FIELD_NEEDED) != 0;
    const char *name = order_name(listing);
    if (name != NULL) {
        buf_addf(sql, "ifnull((SELECT r.%s FROM %s AS r WHERE r.id = %s.%s), '') COLLATE NAMES", name,
                 field->ref, listing->kind->name, field->name);
        return;
    }
    if (!given)
        buf_addf(sql, "ifnull(%s, '')", field->name);
    else
        buf_add_text(sql, field->name);
    if (is_text(field))
        buf_add_text(sql, " COLLATE NAMES");
}

static void add_order_sql(const struct listing *listing, bool descending, struct buf *sql)
{
    buf_add_text(sql, " ORDER BY ");
    add_key_sql(listing, sql);
    buf_addf(sql, "%s", descending ? " DESC" : "");
    if (listing->order != FIELD_NONE)
        buf_addf(sql, ", id%s", descending ? " DESC" : "");
}

static struct stmt *prepare(const struct listing *listing, struct buf *sql, struct err *err)
{
    struct stmt *stmt = book_stmt(listing->book, buf_text(sql), err);
    buf_free(sql);
    if (stmt == NULL)
        return NULL;
    for (size_t i = 0; i < listing->count; i++) {
        struct buf name = {0};
        buf_addf(&name, ":c%zu", i);
        if (listing->conditions[i].bound)
            store_bind(stmt, stmt_param(stmt, buf_text(&name)), &listing->conditions[i].value);
        buf_free(&name);
    }
    if (listing->find != NULL)
        stmt_bind_text(stmt, stmt_param(stmt, ":find"), listing->find);
    return stmt;
}

/* "AND (key, id) > (the key and id of :from)", or "<". */
static void add_from_sql(const struct listing *listing, bool below, struct buf *sql)
{
    if (listing->order == FIELD_NONE) {
        buf_addf(sql, " AND id %s :from", below ? "<" : ">");
        return;
    }
    buf_add_text(sql, " AND (");
    add_key_sql(listing, sql);
    buf_addf(sql, ", id) %s (SELECT ", below ? "<" : ">");
    add_key_sql(listing, sql);
    buf_addf(sql, ", id FROM %s WHERE id = :from)", listing->kind->name);
}

/* Where a window begins. */
struct place {
    int64_t id;      /* 0: at the end that reading begins from */
    const char *key; /* NULL: the record `id` itself says where it stands */
    bool with;       /* with what stands just there */
};

static void add_place_sql(const struct listing *listing, const struct place *place, bool below,
                          struct buf *sql)
{
    if (listing->order == FIELD_NONE && place->id != 0) {
        buf_addf(sql, " AND id %s%s :from", below ? "<" : ">", place->with ? "=" : "");
        return;
    }
    if (place->key == NULL) {
        if (place->id != 0)
            add_from_sql(listing, below, sql);
        return;
    }
    buf_add_text(sql, " AND (");
    add_key_sql(listing, sql);
    buf_addf(sql, ", id) %s%s (:key, :from)", below ? "<" : ">", place->with ? "=" : "");
}

static void bind_key(const struct listing *listing, struct stmt *stmt, const char *key)
{
    struct value value = {0};
    int at = stmt_param(stmt, ":key");
    if (at == 0)
        return;
    const struct field *field = &listing->kind->fields[listing->order];
    if (listing->latest)
        stmt_bind_int(stmt, at, strtoll(key, NULL, 10));
    else if (order_name(listing) != NULL)
        stmt_bind_text(stmt, at, key);
    else if (field->type == FIELD_REF && key[0] != '\0')
        stmt_bind_int(stmt, at, strtoll(key, NULL, 10));
    else if (key[0] != '\0' && field_parse(field, key, strlen(key), &value, NULL))
        store_bind(stmt, at, &value);
    else
        stmt_bind_text(stmt, at, key);
    value_clear(&value);
}

static int read_window(struct listing *listing, const struct place *place, bool forward,
                       size_t most, struct record *out, struct err *err)
{
    bool descending = listing->descending == forward;
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT ");
    store_columns(listing->kind, false, &sql);
    add_where_sql(listing, &sql);
    add_place_sql(listing, place, descending, &sql);
    add_order_sql(listing, descending, &sql);
    buf_add_text(&sql, " LIMIT :most");
    struct stmt *stmt = prepare(listing, &sql, err);
    if (stmt == NULL)
        return -1;
    stmt_bind_int(stmt, stmt_param(stmt, ":from"), place->id);
    stmt_bind_int(stmt, stmt_param(stmt, ":most"), (int64_t)most);
    if (place->key != NULL)
        bind_key(listing, stmt, place->key);
    int count = 0;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        store_row(stmt, listing->kind, &out[count++]);
    stmt_done(stmt);
    if (step == STEP_DONE)
        return count;
    while (count > 0)
        record_clear(&out[--count]);
    return -1;
}

int listing_read(struct listing *listing, int64_t from, bool forward, size_t most,
                 struct record *out, struct err *err)
{
    struct place place = {.id = from};
    return read_window(listing, &place, forward, most, out, err);
}

int listing_read_at(struct listing *listing, const char *key, int64_t id, bool with, bool forward,
                    size_t most, struct record *out, struct err *err)
{
    struct place place = {.id = id, .key = key, .with = with};
    return read_window(listing, &place, forward, most, out, err);
}

static void add_name(struct book *book, const char *kind, const char *name, int64_t id,
                     struct buf *out)
{
    struct buf sql = {0};
    buf_addf(&sql, "SELECT %s FROM %s WHERE id = ?1", name, kind);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), NULL);
    buf_free(&sql);
    if (stmt == NULL)
        return;
    stmt_bind_int(stmt, 1, id);
    if (stmt_step(stmt, NULL) == STEP_ROW)
        buf_add_text(out, stmt_text(stmt, 0));
    stmt_done(stmt);
}

void listing_key(const struct listing *listing, const struct record *record, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    if (listing->order == FIELD_NONE)
        return;
    if (listing->latest) {
        int64_t day = 0;
        (void)book_ask_id(listing->book, "SELECT " LATEST_SQL("?1"), record->id, &day, NULL);
        buf_add_text(out, num_decimal(day, 0, text));
        return;
    }
    const struct field *field = &listing->kind->fields[listing->order];
    const struct value *value = &record->values[listing->order];
    const char *name = order_name(listing);
    if (name != NULL)
        add_name(listing->book, field->ref, name, value->is == VALUE_INT ? value->i : 0, out);
    else if (field->type == FIELD_REF && value->is == VALUE_INT) /* sorted by id, not by name */
        buf_add_text(out, num_decimal(value->i, 0, text));
    else
        field_format(listing->book, field, value, STYLE_FILE, out);
}

bool listing_each(struct listing *listing, bool pictures,
                  bool (*row)(void *context, const struct record *record, struct err *err),
                  void *context, struct err *err)
{
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT ");
    store_columns(listing->kind, pictures, &sql);
    add_where_sql(listing, &sql);
    add_order_sql(listing, listing->descending, &sql);
    struct stmt *stmt = prepare(listing, &sql, err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    enum step step = STEP_DONE;
    while (ok && (step = stmt_step(stmt, err)) == STEP_ROW) {
        struct record record;
        store_row(stmt, listing->kind, &record);
        ok = row(context, &record, err);
        record_clear(&record);
    }
    stmt_done(stmt);
    return ok && step == STEP_DONE;
}

/* Made once for each kind and kept. */
static const char *digest_sql(const struct kind *kind, bool of_student)
{
    static char *made[KIND_MAX][2];
    char **sql = &made[kind_number(kind)][of_student];
    if (*sql == NULL) {
        struct buf text = {0};
        buf_add_text(&text, "SELECT ");
        store_columns(kind, false, &text);
        buf_addf(&text, " FROM %s", kind->name);
        if (of_student)
            buf_add_text(&text, " WHERE ");
        if (of_student)
            student_sql(kind, &text);
        *sql = buf_take(&text);
    }
    return *sql;
}

static uint64_t digest_row(struct stmt *stmt, const struct kind *kind)
{
    uint64_t digest = digest_int(0, (uint64_t)stmt_int(stmt, 0));
    for (size_t i = 0; i < kind->count; i++) {
        int col = (int)i + 1;
        bool words = is_text(&kind->fields[i]) || kind->fields[i].type == FIELD_DATE;
        if (stmt_is_null(stmt, col))
            digest = digest_int(digest, UINT64_MAX);
        else if (words)
            digest = digest_bytes(digest, stmt_text(stmt, col), stmt_bytes(stmt, col));
        else
            digest = digest_int(digest, (uint64_t)stmt_int(stmt, col));
    }
    return digest;
}

bool listing_digest(struct book *book, const struct kind *kind, int64_t student, uint64_t *out,
                    struct err *err)
{
    struct stmt *stmt = book_stmt(book, digest_sql(kind, student != 0), err);
    enum step step;
    *out = 0;
    if (stmt == NULL)
        return false;
    if (student != 0)
        stmt_bind_int(stmt, 1, student);
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        *out += digest_row(stmt, kind);
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool listing_count(struct listing *listing, int64_t *count, struct err *err)
{
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT count(*)");
    add_where_sql(listing, &sql);
    struct stmt *stmt = prepare(listing, &sql, err);
    if (stmt == NULL)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *count = stmt_int(stmt, 0);
    stmt_done(stmt);
    return step == STEP_ROW;
}

int64_t listing_index(struct listing *listing, int64_t id, struct err *err)
{
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT count(*)");
    add_where_sql(listing, &sql);
    add_from_sql(listing, !listing->descending, &sql);
    struct stmt *stmt = prepare(listing, &sql, err);
    if (stmt == NULL)
        return -1;
    stmt_bind_int(stmt, stmt_param(stmt, ":from"), id);
    int64_t index = stmt_step(stmt, err) == STEP_ROW ? stmt_int(stmt, 0) : -1;
    stmt_done(stmt);
    return index;
}
