/* Keys: in words, in tables, and decoded from what a terminal sends. */
#include "support/check.h"

#include "support/measure.h"

#include "base/text.h"
#include "kit/app.h"
#include "kit/decode.h"
#include "kit/keymap.h"

#include <stdlib.h>

/* ---- keys in words --------------------------------------------------------------------------- */

static const struct {
    const char *words;
    unsigned key;
} key_words[] = {
    {"n", 'n'},
    {"G", 'G'},
    {"?", '?'},
    {"$", '$'},
    {"ñ", 0xF1},
    {"作", 0x4F5C},
    {"🐷", 0x1F437},
    {"Space", ' '},
    {"Enter", KEYCODE_ENTER},
    {"Esc", KEYCODE_ESC},
    {"PgDn", KEYCODE_PAGE_DOWN},
    {"Ctrl-S", KEYCODE_CTRL | 's'},
    {"Ctrl-_", KEYCODE_CTRL | '_'},
    {"Alt-x", KEYCODE_ALT | 'x'},
    {"Alt-X", KEYCODE_ALT | 'X'},
    {"Shift-Tab", KEYCODE_SHIFT | KEYCODE_TAB},
    {"Ctrl-Left", KEYCODE_CTRL | KEYCODE_LEFT},
    {"F1", KEYCODE_F0 + 1},
    {"F24", KEYCODE_F0 + 24},
};

static void keys_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(key_words); i++) {
        struct buf words = {0};
        check_row_int(key_words[i].words,
                      keycode_parse(key_words[i].words, strlen(key_words[i].words)),
                      key_words[i].key);
        keycode_add(&words, key_words[i].key);
        check_row_text(key_words[i].words, buf_text(&words), key_words[i].words);
        buf_free(&words);
    }
    static const char *const nonsense[] = {"", "F0", "F25", "Return", "Ctrl-", "nn", "\xC3", "F1x"};
    for (size_t i = 0; i < COUNT_OF(nonsense); i++)
        check_row_int(nonsense[i], keycode_parse(nonsense[i], strlen(nonsense[i])), KEYCODE_NONE);
}

static void key_tables(void **state)
{
    (void)state;
    static const struct keymap_row good_rows[] = {
        {"n Ctrl-N", 1, "new", "Write one.", KEYMAP_BAR},
        {"", 2, "export", "Write a file.", 0},
    };
    static const struct keymap_row twice_rows[] = {
        {"n", 1, "new", "Write one.", 0},
        {"x n", 2, "next", "Go on.", 0},
    };
    static const struct keymap_row no_help_rows[] = {{"n", 1, "new", "write one", 0}};
    static const struct keymap_row no_key_rows[] = {{"Retrun", 1, "new", "Write one.", 0}};
    const struct keymap good = KEYMAP("good", good_rows), twice = KEYMAP("twice", twice_rows);
    const struct keymap no_help = KEYMAP("no help", no_help_rows);
    const struct keymap no_key = KEYMAP("no key", no_key_rows);
    struct err err;
    char key[KEYMAP_KEY_SIZE];
    assert_true(keymap_check(&good, &err));
    assert_false(keymap_check(&twice, &err));
    assert_non_null(strstr(err.text, "n is bound to new and to next"));
    assert_false(keymap_check(&no_help, &err));
    assert_false(keymap_check(&no_key, &err));
    assert_true(keymap_check(&app_keys, &err));
    struct event event = {.kind = EVENT_KEY, .key = KEYCODE_CTRL | 'n'};
    assert_int_equal(keymap_find(&good, &event)->command, 1);
    event = (struct event){.kind = EVENT_CHAR, .key = 'N', .text = "N"};
    assert_null(keymap_find(&good, &event));
    assert_null(keymap_find(NULL, &event));
    assert_string_equal(keymap_key(&good_rows[0], key), "n");
    assert_string_equal(keymap_key(&good_rows[1], key), "");
}

/* ---- decoding -------------------------------------------------------------------------------- */

/* Everything that comes out of the bytes, in words: "Up 'a' paste[x] click(3,4)". */
static void decode_all(const char *bytes, size_t nbytes, size_t piece, struct buf *out)
{
    struct decode decode;
    struct event event;
    size_t given = 0, at = 0;
    decode_init(&decode);
    decode_add_key(&decode, "\033[[17~", KEYCODE_F0 + 6);
    while (at < nbytes || given < nbytes) {
        given = given + piece < nbytes ? given + piece : nbytes;
        for (;;) {
            size_t used =
                decode_next(&decode, bytes + at, given - at, given == nbytes, 1000, &event);
            assert_true(used <= given - at);
            at += used;
            if (event.kind == EVENT_KEY) {
                keycode_add(out, event.key);
                buf_add_char(out, ' ');
            } else if (event.kind == EVENT_CHAR) {
                assert_true(text_check(event.text, strlen(event.text), false, NULL));
                buf_addf(out, "'%s' ", event.text);
            } else if (event.kind == EVENT_PASTE) {
                assert_int_equal(strlen(event.paste), event.paste_len);
                buf_addf(out, "paste[%s] ", event.paste);
            } else if (event.kind == EVENT_MOUSE) {
                buf_addf(out, "mouse%d(%d,%d) ", event.mouse, event.x, event.y);
            }
            if (used == 0)
                break;
        }
        if (given == nbytes)
            break;
    }
    decode_free(&decode);
}

static const struct {
    const char *bytes, *events;
} decodings[] = {
    {"a", "'a' "},
    {"Jos\xC3\xA9", "'J' 'o' 's' 'é' "},
    {"\xE4\xBD\x9C\xE8\x80\x85", "'作' '者' "},
    {"\r\n\t\b\x7F", "Enter Enter Tab Backspace Backspace "},
    {"\x13\x1F\x01\x1A", "Ctrl-S Ctrl-_ Ctrl-A Ctrl-Z "},
    {"\033", "Esc "},
    {"\033\033", "Esc Esc "},
    {"\033[A\033OB\033[1;5C\033[1;2D", "Up Down Ctrl-Right Shift-Left "},
    {"\033[H\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End "},
    {"\033[5~\033[6;5~\033[3~\033[2~", "PgUp Ctrl-PgDn Delete Insert "},
    {"\033[Z", "Shift-Tab "},
    {"\033OP\033[11~\033[[A\033[24~\033[1;2P", "F1 F1 F1 F12 Shift-F1 "},
    {"\0331\0330", "F1 F10 "},
    {"\033x\033\xC3\xB1\033\r\033\x7F", "Alt-x Alt-ñ Alt-Enter Alt-Backspace "},
    {"\033[[17~", "F6 "}, /* as described */
    {"\033[200~one\rtwo\r\nthree\n\033[201~z", "paste[one\ntwo\nthree\n] 'z' "},
    {"\033[200~a\033[Ab\x01\xFF\xC3\xA9\033[201~", "paste[a[Abé] "},
    {"\033[200~\033[201~", "paste[] "},
    {"\033[200~x\033[20\033[201~", "paste[x[20] "},
    {"\033[<0;4;5M\033[<0;4;5m", "mouse0(3,4) "},
    {"\033[<0;4;5M\033[<0;4;5m\033[<0;4;5M\033[<0;4;5m\033[<0;4;5M",
     "mouse0(3,4) mouse1(3,4) mouse0(3,4) "},
    {"\033[<64;1;1M\033[<65;1;1M\033[<2;2;2M", "mouse3(0,0) mouse4(0,0) mouse2(1,1) "},
    {"\033[<35;9;9M", ""}, /* moved about */
    {"\033[M !!", "mouse0(0,0) "},
    {"\033OM\033Op", "Enter '0' "},
    {"\xFFz\xC0\x80y", "'z' 'y' "},   /* what is no text is dropped */
    {"\xC2\x9Bm", "'m' "},            /* a C1 control */
    {"\xE2\x80\xAEx", "'x' "},        /* turns the direction */
    {"\033[38;5;1", ""},              /* broken off */
    {"\033[99999999999;1~k", "'k' "}, /* no key */
    {"\033]0;t", "Alt-] '0' ';' 't' "},
};

static void decoding(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(decodings); i++) {
        const char *bytes = decodings[i].bytes;
        size_t nbytes = strlen(bytes);
        for (size_t piece = 1; piece <= nbytes; piece++) {
            struct buf events = {0};
            decode_all(bytes, nbytes, piece, &events);
            if (strcmp(buf_text(&events), decodings[i].events) != 0)
                fail_msg("row %zu in pieces of %zu: got \"%s\", wanted \"%s\"", i, piece,
                         buf_text(&events), decodings[i].events);
            buf_free(&events);
        }
    }
}

/* Marks that come with their letter stay with it. */
static void decoding_marks(void **state)
{
    (void)state;
    struct buf events = {0};
    decode_all("e\xCC\x81x", 4, 4, &events);
    assert_string_equal(buf_text(&events), "'e\u0301' 'x' ");
    buf_free(&events);
}

/* Whatever comes, every byte is used up, and what comes out is text. */
static void decoding_noise(void **state)
{
    struct chance chance = chance_begin();
    (void)state;
    static const char pieces[][8] = {
        "\033", "[", "O",  "<",    ";", "M", "~",         "200",       "201",     "\xC3",
        "\xA9", "a", "\r", "\x01", "9", "m", "\033[200~", "\033[201~", "\xF0\x9F"};
    for (int round = 0; round < 3000; round++) {
        struct buf bytes = {0}, events = {0};
        for (unsigned i = chance_below(&chance, 30); i > 0; i--)
            buf_add_text(&bytes, pieces[chance_below(&chance, COUNT_OF(pieces))]);
        decode_all(buf_text(&bytes), bytes.len, 1 + chance_below(&chance, 7), &events);
        assert_true(text_check(buf_text(&events), events.len, true, NULL));
        buf_free(&bytes);
        buf_free(&events);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_words),
        cmocka_unit_test(key_tables),
        cmocka_unit_test(decoding),
        cmocka_unit_test(decoding_marks),
        cmocka_unit_test(decoding_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
