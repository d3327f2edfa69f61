/* Exact numbers: writing them, scaling them, and decimals as people type them. The arithmetic of
 * money is in num_money.c, times are in num_time.c. */
#include "base/num.h"

#include "base/num_read.h"
#include "base/text.h"
#include "base/tr.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static uint64_t size_of(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Adds a digit unless the value would leave int64_t. */
static bool add_digit(int64_t *value, char digit)
{
    if (*value > (INT64_MAX - (digit - '0')) / 10)
        return false;
    *value = *value * 10 + (digit - '0');
    return true;
}

enum num_fault num_read(const char *text, size_t nbytes, int places, int64_t *value, size_t *used)
{
    size_t at = 0, since_comma = 0;
    bool grouped = false, digits = false;

    *value = 0;
    for (; at < nbytes && (is_digit(text[at]) || text[at] == ','); at++) {
        if (text[at] == ',') {
            if (since_comma > 3 || since_comma == 0 || (grouped && since_comma != 3))
                return NUM_GROUPS;
            grouped = true;
            since_comma = 0;
            continue;
        }
        since_comma++;
        digits = true;
        if (!add_digit(value, text[at]))
            return NUM_TOO_LARGE;
    }
    if (grouped && since_comma != 3)
        return NUM_GROUPS;
    if (at < nbytes && text[at] == '.') {
        at++;
        for (; at < nbytes && is_digit(text[at]); at++) {
            digits = true;
            if (places-- <= 0)
                return NUM_TOO_FINE;
            if (!add_digit(value, text[at]))
                return NUM_TOO_LARGE;
        }
    }
    while (places-- > 0)
        if (!add_digit(value, '0'))
            return NUM_TOO_LARGE;
    *used = at;
    return digits ? NUM_FINE : NUM_NONE;
}

bool num_fault_set(struct err *err, enum num_fault fault, const char *text, size_t nbytes,
                   int places)
{
    char quote[TEXT_QUOTE_SIZE];

    text_quote(text, nbytes, quote);
    switch (fault) {
    case NUM_GROUPS:
        return err_set(err, "the commas of %s do not group by three; write 1,250 or 1250", quote);
    case NUM_TOO_FINE:
        if (places == 0)
            return err_set(err, "%s has a fraction; give a whole number", quote);
        return err_set(err,
                       tr_count("%s is too fine; give at most %d digit after the point",
                                "%s is too fine; give at most %d digits after the point", places),
                       quote, places);
    case NUM_TOO_LARGE:
        return err_set(err, "%s is too large a number; check its digits", quote);
    case NUM_NONE:
    case NUM_FINE:
        break;
    }
    return err_set(err, "%s is not a number; write digits, as in %s", quote,
                   places == 0 ? _("12 or 1,250") : _("12.5 or 1,250"));
}

bool num_parse(const char *text, size_t nbytes, int places, int64_t *out, struct err *err)
{
    size_t used = 0, at = 0;
    bool negative;
    int64_t value;
    enum num_fault fault;

    text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return err_set(err, "the number is missing; write digits, as in %s",
                       places == 0 ? "12" : "12.5");
    negative = text[0] == '-';
    if (negative || text[0] == '+')
        at = 1;
    fault = num_read(text + at, nbytes - at, places, &value, &used);
    if (fault == NUM_FINE && at + used != nbytes)
        fault = NUM_NONE;
    if (fault != NUM_FINE)
        return num_fault_set(err, fault, text, nbytes, places);
    *out = negative ? -value : value;
    return true;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Writes the whole part with a comma between groups of three, and the cents. */
const char *num_money_grouped(int64_t cents, char out[static NUM_TEXT_SIZE])
{
    char plain[NUM_TEXT_SIZE];
    size_t len, to = 0;

    num_money(cents, plain);
    len = strlen(plain);
    for (size_t at = 0; at < len; at++) {
        size_t left = len - 3 - at; /* digits up to the point, this one included */

        if (at > 0 && at < len - 3 && left % 3 == 0 && plain[at - 1] != '-')
            out[to++] = ',';
        out[to++] = plain[at];
    }
    out[to] = '\0';
    return out;
}

/* By hand: reports of a chapter write hundreds of thousands of amounts. */
const char *num_money(int64_t cents, char out[static NUM_TEXT_SIZE])
{
    uint64_t size = size_of(cents);
    char digits[NUM_TEXT_SIZE], *at = digits + sizeof(digits);
    size_t places = 0;

    *--at = '\0';
    for (; size > 0 || places < 3; size /= 10) {
        *--at = (char)('0' + size % 10);
        if (++places == 2)
            *--at = '.';
    }
    if (cents < 0)
        *--at = '-';
    memcpy(out, at, (size_t)(digits + sizeof(digits) - at));
    return out;
}

const char *num_hours(int64_t minutes, char out[static NUM_TEXT_SIZE])
{
    uint64_t size = size_of(minutes);
    /* The whole hours apart, so that nothing can overflow. */
    uint64_t hours = size / 60, hundredths = (size % 60 * 100 + 30) / 60;

    snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 ".%02" PRIu64, minutes < 0 ? "-" : "", hours,
             hundredths);
    return out;
}

const char *num_time(int64_t minutes, char out[static NUM_TEXT_SIZE])
{
    uint64_t size = size_of(minutes);

    snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 ":%02" PRIu64, minutes < 0 ? "-" : "", size / 60,
             size % 60);
    return out;
}

const char *num_time_words(int64_t minutes, char out[static NUM_TEXT_SIZE])
{
    uint64_t size = size_of(minutes), hours = size / 60, rest = size % 60;
    const char *sign = minutes < 0 ? "-" : "";

    if (hours && rest)
        snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 " h %" PRIu64 " m", sign, hours, rest);
    else if (hours)
        snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 " h", sign, hours);
    else
        snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 " m", sign, rest);
    return out;
}

const char *num_decimal(int64_t value, int places, char out[static NUM_TEXT_SIZE])
{
    uint64_t size = size_of(value), unit = 1;

    assert(places >= 0 && places <= 18);
    for (int i = 0; i < places; i++)
        unit *= 10;
    while (places > 0 && size % 10 == 0) {
        size /= 10;
        unit /= 10;
        places--;
    }
    if (places == 0)
        snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64, value < 0 ? "-" : "", size);
    else
        snprintf(out, NUM_TEXT_SIZE, "%s%" PRIu64 ".%0*" PRIu64, value < 0 ? "-" : "", size / unit,
                 places, size % unit);
    return out;
}

/* ---- scaling --------------------------------------------------------------------------------- */

int64_t num_scale(int64_t a, int64_t b, int64_t c)
{
    num_wide product = (num_wide)a * b;
    num_wide result;

    assert(c > 0);
    result = num_divide(product, c);
    if (result > INT64_MAX)
        return INT64_MAX;
    return result < INT64_MIN ? INT64_MIN : (int64_t)result;
}
