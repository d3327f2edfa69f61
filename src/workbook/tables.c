#include "workbook/tables.h"

#include "workbook/inside.h"
#include "workbook/measure.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "book/book.h"
#include "kinds/listing.h"

#include <stdlib.h>
#include <string.h>

enum {
    UNIT_PIXELS = 60, /* of the equal columns of a sheet, which together fill its page's width */
    UNITS = PAGE_PIXELS / UNIT_PIXELS,
    UNITS_WIDE = PAGE_WIDE_PIXELS / UNIT_PIXELS,
    LABEL_UNITS = 3,   /* of the name of a long text */
    TEXT_UNITS = 4,    /* more a text of the row gets only where they are left over */
    RARE = 6,          /* a field used by fewer than one record in so many gets no column */
    SPARE_PIXELS = 21, /* of a cell that its content does not use, and a hair */
};

void table_columns(struct sheet *sheet)
{
    struct column columns[UNITS_WIDE];
    size_t count = sheet->wide ? UNITS_WIDE : UNITS;
    for (size_t col = 0; col < count; col++)
        columns[col] = (struct column){"", CELL_TEXT, 1, 1};
    sheet_columns(sheet, columns, count);
    for (size_t col = 0; col < count; col++)
        sheet_fix_width(sheet, (int)col, UNIT_PIXELS);
}

/* ---- reading -------------------------------------------------------------------------------- */

struct table {
    struct pages *pages;
    struct sheet *sheet;
    const struct kind *kind;
    struct record *records; /* owned */
    size_t count;
};

static void free_table(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        record_clear(&table->records[i]);
    free(table->records);
}

/* By its day, or by its year: a plan may be for the year to come. */
static bool is_within(const struct pages *pages, const struct record *record)
{
    static const char *const days[] = {"date", "as_of"};
    char iso[DATE_ISO_SIZE];
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        const struct value *value = record_get(record, days[i]);
        if (!value || value->is != VALUE_DATE)
            continue;
        date_iso(value_date(value), iso);
        return strcmp(iso, pages->since) >= 0 && strcmp(iso, pages->last_day) <= 0;
    }
    const struct value *year = record_get(record, "year");
    if (!*pages->since || !year || year->is != VALUE_INT ||
        strcmp(record->kind->family, "people") == 0)
        return true;
    return year->i == pages->scope.last_year;
}

static void keep(struct table *table, const struct record *record)
{
    if (!is_within(table->pages, record))
        return;
    table->records = mem_grow(table->records, table->count + 1, sizeof *table->records);
    record_copy(&table->records[table->count++], record);
}

static bool keep_row(void *context, const struct record *record, struct err *err)
{
    (void)err;
    keep(context, record);
    return true;
}

static bool read_ids(struct table *table, const char *sql, struct err *err)
{
    struct stmt *stmt = pages_ask(table->pages, sql, err);
    enum step step = STEP_FAILED;
    bool done = stmt != NULL;
    while (done && (step = stmt_step(stmt, err)) == STEP_ROW) {
        struct record record;
        done = record_read(table->pages->book, table->kind, stmt_int(stmt, 0), &record, err);
        if (done)
            keep(table, &record);
        record_clear(&record);
    }
    stmt_done(stmt);
    return done && step == STEP_DONE;
}

/* In the kind's own order, but always forward: a printed book is read from its beginning. */
static bool read_listing(struct table *table, int64_t project, struct err *err)
{
    const struct kind *kind = table->kind;
    struct listing *listing = listing_open(table->pages->book, kind);
    struct buf order = {0};
    buf_add(&order, kind->order, strcspn(kind->order, " "));
    bool done = listing_where_id(listing, "student", table->pages->scope.student, err) &&
                (!project || listing_where_id(listing, "project", project, err));
    if (done) {
        listing_order(listing, buf_text(&order), false);
        done = listing_each(listing, false, keep_row, table, err);
    }
    buf_free(&order);
    listing_close(listing);
    return done;
}

static bool read_table(struct table *table, const struct table_of *of, struct err *err)
{
    table->kind = of->kind;
    return of->ids ? read_ids(table, of->ids, err) : read_listing(table, of->project, err);
}

/* ---- which fields stand where --------------------------------------------------------------- */

struct place {
    size_t field;
    int first, units;
    int least;
};

struct shape {
    struct place places[KIND_MAX_FIELDS]; /* in the row */
    size_t count;
    size_t below[KIND_MAX_FIELDS]; /* short ones, together on a line below */
    size_t below_count;
    size_t notes[KIND_MAX_FIELDS]; /* long ones, each on lines of its own */
    size_t note_count;
};

static bool is_named(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; (at = strstr(at, name)) != NULL; at += length)
        if ((at == names || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* An amount of zero says no more than an empty field. */
static bool says(const struct record *record, size_t field)
{
    const struct value *value = &record->values[field];
    bool amount = record->kind->fields[field].type == FIELD_MONEY;
    return value->is != VALUE_NONE && (!amount || value->i != 0);
}

/* In how many records the field says something. */
static size_t uses(const struct table *table, size_t field)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        count += says(&table->records[i], field);
    return count;
}

static void add_text(const struct table *table, const struct record *record, size_t field,
                     struct buf *out)
{
    if (record->values[field].is != VALUE_NONE)
        field_format(table->pages->book, &table->kind->fields[field], &record->values[field],
                     STYLE_SCREEN, out);
}

static int units_for(size_t width)
{
    return (int)((width / UNITS_PER_PIXEL + SPARE_PIXELS + UNIT_PIXELS - 1) / UNIT_PIXELS);
}

/* As wide as the widest content; at least as wide as the widest word of its name. */
static struct place measure(const struct table *table, size_t field)
{
    const struct field *of = &table->kind->fields[field];
    size_t widest = of->type == FIELD_DATE  ? measure_width("Nov 30, 2026", 12, false)
                    : of->type == FIELD_PCT ? measure_width("100.00%", 7, false)
                                            : 0;
    struct buf text = {0};
    for (size_t i = 0; i < table->count; i++) {
        buf_clear(&text);
        add_text(table, &table->records[i], field, &text);
        size_t width = measure_width(buf_text(&text), text.len, false);
        widest = width > widest ? width : widest;
    }
    buf_free(&text);
    struct place place = {.field = field, .units = units_for(widest)};
    bool text_like = of->type == FIELD_TEXT || of->type == FIELD_REF || of->type == FIELD_CODES ||
                     of->type == FIELD_CHOICE;
    place.least = units_for(measure_word(of->label, strlen(of->label), true));
    if (!text_like && place.least < place.units)
        place.least = place.units; /* a number that is cut is none */
    if (text_like && place.units > TEXT_UNITS)
        place.units = TEXT_UNITS;
    if (text_like && place.least < 2 && place.units > 1)
        place.least = 2;
    if (place.units < place.least)
        place.units = place.least;
    return place;
}

static int used_units(const struct shape *shape)
{
    int used = 0;
    for (size_t i = 0; i < shape->count; i++)
        used += shape->places[i].units;
    return used;
}

/* Takes from the widest that can give, until the row fits; false if it cannot. */
static bool squeeze(struct shape *shape, int units)
{
    while (used_units(shape) > units) {
        struct place *widest = NULL;
        for (size_t i = 0; i < shape->count; i++)
            if (shape->places[i].units > shape->places[i].least &&
                (!widest || shape->places[i].units > widest->units))
                widest = &shape->places[i];
        if (!widest)
            return false;
        widest->units--;
    }
    return true;
}

/* Gives what is left to the widest texts in turn, or to the last field. */
static void stretch(const struct table *table, struct shape *shape, int units)
{
    int first = 0;
    while (shape->count > 0 && used_units(shape) < units) {
        struct place *gets = &shape->places[shape->count - 1];
        for (size_t i = 0; i < shape->count; i++) {
            enum field_type type = table->kind->fields[shape->places[i].field].type;
            if ((type == FIELD_TEXT || type == FIELD_REF) &&
                shape->places[i].units < gets->units + 2)
                gets = &shape->places[i];
        }
        gets->units++;
    }
    for (size_t i = 0; i < shape->count; i++) {
        shape->places[i].first = first;
        first += shape->places[i].units;
    }
}

/* Into the row if there is room, else below it. */
static void place_field(const struct table *table, struct shape *shape, size_t field, int units)
{
    if (table->kind->fields[field].type == FIELD_NOTE) {
        shape->notes[shape->note_count++] = field;
        return;
    }
    struct shape tried = *shape;
    bool rare = uses(table, field) * RARE < table->count;
    tried.places[tried.count++] = measure(table, field);
    if (!rare && squeeze(&tried, units))
        *shape = tried;
    else
        shape->below[shape->below_count++] = field;
}

/* The fields of the kind's own list first; the project and the student are known. */
static void shape_table(const struct table *table, struct shape *shape, bool of_project)
{
    const struct kind *kind = table->kind;
    *shape = (struct shape){.count = 0};
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < kind->count; i++) {
            const struct field *field = &kind->fields[i];
            bool listed = is_named(kind->columns, field->name);
            bool known = strcmp(field->name, "student") == 0 ||
                         (of_project && strcmp(field->name, "project") == 0);
            if (listed == (turn == 0) && !known && field->type != FIELD_PICTURE &&
                uses(table, i) > 0)
                place_field(table, shape, i, table->sheet->count);
        }
    stretch(table, shape, table->sheet->count);
}

/* ---- writing -------------------------------------------------------------------------------- */

static const struct {
    bool number;
    enum cell_type type;
} numbers[] = {
    [FIELD_MONEY] = {true, CELL_MONEY},   [FIELD_TIME] = {true, CELL_HOURS},
    [FIELD_QTY] = {true, CELL_NUMBER},    [FIELD_PCT] = {true, CELL_PCT},
    [FIELD_INT] = {true, CELL_INT},       [FIELD_YEAR] = {true, CELL_YEAR},
    [FIELD_PICTURE] = {false, CELL_TEXT},
};

static void write_field(const struct table *table, const struct record *record, size_t field,
                        int first, int last)
{
    const struct field *of = &record->kind->fields[field];
    const struct value *value = &record->values[field];
    struct buf text = {0};
    if (value->is == VALUE_INT && numbers[of->type].number) {
        cell_value_across(table->sheet, first, last, numbers[of->type].type, value->i);
        return;
    }
    if (value->is == VALUE_DATE) {
        cell_value_across(table->sheet, first, last, CELL_DATE, cell_day(value_date(value)));
        return;
    }
    add_text(table, record, field, &text);
    if (text.len > 0)
        cell_across(table->sheet, first, last, LOOK_BODY, buf_text(&text));
    buf_free(&text);
}

/* A line of its own: its name, and what it says beside it. */
static void write_line(const struct table *table, const struct record *record, size_t field)
{
    if (record->values[field].is == VALUE_NONE)
        return;
    sheet_keep(table->sheet); /* what stands above it is not parted from it */
    sheet_row(table->sheet, LOOK_START);
    cell_across(table->sheet, 0, LABEL_UNITS - 1, LOOK_HAND, record->kind->fields[field].label);
    write_field(table, record, field, LABEL_UNITS, table->sheet->count - 1);
}

/* "Taxes 14.35 · For work from Jun 2 2025 · until Jun 15 2025" */
static void write_below(const struct table *table, const struct shape *shape,
                        const struct record *record)
{
    struct buf words = {0};
    for (size_t i = 0; i < shape->below_count; i++) {
        if (!says(record, shape->below[i]))
            continue;
        buf_addf(&words, "%s%s ", words.len ? " · " : "",
                 table->kind->fields[shape->below[i]].label);
        add_text(table, record, shape->below[i], &words);
    }
    if (words.len > 0) {
        sheet_keep(table->sheet);
        sheet_row(table->sheet, LOOK_HAND);
        cell_across(table->sheet, 0, table->sheet->count - 1, LOOK_HAND, buf_text(&words));
    }
    buf_free(&words);
}

static void write_heads(const struct table *table, const struct shape *shape)
{
    sheet_row(table->sheet, LOOK_HEAD);
    for (size_t i = 0; i < shape->count; i++) {
        const struct place *place = &shape->places[i];
        cell_across(table->sheet, place->first, place->first + place->units - 1, LOOK_HEAD,
                    table->kind->fields[place->field].label);
    }
    sheet_keep(table->sheet);
}

static void write_record(const struct table *table, const struct shape *shape,
                         const struct record *record)
{
    sheet_row(table->sheet, LOOK_START);
    for (size_t i = 0; i < shape->count; i++) {
        const struct place *place = &shape->places[i];
        write_field(table, record, place->field, place->first, place->first + place->units - 1);
    }
    write_below(table, shape, record);
    for (size_t i = 0; i < shape->note_count; i++)
        write_line(table, record, shape->notes[i]);
}

bool table_write(struct pages *pages, struct sheet *sheet, const struct table_of *of,
                 struct err *err)
{
    struct table table = {.pages = pages, .sheet = sheet};
    bool done = read_table(&table, of, err);
    if (done && table.count > 0) {
        struct shape shape;
        shape_table(&table, &shape, of->project != 0);
        sheet_row(sheet, LOOK_STRONG);
        cell_across(sheet, 0, sheet->count - 1, LOOK_STRONG,
                    of->title ? of->title : of->kind->plural);
        sheet_keep(sheet);
        write_heads(&table, &shape);
        for (size_t i = 0; i < table.count; i++)
            write_record(&table, &shape, &table.records[i]);
    }
    free_table(&table);
    return done;
}

bool table_count(struct pages *pages, const struct table_of *of, size_t *count, struct err *err)
{
    struct table table = {.pages = pages};
    bool done = read_table(&table, of, err);
    *count = table.count;
    free_table(&table);
    return done;
}

void table_card(struct pages *pages, struct sheet *sheet, const struct record *record,
                const char *fields)
{
    struct table table = {.pages = pages, .sheet = sheet, .kind = record->kind};
    for (size_t i = 0; i < record->kind->count; i++)
        if (is_named(fields, record->kind->fields[i].name))
            write_line(&table, record, i);
}
