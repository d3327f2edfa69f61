/* Splitting a quick line into words. */
#include "quick/words.h"
#include "base/text.h"
#include "quick/quick.h"
#include <string.h>
#include <strings.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A standard begins with a letter: "#2 diesel" is text. */
static bool is_standard(const char *at, const char *end)
{
    return at + 1 < end && at[0] == '#' &&
           ((at[1] >= 'a' && at[1] <= 'z') || (at[1] >= 'A' && at[1] <= 'Z'));
}

static const char *read_word(const char *at, const char *end, struct word *word, struct err *err)
{
    const char *stop = at;
    if (end - at > 1 && at[0] == '@' && at[1] == '"') {
        const char *quote = memchr(at + 2, '"', (size_t)(end - at) - 2);
        if (!quote) {
            err_set(err,
                    "a quote (\") is opened after @ and never closed; write @\"Market swine\"");
            return NULL;
        }
        word->is = WORD_PROJECT;
        word->text = at + 2;
        word->nbytes = (size_t)(quote - word->text);
        return quote + 1;
    }
    while (stop < end && !is_space(*stop))
        stop++;
    word->is = at[0] == '@' ? WORD_PROJECT : is_standard(at, end) ? WORD_STANDARD : WORD_PLAIN;
    word->text = at + (word->is == WORD_PLAIN ? 0 : 1);
    word->nbytes = (size_t)(stop - word->text);
    return stop;
}

bool words_split(const char *line, size_t nbytes, struct words *out, struct err *err)
{
    out->count = 0;
    if (nbytes > QUICK_LINE_MAX)
        return err_set(err, "the line is too long; make two of it");
    if (!text_check(line, nbytes, true, err)) /* tabs part words as spaces do */
        return false;
    if (memchr(line, '\n', nbytes))
        return err_set(err, "that is more than one line; enter one at a time");
    const char *at = line, *end = line + nbytes;
    for (;;) {
        while (at < end && is_space(*at))
            at++;
        if (at == end)
            return true;
        if (out->count == WORDS_MAX)
            return err_set(err, "the line has too many words; at most %d are taken", WORDS_MAX);
        struct word *word = &out->list[out->count];
        word->from = (size_t)(at - line);
        at = read_word(at, end, word, err);
        if (!at)
            return false;
        word->to = (size_t)(at - line);
        out->count++;
    }
}

void words_drop(struct words *words, size_t at, size_t count)
{
    memmove(words->list + at, words->list + at + count,
            (words->count - at - count) * sizeof words->list[0]);
    words->count -= count;
}

bool word_is(const struct word *word, const char *text)
{
    return word->is == WORD_PLAIN && word->nbytes == strlen(text) &&
           strncasecmp(word->text, text, word->nbytes) == 0;
}

bool word_in(const struct word *word, const char *list)
{
    while (*list) {
        size_t nbytes = strcspn(list, " ");
        if (word->is == WORD_PLAIN && word->nbytes == nbytes &&
            strncasecmp(word->text, list, nbytes) == 0)
            return true;
        list += nbytes + (list[nbytes] == ' ');
    }
    return false;
}

void words_join(const struct words *words, size_t from, size_t to, struct buf *out)
{
    for (size_t i = from; i < to && i < words->count; i++) {
        if (words->list[i].is != WORD_PLAIN)
            continue;
        if (out->len > 0)
            buf_add_char(out, ' ');
        buf_add(out, words->list[i].text, words->list[i].nbytes);
    }
}
