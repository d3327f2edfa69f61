#include "kit/decode.h"

#include "base/text.h"
#include <string.h>

enum {
    ESCAPE = 0x1B,
    SEQUENCE_MAX = 64, /* a longer control sequence is noise */
    PARAMETERS_MAX = 4,
    DOUBLE_CLICK_MS = 400,
    MOUSE_OFFSET = 33 /* X10 mouse reports count cells from this byte on */
};

static const char paste_end[] = "\033[201~";

void decode_init(struct decode *decode)
{
    memset(decode, 0, sizeof(*decode));
    decode->click_ms = -DOUBLE_CLICK_MS;
}

void decode_free(struct decode *decode)
{
    buf_free(&decode->paste);
    decode_init(decode);
}

void decode_add_key(struct decode *decode, const char *bytes, unsigned key)
{
    size_t len = strlen(bytes);
    if (len < 2 || decode->key_count == COUNT_OF(decode->keys) ||
        len >= sizeof(decode->keys[0].bytes))
        return;
    struct decode_key *added = &decode->keys[decode->key_count++];
    memcpy(added->bytes, bytes, len + 1);
    added->key = key;
}

static void set_key(struct event *event, unsigned key)
{
    event->kind = EVENT_KEY;
    event->key = key;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Bytes of the UTF-8 character that begins here: 0 if more must come, -1 if it is none. */
static int character_size(const char *bytes, size_t nbytes)
{
    unsigned char lead = (unsigned char)bytes[0];
    int size = lead < 0x80 ? 1 : lead < 0xC2 ? -1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead > 0xF4 || size < 0)
        return -1;
    for (int i = 1; i < size; i++) {
        if ((size_t)i == nbytes)
            return 0;
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            return -1;
    }
    return text_check(bytes, (size_t)size, true, NULL) ? size : -1;
}

static unsigned character_value(const char *bytes, int size)
{
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned value = (unsigned char)bytes[0] & mask[size];
    for (int i = 1; i < size; i++)
        value = value << 6 | ((unsigned char)bytes[i] & 0x3F);
    return value;
}

/* A character and the combining marks that came with it. */
static size_t decode_text(const char *bytes, size_t nbytes, bool last, struct event *event)
{
    int size = character_size(bytes, nbytes);
    if (size == 0 && !last)
        return 0;
    if (size <= 0)
        return 1;
    size_t used = (size_t)size;
    while (used < nbytes && (unsigned char)bytes[used] >= 0x80) {
        int next = character_size(bytes + used, nbytes - used);
        if (next <= 0 || used + (size_t)next >= EVENT_TEXT_SIZE ||
            text_columns(bytes + used, (size_t)next) > 0)
            break;
        used += (size_t)next;
    }
    event->kind = EVENT_CHAR;
    event->key = character_value(bytes, size);
    memcpy(event->text, bytes, used);
    event->text[used] = '\0';
    return used;
}

static unsigned control_key(unsigned char byte)
{
    switch (byte) {
    case 0:
        return KEYCODE_CTRL | ' ';
    case '\t':
        return KEYCODE_TAB;
    case '\n':
    case '\r':
        return KEYCODE_ENTER;
    case '\b':
    case 0x7F:
        return KEYCODE_BACKSPACE;
    case ESCAPE:
        return KEYCODE_ESC;
    default:
        return KEYCODE_CTRL | (byte <= 26 ? byte + 'a' - 1u : byte + '@' + 0u);
    }
}

/* ---- paste ---------------------------------------------------------------------------------- */

/* Line breaks become "\n"; what is not text is left out. */
static void clean_paste(struct buf *paste)
{
    struct buf clean = {0};
    const char *bytes = buf_text(paste);
    for (size_t at = 0; at < paste->len;) {
        int size = character_size(bytes + at, paste->len - at);
        if (bytes[at] == '\r') {
            buf_add_char(&clean, '\n');
            if (at + 1 < paste->len && bytes[at + 1] == '\n')
                at++;
        } else if (size > 0) {
            buf_add(&clean, bytes + at, (size_t)size);
        }
        at += size > 0 ? (size_t)size : 1;
    }
    buf_free(paste);
    *paste = clean;
}

static size_t decode_paste(struct decode *decode, const char *bytes, size_t nbytes,
                           struct event *event)
{
    const size_t end_len = sizeof(paste_end) - 1;
    size_t at = 0;
    while (at < nbytes) {
        const char *escape = memchr(bytes + at, ESCAPE, nbytes - at);
        at = escape ? (size_t)(escape - bytes) : nbytes;
        size_t rest = nbytes - at;
        if (memcmp(bytes + at, paste_end, rest < end_len ? rest : end_len) == 0)
            break;
        at++;
    }
    size_t room = DECODE_PASTE_MAX - decode->paste.len;
    buf_add(&decode->paste, bytes, at < room ? at : room);
    if (nbytes - at < end_len)
        return at; /* 0 when only a beginning of the end mark is there */
    decode->pasting = false;
    clean_paste(&decode->paste);
    event->kind = EVENT_PASTE;
    event->paste = buf_text(&decode->paste);
    event->paste_len = decode->paste.len;
    return at + end_len;
}

/* ---- mouse ---------------------------------------------------------------------------------- */

static void set_mouse(struct decode *decode, unsigned button, int x, int y, int64_t now_ms,
                      struct event *event)
{
    enum { MODIFIERS = 4 | 8 | 16, MOTION = 32, WHEEL = 64 };
    button &= ~(unsigned)MODIFIERS;
    if (button & MOTION || x < 0 || y < 0)
        return;
    event->x = x;
    event->y = y;
    switch (button) {
    case 0:
        event->mouse = EVENT_CLICK;
        if (now_ms - decode->click_ms < DOUBLE_CLICK_MS && decode->click_x == x &&
            decode->click_y == y) {
            event->mouse = EVENT_DOUBLE_CLICK;
            now_ms -= DOUBLE_CLICK_MS; /* a third click begins anew */
        }
        decode->click_ms = now_ms;
        decode->click_x = x;
        decode->click_y = y;
        break;
    case 2:
        event->mouse = EVENT_RIGHT_CLICK;
        break;
    case WHEEL:
        event->mouse = EVENT_WHEEL_UP;
        break;
    case WHEEL | 1:
        event->mouse = EVENT_WHEEL_DOWN;
        break;
    default:
        return;
    }
    event->kind = EVENT_MOUSE;
}

/* ESC [ M and three bytes. */
static size_t decode_x10_mouse(struct decode *decode, const char *bytes, size_t nbytes,
                               int64_t now_ms, struct event *event)
{
    if (nbytes < 6)
        return 0;
    unsigned button = (unsigned char)bytes[3] - 32u;
    int x = (unsigned char)bytes[4] - MOUSE_OFFSET, y = (unsigned char)bytes[5] - MOUSE_OFFSET;
    if (button != 3) /* not a release */
        set_mouse(decode, button, x, y, now_ms, event);
    return 6;
}

/* ---- control sequences ---------------------------------------------------------------------- */

static unsigned letter_key(char letter)
{
    static const char letters[] = "ABCDHFPQRSM";
    static const unsigned keys[] = {KEYCODE_UP,     KEYCODE_DOWN,   KEYCODE_RIGHT,  KEYCODE_LEFT,
                                    KEYCODE_HOME,   KEYCODE_END,    KEYCODE_F0 + 1, KEYCODE_F0 + 2,
                                    KEYCODE_F0 + 3, KEYCODE_F0 + 4, KEYCODE_ENTER};
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? keys[found - letters] : KEYCODE_NONE;
}

static unsigned tilde_key(int number)
{
    static const unsigned keys[] = {
        [1] = KEYCODE_HOME,     [2] = KEYCODE_INSERT,   [3] = KEYCODE_DELETE,
        [4] = KEYCODE_END,      [5] = KEYCODE_PAGE_UP,  [6] = KEYCODE_PAGE_DOWN,
        [7] = KEYCODE_HOME,     [8] = KEYCODE_END,      [11] = KEYCODE_F0 + 1,
        [12] = KEYCODE_F0 + 2,  [13] = KEYCODE_F0 + 3,  [14] = KEYCODE_F0 + 4,
        [15] = KEYCODE_F0 + 5,  [17] = KEYCODE_F0 + 6,  [18] = KEYCODE_F0 + 7,
        [19] = KEYCODE_F0 + 8,  [20] = KEYCODE_F0 + 9,  [21] = KEYCODE_F0 + 10,
        [23] = KEYCODE_F0 + 11, [24] = KEYCODE_F0 + 12, [25] = KEYCODE_F0 + 13,
        [26] = KEYCODE_F0 + 14, [28] = KEYCODE_F0 + 15, [29] = KEYCODE_F0 + 16,
        [31] = KEYCODE_F0 + 17, [32] = KEYCODE_F0 + 18, [33] = KEYCODE_F0 + 19,
        [34] = KEYCODE_F0 + 20};
    return number >= 0 && number < (int)COUNT_OF(keys) ? keys[number] : KEYCODE_NONE;
}

/* xterm counts modifiers from 1: shift 1, alt 2, ctrl 4. */
static unsigned modifier_bits(int parameter)
{
    unsigned mask = parameter > 1 ? (unsigned)parameter - 1 : 0;
    return (mask & 1 ? KEYCODE_SHIFT : 0) | (mask & 2 ? KEYCODE_ALT : 0) |
           (mask & 4 ? KEYCODE_CTRL : 0);
}

/* The keyboards that report every key as a number (CSI u). */
static unsigned numbered_key(int number)
{
    if (number <= 0 || number == ESCAPE)
        return number ? KEYCODE_ESC : KEYCODE_NONE;
    if (number < ' ' || number == 0x7F)
        return control_key((unsigned char)number);
    return number < 0x110000 ? (unsigned)number : KEYCODE_NONE;
}

static void set_csi_key(struct event *event, const int parameters[], char final)
{
    unsigned key, bits = modifier_bits(parameters[1]);
    if (final == 'Z')
        key = KEYCODE_SHIFT_TAB;
    else if (final == '~')
        key = tilde_key(parameters[0]);
    else if (final == 'u')
        key = numbered_key(parameters[0]);
    else
        key = letter_key(final);
    if (key)
        set_key(event, key | bits);
}

/* ESC [ and what follows; the caller saw that much. */
static size_t decode_csi(struct decode *decode, const char *bytes, size_t nbytes, bool last,
                         int64_t now_ms, struct event *event)
{
    int parameters[PARAMETERS_MAX] = {0};
    size_t count = 0, at = 2;
    char prefix = '\0';

    if (nbytes > 2 && bytes[2] == 'M')
        return decode_x10_mouse(decode, bytes, nbytes, now_ms, event);
    if (nbytes > at && bytes[at] >= '<' && bytes[at] <= '?')
        prefix = bytes[at++];
    for (; at < nbytes && at < SEQUENCE_MAX && bytes[at] >= ' ' && bytes[at] <= '?'; at++) {
        if (bytes[at] == ';')
            count++;
        else if (bytes[at] >= '0' && bytes[at] <= '9' && count < PARAMETERS_MAX &&
                 parameters[count] < 100000)
            parameters[count] = parameters[count] * 10 + (bytes[at] - '0');
    }
    if (at == nbytes && at < SEQUENCE_MAX) {
        if (last && nbytes == 2)
            set_key(event, KEYCODE_ALT | '[');
        return last ? nbytes : 0;
    }
    char final = bytes[at];
    if (at == SEQUENCE_MAX || final < '@' || final > '~')
        return at; /* broken off: drop it, and go on with what broke it */
    at++;
    if (prefix == '<' && final == 'M')
        set_mouse(decode, (unsigned)parameters[0], parameters[1] - 1, parameters[2] - 1, now_ms,
                  event);
    else if (prefix == '\0' && final == '~' && parameters[0] == 200)
        decode->pasting = true;
    else if (prefix == '\0')
        set_csi_key(event, parameters, final);
    if (decode->pasting)
        buf_clear(&decode->paste);
    return at;
}

/* ESC O and a letter: cursor keys in application mode, F1 to F4, the keypad. */
static size_t decode_ss3(const char *bytes, size_t nbytes, bool last, struct event *event)
{
    static const char keypad[] = "*+,-./0123456789";
    if (nbytes == 2) {
        if (last)
            set_key(event, KEYCODE_ALT | 'O');
        return last ? 2 : 0;
    }
    unsigned key = letter_key(bytes[2]);
    if (key) {
        set_key(event, key);
    } else if (bytes[2] >= 'j' && bytes[2] <= 'y') {
        event->kind = EVENT_CHAR;
        event->text[0] = keypad[bytes[2] - 'j'];
        event->text[1] = '\0';
        event->key = (unsigned char)event->text[0];
    }
    return 3;
}

/* ESC and a key: that key with Alt; a digit stands for a function key. */
static size_t decode_alt(const char *bytes, size_t nbytes, bool last, struct event *event)
{
    unsigned char next = (unsigned char)bytes[1];
    if (next == ESCAPE) {
        set_key(event, KEYCODE_ESC);
        return 1;
    }
    if (next >= '0' && next <= '9') {
        set_key(event, KEYCODE_F0 + (next == '0' ? 10u : next - '0' + 0u));
        return 2;
    }
    if (next < ' ' || next == 0x7F) {
        set_key(event, KEYCODE_ALT | control_key(next));
        return 2;
    }
    size_t used = decode_text(bytes + 1, nbytes - 1, last, event);
    if (used && event->kind == EVENT_CHAR)
        set_key(event, KEYCODE_ALT | event->key);
    return used ? used + 1 : 0;
}

/* A key of the terminal's description; *begun: there is the beginning of one. */
static size_t decode_described(const struct decode *decode, const char *bytes, size_t nbytes,
                               bool *begun, struct event *event)
{
    *begun = false;
    for (size_t i = 0; i < decode->key_count; i++) {
        size_t len = strlen(decode->keys[i].bytes);
        if (memcmp(decode->keys[i].bytes, bytes, len < nbytes ? len : nbytes) != 0)
            continue;
        if (len <= nbytes) {
            set_key(event, decode->keys[i].key);
            return len;
        }
        *begun = true;
    }
    return 0;
}

static size_t decode_escape(struct decode *decode, const char *bytes, size_t nbytes, bool last,
                            int64_t now_ms, struct event *event)
{
    if (nbytes == 1) {
        if (last)
            set_key(event, KEYCODE_ESC);
        return last ? 1 : 0;
    }
    bool begun;
    size_t used = decode_described(decode, bytes, nbytes, &begun, event);
    if (used || (begun && !last))
        return used;
    /* The Linux console's F1 to F5: ESC [ [ A. */
    if (bytes[1] == '[' && nbytes > 2 && bytes[2] == '[') {
        if (nbytes == 3 && !last)
            return 0;
        if (nbytes > 3 && bytes[3] >= 'A' && bytes[3] <= 'E')
            set_key(event, KEYCODE_F0 + 1u + (unsigned)(bytes[3] - 'A'));
        return nbytes > 3 ? 4 : 3;
    }
    if (bytes[1] == '[')
        return decode_csi(decode, bytes, nbytes, last, now_ms, event);
    if (bytes[1] == 'O')
        return decode_ss3(bytes, nbytes, last, event);
    return decode_alt(bytes, nbytes, last, event);
}

static size_t decode_one(struct decode *decode, const char *bytes, size_t nbytes, bool last,
                         int64_t now_ms, struct event *event)
{
    unsigned char first = (unsigned char)bytes[0];
    if (first == ESCAPE)
        return decode_escape(decode, bytes, nbytes, last, now_ms, event);
    if (first < ' ' || first == 0x7F) {
        set_key(event, control_key(first));
        return 1;
    }
    return decode_text(bytes, nbytes, last, event);
}

size_t decode_next(struct decode *decode, const char *bytes, size_t nbytes, bool last,
                   int64_t now_ms, struct event *event)
{
    memset(event, 0, sizeof(*event));
    if (nbytes == 0)
        return 0;
    if (decode->pasting)
        return decode_paste(decode, bytes, nbytes, event);
    size_t used = decode_one(decode, bytes, nbytes, last, now_ms, event);
    return used == 0 && last ? nbytes : used; /* nothing more comes: it was noise */
}
