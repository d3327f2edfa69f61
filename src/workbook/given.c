#include "workbook/given.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"

#include <dirent.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 20 }; /* workbooks in a step of the log */

#define NOTES ".saebook-awards"
#define TEMPORARY ".saebook-??????" /* the notes are called so, too */
enum { NOTES_BYTES = 4 << 20, LEFT_SECONDS = 3600 };

/* A workbook of the folder, as it was when it was written. */
struct note {
    char *name;
    uint64_t stamp;
    int64_t bytes;
};

struct given {
    struct book *book;
    const char *what;
    int year;
    const struct award_giving *giving;
    bool logged;
    char *notes_path;
    struct note *notes;
    size_t note_count;
    /* Written and not in the log yet: what they are, and what the notes will say. */
    struct award_scope waiting[BATCH];
    struct note waiting_notes[BATCH];
    size_t waiting_count;
};

/* ---- what is in the folder ------------------------------------------------------------------ */

static int64_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1;
}

static void add_note(struct given *given, const struct note *note)
{
    for (size_t i = 0; i < given->note_count; i++)
        if (strcmp(given->notes[i].name, note->name) == 0) {
            free(given->notes[i].name);
            given->notes[i] = *note;
            return;
        }
    given->notes = mem_grow(given->notes, given->note_count + 1, sizeof *given->notes);
    given->notes[given->note_count++] = *note;
}

/* Lines "STAMP BYTES NAME". What cannot be read only has its workbook written again. */
static void read_notes(struct given *given)
{
    struct buf text = {0};
    char *rest = NULL;
    if (file_exists(given->notes_path) && file_read(given->notes_path, NOTES_BYTES, &text, NULL))
        for (char *line = text.data; line && *line; line = rest) {
            struct note note = {0};
            int name = 0;
            rest = strchr(line, '\n');
            if (rest)
                *rest++ = '\0';
            if (sscanf(line, "%" SCNx64 " %" SCNd64 " %n", &note.stamp, &note.bytes, &name) == 2 &&
                name > 0 && line[name]) {
                note.name = mem_text(line + name);
                add_note(given, &note);
            }
        }
    buf_free(&text);
}

static bool write_notes(const struct given *given, struct err *err)
{
    struct file_out out;
    if (!file_out_open(&out, given->notes_path, err))
        return false;
    for (size_t i = 0; i < given->note_count; i++)
        (void)fprintf(out.stream, "%016" PRIx64 " %" PRId64 " %s\n", given->notes[i].stamp,
                      given->notes[i].bytes, given->notes[i].name);
    return file_out_close(&out, err);
}

bool given_is_current(const struct given *given, const char *path, uint64_t stamp)
{
    for (size_t i = 0; i < given->note_count; i++)
        if (strcmp(given->notes[i].name, file_name(path)) == 0)
            return given->notes[i].stamp == stamp && given->notes[i].bytes == size_of(path);
    return false;
}

/* ---- the log -------------------------------------------------------------------------------- */

static bool log_waiting(struct given *given, struct err *err)
{
    struct buf told = {0};
    if (!given->logged)
        return true;
    if (!change_begin(given->book, CHANGE_RECORDED, err))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < given->waiting_count; i++)
        done = award_disclose_in(given->book, &given->waiting[i], given->giving, err);
    buf_addf(&told, "gave out %zu %s%s of %d", given->waiting_count, given->what,
             given->waiting_count == 1 ? "" : "s", given->year);
    return change_end(given->book, done, &told, NULL, err);
}

/* Puts what waits into the log and then into the notes; forgets it in any case. */
static bool settle(struct given *given, struct err *err)
{
    bool done = given->waiting_count == 0 || log_waiting(given, err);
    for (size_t i = 0; i < given->waiting_count; i++) {
        award_scope_clear(&given->waiting[i]);
        if (done)
            add_note(given, &given->waiting_notes[i]);
        else
            free(given->waiting_notes[i].name);
    }
    bool any = given->waiting_count > 0;
    given->waiting_count = 0;
    return done && (!any || write_notes(given, err));
}

/* ---- the folder ----------------------------------------------------------------------------- */

void given_sweep(const char *folder)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    time_t now = time(NULL);
    while (open && (entry = readdir(open)) != NULL) {
        struct stat st;
        if (fnmatch(TEMPORARY, entry->d_name, 0) != 0 || strcmp(entry->d_name, NOTES) == 0)
            continue;
        char *path = file_join(folder, entry->d_name);
        if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && now - st.st_mtime > LEFT_SECONDS)
            (void)unlink(path);
        mem_free(path);
    }
    if (open)
        (void)closedir(open);
}

struct given *given_open(struct book *book, const char *folder, const char *what, int year,
                         const struct award_giving *giving)
{
    struct given *given = mem_alloc(sizeof *given);
    *given = (struct given){.book = book,
                            .what = what,
                            .year = year,
                            .giving = giving,
                            .logged = book_can_write(book, NULL),
                            .notes_path = file_join(folder, NOTES)};
    read_notes(given);
    return given;
}

bool given_is_logged(const struct given *given)
{
    return given->logged;
}

bool given_add(struct given *given, const char *path, uint64_t stamp, struct award_scope *scope,
               struct err *err)
{
    given->waiting_notes[given->waiting_count] = (struct note){
        .name = mem_text(file_name(path)), .stamp = stamp, .bytes = size_of(path)};
    given->waiting[given->waiting_count++] = *scope;
    *scope = (struct award_scope){0};
    return given->waiting_count < BATCH || settle(given, err);
}

bool given_close(struct given *given, bool ok, struct err *err)
{
    struct err later = {""};
    if (!settle(given, ok ? err : &later))
        ok = false;
    for (size_t i = 0; i < given->note_count; i++)
        free(given->notes[i].name);
    free(given->notes);
    free(given->notes_path);
    mem_free(given);
    return ok;
}
