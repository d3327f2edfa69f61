/* Whatever a line holds: it is understood as a record that the book takes, or refused with a
 * sentence; and the completion at any place offers what can be put there. */
#include "support/fuzz.h"

#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "quick/quick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct book *book;
static int64_t student;
static const struct date today = {2026, 11, 22};

static int64_t enter(const char *kind, const char *const *pairs, size_t count)
{
    struct record record;
    struct err err = {""};
    record_start(&record, kind_find(kind));
    MUST(record_set_pairs(book, &record, pairs, count, &err));
    record_fill_initial(&record);
    MUST(record_save(book, &record, NULL, NULL, &err));
    int64_t id = record.id;
    record_clear(&record);
    return id;
}
#define ENTER(kind, ...)                                                                           \
    enter(kind, (const char *const[]){__VA_ARGS__},                                                \
          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void open_book(void)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    MUST(book);
    student = ENTER("student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-20");
    ENTER("project", "student=S1", "title=Market swine", "type=ownership", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Market goats", "type=ownership", "began=2025-01-10",
          "ended=2025-12-31");
    ENTER("project", "student=S1", "title=Feed store, Hale's", "type=placement",
          "began=2025-01-10");
    ENTER("position", "student=S1", "project=Feed store, Hale's", "employer=Hale's", "title=Clerk",
          "begins=2025-06-01", "duties=Counter\nLoading feed");
    ENTER("money", "student=S1", "type=expense", "project=Market swine", "category=feed",
          "amount=10", "party=Hale's Feed");
}

/* What was understood can be entered: tried, and taken back. */
static void must_be_taken(struct quick *quick)
{
    struct err err = {""};
    MUST(quick->preview[0] != '\0');
    MUST(text_check(quick->preview, strlen(quick->preview), false, NULL));
    MUST(record_student(book, &quick->record) == student); /* its own, or its project's */
    MUST(date_compare(value_date(record_get(&quick->record, "date")), today) <= 0);
    MUST(change_begin(book, CHANGE_RECORDED, &err));
    if (!record_insert(book, &quick->record, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    change_rollback(book);
}

static void complete(const char *line, size_t nbytes, size_t cursor)
{
    struct quick_choices choices;
    quick_complete(book, student, today, line, nbytes, cursor, &choices);
    MUST(choices.from <= choices.to && choices.to <= nbytes);
    MUST(choices.count <= QUICK_CHOICES_MAX);
    for (size_t i = 0; i < choices.count; i++)
        MUST(choices.list[i].insert[0] != '\0' && choices.list[i].label[0] != '\0');
    quick_choices_clear(&choices);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    struct quick quick;
    struct err err = {""};
    if (!book)
        open_book();
    /* A copy of its own size, so that reading beyond it is seen. */
    char *line = malloc(nbytes ? nbytes : 1);
    MUST(line);
    if (nbytes)
        memcpy(line, bytes, nbytes);
    if (quick_parse(book, student, today, line, nbytes, &quick, &err)) {
        must_be_taken(&quick);
        quick_clear(&quick);
    } else {
        MUST(strstr(err.text, "; ") || strstr(err.text, "did you mean"));
        MUST(text_check(err.text, strlen(err.text), true, NULL));
    }
    complete(line, nbytes, nbytes);
    complete(line, nbytes, nbytes / 2);
    free(line);
    return 0;
}
