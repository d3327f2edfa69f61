/* Whatever somebody does and takes back, in any order: `saebook history --undo N` again and again.
 * Bytes are deeds: a record of some kind, a deletion, an undo of some line of the history. Undoing
 * never leaves half a change, a reference to nothing, or totals that no longer hold; and when all
 * is taken back the book is as it was. */
#include "support/fuzz.h"

#include "support/check.h"

#include "base/mem.h"
#include "book/change.h"
#include "kinds/record.h"
#include "support/anything.h"
#include "support/bookcase.h"

#include <stdio.h>
#include <stdlib.h>

enum { DEEDS = 12, CHANGES_IN_A_BOOK = 500 };

static struct book *book;
static char *empty_dump;

static void open_book(void)
{
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    MUST(book != NULL);
    free(empty_dump);
    empty_dump = bookcase_dump(book);
}

static int64_t changes(void)
{
    return bookcase_ask(book, "SELECT count(*) FROM change");
}

/* The Nth line of the history, as it is listed; `first` was its last when these deeds began. */
static void undo_line(int number, int64_t first)
{
    struct change_line line;
    struct err err = {""};
    int64_t before = changes();
    if (change_list(book, number, 1, &line, &err) != 1)
        return;
    bool was_undone = line.undone_by != 0;
    bool ok = line.id > first && change_undo(book, line.id, NULL, &err);
    MUST(!change_is_open(book));
    MUST(!(ok && was_undone));
    MUST(ok || line.id <= first || err.text[0] != '\0');
    MUST(changes() == before + ok);
    change_line_clear(&line);
}

static void delete_one(struct chance *chance, const struct kind *kind)
{
    char sql[128];
    int64_t id = 0;
    struct err err = {""};
    snprintf(sql, sizeof sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %u", kind->name,
             chance_below(chance, 3));
    if (book_ask_int(book, sql, NULL, &id, NULL) && id != 0)
        (void)record_remove(book, kind, id, NULL, &err);
    MUST(!change_is_open(book));
}

static void must_hold(void)
{
    MUST(bookcase_ask(book, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
    MUST(bookcase_ask(
             book, "SELECT count(*) FROM (SELECT * FROM total EXCEPT SELECT * FROM line_total)") ==
         0);
    MUST(bookcase_ask(
             book, "SELECT count(*) FROM (SELECT * FROM line_total EXCEPT SELECT * FROM total)") ==
         0);
}

/* The newest change that is in effect: one that was not undone, or whose undoing was. Such a one
 * can always be taken back. */
static int64_t newest_in_effect(int64_t first)
{
    int64_t id = 0;
    MUST(book_ask_id(book,
                     "WITH RECURSIVE chain(id, undone_by, depth) AS ("
                     " SELECT id, undone_by, 0 FROM change WHERE undoes IS NULL AND id > ?1"
                     " UNION ALL SELECT c.id, c.undone_by, depth + 1 FROM chain"
                     " JOIN change AS c ON c.id = chain.undone_by)"
                     "SELECT ifnull(max(id), 0) FROM chain"
                     " WHERE undone_by IS NULL AND depth % 2 = 0",
                     first, &id, NULL));
    return id;
}

static void take_all_back(int64_t first)
{
    struct err err = {""};
    for (int64_t id; (id = newest_in_effect(first)) != 0;)
        if (!change_undo(book, id, NULL, &err)) {
            fprintf(stderr, "the newest change cannot be taken back: %s\n", err.text);
            abort();
        }
    char *dump = bookcase_dump(book);
    MUST(strcmp(dump, empty_dump) == 0);
    free(dump);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    if (book == NULL || changes() > CHANGES_IN_A_BOOK) {
        book_close(book);
        open_book();
    }
    int64_t first = 0;
    MUST(book_ask_int(book, "SELECT ifnull(max(id), 0) FROM change", NULL, &first, NULL));
    for (size_t i = 0; i + 1 < nbytes && i < 2 * (size_t)DEEDS; i += 2) {
        const struct kind *kind = kind_at(bytes[i] % kind_count());
        struct chance chance = {(uint64_t)(bytes[i + 1] + 1) * UINT64_C(0x9E3779B97F4A7C15)};
        if (bytes[i + 1] % 3 != 0)
            (void)anything_add(book, &chance, kind);
        else if (bytes[i + 1] % 2 != 0)
            delete_one(&chance, kind);
        else
            undo_line(bytes[i] % 8, first);
    }
    must_hold();
    take_all_back(first);
    must_hold();
    return 0;
}
