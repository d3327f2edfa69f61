#include "cli/written.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "cli/tools.h"
#include "workbook/pdf.h"
#include <stdio.h>
#include <unistd.h>

enum { BAR = 20, WHAT = 44 }; /* terminal columns */

bool written_is_watched(void)
{
    return isatty(STDERR_FILENO);
}

void written_clear(void)
{
    if (written_is_watched())
        (void)fprintf(stderr, "\r\033[K");
}

void written_show_part(void *context, const char *part, int done, int total)
{
    (void)context;
    (void)fprintf(stderr, "\r\033[K%d of %d: %s", done + 1, total, part);
    (void)fflush(stderr);
}

void written_show_bar(size_t done, size_t total, const char *what)
{
    struct buf line = {0};
    if (!written_is_watched() || total == 0)
        return;
    size_t full = done * BAR / total;
    for (size_t i = 0; i < BAR; i++)
        buf_add_char(&line, i < full ? '#' : '-');
    buf_addf(&line, "] %zu of %zu  ", done, total);
    text_pad(&line, what, WHAT, false);
    (void)fprintf(stderr, "\r\033[K[%s", buf_text(&line));
    (void)fflush(stderr);
    buf_free(&line);
}

bool written_pdf(struct cli *cli, const char *path)
{
    if (!cli_option(cli, "pdf"))
        return true;
    char *pdf = pdf_name(path);
    if (written_is_watched())
        (void)fprintf(stderr, "\r\033[KPDF");
    bool ok = pdf_write(path, pdf, PDF_SECONDS, &cli->err);
    written_clear();
    if (ok)
        cli_say("wrote %s", pdf);
    mem_free(pdf);
    return ok;
}
