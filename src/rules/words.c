#include "rules/words.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

enum { A_CATEGORY, A_GROUP, A_NAME, A_LEVELS, A_SOURCE, A_CERTAINTY };
static const char *const activity_columns[] = {"category", "group",     "name", "levels",
                                               "source",   "certainty", NULL};
enum { L_PROFILE, L_RANK, L_LEVEL, L_LABEL, L_SOURCE, L_CERTAINTY };
static const char *const level_columns[] = {"profile", "rank",      "level", "label",
                                            "source",  "certainty", NULL};
enum { T_TERM, T_ALSO, T_MEANING };
static const char *const term_columns[] = {"term", "also", "meaning", NULL};
enum { W_LIST, W_CODE, W_LABEL, W_HELP };
static const char *const word_columns[] = {"list", "code", "label", "help", NULL};
enum { P_PLACE, P_ALSO, P_SOURCE, P_CERTAINTY };
static const char *const place_columns[] = {"place", "also", "source", "certainty", NULL};

struct words {
    struct rules_table activity_table, level_table, term_table, word_table, place_table;
    struct rules_activity *activities;
    struct rules_level *levels;
    struct rules_term *terms;
    struct rules_word *words;
    struct rules_place *places;
};

/* ---- reading ---- */

static bool known_level(const struct words *in, const char *code, size_t length)
{
    for (size_t i = 0; i < in->level_table.rows; i++) {
        const struct rules_level *level = &in->levels[i];
        if (level->code && strcmp(level->profile, "national") == 0 &&
            strlen(level->code) == length && memcmp(level->code, code, length) == 0)
            return true;
    }
    return false;
}

static bool read_level(struct words *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->level_table;
    struct rules_level *level = &in->levels[row];
    const struct rules_level *above = row > 0 ? level - 1 : NULL;

    level->profile = rules_cell(t, row, L_PROFILE);
    level->label = rules_cell(t, row, L_LABEL);
    level->source = rules_cell(t, row, L_SOURCE);
    level->code = rules_cell(t, row, L_LEVEL);
    if (!rules_row_given(level->profile, "profile", err) ||
        !rules_row_given(level->code, "level", err) ||
        !rules_row_given(level->label, "label", err) ||
        !rules_row_given(level->source, "source", err) ||
        !rules_row_number(rules_cell(t, row, L_RANK), 99, &level->rank, err) ||
        !rules_row_certainty(rules_cell(t, row, L_CERTAINTY), &level->certainty, err))
        return false;
    bool first = !above || strcmp(above->profile, level->profile) != 0;
    if (level->rank != (first ? 1 : above->rank + 1))
        return err_set(err, "the ranks of %s should go up by one from 1", level->profile);
    if (strcmp(level->profile, "national") != 0 &&
        !known_level(in, level->code, strlen(level->code)))
        return err_set(err, "level '%s' is none of the national list", level->code);
    return true;
}

static bool read_activity(struct words *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->activity_table;
    struct rules_activity *a = &in->activities[row];

    a->category = rules_cell(t, row, A_CATEGORY);
    a->group = rules_cell(t, row, A_GROUP);
    a->name = rules_cell(t, row, A_NAME);
    a->levels = rules_cell(t, row, A_LEVELS);
    a->source = rules_cell(t, row, A_SOURCE);
    if (!rules_row_given(a->category, "category", err) ||
        !rules_row_given(a->group, "group", err) || !rules_row_given(a->name, "name", err) ||
        !rules_row_given(a->levels, "levels", err) || !rules_row_given(a->source, "source", err) ||
        !rules_row_certainty(rules_cell(t, row, A_CERTAINTY), &a->certainty, err))
        return false;
    for (const char *level = a->levels; *level; level += strspn(level, " ")) {
        size_t length = strcspn(level, " ");
        if (!known_level(in, level, length))
            return err_set(err, "there is no level '%.*s'", (int)length, level);
        level += length;
    }
    for (size_t i = 0; i < row; i++)
        if (strcmp(in->activities[i].category, a->category) == 0 &&
            strcmp(in->activities[i].name, a->name) == 0)
            return err_set(err, "'%s' is there already", a->name);
    return true;
}

static bool read_term(struct words *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->term_table;
    struct rules_term *term = &in->terms[row];

    term->term = rules_cell(t, row, T_TERM);
    term->also = rules_cell(t, row, T_ALSO);
    term->meaning = rules_cell(t, row, T_MEANING);
    return rules_row_given(term->term, "term", err) &&
           rules_row_given(term->meaning, "meaning", err);
}

static bool read_word(struct words *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->word_table;
    struct rules_word *word = &in->words[row];

    word->list = rules_cell(t, row, W_LIST);
    word->code = rules_cell(t, row, W_CODE);
    word->label = rules_cell(t, row, W_LABEL);
    word->help = rules_cell(t, row, W_HELP);
    if (!rules_row_given(word->list, "list", err) || !rules_row_given(word->code, "code", err) ||
        !rules_row_given(word->label, "label", err))
        return false;
    for (size_t i = 0; i < row; i++)
        if (strcmp(in->words[i].list, word->list) == 0 &&
            strcmp(in->words[i].code, word->code) == 0)
            return err_set(err, "'%s' is in list '%s' already", word->code, word->list);
    return true;
}

static bool read_place(struct words *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->place_table;
    struct rules_place *place = &in->places[row];

    place->place = rules_cell(t, row, P_PLACE);
    place->also = rules_cell(t, row, P_ALSO);
    place->source = rules_cell(t, row, P_SOURCE);
    if (!rules_row_given(place->place, "place", err) ||
        !rules_row_given(place->also, "also", err) ||
        !rules_row_given(place->source, "source", err) ||
        !rules_row_certainty(rules_cell(t, row, P_CERTAINTY), &place->certainty, err))
        return false;
    for (size_t i = 0; i < row; i++)
        if (strcmp(in->places[i].place, place->place) == 0)
            return err_set(err, "'%s' is there already", place->place);
    return true;
}

typedef bool read_row(struct words *in, size_t row, struct err *err);

static bool read_rows(struct words *in, const struct rules_table *table, read_row *read,
                      struct err *err)
{
    for (size_t row = 0; row < table->rows; row++)
        if (!read(in, row, err))
            return rules_row_error(table, row, err);
    return true;
}

static bool words_read(struct words *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->level_table, source, "levels.csv", level_columns, err) ||
        !rules_table_read(&in->activity_table, source, "activities.csv", activity_columns, err) ||
        !rules_table_read(&in->term_table, source, "glossary.csv", term_columns, err) ||
        !rules_table_read(&in->word_table, source, "vocab.csv", word_columns, err) ||
        !rules_table_read(&in->place_table, source, "places.csv", place_columns, err))
        return false;
    in->levels = mem_array(in->level_table.rows, sizeof *in->levels);
    in->activities = mem_array(in->activity_table.rows, sizeof *in->activities);
    in->terms = mem_array(in->term_table.rows, sizeof *in->terms);
    in->words = mem_array(in->word_table.rows, sizeof *in->words);
    in->places = mem_array(in->place_table.rows, sizeof *in->places);
    return read_rows(in, &in->level_table, read_level, err) &&
           read_rows(in, &in->activity_table, read_activity, err) &&
           read_rows(in, &in->term_table, read_term, err) &&
           read_rows(in, &in->word_table, read_word, err) &&
           read_rows(in, &in->place_table, read_place, err);
}

static void words_clear(struct words *in)
{
    free(in->levels);
    free(in->activities);
    free(in->terms);
    free(in->words);
    free(in->places);
    rules_table_clear(&in->level_table);
    rules_table_clear(&in->activity_table);
    rules_table_clear(&in->term_table);
    rules_table_clear(&in->word_table);
    rules_table_clear(&in->place_table);
}

static const struct words *loaded(void)
{
    static struct words words;

    if (!words.words && !words_read(&words, embed_find, NULL))
        rules_broken();
    return &words;
}

/* ---- terms ---- */

static bool explains(const struct rules_term *term, const char *word)
{
    bool same = text_same(term->term, word);

    for (const char *also = term->also; !same && *also; also += strspn(also, ";")) {
        size_t length = strcspn(also, ";");
        char *other = mem_text_n(also, length);
        same = text_same(other, word);
        free(other);
        also += length;
    }
    return same;
}

const struct rules_term *rules_term_next(const struct rules_term *after)
{
    const struct words *all = loaded();
    const struct rules_term *next = after ? after + 1 : all->terms;

    return next < all->terms + all->term_table.rows ? next : NULL;
}

const struct rules_term *rules_term_find(const char *word)
{
    const struct rules_term *term = NULL;

    while ((term = rules_term_next(term)) != NULL)
        if (explains(term, word))
            return term;
    return NULL;
}

/* True if a term before this one explains the word. */
static bool explained_before(const struct words *in, size_t row, const char *word)
{
    for (size_t i = 0; i < row; i++)
        if (explains(&in->terms[i], word))
            return true;
    return false;
}

/* No word may stand for two terms. Not looked at in every run: it folds each word many times. */
static bool check_terms(const struct words *in, struct err *err)
{
    for (size_t row = 0; row < in->term_table.rows; row++) {
        const struct rules_term *term = &in->terms[row];
        bool twice = explained_before(in, row, term->term);
        for (const char *also = term->also; !twice && *also; also += strspn(also, ";")) {
            size_t length = strcspn(also, ";");
            char *word = mem_text_n(also, length);
            twice = explained_before(in, row, word) || text_same(word, term->term);
            free(word);
            also += length;
        }
        if (twice) {
            err_set(err, "'%s', or another word for it, is explained already", term->term);
            return rules_row_error(&in->term_table, row, err);
        }
    }
    return true;
}

bool rules_words_check(rules_source *source, struct err *err)
{
    struct words mine = {0};
    bool good = words_read(&mine, source, err) && check_terms(&mine, err);

    words_clear(&mine);
    return good;
}

/* ---- the other lists ---- */

const struct rules_activity *rules_activity_next(const char *category,
                                                 const struct rules_activity *after)
{
    const struct words *all = loaded();
    const struct rules_activity *end = all->activities + all->activity_table.rows;

    for (const struct rules_activity *a = after ? after + 1 : all->activities; a < end; a++)
        if (!category || strcmp(a->category, category) == 0)
            return a;
    return NULL;
}

const struct rules_level *rules_level_next(const char *profile, const struct rules_level *after)
{
    const struct words *all = loaded();
    const struct rules_level *end = all->levels + all->level_table.rows;
    const char *own = after ? after->profile : "national";

    for (const struct rules_level *l = all->levels; !after && profile && l < end; l++)
        if (text_same(l->profile, profile))
            own = l->profile;
    for (const struct rules_level *l = after ? after + 1 : all->levels; l < end; l++)
        if (strcmp(l->profile, own) == 0)
            return l;
    return NULL;
}

int rules_level_rank(const char *profile, const char *level)
{
    const struct rules_level *l = NULL;

    while ((l = rules_level_next(profile, l)) != NULL)
        if (strcmp(l->code, level) == 0)
            return l->rank;
    return 0;
}

const struct rules_word *rules_word_next(const char *list, const struct rules_word *after)
{
    const struct words *all = loaded();
    const struct rules_word *end = all->words + all->word_table.rows;

    for (const struct rules_word *word = after ? after + 1 : all->words; word < end; word++)
        if (strcmp(word->list, list) == 0)
            return word;
    return NULL;
}

const struct rules_word *rules_word_find(const char *list, const char *code)
{
    const struct rules_word *word = NULL;

    while ((word = rules_word_next(list, word)) != NULL)
        if (text_same(word->code, code))
            return word;
    return NULL;
}

const struct rules_place *rules_place_next(const struct rules_place *after)
{
    const struct words *all = loaded();
    const struct rules_place *next = after ? after + 1 : all->places;

    return next < all->places + all->place_table.rows ? next : NULL;
}

const struct rules_place *rules_place_find(const char *place)
{
    const struct rules_place *at = NULL;

    while ((at = rules_place_next(at)) != NULL)
        if (strcmp(at->place, place) == 0)
            return at;
    return NULL;
}
