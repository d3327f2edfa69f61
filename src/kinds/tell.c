/* Records in words: the sentences of history and messages, from a kind's template. */
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/record.h"
#include <string.h>

/* A choice's label within a sentence begins small ("sale"), unless it is an abbreviation ("CDE"). */
static void add_label(const char *label, struct buf *out)
{
    bool word = label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' && label[1] <= 'z' &&
                strncmp(label, "State", 5) != 0;
    buf_add_char(out, word ? (char)(label[0] | 32) : label[0]);
    if (label[0] != '\0')
        buf_add_text(out, label + 1);
}

static void add_field(struct book *book, const struct record *record, size_t at, struct buf *out)
{
    const struct field *field = &record->kind->fields[at];
    const struct value *value = &record->values[at];
    char text[NUM_TEXT_SIZE];
    if (value->is == VALUE_INT && field->type == FIELD_MONEY && !(field->flags & FIELD_PLAIN))
        buf_addf(out, "%s$%s", value->i < 0 ? "-" : "",
                 num_money_grouped(value->i < 0 ? -value->i : value->i, text));
    else if (value->is == VALUE_INT && field->type == FIELD_TIME)
        buf_add_text(out, num_time_words(value->i, text));
    else if (value->is == VALUE_TEXT && field_has_labels(field))
        add_label(field_choice_label(field, value->text), out);
    else if (value->is == VALUE_TEXT && field->type == FIELD_NOTE)
        text_add_safe(out, value->text, strcspn(value->text, "\n"));
    else
        record_format(book, record, at, STYLE_SCREEN, out);
}

/* Adds the template from *at to `end` (']' or the end); true if a field in it was empty. */
static bool add_template(struct book *book, const struct record *record, const char **at, char end,
                         struct buf *out)
{
    bool missing = false;
    while (**at != '\0' && **at != end) {
        if (**at == '[') {
            struct buf inner = {0};
            (*at)++;
            if (!add_template(book, record, at, ']', &inner))
                buf_add(out, buf_text(&inner), inner.len);
            buf_free(&inner);
            if (**at == ']')
                (*at)++;
        } else if (**at == '{') {
            size_t nbytes = strcspn(*at + 1, "}");
            size_t field = kind_field_n(record->kind, *at + 1, nbytes);
            if (field == FIELD_NONE || record->values[field].is == VALUE_NONE)
                missing = true;
            else
                add_field(book, record, field, out);
            *at += nbytes + ((*at)[nbytes + 1] == '}' ? 2 : 1);
        } else {
            buf_add_char(out, *(*at)++);
        }
    }
    return missing;
}

void record_tell(struct book *book, const struct record *record, struct buf *out)
{
    const char *at = tr(record->kind->sentence);
    add_template(book, record, &at, '\0', out);
}

void record_tell_changes(struct book *book, const struct record *before,
                         const struct record *after, struct buf *out)
{
    size_t told = 0;
    for (size_t i = 0; i < before->kind->count; i++) {
        const struct field *field = &before->kind->fields[i];
        if (value_equal(&before->values[i], &after->values[i]))
            continue;
        buf_addf(out, "%s%s", told++ > 0 ? "; " : "", tr(field->label));
        if (field->type == FIELD_NOTE || field->type == FIELD_PICTURE) {
            buf_add_text(out, _(" rewritten"));
            continue;
        }
        buf_add_char(out, ' ');
        if (before->values[i].is == VALUE_NONE)
            buf_add_text(out, _("(none)"));
        else
            add_field(book, before, i, out);
        buf_add_text(out, " → ");
        if (after->values[i].is == VALUE_NONE)
            buf_add_text(out, _("(none)"));
        else
            add_field(book, after, i, out);
    }
}
