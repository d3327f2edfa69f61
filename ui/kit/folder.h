/* The entries of a folder, for choosing a file: folders first, both in the order of their names. */
#ifndef KIT_FOLDER_H
#define KIT_FOLDER_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct folder_entry {
    char *name; /* owned; bytes that are not UTF-8 are left out of the list altogether */
    bool is_folder;
    int64_t size;
    time_t changed;
};

struct folder {
    char *path; /* owned, absolute where it can be */
    struct folder_entry *entries;
    size_t count, room;
};

/* Reads `path` ("~" and "~/..." are the home folder). `suffixes`, NULL or like ".jpg .jpeg", and
 * `folders_only` leave out files. On failure `folder` stays as it was. */
bool folder_read(struct folder *folder, const char *path, const char *suffixes, bool folders_only,
                 struct err *err);
void folder_free(struct folder *folder);

char *folder_resolve(const char *path); /* with "~" put in; owned by the caller */
bool folder_has_suffix(const char *name, const char *suffixes); /* ignoring case */

#endif
