#include "kit/keycode.h"
#include <string.h>

static const struct {
    const char *word;
    unsigned key;
} names[] = {
    {"Enter", KEYCODE_ENTER},   {"Esc", KEYCODE_ESC},
    {"Tab", KEYCODE_TAB},       {"Space", KEYCODE_SPACE},
    {"Up", KEYCODE_UP},         {"Down", KEYCODE_DOWN},
    {"Left", KEYCODE_LEFT},     {"Right", KEYCODE_RIGHT},
    {"PgUp", KEYCODE_PAGE_UP},  {"PgDn", KEYCODE_PAGE_DOWN},
    {"Home", KEYCODE_HOME},     {"End", KEYCODE_END},
    {"Delete", KEYCODE_DELETE}, {"Backspace", KEYCODE_BACKSPACE},
    {"Insert", KEYCODE_INSERT},
};

static const struct {
    const char *word;
    unsigned bit;
} modifiers[] = {
    {"Ctrl-", KEYCODE_CTRL},
    {"Alt-", KEYCODE_ALT},
    {"Shift-", KEYCODE_SHIFT},
};

/* The one Unicode character that is all of `text`; 0 if it is not just one. */
static unsigned one_character(const unsigned char *text, size_t nbytes)
{
    static const unsigned char lead[] = {0x00, 0x00, 0xC0, 0xE0, 0xF0};
    if (nbytes == 1)
        return text[0] > ' ' && text[0] < 0x7F ? text[0] : 0;
    if (nbytes < 2 || nbytes > 4 || text[0] < lead[nbytes])
        return 0;
    unsigned character = text[0] & (0x7Fu >> nbytes);
    for (size_t i = 1; i < nbytes; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return 0;
        character = character << 6 | (text[i] & 0x3Fu);
    }
    return character;
}

static unsigned function_key(const char *words, size_t nbytes)
{
    unsigned number = 0;
    if (nbytes < 2 || nbytes > 3 || words[0] != 'F')
        return KEYCODE_NONE;
    for (size_t i = 1; i < nbytes; i++) {
        if (words[i] < '0' || words[i] > '9')
            return KEYCODE_NONE;
        number = number * 10 + (unsigned)(words[i] - '0');
    }
    return number >= 1 && number <= 24 ? KEYCODE_F0 + number : KEYCODE_NONE;
}

static unsigned plain_key(const char *words, size_t nbytes)
{
    unsigned key = one_character((const unsigned char *)words, nbytes);
    if (key)
        return key;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strlen(names[i].word) == nbytes && memcmp(names[i].word, words, nbytes) == 0)
            return names[i].key;
    }
    return function_key(words, nbytes);
}

unsigned keycode_parse(const char *words, size_t nbytes)
{
    unsigned bits = 0;
    for (size_t i = 0; i < COUNT_OF(modifiers); i++) {
        size_t len = strlen(modifiers[i].word);
        if (nbytes > len && memcmp(words, modifiers[i].word, len) == 0) {
            bits |= modifiers[i].bit;
            words += len;
            nbytes -= len;
        }
    }
    unsigned key = plain_key(words, nbytes);
    if (bits & KEYCODE_CTRL && key >= 'A' && key <= 'Z')
        key += 'a' - 'A';
    return key ? key | bits : KEYCODE_NONE;
}

static void add_character(struct buf *out, unsigned character)
{
    if (character < 0x80) {
        buf_add_char(out, (char)character);
    } else if (character < 0x800) {
        buf_add_char(out, (char)(0xC0 | character >> 6));
        buf_add_char(out, (char)(0x80 | (character & 0x3F)));
    } else {
        if (character < 0x10000) {
            buf_add_char(out, (char)(0xE0 | character >> 12));
        } else {
            buf_add_char(out, (char)(0xF0 | character >> 18));
            buf_add_char(out, (char)(0x80 | (character >> 12 & 0x3F)));
        }
        buf_add_char(out, (char)(0x80 | (character >> 6 & 0x3F)));
        buf_add_char(out, (char)(0x80 | (character & 0x3F)));
    }
}

void keycode_add(struct buf *out, unsigned key)
{
    unsigned bits = key & (KEYCODE_CTRL | KEYCODE_ALT | KEYCODE_SHIFT);
    key &= ~bits;
    for (size_t i = 0; i < COUNT_OF(modifiers); i++) {
        if (bits & modifiers[i].bit)
            buf_add_text(out, modifiers[i].word);
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (names[i].key == key) {
            buf_add_text(out, names[i].word);
            return;
        }
    }
    if (key > KEYCODE_F0 && key <= KEYCODE_F0 + 24)
        buf_addf(out, "F%u", key - KEYCODE_F0);
    else if (bits & KEYCODE_CTRL && key >= 'a' && key <= 'z')
        buf_add_char(out, (char)(key - 'a' + 'A'));
    else if (key)
        add_character(out, key);
}
