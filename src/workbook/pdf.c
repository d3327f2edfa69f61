#include "workbook/pdf.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PDF_MOST = 512 * 1024 * 1024,
    FOLDERS_OPEN = 16, /* while a tree is removed */
    MISSING = 127,     /* how a program that is not there ends, where spawning does not tell */
    LOOK_EVERY = 50,   /* milliseconds */
};

extern char **environ;

/* ---- a folder for one conversion ------------------------------------------------------------ */

static char *make_folder(struct err *err)
{
    const char *temp = getenv("TMPDIR");
    char *folder = file_join(temp && *temp ? temp : "/tmp", "saebook-pdf-XXXXXX");
    if (mkdtemp(folder))
        return folder;
    err_system(err, "%s: no folder for LibreOffice can be made", folder);
    mem_free(folder);
    return NULL;
}

static int remove_one(const char *path, const struct stat *about, int what, struct FTW *where)
{
    (void)about;
    (void)what;
    (void)where;
    (void)remove(path);
    return 0;
}

static void remove_folder(char *folder)
{
    (void)nftw(folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
    mem_free(folder);
}

/* ---- running it ----------------------------------------------------------------------------- */

/* "-env:UserInstallation=file:///tmp/saebook-pdf-x/profile" */
static char *profile_option(const char *folder)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";
    struct buf out = {0};
    buf_add_text(&out, "-env:UserInstallation=file://");
    for (const char *at = folder; *at; at++)
        if (strchr(plain, *at))
            buf_add_char(&out, *at);
        else
            buf_addf(&out, "%%%02X", (unsigned)(unsigned char)*at);
    buf_add_text(&out, "/profile");
    return buf_take(&out);
}

/* In a group of processes of its own, so that all of them can be ended; its end of `pipe` closes
 * when the last of them has gone. 0, or the number of the error. */
static int start(const char *program, char *const *arguments, int pipe_end, pid_t *child)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_addclose(&files, pipe_end);
    int number = posix_spawnp(child, program, &files, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return number;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Waits until the last process has closed the pipe and the first has ended; -1: too long. */
static int await(pid_t child, int pipe_end, int seconds)
{
    int64_t until = now() + (int64_t)seconds * 1000;
    struct pollfd wait = {.fd = pipe_end, .events = POLLIN};
    bool open = true;
    for (;;) {
        int status;
        pid_t ended = open ? 0 : waitpid(child, &status, WNOHANG);
        if (ended == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
        if (now() >= until || (ended < 0 && errno != EINTR))
            break;
        char byte;
        if (poll(&wait, open, LOOK_EVERY) > 0 && read(pipe_end, &byte, 1) == 0)
            open = false;
    }
    kill(-child, SIGKILL);
    waitpid(child, NULL, 0);
    return -1;
}

/* The status it ended with; -1 if it had to be ended, MISSING if there is no such program. */
static int run(const char *program, char *const *arguments, int seconds, struct err *err)
{
    int ends[2];
    pid_t child;
    if (pipe(ends) != 0) {
        err_system(err, "LibreOffice cannot be run");
        return 1;
    }
    int number = start(program, arguments, ends[0], &child);
    close(ends[1]);
    int status = number == 0 ? await(child, ends[0], seconds) : number == ENOENT ? MISSING : 1;
    close(ends[0]);
    return status;
}

/* Debian and most others call it soffice, some only libreoffice; on a Mac it lies in its folder. */
static const char *const programs[] = {
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
};

static bool convert(const char *folder, const char *book, int seconds, struct err *err)
{
    char *profile = profile_option(folder);
    char *const arguments[] = {
        (char[]){"soffice"},      profile,
        (char[]){"--headless"},   (char[]){"--norestore"},
        (char[]){"--convert-to"}, (char[]){"pdf"},
        (char[]){"--outdir"},     mem_text(folder),
        mem_text(book),           NULL,
    };
    int status = MISSING;
    for (size_t i = 0; i < COUNT_OF(programs) && status == MISSING; i++)
        status = run(programs[i], arguments, seconds, err);
    mem_free(profile);
    mem_free(arguments[7]);
    mem_free(arguments[8]);
    if (status == MISSING)
        return err_set(err,
                       "LibreOffice is not installed, and it makes the PDF; install it, or open "
                       "the workbook and print it from there");
    if (status < 0)
        return err_set(err,
                       "LibreOffice took more than %d seconds for the PDF and was ended; open "
                       "the workbook and print it from there",
                       seconds);
    return status == 0 ||
           err_set(err, "LibreOffice could not make the PDF; open the workbook and print it from "
                        "there");
}

/* ---- the file ------------------------------------------------------------------------------- */

static bool copy_out(const char *from, const char *to, struct err *err)
{
    struct buf bytes = {0};
    struct file_out out;
    bool done = false;
    if (!file_exists(from))
        err_set(err, "LibreOffice made no PDF; open the workbook and print it from there");
    else if (file_read(from, PDF_MOST, &bytes, err) && file_out_open(&out, to, err)) {
        (void)fwrite(buf_text(&bytes), 1, bytes.len, out.stream); /* closing tells a failure */
        done = file_out_close(&out, err);
    }
    buf_free(&bytes);
    return done;
}

bool pdf_write(const char *xlsx, const char *pdf, int seconds, struct err *err)
{
    char *folder = make_folder(err);
    if (!folder)
        return false;
    char *whole = realpath(xlsx, NULL);
    char *book = file_join(folder, "book.xlsx"), *made = file_join(folder, "book.pdf");
    /* By a link of a plain name: what it lays beside the file does not come to lie with the user's,
     * and a name that begins with a dash is no option. */
    bool done = whole && symlink(whole, book) == 0;
    if (!done)
        err_system(err, "%s: the workbook cannot be read", xlsx);
    done = done && convert(folder, book, seconds, err) && copy_out(made, pdf, err);
    free(whole);
    mem_free(book);
    mem_free(made);
    remove_folder(folder);
    return done;
}

char *pdf_name(const char *xlsx)
{
    size_t length = strlen(xlsx);
    struct buf out = {0};
    if (length > 5 && strcmp(xlsx + length - 5, ".xlsx") == 0)
        length -= 5;
    buf_add(&out, xlsx, length);
    buf_add_text(&out, ".pdf");
    return buf_take(&out);
}
