/* What a person has chosen for all books: theme, language, columns. A small text file of the user's
 * own, $XDG_CONFIG_HOME/saebook/settings, a line each:
 *
 *     theme = high contrast
 *     columns.hours = date, minutes, project
 *
 * Lines that begin with '#' and names that nobody knows are kept. There is one user, so there is one
 * of these. Nothing of it concerns the records: with no file, or a damaged one, everything works and
 * is as it is at first. */
#ifndef BASE_PREFS_H
#define BASE_PREFS_H

#include "base/err.h"
#include <stdbool.h>

enum { PREFS_NAME_MAX = 64, PREFS_VALUE_MAX = 1024 }; /* bytes */

/* Reads the file. False where there is one that cannot be read or is damaged: the sentence says so,
 * and nothing of it is used; it is kept aside as "settings.damaged" when something is next set. */
bool prefs_load(struct err *err);
void prefs_forget(void); /* what was read; the file stays */

/* The value as it was set; NULL where nothing was. Valid until the next call of any of
 * these. */
const char *prefs_get(const char *name);
/* For what is on or off ("on" or "off" in the file); `otherwise` where nothing was set. */
bool prefs_is_on(const char *name, bool otherwise);

/* Sets one value (NULL: as if never set) and writes the file, whole. The others are read again
 * before, so that two programs at work do not undo each other's. A name is of letters, digits, '.',
 * '_' and '-'; a value is one line without spaces at its ends. Where the file cannot be written it
 * holds until the program ends, and false is returned. */
bool prefs_set(const char *name, const char *value, struct err *err);
bool prefs_set_on(const char *name, bool on, struct err *err);

#endif
