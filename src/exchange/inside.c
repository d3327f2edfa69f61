/* A file that a CSV names stays within the CSV's folder. */
#include "exchange/inside.h"
#include "base/file.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

char *folder_of_file(const char *path)
{
    size_t nbytes = (size_t)(file_name(path) - path);
    return nbytes == 0 ? mem_text(".") : mem_text_n(path, nbytes);
}

static bool climbs(const char *name)
{
    for (const char *at = name; *at;) {
        size_t part = strcspn(at, "/");
        if (part == 2 && memcmp(at, "..", 2) == 0)
            return true;
        at += part + (at[part] == '/');
    }
    return false;
}

/* Whether `path`, all links followed, lies below `folder`. */
static bool lies_below(const char *folder, const char *path)
{
    char *real_folder = realpath(folder, NULL), *real_path = realpath(path, NULL);
    size_t nbytes = real_folder ? strlen(real_folder) : 0;
    bool below = real_folder && real_path && strncmp(real_path, real_folder, nbytes) == 0 &&
                 (real_path[nbytes] == '/' || strcmp(real_folder, "/") == 0);
    free(real_folder);
    free(real_path);
    return below;
}

char *folder_path(const char *folder, const char *name, struct err *err)
{
    if (name[0] == '/' || climbs(name)) {
        err_set(err, "\"%s\" leads out of the folder of the CSV; put the file into that folder, or "
                     "one below it",
                name);
        return NULL;
    }
    char *path = file_join(folder, name);
    if (!file_exists(path)) {
        err_set(err, "there is no file \"%s\" in the folder of the CSV", name);
    } else if (!lies_below(folder, path)) {
        err_set(err, "\"%s\" is a link that leads out of the folder of the CSV; put the file itself "
                     "there",
                name);
    } else {
        return path;
    }
    mem_free(path);
    return NULL;
}
