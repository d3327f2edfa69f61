#include "workbook/degree_books.h"

#include "award/stamp.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "workbook/degree_book.h"
#include "workbook/given.h"

struct run {
    struct book *book;
    const struct degree_books_request *request;
    degree_books_told *begins, *told;
    void *context;
    struct awards_count *count;
    struct given *given;
    size_t at, total;
};

/* What is missing or not known; of who has the degree, since when. */
static void add_lacks(const struct degree_progress *progress, struct buf *out)
{
    char day[DATE_ISO_SIZE];
    if (progress->received.year != 0) {
        buf_addf(out, "has it since %s", date_iso(progress->received, day));
        return;
    }
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        if (line->met == DEGREE_MISSING || line->met == DEGREE_UNKNOWN)
            buf_addf(out, "%s%s", out->len > 0 ? "; " : "", line->requirement);
    }
}

/* By other rules, and perhaps on another day, it is another workbook. Words are left out: they are the
 * reader's. */
static uint64_t stamp_of(const struct degree_progress *progress, uint64_t stamp, bool payers)
{
    stamp = digest_text(stamp, progress->profile);
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        stamp = digest_int(digest_text(stamp, line->id), line->met);
        stamp = digest_int(digest_int(stamp, (uint64_t)line->have_figure),
                           (uint64_t)line->need_figure);
    }
    return digest_int(stamp, payers);
}

/* Writes the workbook unless it is there already. */
static bool write_one(struct run *run, const struct degree_progress *progress,
                      struct degree_books_one *one, struct err *err)
{
    struct degree_book_request request = {.student = progress->student,
                                          .query = run->request->query,
                                          .payers = run->request->payers,
                                          .path = one->path};
    struct award_scope scope;
    struct date consent = {0};
    uint64_t stamp = 0;
    request.query.profile = progress->profile;
    bool done = degree_book_scope(run->book, &request, &scope, err) &&
                award_consent(run->book, &scope, &consent, err) &&
                award_stamp(run->book, &scope, &stamp, err);
    stamp = stamp_of(progress, stamp, request.payers);
    one->agreed = consent.year != 0 || run->request->giving.agreed;
    one->did = given_is_current(run->given, one->path, stamp) ? AWARDS_CURRENT : AWARDS_WRITTEN;
    if (done && one->did == AWARDS_WRITTEN)
        done = (!run->begins || run->begins(run->context, one, err)) &&
               degree_book_write(run->book, &request, NULL, NULL, NULL, err) &&
               given_add(run->given, one->path, stamp, &scope, err);
    award_scope_clear(&scope);
    return done;
}

static void count_one(struct run *run, const struct degree_books_one *one)
{
    run->count->written += one->did == AWARDS_WRITTEN;
    run->count->current += one->did == AWARDS_CURRENT;
    run->count->left_out += one->did == AWARDS_LEFT_OUT;
    run->count->without_consent += one->did != AWARDS_LEFT_OUT && !one->agreed;
}

static bool each(void *context, struct degree_progress *progress, struct err *err)
{
    struct run *run = context;
    struct buf lacks = {0};
    struct degree_books_one one = {.student = progress->student,
                                   .did = AWARDS_LEFT_OUT,
                                   .path = "",
                                   .met = progress->met,
                                   .missing = progress->missing,
                                   .attest = progress->attest,
                                   .at = run->at++,
                                   .total = run->total};
    char *name = NULL, *path = NULL;
    bool done = true;
    add_lacks(progress, &lacks);
    one.lacks = buf_text(&lacks);
    if (progress->qualifies && progress->received.year == 0) {
        struct degree_book_request request = {.student = progress->student,
                                              .query = run->request->query};
        name = degree_book_file_name(run->book, &request, err);
        path = name ? file_join(run->request->folder, name) : NULL;
        one.path = path;
        done = path && write_one(run, progress, &one, err);
    }
    if (done)
        count_one(run, &one);
    done = done && run->told(run->context, &one, err);
    mem_free(name);
    mem_free(path);
    buf_free(&lacks);
    return done;
}

bool degree_books_write(struct book *book, const struct degree_books_request *request,
                        degree_books_told *begins, degree_books_told *told, void *context,
                        struct awards_count *out, struct err *err)
{
    struct run run = {.book = book,
                      .request = request,
                      .begins = begins,
                      .told = told,
                      .context = context,
                      .count = out};
    struct degree_query query = request->query;
    struct date day = query.as_of.year != 0 ? query.as_of : date_today();
    int64_t *students = NULL;
    query.what_if = NULL;
    *out = (struct awards_count){0};
    if (!degree_students(book, query.degree, &students, &run.total, err) ||
        !file_make_folders(request->folder, err)) {
        mem_free(students);
        return false;
    }
    given_sweep(request->folder);
    run.given = given_open(book, request->folder, "degree workbook", degree_award_year(day),
                           &request->giving);
    out->logged = given_is_logged(run.given);
    bool done = degree_progress_each(book, students, run.total, &query, each, &run, err);
    mem_free(students);
    /* What was written before a failure is in the log all the same. */
    return given_close(run.given, done, err);
}
