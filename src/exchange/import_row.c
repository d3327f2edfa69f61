/* A row of an import becomes a record. Nothing is allocated for a field: texts stay in the row, and
 * names that were looked up once are remembered. */
#include "base/file.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "exchange/import_inside.h"
#include "exchange/folder.h"
#include "kinds/refs.h"
#include "rules/theirs.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { REF_PLACES = 16384, REF_TEXT = 44 };

/* A name that was looked up. `id` 0: it was not found. */
struct ref_entry {
    int64_t student, project, id;
    uint32_t nbytes; /* with one added: 0 is a free place */
    char text[REF_TEXT];
};

/* ---- references ------------------------------------------------------------------------------ */

static struct ref_entry *ref_place(struct column *column, int64_t student, int64_t project,
                                   const char *text, size_t nbytes)
{
    uint64_t hash = UINT64_C(1469598103934665603) ^ (uint64_t)student;
    hash = (hash ^ (uint64_t)project) * UINT64_C(1099511628211);
    for (size_t i = 0; i < nbytes; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    if (!column->cache)
        column->cache = mem_array(REF_PLACES, sizeof *column->cache);
    return &column->cache[(hash ^ hash >> 32) & (REF_PLACES - 1)];
}

/* Looks a name up, through the column's memory. `find` does the real work and says why not. */
static bool look_up(struct import *im, struct column *column, int64_t student, int64_t project,
                    const struct csv_field *cell,
                    bool (*find)(struct import *im, struct column *column,
                                 const struct csv_field *cell, int64_t *id, struct err *err),
                    int64_t *id, struct err *err)
{
    if (cell->nbytes > REF_TEXT)
        return find(im, column, cell, id, err);
    struct ref_entry *entry = ref_place(column, student, project, cell->text, cell->nbytes);
    if (entry->nbytes == cell->nbytes + 1 && entry->student == student &&
        entry->project == project && memcmp(entry->text, cell->text, cell->nbytes) == 0 &&
        (entry->id != 0 || !import_wants_words(im))) {
        *id = entry->id;
        return entry->id != 0 || err_set(err, "is not in the book");
    }
    bool found = find(im, column, cell, id, err);
    *entry = (struct ref_entry){student, project, found ? *id : 0, (uint32_t)cell->nbytes + 1, {0}};
    memcpy(entry->text, cell->text, cell->nbytes);
    return found;
}

static bool find_field(struct import *im, struct column *column, const struct csv_field *cell,
                       int64_t *id, struct err *err)
{
    struct value *value = &im->record.values[column->field];
    if (!record_set(im->book, &im->record, column->field, cell->text, cell->nbytes, im->address,
                    err))
        return false;
    *id = value->is == VALUE_INT ? value->i : 0;
    return true;
}

static bool find_student(struct import *im, struct column *column, const struct csv_field *cell,
                         int64_t *id, struct err *err)
{
    (void)column;
    return ref_find(im->book, kind_find("student"), 0, 0, cell->text, cell->nbytes, id, err);
}

static int64_t value_int(const struct import *im, const char *name)
{
    size_t at = kind_field(im->kind, name);
    return at == FIELD_NONE || im->record.values[at].is != VALUE_INT ? 0 : im->record.values[at].i;
}

static bool read_ref(struct import *im, struct column *column, const struct csv_field *cell,
                     struct err *err)
{
    int64_t id = 0, student = value_int(im, "student");
    if (student == 0)
        student = im->address;
    if (!look_up(im, column, column->turn == 0 ? 0 : student,
                 column->turn == 2 ? value_int(im, "project") : 0, cell, find_field, &id, err))
        return false;
    im->record.values[column->field] = (struct value){.is = VALUE_INT, .i = id};
    return true;
}

/* ---- photos ---------------------------------------------------------------------------------- */

static bool read_picture(struct import *im, struct column *column, const struct csv_field *cell,
                         struct err *err)
{
    if (!im->folder)
        return err_set(err, "photos cannot be found from standard input; give the CSV as a file");
    char *path = folder_path(im->folder, cell->text, err);
    if (!path)
        return false;
    bool ok = record_set(im->book, &im->record, column->field, path, strlen(path), 0, err);
    mem_free(path);
    return ok;
}

/* ---- cells ----------------------------------------------------------------------------------- */

static bool read_id(struct import *im, const struct csv_field *cell, struct err *err)
{
    int64_t id;
    if (!num_parse(cell->text, cell->nbytes, 0, &id, NULL) || id < 1)
        return err_set(err, "\"%.*s\" is not an id; ids are whole numbers, or leave it empty",
                       (int)(cell->nbytes > 40 ? 40 : cell->nbytes), cell->text);
    im->record.id = id;
    return true;
}

/* An amount as files have it. A calculation is refused: 3/1/26 in the wrong column is no 12 cents.
 * (45.00) is how accountants write less than zero. */
static bool read_money(const struct field *field, const struct csv_field *cell, struct value *value,
                       struct err *err)
{
    char less[NUM_TEXT_SIZE];
    size_t nbytes = cell->nbytes;
    const char *text = text_trim(cell->text, &nbytes);
    if (nbytes > 2 && nbytes < sizeof less && text[0] == '(' && text[nbytes - 1] == ')') {
        int length = snprintf(less, sizeof less, "-%.*s", (int)nbytes - 2, text + 1);
        if (!num_is_sum(less, (size_t)length))
            return field_parse(field, less, (size_t)length, value, err);
    }
    if (num_is_sum(text, nbytes)) {
        char quote[TEXT_QUOTE_SIZE];
        return err_set(err, "%s is not an amount; a file holds it worked out, as 1250.00",
                       text_quote(text, nbytes, quote));
    }
    return field_parse(field, text, nbytes, value, err);
}

static bool read_field(struct import *im, struct column *column, const struct csv_field *cell,
                       struct err *err)
{
    const struct field *field = &im->kind->fields[column->field];
    struct value *value = &im->record.values[column->field];
    if (field->type == FIELD_REF)
        return read_ref(im, column, cell, err);
    if (field->type == FIELD_PICTURE)
        return read_picture(im, column, cell, err);
    if (field->type == FIELD_ANY)
        return record_set(im->book, &im->record, column->field, cell->text, cell->nbytes, im->address, err);
    value_clear(value);
    if (field->type == FIELD_MONEY)
        return read_money(field, cell, value, err);
    return field_parse(field, cell->text, cell->nbytes, value, err);
}

static bool read_cell(struct import *im, struct column *column, const struct csv_field *cell,
                      struct err *err)
{
    size_t nbytes = cell->nbytes;
    bool empty = nbytes == 0 || (text_trim(cell->text, &nbytes), nbytes == 0);
    if (empty) {
        if (column->is == COLUMN_FIELD)
            value_clear(&im->record.values[column->field]);
        return true;
    }
    switch (column->is) {
    case COLUMN_FIELD:
        return read_field(im, column, cell, err);
    case COLUMN_ID:
        return read_id(im, cell, err);
    case COLUMN_STUDENT:
        return look_up(im, column, 0, 0, cell, find_student, &im->address, err);
    case COLUMN_LEFT_OUT:
    case COLUMN_LINE:
        break;
    }
    return true;
}

/* ---- their words ----------------------------------------------------------------------------- */

/* The cell as ours, where a map says what it is. */
static struct csv_field ours_of(const struct import *im, size_t at, const struct csv_field *cell)
{
    size_t nbytes = cell->nbytes;
    const char *text = text_trim(cell->text, &nbytes);
    const struct word_map *other = NULL;
    if (!im->columns[at].has_words)
        return *cell;
    for (size_t i = im->word_count; i > 0; i--) {
        const struct word_map *word = &im->words[i - 1];
        if (word->column != at)
            continue;
        if (word->nbytes == nbytes && strncasecmp(word->theirs, text, nbytes) == 0)
            return (struct csv_field){word->ours, strlen(word->ours)};
        if (word->nbytes == 1 && word->theirs[0] == '*' && nbytes > 0 && other == NULL)
            other = word;
    }
    return other != NULL ? (struct csv_field){other->ours, strlen(other->ours)} : *cell;
}

static const struct csv_field *cell_of(const struct import *im, const struct csv_row *row, size_t at)
{
    return at < im->file_columns ? &row->fields[at] : &im->set_cells[at - im->file_columns];
}

/* A choice, or a yes or no, that another book calls so: what it is here, as a map. */
static void offer_word(const struct import *im, const struct column *column,
                       const struct csv_field *cell, struct err *err)
{
    if (column->is != COLUMN_FIELD)
        return;
    const struct field *field = &im->kind->fields[column->field];
    bool yes = field->type == FIELD_YES;
    if (!yes && field->type != FIELD_CHOICE)
        return;
    size_t nbytes = cell->nbytes;
    const char *trimmed = text_trim(cell->text, &nbytes);
    char *theirs = mem_text_n(trimmed, nbytes);
    const char *ours = rules_their_value(im->kind->name, yes ? "yes" : field->name, theirs);
    if (ours != NULL) {
        struct err before = *err;
        err_set(err, "%s; did you mean \"%s\"? (--map \"%s:%s=%s\")", before.text, ours, field->name,
                theirs, ours);
    }
    mem_free(theirs);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool right_count(struct import *im, const struct csv_row *row)
{
    if (row->count == im->file_columns)
        return true;
    struct err err;
    err_set(&err,
            tr_count("has %zu field, but the header names %zu; %s",
                     "has %zu fields, but the header names %zu; %s", (int64_t)row->count),
            row->count, im->file_columns,
            row->count > im->file_columns ? _("put a field with a comma in quotes")
                                          : _("write a comma for every empty field"));
    import_problem(im, row->line, NULL, err.text);
    return false;
}

bool import_row(struct import *im, const struct csv_row *row)
{
    if (!right_count(im, row))
        return false;
    bool ok = true;
    im->address = 0;
    for (size_t i = 0; i < im->column_count; i++) {
        struct column *column = &im->columns[im->order[i]];
        struct err err;
        struct csv_field cell = ours_of(im, im->order[i], cell_of(im, row, im->order[i]));
        if (!read_cell(im, column, &cell, &err)) {
            if (import_wants_words(im))
                offer_word(im, column, &cell, &err);
            import_problem(im, row->line, column->name, err.text);
            ok = false;
            /* Names within a student or a project that is not known would only fail as well. */
            if (column->turn < 2)
                return false;
        }
    }
    for (size_t f = 0; f < im->kind->count; f++) {
        if (im->record.values[f].is == VALUE_NONE)
            im->record.values[f] = im->defaults[f];
    }
    return ok;
}

bool import_row_line(struct import *im, const struct csv_row *row, size_t *column, bool *good)
{
    struct record *record = &im->record;
    for (*good = true; *column < im->file_columns; ++*column) {
        struct column *at = &im->columns[*column];
        struct value *amount = record_value(record, "amount");
        struct err err;
        if (at->is != COLUMN_LINE)
            continue;
        value_clear(amount);
        if (!read_money(&im->kind->fields[kind_field(im->kind, "amount")], &row->fields[*column],
                        amount, &err)) {
            import_problem(im, row->line, at->name, err.text);
            *good = false;
        } else if (amount->is == VALUE_NONE || amount->i == 0) {
            continue; /* nothing on that line */
        }
        value_set_text(record_value(record, "line"), at->name, strlen(at->name));
        ++*column;
        return true;
    }
    return false;
}

void import_row_done(struct import *im)
{
    for (size_t f = 0; f < im->kind->count; f++)
        value_clear(&im->record.values[f]);
    im->record.id = 0;
}

void import_rows_end(struct import *im)
{
    import_row_done(im);
    for (size_t i = 0; i < im->column_count; i++)
        mem_free(im->columns[i].cache);
    for (size_t f = 0; f < im->kind->count; f++)
        value_clear(&im->defaults[f]);
    mem_free(im->folder);
    mem_free(im->words);
    mem_free(im->set_cells);
    day_sums_free(&im->days);
}
