/* The parts of the kit that need no terminal: decoding, keys, layout, editing, lists, matching. */
#include "support/check.h"

#include "base/text.h"
#include "kit/app.h"
#include "kit/chart.h"
#include "kit/decode.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/keymap.h"
#include "kit/layout.h"
#include "kit/list.h"
#include "kit/match.h"
#include "kit/note.h"
#include "kit/picture.h"
#include "kit/plot.h"

#include <stdio.h>
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

static uint32_t random_state = 20261122;

static uint32_t random_below(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % limit;
}

/* Whatever comes, every byte is used up, and what comes out is text. */
static void decoding_noise(void **state)
{
    (void)state;
    static const char pieces[][8] = {
        "\033", "[", "O",  "<",    ";", "M", "~",         "200",       "201",     "\xC3",
        "\xA9", "a", "\r", "\x01", "9", "m", "\033[200~", "\033[201~", "\xF0\x9F"};
    for (int round = 0; round < 3000; round++) {
        struct buf bytes = {0}, events = {0};
        for (uint32_t i = random_below(30); i > 0; i--)
            buf_add_text(&bytes, pieces[random_below(COUNT_OF(pieces))]);
        decode_all(buf_text(&bytes), bytes.len, 1 + random_below(7), &events);
        assert_true(text_check(buf_text(&events), events.len, true, NULL));
        buf_free(&bytes);
        buf_free(&events);
    }
}

/* ---- layout ---------------------------------------------------------------------------------- */

static void splitting(void **state)
{
    (void)state;
    struct rect out[4], in = {5, 2, 80, 24};
    layout_cols(in, (int[]){10, -1, -2, 7}, 4, out);
    assert_int_equal(out[0].x, 5);
    assert_int_equal(out[0].w, 10);
    assert_int_equal(out[1].w, 21);
    assert_int_equal(out[2].w, 42);
    assert_int_equal(out[3].x + out[3].w, 85);
    for (int width = 0; width < 100; width++) {
        in.w = width;
        layout_cols(in, (int[]){10, -1, -2, 7}, 4, out);
        int total = 0;
        for (int i = 0; i < 4; i++) {
            assert_true(out[i].w >= 0);
            assert_int_equal(out[i].x, 5 + total);
            total += out[i].w;
        }
        assert_int_equal(total, width);
    }
    layout_rows(in, (int[]){3, -1}, 2, out);
    assert_int_equal(out[1].y, 5);
    assert_int_equal(out[1].h, 21);
    struct rect rest = in, top = rect_cut_top(&rest, 100);
    assert_int_equal(top.h, 24);
    assert_true(rect_is_empty(rest));
    assert_true(rect_is_empty(rect_cut_left(&rest, -3)));
    struct rect middle = rect_center((struct rect){0, 0, 80, 24}, 20, 100);
    assert_int_equal(middle.x, 30);
    assert_int_equal(middle.h, 24);
    assert_true(rect_is_empty(rect_row(in, 24)));
}

static void wrapping(void **state)
{
    (void)state;
    assert_int_equal(draw_wrap_rows(20, ""), 0);
    assert_int_equal(draw_wrap_rows(20, "one two"), 1);
    assert_int_equal(draw_wrap_rows(7, "one two three"), 2);
    assert_int_equal(draw_wrap_rows(5, "abcdefghij"), 2);
    assert_int_equal(draw_wrap_rows(3, "作者作者"), 4);
    assert_int_equal(draw_wrap_rows(1, "作者"), 2); /* goes on although none fits */
    assert_int_equal(draw_wrap_rows(9, "a\n\nb"), 3);
    size_t skip;
    const char *text = "fed  and weighed";
    assert_int_equal(draw_wrap_line(text, strlen(text), 6, &skip), 3);
    assert_int_equal(skip, 5);
}

/* ---- editing --------------------------------------------------------------------------------- */

static void send(struct edit *edit, const char *words)
{
    struct event event = {.kind = EVENT_KEY, .key = keycode_parse(words, strlen(words))};
    assert_int_not_equal(event.key, KEYCODE_NONE);
    edit_event(edit, &event);
}

static void type(struct edit *edit, const char *text)
{
    struct event event = {.kind = EVENT_CHAR};
    for (size_t at = 0, size; text[at]; at += size) {
        size = 1;
        while (((unsigned char)text[at + size] & 0xC0) == 0x80)
            size++;
        memcpy(event.text, text + at, size);
        event.text[size] = '\0';
        edit_event(edit, &event);
    }
}

static void editing(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, "José", 0);
    type(&edit, " Ñañez");
    assert_string_equal(edit_text(&edit), "José Ñañez");
    send(&edit, "Ctrl-Left");
    send(&edit, "Left");
    send(&edit, "Backspace");
    assert_string_equal(edit_text(&edit), "Jos Ñañez");
    send(&edit, "Ctrl-K");
    assert_string_equal(edit_text(&edit), "Jos");
    send(&edit, "Ctrl-_");
    assert_string_equal(edit_text(&edit), "Jos Ñañez");
    send(&edit, "Ctrl-_");
    assert_string_equal(edit_text(&edit), "José Ñañez");
    send(&edit, "Ctrl-_"); /* the typing was one step */
    assert_string_equal(edit_text(&edit), "José");
    send(&edit, "Ctrl-_");
    assert_string_equal(edit_text(&edit), "José");
    send(&edit, "Ctrl-U");
    assert_string_equal(edit_text(&edit), "");
    type(&edit, "e\u0301");
    send(&edit, "Left");
    assert_int_equal(edit.at, 0);
    send(&edit, "Delete");
    assert_string_equal(edit_text(&edit), "");
    edit_clear(&edit);
}

static void editing_limits(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, "abc", 5);
    assert_int_equal(edit_insert(&edit, "作者x", 7), EDIT_FULL);
    assert_string_equal(edit_text(&edit), "abc");
    assert_int_equal(edit_insert(&edit, "作者", 6), EDIT_CHANGED);
    assert_int_equal(edit_insert(&edit, "\n\n", 2), EDIT_MOVED);
    assert_string_equal(edit_text(&edit), "abc作者");
    edit_set(&edit, "");
    edit_insert(&edit, "a\nb\tc", 5);
    assert_string_equal(edit_text(&edit), "a b c");
    edit_clear(&edit);
}

/* Any keys in any order: the text stays valid, the cursor on the beginning of a cluster. */
static void editing_at_random(void **state)
{
    (void)state;
    static const char *const texts[] = {"a",       " ",      "é",        "作",
                                        "e\u0301", "\u0301", "👍🏽", "x y"};
    struct note note;
    note_init(&note, "", 60);
    struct edit *edit = &note.edit;
    static const char *const words[] = {"Left",       "Right",  "Home",      "End",    "Ctrl-Left",
                                        "Ctrl-Right", "Delete", "Backspace", "Ctrl-W", "Ctrl-K",
                                        "Ctrl-U",     "Ctrl-_", "Up",        "Down",   "PgUp",
                                        "PgDn",       "Enter"};
    for (int i = 0; i < 20000; i++) {
        if (random_below(2)) {
            type(edit, texts[random_below(COUNT_OF(texts))]);
        } else {
            const char *word = words[random_below(COUNT_OF(words))];
            struct event event = {.kind = EVENT_KEY, .key = keycode_parse(word, strlen(word))};
            note_event(&note, &event);
        }
        const char *text = edit_text(edit);
        size_t len = edit_len(edit), at = 0;
        assert_true(text_check(text, len, true, NULL));
        assert_true(text_chars(text, len) <= 60);
        while (at < edit->at)
            at += text_cluster(text + at, len - at);
        assert_int_equal(at, edit->at);
        assert_true(note_rows(&note, 12) >= 1);
    }
    note_clear(&note);
}

static void note_rows_and_moves(void **state)
{
    (void)state;
    struct note note;
    struct buf counter = {0};
    struct event down = {.kind = EVENT_KEY, .key = KEYCODE_DOWN}, up = down;
    up.key = KEYCODE_UP;
    note_init(&note, "one two three\nfour", 1200);
    note.ncols = 9; /* "one two" "three" "four" */
    assert_int_equal(note_rows(&note, 9), 3);
    assert_int_equal(note_rows(&note, 40), 2);
    assert_int_equal(note_event(&note, &down), EDIT_IGNORED);
    assert_int_equal(note_event(&note, &up), EDIT_MOVED);
    assert_int_equal(note.edit.at, 12); /* "thre|e" */
    assert_int_equal(note_event(&note, &up), EDIT_MOVED);
    assert_int_equal(note.edit.at, 4);
    assert_int_equal(note_event(&note, &up), EDIT_IGNORED);
    note_counter(&note, &counter);
    assert_string_equal(buf_text(&counter), "18 of 1,200");
    note_set(&note, "");
    assert_int_equal(note_rows(&note, 9), 1);
    note_set(&note, "a\n");
    assert_int_equal(note_rows(&note, 9), 2);
    buf_free(&counter);
    note_clear(&note);
}

/* ---- matching -------------------------------------------------------------------------------- */

static void matching(void **state)
{
    (void)state;
    assert_true(match_holds("José Ramírez", "jose"));
    assert_true(match_holds("Ñañez, Lucía", "NANEZ"));
    assert_true(match_holds("Chen, 作者 Mei", "作者"));
    assert_true(match_holds("anything", ""));
    assert_false(match_holds("Maya", "mayo"));
    assert_true(match_begins("Market swine", "sw"));
    assert_true(match_begins("Hale's (feed)", "feed"));
    assert_false(match_begins("Market swine", "wine"));
}

/* Each name answers better than the one below it. */
static void test_match_score(void **state)
{
    static const struct {
        const char *typed, *names[6];
    } rows[] = {
        {"hours", {"Hours", "Hours by month", "Report: Hours", "Placement hours"}},
        {"year end", {"Year end", "Year end of the class"}},
        {"mksw", {"Market swine"}},
        {"begval", {"Beginning values"}},
        {"inventry", {"Inventory"}},
        {"ñañez", {"Nanez", "Ñañez, José"}},
        {"new ho", {"New hours", "New entry of hours"}},
    };
    static const struct {
        const char *typed, *name;
    } none[] = {{"xyz", "Hours"}, {"sruoh", "Hours"}, {"inv", "Hours"}};
    size_t at = 0, nbytes = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t n = 0; rows[i].names[n] != NULL; n++) {
            int score = match_score(rows[i].names[n], rows[i].typed);
            if (score <= 1 ||
                (n > 0 && score >= match_score(rows[i].names[n - 1], rows[i].typed)))
                fail_msg("\"%s\" and %s: %d", rows[i].typed, rows[i].names[n], score);
        }
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (match_score(none[i].name, none[i].typed) != 0)
            fail_msg("\"%s\" and %s", none[i].typed, none[i].name);
    assert_int_equal(match_score("Hours", ""), 1);
    assert_true(match_score_any("Diary;Journal;Journal entry", "journ", &at, &nbytes) > 0);
    assert_int_equal(at, 6);
    assert_int_equal(nbytes, 7);
    assert_int_equal(match_score_any("Diary", "journal", &at, &nbytes), 0);
}

/* ---- pictures -------------------------------------------------------------------------------- */

static void pictures(void **state)
{
    (void)state;
    struct buf out = {0};
    chart_bar_add(&out, 4, 999, 1000); /* full only when it is met */
    assert_string_equal(buf_text(&out), "███▒");
    buf_clear(&out);
    chart_bar_add(&out, 4, 1, 1000);
    assert_string_equal(buf_text(&out), "█▒▒▒");
    buf_clear(&out);
    chart_bar_add(&out, 4, 1000, 1000);
    chart_bar_add(&out, 4, 0, 1000);
    chart_bar_add(&out, 2, -5, 1000);
    assert_string_equal(buf_text(&out), "████▒▒▒▒▒▒");
    buf_clear(&out);
    chart_spark_add(&out, (int64_t[]){0, 1, 50, 100, -3}, 5, 10);
    assert_string_equal(buf_text(&out), "▁▂▅▇▁");
    buf_clear(&out);
    chart_spark_add(&out, (int64_t[]){100, 1, 2}, 3, 2); /* the latest */
    assert_string_equal(buf_text(&out), "▅▇");
    buf_clear(&out);
    chart_spark_words(&out, (int64_t[]){3, 9, 4}, 3, 1);
    assert_string_equal(buf_text(&out), "from 3 to 9, last 4, peak at 2 of 3");
    buf_free(&out);
}

/* A cell of a photo: the shape that tells its quarters apart, in their two colors. */
static void cells_of_photos(void **state)
{
    static const uint32_t black = 0x000000, white = 0xffffff, red = 0xff0000, dark = 0x101010;
    const struct {
        uint32_t quarters[4];
        const char *shape;
        uint32_t letters, ground;
    } cells[] = {
        {{red, red, red, red}, " ", red, red},
        {{white, black, white, black}, "▐", black, white},
        {{white, white, black, black}, "▄", black, white},
        {{black, white, white, black}, "▞", white, black},
        {{black, white, black, black}, "▝", white, black},
        {{black, black, white, black}, "▖", white, black},
        {{black, black, black, white}, "▗", white, black},
        {{white, black, black, black}, "▟", black, white},
        {{black, dark, white, white}, "▄", white, 0x080808}, /* the nearer ones share a color */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        uint32_t letters = 1, ground = 1;
        assert_string_equal(picture_cell(cells[i].quarters, &letters, &ground), cells[i].shape);
        assert_int_equal(letters, cells[i].letters);
        assert_int_equal(ground, cells[i].ground);
    }
}

/* ---- lists ----------------------------------------------------------------------------------- */

/* A table that changes under the list: rows by key, some of them only headings. */
enum { ROWS_MAX = 400 };
struct table {
    struct {
        int64_t id;
        int key; /* order */
        bool plain;
    } rows[ROWS_MAX];
    size_t count;
    int64_t next_id;
    size_t asked;
    bool fails;
};

static bool table_fetch(void *self, struct list_rows *rows, enum list_seek seek,
                        const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct table *table = self;
    int key = anchor ? (int)strtol(anchor->key, NULL, 10) : 0;
    bool backward = seek == LIST_LAST || seek == LIST_BEFORE;
    (void)err;
    table->asked += want;
    if (table->fails)
        return err_set(err, "the disk is gone; put it back");
    for (size_t i = 0; i < table->count && want > 0; i++) {
        size_t at = backward ? table->count - 1 - i : i;
        int row = table->rows[at].key;
        if ((seek == LIST_AFTER && row <= key) || (seek == LIST_FROM && row < key) ||
            (seek == LIST_BEFORE && row >= key))
            continue;
        char text[24];
        snprintf(text, sizeof(text), "%d", row);
        list_row(rows, table->rows[at].id, text, table->rows[at].plain ? LIST_ROW_PLAIN : 0);
        list_cell(rows, ROLE_BODY, text);
        want--;
    }
    return true;
}

static bool table_locate(void *self, int64_t id, struct buf *key)
{
    struct table *table = self;
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].id == id) {
            buf_addf(key, "%d", table->rows[i].key);
            return true;
        }
    }
    return false;
}

static size_t table_index(const struct table *table, int64_t id)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].id == id)
            return i;
    }
    return ROWS_MAX;
}

static void table_insert(struct table *table, int64_t id, int key, bool plain)
{
    size_t at = 0;
    while (at < table->count && table->rows[at].key < key)
        at++;
    if (table->count == ROWS_MAX || (at < table->count && table->rows[at].key == key))
        return;
    memmove(table->rows + at + 1, table->rows + at, (table->count - at) * sizeof(table->rows[0]));
    table->rows[at].id = id;
    table->rows[at].key = key;
    table->rows[at].plain = plain;
    table->count++;
}

static void table_remove(struct table *table, size_t at)
{
    memmove(table->rows + at, table->rows + at + 1,
            (table->count - at - 1) * sizeof(table->rows[0]));
    table->count--;
}

static void press(struct list *list, unsigned key)
{
    list_event(list, &(struct event){.kind = EVENT_KEY, .key = key});
}

static const struct list_source table_source = {table_fetch, table_locate};
static const struct list_column table_columns[] = {{"key", "Key", 8, 0, DRAW_RIGHT, 0}};

/* The selectable row that a step from `from` leads to. */
static int64_t model_step(const struct table *table, int64_t from, int by)
{
    size_t at = table_index(table, from);
    for (size_t next = at;;) {
        if (by < 0 ? next == 0 : next + 1 >= table->count)
            return from;
        next = by < 0 ? next - 1 : next + 1;
        if (!table->rows[next].plain)
            return table->rows[next].id;
    }
}

static void check_selection(struct list *list, const struct table *table)
{
    int64_t selected = list_selected(list);
    bool any = false;
    for (size_t i = 0; i < table->count; i++)
        any = any || !table->rows[i].plain;
    if (!any) {
        assert_int_equal(selected, 0);
        return;
    }
    size_t at = table_index(table, selected);
    assert_true(at < table->count);
    assert_false(table->rows[at].plain);
}

static void list_moves_as_a_model(void **state)
{
    (void)state;
    static const unsigned far[] = {KEYCODE_PAGE_DOWN, KEYCODE_PAGE_UP, KEYCODE_HOME, KEYCODE_END};
    for (int round = 0; round < 60; round++) {
        struct table table = {.next_id = 1};
        struct list *list = list_new(table_columns, 1, 0);
        for (uint32_t i = random_below(3) ? random_below(120) : 0; i > 0; i--)
            table_insert(&table, table.next_id++, (int)random_below(1000), random_below(9) == 0);
        list_set_source(list, &table_source, &table);
        for (int step = 0; step < 300; step++) {
            int64_t before = list_selected(list);
            uint32_t what = random_below(10);
            check_selection(list, &table);
            if (what < 5 && before) {
                int by = random_below(2) ? 1 : -1;
                int64_t expected = model_step(&table, before, by);
                press(list, by > 0 ? KEYCODE_DOWN : KEYCODE_UP);
                assert_int_equal(list_selected(list), expected);
            } else if (what < 7) {
                press(list, far[random_below(COUNT_OF(far))]);
            } else if (what == 7) { /* others change the book; the selection stays on its record */
                table_insert(&table, table.next_id++, (int)random_below(1000), false);
                list_reload(list);
                if (before)
                    assert_int_equal(list_selected(list), before);
            } else if (what == 8 && table.count) {
                size_t at = random_below((uint32_t)table.count);
                bool same = table.rows[at].id == before;
                table_remove(&table, at);
                list_reload(list);
                if (!same && before)
                    assert_int_equal(list_selected(list), before);
            } else if (table.count) { /* a record moves in the order */
                size_t at = random_below((uint32_t)table.count);
                int64_t id = table.rows[at].id;
                bool plain = table.rows[at].plain;
                size_t count = table.count;
                table_remove(&table, at);
                table_insert(&table, id, (int)random_below(1000), plain);
                list_reload(list);
                if (before && (table.count == count || id != before))
                    assert_int_equal(list_selected(list), before);
            }
            check_selection(list, &table);
        }
        list_free(list);
    }
}

static void list_goes_to_any_row(void **state)
{
    (void)state;
    struct table table = {.next_id = 1};
    struct list *list = list_new(table_columns, 1, LIST_MARKS);
    for (int i = 0; i < 300; i++)
        table_insert(&table, table.next_id++, i * 2, false);
    list_set_source(list, &table_source, &table);
    assert_int_equal(list_selected(list), 1);
    assert_true(list_select(list, 250));
    assert_string_equal(list_selected_cell(list, 0), "498");
    press(list, KEYCODE_UP);
    assert_int_equal(list_selected(list), 249);
    press(list, KEYCODE_HOME);
    assert_int_equal(list_selected(list), 1);
    press(list, KEYCODE_END);
    assert_int_equal(list_selected(list), 300);
    assert_false(list_select(list, 999));
    assert_int_equal(list_selected(list), 300);
    /* The selected row goes: what stands in its place is selected, at the end the one before. */
    table_remove(&table, 299);
    list_reload(list);
    assert_int_equal(list_selected(list), 299);
    table_remove(&table, 0);
    list_select(list, 2);
    table_remove(&table, 0);
    list_reload(list);
    assert_int_equal(list_selected(list), 3);
    /* Ticks are ids. */
    press(list, ' ');
    list_mark(list, 77, true);
    list_mark(list, 5, true);
    list_mark(list, 77, true);
    assert_int_equal(list_mark_count(list), 3);
    assert_int_equal(list_marks(list)[2], 77);
    list_mark(list, 5, false);
    assert_true(list_is_marked(list, 3));
    assert_false(list_is_marked(list, 5));
    list_unmark_all(list);
    assert_int_equal(list_mark_count(list), 0);
    list_free(list);
}

/* A page of rows is asked for now and then, not one row a key. */
static void list_asks_seldom(void **state)
{
    (void)state;
    struct table table = {.next_id = 1};
    struct list *list = list_new(table_columns, 1, 0);
    for (int i = 0; i < 300; i++)
        table_insert(&table, table.next_id++, i, false);
    list_set_source(list, &table_source, &table);
    for (int i = 0; i < 299; i++)
        press(list, KEYCODE_DOWN);
    assert_int_equal(list_selected(list), 300);
    assert_true(table.asked < 900);
    list_free(list);
}

static void list_that_cannot_be_read(void **state)
{
    (void)state;
    struct table table = {.next_id = 1, .fails = true};
    struct list *list = list_new(table_columns, 1, 0);
    table_insert(&table, table.next_id++, 1, false);
    list_set_source(list, &table_source, &table);
    assert_true(list_is_empty(list));
    assert_string_equal(list_error(list), "the disk is gone; put it back");
    press(list, KEYCODE_DOWN);
    table.fails = false;
    list_reload(list);
    assert_int_equal(list_selected(list), 1);
    assert_string_equal(list_error(list), "");
    list_free(list);
}

static void array_row(void *self, size_t index, struct list_rows *rows)
{
    const char *const *words = self;
    list_cell(rows, ROLE_BODY, words[index]);
}

static void lists_in_memory(void **state)
{
    (void)state;
    static const char *words[] = {"alpha", "beta", "gamma"};
    struct list_array array = {.count = 3, .row = array_row};
    struct list *list = list_new(table_columns, 1, 0);
    list_set_array(list, &array, words);
    press(list, KEYCODE_DOWN);
    assert_int_equal(list_selected(list), 2);
    assert_string_equal(list_selected_cell(list, 0), "beta");
    press(list, 'G');
    assert_string_equal(list_selected_cell(list, 0), "gamma");
    array.count = 0;
    list_set_array(list, &array, words);
    assert_int_equal(list_selected(list), 0);
    assert_string_equal(list_selected_cell(list, 0), "");
    list_free(list);
}

/* An axis counts by 1, 2 or 5 of the unit, in as many steps as there is room for. */
static void steps_of_an_axis(void **state)
{
    static const struct {
        const char *row;
        int64_t low, high, unit, step;
        int most;
    } rows[] = {
        {"hours to 23", 0, 23 * 60, 60, 5 * 60, 5},
        {"hours to 9", 0, 9 * 60, 60, 2 * 60, 5},
        {"less than the unit", 0, 20, 60, 60, 5},
        {"dollars", 0, 703998, 100, 200000, 5},
        {"a loss too", -120000, 250000, 100, 100000, 5},
        {"a loss alone", -99, 0, 100, 100, 5},
        {"exactly full", 0, 500, 100, 100, 5},
        {"one more", 0, 501, 100, 200, 5},
        {"one step", 0, 4100, 100, 5000, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row_int(rows[i].row,
                      plot_step(rows[i].low, rows[i].high, rows[i].unit, rows[i].most),
                      rows[i].step);
}

static void tell_number(int64_t value, struct buf *out)
{
    buf_addf(out, "%lld", (long long)value);
}

static void mark_nothing(void *self, size_t point, struct buf *out)
{
    (void)self;
    (void)point;
    (void)out;
}

/* A click finds the column it falls on, wherever the plot put it. */
static void points_of_a_plot(void **state)
{
    static const int64_t values[] = {1, 2, 3, 4, 5}, days[] = {0, 1, 2, 3, 100};
    const struct rect area = {0, 0, 60, 20};
    struct plot plot = {.count = 5, .lines = {{"a", ROLE_BAR, values}}, .line_count = 1, .unit = 1,
                        .tell = tell_number, .mark = mark_nothing};
    (void)state;
    assert_int_equal(plot_point_at(area, &plot, 0), 0);
    assert_int_equal(plot_point_at(area, &plot, 59), 4);
    assert_int_equal(plot_point_at(area, &plot, 30), 2);
    plot.shape = PLOT_LINE;
    plot.places = days;
    assert_int_equal(plot_point_at(area, &plot, 30), 3); /* days 3 and 100: nearer to 3 */
    assert_int_equal(plot_point_at(area, &plot, 59), 4);
    plot.places = NULL;
    plot.count = 1;
    assert_int_equal(plot_point_at(area, &plot, 20), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_words),
        cmocka_unit_test(key_tables),
        cmocka_unit_test(decoding),
        cmocka_unit_test(decoding_marks),
        cmocka_unit_test(decoding_noise),
        cmocka_unit_test(splitting),
        cmocka_unit_test(wrapping),
        cmocka_unit_test(editing),
        cmocka_unit_test(editing_limits),
        cmocka_unit_test(editing_at_random),
        cmocka_unit_test(note_rows_and_moves),
        cmocka_unit_test(matching),
        cmocka_unit_test(test_match_score),
        cmocka_unit_test(pictures),
        cmocka_unit_test(cells_of_photos),
        cmocka_unit_test(list_moves_as_a_model),
        cmocka_unit_test(list_goes_to_any_row),
        cmocka_unit_test(list_asks_seldom),
        cmocka_unit_test(list_that_cannot_be_read),
        cmocka_unit_test(lists_in_memory),
        cmocka_unit_test(steps_of_an_axis),
        cmocka_unit_test(points_of_a_plot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
