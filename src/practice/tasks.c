/* Reads the files of practice: the tasks, the key, and what the book begins with. */
#include "base/attr.h"
#include "base/mem.h"
#include "base/num.h"
#include "kinds/kind.h"
#include "practice/inside.h"
#include "report/report.h"
#include "rules/row.h"
#include <string.h>

/* ---- pairs ---------------------------------------------------------------------------------- */

bool pairs_read(struct pairs *pairs, const char *text, struct err *err)
{
    *pairs = (struct pairs){.bytes = mem_text(text)};
    for (char *at = pairs->bytes; at != NULL;) {
        char *end = strstr(at, "; ");
        if (strchr(at, '=') == NULL || pairs->count == PAIRS_MOST)
            return err_set(err, "\"%s\" should be at most %d times FIELD=VALUE, parted by \"; \"",
                           text, PAIRS_MOST);
        pairs->list[pairs->count++] = at;
        if (end != NULL)
            *end = '\0';
        at = end != NULL ? end + strlen("; ") : NULL;
    }
    return true;
}

void pairs_clear(struct pairs *pairs)
{
    mem_free(pairs->bytes);
    *pairs = (struct pairs){0};
}

/* ---- rows ----------------------------------------------------------------------------------- */

static const char *const task_columns[] = {"task",   "label",     "student", "text",
                                           "source", "certainty", NULL};
static const char *const key_columns[] = {"task",   "check", "of",    "where",
                                          "figure", "value", "label", NULL};
static const char *const first_columns[] = {"kind", "fields", "mistake", NULL};

struct practice {
    struct rules_table task_table, key_table, first_table;
    struct practice_task *tasks; /* owned, as the two below; one for each row */
    struct practice_key *keys;
    struct practice_first *firsts;
};

static bool read_task(struct practice *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->task_table;
    struct practice_task *task = &in->tasks[row];
    enum rules_certainty certainty;
    task->id = rules_cell(t, row, 0);
    task->label = rules_cell(t, row, 1);
    task->student = rules_cell(t, row, 2);
    task->text = rules_cell(t, row, 3);
    return rules_row_given(rules_cell(t, row, 4), "source", err) &&
           rules_row_certainty(rules_cell(t, row, 5), &certainty, err);
}

static bool read_figure(struct practice_key *key, const char *of, const char *figure,
                        const char *value, struct err *err)
{
    key->report = report_named(of, err);
    if (key->report == NULL)
        return false;
    while (key->column < key->report->count &&
           strcmp(key->report->columns[key->column].name, figure) != 0)
        key->column++;
    if (key->column == key->report->count)
        return err_set(err, "the report %s has no column \"%s\"", of, figure);
    switch (key->report->columns[key->column].type) {
    case REPORT_MONEY:
        return num_parse_money(value, strlen(value), &key->value, err);
    case REPORT_HOURS:
        return num_parse_time(value, strlen(value), &key->value, err);
    default:
        return err_set(err, "\"%s\" is neither money nor hours", figure);
    }
}

static bool read_key(struct practice *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->key_table;
    struct practice_key *key = &in->keys[row];
    const char *check = rules_cell(t, row, 1), *of = rules_cell(t, row, 2);
    const char *value = rules_cell(t, row, 5);
    bool there = false;
    for (size_t i = 0; i < in->task_table.rows; i++)
        if (strcmp(in->tasks[i].id, rules_cell(t, row, 0)) == 0)
            key->task = &in->tasks[i];
    if (key->task == NULL)
        return err_set(err, "\"%s\" is no task", rules_cell(t, row, 0));
    key->where = rules_cell(t, row, 3);
    key->label = rules_cell(t, row, 6);
    if (strcmp(check, "figure") == 0)
        return read_figure(key, of, rules_cell(t, row, 4), value, err);
    if (strcmp(check, "record") != 0)
        return err_set(err, "\"%s\" should be figure or record", check);
    key->kind = kind_named(of, err);
    if (key->kind == NULL || !rules_row_yes(value, &there, err))
        return false;
    key->value = there ? 1 : 0;
    return true;
}

static bool read_first(struct practice *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->first_table;
    struct practice_first *first = &in->firsts[row];
    first->kind = kind_named(rules_cell(t, row, 0), err);
    first->fields = rules_cell(t, row, 1);
    return first->kind != NULL && rules_row_yes(rules_cell(t, row, 2), &first->mistake, err);
}

static bool read_all(struct practice *in, struct err *err)
{
    if (!rules_table_read(&in->task_table, embed_find, "practice.csv", task_columns, err) ||
        !rules_table_read(&in->key_table, embed_find, "practice_key.csv", key_columns, err) ||
        !rules_table_read(&in->first_table, embed_find, "practice_book.csv", first_columns, err))
        return false;
    in->tasks = mem_array(in->task_table.rows, sizeof *in->tasks);
    in->keys = mem_array(in->key_table.rows, sizeof *in->keys);
    in->firsts = mem_array(in->first_table.rows, sizeof *in->firsts);
    for (size_t i = 0; i < in->task_table.rows; i++)
        if (!read_task(in, i, err))
            return rules_row_error(&in->task_table, i, err);
    for (size_t i = 0; i < in->key_table.rows; i++)
        if (!read_key(in, i, err))
            return rules_row_error(&in->key_table, i, err);
    for (size_t i = 0; i < in->first_table.rows; i++)
        if (!read_first(in, i, err))
            return rules_row_error(&in->first_table, i, err);
    return true;
}

static const struct practice *loaded(void)
{
    static struct practice practice;
    static bool is_read;
    if (!is_read && !read_all(&practice, NULL))
        rules_broken();
    is_read = true;
    return &practice;
}

/* ---- asked ---------------------------------------------------------------------------------- */

size_t practice_count(void)
{
    return loaded()->task_table.rows;
}

const struct practice_task *practice_at(size_t at)
{
    return &loaded()->tasks[at];
}

static const char *id_at(size_t at, void *context)
{
    (void)context;
    return practice_at(at)->id;
}

const struct practice_task *practice_named(const char *id, struct err *err)
{
    for (size_t i = 0; i < practice_count(); i++)
        if (strcmp(practice_at(i)->id, id) == 0)
            return practice_at(i);
    const char *near = kind_nearest(id, id_at, NULL, practice_count());
    if (near != NULL)
        err_set(err, "\"%s\" is no task; did you mean \"%s\"?", id, near);
    else
        err_set(err, "\"%s\" is no task; `saebook practice --list` tells them", id);
    return NULL;
}

size_t practice_key_count(void)
{
    return loaded()->key_table.rows;
}

const struct practice_key *practice_key_at(size_t at)
{
    return &loaded()->keys[at];
}

size_t practice_first_count(void)
{
    return loaded()->first_table.rows;
}

const struct practice_first *practice_first_at(size_t at)
{
    return &loaded()->firsts[at];
}
