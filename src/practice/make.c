/* Making a practice book: never over a file that is there. */
#include "base/about.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/change.h"
#include "kinds/record.h"
#include "practice/inside.h"
#include <unistd.h>

/* What marks a book as one for practice. */
static const char setting_name[] = "practice";

bool practice_is(struct book *book)
{
    char *mark = book_setting(book, setting_name);
    bool is = mark != NULL;
    mem_free(mark);
    return is;
}

static bool fill_record(struct book *book, const struct practice_first *first,
                        struct record *record, struct err *err)
{
    struct pairs pairs;
    bool ok = pairs_read(&pairs, first->fields, err) &&
              record_set_pairs(book, record, pairs.list, pairs.count, err);
    record_fill_initial(record);
    pairs_clear(&pairs);
    return ok;
}

/* Inside a change. */
static bool insert(struct book *book, const struct practice_first *first, struct err *err)
{
    struct record record;
    record_start(&record, first->kind);
    bool ok = fill_record(book, first, &record, err) && record_check(book, &record, NULL, err) &&
              record_insert(book, &record, err);
    record_clear(&record);
    return ok;
}

static bool insert_beginning(struct book *book, struct err *err)
{
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = book_set_setting(book, setting_name, about_version, err);
    for (size_t i = 0; ok && i < practice_first_count(); i++)
        if (!practice_first_at(i)->mistake)
            ok = insert(book, practice_first_at(i), err);
    if (ok)
        return change_commit(book, _("made the practice book"), NULL, err);
    change_rollback(book);
    return false;
}

/* Each by itself, as a step that can be taken back. */
static bool save_mistakes(struct book *book, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < practice_first_count(); i++) {
        const struct practice_first *first = practice_first_at(i);
        struct record record;
        if (!first->mistake)
            continue;
        record_start(&record, first->kind);
        ok = fill_record(book, first, &record, err) && record_save(book, &record, NULL, NULL, err);
        record_clear(&record);
    }
    return ok;
}

static bool fill(struct book *book, struct err *err)
{
    char *who = mem_text(book_who(book));
    book_set_who(book, "practice"); /* so that undo does not reach the beginning */
    bool ok = insert_beginning(book, err);
    book_set_who(book, who);
    mem_free(who);
    return ok && save_mistakes(book, err);
}

bool practice_make(const char *path, struct err *err)
{
    if (!book_create(path, err))
        return false;
    struct book *book = book_open(path, 0, err);
    bool ok = book != NULL && fill(book, err);
    book_close(book);
    if (!ok)
        (void)unlink(path); /* it was made just now, and holds nothing of anybody's */
    return ok;
}
