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
#include "workbook/workers.h"

#include <stdlib.h>
#include <string.h>

enum { WAITING_MOST = WORKERS_MOST * WORKERS_AHEAD };

struct run {
    struct book *book;
    const struct awards_request *request;
    awards_told *begins, *told;
    void *context;
    struct awards_count *count;
    struct given *given;
    size_t at, total;
    struct buf waiting[WAITING_MOST]; /* questions not answered yet, oldest first */
    size_t waiting_count;
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

/* What was found out about one application; clear it afterwards. */
struct found {
    struct awards_one one; /* its strings are the application's, and the two below */
    char *path;
    struct buf lacks;
    uint64_t stamp;
    struct award_scope scope;
};

static void found_clear(struct found *found)
{
    mem_free(found->path);
    buf_free(&found->lacks);
    award_scope_clear(&found->scope);
}

/* Finds out, and writes the workbook. */
typedef bool looks(struct run *run, const struct award_request *request, struct found *found,
                  struct err *err);

static bool look_at(struct run *run, const struct award_request *request, struct found *found,
                    struct err *err)
{
    struct award_readiness readiness = {0};
    bool done = book_read_begin(run->book, err);
    if (done) {
        done = read_one(run, request, &found->scope, &readiness, &found->one, &found->path,
                        &found->stamp, err);
        book_read_end(run->book);
    }
    add_lacks(&readiness, &found->lacks);
    award_readiness_clear(&readiness);
    return done;
}

/* Puts it into the log and tells of it. */
static bool note(struct run *run, struct found *found, struct err *err)
{
    found->one.lacks = buf_text(&found->lacks);
    if (found->one.did == AWARDS_WRITTEN &&
        !given_add(run->given, found->path, found->stamp, &found->scope, err))
        return false;
    count_one(run, &found->one);
    return run->told(run->context, &found->one, err);
}

static struct found found_of(struct run *run, const struct award_request *request)
{
    return (struct found){.one = {.student = request->student,
                                  .area = request->area,
                                  .type = request->type,
                                  .path = "",
                                  .lacks = "",
                                  .at = run->at++,
                                  .total = run->total}};
}

static bool do_one(struct run *run, const struct award_request *request, looks *look, struct err *err)
{
    struct found found = found_of(run, request);
    bool done = (!run->begins || run->begins(run->context, &found.one, err)) &&
                look(run, request, &found, err) && note(run, &found, err);
    found_clear(&found);
    return done;
}

/* ---- by workers ------------------------------------------------------------------------------ */

/* A question is the student and the words of the application. An answer begins with this, and ends
 * with the path, or the error, and what is missing. */
struct answer {
    enum { ANSWER_DONE, ANSWER_FAILED, ANSWER_NO_BOOK } how;
    enum awards_did did;
    size_t met, missing, attest;
    uint64_t stamp;
    bool agreed;
};

static void add_word(struct buf *out, const char *word)
{
    buf_add(out, word, strlen(word) + 1);
}

static const char *word_after(const char *word)
{
    return word + strlen(word) + 1;
}

static void add_question(const struct award_request *request, struct buf *out)
{
    buf_add(out, &request->student, sizeof request->student);
    add_word(out, request->area);
    add_word(out, request->type);
}

static struct award_request read_question(const struct run *run, const struct buf *question)
{
    struct award_request request = {.year = run->request->year};
    memcpy(&request.student, question->data, sizeof request.student);
    request.area = question->data + sizeof request.student;
    request.type = word_after(request.area);
    return request;
}

/* What a worker is: a run of its own, whose book it opens when it is first asked. */
struct worker_run {
    struct run run;
    const char *book_path;
};

static void work(void *context, const struct buf *question, struct buf *out)
{
    struct worker_run *worker = context;
    struct run *run = &worker->run;
    struct err err = {""};
    struct answer answer;
    if (!run->book && (run->book = book_open(worker->book_path, BOOK_READ_ONLY, NULL)) != NULL)
        run->given = given_open(run->book, run->request->folder, "", 0, &run->request->giving);
    const struct award_request request = read_question(run, question);
    struct found found = found_of(run, &request);
    bool done = run->book && look_at(run, &request, &found, &err);
    memset(&answer, 0, sizeof answer); /* what lies between its members is sent, too */
    answer.how = done ? ANSWER_DONE : run->book ? ANSWER_FAILED : ANSWER_NO_BOOK;
    answer.did = found.one.did;
    answer.met = found.one.met;
    answer.missing = found.one.missing;
    answer.attest = found.one.attest;
    answer.stamp = found.stamp;
    answer.agreed = found.one.agreed;
    buf_add(out, &answer, sizeof answer);
    add_word(out, done ? found.one.path : err.text);
    add_word(out, buf_text(&found.lacks));
    found_clear(&found);
}

struct workers *awards_workers(const char *book_path, const struct awards_request *request)
{
    struct worker_run worker = {.run = {.request = request}, .book_path = book_path};
    return workers_begin(workers_online(), work, &worker);
}

/* The scope, which only the log asks for, is read here. */
static bool take_over(struct run *run, const struct award_request *request,
                      const struct answer *answer, const char *words, struct found *found,
                      struct err *err)
{
    struct awards_one *one = &found->one;
    one->did = answer->did;
    one->met = answer->met;
    one->missing = answer->missing;
    one->attest = answer->attest;
    one->agreed = answer->agreed;
    found->stamp = answer->stamp;
    found->path = mem_text(words);
    one->path = found->path;
    buf_add_text(&found->lacks, word_after(words));
    return one->did != AWARDS_WRITTEN || award_scope_read(run->book, request, &found->scope, err);
}

/* A look for do_one(): what a worker found out. */
static bool hear(struct run *run, const struct award_request *request, struct found *found,
                 struct err *err)
{
    struct buf text = {0};
    struct answer answer;
    bool done = workers_hear(run->request->workers, &text, err);
    if (done) {
        memcpy(&answer, text.data, sizeof answer);
        const char *words = text.data + sizeof answer;
        if (answer.how == ANSWER_NO_BOOK)
            done = look_at(run, request, found, err);
        else if (answer.how == ANSWER_FAILED)
            done = err_set(err, "%s", words);
        else
            done = take_over(run, request, &answer, words, found, err);
    }
    buf_free(&text);
    return done;
}

static struct buf take_waiting(struct run *run)
{
    struct buf first = run->waiting[0];
    run->waiting_count--;
    memmove(run->waiting, run->waiting + 1, run->waiting_count * sizeof first);
    return first;
}

static bool hear_one(struct run *run, struct err *err)
{
    struct buf question = take_waiting(run);
    const struct award_request request = read_question(run, &question);
    bool done = do_one(run, &request, hear, err);
    buf_free(&question);
    return done;
}

/* After a failure: what the workers have written meanwhile is in the log all the same. */
static void hear_rest(struct run *run)
{
    while (run->waiting_count > 0) {
        struct buf question = take_waiting(run);
        const struct award_request request = read_question(run, &question);
        struct found found = found_of(run, &request);
        if (hear(run, &request, &found, NULL) && found.one.did == AWARDS_WRITTEN)
            (void)given_add(run->given, found.path, found.stamp, &found.scope, NULL);
        found_clear(&found);
        buf_free(&question);
    }
}

static bool ask(struct run *run, const struct award_request *request, struct err *err)
{
    if (!workers_have_room(run->request->workers) && !hear_one(run, err))
        return false;
    struct buf *question = &run->waiting[run->waiting_count];
    *question = (struct buf){0};
    add_question(request, question);
    if (!workers_ask(run->request->workers, question, err)) {
        buf_free(question);
        return false;
    }
    run->waiting_count++;
    return true;
}

/* ---- all of them ---------------------------------------------------------------------------- */

static bool count_each(void *context, const struct award_request *request, struct err *err)
{
    (void)request, (void)err;
    ++*(size_t *)context;
    return true;
}

static bool each_here(void *context, const struct award_request *request, struct err *err)
{
    return do_one(context, request, look_at, err);
}

static bool each_by_workers(void *context, const struct award_request *request, struct err *err)
{
    return ask(context, request, err);
}

static bool all_by_workers(struct run *run, struct err *err)
{
    bool done = award_each(run->book, run->request->year, each_by_workers, run, err);
    while (done && run->waiting_count > 0)
        done = hear_one(run, err);
    hear_rest(run);
    return done;
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
    if (!request->dry)
        given_sweep(request->folder);
    run.given =
        given_open(book, request->folder, "award workbook", request->year, &request->giving);
    out->logged = given_is_logged(run.given);
    /* Where a book lies so that only one may have it open there is a warning. */
    bool aside = request->workers && run.total > 1 && !book_warning(book);
    bool done = aside ? all_by_workers(&run, err)
                      : award_each(book, request->year, each_here, &run, err);
    /* What was written before a failure is in the log all the same. */
    return given_close(run.given, done, err);
}
