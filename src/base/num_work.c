/* Arithmetic in quantities and times: "3*12.5+4", "2*1:30 + 45m". */
#include "base/num.h"

#include "base/num_sum.h"
#include "base/text.h"

#include <string.h>

static bool rounded_to(const struct num_fraction *sum, int64_t unit, int64_t most, int64_t *out)
{
    /* At most 62 bits above, and a unit of at most 10^18: no product leaves 128. */
    num_wide rounded = num_divide(sum->above * unit, sum->below);

    if (rounded > most || rounded < -most)
        return false;
    *out = (int64_t)rounded;
    return true;
}

bool num_work_out(const char *text, size_t nbytes, int places, int64_t *out, struct err *err)
{
    struct num_sum in = {.operand = num_sum_decimal, .noun = "number", .err = err,
                         .like = places == 0 ? "12 or 3*4" : "12.5 or 3*12.5"};
    struct num_fraction sum;
    int64_t unit = 1;
    char quote[TEXT_QUOTE_SIZE];

    text = text_trim(text, &nbytes);
    if (!num_is_sum(text, nbytes))
        return num_parse(text, nbytes, places, out, err);
    in.text = text;
    in.nbytes = nbytes;
    if (!num_sum_read(&in, &sum))
        return false;
    text_quote(text, nbytes, quote);
    for (int i = 0; i < places; i++)
        unit *= 10;
    if (places == 0 && sum.below != 1)
        return err_set(err, "%s is not a whole number; give one", quote);
    if (!rounded_to(&sum, unit, INT64_MAX, out))
        return err_set(err, "%s is too large a number; check its digits", quote);
    return true;
}

/* A time as num_parse_time() takes it, up to the next sign; in hours. */
static bool read_time(struct num_sum *in, struct num_fraction *out)
{
    size_t from, nbytes = 0;
    int64_t minutes;

    if (num_sum_peek(in) == '\0')
        return num_sum_fail(in);
    from = in->at;
    while (from + nbytes < in->nbytes && !strchr("+-*/()", in->text[from + nbytes]))
        nbytes++;
    if (nbytes == 0)
        return num_sum_fail(in);
    in->at += nbytes;
    return num_parse_time(in->text + from, nbytes, &minutes, in->err) &&
           num_sum_set(in, minutes, 60, out);
}

bool num_work_out_time(const char *text, size_t nbytes, int64_t *minutes, struct err *err)
{
    struct num_sum in = {.operand = read_time, .noun = "time", .like = "1:30 or 2*45m", .err = err};
    struct num_fraction sum;
    char quote[TEXT_QUOTE_SIZE];

    text = text_trim(text, &nbytes);
    if (!num_is_sum(text, nbytes))
        return num_parse_time(text, nbytes, minutes, err);
    in.text = text;
    in.nbytes = nbytes;
    if (!num_sum_read(&in, &sum))
        return false;
    text_quote(text, nbytes, quote);
    if (sum.above < 0)
        return err_set(err, "%s comes to less than nothing; a time is 0 or more", quote);
    if (!rounded_to(&sum, 60, INT64_C(60000000), minutes))
        return err_set(err, "%s is too long a time; at most 1,000,000 hours", quote);
    return true;
}
