#include "kit/folder.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

char *folder_resolve(const char *path)
{
    const char *home = getenv("HOME");
    if (*path == '\0')
        return mem_text(home && *home ? home : ".");
    if (path[0] == '~' && (path[1] == '/' || path[1] == '\0') && home && *home)
        return path[1] ? file_join(home, path + 2) : mem_text(home);
    return mem_text(path);
}

bool folder_has_suffix(const char *name, const char *suffixes)
{
    size_t name_len = strlen(name);
    if (!suffixes || !*suffixes)
        return true;
    for (const char *at = suffixes; *at;) {
        size_t len = strcspn(at, " ");
        if (len && name_len > len && strncasecmp(name + name_len - len, at, len) == 0)
            return true;
        at += len;
        at += strspn(at, " ");
    }
    return false;
}

static int compare_entries(const void *a, const void *b)
{
    const struct folder_entry *left = a, *right = b;
    if (left->is_folder != right->is_folder)
        return left->is_folder ? -1 : 1;
    int order = strcasecmp(left->name, right->name);
    return order ? order : strcmp(left->name, right->name);
}

static void add_entry(struct folder *folder, const char *name, const struct stat *status)
{
    if (folder->count == folder->room) {
        folder->room = folder->room ? folder->room * 2 : 64;
        folder->entries = mem_grow(folder->entries, folder->room, sizeof(*folder->entries));
    }
    folder->entries[folder->count++] = (struct folder_entry){
        mem_text(name), S_ISDIR(status->st_mode), (int64_t)status->st_size, status->st_mtime};
}

void folder_free(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        free(folder->entries[i].name);
    free(folder->entries);
    free(folder->path);
    memset(folder, 0, sizeof(*folder));
}

static char *absolute(const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = mem_text(real ? real : path);
    free(real);
    return copy;
}

bool folder_read(struct folder *folder, const char *path, const char *suffixes, bool folders_only,
                 struct err *err)
{
    struct folder fresh = {0};
    char *resolved = folder_resolve(path);
    DIR *dir = opendir(resolved);
    if (!dir) {
        err_system(err, "%s", resolved);
        free(resolved);
        return false;
    }
    fresh.path = absolute(resolved);
    for (struct dirent *entry; (entry = readdir(dir));) {
        struct stat status;
        const char *name = entry->d_name;
        if (name[0] == '.' || !text_check(name, strlen(name), false, NULL))
            continue;
        char *full = file_join(fresh.path, name);
        bool known = stat(full, &status) == 0;
        free(full);
        if (known && (S_ISDIR(status.st_mode) || (!folders_only && S_ISREG(status.st_mode) &&
                                                  folder_has_suffix(name, suffixes))))
            add_entry(&fresh, name, &status);
    }
    closedir(dir);
    free(resolved);
    if (fresh.count)
        qsort(fresh.entries, fresh.count, sizeof(*fresh.entries), compare_entries);
    folder_free(folder);
    *folder = fresh;
    return true;
}
