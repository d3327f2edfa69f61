#include "rules/standard.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "rules/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { S_CODE, S_EDITION, S_PATHWAY, S_LEVEL, S_TITLE, S_SOURCE, S_CERTAINTY };
static const char *const columns[] = {"code",  "edition", "pathway",   "level",
                                      "title", "source",  "certainty", NULL};
static const char *const depth_names[] = {"foundation", "pathway", "standard", "indicator", NULL};

struct standards {
    struct rules_table table;
    struct rules_standard *items;
};

/* ---- reading ---- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

/* A code has one part, two digits more for a standard, and two more for an indicator. */
static bool check_shape(const struct rules_standard *s, struct err *err)
{
    size_t digits = s->depth == RULES_INDICATOR ? 2 : s->depth == RULES_STANDARD ? 1 : 0;
    size_t length = strlen(s->pathway);
    const char *rest = s->code + length;

    if (strncmp(s->code, s->pathway, length) != 0 || strlen(rest) != digits * 3)
        return err_set(err, "code '%s' does not fit its pathway and level", s->code);
    for (size_t i = 0; i < digits; i++, rest += 3)
        if (rest[0] != '.' || !is_digit(rest[1]) || !is_digit(rest[2]))
            return err_set(err, "code '%s' should be like AS.02.01", s->code);
    return true;
}

/* Sorted within a pathway, so that a parent stands above its indicators. */
static bool check_order(const struct standards *in, size_t row, struct err *err)
{
    const struct rules_standard *mine = &in->items[row];
    bool root = mine->depth == RULES_FOUNDATION || mine->depth == RULES_PATHWAY;

    for (size_t i = 0; i < row; i++)
        if (strcmp(in->items[i].code, mine->code) == 0)
            return err_set(err, "code '%s' is there already", mine->code);
    if (root)
        return true;
    if (row == 0 || strcmp(in->items[row - 1].pathway, mine->pathway) != 0 ||
        strcmp(in->items[row - 1].code, mine->code) > 0)
        return err_set(err, "code '%s' is out of order", mine->code);
    if (mine->depth == RULES_INDICATOR &&
        strncmp(in->items[row - 1].code, mine->code, strlen(mine->code) - 3) != 0)
        return err_set(err, "indicator '%s' has no standard above it", mine->code);
    return true;
}

static bool read_standard(struct standards *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->table;
    struct rules_standard *s = &in->items[row];
    int depth;

    s->code = rules_cell(t, row, S_CODE);
    s->pathway = rules_cell(t, row, S_PATHWAY);
    s->title = rules_cell(t, row, S_TITLE);
    s->source = rules_cell(t, row, S_SOURCE);
    if (!rules_row_given(s->code, "code", err) || !rules_row_given(s->pathway, "pathway", err) ||
        !rules_row_given(s->title, "title", err) || !rules_row_given(s->source, "source", err) ||
        !rules_row_year(rules_cell(t, row, S_EDITION), &s->edition, err) ||
        !rules_row_choice(rules_cell(t, row, S_LEVEL), depth_names, "level", &depth, err) ||
        !rules_row_certainty(rules_cell(t, row, S_CERTAINTY), &s->certainty, err))
        return false;
    s->depth = (enum rules_depth)depth;
    return check_shape(s, err) && check_order(in, row, err);
}

static bool standards_read(struct standards *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->table, source, "standards.csv", columns, err))
        return false;
    in->items = mem_array(in->table.rows, sizeof *in->items);
    for (size_t row = 0; row < in->table.rows; row++)
        if (!read_standard(in, row, err))
            return rules_row_error(&in->table, row, err);
    return true;
}

static void standards_clear(struct standards *in)
{
    free(in->items);
    rules_table_clear(&in->table);
}

bool rules_standard_check(rules_source *source, struct err *err)
{
    struct standards mine = {0};
    bool good = standards_read(&mine, source, err);

    standards_clear(&mine);
    return good;
}

static const struct standards *loaded(void)
{
    static struct standards standards;

    if (!standards.items && !standards_read(&standards, embed_find, NULL))
        rules_broken();
    return &standards;
}

/* ---- asking ---- */

static bool begins(const char *code, const char *beginning, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (code[i] == '\0' || code[i] != upper(beginning[i]))
            return false;
    return true;
}

/* The code's length without a closing point. */
static size_t code_length(const char *code)
{
    size_t length = strlen(code);
    return length > 0 && code[length - 1] == '.' ? length - 1 : length;
}

static const struct rules_standard *exact(const struct standards *all, const char *code,
                                          size_t length)
{
    for (size_t i = 0; length > 0 && i < all->table.rows; i++)
        if (strlen(all->items[i].code) == length && begins(all->items[i].code, code, length))
            return &all->items[i];
    return NULL;
}

const struct rules_standard *rules_standard_find(const char *code, struct err *err)
{
    const struct standards *all = loaded();
    const struct rules_standard *found = exact(all, code, code_length(code));

    if (found)
        return found;
    /* Measurements (AS.03.02.01.a) lie below this list: offer what they belong to. */
    for (size_t length = code_length(code); length > 0 && !found; length--)
        if (code[length] == '.')
            found = exact(all, code, length);
    if (found)
        err_set(err, "there is no AFNR standard '%s'; %s is the nearest (%s)", code, found->code,
                found->title);
    else
        err_set(err, "there is no AFNR standard '%s'; one such as AS.02.01 would do", code);
    return NULL;
}

const struct rules_standard *rules_standard_next(const struct rules_standard *after)
{
    return rules_standard_next_like("", after);
}

const struct rules_standard *rules_standard_next_like(const char *beginning,
                                                      const struct rules_standard *after)
{
    const struct standards *all = loaded();
    const struct rules_standard *end = all->items + all->table.rows;
    size_t length = code_length(beginning);

    for (const struct rules_standard *s = after ? after + 1 : all->items; s < end; s++)
        if (begins(s->code, beginning, length))
            return s;
    return NULL;
}

const char *rules_pathway_name(const char *code)
{
    const struct rules_standard *s = exact(loaded(), code, strlen(code));
    return s && s->depth == RULES_PATHWAY ? s->title : NULL;
}

static bool has_digit(const char *code)
{
    return strpbrk(code, "0123456789") != NULL;
}

bool rules_codes_tell(const char *codes, struct buf *out, struct err *err)
{
    char code[64];

    for (codes += strspn(codes, " "); *codes; codes += strspn(codes, " ")) {
        size_t length = strcspn(codes, " ");
        snprintf(code, sizeof code, "%.*s", (int)length, codes);
        const struct rules_standard *standard = rules_standard_find(code, NULL);
        if (!standard && !has_digit(code))
            return err_set(err, "\"%s\" is no code; choose one of the list, such as AS.02.01", code);
        if (standard)
            buf_addf(out, "%s%s", out->len ? "; " : "", standard->title);
        else
            buf_addf(out, _("%s%s is not in our list, and kept as it is"), out->len ? "; " : "", code);
        codes += length;
    }
    return true;
}
