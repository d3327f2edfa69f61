#include "support/check.h"

#include "support/onebook.h"

#include "support/bookcase.h"

#include "book/change.h"
#include <stdlib.h>

struct book *book;
int64_t maya;

void onebook_open(const char *today)
{
    struct err err = {{0}};
    if (today)
        setenv("SAEBOOK_TODAY", today, 1);
    book = book_open(":memory:", 0, &err);
    if (!book)
        fail_msg("%s", err.text);
}

int onebook_close(void **state)
{
    (void)state;
    book_close(book);
    book = NULL;
    return 0;
}

int64_t onebook_ask(const char *sql)
{
    return bookcase_ask(book, sql);
}

void onebook_change(const char *sql)
{
    (void)bookcase_change(book, "changed", sql);
}

void onebook_undo(void)
{
    struct err err = {{0}};
    if (!change_undo(book, change_last_own(book, NULL), NULL, &err))
        fail_msg("%s", err.text);
}
