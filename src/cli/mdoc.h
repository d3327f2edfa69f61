/* Pieces of a manual page in mdoc, from texts that know nothing of it. For `saebook manual`. */
#ifndef CLI_MDOC_H
#define CLI_MDOC_H

#include "base/buf.h"

/* Sentences for a reader, each on a line of its own as mdoc wants it. Ends with a newline; adds
 * nothing for NULL or "". */
void mdoc_add_text(struct buf *page, const char *text);
/* One line as it is, for a display: it is neither broken nor parted. */
void mdoc_add_line(struct buf *page, const char *text);
/* A space and one argument of a macro: nothing in it acts as a macro or an escape. */
void mdoc_add_arg(struct buf *page, const char *text);

#endif
