/* Import: the header, row after row, and one commit at the end, or none. */
#include "exchange/import.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/bulk.h"
#include "book/change.h"
#include "exchange/import_inside.h"
#include "exchange/folder.h"
#include "exchange/maps.h"
#include "exchange/tally.h"
#include <stdlib.h>
#include <string.h>

enum {
    BATCH_FROM = 2000,     /* lines: a file with more is one batch, with fewer one changeset */
    PROGRESS_EVERY = 2048, /* rows */
};

/* ---- problems -------------------------------------------------------------------------------- */

bool import_wants_words(const struct import *im)
{
    return im->result->told < IMPORT_TOLD;
}

void import_problem(struct import *im, uint64_t line, const char *field, const char *words)
{
    struct import_result *result = im->result;
    result->problems++;
    if (!import_wants_words(im))
        return;
    struct buf text = {0};
    /* Sentences of a whole record begin with the field themselves. */
    size_t nbytes = field ? strlen(field) : 0;
    if (field && (strncmp(words, field, nbytes) != 0 || words[nbytes] != ' '))
        buf_addf(&text, "%s: ", field);
    buf_add_text(&text, words);
    result->list[result->told++] = (struct import_problem){line, buf_take(&text)};
}

void import_result_clear(struct import_result *result)
{
    for (size_t i = 0; i < result->told; i++)
        free(result->list[i].text);
    free(result->what);
    *result = (struct import_result){0};
}

/* ---- what absent values become --------------------------------------------------------------- */

/* What a form would begin with; but what must be given is never made up, nor a day. */
static void prepare_defaults(struct import *im)
{
    for (size_t f = 0; f < im->kind->count; f++) {
        const struct field *field = &im->kind->fields[f];
        if (field->initial == NULL || (field->flags & FIELD_NEEDED) || field->type == FIELD_DATE)
            continue;
        if (field_parse(field, field->initial, strlen(field->initial), &im->defaults[f], NULL))
            value_own(&im->defaults[f]);
    }
}

/* Copies that rows borrow: the import owns the text. */
static void lend_defaults(struct import *im, struct value owned[static KIND_MAX_FIELDS])
{
    for (size_t f = 0; f < im->kind->count; f++) {
        owned[f] = im->defaults[f];
        im->defaults[f].owned = false;
    }
}

/* ---- one record ------------------------------------------------------------------------------ */

static const char day_sql[] =
    "SELECT ifnull(sum(time), 0) FROM hours WHERE student = ?1 AND date = ?2";

/* Minutes of that day that were in the book before this import. */
static bool minutes_before(struct import *im, int64_t student, const struct value *date,
                           int32_t *minutes, struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(im->book, day_sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_text(stmt, 2, date_iso(value_date(date), iso));
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    if (ok)
        *minutes = (int32_t)stmt_int(stmt, 0);
    stmt_done(stmt);
    return ok;
}

/* In a batch nobody asks the book for the sum of each day: it is kept here. */
static bool check_day(struct import *im, struct err *err)
{
    const struct value *date = &im->record.values[im->date_field];
    int64_t student = im->record.values[im->student_field].i;
    int64_t minutes = im->record.values[im->time_field].i;
    bool is_new;
    struct day_sum *sum = day_sums_at(&im->days, student, (int)date->i, &is_new);
    if (is_new && im->had_rows && !minutes_before(im, student, date, &sum->minutes, err))
        return false;
    if (sum->minutes + minutes > NUM_TIME_MAX) {
        char iso[DATE_ISO_SIZE], before[NUM_TEXT_SIZE];
        return err_set(err,
                       "would make more than 24 hours on %s, which already has %s; look at that "
                       "day's entries",
                       date_iso(value_date(date), iso), num_time_words(sum->minutes, before));
    }
    sum->minutes += (int32_t)minutes;
    return true;
}

/* The one row of a single kind is changed; where the file gives it another id, it takes that: then the
 * one that was there makes room before the new one is looked at. */
static bool make_room(struct import *im, struct err *err)
{
    if (im->single == 0 || im->record.id == im->single)
        return true;
    bool ok = record_delete(im->book, im->kind, im->single, err);
    im->single = 0;
    return ok;
}

static bool put_record(struct import *im, struct err *err)
{
    return im->single != 0 ? record_update(im->book, &im->record, err)
                           : record_insert(im->book, &im->record, err);
}

static bool write_row(struct import *im, uint64_t line)
{
    struct err err;
    size_t field = FIELD_NONE;
    struct record *record = &im->record;
    bool ok = make_room(im, &err) && record_check(im->book, record, &field, &err);
    if (ok && im->batch && im->time_field != FIELD_NONE && !check_day(im, &err)) {
        field = im->time_field;
        ok = false;
    }
    if (!ok) {
        import_problem(im, line, field == FIELD_NONE ? NULL : im->kind->fields[field].name,
                       err.text);
        return false;
    }
    if (put_record(im, &err)) {
        im->records++;
        if (im->batch)
            change_added(im->book, im->kind->name, record->id);
        return true;
    }
    im->stopped = !book_was_refused(im->book);
    import_problem(im, line, NULL, err.text);
    return false;
}

/* ---- all rows -------------------------------------------------------------------------------- */

static bool start_single(struct import *im, struct err *err)
{
    if (!(im->kind->flags & KIND_SINGLE))
        return true;
    return record_any(im->book, im->kind, &im->single, err) &&
           (im->single == 0 || record_read(im->book, im->kind, im->single, &im->record, err));
}

/* A row of totals, a line a column: each figure is a record of its own. */
static void write_lines(struct import *im, const struct csv_row *row)
{
    size_t column = 0;
    bool good;
    while (!im->stopped && import_row_line(im, row, &column, &good)) {
        if (good)
            (void)write_row(im, row->line);
        im->record.id = 0;
    }
}

static void tell_progress(struct import *im, bool last)
{
    const struct import_request *request = im->request;
    uint64_t done, total;
    if (!request->progress || (!last && im->result->rows % PROGRESS_EVERY != 0))
        return;
    csv_in_progress(im->in, &done, &total);
    request->progress(request->context, done, total, im->result->rows);
}

static void take_row(struct import *im, const struct csv_row *row, enum csv_next next,
                     const struct err *err)
{
    im->result->rows++;
    if (next == CSV_BAD_ROW)
        import_problem(im, row->line,
                       row->bad < im->file_columns ? im->columns[row->bad].name : NULL, err->text);
    else if ((im->kind->flags & KIND_SINGLE) && im->result->rows > 1)
        import_problem(im, row->line, NULL, "a book has only one of these; give one row");
    else if (import_row(im, row))
        im->wide ? write_lines(im, row) : (void)write_row(im, row->line);
    import_row_done(im);
    tell_progress(im, false);
}

/* Rows of nothing but commas: spreadsheets leave them below what was once filled. */
static bool is_empty_row(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        size_t nbytes = row->fields[i].nbytes;
        (void)text_trim(row->fields[i].text, &nbytes);
        if (nbytes > 0)
            return false;
    }
    return true;
}

static bool read_rows(struct import *im, struct err *err)
{
    struct csv_row row;
    for (;;) {
        enum csv_next next = csv_in_next(im->in, &row, err);
        if (next == CSV_FAILED)
            return err_prefix(err, "%s", im->request->path);
        if (next == CSV_END || im->stopped)
            break;
        if (next == CSV_BAD_ROW || !is_empty_row(&row))
            take_row(im, &row, next, err);
    }
    tell_progress(im, true);
    return true;
}

static bool read_header(struct import *im, struct err *err)
{
    struct csv_row row;
    enum csv_next next = csv_in_next(im->in, &row, err);
    bool ok = next == CSV_ROW && import_header(im, &row, err);
    if (next == CSV_END)
        err_set(err, "is empty; its first line must name the fields, such as %s,%s",
                im->kind->fields[0].name, im->kind->fields[1].name);
    else if (next == CSV_BAD_ROW)
        err_prefix(err, "line 1, column %zu", row.bad + 1);
    return ok || err_prefix(err, "%s", im->request->path);
}

/* ---- the change ------------------------------------------------------------------------------ */

static void tell(struct import *im, struct buf *out)
{
    if (im->kind->flags & KIND_SINGLE) {
        buf_addf(out, _("imported the %s"), im->kind->name);
    } else {
        buf_add_text(out, _("imported "));
        tally_add(out, im->kind, im->wide ? im->records : im->result->rows);
    }
    if (strcmp(im->request->path, "-") != 0)
        buf_addf(out, _(" from %s"), file_name(im->request->path));
}

static bool begin(struct import *im, struct err *err)
{
    int64_t any = 0;
    im->batch = !(im->kind->flags & KIND_SINGLE) && !csv_in_is_short(im->in, BATCH_FROM);
    im->record.bulk = im->batch;
    if (!change_begin(im->book, im->batch ? CHANGE_BATCH : CHANGE_RECORDED, err))
        return false;
    bool ok = record_any(im->book, im->kind, &any, err) &&
              (!im->batch || bulk_begin(im->book, im->kind->name, err));
    im->had_rows = any != 0;
    return ok;
}

static bool keep_maps(struct import *im, struct err *err)
{
    static const struct import_maps none = {0};
    const struct import_request *request = im->request;
    return request->keep_as == NULL ||
           import_maps_keep(im->book, request->keep_as, im->kind,
                            request->maps != NULL ? request->maps : &none, err);
}

/* A batch records nothing but its rows: there the maps are a step of their own. */
static bool keep_maps_after(struct import *im, struct err *err)
{
    struct buf what = {0};
    if (im->request->keep_as == NULL || !im->batch)
        return true;
    buf_addf(&what, _("kept the map %s for %s"), im->request->keep_as, im->kind->name);
    bool ok = change_begin(im->book, CHANGE_RECORDED, err);
    if (ok)
        ok = keep_maps(im, err) && change_commit(im->book, buf_text(&what), NULL, err);
    if (!ok)
        change_rollback(im->book);
    buf_free(&what);
    return ok;
}

/* Commits what is whole, takes back what is not. */
static bool end(struct import *im, struct err *err)
{
    struct import_result *result = im->result;
    struct buf what = {0};
    if (result->problems > 0) {
        change_rollback(im->book);
        return err_set(err,
                       tr_count("%s: %llu error; nothing was imported",
                                "%s: %llu errors; nothing was imported", (int64_t)result->problems),
                       im->request->path, (unsigned long long)result->problems);
    }
    tell(im, &what);
    bool ok = true;
    if (im->request->dry_run || result->rows == 0) {
        ok = change_may_commit(im->book, err);
        change_rollback(im->book);
    } else {
        ok = (im->batch || keep_maps(im, err)) &&
             change_commit(im->book, buf_text(&what), NULL, err);
        if (!ok)
            change_rollback(im->book);
        ok = ok && keep_maps_after(im, err);
    }
    result->what = buf_take(&what);
    return ok;
}

static void prepare(struct import *im)
{
    const char *path = im->request->path;
    bool hours = strcmp(im->kind->name, "hours") == 0;
    im->folder = strcmp(path, "-") == 0 ? NULL : file_folder(path);
    im->time_field = hours ? kind_field(im->kind, "time") : FIELD_NONE;
    im->date_field = kind_field(im->kind, "date");
    im->student_field = kind_field(im->kind, "student");
    prepare_defaults(im);
    record_start(&im->record, im->kind);
}

bool import_run(struct book *book, const struct import_request *request, struct import_result *out,
                struct err *err)
{
    struct value owned[KIND_MAX_FIELDS] = {0};
    *out = (struct import_result){0};
    struct csv_in *in = request->bytes ? csv_in_memory(request->bytes, request->nbytes)
                                       : csv_in_open(request->path, err);
    if (!in)
        return false;
    struct import *im = mem_alloc(sizeof *im);
    im->book = book;
    im->request = request;
    im->kind = request->kind;
    im->result = out;
    im->in = in;
    prepare(im);
    lend_defaults(im, owned);
    bool ok = begin(im, err) && read_header(im, err) && start_single(im, err) && read_rows(im, err);
    if (ok)
        ok = end(im, err);
    else
        change_rollback(book);
    import_rows_end(im);
    for (size_t f = 0; f < im->kind->count; f++)
        value_clear(&owned[f]);
    mem_free(im);
    csv_in_close(in);
    return ok;
}
