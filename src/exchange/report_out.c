#include "exchange/report_out.h"
#include "base/file.h"
#include "base/tr.h"
#include <string.h>

enum { MOST_COLUMNS = 40 };

static enum table_is cell_type(enum report_type type)
{
    switch (type) {
    case REPORT_MONEY:
        return TABLE_MONEY;
    case REPORT_HOURS:
    case REPORT_YEAR:
    case REPORT_INT:
    case REPORT_QTY:
    case REPORT_PCT:
        return TABLE_NUMBER;
    case REPORT_TEXT:
    case REPORT_DATE:
    case REPORT_WORDS:
        break;
    }
    return TABLE_TEXT;
}

static bool write_row(struct report_rows *rows, size_t count, struct table_out *table,
                      struct err *err)
{
    struct table_cell cells[MOST_COLUMNS];
    char texts[MOST_COLUMNS][NUM_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        cells[i].text = report_cell(rows, i, texts[i]);
        cells[i].nbytes = cells[i].text ? strlen(cells[i].text) : 0;
    }
    return table_out_row(table, cells, err);
}

static bool write_rows(struct report_rows *rows, const struct report *report,
                       enum table_format format, FILE *stream, size_t width, struct err *err)
{
    struct table_column columns[MOST_COLUMNS];
    size_t count = report->count < MOST_COLUMNS ? report->count : MOST_COLUMNS;
    for (size_t i = 0; i < count; i++)
        columns[i] = (struct table_column){
            format == TABLE_FOR_PEOPLE ? tr(report->columns[i].label) : report->columns[i].name,
            cell_type(report->columns[i].type)};
    struct table_out *table = table_out_begin(stream, format, columns, count, width);
    enum step step;
    bool ok = true;
    while (ok && (step = report_next(rows, err)) != STEP_DONE)
        ok = step == STEP_ROW && write_row(rows, count, table, err);
    if (ok)
        return table_out_end(table, err);
    table_out_abandon(table);
    return false;
}

bool report_write(struct book *book, const struct report *report, const struct report_query *query,
                  enum table_format format, const char *path, size_t width, struct err *err)
{
    struct file_out out;
    struct report_rows *rows = report_open(book, report, query, err);
    if (rows == NULL)
        return false;
    if (format != TABLE_FOR_PEOPLE)
        tr_english_begin();
    bool ok = file_out_open(&out, path, err);
    if (ok) {
        ok = write_rows(rows, report, format, out.stream, width, err);
        if (ok)
            ok = file_out_close(&out, err);
        else
            file_out_abort(&out);
    }
    if (format != TABLE_FOR_PEOPLE)
        tr_english_end();
    report_close(rows);
    return ok;
}
