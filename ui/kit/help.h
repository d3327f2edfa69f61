/* The "?" page: the keys that work here, made from the key tables, after what the screen itself has
 * to say. A screen's help() adds to it: help_heading(), help_text(). */
#ifndef KIT_HELP_H
#define KIT_HELP_H

#include "kit/app.h"

struct help;

void help_heading(struct help *help, const char *words);
void help_text(struct help *help, const char *paragraph); /* wrapped at words */
/* A word and what it means, side by side. */
void help_term(struct help *help, const char *term, const char *meaning);

#endif
