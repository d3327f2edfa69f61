#include "kinds/kind.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/categories.h"
#include "kinds/describe.h"
#include <string.h>

static const struct kind_family *const families[] = {
    &kinds_people,     &kinds_sae, &kinds_learning,    &kinds_money,
    &kinds_production, &kinds_ffa, &kinds_application, &kinds_teaching, &kinds_keeping,
};

static const struct kind_family_name family_names[] = {
    {"people", "People and the program"},
    {"sae", "The SAE"},
    {"money", "Money and property"},
    {"production", "Animals and crops"},
    {"ffa", "FFA"},
    {"application", "Applications"},
    {"teaching", "Visits, marks and goals"},
    {"book", "The book itself"},
    {"remarks", "Comments and reviews"},
    {0},
};

const struct kind_family_name *kind_families(void)
{
    return family_names;
}

const char *kind_family_title(const char *family)
{
    for (const struct kind_family_name *at = family_names; at->name != NULL; at++)
        if (strcmp(at->name, family) == 0)
            return tr(at->title);
    return family;
}

size_t kind_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(families); i++)
        count += families[i]->count;
    return count;
}

const struct kind *kind_at(size_t at)
{
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        if (at < families[i]->count)
            return &families[i]->kinds[at];
        at -= families[i]->count;
    }
    return NULL;
}

size_t kind_number(const struct kind *kind)
{
    size_t number = 0;
    for (size_t i = 0; i < COUNT_OF(families); i++)
        for (size_t k = 0; k < families[i]->count; k++, number++)
            if (&families[i]->kinds[k] == kind)
                return number;
    return number;
}

const struct kind *kind_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(families); i++)
        for (size_t k = 0; k < families[i]->count; k++)
            if (strcmp(families[i]->kinds[k].name, name) == 0)
                return &families[i]->kinds[k];
    return NULL;
}

const char *kind_nearest(const char *word, const char *(*name_at)(size_t, void *), void *context,
                         size_t count)
{
    const char *best = NULL;
    size_t nearest = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_at(i, context);
        size_t far = near_distance(word, name);
        if (near_enough(word, name) && (best == NULL || far < nearest)) {
            nearest = far;
            best = name;
        }
    }
    return best;
}

static const char *name_of_kind(size_t at, void *context)
{
    (void)context;
    return kind_at(at)->name;
}

const struct kind *kind_named(const char *name, struct err *err)
{
    const struct kind *kind = kind_find(name);
    for (size_t i = 0; kind == NULL && i < kind_count(); i++)
        if (text_same(name, kind_at(i)->label) || text_same(name, kind_at(i)->plural) ||
            text_same(name, tr(kind_at(i)->label)) || text_same(name, tr(kind_at(i)->plural)))
            kind = kind_at(i);
    if (kind != NULL)
        return kind;
    const char *near = kind_nearest(name, name_of_kind, NULL, kind_count());
    if (near != NULL)
        err_set(err, "there is no kind of record \"%s\"; did you mean \"%s\"?", name, near);
    else
        err_set(err, "there is no kind of record \"%s\"; `saebook help kinds` lists them", name);
    return NULL;
}

size_t kind_field_n(const struct kind *kind, const char *name, size_t nbytes)
{
    for (size_t i = 0; i < kind->count; i++) {
        const char *own = kind->fields[i].name;
        if (own[0] == name[0] && strncmp(own, name, nbytes) == 0 && own[nbytes] == '\0')
            return i;
    }
    return FIELD_NONE;
}

size_t kind_field(const struct kind *kind, const char *name)
{
    /* Names in the program are mostly the very strings of the descriptions: linkers merge them. */
    for (size_t i = 0; i < kind->count; i++)
        if (kind->fields[i].name == name)
            return i;
    return kind_field_n(kind, name, strlen(name));
}

size_t kind_owner_field(const struct kind *kind)
{
    if (kind_field(kind, "student") != FIELD_NONE)
        return FIELD_NONE;
    for (size_t i = 0; i < kind->count; i++) {
        if (kind->fields[i].type != FIELD_REF)
            continue;
        const struct kind *other = kind_find(kind->fields[i].ref);
        if (other != NULL && (kind_field(other, "student") != FIELD_NONE || kind_has_address(other)))
            return i;
    }
    return FIELD_NONE;
}

bool kind_has_address(const struct kind *kind)
{
    return kind_owner_field(kind) != FIELD_NONE;
}

const struct choice *field_choice(const struct field *field, const char *text, size_t nbytes)
{
    /* The exact value first: it is what files carry, and it needs no folding. */
    for (const struct choice *c = field->choices; c != NULL && c->value != NULL; c++)
        if (strlen(c->value) == nbytes && memcmp(c->value, text, nbytes) == 0)
            return c;
    char *typed = mem_text_n(text, nbytes);
    const struct choice *found = NULL;
    for (const struct choice *c = field->choices; c != NULL && c->value != NULL; c++)
        if (text_same(typed, c->value) || (c->label != NULL && (text_same(typed, c->label) ||
                                                                text_same(typed, tr(c->label))))) {
            found = c;
            break;
        }
    mem_free(typed);
    return found;
}

static bool is_category(const struct field *field)
{
    return field->vocabulary != NULL && strcmp(field->vocabulary, "categories") == 0;
}

bool field_has_labels(const struct field *field)
{
    return field->choices != NULL || is_category(field);
}

static const char *label_in(const struct choice *choices, const char *value)
{
    for (const struct choice *c = choices; c != NULL && c->value != NULL; c++)
        if (strcmp(c->value, value) == 0)
            return tr(c->label != NULL ? c->label : c->value);
    return NULL;
}

const char *field_choice_label(const struct field *field, const char *value)
{
    static const struct choice *const categories[] = {choices_expense, choices_income,
                                                      choices_put_in, choices_taken_out};
    const char *label = label_in(field->choices, value);
    for (size_t i = 0; label == NULL && is_category(field) && i < COUNT_OF(categories); i++)
        label = label_in(categories[i], value);
    return label != NULL ? label : value;
}

const char *field_hint(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        return _("a line of text");
    case FIELD_NOTE:
        return _("text");
    case FIELD_DATE:
        return _("a date such as 2026-11-20, 11/20 or today");
    case FIELD_MONEY:
        return _("an amount such as 42.50");
    case FIELD_TIME:
        return _("a time such as 1:30, 1.5 or 90m");
    case FIELD_QTY:
        return _("a number such as 12 or 2.5");
    case FIELD_PCT:
        return _("a percentage such as 50");
    case FIELD_INT:
        return _("a whole number");
    case FIELD_YEAR:
        return _("a year such as 2026");
    case FIELD_YES:
        return _("yes or no");
    case FIELD_CHOICE:
        return _("one of the choices");
    case FIELD_REF:
        return _("a name");
    case FIELD_ANY:
        return _("what the record is called, or # and its id");
    case FIELD_CODES:
        return _("standard codes separated by spaces");
    case FIELD_PICTURE:
        return _("a JPEG or PNG file");
    }
    return "";
}
