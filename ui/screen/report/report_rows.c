#include "screen/report/report_rows.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/total.h"
#include "report/who.h"
#include <stdlib.h>
#include <string.h>

/* ---- one number or text --------------------------------------------------------------------- */

/* Amounts are grouped and days told as in all lists; everything else is shown as files have it. */
static char *show(enum report_type type, int64_t number, const char *value)
{
    char text[NUM_TEXT_SIZE], day[DATE_TEXT_SIZE];
    struct date date;
    if (type == REPORT_DATE && date_parse_iso(value, strlen(value), &date))
        return mem_text(date_short(date, day));
    return mem_text(type == REPORT_MONEY ? num_money_grouped(number, text) : value);
}

static void read_cell(struct report_rows *rows, const struct report *report, size_t column,
                      struct book *book, struct who *who, struct report_cell *out)
{
    enum report_type type = report->columns[column].type;
    char text[NUM_TEXT_SIZE];
    *out = (struct report_cell){.none = report_is_null(rows, column)};
    if (!out->none && (report_type_is_figure(type) || type == REPORT_YEAR))
        out->number = report_int(rows, column);
    out->below = report_type_is_figure(type) && out->number < 0;
    out->value = mem_text(report_value(rows, column, text));
    if (out->none)
        out->shown = mem_text("");
    else if (who_is_column(&report->columns[column]))
        out->shown = mem_text(who_name(book, who, out->value));
    else
        out->shown = show(type, out->number, out->value);
}

const struct report_cell *report_table_cell(const struct report_table *table, size_t at,
                                            size_t column)
{
    return &table->cells[(size_t)table->order[at] * table->report->count + column];
}

/* ---- reading -------------------------------------------------------------------------------- */

static void forget_rows(struct report_table *table)
{
    size_t columns = table->report ? table->report->count : 0;
    for (size_t i = 0; i < table->rows * columns; i++) {
        mem_free(table->cells[i].value);
        mem_free(table->cells[i].shown);
    }
    for (size_t i = 0; table->totals && i < columns; i++)
        mem_free(table->totals[i]);
    mem_free(table->cells);
    mem_free(table->order);
    mem_free(table->totals);
    table->cells = NULL;
    table->order = NULL;
    table->totals = NULL;
    table->rows = table->shown = 0;
}

void report_table_clear(struct report_table *table)
{
    forget_rows(table);
    mem_free(table->find);
    *table = (struct report_table){0};
}

static bool read_rows(struct report_rows *rows, struct book *book, struct who *who,
                      struct report_table *table, struct err *err)
{
    const struct report *report = table->report;
    size_t room = 0;
    enum step step;
    while ((step = report_next(rows, err)) == STEP_ROW) {
        if (table->rows == REPORT_ROWS_MOST) {
            table->cut = true;
            return true;
        }
        if (table->rows == room) {
            room = room == 0 ? 64 : room * 2;
            table->cells = mem_grow(table->cells, room * report->count, sizeof *table->cells);
        }
        for (size_t i = 0; i < report->count; i++)
            read_cell(rows, report, i, book, who, &table->cells[table->rows * report->count + i]);
        table->rows++;
    }
    return step == STEP_DONE;
}

/* ---- what is shown -------------------------------------------------------------------------- */

static bool holds(const struct report_table *table, size_t row, const char *folded)
{
    size_t columns = table->report->count;
    for (size_t i = 0; i < columns; i++) {
        const char *shown = table->cells[row * columns + i].shown;
        char *text = text_fold_plain(shown, strlen(shown));
        bool found = strstr(text, folded) != NULL;
        mem_free(text);
        if (found)
            return true;
    }
    return false;
}

static void choose_rows(struct report_table *table)
{
    char *folded = table->find ? text_fold_plain(table->find, strlen(table->find)) : NULL;
    mem_free(table->order);
    table->order = mem_array(table->rows, sizeof *table->order);
    table->shown = 0;
    for (size_t i = 0; i < table->rows; i++)
        if (!folded || holds(table, i, folded))
            table->order[table->shown++] = (uint32_t)i;
    mem_free(folded);
}

static int compare(const struct report_table *table, uint32_t a, uint32_t b)
{
    size_t columns = table->report->count;
    const struct report_cell *x = &table->cells[a * columns + table->sort];
    const struct report_cell *y = &table->cells[b * columns + table->sort];
    enum report_type type = table->report->columns[table->sort].type;
    int order = 0;
    if (x->none != y->none) /* what is not there stands last, either way */
        return x->none ? 1 : -1;
    if (report_type_is_figure(type) || type == REPORT_YEAR) {
        order = (x->number > y->number) - (x->number < y->number);
    } else if (type == REPORT_DATE) {
        order = strcmp(x->value, y->value);
    } else {
        char *one = text_fold_plain(x->shown, strlen(x->shown));
        char *other = text_fold_plain(y->shown, strlen(y->shown));
        order = strcmp(one, other);
        mem_free(one);
        mem_free(other);
    }
    return table->descending ? -order : order;
}

/* Merges from `from` into `to`; rows that are alike keep their order. */
static void merge_sort(const struct report_table *table, uint32_t *rows, uint32_t *spare,
                       size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2, left = 0, right = half;
    merge_sort(table, rows, spare, half);
    merge_sort(table, rows + half, spare, count - half);
    memcpy(spare, rows, count * sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        bool second =
            left == half || (right < count && compare(table, spare[right], spare[left]) < 0);
        rows[i] = second ? spare[right++] : spare[left++];
    }
}

static void sort_rows(struct report_table *table)
{
    if (table->sort >= table->report->count)
        return;
    uint32_t *spare = mem_array(table->shown, sizeof *spare);
    merge_sort(table, table->order, spare, table->shown);
    mem_free(spare);
}

static void add_up(struct report_table *table)
{
    const struct report *report = table->report;
    struct report_totals totals;
    char text[NUM_TEXT_SIZE];
    report_totals_start(&totals, report);
    for (size_t at = 0; at < table->shown; at++) {
        int64_t values[REPORT_MOST_COLUMNS] = {0};
        for (size_t i = 0; i < report->count && i < REPORT_MOST_COLUMNS; i++)
            values[i] = report_table_cell(table, at, i)->number;
        report_totals_add(&totals, values);
    }
    for (size_t i = 0; table->totals && i < report->count; i++)
        mem_free(table->totals[i]);
    mem_free(table->totals);
    table->totals = mem_array(report->count, sizeof *table->totals);
    for (size_t i = 0; i < report->count && table->shown > 1; i++) {
        if (!report_totals_has(&totals, i))
            continue;
        int64_t sum = totals.sums[i];
        enum report_type type = report->columns[i].type;
        const char *words = type == REPORT_MONEY   ? num_money_grouped(sum, text)
                            : type == REPORT_HOURS ? num_hours(sum, text)
                                                   : num_decimal(sum, 0, text);
        table->totals[i] = mem_text(words);
    }
}

static void arrange(struct report_table *table)
{
    choose_rows(table);
    sort_rows(table);
    add_up(table);
}

bool report_table_read(struct book *book, const struct report *report,
                       const struct report_query *query, struct report_table *table,
                       struct err *err)
{
    bool first = table->report == NULL;
    forget_rows(table);
    table->report = report;
    table->cut = false;
    if (first)
        table->sort = report->count;
    struct report_rows *rows = report_open(book, report, query, err);
    struct who who = {0};
    bool ok = rows != NULL && read_rows(rows, book, &who, table, err);
    who_clear(&who);
    report_close(rows);
    if (!ok)
        forget_rows(table);
    arrange(table);
    return ok;
}

void report_table_find(struct report_table *table, const char *find)
{
    char *owned = find && *find ? mem_text(find) : NULL;
    mem_free(table->find);
    table->find = owned;
    arrange(table);
}

void report_table_sort(struct report_table *table, size_t column, bool descending)
{
    table->sort = column;
    table->descending = descending;
    arrange(table);
}

bool report_table_says(const struct report_table *table, size_t column)
{
    size_t columns = table->report->count;
    bool figure = report_type_is_figure(table->report->columns[column].type);
    for (size_t row = 0; row < table->rows; row++) {
        const struct report_cell *cell = &table->cells[row * columns + column];
        if (!cell->none && (figure ? cell->number != 0 : cell->value[0] != '\0'))
            return true;
    }
    return false;
}

bool report_table_has_totals(const struct report_table *table)
{
    for (size_t i = 0; table->totals && i < table->report->count; i++)
        if (table->totals[i])
            return true;
    return false;
}
