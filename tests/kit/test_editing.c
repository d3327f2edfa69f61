/* Editing: lines and notes, how they wrap, and the words that find something. */
#include "support/check.h"

#include "support/measure.h"

#include "base/text.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/layout.h"
#include "kit/match.h"
#include "kit/note.h"

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
    struct chance chance = chance_begin();
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
        if (chance_below(&chance, 2)) {
            type(edit, texts[chance_below(&chance, COUNT_OF(texts))]);
        } else {
            const char *word = words[chance_below(&chance, COUNT_OF(words))];
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splitting),
        cmocka_unit_test(wrapping),
        cmocka_unit_test(editing),
        cmocka_unit_test(editing_limits),
        cmocka_unit_test(editing_at_random),
        cmocka_unit_test(note_rows_and_moves),
        cmocka_unit_test(matching),
        cmocka_unit_test(test_match_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
