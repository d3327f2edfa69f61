#include "rules/hint.h"

#include "base/attr.h"
#include "base/mem.h"
#include "rules/row.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { AREA, WORD, ANYWHERE, SOURCE, CERTAINTY };
static const char *const columns[] = {"area", "word", "anywhere", "source", "certainty", NULL};

struct hints {
    struct rules_table table;
    struct rules_hint *list; /* owned */
};

/* ---- reading -------------------------------------------------------------------------------- */

static bool read_hint(struct hints *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->table;
    struct rules_hint *hint = &in->list[row];

    hint->word = rules_cell(t, row, WORD);
    hint->source = rules_cell(t, row, SOURCE);
    hint->area = rules_area_find(rules_cell(t, row, AREA), err);
    for (const char *at = hint->word; *at; at++)
        if (isupper((unsigned char)*at))
            return err_set(err, "\"%s\" has a capital letter; write it small", hint->word);
    return hint->area && rules_row_given(hint->word, "word", err) &&
           rules_row_yes(rules_cell(t, row, ANYWHERE), &hint->anywhere, err) &&
           rules_row_given(hint->source, "source", err) &&
           rules_row_certainty(rules_cell(t, row, CERTAINTY), &hint->certainty, err);
}

static bool hints_read(struct hints *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->table, source, "area_words.csv", columns, err))
        return false;
    in->list = mem_array(in->table.rows, sizeof *in->list);
    for (size_t row = 0; row < in->table.rows; row++)
        if (!read_hint(in, row, err))
            return rules_row_error(&in->table, row, err);
    return true;
}

static void hints_clear(struct hints *in)
{
    free(in->list);
    rules_table_clear(&in->table);
}

static const struct hints *loaded(void)
{
    static struct hints hints;

    if (!hints.list && !hints_read(&hints, embed_find, NULL))
        rules_broken();
    return &hints;
}

const struct rules_hint *rules_hint_next(const struct rules_hint *after)
{
    const struct hints *all = loaded();
    const struct rules_hint *next = after ? after + 1 : all->list;

    return next < all->list + all->table.rows ? next : NULL;
}

/* ---- finding -------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Bytes of `text` that are this word, or its plural; 0 if it does not begin with it. */
static size_t begins_with(const char *text, const char *word)
{
    size_t length = 0;

    for (; word[length]; length++)
        if (tolower((unsigned char)text[length]) != word[length])
            return 0;
    if (tolower((unsigned char)text[length]) == 's')
        length++;
    return is_letter(text[length]) ? 0 : length;
}

const struct rules_hint *rules_hint_in(const char **at)
{
    const struct hints *all = loaded();

    while (**at) {
        const struct rules_hint *best = NULL;
        size_t most = 0;
        for (size_t i = 0; i < all->table.rows; i++) {
            size_t length = begins_with(*at, all->list[i].word);
            if (length > most) {
                most = length;
                best = &all->list[i];
            }
        }
        *at += most;
        while (is_letter(**at))
            ++*at;
        while (**at && !is_letter(**at))
            ++*at;
        if (best)
            return best;
    }
    return NULL;
}

/* ---- checking ------------------------------------------------------------------------------- */

/* A word points to one area. */
static bool check_unique(const struct hints *in, struct err *err)
{
    for (size_t row = 0; row < in->table.rows; row++)
        for (size_t above = 0; above < row; above++)
            if (strcmp(in->list[row].word, in->list[above].word) == 0) {
                err_set(err, "\"%s\" points to an area already", in->list[row].word);
                return rules_row_error(&in->table, row, err);
            }
    return true;
}

bool rules_hint_check(rules_source *source, struct err *err)
{
    struct hints mine = {0};
    bool good = hints_read(&mine, source, err) && check_unique(&mine, err);

    hints_clear(&mine);
    return good;
}
