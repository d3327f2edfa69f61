/* Writes the award workbooks of a book, and notes what the program calls of libxlsxwriter for them.
 *
 *     record_xlsx BOOK YEAR FOLDER LOG      prints how many workbooks were written */
#define XLSX_KEEP_NAMES /* this is what the names are made to mean */
#include "calls.h"
#include "support/measure.h"

#include "base/buf.h"
#include "book/book.h"
#include "workbook/awards.h"
#include "workbook/xlsx.h"

#include <stdio.h>
#include <string.h>

static struct xlsx real; /* the library's own functions */

/* The workbook that is being written, and its calls so far. */
static struct {
    struct buf calls;
    lxw_workbook *book;
    lxw_format *formats[CALLS_FORMATS];
    lxw_worksheet *sheets[CALLS_SHEETS];
    lxw_chart *charts[CALLS_CHARTS];
    int format_count, sheet_count, chart_count;
    FILE *log;
    long workbooks;
} notes;

/* ---- arguments ------------------------------------------------------------------------------ */

static void put_int(int64_t value)
{
    buf_add(&notes.calls, (const char *)&value, sizeof value);
}

/* The length, the bytes, and at least one zero; NULL has the length of nothing. */
static void put_bytes(const void *bytes, size_t nbytes)
{
    put_int(bytes ? (int64_t)nbytes : CALLS_NOTHING);
    if (!bytes)
        return;
    buf_add(&notes.calls, bytes, nbytes);
    do
        buf_add_char(&notes.calls, '\0');
    while (notes.calls.len % 8 != 0);
}

static void put_number(double value)
{
    buf_add(&notes.calls, (const char *)&value, sizeof value);
}

static void put_text(const char *text)
{
    put_bytes(text, text ? strlen(text) : 0);
}

static void put_book(const lxw_workbook *book)
{
    if (book != notes.book)
        measure_fail("two workbooks at a time");
}

#define PUT_MADE(name, type, list)                                                                 \
    static void put_##name(const type *made)                                                       \
    {                                                                                              \
        int number = made ? notes.name##_count - 1 : CALLS_NOTHING;                                \
        while (number >= 0 && notes.list[number] != made)                                          \
            number--;                                                                              \
        if (made && number < 0)                                                                    \
            measure_fail("a " #name " from nowhere");                                              \
        put_int(number);                                                                           \
    }
PUT_MADE(format, lxw_format, formats)
PUT_MADE(sheet, lxw_worksheet, sheets)
PUT_MADE(chart, lxw_chart, charts)

static void put_axis(const lxw_chart_axis *axis)
{
    for (int i = notes.chart_count - 1; i >= 0; i--)
        if (axis == notes.charts[i]->x_axis || axis == notes.charts[i]->y_axis) {
            put_int(i);
            put_int(axis == notes.charts[i]->y_axis);
            return;
        }
    measure_fail("an axis from nowhere");
}

static void put_range(const lxw_series_range *range)
{
    const lxw_series_data_point *point;
    put_int(range->num_data_points);
    put_int(range->has_string_cache);
    STAILQ_FOREACH(point, range->data_cache, list_pointers)
    {
        if (range->has_string_cache)
            put_text(point->string);
        else
            put_number(point->number);
    }
}

static void put_font(const lxw_chart_font *font)
{
    put_bytes(font, sizeof *font);
    put_text(font->name);
}

static void put_properties(const lxw_doc_properties *properties)
{
    put_bytes(properties, sizeof *properties);
    put_text(properties->title);
    put_text(properties->subject);
    put_text(properties->author);
    put_text(properties->company);
}

/* Rows and columns before which pages end: the last is 0. */
static void put_rows(const lxw_row_t *rows)
{
    size_t count = 0;
    while (rows[count++] != 0)
        continue;
    put_bytes(rows, count * sizeof *rows);
}

static void put_cols(const lxw_col_t *cols)
{
    size_t count = 0;
    while (cols[count++] != 0)
        continue;
    put_bytes(cols, count * sizeof *cols);
}

#define put_series(series)         ((void)(series)) /* the one that was added last */
#define put_byte(value)            put_int(value)
#define put_word(value)            put_int(value)
#define put_color(value)           put_int(value)
#define put_row(value)             put_int(value)
#define put_col(value)             put_int(value)
#define put_chart_options(options) put_bytes(options, sizeof *(options))
#define put_datetime(day)          put_bytes(day, sizeof *(day))
#define put_fill(fill)             put_bytes(fill, sizeof *(fill))
#define put_line(line)             put_bytes(line, sizeof *(line))
#define put_protection(allowed)    put_bytes(allowed, sizeof *(allowed))

/* ---- calls ---------------------------------------------------------------------------------- */

#define RETURN_void(call)      call
#define RETURN_lxw_error(call) return call
/* Parameters x1, x2, ... of a call, and the noting of each. */
#define TAKE_1(a) arg_##a x1
#define TAKE_2(a, b) TAKE_1(a), arg_##b x2
#define TAKE_3(a, b, c) TAKE_2(a, b), arg_##c x3
#define TAKE_4(a, b, c, d) TAKE_3(a, b, c), arg_##d x4
#define TAKE_5(a, b, c, d, e) TAKE_4(a, b, c, d), arg_##e x5
#define TAKE_6(a, b, c, d, e, f) TAKE_5(a, b, c, d, e), arg_##f x6
#define TAKE_7(a, b, c, d, e, f, g) TAKE_6(a, b, c, d, e, f), arg_##g x7
#define PUT_1(a) put_##a(x1);
#define PUT_2(a, b) PUT_1(a) put_##b(x2);
#define PUT_3(a, b, c) PUT_2(a, b) put_##c(x3);
#define PUT_4(a, b, c, d) PUT_3(a, b, c) put_##d(x4);
#define PUT_5(a, b, c, d, e) PUT_4(a, b, c, d) put_##e(x5);
#define PUT_6(a, b, c, d, e, f) PUT_5(a, b, c, d, e) put_##f(x6);
#define PUT_7(a, b, c, d, e, f, g) PUT_6(a, b, c, d, e, f) put_##g(x7);
#define NOTE(returns, name, count, ...)                                                            \
    static returns note_##name(TAKE_##count(__VA_ARGS__))                                          \
    {                                                                                              \
        put_int(CALL_##name);                                                                      \
        PUT_##count(__VA_ARGS__) RETURN_##returns(real.name(PASS_##count));                        \
    }
CALLS(NOTE)

#define ADD(list, made)                                                                            \
    do {                                                                                           \
        if ((size_t)notes.list##_count >= sizeof notes.list##s / sizeof notes.list##s[0])          \
            measure_fail("too many of a workbook: " #list);                                        \
        notes.list##s[notes.list##_count++] = (made);                                              \
    } while (0)

static lxw_workbook *note_workbook_new_opt(const char *path, lxw_workbook_options *options)
{
    buf_clear(&notes.calls);
    notes.format_count = notes.sheet_count = notes.chart_count = 0;
    notes.book = real.workbook_new_opt(path, options);
    if (!notes.book || options->constant_memory || options->use_zip64 || options->tmpdir)
        measure_fail("floor_awards begins workbooks otherwise");
    ADD(format, STAILQ_FIRST(notes.book->formats));
    return notes.book;
}

static lxw_error note_workbook_close(lxw_workbook *book)
{
    uint64_t length = notes.calls.len;
    put_book(book);
    if (fwrite(&length, sizeof length, 1, notes.log) != 1 ||
        fwrite(notes.calls.data, length, 1, notes.log) != 1)
        measure_fail("the log cannot be written");
    notes.workbooks++;
    return real.workbook_close(book);
}

static lxw_format *note_workbook_add_format(lxw_workbook *book)
{
    put_book(book);
    put_int(CALL_workbook_add_format);
    lxw_format *made = real.workbook_add_format(book);
    ADD(format, made);
    return made;
}

static lxw_worksheet *note_workbook_add_worksheet(lxw_workbook *book, const char *name)
{
    put_book(book);
    put_int(CALL_workbook_add_worksheet);
    put_text(name);
    lxw_worksheet *made = real.workbook_add_worksheet(book, name);
    ADD(sheet, made);
    return made;
}

static lxw_chart *note_workbook_add_chart(lxw_workbook *book, uint8_t type)
{
    put_book(book);
    put_int(CALL_workbook_add_chart);
    put_int(type);
    lxw_chart *made = real.workbook_add_chart(book, type);
    ADD(chart, made);
    return made;
}

static lxw_chart_series *note_chart_add_series(lxw_chart *chart, const char *categories,
                                               const char *values)
{
    put_int(CALL_chart_add_series);
    put_chart(chart);
    put_text(categories);
    put_text(values);
    return real.chart_add_series(chart, categories, values);
}

/* By now what the chart is to show has been put into it. */
static void note_series_fill(lxw_chart_series *series, lxw_chart_fill *fill)
{
    put_int(CALL_points);
    put_range(series->categories);
    put_range(series->values);
    note_chart_series_set_fill(series, fill);
}

static lxw_error note_worksheet_insert_image_buffer_opt(lxw_worksheet *sheet, lxw_row_t row,
                                                        lxw_col_t col, const unsigned char *bytes,
                                                        size_t nbytes, lxw_image_options *options)
{
    put_int(CALL_worksheet_insert_image_buffer_opt);
    put_sheet(sheet);
    put_row(row);
    put_col(col);
    put_bytes(bytes, nbytes);
    put_bytes(options, sizeof *options);
    put_text(options->description);
    return real.worksheet_insert_image_buffer_opt(sheet, row, col, bytes, nbytes, options);
}

static void listen(void)
{
    struct err err = {{0}};
    if (!xlsx_load(&err))
        measure_fail("%s", err.text);
    real = xlsx;
#define LISTEN(returns, name, ...) xlsx.name = note_##name;
    CALLS(LISTEN)
    xlsx.workbook_new_opt = note_workbook_new_opt;
    xlsx.workbook_close = note_workbook_close;
    xlsx.workbook_add_format = note_workbook_add_format;
    xlsx.workbook_add_worksheet = note_workbook_add_worksheet;
    xlsx.workbook_add_chart = note_workbook_add_chart;
    xlsx.chart_add_series = note_chart_add_series;
    xlsx.chart_series_set_fill = note_series_fill;
    xlsx.worksheet_insert_image_buffer_opt = note_worksheet_insert_image_buffer_opt;
}

/* ---- all of it ------------------------------------------------------------------------------ */

static bool told(void *context, const struct awards_one *one, struct err *err)
{
    (void)context, (void)one, (void)err;
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        measure_fail("record_xlsx BOOK YEAR FOLDER LOG");
    struct err err = {{0}};
    struct awards_count count;
    const struct awards_request request = {
        .year = (int)measure_number(argv[2], 2000, 2100), .folder = argv[3]};
    struct book *book = book_open(argv[1], 0, &err);
    notes.log = fopen(argv[4], "wb");
    if (!book || !notes.log)
        measure_fail("%s or %s cannot be opened %s", argv[1], argv[4], err.text);
    listen();
    if (!awards_write(book, &request, NULL, told, NULL, &count, &err))
        measure_fail("%s", err.text);
    if (fclose(notes.log) != 0)
        measure_fail("the log cannot be written");
    book_close(book);
    buf_free(&notes.calls);
    printf("workbooks=%ld\n", notes.workbooks);
    return 0;
}
