/* Values of fields: from text, to text. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include <string.h>
#include <strings.h>

enum { TEXT_CHARS = 200, NOTE_CHARS = 20000, CODES_CHARS = 500 };

void value_clear(struct value *value)
{
    if (value->owned)
        mem_free(value->text);
    *value = (struct value){0};
}

void value_set_int(struct value *value, int64_t i)
{
    value_clear(value);
    value->is = VALUE_INT;
    value->i = i;
}

void value_set_text(struct value *value, const char *text, size_t nbytes)
{
    char *copy = mem_text_n(text, nbytes); /* before clearing: text may be the value's own */
    value_clear(value);
    *value = (struct value){.is = VALUE_TEXT, .owned = true, .text = copy, .nbytes = nbytes};
}

void value_set_date(struct value *value, struct date date)
{
    value_clear(value);
    value->is = VALUE_DATE;
    value->i = date_number(date);
}

void value_own(struct value *value)
{
    if ((value->is != VALUE_TEXT && value->is != VALUE_BLOB) || value->owned)
        return;
    value->text = mem_text_n(value->text, value->nbytes);
    value->owned = true;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (a->is != b->is)
        return false;
    switch (a->is) {
    case VALUE_NONE:
        return true;
    case VALUE_INT:
    case VALUE_DATE:
        return a->i == b->i;
    case VALUE_BLOB:
        if (a->text == NULL || b->text == NULL)
            return false;
        return a->nbytes == b->nbytes && memcmp(a->text, b->text, a->nbytes) == 0;
    case VALUE_TEXT:
        return a->nbytes == b->nbytes && memcmp(a->text, b->text, a->nbytes) == 0;
    }
    return false;
}

struct date value_date(const struct value *value)
{
    return value->is == VALUE_DATE ? date_from_number((int)value->i) : (struct date){0};
}

/* ---- from text ------------------------------------------------------------------------------ */

struct bounds {
    int64_t least, most;
};

static struct bounds bounds_of(const struct field *field)
{
    bool below = (field->flags & FIELD_SIGNED) != 0;
    bool total = (field->flags & FIELD_TOTAL) != 0;
    if (field->least != 0 || field->most != 0)
        return (struct bounds){field->least, field->most};
    switch (field->type) {
    case FIELD_MONEY:
        return (struct bounds){below ? -NUM_MONEY_MAX : 0, NUM_MONEY_MAX};
    case FIELD_TIME:
        return (struct bounds){0, total ? 600 * 10000 : NUM_TIME_MAX};
    case FIELD_QTY:
        return (struct bounds){below ? -INT64_C(1000000000000) : 0, INT64_C(1000000000000)};
    case FIELD_PCT:
        return (struct bounds){0, 10000};
    case FIELD_YEAR:
        return (struct bounds){1900, 2199};
    default:
        return (struct bounds){0, 1000000000};
    }
}

/* The value as it would be typed, for sentences about bounds. */
static const char *bound_text(const struct field *field, int64_t value, char out[static NUM_TEXT_SIZE])
{
    switch (field->type) {
    case FIELD_MONEY:
        return num_money_grouped(value, out);
    case FIELD_TIME:
        return num_time(value, out);
    case FIELD_QTY:
        return num_decimal(value, 3, out);
    case FIELD_PCT:
        return num_decimal(value, 2, out);
    default:
        return num_decimal(value, 0, out);
    }
}

static bool within_bounds(const struct field *field, int64_t number, struct err *err)
{
    struct bounds bounds = bounds_of(field);
    char a[NUM_TEXT_SIZE], b[NUM_TEXT_SIZE];
    if (number >= bounds.least && number <= bounds.most)
        return true;
    if (number < bounds.least && bounds.least == 0)
        return err_set(err, "cannot be below zero");
    return err_set(err, "must lie between %s and %s", bound_text(field, bounds.least, a),
                   bound_text(field, bounds.most, b));
}

static bool parse_number(const struct field *field, const char *text, size_t nbytes,
                         struct value *out, struct err *err)
{
    int64_t number = 0;
    bool ok = false;
    switch (field->type) {
    case FIELD_MONEY:
        ok = num_parse_money(text, nbytes, &number, err);
        break;
    case FIELD_TIME:
        ok = num_parse_time(text, nbytes, &number, err);
        break;
    case FIELD_QTY:
        ok = num_parse(text, nbytes, 3, &number, err);
        break;
    case FIELD_PCT:
        if (nbytes > 0 && text[nbytes - 1] == '%')
            nbytes--;
        ok = num_parse(text, nbytes, 2, &number, err);
        break;
    default:
        ok = num_parse(text, nbytes, 0, &number, err);
        break;
    }
    if (!ok || !within_bounds(field, number, err))
        return false;
    out->is = VALUE_INT;
    out->i = number;
    return true;
}

/* The word, with or without its accents: "sí", "si". */
static bool is_word(const char *text, size_t nbytes, const char *word)
{
    char *typed = text_fold_plain(text, nbytes), *plain = text_fold_plain(word, strlen(word));
    bool same = strcmp(typed, plain) == 0;
    mem_free(typed);
    mem_free(plain);
    return same;
}

static bool parse_yes(const char *text, size_t nbytes, struct value *out, struct err *err)
{
    static const char *const yes[] = {"yes", "y", "true", "1", "x"};
    static const char *const no[] = {"no", "n", "false", "0"};
    out->is = VALUE_INT;
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        if (nbytes == strlen(yes[i]) && strncasecmp(text, yes[i], nbytes) == 0) {
            out->i = 1;
            return true;
        }
    for (size_t i = 0; i < COUNT_OF(no); i++)
        if (nbytes == strlen(no[i]) && strncasecmp(text, no[i], nbytes) == 0)
            return true;
    if (is_word(text, nbytes, _("yes")) || is_word(text, nbytes, _("no"))) {
        out->i = is_word(text, nbytes, _("yes"));
        return true;
    }
    out->is = VALUE_NONE;
    return err_set(err, "\"%.*s\" is neither yes nor no", (int)nbytes, text);
}

static bool parse_choice(const struct field *field, const char *text, size_t nbytes,
                         struct value *out, struct err *err)
{
    /* The exact value first: it is what files carry, and it needs no folding. */
    for (const struct choice *c = field->choices; c->value != NULL; c++)
        if (strlen(c->value) == nbytes && memcmp(c->value, text, nbytes) == 0) {
            *out = (struct value){.is = VALUE_TEXT, .text = c->value, .nbytes = nbytes};
            return true;
        }
    const struct choice *found = field_choice(field, text, nbytes);
    if (found != NULL) {
        *out = (struct value){.is = VALUE_TEXT, .text = found->value, .nbytes = strlen(found->value)};
        return true;
    }
    struct buf list = {0};
    for (const struct choice *c = field->choices; c->value != NULL; c++)
        buf_addf(&list, "%s%s", list.len > 0 ? ", " : "", c->value);
    err_set(err, "\"%.*s\" is not one of: %s", (int)(nbytes > 60 ? 60 : nbytes), text, buf_text(&list));
    buf_free(&list);
    return false;
}

/* Codes in capitals, one space between them. */
static bool parse_codes(const char *text, size_t nbytes, struct value *out, struct err *err)
{
    struct buf codes = {0};
    for (size_t i = 0; i < nbytes; i++) {
        char c = text[i];
        if (c == ' ' || c == ',' || c == ';' || c == '\t' || c == '\n') {
            if (codes.len > 0 && codes.data[codes.len - 1] != ' ')
                buf_add_char(&codes, ' ');
        } else {
            buf_add_char(&codes, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
        }
    }
    while (codes.len > 0 && codes.data[codes.len - 1] == ' ')
        codes.data[--codes.len] = '\0';
    if (codes.len == 0) {
        buf_free(&codes);
        return true;
    }
    if (codes.len > CODES_CHARS) {
        buf_free(&codes);
        return err_set(err, "has more than %d characters of codes", CODES_CHARS);
    }
    out->is = VALUE_TEXT;
    out->nbytes = codes.len;
    out->text = buf_take(&codes);
    out->owned = true;
    return true;
}

static bool parse_text(const struct field *field, const char *text, size_t nbytes,
                       struct value *out, struct err *err)
{
    bool note = field->type == FIELD_NOTE;
    size_t most = note ? NOTE_CHARS : TEXT_CHARS;
    size_t chars = nbytes <= most ? nbytes : text_chars(text, nbytes);
    /* One of the suggestions is kept as files have it, however it was typed. */
    const struct choice *known = field->choices != NULL ? field_choice(field, text, nbytes) : NULL;
    if (known != NULL) {
        *out = (struct value){.is = VALUE_TEXT, .text = known->value, .nbytes = strlen(known->value)};
        return true;
    }
    if (chars > most)
        return err_set(err, "has %zu characters; at most %zu fit", chars, most);
    *out = (struct value){.is = VALUE_TEXT, .text = text, .nbytes = nbytes};
    return true;
}

bool field_parse(const struct field *field, const char *text, size_t nbytes, struct value *out,
                 struct err *err)
{
    *out = (struct value){0};
    if (!text_check(text, nbytes, field->type == FIELD_NOTE, err))
        return false;
    const char *trimmed = text;
    size_t length = nbytes;
    trimmed = text_trim(trimmed, &length);
    if (length == 0)
        return true;
    switch (field->type) {
    case FIELD_TEXT:
        if (!parse_text(field, trimmed, length, out, err))
            return false;
        if (trimmed + length != text + nbytes)
            value_own(out); /* with a NUL where the spaces began */
        return true;
    case FIELD_NOTE:
        return parse_text(field, text, nbytes, out, err);
    case FIELD_DATE: {
        struct date date;
        if (!date_parse(trimmed, length, &date, err))
            return false;
        out->is = VALUE_DATE;
        out->i = date_number(date);
        return true;
    }
    case FIELD_YES:
        return parse_yes(trimmed, length, out, err);
    case FIELD_CHOICE:
        return parse_choice(field, trimmed, length, out, err);
    case FIELD_CODES:
        return parse_codes(trimmed, length, out, err);
    case FIELD_MONEY:
    case FIELD_TIME:
    case FIELD_QTY:
    case FIELD_PCT:
    case FIELD_INT:
    case FIELD_YEAR:
        return parse_number(field, trimmed, length, out, err);
    case FIELD_REF:
    case FIELD_ANY:
    case FIELD_PICTURE:
        break;
    }
    return err_set(err, "%s cannot be read from text alone", field->name);
}

/* ---- to text -------------------------------------------------------------------------------- */

static void format_picture(const struct value *value, struct buf *out)
{
    const unsigned char *bytes = (const unsigned char *)value->text;
    const char *type = ""; /* only its length was read */
    if (value->text != NULL && value->nbytes > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8)
        type = "JPEG, ";
    else if (value->text != NULL && value->nbytes > 3 && memcmp(bytes, "\x89PNG", 4) == 0)
        type = "PNG, ";
    buf_addf(out, "%s%zu KB", type, (value->nbytes + 1023) / 1024);
}

static void format_date(const struct value *value, enum style style, struct buf *out)
{
    char text[DATE_TEXT_SIZE];
    struct date date = value_date(value);
    if (style == STYLE_FILE)
        buf_add_text(out, date_iso(date, text));
    else
        buf_add_text(out, date_short(date, text));
}

static void format_int(const struct field *field, int64_t i, enum style style, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    bool file = style == STYLE_FILE;
    switch (field->type) {
    case FIELD_MONEY:
        buf_add_text(out, file ? num_money(i, text) : num_money_grouped(i, text));
        break;
    case FIELD_TIME:
        buf_add_text(out, file ? num_time(i, text) : num_hours(i, text));
        break;
    case FIELD_QTY:
        buf_add_text(out, num_decimal(i, 3, text));
        break;
    case FIELD_PCT:
        buf_add_text(out, num_decimal(i, 2, text));
        break;
    case FIELD_YES:
        buf_add_text(out, style == STYLE_FILE ? (i ? "yes" : "no") : i ? _("yes") : _("no"));
        break;
    default:
        buf_add_text(out, num_decimal(i, 0, text));
        break;
    }
}

static void format_ref(struct book *book, const struct field *field, int64_t id, enum style style,
                       struct buf *out)
{
    const struct kind *other = kind_find(field->ref);
    size_t before = out->len;
    bool told = book != NULL && other != NULL &&
                (style == STYLE_FILE ? ref_name(book, other, id, out)
                                     : ref_tell(book, other, id, out));
    if (!told && out->len == before)
        buf_addf(out, "#%lld", (long long)id);
}

void field_format(struct book *book, const struct field *field, const struct value *value,
                  enum style style, struct buf *out)
{
    switch (value->is) {
    case VALUE_NONE:
        break;
    case VALUE_DATE:
        format_date(value, style, out);
        break;
    case VALUE_BLOB:
        format_picture(value, out);
        break;
    case VALUE_TEXT:
        if (style == STYLE_SCREEN && field_has_labels(field))
            buf_add_text(out, field_choice_label(field, value->text));
        else
            buf_add(out, value->text, value->nbytes);
        break;
    case VALUE_INT:
        if (field->type == FIELD_REF)
            format_ref(book, field, value->i, style, out);
        else if (field->type == FIELD_ANY)
            buf_addf(out, "#%lld", (long long)value->i);
        else
            format_int(field, value->i, style, out);
        break;
    }
}
