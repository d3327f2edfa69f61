#include "rules/theirs.h"

#include "base/attr.h"
#include "base/mem.h"
#include "rules/row.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { KIND, FIELD, THEIRS, OURS, SOURCE, CERTAINTY };
static const char *const columns[] = {"kind", "field", "theirs", "ours", "source", "certainty", NULL};

struct theirs {
    struct rules_table table;
    struct rules_their_word *words; /* owned */
};

/* ---- reading ---- */

static bool read_word(struct theirs *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->table;
    struct rules_their_word *word = &in->words[row];

    word->kind = rules_cell(t, row, KIND);
    word->field = rules_cell(t, row, FIELD);
    word->theirs = rules_cell(t, row, THEIRS);
    word->ours = rules_cell(t, row, OURS);
    word->source = rules_cell(t, row, SOURCE);
    return rules_row_given(word->kind, "kind", err) &&
           rules_row_given(word->theirs, "theirs", err) &&
           rules_row_given(word->ours, "ours", err) &&
           rules_row_given(word->source, "source", err) &&
           rules_row_certainty(rules_cell(t, row, CERTAINTY), &word->certainty, err);
}

static bool theirs_read(struct theirs *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->table, source, "import_words.csv", columns, err))
        return false;
    in->words = mem_array(in->table.rows, sizeof *in->words);
    for (size_t row = 0; row < in->table.rows; row++)
        if (!read_word(in, row, err))
            return rules_row_error(&in->table, row, err);
    return true;
}

static void theirs_clear(struct theirs *in)
{
    free(in->words);
    rules_table_clear(&in->table);
}

static const struct theirs *loaded(void)
{
    static struct theirs theirs;

    if (!theirs.words && !theirs_read(&theirs, embed_find, NULL))
        rules_broken();
    return &theirs;
}

const struct rules_their_word *rules_their_word_next(const struct rules_their_word *after)
{
    const struct theirs *all = loaded();
    const struct rules_their_word *next = after ? after + 1 : all->words;

    return next < all->words + all->table.rows ? next : NULL;
}

/* ---- finding ---- */

/* Letters and digits alone, ignoring case: "Non-Cash Feed" is "noncash_feed". */
static bool alike(const char *a, const char *b)
{
    for (;;) {
        while (*a && !isalnum((unsigned char)*a) && (unsigned char)*a < 0x80)
            a++;
        while (*b && !isalnum((unsigned char)*b) && (unsigned char)*b < 0x80)
            b++;
        if (!*a || !*b)
            return !*a && !*b;
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
        a++;
        b++;
    }
}

static const char *find(const char *kind, const char *field, const char *theirs)
{
    const struct rules_their_word *word = NULL;

    while ((word = rules_their_word_next(word)) != NULL)
        if (strcmp(word->kind, kind) == 0 && strcmp(word->field, field) == 0 &&
            alike(word->theirs, theirs))
            return word->ours;
    return NULL;
}

const char *rules_their_header(const char *kind, const char *theirs)
{
    const char *ours = find(kind, "", theirs);

    return ours ? ours : find("*", "", theirs);
}

const char *rules_their_value(const char *kind, const char *field, const char *theirs)
{
    const char *ours = find(kind, field, theirs);

    return ours ? ours : find("*", field, theirs);
}

/* ---- checking ---- */

/* The same word of theirs means one thing. */
static bool check_unique(const struct theirs *in, struct err *err)
{
    for (size_t row = 0; row < in->table.rows; row++)
        for (size_t above = 0; above < row; above++)
            if (strcmp(in->words[row].kind, in->words[above].kind) == 0 &&
                strcmp(in->words[row].field, in->words[above].field) == 0 &&
                alike(in->words[row].theirs, in->words[above].theirs)) {
                err_set(err, "\"%s\" is told already", in->words[row].theirs);
                return rules_row_error(&in->table, row, err);
            }
    return true;
}

bool rules_theirs_check(rules_source *source, struct err *err)
{
    struct theirs mine = {0};
    bool good = theirs_read(&mine, source, err) && check_unique(&mine, err);

    theirs_clear(&mine);
    return good;
}
