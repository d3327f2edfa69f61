/* The workbooks of `award --all` with libxlsxwriter alone: the floor for them.
 *
 *     floor_awards LOG FOLDER      prints how many workbooks and cells were written
 *
 * LOG is what record_xlsx noted: the program's calls of the library, which are made again here, in
 * their order and with the same arguments. So the files come out the same, byte for byte. */
#include "calls.h"
#include "support/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The workbook that is being written, and where its calls are read. */
struct play {
    const char *at, *end;
    lxw_workbook *book;
    lxw_format *formats[CALLS_FORMATS]; /* the first is the one that every workbook begins with */
    lxw_worksheet *sheets[CALLS_SHEETS];
    lxw_chart *charts[CALLS_CHARTS];
    lxw_chart_series *added;
    int format_count, sheet_count, chart_count;
    long cells;
};

/* ---- arguments ------------------------------------------------------------------------------ */

static int64_t next_int(struct play *play)
{
    int64_t value;
    memcpy(&value, play->at, sizeof value);
    play->at += sizeof value;
    return value;
}

/* Bytes that stand in the log, valid until the next workbook; NULL if that is what was given. */
static const void *next_bytes(struct play *play, size_t *nbytes)
{
    int64_t length = next_int(play);
    const char *bytes = play->at;
    if (nbytes)
        *nbytes = length > 0 ? (size_t)length : 0;
    if (length < 0)
        return NULL;
    play->at += (length + 8) / 8 * 8; /* always with a zero behind */
    return bytes;
}

/* The library takes pointers to what it only reads, without saying so. */
static void *next_struct(struct play *play)
{
    const void *bytes = next_bytes(play, NULL);
    void *open;
    memcpy(&open, &bytes, sizeof open);
    return open;
}

static double next_number(struct play *play)
{
    double value;
    memcpy(&value, play->at, sizeof value);
    play->at += sizeof value;
    return value;
}

static const char *next_text(struct play *play)
{
    return next_bytes(play, NULL);
}

static lxw_workbook *next_book(struct play *play)
{
    return play->book;
}

static lxw_worksheet *next_sheet(struct play *play)
{
    return play->sheets[next_int(play)];
}

static lxw_format *next_format(struct play *play)
{
    int64_t number = next_int(play);
    return number == CALLS_NOTHING ? NULL : play->formats[number];
}

static lxw_chart *next_chart(struct play *play)
{
    return play->charts[next_int(play)];
}

static lxw_chart_series *next_series(struct play *play)
{
    return play->added;
}

static lxw_chart_axis *next_axis(struct play *play)
{
    lxw_chart *chart = next_chart(play);
    return next_int(play) ? chart->y_axis : chart->x_axis;
}

static lxw_chart_font *next_font(struct play *play)
{
    lxw_chart_font *font = next_struct(play);
    font->name = next_struct(play);
    return font;
}

static lxw_doc_properties *next_properties(struct play *play)
{
    lxw_doc_properties *properties = next_struct(play);
    properties->title = next_struct(play);
    properties->subject = next_struct(play);
    properties->author = next_struct(play);
    properties->company = next_struct(play);
    return properties;
}

#define next_byte(play)          ((uint8_t)next_int(play))
#define next_word(play)          ((uint16_t)next_int(play))
#define next_color(play)         ((uint32_t)next_int(play))
#define next_row(play)           ((lxw_row_t)next_int(play))
#define next_col(play)           ((lxw_col_t)next_int(play))
#define next_rows(play)          ((lxw_row_t *)next_struct(play))
#define next_cols(play)          ((lxw_col_t *)next_struct(play))
#define next_chart_options(play) ((lxw_chart_options *)next_struct(play))
#define next_datetime(play)      ((lxw_datetime *)next_struct(play))
#define next_fill(play)          ((lxw_chart_fill *)next_struct(play))
#define next_line(play)          ((lxw_chart_line *)next_struct(play))
#define next_protection(play)    ((lxw_protection *)next_struct(play))

/* ---- calls ---------------------------------------------------------------------------------- */

static void check(lxw_error code)
{
    if (code != LXW_NO_ERROR)
        measure_fail("the workbook: %s", lxw_strerror(code));
}

/* The arguments are read one by one: C calls in no certain order. */
#define CHECKED_void(call)      call
#define CHECKED_lxw_error(call) check(call)
#define NEXT_1(a) arg_##a x1 = next_##a(play);
#define NEXT_2(a, b) NEXT_1(a) arg_##b x2 = next_##b(play);
#define NEXT_3(a, b, c) NEXT_2(a, b) arg_##c x3 = next_##c(play);
#define NEXT_4(a, b, c, d) NEXT_3(a, b, c) arg_##d x4 = next_##d(play);
#define NEXT_5(a, b, c, d, e) NEXT_4(a, b, c, d) arg_##e x5 = next_##e(play);
#define NEXT_6(a, b, c, d, e, f) NEXT_5(a, b, c, d, e) arg_##f x6 = next_##f(play);
#define NEXT_7(a, b, c, d, e, f, g) NEXT_6(a, b, c, d, e, f) arg_##g x7 = next_##g(play);
#define PLAY(returns, name, count, ...)                                                            \
    static void play_##name(struct play *play)                                                     \
    {                                                                                              \
        NEXT_##count(__VA_ARGS__) CHECKED_##returns(name(PASS_##count));                           \
    }
CALLS(PLAY)

static void play_workbook_add_format(struct play *play)
{
    play->formats[play->format_count++] = workbook_add_format(play->book);
}

static void play_workbook_add_worksheet(struct play *play)
{
    const char *name = next_text(play);
    play->sheets[play->sheet_count++] = workbook_add_worksheet(play->book, name);
}

static void play_workbook_add_chart(struct play *play)
{
    play->charts[play->chart_count++] = workbook_add_chart(play->book, next_byte(play));
}

static void play_chart_add_series(struct play *play)
{
    lxw_chart *chart = next_chart(play);
    const char *categories = next_text(play), *values = next_text(play);
    play->added = chart_add_series(chart, categories, values);
}

static void play_worksheet_insert_image_buffer_opt(struct play *play)
{
    lxw_worksheet *sheet = next_sheet(play);
    lxw_row_t row = next_row(play);
    lxw_col_t col = next_col(play);
    size_t nbytes;
    const unsigned char *bytes = next_bytes(play, &nbytes);
    lxw_image_options *options = next_struct(play);
    options->description = next_struct(play);
    check(worksheet_insert_image_buffer_opt(sheet, row, col, bytes, nbytes, options));
}

/* What a chart shows until a program reads its cells: the library has no call for it. */
static void play_range(struct play *play, lxw_series_range *range)
{
    int64_t count = next_int(play);
    range->ignore_cache = 1;
    range->has_string_cache = next_byte(play);
    range->num_data_points = (uint16_t)count;
    for (int64_t i = 0; i < count; i++) {
        lxw_series_data_point *point = calloc(1, sizeof *point); /* the library frees both */
        if (!point)
            measure_fail("out of memory");
        point->is_string = range->has_string_cache;
        if (point->is_string)
            point->string = strdup(next_text(play));
        else
            point->number = next_number(play);
        STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    }
}

static void play_points(struct play *play)
{
    play_range(play, play->added->categories);
    play_range(play, play->added->values);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void play_call(struct play *play)
{
#define PLAYER(returns, name, ...) [CALL_##name] = play_##name,
    static void (*const players[])(struct play *) = {
        CALLS(PLAYER)
        [CALL_workbook_add_format] = play_workbook_add_format,
        [CALL_workbook_add_worksheet] = play_workbook_add_worksheet,
        [CALL_workbook_add_chart] = play_workbook_add_chart,
        [CALL_chart_add_series] = play_chart_add_series,
        [CALL_worksheet_insert_image_buffer_opt] = play_worksheet_insert_image_buffer_opt,
        [CALL_points] = play_points,
    };
    int64_t call = next_int(play);
    play->cells += call == CALL_worksheet_write_datetime || call == CALL_worksheet_write_number ||
                   call == CALL_worksheet_write_string || call == CALL_worksheet_write_formula_num ||
                   call == CALL_worksheet_write_formula_str;
    players[call](play);
}

static long play_workbook(const char *path, const char *calls, size_t nbytes)
{
    lxw_workbook_options options = {.constant_memory = LXW_FALSE, .use_zip64 = LXW_FALSE};
    struct play play = {.at = calls, .end = calls + nbytes, .format_count = 1};
    play.book = workbook_new_opt(path, &options);
    if (!play.book)
        measure_fail("%s cannot be begun", path);
    play.formats[0] = STAILQ_FIRST(play.book->formats);
    while (play.at < play.end)
        play_call(&play);
    check(workbook_close(play.book));
    return play.cells;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        measure_fail("floor_awards LOG FOLDER");
    FILE *log = fopen(argv[1], "rb");
    if (!log)
        measure_fail("%s cannot be read", argv[1]);
    char path[4096], *calls = NULL;
    size_t room = 0;
    uint64_t length;
    long workbooks = 0, cells = 0;
    while (fread(&length, sizeof length, 1, log) == 1) {
        if (length > room)
            calls = realloc(calls, room = length);
        if (!calls || fread(calls, length, 1, log) != 1)
            measure_fail("%s ends too early", argv[1]);
        (void)snprintf(path, sizeof path, "%s/%ld.xlsx", argv[2], ++workbooks);
        cells += play_workbook(path, calls, length);
    }
    free(calls);
    (void)fclose(log);
    printf("workbooks=%ld cells=%ld\n", workbooks, cells);
    return 0;
}
