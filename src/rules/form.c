#include "rules/form.h"

#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "rules/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    Q_ID,
    Q_LABEL,
    Q_QUESTION,
    Q_HELP,
    Q_TYPES,
    Q_FROM,
    Q_TO,
    Q_LIMIT,
    Q_UNIT,
    Q_SOURCE,
    Q_CERTAINTY
};
static const char *const question_columns[] = {"id",    "label",  "question",  "help",
                                               "types", "from",   "to",        "limit",
                                               "unit",  "source", "certainty", NULL};
enum { K_KEY, K_REPEAT, K_KIND, K_MEANING };
static const char *const key_columns[] = {"key", "repeat", "kind", "meaning", NULL};
enum {
    B_ID,
    B_PAGE,
    B_SECTION,
    B_LINE,
    B_LABEL,
    B_KEY,
    B_TYPES,
    B_FROM,
    B_TO,
    B_LIMIT,
    B_UNIT,
    B_SOURCE,
    B_CERTAINTY
};
static const char *const box_columns[] = {"id",   "page",   "section",   "line", "label",
                                          "key",  "types",  "from",      "to",   "limit",
                                          "unit", "source", "certainty", NULL};
enum { M_REPEAT, M_TYPES, M_FROM, M_TO, M_MOST, M_SOURCE, M_CERTAINTY };
static const char *const most_columns[] = {"repeat", "types",  "from",      "to",
                                           "most",   "source", "certainty", NULL};

enum {
    W_ID,
    W_PART,
    W_TYPES,
    W_FROM,
    W_TO,
    W_LOW,
    W_HIGH,
    W_STEP,
    W_SOURCE,
    W_CERTAINTY
};
static const char *const weight_columns[] = {"id",   "part", "types",  "from",      "to", "low",
                                             "high", "step", "source", "certainty", NULL};

/* In the order of the enums of the header. */
static const char *const repeat_names[] = {
    "once",       "year",       "project_year", "position_year", "duty_year",
    "stock_year", "asset_year", "skill",        "photo",         NULL};
static const char *const value_names[] = {"text", "note", "money",   "hours", "percent", "count",
                                          "date", "year", "picture", "blank", NULL};
static const char *const count_names[] = {"", "chars", "words", NULL};

static const char answer_prefix[] = "answer.";

struct form {
    struct rules_table question_table, key_table, box_table, most_table, weight_table;
    struct rules_question *questions;
    struct rules_key *keys;
    struct rules_box *boxes;
    struct rules_most *mosts;
    struct rules_weight *weights;
};

/* ---- reading ---- */

static bool read_limit(const char *most, const char *unit, struct rules_limit *out, struct err *err)
{
    int counts;

    if (!rules_row_number(most, 100000, &out->most, err) ||
        !rules_row_choice(unit, count_names, "unit of a limit; chars or words would do", &counts,
                          err))
        return false;
    out->counts = (enum rules_count)counts;
    if ((out->most != 0) != (counts != RULES_UNLIMITED))
        return err_set(err, "a limit needs its unit, and a unit its limit");
    return true;
}

/* True if one application could see both. */
static bool overlap(unsigned a_types, struct rules_span a, unsigned b_types, struct rules_span b)
{
    bool apart = (a.to != 0 && b.from > a.to) || (b.to != 0 && a.from > b.to);
    return (a_types & b_types) != 0 && !apart;
}

static bool read_question(struct form *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->question_table;
    struct rules_question *q = &in->questions[row];

    q->id = rules_cell(t, row, Q_ID);
    q->label = rules_cell(t, row, Q_LABEL);
    q->question = rules_cell(t, row, Q_QUESTION);
    q->help = rules_cell(t, row, Q_HELP);
    q->source = rules_cell(t, row, Q_SOURCE);
    if (!rules_row_given(q->id, "id", err) || !rules_row_given(q->label, "label", err) ||
        !rules_row_given(q->question, "question", err) ||
        !rules_row_given(q->source, "source", err) ||
        !rules_row_types(rules_cell(t, row, Q_TYPES), &q->types, err) ||
        !rules_row_span(rules_cell(t, row, Q_FROM), rules_cell(t, row, Q_TO), &q->span, err) ||
        !read_limit(rules_cell(t, row, Q_LIMIT), rules_cell(t, row, Q_UNIT), &q->limit, err) ||
        !rules_row_certainty(rules_cell(t, row, Q_CERTAINTY), &q->certainty, err))
        return false;
    for (size_t i = 0; i < row; i++) {
        const struct rules_question *other = &in->questions[i];
        if (strcmp(other->id, q->id) != 0)
            continue;
        if (overlap(other->types, other->span, q->types, q->span))
            return err_set(err, "question %s is there already for this type and year", q->id);
        if (strcmp(other->label, q->label) != 0)
            return err_set(err, "question %s has another label elsewhere", q->id);
    }
    return true;
}

static const struct rules_key *key_named(const struct form *in, const char *name)
{
    for (size_t i = 0; i < in->key_table.rows; i++)
        if (in->keys[i].name && strcmp(in->keys[i].name, name) == 0)
            return &in->keys[i];
    return NULL;
}

static bool read_key(struct form *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->key_table;
    const char *name = rules_cell(t, row, K_KEY);
    int repeat, value;

    if (!rules_row_given(name, "key", err) ||
        !rules_row_choice(rules_cell(t, row, K_REPEAT), repeat_names, "way to repeat", &repeat,
                          err) ||
        !rules_row_choice(rules_cell(t, row, K_KIND), value_names, "kind of value", &value, err) ||
        !rules_row_given(rules_cell(t, row, K_MEANING), "meaning", err))
        return false;
    if (key_named(in, name))
        return err_set(err, "key '%s' is there already", name);
    in->keys[row] = (struct rules_key){name, (enum rules_repeat)repeat, (enum rules_value)value,
                                       rules_cell(t, row, K_MEANING)};
    return true;
}

/* The question's id within the key of an answer, or NULL. */
static const char *answer_of(const struct rules_key *key)
{
    size_t length = sizeof answer_prefix - 1;
    return strncmp(key->name, answer_prefix, length) == 0 ? key->name + length : NULL;
}

/* The types that are asked the question in that year. */
static unsigned asked_in(const struct form *in, const char *id, int year)
{
    unsigned types = 0;

    for (size_t i = 0; i < in->question_table.rows; i++)
        if (strcmp(in->questions[i].id, id) == 0 && rules_span_holds(in->questions[i].span, year))
            types |= in->questions[i].types;
    return types;
}

/* An answer's box takes label and limit from its question, so that they are said once; and it must
 * not be there for a type or year that does not ask the question. A gap can only begin where the
 * box does, or where one wording of the question ends. */
static bool tie_answer(const struct form *in, struct rules_box *box, struct err *err)
{
    const char *id = answer_of(box->key);
    unsigned asked;

    if (!id)
        return rules_row_given(box->label, "label", err);
    if (box->label[0] || box->limit.most != 0)
        return err_set(err, "the box of an answer has label and limit from the question");
    asked = asked_in(in, id, box->span.from ? box->span.from : 1);
    for (size_t i = 0; i < in->question_table.rows; i++) {
        const struct rules_question *q = &in->questions[i];
        if (strcmp(q->id, id) != 0)
            continue;
        box->label = q->label;
        if (q->span.to != 0 && rules_span_holds(box->span, q->span.to + 1))
            asked &= asked_in(in, id, q->span.to + 1);
    }
    if ((asked & box->types) != box->types)
        return err_set(err, "question %s is not asked of all these types in all these years", id);
    return true;
}

static bool read_box(struct form *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->box_table;
    struct rules_box *box = &in->boxes[row];

    box->id = rules_cell(t, row, B_ID);
    box->page = rules_cell(t, row, B_PAGE);
    box->section = rules_cell(t, row, B_SECTION);
    box->line = rules_cell(t, row, B_LINE);
    box->label = rules_cell(t, row, B_LABEL);
    box->source = rules_cell(t, row, B_SOURCE);
    box->key = key_named(in, rules_cell(t, row, B_KEY));
    if (!rules_row_given(box->id, "id", err) || !rules_row_given(box->page, "page", err) ||
        !rules_row_given(box->section, "section", err) ||
        !rules_row_given(box->source, "source", err) ||
        !rules_row_types(rules_cell(t, row, B_TYPES), &box->types, err) ||
        !rules_row_span(rules_cell(t, row, B_FROM), rules_cell(t, row, B_TO), &box->span, err) ||
        !read_limit(rules_cell(t, row, B_LIMIT), rules_cell(t, row, B_UNIT), &box->limit, err) ||
        !rules_row_certainty(rules_cell(t, row, B_CERTAINTY), &box->certainty, err))
        return false;
    if (!box->key)
        return err_set(err, "there is no key '%s'", rules_cell(t, row, B_KEY));
    for (size_t i = 0; i < row; i++)
        if (strcmp(in->boxes[i].id, box->id) == 0)
            return err_set(err, "box '%s' is there already", box->id);
    return tie_answer(in, box, err);
}

static bool read_most(struct form *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->most_table;
    struct rules_most *most = &in->mosts[row];
    int repeat;

    most->source = rules_cell(t, row, M_SOURCE);
    if (!rules_row_choice(rules_cell(t, row, M_REPEAT), repeat_names, "way to repeat", &repeat,
                          err) ||
        !rules_row_types(rules_cell(t, row, M_TYPES), &most->types, err) ||
        !rules_row_span(rules_cell(t, row, M_FROM), rules_cell(t, row, M_TO), &most->span, err) ||
        !rules_row_given(rules_cell(t, row, M_MOST), "most", err) ||
        !rules_row_number(rules_cell(t, row, M_MOST), 1000, &most->most, err) ||
        !rules_row_given(most->source, "source", err) ||
        !rules_row_certainty(rules_cell(t, row, M_CERTAINTY), &most->certainty, err))
        return false;
    most->repeat = (enum rules_repeat)repeat;
    for (size_t i = 0; i < row; i++)
        if (in->mosts[i].repeat == most->repeat &&
            overlap(in->mosts[i].types, in->mosts[i].span, most->types, most->span))
            return err_set(err, "'%s' has a bound already for this type and year",
                           repeat_names[repeat]);
    return true;
}

static bool read_points(const char *text, bool *given, int64_t *out, struct err *err)
{
    *out = 0;
    *given = text[0] != '\0';
    return !*given || num_parse(text, strlen(text), 3, out, err);
}

static bool read_weight(struct form *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->weight_table;
    struct rules_weight *weight = &in->weights[row];
    bool has_high, has_step, known = false;

    *weight = (struct rules_weight){.question = rules_cell(t, row, W_ID),
                                    .part = rules_cell(t, row, W_PART),
                                    .source = rules_cell(t, row, W_SOURCE)};
    if (!rules_row_given(weight->part, "part", err) ||
        !rules_row_types(rules_cell(t, row, W_TYPES), &weight->types, err) ||
        !rules_row_span(rules_cell(t, row, W_FROM), rules_cell(t, row, W_TO), &weight->span, err) ||
        !read_points(rules_cell(t, row, W_LOW), &weight->has_low, &weight->low, err) ||
        !read_points(rules_cell(t, row, W_HIGH), &has_high, &weight->high, err) ||
        !read_points(rules_cell(t, row, W_STEP), &has_step, &weight->step, err) ||
        !rules_row_given(weight->source, "source", err) ||
        !rules_row_certainty(rules_cell(t, row, W_CERTAINTY), &weight->certainty, err))
        return false;
    if (!has_high || weight->high <= weight->low || weight->step < 0)
        return err_set(err, "the most points of '%s' should be above the fewest", weight->part);
    for (size_t i = 0; i < in->question_table.rows; i++)
        known = known || (strcmp(in->questions[i].id, weight->question) == 0 &&
                          (in->questions[i].types & weight->types) != 0);
    return known || err_set(err, "there is no question '%s' for these types", weight->question);
}

/* Every question must have a box, or its answer would never reach the form. */
static bool check_questions(const struct form *in, struct err *err)
{
    for (size_t i = 0; i < in->question_table.rows; i++) {
        unsigned boxed = 0;
        for (size_t j = 0; j < in->box_table.rows; j++) {
            const char *id = answer_of(in->boxes[j].key);
            if (id && strcmp(id, in->questions[i].id) == 0 &&
                rules_span_holds(in->boxes[j].span, in->questions[i].span.from))
                boxed |= in->boxes[j].types;
        }
        if ((boxed & in->questions[i].types) != in->questions[i].types) {
            err_set(err, "question %s has no box on a form that asks it", in->questions[i].id);
            return rules_row_error(&in->question_table, i, err);
        }
    }
    return true;
}

typedef bool read_row(struct form *in, size_t row, struct err *err);

static bool read_rows(struct form *in, const struct rules_table *table, read_row *read,
                      struct err *err)
{
    for (size_t row = 0; row < table->rows; row++)
        if (!read(in, row, err))
            return rules_row_error(table, row, err);
    return true;
}

static bool form_read(struct form *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->question_table, source, "questions.csv", question_columns, err) ||
        !rules_table_read(&in->key_table, source, "keys.csv", key_columns, err) ||
        !rules_table_read(&in->box_table, source, "boxes.csv", box_columns, err) ||
        !rules_table_read(&in->most_table, source, "limits.csv", most_columns, err) ||
        !rules_table_read(&in->weight_table, source, "weights.csv", weight_columns, err))
        return false;
    in->questions = mem_array(in->question_table.rows, sizeof *in->questions);
    in->keys = mem_array(in->key_table.rows, sizeof *in->keys);
    in->boxes = mem_array(in->box_table.rows, sizeof *in->boxes);
    in->mosts = mem_array(in->most_table.rows, sizeof *in->mosts);
    in->weights = mem_array(in->weight_table.rows, sizeof *in->weights);
    return read_rows(in, &in->question_table, read_question, err) &&
           read_rows(in, &in->key_table, read_key, err) &&
           read_rows(in, &in->box_table, read_box, err) &&
           read_rows(in, &in->most_table, read_most, err) &&
           read_rows(in, &in->weight_table, read_weight, err) && check_questions(in, err);
}

static void form_clear(struct form *in)
{
    free(in->questions);
    free(in->keys);
    free(in->boxes);
    free(in->mosts);
    free(in->weights);
    rules_table_clear(&in->question_table);
    rules_table_clear(&in->key_table);
    rules_table_clear(&in->box_table);
    rules_table_clear(&in->most_table);
    rules_table_clear(&in->weight_table);
}

bool rules_form_check(rules_source *source, struct err *err)
{
    struct form mine = {0};
    bool good = form_read(&mine, source, err);

    form_clear(&mine);
    return good;
}

static const struct form *loaded(void)
{
    static struct form form;

    if (!form.mosts && !form_read(&form, embed_find, NULL))
        rules_broken();
    return &form;
}

/* ---- asking ---- */

static bool seen(unsigned types, struct rules_span span, unsigned asking, int award_year)
{
    return (types & asking) != 0 && rules_span_holds(span, award_year);
}

const struct rules_question *rules_question_next(unsigned types, int award_year,
                                                 const struct rules_question *after)
{
    const struct form *form = loaded();
    const struct rules_question *end = form->questions + form->question_table.rows;

    for (const struct rules_question *q = after ? after + 1 : form->questions; q < end; q++)
        if (seen(q->types, q->span, types, award_year))
            return q;
    return NULL;
}

const struct rules_question *rules_question_find(const char *id, enum rules_type type,
                                                 int award_year)
{
    const struct rules_question *q = NULL;

    while ((q = rules_question_next(type, award_year, q)) != NULL)
        if (text_same(q->id, id))
            return q;
    return NULL;
}

const struct rules_key *rules_key_next(const struct rules_key *after)
{
    const struct form *form = loaded();
    const struct rules_key *next = after ? after + 1 : form->keys;

    return next < form->keys + form->key_table.rows ? next : NULL;
}

const struct rules_key *rules_key_find(const char *name)
{
    return key_named(loaded(), name);
}

const struct rules_box *rules_box_next(unsigned types, int award_year,
                                       const struct rules_box *after)
{
    const struct form *form = loaded();
    const struct rules_box *end = form->boxes + form->box_table.rows;

    for (const struct rules_box *box = after ? after + 1 : form->boxes; box < end; box++)
        if (seen(box->types, box->span, types, award_year))
            return box;
    return NULL;
}

const struct rules_question *rules_box_question(const struct rules_box *box, enum rules_type type,
                                                int award_year)
{
    const char *id = answer_of(box->key);
    return id ? rules_question_find(id, type, award_year) : NULL;
}

struct rules_limit rules_box_limit(const struct rules_box *box, enum rules_type type,
                                   int award_year)
{
    const struct rules_question *question = rules_box_question(box, type, award_year);
    return question ? question->limit : box->limit;
}

const struct rules_most *rules_most_find(enum rules_repeat repeat, enum rules_type type,
                                         int award_year)
{
    const struct form *form = loaded();

    for (size_t i = 0; i < form->most_table.rows; i++)
        if (form->mosts[i].repeat == repeat &&
            seen(form->mosts[i].types, form->mosts[i].span, type, award_year))
            return &form->mosts[i];
    return NULL;
}

const struct rules_weight *rules_weight_next(const char *question, enum rules_type type,
                                             int award_year, const struct rules_weight *after)
{
    const struct form *form = loaded();
    const struct rules_weight *end = form->weights + form->weight_table.rows;

    for (const struct rules_weight *w = after ? after + 1 : form->weights; w < end; w++)
        if (strcmp(w->question, question) == 0 && seen(w->types, w->span, type, award_year))
            return w;
    return NULL;
}

size_t rules_limit_used(enum rules_count counts, const char *text)
{
    if (counts == RULES_CHARS)
        return text_chars(text, strlen(text));
    return counts == RULES_WORDS ? text_words(text) : 0;
}

struct rules_limit rules_limit_of(const char *kind, const char *field)
{
    struct rules_limit limit = {0, RULES_UNLIMITED};
    const struct rules_box *box = NULL;
    char key[80];

    snprintf(key, sizeof key, "%s.%s", kind, field);
    while ((box = rules_box_next(RULES_ALL_TYPES, 0, box)) != NULL)
        if (strcmp(box->key->name, key) == 0 && box->limit.counts != RULES_UNLIMITED)
            limit = box->limit;
    return limit;
}
