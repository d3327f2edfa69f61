#include "kinds/chapter.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/describe.h"
#include "rules/words.h"
#include <string.h>
#include <unistd.h>

/* The two letters of a state that is written as them, in capitals or not, or by its name. */
static bool state_letters(const char *text, char letters[static 3])
{
    const struct rules_word *word = NULL;
    while ((word = rules_word_next("state", word)) != NULL) {
        if (text_same(word->label, text)) {
            memcpy(letters, word->code, 3);
            return true;
        }
    }
    for (size_t i = 0; i < 2 && text[i] != '\0'; i++)
        letters[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 'a' + 'A') : text[i];
    letters[2] = '\0';
    return strlen(text) == 2 && letters[0] >= 'A' && letters[0] <= 'Z' && letters[1] >= 'A' &&
           letters[1] <= 'Z';
}

/* The rules of degrees and the levels of FFA are found by the letters. */
bool check_chapter(struct book *book, struct record *record, size_t *field, struct err *err)
{
    const char *state = record_text(record, "state");
    char letters[3] = "";
    (void)book;
    if (state[0] != '\0' && !state_letters(state, letters))
        return check_fail(record, field, "state", err,
                          "\"%s\" is not a state; write its two letters or its name, such as OK",
                          state);
    if (strcmp(state, letters) != 0) /* one that is missing is told as every field is */
        value_set_text(record_value(record, "state"), letters, 2);
    return true;
}

static bool write_chapter(struct book *book, struct record *chapter, size_t *field, struct err *err)
{
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    record_fill_initial(chapter);
    if (record_check(book, chapter, field, err) && record_insert(book, chapter, err))
        return change_commit(book, "made the book", NULL, err);
    change_rollback(book);
    return false;
}

bool chapter_make_book(const char *path, struct record *chapter, size_t *field, struct err *err)
{
    if (field != NULL)
        *field = FIELD_NONE;
    if (!book_create(path, err))
        return false;
    struct book *book = book_open(path, 0, err);
    if (book != NULL)
        book_set_who(book, "saebook"); /* so that nobody's undo takes the chapter away */
    bool ok = book != NULL && write_chapter(book, chapter, field, err);
    book_close(book);
    if (!ok)
        (void)unlink(path); /* it was made just now, and holds nothing */
    return ok;
}
