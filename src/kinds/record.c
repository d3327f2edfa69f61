#include "kinds/record.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/change.h"
#include "kinds/about.h"
#include "kinds/crew.h"
#include "kinds/describe.h"
#include "kinds/refs.h"
#include "photo/photo.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void record_start(struct record *record, const struct kind *kind)
{
    *record = (struct record){.kind = kind};
}

void record_clear(struct record *record)
{
    if (record->kind == NULL)
        return;
    for (size_t i = 0; i < record->kind->count; i++)
        value_clear(&record->values[i]);
    record->id = 0;
}

void record_copy(struct record *to, const struct record *from)
{
    *to = *from;
    for (size_t i = 0; i < to->kind->count; i++) {
        to->values[i].owned = false;
        value_own(&to->values[i]);
    }
}

void record_fill_initial(struct record *record)
{
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct field *field = &record->kind->fields[i];
        if (field->initial == NULL || record->values[i].is != VALUE_NONE)
            continue;
        if (field_parse(field, field->initial, strlen(field->initial), &record->values[i], NULL))
            value_own(&record->values[i]);
    }
}

void record_fill_who(struct book *book, struct record *record)
{
    for (size_t i = 0; i < record->kind->count; i++) {
        const char *vocabulary = record->kind->fields[i].vocabulary;
        if (vocabulary != NULL && strcmp(vocabulary, "who") == 0 && record->values[i].is == VALUE_NONE)
            value_set_text(&record->values[i], book_who(book), strlen(book_who(book)));
    }
}

struct value *record_value(struct record *record, const char *field)
{
    size_t at = kind_field(record->kind, field);
    return at == FIELD_NONE ? NULL : &record->values[at];
}

const struct value *record_get(const struct record *record, const char *field)
{
    size_t at = kind_field(record->kind, field);
    return at == FIELD_NONE ? NULL : &record->values[at];
}

bool record_has(const struct record *record, const char *field)
{
    const struct value *value = record_get(record, field);
    return value != NULL && value->is != VALUE_NONE;
}

int64_t record_int(const struct record *record, const char *field)
{
    const struct value *value = record_get(record, field);
    return value != NULL && value->is == VALUE_INT ? value->i : 0;
}

const char *record_text(const struct record *record, const char *field)
{
    const struct value *value = record_get(record, field);
    return value != NULL && value->is == VALUE_TEXT ? value->text : "";
}

bool record_is(const struct record *record, const char *field, const char *text)
{
    const struct value *value = record_get(record, field);
    return value != NULL && value->is == VALUE_TEXT && value->nbytes == strlen(text) &&
           memcmp(value->text, text, value->nbytes) == 0;
}

/* One condition "field=value" or "project.type=value". */
static bool condition_holds(struct book *book, const struct record *record, const char *condition,
                            size_t nbytes)
{
    size_t name = strcspn(condition, "=");
    char field[32] = "", wanted[32] = "";
    if (name >= nbytes || name >= sizeof field || nbytes - name > sizeof wanted)
        return false;
    memcpy(field, condition, name);
    memcpy(wanted, condition + name + 1, nbytes - name - 1);
    if (wanted[0] == '\0')
        return record_get(record, field)->is == VALUE_NONE;
    size_t at = kind_field(record->kind, field);
    if (at != FIELD_NONE && record->kind->fields[at].type == FIELD_YES)
        return record_int(record, field) == (strcmp(wanted, "yes") == 0);
    if (strcmp(field, "project.shared") == 0) {
        struct date day = value_date(record_get(record, "date"));
        return record_int(record, "project") != 0 &&
               crew_is_shared(book, record_int(record, "project"), day.year != 0 ? day : date_today()) ==
                   (strcmp(wanted, "yes") == 0);
    }
    if (strcmp(field, "project.type") != 0)
        return record_is(record, field, wanted);
    struct record project;
    bool holds = record_int(record, "project") != 0 &&
                 record_read(book, kind_find("project"), record_int(record, "project"), &project, NULL);
    if (holds) {
        holds = record_is(&project, "type", wanted);
        record_clear(&project);
    }
    return holds;
}

bool field_applies(struct book *book, const struct record *record, size_t field)
{
    const char *at = record->kind->fields[field].when;
    if (at == NULL || record->values[field].is != VALUE_NONE)
        return true;
    while (*at != '\0') {
        size_t nbytes = strcspn(at, " ");
        if (condition_holds(book, record, at, nbytes))
            return true;
        at += nbytes + strspn(at + nbytes, " ");
    }
    return false;
}

/* ---- from text ------------------------------------------------------------------------------ */

static bool set_picture(struct record *record, size_t at, const char *path, size_t nbytes,
                        struct err *err)
{
    char *name = mem_text_n(path, nbytes);
    struct photo photo = {0};
    bool ok = photo_load(name, &photo, err);
    mem_free(name);
    if (!ok)
        return false;
    value_clear(&record->values[at]);
    value_set_text(&record->values[at], photo.bytes.data, photo.bytes.len);
    record->values[at].is = VALUE_BLOB;
    struct value *taken = record_value(record, "date");
    if (taken != NULL && taken->is == VALUE_NONE && photo.taken.year != 0)
        value_set_date(taken, photo.taken);
    photo_clear(&photo);
    return true;
}

static bool set_ref(struct book *book, struct record *record, size_t at, const char *text,
                    size_t nbytes, int64_t student, struct err *err)
{
    const struct kind *other = kind_find(record->kind->fields[at].ref);
    int64_t own = record_int(record, "student"), id = 0;
    size_t length = nbytes;
    const char *trimmed = text_trim(text, &length);
    if (length == 0) {
        value_clear(&record->values[at]);
        return true;
    }
    /* A job is named within the record's project; a course or a teacher within nothing. */
    int64_t project = kind_field(other, "project") != FIELD_NONE && other->unique != NULL &&
                              strstr(other->unique, "project") != NULL
                          ? record_int(record, "project")
                          : 0;
    if (!ref_find(book, other, own != 0 ? own : student, project, trimmed, length, &id, err))
        return false;
    value_set_int(&record->values[at], id);
    return true;
}

bool record_set(struct book *book, struct record *record, size_t at, const char *text,
                size_t nbytes, int64_t student, struct err *err)
{
    const struct field *field = &record->kind->fields[at];
    if (field->type == FIELD_REF)
        return set_ref(book, record, at, text, nbytes, student, err);
    if (field->type == FIELD_PICTURE)
        return set_picture(record, at, text, nbytes, err);
    if (field->type == FIELD_ANY)
        return about_set(book, record, at, text, nbytes, student, err);
    struct value value;
    if (!field_parse(field, text, nbytes, &value, err))
        return false;
    value_own(&value);
    value_clear(&record->values[at]);
    record->values[at] = value;
    return true;
}

static const char *name_of_field(size_t at, void *context)
{
    return ((const struct kind *)context)->fields[at].name;
}

static bool unknown_field(const struct kind *kind, const char *name, size_t nbytes, struct err *err)
{
    char *typed = mem_text_n(name, nbytes);
    struct kind context = *kind;
    const char *near = kind_nearest(typed, name_of_field, &context, kind->count);
    if (near != NULL)
        err_set(err, "%s has no field \"%s\"; did you mean \"%s\"?", kind->name, typed, near);
    else
        err_set(err, "%s has no field \"%s\"; `saebook help %s` lists them", kind->name, typed,
                kind->name);
    mem_free(typed);
    return false;
}

/* Splits "field=value"; *at is FIELD_NONE for the address column `student`. */
static bool split_pair(const struct kind *kind, const char *pair, size_t *at, const char **value,
                       struct err *err)
{
    const char *equals = strchr(pair, '=');
    if (equals == NULL)
        return err_set(err, "\"%s\" is not FIELD=VALUE; write it such as date=2026-11-20", pair);
    size_t nbytes = (size_t)(equals - pair);
    *value = equals + 1;
    *at = kind_field_n(kind, pair, nbytes);
    if (*at != FIELD_NONE)
        return true;
    if (kind_has_address(kind) && nbytes == 7 && memcmp(pair, "student", 7) == 0)
        return true;
    return unknown_field(kind, pair, nbytes, err);
}

void record_format(struct book *book, const struct record *record, size_t at, enum style style,
                   struct buf *out)
{
    const struct field *field = &record->kind->fields[at];
    const struct value *value = &record->values[at];
    bool kinds = field->vocabulary != NULL && strcmp(field->vocabulary, "kinds") == 0;
    if (field->type == FIELD_ANY && value->is == VALUE_INT)
        about_format(book, record, at, style, out);
    else if (kinds && style == STYLE_SCREEN)
        buf_add_text(out, about_label(record));
    else
        field_format(book, field, value, style, out);
}

/* Whether other references are looked up within what this field names. */
static bool is_scope(const char *name)
{
    return strcmp(name, "student") == 0 || strcmp(name, "project") == 0;
}

/* When a field is read, among others: the student first, then the project, then the rest, each looked
 * up within the one before; what depends on another field last. */
static int turn_of(const struct kind *kind, size_t at)
{
    const char *name = at == FIELD_NONE ? "student" : kind->fields[at].name;
    if (at != FIELD_NONE && kind->fields[at].type == FIELD_ANY)
        return 3;
    return !is_scope(name) ? 2 : strcmp(name, "student") == 0 ? 0 : 1;
}

bool record_set_pairs(struct book *book, struct record *record, const char *const *pairs,
                      size_t count, struct err *err)
{
    const struct kind *kind = record->kind;
    int64_t student = record->id != 0 ? record_student(book, record) : 0;
    for (int pass = 0; pass < 4; pass++) {
        for (size_t i = 0; i < count; i++) {
            size_t at = FIELD_NONE;
            const char *value = NULL;
            if (!split_pair(kind, pairs[i], &at, &value, err))
                return false;
            const char *name = at == FIELD_NONE ? "student" : kind->fields[at].name;
            if (turn_of(kind, at) != pass)
                continue;
            bool ok = at == FIELD_NONE
                          ? ref_find(book, kind_find("student"), 0, 0, value, strlen(value), &student, err)
                          : record_set(book, record, at, value, strlen(value), student, err);
            if (!ok)
                return err_prefix(err, "%s", name);
        }
    }
    return true;
}

/* ---- checking ------------------------------------------------------------------------------- */

bool check_fail(const struct record *record, size_t *field, const char *name, struct err *err,
                const char *format, ...)
{
    char text[sizeof ((struct err *)0)->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, tr(format), args);
    va_end(args);
    if (field != NULL)
        *field = name != NULL ? kind_field(record->kind, name) : FIELD_NONE;
    return err_set(err, "%s", text);
}

/* There is one that is called the same. The field to look at is the first text of the name: a day or a
 * choice is seldom what is wrong. */
static bool refuse_twin(struct book *book, const struct record *record, size_t *field,
                        struct err *err)
{
    const struct kind *kind = record->kind;
    struct buf told = {0};
    size_t named = FIELD_NONE;
    for (const char *at = kind->unique; *at != '\0';) {
        size_t nbytes = strcspn(at, " ");
        size_t f = kind_field_n(kind, at, nbytes);
        at += nbytes + strspn(at + nbytes, " ");
        if (is_scope(kind->fields[f].name) || record->values[f].is == VALUE_NONE)
            continue;
        buf_add_text(&told, told.len > 0 ? " " : "");
        record_format(book, record, f, STYLE_FILE, &told);
        if (named == FIELD_NONE ||
            (kind->fields[f].type == FIELD_TEXT && kind->fields[named].type != FIELD_TEXT))
            named = f;
    }
    check_fail(record, field, kind->fields[named].name, err,
               "there is already %s %s \"%s\"; change that one, or choose another %s",
               strchr("aeio", kind->name[0]) != NULL ? _("an") : "a", kind->name, buf_text(&told),
               kind->fields[named].name);
    buf_free(&told);
    return false;
}

/* Another record with the same unique fields? Ids are compared so that a record may be saved again. */
static bool check_unique(struct book *book, const struct record *record, size_t *field,
                         struct err *err)
{
    const struct kind *kind = record->kind;
    struct buf sql = {0};
    struct value values[8];
    size_t count = 0, last = FIELD_NONE;
    if (kind->unique == NULL || record->bulk)
        return true;
    buf_addf(&sql, "SELECT id FROM %s WHERE id <> ?1", kind->name);
    for (const char *at = kind->unique; *at != '\0' && count < COUNT_OF(values);) {
        size_t nbytes = strcspn(at, " ");
        size_t f = kind_field_n(kind, at, nbytes);
        values[count] = record->values[f];
        values[count].owned = false;
        buf_addf(&sql, " AND %s IS ?%zu%s", kind->fields[f].name, count + 2,
                 values[count].is == VALUE_TEXT ? " COLLATE NOCASE" : "");
        count++;
        if (!is_scope(kind->fields[f].name) && last == FIELD_NONE)
            last = f;
        at += nbytes + strspn(at + nbytes, " ");
    }
    if (last != FIELD_NONE && record->values[last].is == VALUE_NONE) { /* it has no name */
        buf_free(&sql);
        return true;
    }
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record->id);
    for (size_t i = 0; i < count; i++) {
        char iso[DATE_ISO_SIZE];
        if (values[i].is == VALUE_DATE)
            stmt_bind_text(stmt, (int)i + 2, date_iso(value_date(&values[i]), iso));
        else if (values[i].is == VALUE_TEXT)
            stmt_bind_text_n(stmt, (int)i + 2, values[i].text, values[i].nbytes);
        else if (values[i].is == VALUE_INT)
            stmt_bind_int(stmt, (int)i + 2, values[i].i);
    }
    enum step step = stmt_step(stmt, err);
    stmt_done(stmt);
    if (step != STEP_ROW)
        return step == STEP_DONE;
    return refuse_twin(book, record, field, err);
}

bool record_check(struct book *book, struct record *record, size_t *field, struct err *err)
{
    const struct kind *kind = record->kind;
    size_t at = FIELD_NONE;
    if (field == NULL)
        field = &at;
    *field = FIELD_NONE;
    /* The kind's own rules may fill in what follows from the rest, so they come first; but they
     * rely on references, which are the fields that nothing can fill. */
    for (size_t i = 0; i < kind->count; i++)
        if (kind->fields[i].type == FIELD_REF && (kind->fields[i].flags & FIELD_NEEDED) &&
            record->values[i].is == VALUE_NONE) {
            *field = i;
            return err_set(err, "%s is missing; every %s needs one", kind->fields[i].name, kind->name);
        }
    if (kind->check != NULL && !kind->check(book, record, field, err))
        return false;
    for (size_t i = 0; i < kind->count; i++)
        if ((kind->fields[i].flags & FIELD_NEEDED) && record->values[i].is == VALUE_NONE) {
            *field = i;
            return err_set(err, "%s is missing; give %s", kind->fields[i].name,
                           field_hint(&kind->fields[i]));
        }
    return check_unique(book, record, field, err);
}

/* ---- saving --------------------------------------------------------------------------------- */

static bool same_record(const struct record *a, const struct record *b)
{
    for (size_t i = 0; i < a->kind->count; i++)
        if (!value_equal(&a->values[i], &b->values[i]))
            return false;
    return true;
}

/* What is written, and the sentence about it, inside an open change. */
static bool write_and_tell(struct book *book, struct record *record, struct buf *what,
                           struct err *err)
{
    struct record before;
    bool is_new = record->id == 0;
    if (is_new) {
        if (!record_insert(book, record, err)) {
            record->id = 0;
            return false;
        }
        buf_add_text(what, _("entered "));
        record_tell(book, record, what);
        return true;
    }
    bool ok = record_read(book, record->kind, record->id, &before, err);
    if (ok && !same_record(&before, record)) {
        ok = record_update(book, record, err);
        buf_add_text(what, _("changed "));
        record_tell(book, &before, what);
        buf_add_text(what, ": ");
        record_tell_changes(book, &before, record, what);
    }
    record_clear(&before);
    return ok;
}

bool record_save(struct book *book, struct record *record, size_t *field, char **what,
                 struct err *err)
{
    struct buf told = {0};
    bool is_new = record->id == 0;
    if (what != NULL)
        *what = NULL;
    if (!record_check(book, record, field, err) || !change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = write_and_tell(book, record, &told, err);
    if (!ok)
        change_rollback(book);
    else
        ok = change_commit(book, buf_text(&told), NULL, err);
    if (!ok && is_new)
        record->id = 0;
    if (ok && what != NULL)
        *what = mem_text(told.len > 0 ? told.data : _("nothing was changed"));
    buf_free(&told);
    return ok;
}

bool record_remove(struct book *book, const struct kind *kind, int64_t id, char **what,
                   struct err *err)
{
    struct record record;
    struct buf told = {0};
    if (what != NULL)
        *what = NULL;
    if (!record_read(book, kind, id, &record, err)) {
        record_clear(&record);
        return false;
    }
    buf_add_text(&told, _("deleted "));
    record_tell(book, &record, &told);
    record_clear(&record);
    bool ok = change_begin(book, CHANGE_RECORDED, err);
    if (ok) {
        ok = record_delete(book, kind, id, err);
        if (ok)
            ok = change_commit(book, buf_text(&told), NULL, err);
        else
            change_rollback(book);
    }
    if (ok && what != NULL)
        *what = buf_take(&told);
    buf_free(&told);
    return ok;
}

int64_t record_student(struct book *book, const struct record *record)
{
    if (strcmp(record->kind->name, "student") == 0)
        return record->id;
    if (kind_field(record->kind, "student") != FIELD_NONE)
        return record_int(record, "student");
    size_t owner = kind_owner_field(record->kind);
    if (owner == FIELD_NONE || record->values[owner].is != VALUE_INT)
        return 0;
    return ref_student_of(book, kind_find(record->kind->fields[owner].ref), record->values[owner].i);
}
