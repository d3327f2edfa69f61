/* Texts as mdoc: what would act there as a request, a macro or an escape is written so that it
 * stays text, in mandoc and in groff alike. */
#include "cli/mdoc.h"
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LINE_MOST = 78 };

/* Characters that formatters turn into others, or act upon, anywhere in a line. */
static const char *special(char byte)
{
    switch (byte) {
    case '\\':
        return "\\e";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return NULL;
    }
}

/* Adds the character that begins `text`, which is valid UTF-8; returns its bytes. */
static size_t add_char(struct buf *page, const char *text)
{
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned char first = (unsigned char)*text;
    size_t nbytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    unsigned long code = first & masks[nbytes];
    if (nbytes == 1) {
        if (special(*text))
            buf_add_text(page, special(*text));
        else
            buf_add_char(page, *text);
        return 1;
    }
    for (size_t i = 1; i < nbytes; i++)
        code = code << 6 | ((unsigned char)text[i] & 0x3F);
    buf_addf(page, "\\[u%04lX]", code);
    return nbytes;
}

/* After these a full stop ends no sentence. */
static bool is_abbreviation(const char *text, size_t nbytes)
{
    static const char *const words[] = {"Ms.", "Mr.", "Mrs.", "Dr.", "e.g.", "i.e.", "Nov.", "..."};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if (nbytes >= length && memcmp(text + nbytes - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* Whether a sentence ends with the character before text[at], which is a space. */
static bool ends_sentence(const char *text, size_t at)
{
    return at > 0 && strchr(".!?", text[at - 1]) && !is_abbreviation(text, at) &&
           !islower((unsigned char)text[at + 1]);
}

/* A space between two words: it ends the line after a sentence, and where the line is long. */
static bool ends_line(const char *text, size_t at, size_t column)
{
    size_t word = strcspn(text + at + 1, " \n");
    return ends_sentence(text, at) || column + 1 + word > LINE_MOST;
}

void mdoc_add_text(struct buf *page, const char *text)
{
    size_t began = page->len; /* the line */
    if (!text || !*text)
        return;
    for (size_t at = 0; text[at];) {
        if (text[at] == '\n' || (text[at] == ' ' && ends_line(text, at, page->len - began))) {
            at += strspn(text + at, " \n");
            buf_add_text(page, text[at] ? "\n" : "");
            began = page->len;
            continue;
        }
        if (page->len == began && strchr(".'", text[at]))
            buf_add_text(page, "\\&");
        if (text[at] == ' ' && is_abbreviation(text, at))
            buf_add_text(page, "\\&");
        at += add_char(page, text + at);
    }
    buf_add_char(page, '\n');
}

void mdoc_add_line(struct buf *page, const char *text)
{
    if (strchr(".'", *text) && *text)
        buf_add_text(page, "\\&");
    while (*text)
        text += add_char(page, text);
    buf_add_char(page, '\n');
}

/* A lone word that begins like this could be a macro ("No", "%A") or punctuation to mdoc. */
static bool could_act(const char *text)
{
    return strlen(text) <= 3 && !islower((unsigned char)*text) && !isdigit((unsigned char)*text);
}

void mdoc_add_arg(struct buf *page, const char *text)
{
    size_t nbytes = strlen(text);
    char last = nbytes > 0 ? text[nbytes - 1] : '\0';
    bool quoted = text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "0123456789_-=:/")] != '\0';
    buf_add_text(page, quoted ? " \"" : " ");
    if (could_act(text))
        buf_add_text(page, "\\&");
    while (*text) {
        if (*text == '"') {
            buf_add_text(page, "\\(dq");
            text++;
        } else {
            text += add_char(page, text);
        }
    }
    if (nbytes > 0 && strchr(".,:;!?()[]", last))
        buf_add_text(page, "\\&"); /* or mdoc would set it apart */
    if (quoted)
        buf_add_char(page, '"');
}
