/* A file that a CSV names stays within the CSV's folder; a folder is written beside and moved in.
 */
#include "exchange/folder.h"
#include "base/file.h"
#include "base/mem.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- names inside ---------------------------------------------------------------------------- */

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
        err_set(err,
                "\"%s\" leads out of the folder of the CSV; put the file into that folder, or "
                "one below it",
                name);
        return NULL;
    }
    char *path = file_join(folder, name);
    if (!file_exists(path)) {
        err_set(err, "there is no file \"%s\" in the folder of the CSV; check the name", name);
    } else if (!lies_below(folder, path)) {
        err_set(err,
                "\"%s\" is a link that leads out of the folder of the CSV; put the file itself "
                "there",
                name);
    } else {
        return path;
    }
    mem_free(path);
    return NULL;
}

/* ---- writing beside -------------------------------------------------------------------------- */

char *folder_stage(const char *folder, struct err *err)
{
    char *path = file_join(folder, ".saebook-XXXXXX");
    if (mkdtemp(path))
        return path;
    err_system(err, "cannot write into %s", folder);
    mem_free(path);
    return NULL;
}

/* Calls `each` for everything in a folder but itself and the one above; false stops. */
static bool for_each(const char *folder, bool (*each)(void *context, const char *name),
                     void *context)
{
    DIR *open = opendir(folder);
    bool ok = open != NULL;
    struct dirent *entry;
    while (ok && (entry = readdir(open)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            ok = each(context, entry->d_name);
    }
    if (open)
        (void)closedir(open);
    return ok;
}

struct move {
    const char *from, *to;
    struct err *err;
};

static bool move_one(void *context, const char *name)
{
    struct move *move = context;
    char *from = file_join(move->from, name), *to = file_join(move->to, name);
    bool ok;
    if (file_is_folder(from))
        ok = (mkdir(to, 0777) == 0 || (errno == EEXIST && file_is_folder(to)))
                 ? folder_move_into(from, to, move->err)
                 : err_system(move->err, "cannot make the folder %s", to);
    else
        ok = rename(from, to) == 0 || err_system(move->err, "cannot write %s", to);
    mem_free(from);
    mem_free(to);
    return ok;
}

bool folder_move_into(const char *from, const char *to, struct err *err)
{
    struct move move = {from, to, err};
    err_set(err, "cannot read %s", from);
    return for_each(from, move_one, &move) &&
           (rmdir(from) == 0 || err_system(err, "cannot remove %s", from));
}

static bool remove_one(void *context, const char *name)
{
    char *path = file_join(context, name);
    struct stat about;
    if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode))
        folder_remove(path);
    else
        (void)unlink(path);
    mem_free(path);
    return true;
}

void folder_remove(const char *folder)
{
    char *path = mem_text(folder);
    (void)for_each(path, remove_one, path);
    (void)rmdir(path);
    mem_free(path);
}
