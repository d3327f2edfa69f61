#include "workbook/awards.h"

#include "award/readiness.h"
#include "award/stamp.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "workbook/award.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BATCH = 20 }; /* workbooks in a step of the log */

#define NOTES ".saebook-awards"
enum { NOTES_BYTES = 4 << 20 };

/* A workbook of the folder, as it was when it was written. */
struct note {
    char *name;
    uint64_t stamp;
    int64_t bytes;
};

struct run {
    struct book *book;
    const struct awards_request *request;
    awards_told *begins, *told;
    void *context;
    struct awards_count *count;
    char *notes_path;
    struct note *notes;
    size_t note_count;
    /* Written and not in the log yet: what they are, and what the notes will say. */
    struct award_scope waiting[BATCH];
    struct note waiting_notes[BATCH];
    size_t waiting_count;
    size_t at, total;
};

const char *awards_did_words(enum awards_did did)
{
    static const char *const words[] = {
        [AWARDS_WRITTEN] = "written",
        [AWARDS_CURRENT] = "up to date",
        [AWARDS_LEFT_OUT] = "left out",
        [AWARDS_READY] = "to be written",
    };
    return words[did];
}

/* ---- what is in the folder ------------------------------------------------------------------ */

static int64_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1;
}

static void add_note(struct run *run, const struct note *note)
{
    for (size_t i = 0; i < run->note_count; i++)
        if (strcmp(run->notes[i].name, note->name) == 0) {
            free(run->notes[i].name);
            run->notes[i] = *note;
            return;
        }
    run->notes = mem_grow(run->notes, run->note_count + 1, sizeof *run->notes);
    run->notes[run->note_count++] = *note;
}

/* Lines "STAMP BYTES NAME". What cannot be read only has its workbook written again. */
static void read_notes(struct run *run)
{
    struct buf text = {0};
    char *rest = NULL;
    if (file_exists(run->notes_path) && file_read(run->notes_path, NOTES_BYTES, &text, NULL))
        for (char *line = text.data; line && *line; line = rest) {
            struct note note = {0};
            int name = 0;
            rest = strchr(line, '\n');
            if (rest)
                *rest++ = '\0';
            if (sscanf(line, "%" SCNx64 " %" SCNd64 " %n", &note.stamp, &note.bytes, &name) == 2 &&
                name > 0 && line[name]) {
                note.name = mem_text(line + name);
                add_note(run, &note);
            }
        }
    buf_free(&text);
}

static bool write_notes(struct run *run, struct err *err)
{
    struct file_out out;
    if (!file_out_open(&out, run->notes_path, err))
        return false;
    for (size_t i = 0; i < run->note_count; i++)
        (void)fprintf(out.stream, "%016" PRIx64 " %" PRId64 " %s\n", run->notes[i].stamp,
                      run->notes[i].bytes, run->notes[i].name);
    return file_out_close(&out, err);
}

static bool is_current(const struct run *run, const char *path, uint64_t stamp)
{
    for (size_t i = 0; i < run->note_count; i++)
        if (strcmp(run->notes[i].name, file_name(path)) == 0)
            return run->notes[i].stamp == stamp && run->notes[i].bytes == size_of(path);
    return false;
}

/* ---- the log -------------------------------------------------------------------------------- */

static bool log_waiting(struct run *run, struct err *err)
{
    struct buf told = {0};
    if (!run->count->logged)
        return true;
    if (!change_begin(run->book, CHANGE_RECORDED, err))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < run->waiting_count; i++)
        done = award_disclose_in(run->book, &run->waiting[i], &run->request->giving, err);
    buf_addf(&told, "gave out %zu award workbook%s of %d", run->waiting_count,
             run->waiting_count == 1 ? "" : "s", run->request->year);
    return change_end(run->book, done, &told, NULL, err);
}

/* Puts what waits into the log and then into the notes; forgets it in any case. */
static bool settle(struct run *run, struct err *err)
{
    bool done = run->waiting_count == 0 || log_waiting(run, err);
    for (size_t i = 0; i < run->waiting_count; i++) {
        award_scope_clear(&run->waiting[i]);
        if (done)
            add_note(run, &run->waiting_notes[i]);
        else
            free(run->waiting_notes[i].name);
    }
    bool any = run->waiting_count > 0;
    run->waiting_count = 0;
    return done && (!any || write_notes(run, err));
}

/* ---- one application ------------------------------------------------------------------------ */

/* What is missing, "; " between: where the student does not qualify, only what keeps from it. */
static void add_lacks(const struct award_readiness *readiness, struct buf *out)
{
    for (size_t i = 0; i < readiness->count; i++) {
        const struct award_line *line = &readiness->lines[i];
        if (line->met == AWARD_MISSING && (readiness->qualifies || line->class == AWARD_ELIGIBLE))
            buf_addf(out, "%s%s", out->len > 0 ? "; " : "", line->text);
    }
}

/* Writes the workbook unless it is there already; takes the scope over when it did. */
static bool write_one(struct run *run, const struct award_request *asked, struct award_scope *scope,
                      struct awards_one *one, struct err *err)
{
    struct award_request request = *asked;
    struct note note = {0};
    request.path = one->path;
    request.payers = run->request->payers;
    if (!award_stamp(run->book, scope, &note.stamp, err))
        return false;
    note.stamp += request.payers;
    one->did = AWARDS_CURRENT;
    if (is_current(run, one->path, note.stamp))
        return true;
    one->did = run->request->dry ? AWARDS_READY : AWARDS_WRITTEN;
    if (run->request->dry)
        return true;
    if (!award_write(run->book, &request, NULL, NULL, NULL, err))
        return false;
    note.name = mem_text(file_name(one->path));
    note.bytes = size_of(one->path);
    run->waiting_notes[run->waiting_count] = note;
    run->waiting[run->waiting_count++] = *scope;
    *scope = (struct award_scope){0};
    return run->waiting_count < BATCH || settle(run, err);
}

static void count_one(struct run *run, const struct awards_one *one)
{
    run->count->written += one->did == AWARDS_WRITTEN || one->did == AWARDS_READY;
    run->count->current += one->did == AWARDS_CURRENT;
    run->count->left_out += one->did == AWARDS_LEFT_OUT;
    run->count->without_consent += one->did != AWARDS_LEFT_OUT && !one->agreed;
}

static bool look_at(struct run *run, const struct award_request *request, struct awards_one *one,
                    struct err *err)
{
    struct award_scope scope;
    struct award_readiness readiness = {0};
    struct date consent = {0};
    struct buf lacks = {0};
    char *name = NULL, *path = NULL;
    bool done = award_scope_read(run->book, request, &scope, err) &&
                award_readiness_of(run->book, &scope, &readiness, err) &&
                award_consent(run->book, &scope, &consent, err);
    one->met = readiness.met;
    one->missing = readiness.missing;
    one->attest = readiness.attest;
    one->agreed = consent.year != 0 || run->request->giving.agreed;
    one->did = AWARDS_LEFT_OUT;
    add_lacks(&readiness, &lacks);
    one->lacks = buf_text(&lacks);
    if (done && readiness.qualifies) {
        name = award_file_name(run->book, request, err);
        path = name ? file_join(run->request->folder, name) : NULL;
        one->path = path;
        done = path && write_one(run, request, &scope, one, err);
    }
    if (done)
        count_one(run, one);
    done = done && run->told(run->context, one, err);
    free(name);
    free(path);
    buf_free(&lacks);
    award_readiness_clear(&readiness);
    award_scope_clear(&scope);
    return done;
}

static bool each(void *context, const struct award_request *request, struct err *err)
{
    struct run *run = context;
    struct awards_one one = {.student = request->student,
                             .area = request->area,
                             .type = request->type,
                             .path = "",
                             .lacks = "",
                             .at = run->at++,
                             .total = run->total};
    return (!run->begins || run->begins(run->context, &one, err)) &&
           look_at(run, request, &one, err);
}

/* ---- all of them ---------------------------------------------------------------------------- */

static bool count_each(void *context, const struct award_request *request, struct err *err)
{
    (void)request, (void)err;
    ++*(size_t *)context;
    return true;
}

bool awards_write(struct book *book, const struct awards_request *request, awards_told *begins,
                  awards_told *told, void *context, struct awards_count *out, struct err *err)
{
    struct run run = {.book = book,
                      .request = request,
                      .begins = begins,
                      .told = told,
                      .context = context,
                      .count = out};
    struct err later = {""};
    *out = (struct awards_count){.logged = book_can_write(book, NULL)};
    if ((!request->dry && !file_make_folders(request->folder, err)) ||
        !award_each(book, request->year, count_each, &run.total, err))
        return false;
    run.notes_path = file_join(request->folder, NOTES);
    read_notes(&run);
    bool done = award_each(book, request->year, each, &run, err);
    /* What was written before a failure is in the log all the same. */
    if (!settle(&run, done ? err : &later))
        done = false;
    for (size_t i = 0; i < run.note_count; i++)
        free(run.notes[i].name);
    free(run.notes);
    free(run.notes_path);
    return done;
}
