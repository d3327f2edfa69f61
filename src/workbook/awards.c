#include "workbook/awards.h"

#include "award/readiness.h"
#include "award/stamp.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
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
            buf_addf(out, "%s%s", out->len > 0 ? "; " : "", line->text);
    }
}

/* Writes the workbook unless it is there already; takes the scope over when it did. */
static bool write_one(struct run *run, const struct award_request *asked, struct award_scope *scope,
                      struct awards_one *one, struct err *err)
{
    struct award_request request = *asked;
    uint64_t stamp;
    request.path = one->path;
    request.payers = run->request->payers;
    if (!award_stamp(run->book, scope, &stamp, err))
        return false;
    stamp += request.payers;
    one->did = AWARDS_CURRENT;
    if (given_is_current(run->given, one->path, stamp))
        return true;
    one->did = run->request->dry ? AWARDS_READY : AWARDS_WRITTEN;
    if (run->request->dry)
        return true;
    return award_write(run->book, &request, NULL, NULL, NULL, err) &&
           given_add(run->given, one->path, stamp, scope, err);
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
