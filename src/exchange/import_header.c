/* The header of an import: which column is which field. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "exchange/import_inside.h"
#include <string.h>
#include <strings.h>

/* ---- names ----------------------------------------------------------------------------------- */

/* The names that a column may have: the fields, `id`, and `student` as an address. */
static const char *name_at(size_t at, void *context)
{
    const struct kind *kind = *(const struct kind **)context;
    return at < kind->count ? kind->fields[at].name : at == kind->count ? "id" : "student";
}

/* "Entered Ag Ed" as "entered_ag_ed": owned by the caller. */
static char *plain_name(const char *text, size_t nbytes)
{
    const char *from = text_trim(text, &nbytes);
    char *name = mem_text_n(from, nbytes);
    for (char *at = name; *at; at++) {
        if (*at == ' ' || *at == '-')
            *at = '_';
        else if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return name;
}

static bool find_column(const struct kind *kind, const char *name, struct column *out)
{
    out->field = kind_field(kind, name);
    if (out->field != FIELD_NONE)
        out->is = COLUMN_FIELD;
    else if (strcmp(name, "id") == 0)
        out->is = COLUMN_ID;
    else if (strcmp(name, "student") == 0 && kind_has_address(kind))
        out->is = COLUMN_STUDENT;
    else
        return false;
    out->name = out->is == COLUMN_FIELD ? kind->fields[out->field].name
                : out->is == COLUMN_ID  ? "id"
                                        : "student";
    return true;
}

static bool unknown_column(const struct import *im, size_t at, const char *shown, const char *name,
                           struct err *err)
{
    const struct kind *kind = im->kind;
    size_t count = kind->count + 1 + kind_has_address(kind);
    const char *near = kind_nearest(name, name_at, &kind, count);
    if (*name == '\0')
        return err_set(err, "line 1: column %zu has no name; the first line names the fields",
                       at + 1);
    if (im->column_count == 0 && strpbrk(shown, ";\t"))
        return err_set(err, "line 1: the fields are not separated by commas; save the file as CSV "
                            "with commas");
    if (near)
        return err_set(err, "line 1: %s has no field \"%s\"; did you mean \"%s\"? (or --map %s=%s)",
                       kind->name, shown, near, shown, near);
    struct buf known = {0};
    for (size_t i = 0; i < count; i++)
        buf_addf(&known, " %s", name_at(i, &kind));
    err_set(err, "line 1: %s has no field \"%s\"; it has:%s (or --map %s=FIELD)", kind->name, shown,
            buf_text(&known), shown);
    buf_free(&known);
    return false;
}

/* ---- maps ------------------------------------------------------------------------------------ */

/* A map that was given for this file must find its column; one that was kept need not. */
static bool check_maps(const struct import *im, const struct csv_row *row, struct err *err)
{
    for (size_t i = 0; i < im->maps.given; i++) {
        const struct import_map *map = &im->maps.list[i];
        bool found = map->field != NULL;
        for (size_t c = 0; c < row->count && !found; c++) {
            size_t nbytes = row->fields[c].nbytes;
            const char *theirs = text_trim(row->fields[c].text, &nbytes);
            found = nbytes == strlen(map->theirs) && strncasecmp(theirs, map->theirs, nbytes) == 0;
        }
        if (!found)
            return err_set(err,
                           "--map %s=%s: the file has no column \"%s\"; give its name as line 1 "
                           "has it",
                           map->theirs, map->ours, map->theirs);
    }
    return true;
}

/* ---- columns --------------------------------------------------------------------------------- */

static bool read_column(struct import *im, size_t at, const struct csv_field *cell, struct err *err)
{
    struct column *column = &im->columns[at];
    size_t nbytes = cell->nbytes;
    const char *trimmed = text_trim(cell->text, &nbytes);
    char *theirs = mem_text_n(trimmed, nbytes);
    const char *ours = import_maps_column(im, theirs);
    bool mapped = ours != NULL;
    char *name = mapped ? plain_name(ours, strlen(ours)) : plain_name(theirs, nbytes);
    bool ok = true;
    if (mapped && *name == '\0')
        column->is = COLUMN_LEFT_OUT;
    else if (!find_column(im->kind, name, column))
        ok = unknown_column(im, at, mapped ? ours : theirs, name, err);
    for (size_t i = 0; ok && i < at; i++) {
        const struct column *other = &im->columns[i];
        if (column->is != COLUMN_LEFT_OUT && other->is == column->is &&
            other->field == column->field)
            ok = err_set(err, "line 1: two columns are named %s; leave one out", column->name);
    }
    im->column_count = at + 1;
    mem_free(theirs);
    mem_free(name);
    return ok;
}

static int turn_of(const struct import *im, const struct column *column)
{
    if (column->is == COLUMN_STUDENT)
        return 0;
    if (column->is != COLUMN_FIELD)
        return 3;
    const struct field *field = &im->kind->fields[column->field];
    if (field->type == FIELD_PICTURE) /* may fill in the day */
        return 4;
    if (field->type == FIELD_ANY) /* read by what kind says */
        return 4;
    if (field->type != FIELD_REF)
        return 3;
    return strcmp(field->name, "student") == 0 ? 0 : strcmp(field->name, "project") == 0 ? 1 : 2;
}

static void put_in_order(struct import *im)
{
    size_t count = 0;
    for (int turn = 0; turn <= 4; turn++) {
        for (size_t i = 0; i < im->column_count; i++) {
            im->columns[i].turn = turn_of(im, &im->columns[i]);
            if (im->columns[i].turn == turn)
                im->order[count++] = i;
        }
    }
}

/* A reference that every row needs is looked for here, so that not every row complains. */
static bool check_complete(const struct import *im, struct err *err)
{
    for (size_t f = 0; f < im->kind->count; f++) {
        const struct field *field = &im->kind->fields[f];
        bool there = field->type != FIELD_REF || !(field->flags & FIELD_NEEDED) ||
                     (im->kind->flags & KIND_SINGLE);
        for (size_t i = 0; i < im->column_count && !there; i++)
            there = im->columns[i].is == COLUMN_FIELD && im->columns[i].field == f;
        if (!there)
            return err_set(err, "line 1: the column %s is missing; every row needs one",
                           field->name);
    }
    return true;
}

bool import_header(struct import *im, const struct csv_row *row, struct err *err)
{
    if (!check_maps(im, row, err))
        return false;
    for (size_t i = 0; i < row->count; i++) {
        if (!read_column(im, i, &row->fields[i], err))
            return false;
    }
    put_in_order(im);
    return check_complete(im, err);
}
