/* The workbook of a degree or Star, from the screen of the degree and from an application for it. */
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "screen/giving.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "workbook/degree_book.h"

void degree_workbook_write(struct app *app, int64_t student, const struct degree_query *query)
{
    struct book *book = session_of(app)->book;
    struct degree_book_request request = {.student = student, .query = *query};
    struct degree_book_outcome outcome;
    struct award_scope scope = {0};
    struct award_giving giving = {0};
    struct buf whom = {0}, path = {0};
    struct err err = {{0}};
    char *name = degree_book_file_name(book, &request, &err);
    if (name == NULL || !degree_book_scope(book, &request, &scope, &err)) {
        app_error(app, "%s", err.text);
    } else if (giving_ask(app, &scope, name, &giving, &whom, &path)) {
        request.path = buf_text(&path);
        if (degree_book_write(book, &request, giving_tell_part, app, &outcome, &err)) {
            app_info(app, _("%s is written: %zu sheets, %zu met, %zu missing"),
                     file_name(request.path), outcome.sheets, outcome.met, outcome.missing);
            giving_log(app, &scope, &giving);
        } else {
            app_error(app, "%s", err.text);
        }
    }
    award_scope_clear(&scope);
    buf_free(&whom);
    buf_free(&path);
    mem_free(name);
}
