#include "support/check.h"

#include "support/ape.h"

#include "support/pty_private.h"
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

enum {
    AT_ONCE = 4,        /* things done before it looks */
    ASK_AGAIN_MS = 500, /* Ctrl-L may have been read by what was going on */
    FRAME_MS = 10,
    COLS_LEAST = 40,
    ROWS_LEAST = 10,
    LONG_TEXT = 10000
};

static unsigned below(struct ape *ape, unsigned limit)
{
    return chance_below(&ape->chance, limit);
}

#define ANY_OF(ape, list) ((list)[below((ape), (unsigned)(sizeof(list) / sizeof((list)[0])))])

/* ---- what is said of it ---------------------------------------------------------------------- */

ATTR_PRINTF(2, 3)
static void note(struct ape *ape, const char *format, ...)
{
    char line[200];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    buf_addf(&ape->done, "%s\n", line);
}

static void note_bytes(struct ape *ape, const char *what, const char *bytes, size_t nbytes)
{
    enum { MOST = 100 };
    buf_add_text(&ape->done, what);
    buf_add_char(&ape->done, ' ');
    for (size_t i = 0; i < nbytes && i < MOST; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < ' ' || c >= 0x7F)
            buf_addf(&ape->done, "\\x%02x", c);
        else
            buf_add_char(&ape->done, (char)c);
    }
    buf_addf(&ape->done, nbytes > MOST ? "... (%zu bytes)\n" : "\n", nbytes);
}

static void keys(struct ape *ape, const char *names)
{
    note(ape, "keys %s", names);
    pty_keys(ape->pty, names);
}

/* ---- looking --------------------------------------------------------------------------------- */

/* Files are being chosen: whatever is pressed there may lead to somebody's own. */
static bool is_among_files(struct ape *ape)
{
    return pty_shows(ape->pty, "../") || pty_shows(ape->pty, "Ctrl-P");
}

/* A key that the last row offers, "" if there is none. Its words are "n new  Enter open". */
static void offered_key(struct ape *ape, char out[static 24])
{
    static const char *const named[] = {"Enter",  "Esc",  "Tab",   "Space", "Up",
                                        "Down",   "Left", "Right", "PgUp",  "PgDn",
                                        "Delete", "F1",   "F10",   "Home",  "End"};
    char row[1024];
    unsigned count = 0;
    snprintf(row, sizeof row, "%s", pty_row(ape->pty, ape->pty->rows - 1));
    out[0] = '\0';
    for (char *rest = row, *word; (word = strtok_r(rest, " ", &rest)) != NULL;) {
        bool is_key = (word[0] > ' ' && word[1] == '\0') || strncmp(word, "Ctrl-", 5) == 0 ||
                      strncmp(word, "Alt-", 4) == 0;
        for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
            is_key = is_key || strcmp(word, named[i]) == 0;
        if (is_key && strlen(word) < 24 && below(ape, ++count) == 0)
            snprintf(out, 24, "%s", word);
    }
}

/* ---- what it does ---------------------------------------------------------------------------- */

static void press_offered(struct ape *ape)
{
    char key[24];
    offered_key(ape, key);
    keys(ape, key[0] != '\0' ? key : "Enter");
}

static void move(struct ape *ape)
{
    static const char *const ways[] = {"Up",   "Down", "Down", "Down", "Left", "Right",    "PgUp",
                                       "PgDn", "Home", "End",  "Tab",  "Tab",  "Shift-Tab"};
    keys(ape, ANY_OF(ape, ways));
}

static void choose(struct ape *ape)
{
    static const char *const ways[] = {"Enter", "Enter", "Enter", "Space", "Ctrl-S", "Ctrl-O"};
    keys(ape, ANY_OF(ape, ways));
}

static void press_any(struct ape *ape)
{
    static const char *const odd[] = {
        "F1",        "F2",      "F3",       "F5",        "F9",         "F10",       "F12",
        "Ctrl-A",    "Ctrl-B",  "Ctrl-D",   "Ctrl-E",    "Ctrl-F",     "Ctrl-G",    "Ctrl-K",
        "Ctrl-N",    "Ctrl-O",  "Ctrl-R",   "Ctrl-S",    "Ctrl-T",     "Ctrl-U",    "Ctrl-W",
        "Ctrl-X",    "Ctrl-Y",  "Alt-x",    "Alt-b",     "Alt-f",      "Shift-F1",  "Delete",
        "Backspace", "Insert",  "Alt-Down", "Ctrl-Left", "Ctrl-Right", "Alt-Enter", "Shift-Up",
        "Ctrl-Home", "Ctrl-End"};
    char letter[2] = {(char)('!' + below(ape, '~' - '!' + 1)), '\0'};
    keys(ape, below(ape, 3) == 0 ? ANY_OF(ape, odd) : letter);
}

static void press_global(struct ape *ape)
{
    static const char *const everywhere[] = {"u", "u", "U", "D", "H", ",", "?", ":", "!",
                                             "+", "l", "n", "e", "d", "c", "s", "f"};
    keys(ape, ANY_OF(ape, everywhere));
}

static const char *const texts[] = {
    "1",
    "0",
    "-1",
    "12",
    "1.5",
    "2.25h",
    "$45",
    "1,234.56",
    "90 min",
    "3:20",
    "50%",
    "11/22/2026",
    "31/02/2025",
    "2025-02-29",
    "today",
    "yesterday",
    "1/1/1900",
    "12/31/9999",
    "99999999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "92233720368547758.07",
    "0.001",
    "1e9",
    "1/3",
    "12:60",
    "x",
    "fed hogs",
    "Market swine",
    "Ortiz",
    "Maya",
    "swine",
    "feed",
    "sold",
    "1.5h fed hogs @swine",
    "$42.50 feed @swine from Hale",
    "sold 2 hogs 610 @swine",
    "service 3h food pantry",
    "weigh 250 lb 17 @swine",
    "@",
    "#",
    "%s%n%d",
    "'; DROP TABLE student; --",
    "\"quoted\"",
    "=1+1",
    "Ñañez, José",
    "e\xCC\x81\xCC\x82\xCC\xA3",
    "日本語の豚",
    "👩‍🌾🐖",
    "\xE2\x80\x8B",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
    "a b c d e",
    "   ",
    "ownership",
    "Supervised Agricultural Experience is what it is and then some more of it",
    "\t",
    "1h one\n2h two\n$3 three",
};

static const char *const fitting[] = {
    "1",    "2",     "12",           "1.5",       "3h",        "45",       "2025",
    "10",   "today", "yesterday",    "11/1/2026", "9/15/2025", "5/2/2026", "fed hogs",
    "Barn", "Hale",  "market swine", "lb",        "100",
};

static const char *const lines[] = {
    "1.5h fed hogs @market",     "$42.50 feed @market from Hale",
    "sold 2 hogs 610 @market",   "service 3h food pantry",
    "weigh 250 lb 17 @market",   "2h cleaned pens yesterday",
    "bought 3 pigs 240 @market", "1h class @market",
    "12 h fed the cattle",
};

static void add_text(struct ape *ape, struct buf *out)
{
    unsigned pieces = 1 + (below(ape, 4) == 0 ? below(ape, 4) : 0);
    for (unsigned i = 0; i < pieces; i++)
        buf_add_text(out, ANY_OF(ape, texts));
}

static void type_this(struct ape *ape, const char *text)
{
    note_bytes(ape, "type", text, strlen(text));
    pty_type(ape->pty, text);
}

static void type(struct ape *ape)
{
    struct buf text = {0};
    add_text(ape, &text);
    type_this(ape, buf_text(&text));
    buf_free(&text);
}

/* As somebody would who knows what a form is: most of what is entered comes from here. */
static void fill_in(struct ape *ape)
{
    unsigned fields = 1 + below(ape, 8);
    for (unsigned i = 0; i < fields; i++) {
        unsigned how = below(ape, 10);
        if (how < 4)
            keys(ape, below(ape, 2) == 0 ? "Ctrl-O Down Enter" : "Ctrl-O Enter");
        else if (how < 6)
            keys(ape, "Ctrl-U");
        if (how >= 4 && how < 8)
            type_this(ape, ANY_OF(ape, fitting));
        else if (how == 8)
            type(ape);
        keys(ape, below(ape, 8) == 0 ? "Enter" : "Tab");
    }
    keys(ape, "Ctrl-S");
}

/* A new record of any kind, corrected where it is refused. */
static void write_record(struct ape *ape)
{
    keys(ape, ":");
    type_this(ape, below(ape, 4) == 0 ? "nuev" : "new");
    unsigned down = below(ape, 45);
    note(ape, "# Down %u times", down);
    while (down-- > 0)
        pty_keys(ape->pty, "Down");
    keys(ape, "Enter");
    for (unsigned times = 1 + below(ape, 3); times > 0; times--)
        fill_in(ape);
}

static void quick_line(struct ape *ape)
{
    keys(ape, "l");
    if (below(ape, 3) == 0)
        type(ape);
    else
        type_this(ape, ANY_OF(ape, lines));
    keys(ape, "Enter");
}

static void all_commands(struct ape *ape)
{
    static const char *const words[] = {"money", "hours",  "project", "award",  "degree", "report",
                                        "loan",  "review", "asset",   "import", "print",  "year",
                                        "score", "new",    "class",   "e",      "a",      "plan"};
    keys(ape, ":");
    const char *word = ANY_OF(ape, words);
    type_this(ape, word);
    for (unsigned down = below(ape, 4); down > 0; down--)
        keys(ape, "Down");
    keys(ape, "Enter");
}

static void paste(struct ape *ape)
{
    struct buf text = {0};
    size_t wanted = below(ape, 4) == 0 ? LONG_TEXT : 1 + below(ape, 200);
    bool any_bytes = below(ape, 3) == 0;
    while (text.len < wanted) {
        if (any_bytes) /* of UTF-8 that is none, without what would end the paste */
            buf_add_char(&text, (char)(0x80 + below(ape, 0x80)));
        else
            add_text(ape, &text);
        if (below(ape, 8) == 0)
            buf_add_char(&text, '\n');
    }
    note_bytes(ape, "paste", text.data, text.len);
    pty_paste(ape->pty, buf_text(&text));
    buf_free(&text);
}

/* Sequences that no key sends. Those that begin a paste are left out: terminals end what they
 * begin. */
static void send_noise(struct ape *ape)
{
    char bytes[24];
    size_t nbytes = 1 + below(ape, sizeof bytes - 1);
    for (size_t i = 0; i < nbytes; i++) {
        static const char usual[] = "\033[OP;15<MmABC?~ab";
        unsigned c = below(ape, 2) == 0 ? (unsigned char)ANY_OF(ape, usual) : below(ape, 256);
        bool is_end = c == 0x03 || c == 0x1A || c == 0x1C || c == '2' || c == '/';
        bytes[i] = (char)(is_end ? 'x' : c);
    }
    note_bytes(ape, "send", bytes, nbytes);
    pty_send(ape->pty, bytes, nbytes);
}

static void use_mouse(struct ape *ape)
{
    int col = (int)below(ape, (unsigned)ape->pty->cols),
        row = (int)below(ape, (unsigned)ape->pty->rows);
    if (below(ape, 3) == 0) /* where the keys and the messages are */
        row = ape->pty->rows - 1 - (int)below(ape, 2);
    unsigned how = below(ape, 6);
    if (is_among_files(ape))
        return;
    note(ape, "%s %d %d", how < 3 ? "click" : how == 3 ? "double" : "wheel", col, row);
    if (how >= 4) {
        for (unsigned turns = 1 + below(ape, 4); turns > 0; turns--)
            pty_wheel(ape->pty, col, row, how == 4);
        return;
    }
    pty_click(ape->pty, col, row);
    if (how == 3)
        pty_click(ape->pty, col, row);
}

static void resize(struct ape *ape)
{
    static const int sizes[][2] = {{1, 1},     {2, 300},  {300, 1}, {39, 9},  {40, 10},
                                   {41, 11},   {80, 24},  {50, 14}, {80, 10}, {132, 43},
                                   {300, 100}, {40, 100}, {61, 17}};
    size_t at = below(ape, sizeof sizes / sizeof sizes[0]);
    note(ape, "resize %dx%d", sizes[at][0], sizes[at][1]);
    pty_resize(ape->pty, sizes[at][0], sizes[at][1]);
}

static void leave(struct ape *ape)
{
    keys(ape, "Esc");
}

static void stop(struct ape *ape)
{
    keys(ape, "Ctrl-Z");
}

static void break_off(struct ape *ape)
{
    keys(ape, "Ctrl-C");
    ape->broke_off = true;
}

static const struct {
    unsigned weight;
    void (*act)(struct ape *ape);
} acts[] = {
    {60, press_offered}, {40, move},      {30, choose},       {14, press_any},  {14, press_global},
    {14, type},          {16, fill_in},   {12, write_record}, {10, quick_line}, {10, all_commands},
    {4, paste},          {3, send_noise}, {16, use_mouse},    {4, resize},      {14, leave},
    {1, stop},           {1, break_off},
};

static void act_once(struct ape *ape)
{
    unsigned all = 0, at = 0;
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
        all += acts[i].weight;
    unsigned wanted = below(ape, all);
    while (wanted >= acts[at].weight)
        wanted -= acts[at++].weight;
    acts[at].act(ape);
}

void ape_act(struct ape *ape)
{
    if (is_among_files(ape)) {
        if (below(ape, 2) == 0) {
            keys(ape, "Esc");
            return;
        }
        note(ape, "type practice");
        pty_type(ape->pty, "practice");
        keys(ape, "Enter");
        return;
    }
    for (unsigned count = 1 + below(ape, AT_ONCE); count > 0; count--)
        act_once(ape);
    /* Below this nothing is heard but another size. */
    if (ape->pty->cols < COLS_LEAST || ape->pty->rows < ROWS_LEAST) {
        note(ape, "resize 80x24");
        pty_resize(ape->pty, 80, 24);
    }
}

/* ---- waiting --------------------------------------------------------------------------------- */

/* What Ctrl-Z stopped goes on, as by `fg`. */
static bool goes_on(struct pty *pty)
{
    if (!pty->stopped)
        return false;
    pty->stopped = false;
    pty_signal(pty, SIGCONT);
    return true;
}

bool ape_wait(struct ape *ape)
{
    struct pty *pty = ape->pty;
    int64_t deadline = pty_deadline(), ask = 0;
    size_t from = pty->output_len;
    for (int64_t now = 0; !pty->ended && (now = pty_now_ms()) < deadline;) {
        if (goes_on(pty)) {
            ask = now + FRAME_MS;
        } else if (now >= ask) {
            from = pty->output_len;
            pty_send(pty, "\f", 1); /* Ctrl-L: a frame from nothing */
            ask = now + ASK_AGAIN_MS;
        }
        pty_pump(pty, FRAME_MS);
        if (pty->output != NULL && strstr(pty->output + from, "\033[2J") != NULL) {
            pty_settle(pty, FRAME_MS);
            return true;
        }
    }
    pty_settle(pty, FRAME_MS);
    return pty->ended;
}

bool ape_ends(struct ape *ape)
{
    int64_t deadline = pty_deadline();
    while (!ape->pty->ended && pty_now_ms() < deadline) {
        (void)goes_on(ape->pty);
        pty_pump(ape->pty, FRAME_MS);
    }
    pty_settle(ape->pty, FRAME_MS);
    return ape->pty->ended;
}

bool ape_is_over(const struct ape *ape, int *status)
{
    *status = ape->pty->status;
    return ape->pty->ended;
}

bool ape_gave_back(const struct ape *ape)
{
    struct termios modes;
    if (tcgetattr(ape->pty->slave, &modes) != 0)
        return false;
    return !pty_is_alternate(ape->pty) && !pty_has_mouse(ape->pty) &&
           (modes.c_lflag & ICANON) != 0 && (modes.c_lflag & ECHO) != 0 &&
           (modes.c_lflag & ISIG) != 0;
}
