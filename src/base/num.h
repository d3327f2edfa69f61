/* Exact numbers: no floating point touches a recorded one.
 *
 * Money is integer cents, time integer minutes, quantities integer thousandths, percentages
 * integer hundredths. Parsers take what people type; every error says what would be right. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NUM_TEXT_SIZE = 48 };
#define NUM_MONEY_MAX INT64_C(9999999999) /* 99,999,999.99 */
#define NUM_TIME_MAX  INT64_C(1440)       /* 24 hours in an entry: the caller's to hold */

/* A decimal with at most `places` digits after the point, times 10^places. Commas between groups of
 * three are taken. A sign may lead. Overflow and surplus digits are errors, never rounded away. */
bool num_parse(const char *text, size_t nbytes, int places, int64_t *out, struct err *err);

/* Money: "1,250", "$12.5", "-3.00", and exact arithmetic with + - * / and parentheses: "12*4.50",
 * "(610+482)/2"; a result between cents is rounded half a cent away from zero. */
bool num_parse_money(const char *text, size_t nbytes, int64_t *cents, struct err *err);

/* Time: "1:30", "1.5", "1.5h", "1h30m", "1h 30", "90m", "90 min", "2 hours". Minutes; a decimal is
 * rounded to the minute. Up to a million hours, as totals are typed too. */
bool num_parse_time(const char *text, size_t nbytes, int64_t *minutes, struct err *err);

/* The two above with the arithmetic of money, for fields that a person fills in: "3*12.5+4" heads or
 * pounds, "2*1:30 + 45m" of time. A result between two values is rounded half away from zero, but a
 * whole number (places 0) must come out whole. Files take plain values alone. */
bool num_work_out(const char *text, size_t nbytes, int places, int64_t *out, struct err *err);
bool num_work_out_time(const char *text, size_t nbytes, int64_t *minutes, struct err *err);
/* Whether a sign stands in the text that makes it more than one number. */
bool num_is_sum(const char *text, size_t nbytes);

/* Files and JSON: "1250.00", no grouping. */
const char *num_money(int64_t cents, char out[static NUM_TEXT_SIZE]);
/* Screens: "1,250.00". */
const char *num_money_grouped(int64_t cents, char out[static NUM_TEXT_SIZE]);
/* Reports: hours with two decimals, half a hundredth up: 90 -> "1.50". */
const char *num_hours(int64_t minutes, char out[static NUM_TEXT_SIZE]);
/* Files, exact: 90 -> "1:30". */
const char *num_time(int64_t minutes, char out[static NUM_TEXT_SIZE]);
/* Sentences: "1 h 30 m". */
const char *num_time_words(int64_t minutes, char out[static NUM_TEXT_SIZE]);
/* Any scaled decimal without trailing zeros: (1500, 3) -> "1.5". */
const char *num_decimal(int64_t value, int places, char out[static NUM_TEXT_SIZE]);

/* a*b/c in 128 bits, half away from zero; c > 0. For shares and percentages of money. */
int64_t num_scale(int64_t a, int64_t b, int64_t c);

#endif
