/* What stands on the pages of a PDF, and whether it is all of a workbook: nothing cut off, nothing
 * one over the other, no page without anything, no "###". */
#ifndef SUPPORT_PAPER_H
#define SUPPORT_PAPER_H

#include "base/buf.h"
#include "support/xlsx.h"
#include <stddef.h>

struct paper_word {
    double left, top, right, bottom; /* points, from the page's upper left */
    char *text;
};

struct paper_page {
    double width, height;
    struct paper_word *words;
    size_t count;
    size_t head, body; /* words of the header; the first of the footer */
};

struct paper {
    struct paper_page *pages;
    size_t count;
};

/* By pdftotext. A file that cannot be read fails the test. */
struct paper *paper_read(const char *pdf);
void paper_free(struct paper *paper);

/* Adds a line to `why` for each fault of a workbook's pages, at most `most`. */
void paper_faults(const struct paper *paper, const struct xlsx *xlsx, size_t most, struct buf *why);

#endif
