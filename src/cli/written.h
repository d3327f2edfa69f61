/* What commands that write workbooks have in common: the line that tells how far they are, where
 * standard error is a terminal, and the PDF beside it. Internal to src/cli. */
#ifndef CLI_WRITTEN_H
#define CLI_WRITTEN_H

#include "cli/command.h"
#include <stddef.h>

bool written_is_watched(void);
/* A wb_progress: "3 of 14: Placement". */
void written_show_part(void *context, const char *part, int done, int total);
/* "[#####-----] 57 of 200  Maya Ortiz, Swine Production"; nothing where nobody watches. */
void written_show_bar(size_t done, size_t total, const char *what);
void written_clear(void); /* takes either away */

/* --pdf: the same beside it. True where it is not asked for. */
bool written_pdf(struct cli *cli, const char *path);

#endif
