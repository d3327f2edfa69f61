/* Paths within a folder, shared by import and export. Internal to src/exchange. */
#ifndef EXCHANGE_INSIDE_H
#define EXCHANGE_INSIDE_H

#include "base/err.h"

/* The folder that a file lies in, owned by the caller. */
char *folder_of_file(const char *path);

/* The path of `name` below `folder`, owned by the caller. NULL with a sentence where the name is
 * absolute, climbs out by "..", or leads out of the folder by a link. */
char *folder_path(const char *folder, const char *name, struct err *err);

#endif
