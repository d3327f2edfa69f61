/* Time as people type it: "1:30", "1.5", "1.5h", "1h 30m", "90 min". */
#include "base/num.h"

#include "base/num_read.h"
#include "base/text.h"
#include "base/tr.h"

#include <string.h>

enum { TIME_PLACES = 6, TIME_UNIT = 1000000 };
#define TIME_LIMIT (INT64_C(1000000) * 60)

enum time_unit { TIME_NONE, TIME_HOURS, TIME_MINUTES, TIME_UNKNOWN };

static const struct {
    const char *word;
    enum time_unit unit;
} time_words[] = {
    {"h", TIME_HOURS},         {"hr", TIME_HOURS},     {"hrs", TIME_HOURS},
    {"hour", TIME_HOURS},      {"hours", TIME_HOURS},  {"m", TIME_MINUTES},
    {"min", TIME_MINUTES},     {"mins", TIME_MINUTES}, {"minute", TIME_MINUTES},
    {"minutes", TIME_MINUTES},
};

struct reader {
    const char *text;
    size_t nbytes, at;
};

static void skip_spaces(struct reader *in)
{
    while (in->at < in->nbytes && (in->text[in->at] == ' ' || in->text[in->at] == '\t'))
        in->at++;
}

static enum time_unit read_unit(struct reader *in)
{
    size_t start, len;

    skip_spaces(in);
    start = in->at;
    while (in->at < in->nbytes && ((in->text[in->at] >= 'a' && in->text[in->at] <= 'z') ||
                                   (in->text[in->at] >= 'A' && in->text[in->at] <= 'Z')))
        in->at++;
    len = in->at - start;
    if (len == 0)
        return TIME_NONE;
    for (size_t i = 0; i < COUNT_OF(time_words); i++) {
        const char *word = time_words[i].word;
        size_t same = 0;

        while (same < len && (in->text[start + same] | 0x20) == word[same])
            same++;
        if (same == len && word[len] == '\0')
            return time_words[i].unit;
    }
    return TIME_UNKNOWN;
}

/* A whole number of minutes below 60; two digits after a colon. */
static bool read_minutes(struct reader *in, bool two_digits, int64_t *minutes)
{
    size_t start = in->at;

    *minutes = 0;
    while (in->at < in->nbytes && in->text[in->at] >= '0' && in->text[in->at] <= '9' &&
           in->at - start < 2) {
        *minutes = *minutes * 10 + (in->text[in->at] - '0');
        in->at++;
    }
    return *minutes < 60 && (two_digits ? in->at - start == 2 : in->at > start);
}

static bool read_rest(struct reader *in, int64_t first, int64_t *minutes)
{
    bool whole = first % TIME_UNIT == 0;
    int64_t more;

    if (in->at < in->nbytes && in->text[in->at] == ':') {
        in->at++;
        if (!whole || !read_minutes(in, true, &more))
            return false;
        *minutes = first / TIME_UNIT * 60 + more;
        return in->at == in->nbytes;
    }
    switch (read_unit(in)) {
    case TIME_UNKNOWN:
        return false;
    case TIME_MINUTES:
        *minutes = (int64_t)num_divide(first, TIME_UNIT);
        return in->at == in->nbytes;
    case TIME_NONE:
        *minutes = (int64_t)num_divide((num_wide)first * 60, TIME_UNIT);
        return in->at == in->nbytes;
    case TIME_HOURS:
        break;
    }
    *minutes = (int64_t)num_divide((num_wide)first * 60, TIME_UNIT);
    skip_spaces(in);
    if (in->at == in->nbytes)
        return true;
    if (!whole || !read_minutes(in, false, &more))
        return false;
    *minutes += more;
    enum time_unit unit = read_unit(in);
    return (unit == TIME_NONE || unit == TIME_MINUTES) && in->at == in->nbytes;
}

static bool refuse(struct err *err, const char *text, size_t nbytes, const char *words)
{
    char quote[TEXT_QUOTE_SIZE];

    return err_set(err, "%s %s", text_quote(text, nbytes, quote), words);
}

bool num_parse_time(const char *text, size_t nbytes, int64_t *minutes, struct err *err)
{
    struct reader in;
    int64_t first = 0, result = 0;
    size_t used = 0;
    enum num_fault fault;

    text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return err_set(err, "the time is missing; write 1:30, 1.5 or 90m");
    if (text[0] == '-')
        return refuse(err, text, nbytes,
                      _("is below zero; a time is 0 or more, as in 1:30 or 90m"));
    fault = num_read(text, nbytes, TIME_PLACES, &first, &used);
    if (fault == NUM_GROUPS || fault == NUM_TOO_FINE)
        return num_fault_set(err, fault, text, nbytes, TIME_PLACES);
    if (fault == NUM_TOO_LARGE || (fault == NUM_FINE && first / TIME_UNIT > TIME_LIMIT))
        return refuse(err, text, nbytes, _("is too long a time; at most 1,000,000 hours"));
    in = (struct reader){.text = text, .nbytes = nbytes, .at = used};
    if (fault == NUM_NONE || !read_rest(&in, first, &result))
        return refuse(err, text, nbytes, _("is not a time; write 1:30, 1.5, 1h 30m or 90m"));
    if (result > TIME_LIMIT)
        return refuse(err, text, nbytes, _("is too long a time; at most 1,000,000 hours"));
    *minutes = result;
    return true;
}
