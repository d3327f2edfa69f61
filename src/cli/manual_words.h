/* The words of the field, for the guide saebook(7), made from schema/rules/glossary.csv. */
#ifndef CLI_MANUAL_WORDS_H
#define CLI_MANUAL_WORDS_H

#include "base/buf.h"

void manual_add_words(struct buf *page);

#endif
