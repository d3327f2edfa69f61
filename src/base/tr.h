/* The words of the program, in the reader's language.
 *
 * English is written in the source. _("words") is replaced by its translation where it runs; N_()
 * only marks words in a table, which tr() translates where they are shown. Formats of err_set(),
 * app_error(), cli_say() and the like are translated by these functions and need no mark. The texts
 * of the described tables (kinds, reports, commands, keys, columns, rules) are not marked either:
 * whoever draws or prints one calls tr(). `make po` gathers them all in po/saebook.pot.
 *
 * po/LANGUAGE.po are files of GNU gettext, kept with its tools and compiled by its msgfmt, but read
 * by us (base/catalog.h) from within the program. The C library's gettext() would need the compiled
 * file installed in a folder, and it translates nothing while the locale is "C": where es_US.UTF-8
 * has not been generated, as on most school machines, setlocale() fails and English is all there is.
 *
 * Only words for people are translated: never a name in a file (CSV headers, JSON keys, fields,
 * options), nor what is stored in the book as data. Workbooks and record books stay English. */
#ifndef BASE_TR_H
#define BASE_TR_H

#include "base/attr.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define _(words)  tr(words)
#define N_(words) (words)

/* The translation, or the words themselves where there is none. Lives as long as the program. */
const char *tr(const char *words) ATTR_FORMAT_ARG(1);
/* The same for words that mean several things: `context` says which. */
const char *tr_in(const char *context, const char *words) ATTR_FORMAT_ARG(2);
/* The form that goes with a number: tr_count("%lld hour", "%lld hours", n). */
const char *tr_count(const char *one, const char *many, int64_t number) ATTR_FORMAT_ARG(1)
    ATTR_FORMAT_ARG(2);

/* Chooses the language: `wanted` is as LANGUAGE has it, names separated by colons, of which the
 * first that the program knows is taken: "es_MX.UTF-8", "es", "fr:es". "en" and "C" are English.
 * False, and English, when none is known. */
bool tr_use(const char *wanted);
/* What the environment says: LC_ALL=C is English whatever else is set, then LANGUAGE, LC_ALL,
 * LC_MESSAGES, LANG: the first that is not empty. */
void tr_use_environment(void);
const char *tr_language(void); /* "en", "es": the one in use */

/* Everyday words in place of the field's and the accountant's, for those who begin: a second, small
 * catalog of the language, po/plain/LANGUAGE.po, goes before the first. What it does not say, and
 * what stands between tr_english_begin() and its end, is as ever. */
void tr_use_plain(bool plain);

/* What is handed to readers of English, such as a workbook or a file of figures, is written between
 * the two: nothing is translated there but what err_set() says. They may be nested. */
void tr_english_begin(void);
void tr_english_end(void);
/* A sentence for the reader, even there. */
const char *tr_for_reader(const char *words) ATTR_FORMAT_ARG(1);

/* The languages there are, English first; NULL at the end. `name` gets what it calls itself. */
const char *tr_language_at(size_t at, const char **name);

#endif
