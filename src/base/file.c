/* Files read whole, and outputs that are either the old file or the complete new one. */
#include "base/file.h"

#include "base/mem.h"
#include "base/tr.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_CHUNK = 65536 };

static bool is_standard(const char *path)
{
    return !path || strcmp(path, "-") == 0;
}

/* The sentence for errno, met while doing (an infinitive) something to path. */
static bool fail(struct err *err, const char *doing, const char *path)
{
    return err_system(err, "cannot %s %s", doing, path);
}

/* ---- names ----------------------------------------------------------------------------------- */

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *file_folder(const char *path)
{
    const char *name = file_name(path);

    if (name == path)
        return mem_text(".");
    if (name == path + 1)
        return mem_text("/");
    return mem_text_n(path, (size_t)(name - path) - 1);
}

char *file_join(const char *folder, const char *name)
{
    struct buf path = {0};

    buf_add_text(&path, folder);
    if (path.len && *name && path.data[path.len - 1] != '/')
        buf_add_char(&path, '/');
    buf_add_text(&path, name);
    return buf_take(&path);
}

bool file_exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Keeps errno, which says why it could not be made. */
static bool is_folder_after_all(const char *path)
{
    int kept = errno;
    bool folder = file_is_folder(path);

    errno = kept;
    return folder;
}

bool file_make_folders(const char *path, struct err *err)
{
    char *copy = mem_text(path), *end = copy;
    bool done = false;

    if (!*path) {
        err_set(err, "the name of the folder is empty; give one");
        goto out;
    }
    do {
        char kept;

        end += strspn(end, "/");
        end += strcspn(end, "/");
        kept = *end;
        *end = '\0';
        if (mkdir(copy, 0777) != 0 && !is_folder_after_all(copy)) {
            fail(err, _("make the folder"), copy);
            goto out;
        }
        *end = kept;
    } while (*end);
    done = true;
out:
    free(copy);
    return done;
}

bool file_make_folder_of(const char *path, struct err *err)
{
    char *folder = file_folder(path);
    bool ok = file_make_folders(folder, err);

    free(folder);
    return ok;
}

/* ---- reading --------------------------------------------------------------------------------- */

bool file_read(const char *path, size_t max_bytes, struct buf *out, struct err *err)
{
    bool standard = is_standard(path), done = false;
    const char *shown = standard ? _("standard input") : path;
    size_t before = out->len;
    char *chunk = mem_alloc(FILE_CHUNK);
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0) {
        fail(err, _("read"), shown);
        goto out;
    }
    for (;;) {
        ssize_t got = read(fd, chunk, FILE_CHUNK);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            fail(err, _("read"), shown);
            goto out;
        }
        if (got == 0)
            break;
        if ((size_t)got > max_bytes - (out->len - before)) {
            err_set(err, "%s is too large; at most %zu bytes", shown, max_bytes);
            goto out;
        }
        buf_add(out, chunk, (size_t)got);
    }
    done = true;
out:
    if (!done && out->data) {
        out->len = before;
        out->data[before] = '\0';
    }
    if (fd >= 0 && !standard)
        close(fd);
    free(chunk);
    return done;
}

/* ---- replacing ------------------------------------------------------------------------------- */

/* Where an output goes: a name that a temporary can be renamed to, or else something (a device, a
 * pipe, standard output) that is written into. */
struct target {
    char *path;    /* owned; links followed; NULL for standard output */
    bool replaces; /* a file is there, of this mode and group */
    bool direct;   /* not a file: cannot be replaced */
    mode_t mode;
    gid_t group;
};

static void target_free(struct target *target)
{
    free(target->path);
    target->path = NULL;
}

/* Finds out before anything is computed whether the output can be written. */
static bool target_find(struct target *target, const char *path, struct err *err)
{
    struct stat st;
    mode_t mask;

    *target = (struct target){.direct = is_standard(path)};
    if (target->direct)
        return true;
    if (stat(path, &st) != 0) {
        if (errno != ENOENT)
            return fail(err, _("write"), path);
        mask = umask(0);
        umask(mask);
        target->mode = 0666 & ~mask;
        target->path = mem_text(path);
        return true;
    }
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return fail(err, _("write"), path);
    }
    /* Renaming would get round a file's own protection. */
    if (access(path, W_OK) != 0)
        return fail(err, _("write"), path);
    target->direct = !S_ISREG(st.st_mode);
    target->replaces = !target->direct;
    target->mode = st.st_mode & 0777;
    target->group = st.st_gid;
    char *real = target->direct ? NULL : realpath(path, NULL);
    target->path = mem_text(real ? real : path);
    free(real);
    return true;
}

/* A new empty file in the folder; NULL when there can be none. */
static char *make_temp(const char *folder, const char *path, int *fd, struct err *err)
{
    char *temp = file_join(folder, ".saebook-XXXXXX");

    *fd = mkstemp(temp);
    if (*fd >= 0)
        return temp;
    fail(err, _("write"), path);
    free(temp);
    return NULL;
}

/* On a disk before anything is renamed over the old file. Some file systems cannot sync. */
static bool sync_file(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* The rename itself survives a power cut only once its folder is written. */
static void sync_folder(const char *path)
{
    char *folder = file_folder(path);
    int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);

    if (fd >= 0) {
        (void)fsync(fd); /* refused on some file systems; the content is safe by now */
        close(fd);
    }
    free(folder);
}

static void keep_mode(int fd, const struct target *target)
{
    /* As far as we may: a group we are not in cannot be given, and then gets no access either. */
    mode_t mode = target->mode;

    if (target->replaces && fchown(fd, (uid_t)-1, target->group) != 0)
        mode &= ~(mode_t)070;
    (void)fchmod(fd, mode);
}

bool file_out_open(struct file_out *out, const char *path, struct err *err)
{
    struct target target;
    int fd = -1;

    *out = (struct file_out){0};
    if (!target_find(&target, path, err))
        return false;
    if (!target.path) {
        out->stream = stdout;
        return true;
    }
    if (target.direct) {
        out->stream = fopen(path, "w");
    } else {
        char *folder = file_folder(target.path);

        out->temp = make_temp(folder, path, &fd, err);
        free(folder);
        if (!out->temp) {
            target_free(&target);
            return false;
        }
        keep_mode(fd, &target);
        out->stream = fdopen(fd, "w");
    }
    out->path = target.path;
    out->given = mem_text(path);
    if (out->stream)
        return true;
    fail(err, _("write"), path);
    if (fd >= 0)
        close(fd);
    file_out_abort(out);
    return false;
}

static void file_out_free(struct file_out *out)
{
    free(out->path);
    free(out->given);
    free(out->temp);
    *out = (struct file_out){0};
}

bool file_out_close(struct file_out *out, struct err *err)
{
    const char *shown = out->given ? out->given : _("standard output");
    bool failed_before = ferror(out->stream) != 0;
    bool done;

    errno = 0;
    done = fflush(out->stream) == 0 && !failed_before;
    if (done && out->temp)
        done = sync_file(fileno(out->stream));
    if (!done) {
        /* An earlier write may have failed without leaving its reason. */
        if (errno == 0)
            errno = ENOSPC;
        fail(err, _("write"), shown);
        file_out_abort(out);
        return false;
    }
    if (out->path) {
        FILE *stream = out->stream;

        out->stream = NULL;
        if (fclose(stream) != 0 || (out->temp && rename(out->temp, out->path) != 0)) {
            fail(err, _("write"), shown);
            file_out_abort(out);
            return false;
        }
        if (out->temp)
            sync_folder(out->path);
    }
    file_out_free(out);
    return true;
}

void file_out_abort(struct file_out *out)
{
    if (out->stream && out->path)
        fclose(out->stream);
    if (out->temp)
        unlink(out->temp);
    file_out_free(out);
}

/* ---- outputs that a library writes by name --------------------------------------------------- */

char *file_temp_beside(const char *path, struct err *err)
{
    struct target target;
    const char *tmpdir = getenv("TMPDIR");
    char *folder, *temp;
    int fd;

    if (!target_find(&target, path, err))
        return NULL;
    if (target.direct)
        folder = mem_text(tmpdir && *tmpdir ? tmpdir : "/tmp");
    else
        folder = file_folder(target.path);
    temp = make_temp(folder, path ? path : _("standard output"), &fd, err);
    if (temp)
        close(fd);
    free(folder);
    target_free(&target);
    return temp;
}

/* Copies what is in fd to a device, a pipe or standard output. */
static bool copy_out(int fd, const char *path, struct err *err)
{
    struct file_out out;
    char *chunk;
    ssize_t got;

    if (!file_out_open(&out, path, err))
        return false;
    chunk = mem_alloc(FILE_CHUNK);
    while ((got = read(fd, chunk, FILE_CHUNK)) > 0)
        if (fwrite(chunk, 1, (size_t)got, out.stream) != (size_t)got)
            break;
    free(chunk);
    if (got < 0) {
        fail(err, _("write"), path ? path : _("standard output"));
        file_out_abort(&out);
        return false;
    }
    return file_out_close(&out, err);
}

bool file_replace(const char *temp, const char *path, struct err *err)
{
    struct target target;
    int fd = -1;
    bool done = false;

    if (!target_find(&target, path, err))
        goto out;
    fd = open(temp, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail(err, _("read"), temp);
        goto out;
    }
    if (target.direct) {
        done = copy_out(fd, path, err);
        goto out;
    }
    keep_mode(fd, &target);
    if (!sync_file(fd) || rename(temp, target.path) != 0) {
        fail(err, _("write"), path);
        goto out;
    }
    sync_folder(target.path);
    done = true;
out:
    if (!done || target.direct)
        unlink(temp);
    if (fd >= 0)
        close(fd);
    target_free(&target);
    return done;
}

/* ---- folders of the user --------------------------------------------------------------------- */

static char *user_path(const char *variable, const char *below_home, const char *name)
{
    const char *root = getenv(variable), *home = getenv("HOME");
    char *folder, *own, *path;

    if (root && root[0] == '/') { /* a relative one is to be ignored, by the specification */
        folder = mem_text(root);
    } else {
        if (!home || !*home) {
            const struct passwd *user = getpwuid(getuid());

            home = user && user->pw_dir ? user->pw_dir : ".";
        }
        folder = file_join(home, below_home);
    }
    own = file_join(folder, "saebook");
    path = file_join(own, name);
    free(folder);
    free(own);
    return path;
}

char *file_user_data(const char *name)
{
    return user_path("XDG_DATA_HOME", ".local/share", name);
}

char *file_user_state(const char *name)
{
    return user_path("XDG_STATE_HOME", ".local/state", name);
}

char *file_user_config(const char *name)
{
    return user_path("XDG_CONFIG_HOME", ".config", name);
}
