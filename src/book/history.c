/* The list of what has been done. */
#include "book/internal.h"

#include "base/mem.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

void change_line_clear(struct change_line *line)
{
    free(line->made_at);
    free(line->who);
    free(line->what);
    *line = (struct change_line){0};
}

/* Fills `out` from rows of id, made_at, who, what, undoes, undone_by; gives the statement back. */
static int read_lines(struct stmt *stmt, int most, struct change_line *out, struct err *err)
{
    int count = 0;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW && count < most) {
        out[count++] = (struct change_line){
            .id = stmt_int(stmt, 0),
            .made_at = mem_text(stmt_text(stmt, 1)),
            .who = mem_text(stmt_text(stmt, 2)),
            .what = mem_text(stmt_text(stmt, 3)),
            .undoes = stmt_int(stmt, 4),
            .undone_by = stmt_int(stmt, 5),
        };
    }
    stmt_done(stmt);
    if (step != STEP_FAILED)
        return count;
    while (count > 0)
        change_line_clear(&out[--count]);
    return -1;
}

int change_list(struct book *book, int skip, int most, struct change_line *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id, made_at, who, what, undoes, undone_by FROM change "
                                  "ORDER BY id DESC LIMIT ?1 OFFSET ?2",
                                  err);
    if (!stmt)
        return -1;
    stmt_bind_int(stmt, 1, most);
    stmt_bind_int(stmt, 2, skip);
    int count = read_lines(stmt, most, out, err);
    for (int i = 0; i < count; i++)
        out[i].number = skip + i + 1;
    return count;
}

int change_window(struct book *book, enum change_way way, int64_t id, const char *find, int most,
                  struct change_line *out, struct err *err)
{
    static const char *const by_way[] = {
        [CHANGE_BEFORE] = "SELECT id, made_at, who, what, undoes, undone_by FROM change "
                          "WHERE id < ?1 AND (?2 IS NULL OR has_words(what, ?2) "
                          "OR has_words(who, ?2)) ORDER BY id DESC LIMIT ?3",
        [CHANGE_AFTER] = "SELECT id, made_at, who, what, undoes, undone_by FROM change "
                         "WHERE id > ?1 AND (?2 IS NULL OR has_words(what, ?2) "
                         "OR has_words(who, ?2)) ORDER BY id LIMIT ?3",
    };
    struct stmt *stmt = book_stmt(book, by_way[way], err);
    if (!stmt)
        return -1;
    char *folded = find && find[0] ? text_fold_plain(find, strlen(find)) : NULL;
    stmt_bind_int(stmt, 1, id);
    stmt_bind_text(stmt, 2, folded);
    stmt_bind_int(stmt, 3, most);
    mem_free(folded);
    return read_lines(stmt, most, out, err);
}

/* ---- undo and redo -------------------------------------------------------------------------- */

int64_t change_last_own(struct book *book, struct err *err)
{
    int64_t id = 0;
    (void)book_ask_int(book,
                       "SELECT id FROM change WHERE who = ?1 AND undoes IS NULL "
                       "AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
                       book->who, &id, err);
    return id;
}

int64_t change_last_undo(struct book *book, struct err *err)
{
    int64_t id = 0;
    (void)book_ask_int(book,
                       "SELECT undo.id FROM change AS undo JOIN change AS undone "
                       "ON undone.id = undo.undoes AND undone.undone_by = undo.id "
                       "WHERE undo.who = ?1 AND undone.undoes IS NULL AND undo.id > "
                       "(SELECT coalesce(max(id), 0) FROM change WHERE who = ?1 "
                       "AND undoes IS NULL) ORDER BY undo.id DESC LIMIT 1",
                       book->who, &id, err);
    return id;
}
