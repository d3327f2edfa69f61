/* The words of a quick line: plain ones, projects behind an @, standards behind a #. Internal to
 * src/quick. */
#ifndef QUICK_WORDS_H
#define QUICK_WORDS_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

enum { WORDS_MAX = 300 };

enum word_is {
    WORD_PLAIN,
    WORD_PROJECT,  /* @...: text without the @ and without quotes */
    WORD_STANDARD, /* #...: text without the # */
};

struct word {
    enum word_is is;
    const char *text; /* into the line, not NUL-ended */
    size_t nbytes;
    size_t from, to; /* in the line, the mark and the quotes included */
};

struct words {
    struct word list[WORDS_MAX];
    size_t count;
};

/* Splits at spaces; fails on control characters, an unclosed quote after @ or too many words. */
bool words_split(const char *line, size_t nbytes, struct words *out, struct err *err);
void words_drop(struct words *words, size_t at, size_t count);

/* A plain word, ignoring case. */
bool word_is(const struct word *word, const char *text);
/* True for one of the words of a list "from to". */
bool word_in(const struct word *word, const char *list);

/* The plain words from `from` on, up to `to`, joined by spaces. */
void words_join(const struct words *words, size_t from, size_t to, struct buf *out);

#endif
