/* Opening and closing a workbook, its sheets and its names. */
#include "workbook/inside.h"

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "workbook/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { HEADER_BYTES = 120 }; /* the library takes 255 for all three parts */

bool wb_check(struct wb *wb, lxw_error code, const char *doing)
{
    if (code == LXW_NO_ERROR)
        return true;
    if (!wb->failed)
        err_set(&wb->err, "the workbook cannot %s: %s", doing, lxw_strerror(code));
    wb->failed = true;
    return false;
}

static void wb_free(struct wb *wb)
{
    tr_english_end();
    for (size_t i = 0; i < wb->count; i++) {
        struct sheet *sheet = wb->sheets[i];
        for (int col = 0; col < sheet->count; col++)
            free(sheet->columns[col].title);
        for (int k = 0; k < sheet->carry_count; k++)
            free(sheet->carries[k].rest);
        free(sheet->wraps);
        free(sheet->keeps);
        buf_free(&sheet->texts);
        free(sheet);
    }
    free(wb->sheets);
    free(wb->header);
    free(wb->footer);
    free(wb->path);
    free(wb->temp);
    free(wb);
}

void wb_abort(struct wb *wb)
{
    if (!wb)
        return;
    if (wb->lxw)
        lxw_workbook_free(wb->lxw);
    if (wb->temp)
        unlink(wb->temp);
    wb_free(wb);
}

/* Text of a header or footer: "&" is the library's and Excel's sign for codes. */
static char *header_text(const char *text)
{
    struct buf out = {0};
    struct buf clean = {0};
    text_for_cell(&clean, text, strlen(text));
    const char *from = buf_text(&clean);
    size_t left = clean.len;
    while (left > 0 && out.len < HEADER_BYTES) {
        size_t bytes = text_cluster(from, left);
        if (*from == '&')
            buf_add_text(&out, "&&");
        else if (*from == '\n')
            buf_add_char(&out, ' ');
        else
            buf_add(&out, from, bytes);
        from += bytes;
        left -= bytes;
    }
    if (left > 0)
        buf_add_text(&out, "…");
    buf_free(&clean);
    char *owned = mem_text(buf_text(&out));
    buf_free(&out);
    return owned;
}

static char *clean_text(const char *text)
{
    struct buf out = {0};
    text_for_cell(&out, text, strlen(text));
    char *owned = mem_text(buf_text(&out));
    buf_free(&out);
    return owned;
}

static void set_properties(struct wb *wb, const struct wb_about *about)
{
    /* The library writes through none of these pointers and copies what it keeps. */
    char *title = clean_text(about->title), *subject = clean_text(about->subject);
    char *author = clean_text(about->author), *company = clean_text(about->company);
    struct date day = {about->year, 12, 31};
    lxw_doc_properties properties = {
        .title = title,
        .subject = subject,
        .author = author,
        .company = company,
        .created = (time_t)date_number(day) * 86400 + 43200,
    };
    wb_check(wb, workbook_set_properties(wb->lxw, &properties), "take its title");
    free(title);
    free(subject);
    free(author);
    free(company);
}

struct wb *wb_open(const char *path, const struct wb_about *about, struct err *err)
{
    struct wb *wb = mem_alloc(sizeof *wb);
    tr_english_begin(); /* judges read it; until wb_free() */
    wb->path = mem_text(path);
    if (!xlsx_load(err)) {
        (void)err_prefix(err, "%s", path);
        goto failed;
    }
    wb->temp = file_temp_beside(path, err);
    if (!wb->temp)
        goto failed;
    lxw_workbook_options options = {.constant_memory = LXW_FALSE, .use_zip64 = LXW_FALSE};
    wb->lxw = workbook_new_opt(wb->temp, &options);
    if (!wb->lxw) {
        err_set(err, "%s: the workbook cannot be begun", path);
        goto failed;
    }
    /* The first format is that of cells without one, and the measure of all column widths: a font
     * that is there, or has a twin as wide, wherever the file is opened. The library has no call
     * for it. */
    lxw_format *normal = STAILQ_FIRST(wb->lxw->formats);
    format_set_font_name(normal, "Arial");
    format_set_font_size(normal, 10);
    wb->header = header_text(about->header);
    wb->footer = header_text(about->footer);
    set_properties(wb, about);
    return wb;

failed:
    wb_abort(wb);
    return NULL;
}

struct sheet *wb_sheet(struct wb *wb, const char *name, bool wide)
{
    struct sheet *sheet = mem_alloc(sizeof *sheet);
    sheet->wb = wb;
    sheet->wide = wide;
    sheet->row = -1;
    wb->sheets = mem_grow(wb->sheets, wb->count + 1, sizeof *wb->sheets);
    wb->sheets[wb->count++] = sheet;
    size_t nbytes = strlen(name);
    if (nbytes == 0 || nbytes > LXW_SHEETNAME_MAX) {
        wb_check(wb, LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED, "name a sheet");
        return sheet;
    }
    memcpy(sheet->name, name, nbytes);
    /* Told here by its code: adding such a sheet would print the reason and return nothing. */
    if (!wb->failed &&
        wb_check(wb, workbook_validate_sheet_name(wb->lxw, sheet->name), "name a sheet")) {
        sheet->lxw = workbook_add_worksheet(wb->lxw, sheet->name);
        if (!sheet->lxw)
            wb_check(wb, LXW_ERROR_MEMORY_MALLOC_FAILED, "add a sheet");
    }
    return sheet;
}

const char *sheet_name(const struct sheet *sheet)
{
    return sheet->name;
}

void wb_name(struct wb *wb, const char *name, const struct sheet *sheet, int first_row,
             int first_col, int last_row, int last_col)
{
    char range[REF_SIZE];
    struct buf formula = {0};
    if (wb->failed)
        return;
    buf_addf(&formula, "=%s", ref_range(sheet, first_row, first_col, last_row, last_col, range));
    wb_check(wb, workbook_define_name(wb->lxw, name, buf_text(&formula)), "name a range");
    buf_free(&formula);
}

/* The library explains a failed close on standard error, in the middle of whatever is on the
 * screen; its code says as much. */
static lxw_error close_quietly(lxw_workbook *lxw)
{
    int kept = dup(STDERR_FILENO);
    int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nothing >= 0)
        dup2(nothing, STDERR_FILENO);
    errno = 0;
    lxw_error code = workbook_close(lxw);
    int number = errno;
    if (kept >= 0 && nothing >= 0)
        dup2(kept, STDERR_FILENO);
    if (kept >= 0)
        close(kept);
    if (nothing >= 0)
        close(nothing);
    errno = number;
    return code;
}

/* Of a disk that is full the library says "Zip generic error"; the system says more. */
static bool write_out(struct wb *wb, lxw_workbook *lxw)
{
    lxw_error code = close_quietly(lxw);
    bool told = errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO;
    if (code == LXW_NO_ERROR || !told)
        return wb_check(wb, code, "be written") && archive_is_whole(wb->temp, &wb->err);
    return err_set(&wb->err, "the workbook cannot be written: %s; make room, or write elsewhere",
                   strerror(errno));
}

bool wb_close(struct wb *wb, struct wb_count *count, struct err *err)
{
    for (size_t i = 0; i < wb->count && !wb->failed; i++)
        sheet_lay_out(wb->sheets[i]);
    if (!wb->failed && wb->count == 0)
        wb_check(wb, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, "be empty");
    if (!wb->failed) {
        lxw_workbook *lxw = wb->lxw;
        wb->lxw = NULL; /* freed by the call, whatever it returns */
        wb->failed = !write_out(wb, lxw);
    }
    if (wb->failed) {
        if (err)
            *err = wb->err;
        err_prefix(err, "%s", wb->path);
        wb_abort(wb);
        return false;
    }
    if (count)
        *count = (struct wb_count){wb->count, wb->cells};
    bool done = file_replace(wb->temp, wb->path, err);
    wb_free(wb);
    return done;
}
