/* What a person chose for all books: kept by base/prefs, shown and changed by settings_screen(). */
#ifndef SCREEN_START_SETTINGS_H
#define SCREEN_START_SETTINGS_H

#include "base/err.h"
#include "kit/app.h"
#include "kit/term.h"
#include <stdbool.h>

/* Names in the settings file. The switches are "on" or "off". */
#define SETTING_THEME       "theme"       /* a name of theme_scheme() */
#define SETTING_LANGUAGE    "language"    /* a name of tr_language_at() */
#define SETTING_PLAIN_WORDS "plain_words" /* everyday words instead of the field's: middle school */
#define SETTING_READER      "screen_reader"
#define SETTING_ASCII       "ascii_signs"
#define SETTING_MOUSE       "mouse"
#define SETTING_BARS        "class_degree" /* a code of the list "degree": what the class's bars show */

/* Reads the file, and uses what it says of language, plain words and theme; the options are for
 * term_start().
 * SAEBOOK_READER and SAEBOOK_PLAIN in the environment switch these on for one run. False: the file
 * is damaged; all the same it goes on, without it. */
bool settings_start(struct term_options *options, struct err *err);

void settings_screen(struct app *app);

#endif
