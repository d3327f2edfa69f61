/* Each fraction is kept in lowest terms and within 62 bits above and below, so that no step between
 * two of them can leave 128. */
#include "base/num_sum.h"

#include "base/num.h"
#include "base/text.h"

#include <string.h>

enum { SUM_DEPTH = 16 };
#define FRACTION_LIMIT ((num_wide)1 << 62)

static bool read_sum(struct num_sum *in, struct num_fraction *out);

bool num_sum_set(struct num_sum *in, num_wide above, num_wide below, struct num_fraction *out)
{
    num_wide a = above < 0 ? -above : above, b = below;

    while (b != 0) {
        num_wide rest = a % b;

        a = b;
        b = rest;
    }
    above /= a;
    below /= a;
    if (above > FRACTION_LIMIT || above < -FRACTION_LIMIT || below > FRACTION_LIMIT)
        return err_set(in->err, "this cannot be worked out exactly; enter the %s itself", in->noun);
    *out = (struct num_fraction){above, below};
    return true;
}

char num_sum_peek(struct num_sum *in)
{
    while (in->at < in->nbytes && (in->text[in->at] == ' ' || in->text[in->at] == '\t'))
        in->at++;
    return in->at < in->nbytes ? in->text[in->at] : '\0';
}

bool num_sum_fail(struct num_sum *in)
{
    char quote[TEXT_QUOTE_SIZE];
    const char *article = strchr("aeiou", in->noun[0]) ? "an" : "a";

    if (num_sum_peek(in) == '\0')
        return err_set(in->err, "the %s ends too early; write it as %s", in->noun, in->like);
    text_quote(in->text + in->at, text_cluster(in->text + in->at, in->nbytes - in->at), quote);
    return err_set(in->err, "%s does not belong in %s %s; write it as %s", quote, article, in->noun,
                   in->like);
}

bool num_sum_decimal(struct num_sum *in, struct num_fraction *out)
{
    int64_t value = 0;
    size_t used = 0;
    enum num_fault fault;

    num_sum_peek(in);
    fault = num_read(in->text + in->at, in->nbytes - in->at, NUM_SUM_PLACES, &value, &used);
    if (fault == NUM_NONE)
        return num_sum_fail(in);
    if (fault != NUM_FINE)
        return num_fault_set(in->err, fault, in->text, in->nbytes, NUM_SUM_PLACES);
    in->at += used;
    return num_sum_set(in, value, NUM_SUM_UNIT, out);
}

static bool read_parenthesis(struct num_sum *in, struct num_fraction *out)
{
    if (++in->depth > SUM_DEPTH)
        return err_set(in->err, "too many parentheses in one another; at most %d", (int)SUM_DEPTH);
    in->at++;
    if (!read_sum(in, out))
        return false;
    if (num_sum_peek(in) == '\0')
        return err_set(in->err, "a parenthesis is not closed; add a )");
    if (num_sum_peek(in) != ')')
        return num_sum_fail(in);
    in->at++;
    in->depth--;
    return true;
}

static bool read_signed(struct num_sum *in, struct num_fraction *out)
{
    bool negative = false;
    char next;

    while ((next = num_sum_peek(in)) == '-' || next == '+') {
        negative ^= next == '-';
        in->at++;
    }
    if (in->dollars && next == '$' && in->at + 1 < in->nbytes && in->text[in->at + 1] == '-') {
        in->at += 2; /* "$-3" */
        negative = !negative;
        if (num_sum_peek(in) == '$')
            return num_sum_fail(in);
        next = num_sum_peek(in);
    }
    if (!(next == '(' ? read_parenthesis(in, out) : in->operand(in, out)))
        return false;
    if (negative)
        out->above = -out->above;
    return true;
}

static bool read_product(struct num_sum *in, struct num_fraction *out)
{
    char sign;

    if (!read_signed(in, out))
        return false;
    while ((sign = num_sum_peek(in)) == '*' || sign == '/') {
        struct num_fraction right;

        in->at++;
        if (!read_signed(in, &right))
            return false;
        if (sign == '/') {
            if (right.above == 0)
                return err_set(in->err, "nothing can be divided by zero; check the divisor");
            right = right.above < 0 ? (struct num_fraction){-right.below, -right.above}
                                    : (struct num_fraction){right.below, right.above};
        }
        if (!num_sum_set(in, out->above * right.above, out->below * right.below, out))
            return false;
    }
    return true;
}

static bool read_sum(struct num_sum *in, struct num_fraction *out)
{
    char sign;

    if (!read_product(in, out))
        return false;
    while ((sign = num_sum_peek(in)) == '+' || sign == '-') {
        struct num_fraction right;

        in->at++;
        if (!read_product(in, &right))
            return false;
        if (sign == '-')
            right.above = -right.above;
        if (!num_sum_set(in, out->above * right.below + right.above * out->below,
                         out->below * right.below, out))
            return false;
    }
    return true;
}

bool num_sum_read(struct num_sum *in, struct num_fraction *out)
{
    if (!read_sum(in, out))
        return false;
    return num_sum_peek(in) == '\0' && in->at == in->nbytes ? true : num_sum_fail(in);
}

bool num_is_sum(const char *text, size_t nbytes)
{
    for (size_t at = 0; at < nbytes; at++)
        if (strchr("*/()", text[at]) || (at > 0 && (text[at] == '+' || text[at] == '-')))
            return true;
    return false;
}
