/* What each kind of field takes: from typed text to the value that is stored, and back. */
#include "kit/form_private.h"

#include "base/date.h"
#include "base/num.h"
#include "base/text.h"
#include <string.h>

enum { MONEY_PLACES = 2, TEXT_COLS_MAX = 60, REF_COLS = 36 };

bool form_has_options(enum form_kind kind)
{
    return kind == FORM_CHOICE || kind == FORM_REF;
}

/* ---- reading -------------------------------------------------------------------------------- */

static bool read_date(const char *text, size_t nbytes, struct buf *value, struct buf *hint,
                      struct err *err)
{
    struct date date;
    char iso[DATE_ISO_SIZE], words[DATE_TEXT_SIZE];
    if (!date_parse(text, nbytes, &date, err))
        return false;
    buf_add_text(value, date_iso(date, iso));
    buf_add_text(hint, date_human(date, words));
    return true;
}

static bool read_money(const char *text, size_t nbytes, struct buf *value, struct buf *hint,
                       struct err *err)
{
    int64_t cents;
    char amount[NUM_TEXT_SIZE];
    if (!num_parse_money(text, nbytes, &cents, err))
        return false;
    buf_add_text(value, num_money(cents, amount));
    if (num_is_sum(text, nbytes))
        buf_addf(hint, "= %s", num_money_grouped(cents, amount));
    return true;
}

static bool read_time(const char *text, size_t nbytes, struct buf *value, struct buf *hint,
                      struct err *err)
{
    int64_t minutes;
    char words[NUM_TEXT_SIZE];
    if (!num_work_out_time(text, nbytes, &minutes, err))
        return false;
    buf_add_text(value, num_time(minutes, words));
    buf_addf(hint, "%s%s", num_is_sum(text, nbytes) ? "= " : "", num_time_words(minutes, words));
    return true;
}

static bool read_number(const struct form_item *item, const char *text, size_t nbytes,
                        struct buf *value, struct buf *hint, struct err *err)
{
    int64_t number;
    char words[NUM_TEXT_SIZE];
    if (!num_work_out(text, nbytes, item->field->places, &number, err))
        return false;
    buf_add_text(value, num_decimal(number, item->field->places, words));
    if (num_is_sum(text, nbytes))
        buf_addf(hint, "= %s", buf_text(value));
    return true;
}

static bool read_option(const struct form_item *item, const char *text, size_t nbytes,
                        struct buf *value, struct err *err)
{
    if (item->resolved) {
        buf_add_text(value, item->value);
        return true;
    }
    if (item->field->flags & FORM_FREE) {
        buf_add(value, text, nbytes);
        return true;
    }
    char quoted[TEXT_QUOTE_SIZE];
    return err_set(err, "%s is not in the list; choose one that is",
                   text_quote(text, nbytes, quoted));
}

bool form_read_text(const struct form_item *item, const char *text, struct buf *value,
                    struct buf *hint, struct err *err)
{
    size_t nbytes = strlen(text);
    enum form_kind kind = item->field->kind;
    if (kind != FORM_SECRET)
        text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return true;
    switch (kind) {
    case FORM_DATE:
        return read_date(text, nbytes, value, hint, err);
    case FORM_MONEY:
        return read_money(text, nbytes, value, hint, err);
    case FORM_TIME:
        return read_time(text, nbytes, value, hint, err);
    case FORM_NUMBER:
        return read_number(item, text, nbytes, value, hint, err);
    case FORM_CHOICE:
    case FORM_REF:
        return read_option(item, text, nbytes, value, err);
    default:
        buf_add(value, text, nbytes);
        return true;
    }
}

/* ---- writing -------------------------------------------------------------------------------- */

static bool write_date(const char *value, struct buf *text)
{
    struct date date;
    if (!date_parse_iso(value, strlen(value), &date))
        return false;
    buf_addf(text, "%d/%d/%d", date.month, date.day, date.year);
    return true;
}

static bool write_money(const char *value, struct buf *text)
{
    int64_t cents;
    char amount[NUM_TEXT_SIZE];
    if (!num_parse(value, strlen(value), MONEY_PLACES, &cents, NULL))
        return false;
    buf_add_text(text, num_money_grouped(cents, amount));
    return true;
}

static bool write_option(const struct form_item *item, const char *value, struct buf *text)
{
    for (size_t i = 0; i < form_option_count(item); i++) {
        struct form_option option = form_option_at(item, i);
        if (strcmp(option.value, value) == 0) {
            buf_add_text(text, option.label);
            return true;
        }
    }
    return false;
}

void form_write_value(const struct form_item *item, const char *value, struct buf *text)
{
    bool done = false;
    if (item->field->kind == FORM_DATE)
        done = write_date(value, text);
    else if (item->field->kind == FORM_MONEY && *value)
        done = write_money(value, text);
    else if (form_has_options(item->field->kind))
        done = write_option(item, value, text);
    if (!done)
        buf_add_text(text, value);
}

/* ---- sizes ---------------------------------------------------------------------------------- */

int form_options_cols(const struct form_item *item)
{
    int widest = 8;
    for (size_t i = 0; i < form_option_count(item); i++) {
        const char *label = form_option_at(item, i).label;
        int cols = (int)text_columns(label, strlen(label));
        widest = cols > widest ? cols : widest;
    }
    return widest + 3; /* the arrow that says it drops down */
}

int form_field_cols(const struct form_item *item, int room)
{
    static const int cols[] = {[FORM_DATE] = 13,   [FORM_MONEY] = 15,  [FORM_TIME] = 9,
                               [FORM_NUMBER] = 13, [FORM_SECRET] = 25, [FORM_REF] = REF_COLS};
    const struct form_field *field = item->field;
    int want = TEXT_COLS_MAX;
    if (field->kind == FORM_CHOICE)
        want = item->options_cols;
    else if (field->kind < COUNT_OF(cols) && cols[field->kind] &&
             !(field->kind == FORM_REF && field->flags & FORM_FREE)) /* sentences, too */
        want = cols[field->kind];
    else if (field->max_chars && field->max_chars + 1 < TEXT_COLS_MAX)
        want = (int)field->max_chars + 1;
    return want < room ? want : room;
}
