#include "rules/measures.h"

#include "base/mem.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

enum { OF, MEASURE, UNIT, ONE, MANY, MEANING };
static const char *const columns[] = {"of", "measure", "unit", "one", "many", "meaning", NULL};

/* In the order of the enum. */
static const char *const unit_names[] = {"count",   "money", "hours",  "quantity",
                                         "percent", "yes",   "attest", NULL};
static const char *const of_names[] = {"award", "degree", NULL};

static bool needs_words(enum condition_unit unit, const char *of)
{
    if (strcmp(of, "degree") == 0)
        return true;
    return unit != CONDITION_YES && unit != CONDITION_MONEY;
}

static bool read_measure(struct rules_measures *in, size_t row, const char *of, struct err *err)
{
    const struct rules_table *t = &in->table;
    const char *whose = rules_cell(t, row, OF);
    struct condition_measure m = {
        .name = rules_cell(t, row, MEASURE),
        .one = rules_cell(t, row, ONE),
        .many = rules_cell(t, row, MANY),
        .meaning = rules_cell(t, row, MEANING),
    };
    int unit, which;

    if (!rules_row_choice(whose, of_names, "use of a measure; there are award and degree", &which,
                          err) ||
        !rules_row_given(m.name, "measure", err) ||
        !rules_row_choice(rules_cell(t, row, UNIT), unit_names, "unit of a measure", &unit, err) ||
        !rules_row_given(m.meaning, "meaning", err))
        return false;
    m.unit = (enum condition_unit)unit;
    if (needs_words(m.unit, whose) && !(m.one[0] && m.many[0]))
        return err_set(err, "'%s' needs its words for one and for many", m.name);
    if (strcmp(whose, of) != 0)
        return true;
    if (rules_measures_find(in, m.name))
        return err_set(err, "measure '%s' is there already", m.name);
    in->list[in->count++] = m;
    return true;
}

bool rules_measures_read(struct rules_measures *out, rules_source *source, const char *of,
                         struct err *err)
{
    if (!rules_table_read(&out->table, source, "measures.csv", columns, err))
        return false;
    out->list = mem_array(out->table.rows, sizeof *out->list);
    for (size_t row = 0; row < out->table.rows; row++)
        if (!read_measure(out, row, of, err))
            return rules_row_error(&out->table, row, err);
    return true;
}

void rules_measures_clear(struct rules_measures *measures)
{
    free(measures->list);
    rules_table_clear(&measures->table);
    *measures = (struct rules_measures){0};
}

const struct condition_measure *rules_measures_next(const struct rules_measures *measures,
                                                    const struct condition_measure *after)
{
    const struct condition_measure *next = after ? after + 1 : measures->list;

    return next < measures->list + measures->count ? next : NULL;
}

const struct condition_measure *rules_measures_find(const struct rules_measures *measures,
                                                    const char *name)
{
    for (size_t i = 0; i < measures->count; i++)
        if (strcmp(measures->list[i].name, name) == 0)
            return &measures->list[i];
    return NULL;
}
