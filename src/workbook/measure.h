/* How wide text stands on paper, so that columns fit what is in them and wrapped rows are tall
 * enough. A file format has no such knowledge, and a spreadsheet program only works it out on
 * screen.
 *
 * Widths are in thousandths of the font's size, from the metrics that Arial and its replacements
 * (Liberation Sans, Helvetica) share. Text is valid UTF-8. */
#ifndef WORKBOOK_MEASURE_H
#define WORKBOOK_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* Of the widest of its lines. */
size_t measure_width(const char *text, size_t nbytes, bool bold);

/* The same at once for text of printable ASCII and line breaks, which most is: its width and the
 * number of its line breaks. False for other text, and for what needs a closer look ("_x"). */
bool measure_plain(const char *text, size_t nbytes, bool bold, size_t *width, size_t *breaks);

/* Of its widest word: what a column must have so that nothing is broken inside a word. */
size_t measure_word(const char *text, size_t nbytes, bool bold);

/* How many lines it takes in a column this wide: broken at spaces, inside a word only where that
 * word alone is wider, and at its own line breaks; with a break after hyphens and slashes or without,
 * whichever takes more. At least 1. */
size_t measure_lines(const char *text, size_t nbytes, bool bold, size_t width);

/* How many of its bytes fit into `lines` lines, up to and with the space or line break where the
 * next line would begin: the parts of a text cut so, put together again, are that text. At least
 * one cluster. */
size_t measure_take(const char *text, size_t nbytes, bool bold, size_t width, size_t lines);

#endif
