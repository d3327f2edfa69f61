/* UTF-8 text: validity, columns, clusters, folding. Built on libutf8proc.
 *
 * Text inside the program is valid UTF-8 without NUL; it is checked at every entrance with
 * text_check(). Sizes are named for what they count: nbytes, ncols (terminal columns). */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8, no NUL, no control characters (C0, DEL, C1); `lines` allows newline and tab.
 * Also refuses bidirectional overrides (U+202A-202E, U+2066-2069), which can disguise text.
 * The error says which character, and where. */
bool text_check(const char *text, size_t nbytes, bool lines, struct err *err);

size_t text_chars(const char *text, size_t nbytes); /* Unicode characters (code points) */
size_t text_words(const char *text); /* runs of anything but spaces, tabs and line breaks */

/* Bytes of the grapheme cluster that begins `text` (0 at the end; 1 for an invalid byte). */
size_t text_cluster(const char *text, size_t nbytes);
/* Start of the cluster before byte `at` (0 when at is 0). */
size_t text_cluster_before(const char *text, size_t at);

/* Terminal columns: wide 2, combining 0. Control and invalid bytes, drawn as '?', count 1. */
size_t text_columns(const char *text, size_t nbytes);

/* How many bytes of `text` fit into ncols columns, whole clusters only; *used gets the columns. */
size_t text_fit(const char *text, size_t nbytes, size_t ncols, size_t *used);

/* Adds exactly ncols columns to `out`: clipped with a closing "…" where it does not fit, else
 * padded with spaces on the right (or on the left when `right` is set). Control characters become
 * '?'. */
void text_pad(struct buf *out, const char *text, size_t ncols, bool right);

/* Adds `text` with control and invalid bytes replaced, so that it can be printed on a terminal. */
void text_add_safe(struct buf *out, const char *text, size_t nbytes);

/* `"text"` for a sentence: safe to print, cut after 40 columns with an ellipsis. Returns out. */
enum { TEXT_QUOTE_SIZE = 256 };
const char *text_quote(const char *text, size_t nbytes, char out[static TEXT_QUOTE_SIZE]);

/* Case-folded, accents kept: for comparing names. Controls and invalid bytes become '?'.
 * Owned by the caller. */
char *text_fold(const char *text, size_t nbytes);
/* Case-folded and stripped of accents: for finding ("jose" finds "José"). Owned by the caller. */
char *text_fold_plain(const char *text, size_t nbytes);
/* Whether `text` has these letters in it, as text_fold_plain() gives them. */
bool text_has(const char *text, size_t nbytes, const char *folded);
bool text_same(const char *a, const char *b); /* equal ignoring case */
/* Where `a` stands beside `b` in a list of names: below, at or above 0. Case and accents are passed
 * over, so that Ñañez comes between Moore and Nash and Sørensen before Stubblefield. */
int text_order(const char *a, size_t a_nbytes, const char *b, size_t b_nbytes);

/* Adds every word of `text` (letters and digits, as text_fold_plain() gives them; an apostrophe
 * within it is left out) with `before` in front of it, followed by a space: "Hale's 2 hogs" as
 * "hales 2 hogs ". */
void text_add_words(struct buf *out, const char *before, const char *text, size_t nbytes);

/* Skips spaces and tabs at both ends: *nbytes is the length given and the length left; returns the
 * start. */
const char *text_trim(const char *text, size_t *nbytes);

#endif
