/* Money as people type it, exact arithmetic included: "$1,250", "12*4.50", "(610+482)/2".
 *
 * A recursive-descent parser over fractions; each fraction is kept in lowest terms and within 62
 * bits above and below, so that no step between two of them can leave 128. */
#include "base/num.h"

#include "base/num_read.h"
#include "base/text.h"

#include <string.h>

enum { MONEY_DEPTH = 16, MONEY_PLACES = 6, MONEY_UNIT = 1000000 };
#define FRACTION_LIMIT ((num_wide)1 << 62)

struct fraction {
    num_wide above, below; /* below > 0 */
};

struct reader {
    const char *text;
    size_t nbytes, at;
    int depth;
    struct err *err;
};

static bool read_sum(struct reader *in, struct fraction *out);

static bool fail_fraction(struct reader *in)
{
    return err_set(in->err, "this cannot be worked out exactly; enter the amount itself");
}

static bool set_fraction(struct reader *in, num_wide above, num_wide below, struct fraction *out)
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
        return fail_fraction(in);
    *out = (struct fraction){above, below};
    return true;
}

static void skip_spaces(struct reader *in)
{
    while (in->at < in->nbytes && (in->text[in->at] == ' ' || in->text[in->at] == '\t'))
        in->at++;
}

/* The next byte that is not a space; 0 at the end. */
static char peek(struct reader *in)
{
    skip_spaces(in);
    return in->at < in->nbytes ? in->text[in->at] : '\0';
}

static bool fail_here(struct reader *in)
{
    char quote[TEXT_QUOTE_SIZE];

    if (peek(in) == '\0')
        return err_set(in->err, "the amount ends too early; write it as 1,250.00 or 12*4.50");
    return err_set(
        in->err, "%s does not belong in an amount; write it as 1,250.00 or 12*4.50",
        text_quote(in->text + in->at, text_cluster(in->text + in->at, in->nbytes - in->at), quote));
}

static bool read_number(struct reader *in, struct fraction *out)
{
    int64_t value = 0;
    size_t used = 0;
    enum num_fault fault;

    if (peek(in) == '$') {
        in->at++;
        skip_spaces(in);
    }
    fault = num_read(in->text + in->at, in->nbytes - in->at, MONEY_PLACES, &value, &used);
    if (fault == NUM_NONE)
        return fail_here(in);
    if (fault != NUM_FINE)
        return num_fault_set(in->err, fault, in->text, in->nbytes, MONEY_PLACES);
    in->at += used;
    return set_fraction(in, value, MONEY_UNIT, out);
}

static bool read_signed(struct reader *in, struct fraction *out)
{
    bool negative = false;
    char next;

    while ((next = peek(in)) == '-' || next == '+') {
        negative ^= next == '-';
        in->at++;
    }
    if (next == '$' && in->at + 1 < in->nbytes && in->text[in->at + 1] == '-') {
        in->at += 2; /* "$-3" */
        negative = !negative;
        if (peek(in) == '$')
            return fail_here(in);
        next = peek(in);
    }
    if (next == '(') {
        if (++in->depth > MONEY_DEPTH)
            return err_set(in->err, "too many parentheses in one another; at most %d",
                           (int)MONEY_DEPTH);
        in->at++;
        if (!read_sum(in, out))
            return false;
        if (peek(in) != ')') {
            if (peek(in) == '\0')
                return err_set(in->err, "a parenthesis is not closed; add a )");
            return fail_here(in);
        }
        in->at++;
        in->depth--;
    } else if (!read_number(in, out)) {
        return false;
    }
    if (negative)
        out->above = -out->above;
    return true;
}

static bool read_product(struct reader *in, struct fraction *out)
{
    char sign;

    if (!read_signed(in, out))
        return false;
    while ((sign = peek(in)) == '*' || sign == '/') {
        struct fraction right;

        in->at++;
        if (!read_signed(in, &right))
            return false;
        if (sign == '/') {
            if (right.above == 0)
                return err_set(in->err, "nothing can be divided by zero; check the divisor");
            right = right.above < 0 ? (struct fraction){-right.below, -right.above}
                                    : (struct fraction){right.below, right.above};
        }
        if (!set_fraction(in, out->above * right.above, out->below * right.below, out))
            return false;
    }
    return true;
}

static bool read_sum(struct reader *in, struct fraction *out)
{
    char sign;

    if (!read_product(in, out))
        return false;
    while ((sign = peek(in)) == '+' || sign == '-') {
        struct fraction right;

        in->at++;
        if (!read_product(in, &right))
            return false;
        if (sign == '-')
            right.above = -right.above;
        if (!set_fraction(in, out->above * right.below + right.above * out->below,
                          out->below * right.below, out))
            return false;
    }
    return true;
}

/* Whether the text is one number, which then may not be finer than a cent. */
static bool is_plain(const char *text, size_t nbytes)
{
    for (size_t at = 0; at < nbytes; at++)
        if (strchr("*/()", text[at]) || (at > 0 && (text[at] == '+' || text[at] == '-')))
            return false;
    return true;
}

bool num_parse_money(const char *text, size_t nbytes, int64_t *cents, struct err *err)
{
    struct reader in;
    struct fraction sum;
    num_wide rounded;
    char quote[TEXT_QUOTE_SIZE];

    text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return err_set(err, "the amount is missing; write it as 1,250.00 or 12*4.50");
    in = (struct reader){.text = text, .nbytes = nbytes, .err = err};
    if (!read_sum(&in, &sum))
        return false;
    if (peek(&in) != '\0' || in.at != nbytes)
        return fail_here(&in);
    if (is_plain(text, nbytes) && 100 % sum.below != 0)
        return num_fault_set(err, NUM_TOO_FINE, text, nbytes, 2);
    rounded = num_divide(sum.above * 100, sum.below);
    if (rounded > NUM_MONEY_MAX || rounded < -NUM_MONEY_MAX)
        return err_set(err, "%s is too large an amount; at most 99,999,999.99",
                       text_quote(text, nbytes, quote));
    *cents = (int64_t)rounded;
    return true;
}
