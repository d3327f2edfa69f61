/* Whatever bytes come in: the parsers of base/ neither crash nor accept what they cannot write
 * back, every refusal has words, and text comes out printable and in the columns asked for. */
#include "support/fuzz.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static void must_be_sentence(const struct err *err)
{
    size_t len = strlen(err->text);

    MUST(len > 0 && len < sizeof(err->text));
    MUST(strstr(err->text, "; "));
    MUST(text_check(err->text, len, false, NULL));
}

static void try_date(const char *text, size_t nbytes)
{
    struct date date = {0}, again = {0};
    struct err err = {""};
    char iso[DATE_ISO_SIZE], words[DATE_TEXT_SIZE];

    if (!date_parse(text, nbytes, &date, &err)) {
        must_be_sentence(&err);
        MUST(!date_parse_iso(text, nbytes, &again));
        return;
    }
    MUST(date_is_valid(date));
    MUST(date_parse_iso(date_iso(date, iso), DATE_ISO_SIZE - 1, &again));
    MUST(date_compare(date, again) == 0);
    MUST(date_compare(date_from_number(date_number(date)), date) == 0);
    MUST(*date_human(date, words) && *date_ago(date, words));
}

static void try_numbers(const char *text, size_t nbytes)
{
    int64_t value, again;
    struct err err = {""};
    char out[NUM_TEXT_SIZE];

    if (num_parse_money(text, nbytes, &value, &err)) {
        MUST(value <= NUM_MONEY_MAX && value >= -NUM_MONEY_MAX);
        num_money_grouped(value, out);
        MUST(num_parse_money(out, strlen(out), &again, NULL) && again == value);
        num_money(value, out);
        MUST(num_parse_money(out, strlen(out), &again, NULL) && again == value);
    } else {
        must_be_sentence(&err);
    }
    if (num_parse_time(text, nbytes, &value, &err)) {
        MUST(value >= 0);
        num_time(value, out);
        MUST(num_parse_time(out, strlen(out), &again, NULL) && again == value);
        num_time_words(value, out);
        MUST(num_parse_time(out, strlen(out), &again, NULL) && again == value);
        num_hours(value, out);
    } else {
        must_be_sentence(&err);
    }
    for (int places = 0; places <= 6; places += 3) {
        if (num_parse(text, nbytes, places, &value, &err)) {
            num_decimal(value, places, out);
            MUST(num_parse(out, strlen(out), places, &again, NULL) && again == value);
        } else {
            must_be_sentence(&err);
        }
    }
}

static void must_be_printable(const char *text, size_t nbytes)
{
    MUST(text_check(text, nbytes, false, NULL));
}

static void try_clusters(const char *text, size_t nbytes)
{
    size_t total = 0;

    for (size_t at = 0, next; at < nbytes; at = next) {
        size_t cluster = text_cluster(text + at, nbytes - at);

        MUST(cluster > 0 && cluster <= nbytes - at);
        next = at + cluster;
        total += text_columns(text + at, cluster);
        if (nbytes <= 64)
            MUST(text_cluster_before(text, next) == at);
    }
    MUST(text_columns(text, nbytes) == total);
    MUST(text_chars(text, nbytes) <= nbytes);
}

static void try_text(const char *text, size_t nbytes)
{
    struct buf out = {0};
    struct err err = {""};
    char quote[TEXT_QUOTE_SIZE];
    char *folded, *plain;
    size_t used, width = nbytes ? (unsigned char)text[0] % 30 : 0;

    if (!text_check(text, nbytes, true, &err))
        must_be_sentence(&err);
    try_clusters(text, nbytes);
    MUST(text_fit(text, nbytes, width, &used) <= nbytes && used <= width);
    text_add_safe(&out, text, nbytes);
    must_be_printable(buf_text(&out), out.len);
    buf_clear(&out);
    text_pad(&out, text, width, nbytes % 2);
    must_be_printable(buf_text(&out), out.len);
    MUST(text_columns(buf_text(&out), out.len) == width);
    text_quote(text, nbytes, quote);
    must_be_printable(quote, strlen(quote));
    folded = text_fold(text, nbytes);
    plain = text_fold_plain(text, nbytes);
    must_be_printable(folded, strlen(folded));
    must_be_printable(plain, strlen(plain));
    free(folded);
    free(plain);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    /* Ends with a NUL, as text_pad() wants it; and on its own, so that reading past it is seen. */
    char *text = mem_text_n((const char *)bytes, nbytes);

    setenv("SAEBOOK_TODAY", "2026-11-22", 0);
    try_date(text, nbytes);
    try_numbers(text, nbytes);
    try_text(text, nbytes);
    free(text);
    return 0;
}
