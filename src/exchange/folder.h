/* Folders that records are read from and written to. Internal to src/exchange. */
#ifndef EXCHANGE_FOLDER_H
#define EXCHANGE_FOLDER_H

#include "base/err.h"
#include <stdbool.h>

/* The path of `name` below `folder`, owned by the caller. NULL with a sentence where the name is
 * absolute, climbs out by "..", or leads out of the folder by a link. */
char *folder_path(const char *folder, const char *name, struct err *err);

/* A fresh folder inside `folder`, to write into before anything there is replaced. Owned by the
 * caller, NULL on failure. */
char *folder_stage(const char *folder, struct err *err);
/* Moves everything of `from` into `to`, replacing files of the same names; `from` is gone then. */
bool folder_move_into(const char *from, const char *to, struct err *err);
/* Removes a folder with all in it; what cannot be removed is left. */
void folder_remove(const char *folder);

#endif
