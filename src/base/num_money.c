/* Money as people type it, exact arithmetic included: "$1,250", "12*4.50", "(610+482)/2". */
#include "base/num.h"

#include "base/num_sum.h"
#include "base/text.h"

static bool read_amount(struct num_sum *in, struct num_fraction *out)
{
    if (num_sum_peek(in) == '$')
        in->at++;
    return num_sum_decimal(in, out);
}

bool num_parse_money(const char *text, size_t nbytes, int64_t *cents, struct err *err)
{
    struct num_sum in = {.operand = read_amount, .dollars = true, .noun = "amount",
                         .like = "1,250.00 or 12*4.50", .err = err};
    struct num_fraction sum;
    num_wide rounded;
    char quote[TEXT_QUOTE_SIZE];

    text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return err_set(err, "the amount is missing; write it as %s", in.like);
    in.text = text;
    in.nbytes = nbytes;
    if (!num_sum_read(&in, &sum))
        return false;
    /* One number may not be finer than a cent. */
    if (!num_is_sum(text, nbytes) && 100 % sum.below != 0)
        return num_fault_set(err, NUM_TOO_FINE, text, nbytes, 2);
    rounded = num_divide(sum.above * 100, sum.below);
    if (rounded > NUM_MONEY_MAX || rounded < -NUM_MONEY_MAX)
        return err_set(err, "%s is too large an amount; at most 99,999,999.99",
                       text_quote(text, nbytes, quote));
    *cents = (int64_t)rounded;
    return true;
}
