#include "kit/caps.h"

#include <curses.h>
#include <term.h>

/* tputs() knows padding, and gives single bytes to a function without an argument. */
static struct buf *collecting;

static int collect(int byte)
{
    buf_add_char(collecting, (char)byte);
    return byte;
}

static bool is_capability(const char *bytes)
{
    return bytes && bytes != (const char *)-1;
}

static void add_capability(struct buf *out, const char *bytes)
{
    if (!is_capability(bytes))
        return;
    collecting = out;
    tputs(bytes, 1, collect);
    collecting = NULL;
}

bool caps_can_move(void)
{
    return is_capability(cursor_address);
}

bool caps_has_mouse(void)
{
    return is_capability(key_mouse);
}

void caps_add_keys(struct decode *decode)
{
    const struct {
        const char *bytes;
        unsigned key;
    } keys[] = {
        {key_up, KEYCODE_UP},         {key_down, KEYCODE_DOWN},       {key_left, KEYCODE_LEFT},
        {key_right, KEYCODE_RIGHT},   {key_home, KEYCODE_HOME},       {key_end, KEYCODE_END},
        {key_ppage, KEYCODE_PAGE_UP}, {key_npage, KEYCODE_PAGE_DOWN}, {key_ic, KEYCODE_INSERT},
        {key_dc, KEYCODE_DELETE},     {key_btab, KEYCODE_SHIFT_TAB},  {key_enter, KEYCODE_ENTER},
        {key_f1, KEYCODE_F0 + 1},     {key_f2, KEYCODE_F0 + 2},       {key_f3, KEYCODE_F0 + 3},
        {key_f4, KEYCODE_F0 + 4},     {key_f5, KEYCODE_F0 + 5},       {key_f6, KEYCODE_F0 + 6},
        {key_f7, KEYCODE_F0 + 7},     {key_f8, KEYCODE_F0 + 8},       {key_f9, KEYCODE_F0 + 9},
        {key_f10, KEYCODE_F0 + 10},   {key_f11, KEYCODE_F0 + 11},     {key_f12, KEYCODE_F0 + 12},
    };
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (is_capability(keys[i].bytes) && keys[i].bytes[0] == '\033')
            decode_add_key(decode, keys[i].bytes, keys[i].key);
    }
}

void caps_add_enter(struct buf *out)
{
    add_capability(out, keypad_xmit);
    if (caps_has_mouse()) /* what knows the mouse knows bracketed paste, or ignores it */
        buf_add_text(out, "\033[?2004h");
}

void caps_add_leave(struct buf *out)
{
    if (caps_has_mouse())
        buf_add_text(out, "\033[?2004l");
    add_capability(out, keypad_local);
}

void caps_add_mouse(struct buf *out, bool on)
{
    if (caps_has_mouse())
        buf_add_text(out, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void caps_add_rescue(struct buf *out)
{
    caps_add_mouse(out, false);
    caps_add_leave(out);
    add_capability(out, exit_attribute_mode);
    add_capability(out, cursor_normal);
    add_capability(out, exit_ca_mode);
    buf_add_text(out, "\r\n");
}
