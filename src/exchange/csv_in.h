/* CSV in, a row at a time, strictly, without ever holding the file.
 *
 * Parted by commas, or by semicolons or tabs where the first line has no comma; quotes doubled
 * inside quotes (RFC 4180); rows end with LF, CRLF or CR, also
 * inside quotes; a byte-order mark is passed over; blank lines are no rows; spaces around an
 * unquoted field are not part of it. What breaks the file (an unclosed quote, text beside a quote,
 * a field over CSV_FIELD_MAX bytes, UTF-16) ends reading; what spoils a row (a NUL byte, a control
 * character, invalid UTF-8) is told with the row, and reading can go on. */
#ifndef EXCHANGE_CSV_IN_H
#define EXCHANGE_CSV_IN_H

#include "base/err.h"
#include <stddef.h>
#include <stdint.h>

enum { CSV_FIELD_MAX = 1 << 20, CSV_FIELDS_MAX = 256 };

struct csv_in;

struct csv_field {
    const char *text; /* followed by a NUL; valid until the next call */
    size_t nbytes;
};

struct csv_row {
    const struct csv_field *fields;
    size_t count;
    uint64_t line; /* where the row begins in the file, from 1 */
    size_t bad;    /* CSV_BAD_ROW: which field, from 0 */
};

enum csv_next { CSV_FAILED = -1, CSV_END = 0, CSV_ROW = 1, CSV_BAD_ROW = 2 };

/* "-" is standard input. NULL on failure. */
struct csv_in *csv_in_open(const char *path, struct err *err);
/* Reads from memory that stays the caller's. */
struct csv_in *csv_in_memory(const char *bytes, size_t nbytes);
void csv_in_close(struct csv_in *in); /* accepts NULL */

/* CSV_FAILED: the sentence begins with the line. CSV_BAD_ROW: the sentence speaks of the field
 * only, the caller knows what it is called. */
enum csv_next csv_in_next(struct csv_in *in, struct csv_row *row, struct err *err);

/* How far reading is: bytes read, and of how many (0: unknown, a pipe). */
void csv_in_progress(const struct csv_in *in, uint64_t *done, uint64_t *total);

/* Asked before the first row: true if it can be seen to hold at most `most` lines (not of a pipe).
 */
bool csv_in_is_short(struct csv_in *in, size_t most);

#endif
