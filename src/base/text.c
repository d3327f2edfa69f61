/* UTF-8 text by characters, clusters and columns. */
#include "base/text.h"

#include "base/mem.h"
#include "base/tr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { VARIATION_EMOJI = 0xFE0F, KEYCAP = 0x20E3 };

/* Letters that Unicode does not take apart, though people search without their stroke. */
static const struct {
    utf8proc_int32_t from;
    char to[3];
} plain_letters[] = {
    {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},  {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"},
};

/* The character at the start of text and its bytes; false for an invalid byte. */
static bool text_decode(const char *text, size_t nbytes, utf8proc_int32_t *ch, size_t *used)
{
    const unsigned char *bytes = (const unsigned char *)text;

    if (bytes[0] < 0x80) {
        *ch = bytes[0];
        *used = 1;
        return true;
    }
    /* No character has more than 4 bytes, and utf8proc counts in signed sizes. */
    utf8proc_ssize_t got = utf8proc_iterate(bytes, nbytes < 4 ? (utf8proc_ssize_t)nbytes : 4, ch);
    *used = got > 0 ? (size_t)got : 1;
    return got > 0;
}

static bool is_control(utf8proc_int32_t ch)
{
    return ch < 0x20 || (ch >= 0x7F && ch < 0xA0);
}

static bool is_disguise(utf8proc_int32_t ch)
{
    return (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
}

static bool is_ascii_print(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

/* How many printable ASCII characters a text begins with, eight at a time while there are so many:
 * nearly all text is that, and every import looks at every byte. */
static size_t ascii_run(const char *text, size_t nbytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    size_t at = 0;

    for (uint64_t word; nbytes - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        uint64_t below = word - ones * 0x20;          /* borrows where a byte is a control */
        uint64_t deleted = (word ^ ones * 0x7F) - ones; /* borrows where it is 0x7F */
        if ((word | below | deleted) & tops)
            break;
    }
    while (at < nbytes && is_ascii_print(text[at]))
        at++;
    return at;
}

bool text_check(const char *text, size_t nbytes, bool lines, struct err *err)
{
    size_t number = 0;

    for (size_t at = 0, used; at < nbytes; at += used) {
        utf8proc_int32_t ch = 0;
        size_t plain = ascii_run(text + at, nbytes - at);

        at += plain;
        number += plain + 1;
        if (at == nbytes)
            break;
        if (!text_decode(text + at, nbytes - at, &ch, &used))
            return err_set(err, "character %zu is not UTF-8 (byte 0x%02X); save the text as UTF-8",
                           number, (unsigned)(unsigned char)text[at]);
        if (ch == 0)
            return err_set(err, "character %zu is a NUL byte; take it out", number);
        if (is_control(ch) && !(lines && (ch == '\n' || ch == '\t')))
            return err_set(err, "character %zu is %s (U+%04X); take it out", number,
                           ch == '\n'   ? _("a line break")
                           : ch == '\t' ? _("a tab")
                           : ch == '\r' ? _("a carriage return")
                                        : _("a control character"),
                           (unsigned)ch);
        if (is_disguise(ch))
            return err_set(err,
                           "character %zu turns the direction of writing (U+%04X), which could "
                           "disguise the text; take it out",
                           number, (unsigned)ch);
    }
    return true;
}

size_t text_chars(const char *text, size_t nbytes)
{
    size_t chars = 0;

    for (size_t at = 0, used; at < nbytes; at += used) {
        utf8proc_int32_t ch;

        text_decode(text + at, nbytes - at, &ch, &used);
        chars++;
    }
    return chars;
}

size_t text_words(const char *text)
{
    size_t words = 0;

    for (text += strspn(text, " \t\n"); *text; text += strspn(text, " \t\n")) {
        words++;
        text += strcspn(text, " \t\n");
    }
    return words;
}

static bool is_flag_letter(utf8proc_int32_t ch)
{
    return ch >= 0x1F1E6 && ch <= 0x1F1FF;
}

/* Whether `next` makes a picture of the character before it, which is drawn 2 columns wide. */
static bool makes_picture(utf8proc_int32_t ch, utf8proc_int32_t next)
{
    if (next == VARIATION_EMOJI)
        return utf8proc_get_property(ch)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    return (next == KEYCAP && ch == VARIATION_EMOJI) ||
           (is_flag_letter(ch) && is_flag_letter(next));
}

static size_t char_columns(utf8proc_int32_t ch)
{
    int width = utf8proc_charwidth(ch);

    if (width > 0)
        return (size_t)width;
    return utf8proc_category(ch) == UTF8PROC_CATEGORY_CN ? 1 : 0; /* terminals draw a box */
}

/* Bytes of the first cluster, its columns, and whether it may be written as it is. */
static size_t text_measure(const char *text, size_t nbytes, size_t *ncols, bool *safe)
{
    utf8proc_int32_t ch = 0, next = 0, state = 0;
    size_t at = 0, used = 0;

    *ncols = 0;
    *safe = true;
    if (nbytes == 0)
        return 0;
    if (is_ascii_print(text[0]) && (nbytes == 1 || is_ascii_print(text[1]))) {
        *ncols = 1;
        return 1;
    }
    if (!text_decode(text, nbytes, &ch, &used) || is_control(ch) || is_disguise(ch)) {
        *ncols = 1;
        *safe = false;
        return used;
    }
    *ncols = char_columns(ch);
    for (at = used; at < nbytes; at += used) {
        if (!text_decode(text + at, nbytes - at, &next, &used) || is_control(next) ||
            is_disguise(next) || utf8proc_grapheme_break_stateful(ch, next, &state))
            break;
        size_t wide = makes_picture(ch, next) ? 2 : char_columns(next);

        if (wide > *ncols)
            *ncols = wide;
        ch = next;
    }
    return at;
}

size_t text_cluster(const char *text, size_t nbytes)
{
    size_t ncols;
    bool safe;

    return text_measure(text, nbytes, &ncols, &safe);
}

size_t text_cluster_before(const char *text, size_t at)
{
    size_t start = at, next;

    if (at == 0)
        return 0;
    /* A cluster surely begins between two ASCII characters: search on from the last such place. */
    for (start = at - 1; start > 0; start--)
        if (is_ascii_print(text[start]) && is_ascii_print(text[start - 1]))
            break;
    while ((next = start + text_cluster(text + start, at - start)) < at)
        start = next;
    return start;
}

/* How many characters a text begins with that are surely a column each: the last of a run of ASCII
 * may be one with what follows it. */
static size_t plain_run(const char *text, size_t nbytes)
{
    size_t run = ascii_run(text, nbytes);

    return run > 0 && run < nbytes ? run - 1 : run;
}

size_t text_columns(const char *text, size_t nbytes)
{
    size_t total = 0;

    for (size_t at = 0; at < nbytes;) {
        size_t ncols = 0, run = plain_run(text + at, nbytes - at);
        bool safe;

        at += run;
        if (at < nbytes)
            at += text_measure(text + at, nbytes - at, &ncols, &safe);
        total += run + ncols;
    }
    return total;
}

/* text_fit(), which also tells whether everything that fits, and what follows, may be written. */
static size_t fit_safe(const char *text, size_t nbytes, size_t ncols, size_t *used, bool *safe)
{
    size_t at = 0, total = 0;

    *safe = true;
    while (at < nbytes) {
        size_t left = nbytes - at, room = ncols - total;
        size_t run = plain_run(text + at, left <= room ? left : room + 1);

        run = run < room ? run : room;
        at += run;
        total += run;
        if (at == nbytes)
            break;

        size_t wide;
        bool cluster_safe;
        size_t cluster = text_measure(text + at, nbytes - at, &wide, &cluster_safe);

        *safe = *safe && cluster_safe;
        if (wide > ncols - total)
            break;
        total += wide;
        at += cluster;
    }
    *used = total;
    return at;
}

size_t text_fit(const char *text, size_t nbytes, size_t ncols, size_t *used)
{
    size_t total;
    bool safe;
    size_t fit = fit_safe(text, nbytes, ncols, &total, &safe);

    if (used)
        *used = total;
    return fit;
}

void text_add_safe(struct buf *out, const char *text, size_t nbytes)
{
    for (size_t at = 0, cluster; at < nbytes; at += cluster) {
        size_t ncols;
        bool safe;

        cluster = text_measure(text + at, nbytes - at, &ncols, &safe);
        if (safe)
            buf_add(out, text + at, cluster);
        else
            buf_add_char(out, '?');
    }
}

static void add_spaces(struct buf *out, size_t count)
{
    while (count--)
        buf_add_char(out, ' ');
}

/* The bytes at the beginning of a text that would combine with a space before them: marks that have
 * no letter of their own. A keycap or a sign that asks for a picture would make the space wide. */
static size_t lone_marks(const char *text, size_t nbytes)
{
    struct buf probe = {0};

    if (nbytes == 0 || (unsigned char)text[0] < 0x80)
        return 0;
    buf_add_char(&probe, ' ');
    buf_add(&probe, text, nbytes);
    size_t marks = text_cluster(probe.data, probe.len) - 1;
    buf_free(&probe);
    return marks;
}

/* text_pad() of a text that may be written as it is. */
static void pad_safe(struct buf *out, const char *text, size_t nbytes, size_t ncols, bool right)
{
    size_t used, marks = right ? lone_marks(text, nbytes) : 0;

    text += marks;
    nbytes -= marks;
    size_t fit = text_fit(text, nbytes, ncols, &used);
    const char *ellipsis = "";

    if (fit < nbytes && ncols > 0) {
        fit = text_fit(text, nbytes, ncols - 1, &used);
        ellipsis = "…";
        used++;
    }
    if (right)
        add_spaces(out, ncols - used);
    buf_add(out, text, fit);
    buf_add_text(out, ellipsis);
    if (!right)
        add_spaces(out, ncols - used);
}

void text_pad(struct buf *out, const char *text, size_t ncols, bool right)
{
    size_t nbytes = strlen(text), used;
    struct buf mended = {0};
    bool safe;

    fit_safe(text, nbytes, ncols, &used, &safe);
    if (safe) {
        pad_safe(out, text, nbytes, ncols, right);
        return;
    }
    /* Measured afresh: a mark may combine with the '?' that has taken the place before it. */
    text_add_safe(&mended, text, nbytes);
    pad_safe(out, buf_text(&mended), mended.len, ncols, right);
    buf_free(&mended);
}

const char *text_quote(const char *text, size_t nbytes, char out[static TEXT_QUOTE_SIZE])
{
    struct buf safe = {0};
    size_t at = 0, total = 0, len = 0;

    /* Far more bytes than columns can be combining marks: both are bounded. */
    text_add_safe(&safe, text, nbytes < 4 * TEXT_QUOTE_SIZE ? nbytes : 4 * TEXT_QUOTE_SIZE);
    out[len++] = '"';
    while (at < safe.len) {
        size_t ncols;
        bool ok;
        size_t cluster = text_measure(safe.data + at, safe.len - at, &ncols, &ok);

        if (total + ncols > 40 || len + cluster + sizeof("…\"") > TEXT_QUOTE_SIZE)
            break;
        memcpy(out + len, safe.data + at, cluster);
        len += cluster;
        at += cluster;
        total += ncols;
    }
    snprintf(out + len, TEXT_QUOTE_SIZE - len, "%s\"", at < safe.len ? "…" : "");
    buf_free(&safe);
    return out;
}

/* ---- folding --------------------------------------------------------------------------------- */

static int ascii_lower(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? ch - 'A' + 'a' : ch;
}

static char *fold_ascii(const char *text, size_t nbytes)
{
    char *folded = mem_text_n(text, nbytes);

    for (size_t at = 0; at < nbytes; at++)
        folded[at] = (char)ascii_lower(folded[at]);
    return folded;
}

static bool is_all_ascii(const char *text, size_t nbytes)
{
    for (size_t at = 0; at < nbytes; at++)
        if (!is_ascii_print(text[at]))
            return false;
    return true;
}

static const char *plain_letter(utf8proc_int32_t ch)
{
    for (size_t i = 0; i < COUNT_OF(plain_letters); i++)
        if (plain_letters[i].from == ch)
            return plain_letters[i].to;
    return NULL;
}

static char *fold(const char *text, size_t nbytes, utf8proc_option_t options, bool plain)
{
    struct buf safe = {0}, out = {0};
    utf8proc_int32_t *chars;
    utf8proc_ssize_t count;

    if (is_all_ascii(text, nbytes))
        return fold_ascii(text, nbytes);
    text_add_safe(&safe, text, nbytes); /* folding takes valid UTF-8 only */
    const unsigned char *bytes = (const unsigned char *)buf_text(&safe);
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)safe.len, NULL, 0, options);
    chars = mem_array(count > 0 ? (size_t)count + 1 : 1, sizeof(*chars));
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)safe.len, chars, count, options);
    if (count > 0)
        count = utf8proc_normalize_utf32(chars, count, options);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        const char *letter = plain ? plain_letter(chars[i]) : NULL;
        unsigned char utf8[4];

        if (letter)
            buf_add_text(&out, letter);
        else
            buf_add(&out, utf8, (size_t)utf8proc_encode_char(chars[i], utf8));
    }
    free(chars);
    buf_free(&safe);
    return buf_take(&out);
}

char *text_fold(const char *text, size_t nbytes)
{
    return fold(text, nbytes, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD, false);
}

char *text_fold_plain(const char *text, size_t nbytes)
{
    return fold(text, nbytes,
                UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                    UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
                true);
}

static bool ascii_has(const char *text, size_t nbytes, const char *folded)
{
    size_t length = strlen(folded);

    for (size_t at = 0; at + length <= nbytes; at++) {
        size_t same = 0;
        while (same < length && ascii_lower(text[at + same]) == folded[same])
            same++;
        if (same == length)
            return true;
    }
    return false;
}

bool text_has(const char *text, size_t nbytes, const char *folded)
{
    if (is_all_ascii(text, nbytes))
        return ascii_has(text, nbytes, folded);
    char *plain = text_fold_plain(text, nbytes);
    bool has = strstr(plain, folded) != NULL;

    free(plain);
    return has;
}

bool text_same(const char *a, const char *b)
{
    char *folded_a = text_fold(a, strlen(a)), *folded_b = text_fold(b, strlen(b));
    bool same = strcmp(folded_a, folded_b) == 0;

    free(folded_a);
    free(folded_b);
    return same;
}

int text_order(const char *a, size_t a_nbytes, const char *b, size_t b_nbytes)
{
    size_t at = 0;

    /* Most names are ASCII, and most differ in their first letters. */
    for (; at < a_nbytes && at < b_nbytes; at++) {
        if (!is_ascii_print(a[at]) || !is_ascii_print(b[at]))
            break;
        int difference = ascii_lower(a[at]) - ascii_lower(b[at]);
        bool accent_follows = (at + 1 < a_nbytes && !is_ascii_print(a[at + 1])) ||
                              (at + 1 < b_nbytes && !is_ascii_print(b[at + 1]));
        if (accent_follows)
            break;
        if (difference != 0)
            return difference;
    }
    if (at == a_nbytes && at == b_nbytes)
        return 0;
    char *folded_a = text_fold_plain(a, a_nbytes), *folded_b = text_fold_plain(b, b_nbytes);
    int order = strcmp(folded_a, folded_b);

    free(folded_a);
    free(folded_b);
    return order;
}

static bool is_apostrophe(utf8proc_int32_t ch)
{
    return ch == '\'' || ch == 0x2019;
}

static bool is_of_word(utf8proc_int32_t ch)
{
    if (ch < 128)
        return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9');
    utf8proc_category_t category = utf8proc_category(ch);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

void text_add_words(struct buf *out, const char *before, const char *text, size_t nbytes)
{
    char *folded = text_fold_plain(text, nbytes);
    const unsigned char *at = (const unsigned char *)folded, *end = at + strlen(folded);
    bool within = false;
    while (at < end) {
        utf8proc_int32_t ch = *at;
        utf8proc_ssize_t length = ch < 128 ? 1 : utf8proc_iterate(at, end - at, &ch);
        if (length < 1)
            break;
        if (is_of_word(ch)) {
            if (!within)
                buf_add_text(out, before);
            within = true;
            buf_add(out, at, (size_t)length);
        } else if (within && !is_apostrophe(ch)) {
            buf_add_char(out, ' ');
            within = false;
        }
        at += length;
    }
    if (within)
        buf_add_char(out, ' ');
    free(folded);
}

const char *text_trim(const char *text, size_t *nbytes)
{
    size_t end = *nbytes, start = 0;

    while (start < end && (text[start] == ' ' || text[start] == '\t'))
        start++;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    *nbytes = end - start;
    return text + start;
}
