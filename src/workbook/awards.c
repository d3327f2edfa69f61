#include "workbook/awards.h"

#include "award/readiness.h"
#include "award/stamp.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "workbook/award.h"
#include "workbook/given.h"

#include <stdlib.h>

struct run {
    struct book *book;
    const struct awards_request *request;
    awards_told *begins, *told;
    void *context;
    struct awards_count *count;
    struct given *given;
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

/* ---- one application ------------------------------------------------------------------------ */

/* What is missing, "; " between: where the student does not qualify, only what keeps from it. */
static void add_lacks(const struct award_readiness *readiness, struct buf *out)
{
    for (size_t i = 0; i < readiness->count; i++) {
        const struct award_line *line = &readiness->lines[i];
        if (line->met == AWARD_MISSING && (readiness->qualifies || line->class == AWARD_ELIGIBLE))
            buf_addf(out, "%s%s", out->len > 0 ? "; " : "", tr(line->text));
    }
}

/* What is met and what is missing may change without a record: by the day it is, by newer rules. */
static uint64_t stamp_of(uint64_t stamp, const struct award_readiness *readiness, bool payers)
{
    for (size_t i = 0; i < readiness->count; i++) {
        const struct award_line *line = &readiness->lines[i];
        stamp = digest_text(digest_text(stamp, line->text), line->source);
        stamp = digest_text(digest_text(stamp, line->have), line->need);
        stamp = digest_int(digest_text(stamp, line->enough), line->met);
    }
    return digest_int(stamp, payers);
}

/* Writes the workbook unless it is there already. */
static bool write_one(struct run *run, const struct award_request *asked,
                      const struct award_read *read, struct awards_one *one, uint64_t *stamp,
                      struct err *err)
{
    struct award_request request = *asked;
    request.path = one->path;
    request.payers = run->request->payers;
    if (!award_stamp(run->book, read->scope, stamp, err))
        return false;
    *stamp = stamp_of(*stamp, read->readiness, request.payers);
    one->did = AWARDS_CURRENT;
    if (given_is_current(run->given, one->path, *stamp))
        return true;
    one->did = run->request->dry ? AWARDS_READY : AWARDS_WRITTEN;
    return run->request->dry ||
           award_write_read(run->book, &request, read, NULL, NULL, NULL, err);
}

static void count_one(struct run *run, const struct awards_one *one)
{
    run->count->written += one->did == AWARDS_WRITTEN || one->did == AWARDS_READY;
    run->count->current += one->did == AWARDS_CURRENT;
    run->count->left_out += one->did == AWARDS_LEFT_OUT;
    run->count->without_consent += one->did != AWARDS_LEFT_OUT && !one->agreed;
}

/* All that is read, at one moment of the book. *path is where the workbook belongs; owned by the caller,
 * who also clears what was read. */
static bool read_one(struct run *run, const struct award_request *request,
                     struct award_scope *scope, struct award_readiness *readiness,
                     struct awards_one *one, char **path, uint64_t *stamp, struct err *err)
{
    const struct award_read read = {scope, readiness};
    struct date consent = {0};
    bool done = award_read_english(run->book, request, scope, readiness, err) &&
                award_consent(run->book, scope, &consent, err);
    one->met = readiness->met;
    one->missing = readiness->missing;
    one->attest = readiness->attest;
    one->agreed = consent.year != 0 || run->request->giving.agreed;
    one->did = AWARDS_LEFT_OUT;
    if (!done || !readiness->qualifies)
        return done;
    char *name = award_file_name(run->book, request, err);
    *path = name ? file_join(run->request->folder, name) : NULL;
    free(name);
    one->path = *path;
    return *path && write_one(run, request, &read, one, stamp, err);
}

static bool look_at(struct run *run, const struct award_request *request, struct awards_one *one,
                    struct err *err)
{
    struct award_scope scope = {0};
    struct award_readiness readiness = {0};
    struct buf lacks = {0};
    char *path = NULL;
    uint64_t stamp = 0;
    bool done = book_read_begin(run->book, err);
    if (done) {
        done = read_one(run, request, &scope, &readiness, one, &path, &stamp, err);
        book_read_end(run->book);
    }
    if (done && one->did == AWARDS_WRITTEN)
        done = given_add(run->given, path, stamp, &scope, err);
    add_lacks(&readiness, &lacks);
    one->lacks = buf_text(&lacks);
    if (done)
        count_one(run, one);
    done = done && run->told(run->context, one, err);
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
    *out = (struct awards_count){0};
    if ((!request->dry && !file_make_folders(request->folder, err)) ||
        !award_each(book, request->year, count_each, &run.total, err))
        return false;
    run.given =
        given_open(book, request->folder, "award workbook", request->year, &request->giving);
    out->logged = given_is_logged(run.given);
    bool done = award_each(book, request->year, each, &run, err);
    /* What was written before a failure is in the log all the same. */
    return given_close(run.given, done, err);
}
