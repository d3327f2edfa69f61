/* The header of an import: which column is which field. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "exchange/import_inside.h"
#include "exchange/maps.h"
#include "kinds/carried.h"
#include "rules/theirs.h"
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

static bool is_brought_forward(const struct kind *kind)
{
    return strcmp(kind->name, "brought_forward") == 0;
}

static bool find_column(const struct kind *kind, const char *name, struct column *out)
{
    const struct carried_line *line = is_brought_forward(kind) ? carried_find(name) : NULL;
    out->field = kind_field(kind, name);
    if (out->field != FIELD_NONE)
        out->is = COLUMN_FIELD;
    else if (strcmp(name, "id") == 0)
        out->is = COLUMN_ID;
    else if (strcmp(name, "student") == 0 && kind_has_address(kind))
        out->is = COLUMN_STUDENT;
    else if (line != NULL)
        out->is = COLUMN_LINE;
    else
        return false;
    out->name = out->is == COLUMN_FIELD  ? kind->fields[out->field].name
                : out->is == COLUMN_ID   ? "id"
                : out->is == COLUMN_LINE ? line->choice.value
                                         : "student";
    return true;
}

const char *import_header_guess(const struct import *im, const char *theirs)
{
    const struct kind *kind = im->kind;
    char *name = plain_name(theirs, strlen(theirs));
    const char *guess = rules_their_header(kind->name, theirs);
    struct column column;
    if (guess == NULL || !find_column(kind, guess, &column))
        guess = kind_nearest(name, name_at, &kind, kind->count + 1 + kind_has_address(kind));
    mem_free(name);
    return guess;
}

/* `text` as one argument of a command. */
static void add_argument(struct buf *out, const char *theirs, const char *ours)
{
    bool plain = strcspn(theirs, " \"'$`\\()&;|<>*?!#") == strlen(theirs);
    buf_addf(out, " --map %s%s=%s%s", plain ? "" : "\"", theirs, ours, plain ? "" : "\"");
}

static void add_fields(const struct kind *kind, struct buf *out)
{
    size_t count = kind->count + 1 + kind_has_address(kind);
    for (size_t i = 0; i < count; i++)
        buf_addf(out, " %s", name_at(i, &kind));
}

/* All the columns that are no fields are told at once, with maps that would do. */
static bool unknown_columns(const struct import *im, const struct csv_row *row, const size_t *at,
                            size_t count, struct err *err)
{
    struct buf names = {0}, maps = {0}, fields = {0};
    for (size_t i = 0; i < count && i < 12; i++) {
        size_t nbytes = row->fields[at[i]].nbytes;
        const char *trimmed = text_trim(row->fields[at[i]].text, &nbytes);
        char *theirs = mem_text_n(trimmed, nbytes);
        const char *guess = import_header_guess(im, theirs);
        buf_addf(&names, "%s\"%s\"", i > 0 ? ", " : "", theirs);
        add_argument(&maps, theirs, guess != NULL ? guess : "");
        if (guess == NULL && fields.len == 0) {
            buf_add_text(&fields, _("; it has:"));
            add_fields(im->kind, &fields);
        }
        mem_free(theirs);
    }
    err_set(err, "line 1: %zu columns are no fields of %s: %s; did you mean%s (nothing after the = "
                 "leaves a column out)%s",
            count, im->kind->name, buf_text(&names), buf_text(&maps), buf_text(&fields));
    buf_free(&fields);
    buf_free(&names);
    buf_free(&maps);
    return false;
}

static bool unknown_column(const struct import *im, size_t at, const char *shown, const char *name,
                           struct err *err)
{
    const struct kind *kind = im->kind;
    if (*name == '\0')
        return err_set(err, "line 1: column %zu has no name; the first line names the fields",
                       at + 1);
    const char *near = import_header_guess(im, shown);
    if (near) {
        struct buf map = {0};
        add_argument(&map, shown, near);
        err_set(err, "line 1: %s has no field \"%s\"; did you mean \"%s\"? (or%s)", kind->name, shown,
                near, buf_text(&map));
        buf_free(&map);
        return false;
    }
    struct buf known = {0};
    add_fields(kind, &known);
    err_set(err, "line 1: %s has no field \"%s\"; it has:%s (or --map %s=FIELD)", kind->name, shown,
            buf_text(&known), shown);
    buf_free(&known);
    return false;
}

/* ---- maps ------------------------------------------------------------------------------------ */

static bool has_column(const struct csv_row *row, const char *theirs, size_t length)
{
    for (size_t c = 0; c < row->count; c++) {
        size_t nbytes = row->fields[c].nbytes;
        const char *name = text_trim(row->fields[c].text, &nbytes);
        if (nbytes == length && strncasecmp(name, theirs, length) == 0)
            return true;
    }
    return false;
}

/* Of FIELD:THEIRS=OURS how long FIELD is; 0 for a map of a column. A column that is named like the
 * whole left side goes before. */
static size_t word_field(const struct import *im, const struct csv_row *row, const char *map)
{
    const char *colon = strchr(map, ':'), *equals = strrchr(map, '=');
    size_t nbytes = colon != NULL ? (size_t)(colon - map) : 0;
    if (colon == NULL || equals == NULL || colon > equals ||
        has_column(row, map, (size_t)(equals - map)))
        return 0;
    bool ours = kind_field_n(im->kind, map, nbytes) != FIELD_NONE ||
                (nbytes == 7 && strncmp(map, "student", 7) == 0);
    return ours ? nbytes : 0;
}

/* The map of this column, or NULL; *ours gets what follows the =. The last one given counts. */
static const char *map_of(const struct import *im, const struct csv_row *row, const char *theirs,
                          const char **ours)
{
    const struct import_maps *maps = im->request->maps;
    for (size_t i = maps != NULL ? maps->map_count : 0; i > 0; i--) {
        const char *map = maps->maps[i - 1], *equals = strrchr(map, '=');
        size_t nbytes = equals ? (size_t)(equals - map) : 0;
        if (equals && word_field(im, row, map) == 0 && strlen(theirs) == nbytes &&
            strncasecmp(map, theirs, nbytes) == 0) {
            *ours = equals + 1;
            return map;
        }
    }
    return NULL;
}

static bool check_maps(const struct import *im, const struct csv_row *row, struct err *err)
{
    const struct import_maps *maps = im->request->maps;
    for (size_t i = 0; maps != NULL && i < maps->map_count; i++) {
        const char *map = maps->maps[i], *equals = strrchr(map, '=');
        if (!equals || equals == map)
            return err_set(
                err, "--map %s: is not THEIRS=OURS; such as --map \"Student ID=student\"", map);
        if (i >= maps->kept && word_field(im, row, map) == 0 && !has_column(row, map, (size_t)(equals - map)))
            return err_set(err,
                           "--map %s: the file has no column \"%.*s\"; give its name as line 1 "
                           "has it",
                           map, (int)(equals - map), map);
    }
    return true;
}

/* ---- columns --------------------------------------------------------------------------------- */

static bool check_twice(const struct import *im, size_t at, struct err *err)
{
    const struct column *column = &im->columns[at];
    for (size_t i = 0; i < at; i++) {
        const struct column *other = &im->columns[i];
        if (column->is != COLUMN_LEFT_OUT && other->is == column->is &&
            other->field == column->field && strcmp(other->name, column->name) == 0)
            return err_set(err, "line 1: two columns are named %s; leave one out", column->name);
    }
    return true;
}

/* *known is false for a column that is no field and not mapped to anything else either. */
static bool read_column(struct import *im, const struct csv_row *row, size_t at, bool *known,
                        struct err *err)
{
    struct column *column = &im->columns[at];
    size_t nbytes = row->fields[at].nbytes;
    const char *trimmed = text_trim(row->fields[at].text, &nbytes), *ours = NULL;
    char *theirs = mem_text_n(trimmed, nbytes);
    bool mapped = map_of(im, row, theirs, &ours) != NULL;
    char *name = mapped ? plain_name(ours, strlen(ours)) : plain_name(theirs, nbytes);
    bool ok = true;
    column->name = "";
    if (mapped && *name == '\0') {
        column->is = COLUMN_LEFT_OUT;
    } else if (!find_column(im->kind, name, column)) {
        column->is = COLUMN_LEFT_OUT;
        *known = mapped || *name == '\0';
        if (*known)
            ok = unknown_column(im, at, mapped ? ours : theirs, name, err);
    } else {
        ok = check_twice(im, at, err);
    }
    im->wide = im->wide || column->is == COLUMN_LINE;
    im->column_count = at + 1;
    mem_free(theirs);
    mem_free(name);
    return ok;
}

static bool read_columns(struct import *im, const struct csv_row *row, struct err *err)
{
    size_t unknown[CSV_FIELDS_MAX], count = 0;
    for (size_t i = 0; i < row->count; i++) {
        bool known = true;
        if (!read_column(im, row, i, &known, err))
            return false;
        if (!known)
            unknown[count++] = i;
    }
    im->file_columns = im->column_count;
    if (count == 0)
        return true;
    size_t nbytes = row->fields[unknown[0]].nbytes;
    const char *trimmed = text_trim(row->fields[unknown[0]].text, &nbytes);
    if (count > 1)
        return unknown_columns(im, row, unknown, count, err);
    char *theirs = mem_text_n(trimmed, nbytes);
    (void)unknown_column(im, unknown[0], theirs, theirs, err);
    mem_free(theirs);
    return false;
}

/* A set that names a field again stands in the place of what was kept by name. */
static bool is_set_again(const struct import_maps *maps, size_t at)
{
    size_t nbytes = strcspn(maps->sets[at], "=");
    for (size_t i = at + 1; i < maps->set_count; i++)
        if (strcspn(maps->sets[i], "=") == nbytes &&
            strncasecmp(maps->sets[i], maps->sets[at], nbytes) == 0)
            return true;
    return false;
}

/* What is the same in every row stands in columns of its own, after those of the file. */
static bool read_sets(struct import *im, struct err *err)
{
    const struct import_maps *maps = im->request->maps;
    size_t count = maps != NULL ? maps->set_count : 0;
    im->set_cells = mem_array(count, sizeof *im->set_cells);
    for (size_t i = 0; i < count; i++) {
        const char *set = maps->sets[i], *equals = strchr(set, '=');
        if (equals == NULL || equals == set)
            return err_set(err, "--set %s: is not FIELD=VALUE; such as --set student=S1", set);
        if (is_set_again(maps, i))
            continue;
        if (im->column_count == CSV_FIELDS_MAX)
            return err_set(err, "there are more than %d columns; leave some out", CSV_FIELDS_MAX);
        struct column *column = &im->columns[im->column_count];
        char *name = plain_name(set, (size_t)(equals - set));
        bool ok = find_column(im->kind, name, column) && column->is != COLUMN_LINE;
        if (!ok)
            err_set(err, "--set %s: %s has no field \"%s\"; `saebook help %s` lists them", set,
                    im->kind->name, name, im->kind->name);
        mem_free(name);
        if (!ok || !check_twice(im, im->column_count, err))
            return false;
        im->set_cells[im->column_count++ - im->file_columns] =
            (struct csv_field){equals + 1, strlen(equals + 1)};
    }
    return true;
}

/* ---- words ----------------------------------------------------------------------------------- */

static bool read_words(struct import *im, const struct csv_row *row, struct err *err)
{
    const struct import_maps *maps = im->request->maps;
    for (size_t i = 0; maps != NULL && i < maps->map_count; i++) {
        const char *map = maps->maps[i], *equals = strrchr(map, '=');
        size_t nbytes = word_field(im, row, map), at = 0;
        if (nbytes == 0)
            continue;
        while (at < im->column_count && (im->columns[at].is == COLUMN_LEFT_OUT ||
                                         strlen(im->columns[at].name) != nbytes ||
                                         strncmp(im->columns[at].name, map, nbytes) != 0))
            at++;
        if (at == im->column_count && i < maps->kept)
            continue;
        if (at == im->column_count)
            return err_set(err, "--map %s: no column is the field %.*s; name the column first, such "
                                "as --map THEIRS=%.*s",
                           map, (int)nbytes, map, (int)nbytes, map);
        im->columns[at].has_words = true;
        im->words = mem_grow(im->words, im->word_count + 1, sizeof *im->words);
        im->words[im->word_count++] = (struct word_map){
            map + nbytes + 1, equals + 1, (size_t)(equals - map) - nbytes - 1, at};
    }
    return true;
}

/* ---- in order -------------------------------------------------------------------------------- */

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
            return err_set(err, "line 1: the column %s is missing; every row needs one, or --set "
                                "%s=VALUE for all",
                           field->name, field->name);
    }
    return true;
}

/* A table of totals has its lines in columns, or in a column each: not both. */
static bool check_wide(const struct import *im, struct err *err)
{
    for (size_t i = 0; im->wide && i < im->column_count; i++)
        if (im->columns[i].is == COLUMN_ID ||
            (im->columns[i].is == COLUMN_FIELD && (strcmp(im->columns[i].name, "line") == 0 ||
                                                   strcmp(im->columns[i].name, "amount") == 0)))
            return err_set(err, "line 1: %s stands beside columns that are lines themselves; leave "
                                "one or the other out",
                           im->columns[i].name);
    return true;
}

bool import_header(struct import *im, const struct csv_row *row, struct err *err)
{
    if (!check_maps(im, row, err) || !read_columns(im, row, err) || !read_sets(im, err) ||
        !read_words(im, row, err) || !check_wide(im, err))
        return false;
    put_in_order(im);
    return check_complete(im, err);
}
