#include "cli/manual_kinds.h"
#include "base/mem.h"
#include "base/num.h"
#include "cli/mdoc.h"
#include "kinds/categories.h"
#include "kinds/kind.h"
#include <ctype.h>
#include <string.h>

/* ---- words ----------------------------------------------------------------------------------- */

static void add_title(struct buf *page, const char *family)
{
    buf_add_text(page, ".Sh ");
    for (const char *at = kind_family_title(family); *at; at++)
        buf_add_char(page, (char)toupper((unsigned char)*at));
    buf_add_char(page, '\n');
}

/* As the page's section on types calls them. */
static const char *type_word(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        return "text";
    case FIELD_NOTE:
        return "note";
    case FIELD_DATE:
        return "date";
    case FIELD_MONEY:
        return "money";
    case FIELD_TIME:
        return "time";
    case FIELD_QTY:
        return "quantity";
    case FIELD_PCT:
        return "percentage";
    case FIELD_INT:
        return "whole number";
    case FIELD_YEAR:
        return "year";
    case FIELD_YES:
        return "yes or no";
    case FIELD_CHOICE:
        return "choice";
    case FIELD_REF:
        return "reference";
    case FIELD_ANY:
        return "reference to any record";
    case FIELD_CODES:
        return "codes";
    case FIELD_PICTURE:
        return "picture";
    }
    return "";
}

static const char *number_text(const struct field *field, int64_t value,
                               char out[static NUM_TEXT_SIZE])
{
    switch (field->type) {
    case FIELD_MONEY:
        return num_money_grouped(value, out);
    case FIELD_TIME:
        return num_time_words(value, out);
    case FIELD_QTY:
        return num_decimal(value, 3, out);
    case FIELD_PCT:
        return num_decimal(value, 2, out);
    default:
        return num_decimal(value, 0, out);
    }
}

/* What a person reads on the screen, then what it is for. */
static void add_label(struct buf *page, const char *label, const char *help)
{
    buf_add_text(page, ".Dq");
    mdoc_add_arg(page, label);
    buf_add_text(page, help ? " :\n" : " .\n");
    mdoc_add_text(page, help);
}

/* ---- a field --------------------------------------------------------------------------------- */

static void add_choices(struct buf *page, const struct choice *choices)
{
    const char *widest = "";
    if (!choices)
        return;
    for (const struct choice *choice = choices; choice->value; choice++)
        if (strlen(choice->value) > strlen(widest))
            widest = choice->value;
    buf_addf(page, ".Bl -tag -width \"%s\" -compact\n", widest);
    for (const struct choice *choice = choices; choice->value; choice++) {
        buf_add_text(page, ".It Cm");
        mdoc_add_arg(page, choice->value);
        buf_add_char(page, '\n');
        struct buf words = {0};
        buf_add_text(&words, choice->label ? choice->label : choice->help ? "" : choice->value);
        if (choice->help)
            buf_addf(&words, "%s%s", words.len > 0 ? ": " : "", choice->help);
        mdoc_add_text(page, buf_text(&words));
        buf_free(&words);
    }
    buf_add_text(page, ".El\n");
}

/* What is offered from the rules, or from elsewhere in the program. */
static void add_vocabulary(struct buf *page, const char *vocabulary)
{
    if (!vocabulary || strcmp(vocabulary, "who") == 0)
        return;
    if (strcmp(vocabulary, "categories") != 0) {
        buf_addf(page, "The program offers its list of %s.\n", vocabulary);
        return;
    }
    mdoc_add_text(page, "Of money that was spent:");
    add_choices(page, choices_expense);
    mdoc_add_text(page, "Of money that was earned:");
    add_choices(page, choices_income);
    mdoc_add_text(page, "Of money put into the SAE, and of money taken out of it:");
    add_choices(page, choices_put_in);
    add_choices(page, choices_taken_out);
}

/* "type=sale type=gift": asked only where one of these holds. */
static void add_when(struct buf *page, const char *when)
{
    const char *said = NULL; /* the field of the condition before */
    size_t said_nbytes = 0;
    if (!when)
        return;
    buf_add_text(page, "Asked for only where");
    while (*when) {
        size_t nbytes = strcspn(when, " "), name = strcspn(when, "= ");
        bool again = said && name == said_nbytes && memcmp(said, when, name) == 0;
        char *field = mem_text_n(when, name);
        char *value = mem_text_n(when + name + 1, nbytes - name - 1);
        buf_add_text(page, said ? "\nor" : "");
        if (!again) {
            buf_add_text(page, "\n.Va");
            mdoc_add_arg(page, field);
            buf_add_text(page, "\nis");
        }
        buf_add_text(page, "\n.Cm");
        mdoc_add_arg(page, value);
        mem_free(field);
        mem_free(value);
        said = when;
        said_nbytes = name;
        when += nbytes + strspn(when + nbytes, " ");
    }
    buf_add_text(page, " .\n");
}

static void add_bounds(struct buf *page, const struct field *field)
{
    char least[NUM_TEXT_SIZE], most[NUM_TEXT_SIZE];
    if (field->least == 0 && field->most == 0)
        return;
    struct buf words = {0};
    buf_addf(&words, "From %s to %s.", number_text(field, field->least, least),
             number_text(field, field->most, most));
    mdoc_add_text(page, buf_text(&words));
    buf_free(&words);
}

static void add_flags(struct buf *page, const struct kind *kind, const struct field *field)
{
    if (field->flags & FIELD_PART_OF)
        mdoc_add_text(page, "The record is a part of that one, and is deleted with it.");
    if (field->flags & FIELD_SIGNED)
        mdoc_add_text(page, "May be below zero.");
    if (field->flags & FIELD_TOTAL)
        mdoc_add_text(page, "May be more than 24 hours.");
    if (field->flags & FIELD_PRIVATE)
        mdoc_add_text(page, "Private: left out of what is handed to others.");
    if (kind_owner_field(kind) != FIELD_NONE && &kind->fields[kind_owner_field(kind)] == field)
        mdoc_add_text(page, "In files a student column stands beside it, to say whose it is.");
}

static void add_field(struct buf *page, const struct kind *kind, const struct field *field)
{
    buf_add_text(page, ".It Va");
    mdoc_add_arg(page, field->name);
    buf_addf(page, " Pq %s", type_word(field));
    if (field->type == FIELD_REF)
        buf_addf(page, " to %s", field->ref);
    buf_addf(page, "%s\n", field->flags & FIELD_NEEDED ? ", needed" : "");

    add_label(page, field->label, field->help);
    if (field->initial) {
        buf_add_text(page, "If not said:\n.Cm");
        mdoc_add_arg(page, field->initial);
        buf_add_text(page, " .\n");
    }
    add_bounds(page, field);
    add_flags(page, kind, field);
    add_when(page, field->when);
    add_vocabulary(page, field->vocabulary);
    add_choices(page, field->choices);
}

/* ---- a kind ---------------------------------------------------------------------------------- */

/* "student title": the fields of which no two records have the same. */
static void add_unique(struct buf *page, const char *unique)
{
    if (!unique)
        return;
    buf_add_text(page, "No two records have the same");
    for (size_t count = 0; *unique; count++) {
        size_t nbytes = strcspn(unique, " ");
        bool last = unique[nbytes] == '\0';
        char *name = mem_text_n(unique, nbytes);
        buf_addf(page, "%s\n.Va", count && last ? "\nand" : "");
        mdoc_add_arg(page, name);
        buf_add_text(page, last ? " ,\n" : "");
        mem_free(name);
        unique += nbytes + strspn(unique + nbytes, " ");
    }
    buf_add_text(page, "upper and lower case being one.\n");
}

static void add_kind(struct buf *page, const struct kind *kind)
{
    buf_addf(page, ".Ss %s\n", kind->name);
    add_label(page, kind->plural, kind->help);
    if (kind->flags & KIND_SINGLE)
        mdoc_add_text(page, "The book holds just one; importing it changes the one that is there.");
    add_unique(page, kind->unique);
    buf_add_text(page, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < kind->count; i++)
        add_field(page, kind, &kind->fields[i]);
    buf_add_text(page, ".El\n");
}

void manual_add_kinds(struct buf *page)
{
    const char *family = "";
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        if (strcmp(kind->family, family) != 0)
            add_title(page, kind->family);
        family = kind->family;
        add_kind(page, kind);
    }
}
