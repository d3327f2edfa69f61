/* Export of kinds: the listing's rows through the table writer, the names of references remembered.
 */
#include "exchange/export.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "exchange/folder.h"
#include "exchange/table_out.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_PLACES = 4096, COLUMNS_MOST = KIND_MAX_FIELDS + 2 };

/* The name that a reference was written as. id 0: a free place. */
struct name_entry {
    int64_t id;
    char *name; /* owned */
};

struct export
{
    struct book *book;
    const struct kind *kind;
    struct table_out *table;
    uint64_t rows;
    size_t address; /* column of the `student` address, 0: none */
    size_t first;   /* column of the first field */
    struct table_column columns[COLUMNS_MOST];
    struct table_cell cells[COLUMNS_MOST];
    struct buf texts[COLUMNS_MOST];
    struct name_entry *names[KIND_MAX_FIELDS]; /* owned; NAME_PLACES each, of references */
    char *photos_folder;                       /* owned: where photos go; NULL: nowhere */
    char *photos_name;                         /* owned: the same, as the CSV says it */
};

/* ---- references ------------------------------------------------------------------------------ */

/* Whether a name finds its record again: unique by the schema, within a student and a project at most
 * (a criterion's name is unique only in its rubric), and no word that means an id. */
static bool names_hold(const struct kind *kind)
{
    if (kind->unique == NULL || strcmp(kind->name, "photo") == 0)
        return false;
    for (const char *at = kind->unique; *at != '\0';) {
        size_t nbytes = strcspn(at, " ");
        const struct field *field = &kind->fields[kind_field_n(kind, at, nbytes)];
        if (field->type == FIELD_REF && strcmp(field->name, "student") != 0 &&
            strcmp(field->name, "project") != 0)
            return false;
        at += nbytes + strspn(at + nbytes, " ");
    }
    return true;
}

static void add_ref(struct book *book, const struct kind *kind, int64_t id, struct buf *out)
{
    if (names_hold(kind) && ref_name(book, kind, id, out) && out->len > 0 && out->data[0] != '#')
        return;
    buf_clear(out);
    buf_addf(out, "#%lld", (long long)id);
}

static const char *name_of(struct export *ex, size_t field, int64_t id)
{
    if (!ex->names[field])
        ex->names[field] = mem_array(NAME_PLACES, sizeof *ex->names[field]);
    struct name_entry *entry = &ex->names[field][(uint64_t)id % NAME_PLACES];
    if (entry->id != id) {
        struct buf name = {0};
        add_ref(ex->book, kind_find(ex->kind->fields[field].ref), id, &name);
        free(entry->name);
        *entry = (struct name_entry){id, buf_take(&name)};
    }
    return entry->name;
}

/* ---- photos ---------------------------------------------------------------------------------- */

static bool write_photo(struct export *ex, const struct record *record, const struct value *value,
                        struct buf *cell, struct err *err)
{
    char name[64];
    bool png = value->nbytes > 4 && memcmp(value->text, "\x89PNG", 4) == 0;
    (void)snprintf(name, sizeof name, "%lld.%s", (long long)record->id, png ? "png" : "jpg");
    char *path = file_join(ex->photos_folder, name);
    struct file_out out;
    bool ok = file_out_open(&out, path, err);
    if (ok && fwrite(value->text, 1, value->nbytes, out.stream) != value->nbytes) {
        ok = err_system(err, "cannot write %s", path);
        file_out_abort(&out);
    } else if (ok) {
        ok = file_out_close(&out, err);
    }
    free(path);
    buf_addf(cell, "%s/%s", ex->photos_name, name);
    return ok;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool fill_cell(struct export *ex, const struct record *record, size_t field, struct err *err)
{
    const struct value *value = &record->values[field];
    size_t at = ex->first + field;
    struct buf *text = &ex->texts[at];
    buf_clear(text);
    if (value->is == VALUE_NONE) {
        ex->cells[at] = (struct table_cell){0};
        return true;
    }
    if (value->is == VALUE_BLOB) {
        if (!write_photo(ex, record, value, text, err))
            return false;
    } else if (ex->kind->fields[field].type == FIELD_REF) {
        buf_add_text(text, name_of(ex, field, value->i));
    } else {
        record_format(ex->book, record, field, STYLE_FILE, text);
    }
    ex->cells[at] = (struct table_cell){buf_text(text), text->len};
    return true;
}

static void fill_address(struct export *ex, const struct record *record)
{
    struct buf *text = &ex->texts[ex->address];
    int64_t student = record_student(ex->book, record);
    buf_clear(text);
    add_ref(ex->book, kind_find("student"), student, text);
    ex->cells[ex->address] = (struct table_cell){buf_text(text), text->len};
}

static bool write_row(void *context, const struct record *record, struct err *err)
{
    struct export *ex = context;
    buf_clear(&ex->texts[0]);
    buf_addf(&ex->texts[0], "%lld", (long long)record->id);
    ex->cells[0] = (struct table_cell){buf_text(&ex->texts[0]), ex->texts[0].len};
    if (ex->address != 0)
        fill_address(ex, record);
    for (size_t f = 0; f < ex->kind->count; f++) {
        if (!fill_cell(ex, record, f, err))
            return false;
    }
    ex->rows++;
    return table_out_row(ex->table, ex->cells, err);
}

static size_t name_columns(struct export *ex)
{
    size_t count = 0;
    ex->columns[count++].name = "id";
    if (kind_has_address(ex->kind)) {
        ex->address = count;
        ex->columns[count++].name = "student";
    }
    ex->first = count;
    for (size_t f = 0; f < ex->kind->count; f++)
        ex->columns[count++].name = ex->kind->fields[f].name;
    return count;
}

static bool has_picture(const struct kind *kind)
{
    for (size_t f = 0; f < kind->count; f++) {
        if (kind->fields[f].type == FIELD_PICTURE)
            return true;
    }
    return false;
}

static bool write_rows(struct export *ex, int64_t student, FILE *stream, struct err *err)
{
    struct listing *listing = listing_open(ex->book, ex->kind);
    size_t columns = name_columns(ex);
    ex->table = table_out_begin(stream, TABLE_CSV, ex->columns, columns, 0);
    (void)listing_order(listing, "id", false);
    bool ok = (student == 0 || listing_where_id(listing, "student", student, err)) &&
              listing_each(listing, ex->photos_folder != NULL, write_row, ex, err);
    if (ok)
        ok = table_out_end(ex->table, err);
    else
        table_out_abandon(ex->table);
    listing_close(listing);
    return ok;
}

static void export_free(struct export *ex)
{
    for (size_t f = 0; f < KIND_MAX_FIELDS; f++) {
        for (size_t i = 0; ex->names[f] && i < NAME_PLACES; i++)
            free(ex->names[f][i].name);
        free(ex->names[f]);
    }
    for (size_t i = 0; i < COLUMNS_MOST; i++)
        buf_free(&ex->texts[i]);
    free(ex->photos_folder);
    free(ex->photos_name);
    free(ex);
}

/* "photo.csv" writes its pictures into "photo-files" beside it. */
static bool make_photos_folder(struct export *ex, const char *path, struct err *err)
{
    if (!path || strcmp(path, "-") == 0)
        return err_set(err, "photos are files and cannot go to standard output; give -o FILE.csv");
    struct buf name = {0};
    const char *base = file_name(path), *dot = strrchr(base, '.');
    buf_add(&name, base, dot && dot != base ? (size_t)(dot - base) : strlen(base));
    buf_add_text(&name, "-files");
    ex->photos_name = buf_take(&name);
    char *folder = file_folder(path);
    ex->photos_folder = file_join(folder, ex->photos_name);
    free(folder);
    return file_make_folders(ex->photos_folder, err);
}

/* ---- one kind -------------------------------------------------------------------------------- */

bool export_kind(struct book *book, const struct kind *kind, int64_t student, const char *path,
                 uint64_t *rows, struct err *err)
{
    struct export *ex = mem_alloc(sizeof *ex);
    struct file_out out;
    ex->book = book;
    ex->kind = kind;
    bool ok =
        (!has_picture(kind) || make_photos_folder(ex, path, err)) && file_out_open(&out, path, err);
    if (ok && !write_rows(ex, student, out.stream, err)) {
        file_out_abort(&out);
        ok = false;
    } else if (ok) {
        ok = file_out_close(&out, err);
    }
    if (rows)
        *rows += ex->rows;
    export_free(ex);
    return ok;
}

/* ---- everything ------------------------------------------------------------------------------ */

static char *csv_path(const char *folder, const char *kind)
{
    struct buf name = {0};
    buf_addf(&name, "%s.csv", kind);
    char *path = file_join(folder, buf_text(&name));
    buf_free(&name);
    return path;
}

static bool write_order(const char *folder, struct err *err)
{
    struct file_out out;
    char *path = file_join(folder, "ORDER");
    bool ok = file_out_open(&out, path, err);
    if (ok) {
        bool written = true;
        for (size_t k = 0; k < kind_count(); k++)
            written = fprintf(out.stream, "%s\n", kind_at(k)->name) > 0 && written;
        if (written) {
            ok = file_out_close(&out, err);
        } else {
            ok = err_system(err, "cannot write %s", path);
            file_out_abort(&out);
        }
    }
    free(path);
    return ok;
}

static bool write_kinds(struct book *book, const char *folder, uint64_t *rows, struct err *err)
{
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        char *path = csv_path(folder, kind->name);
        bool ok = export_kind(book, kind, 0, path, rows, err);
        free(path);
        if (!ok)
            return false;
    }
    return write_order(folder, err);
}

/* Into a stage first: a full disk leaves an earlier export as it was. */
static bool write_staged(struct book *book, const char *folder, uint64_t *rows, struct err *err)
{
    char *stage = folder_stage(folder, err);
    if (!stage)
        return false;
    bool ok = write_kinds(book, stage, rows, err) && folder_move_into(stage, folder, err);
    if (!ok)
        folder_remove(stage);
    free(stage);
    return ok;
}

bool export_all(struct book *book, const char *folder, uint64_t *rows, struct err *err)
{
    if (file_exists(folder) && !file_is_folder(folder))
        return err_set(err, "%s: is a file; name a folder", folder);
    if (!file_make_folders(folder, err))
        return false;
    /* All kinds as of one moment, whoever writes meanwhile. */
    if (!book_exec(book, "BEGIN", err))
        return false;
    bool ok = write_staged(book, folder, rows, err);
    (void)book_exec(book, "ROLLBACK", NULL);
    return ok;
}
