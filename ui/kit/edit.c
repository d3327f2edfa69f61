#include "kit/edit.h"

#include "base/mem.h"
#include "base/text.h"
#include "kit/draw.h"
#include <stdlib.h>
#include <string.h>

enum { UNDO_MAX = 64 };

/* ---- the text ------------------------------------------------------------------------------- */

const char *edit_text(const struct edit *edit)
{
    return buf_text(&edit->text);
}

size_t edit_len(const struct edit *edit)
{
    return edit->text.len;
}

static void forget_undo(struct edit *edit)
{
    for (size_t i = 0; i < edit->undo_count; i++)
        free(edit->undo[i].text);
    edit->undo_count = 0;
    edit->undo_typing = false;
}

void edit_init(struct edit *edit, const char *text, size_t max_chars)
{
    memset(edit, 0, sizeof(*edit));
    edit->max_chars = max_chars;
    edit_set(edit, text);
}

static void drop_text(struct edit *edit)
{
    if (edit->secret && edit->text.data)
        memset(edit->text.data, 0, edit->text.room);
    buf_free(&edit->text);
}

void edit_clear(struct edit *edit)
{
    forget_undo(edit);
    free(edit->undo);
    drop_text(edit);
    memset(edit, 0, sizeof(*edit));
}

void edit_set(struct edit *edit, const char *text)
{
    forget_undo(edit);
    buf_clear(&edit->text);
    buf_add_text(&edit->text, text);
    edit->at = edit->text.len;
    edit->first_col = 0;
}

/* ---- undo ----------------------------------------------------------------------------------- */

/* Remembers the text as it is before a change. Letters typed one after the other are one step. */
static void remember(struct edit *edit, bool typing)
{
    if (edit->secret || (typing && edit->undo_typing && edit->undo_count))
        return;
    edit->undo_typing = typing;
    if (edit->undo_count == UNDO_MAX) {
        free(edit->undo[0].text);
        memmove(edit->undo, edit->undo + 1, (UNDO_MAX - 1) * sizeof(*edit->undo));
        edit->undo_count--;
    }
    if (!edit->undo)
        edit->undo = mem_array(UNDO_MAX, sizeof(*edit->undo));
    edit->undo[edit->undo_count].text = mem_text(edit_text(edit));
    edit->undo[edit->undo_count++].at = edit->at;
}

static enum edit_answer undo(struct edit *edit)
{
    if (edit->undo_count == 0)
        return EDIT_MOVED;
    struct edit_state state = edit->undo[--edit->undo_count];
    buf_clear(&edit->text);
    buf_add_text(&edit->text, state.text);
    edit->at = state.at;
    edit->undo_typing = false;
    free(state.text);
    return EDIT_CHANGED;
}

/* ---- changes -------------------------------------------------------------------------------- */

/* A mark put, or left, behind a letter makes a cluster with it: the cursor goes behind that. */
static void settle_cursor(struct edit *edit)
{
    size_t before = text_cluster_before(edit_text(edit), edit->at);
    size_t cluster = text_cluster(edit_text(edit) + before, edit->text.len - before);
    if (before + cluster > edit->at)
        edit->at = before + cluster;
}

static void splice(struct edit *edit, size_t from, size_t to, const char *text, size_t nbytes)
{
    struct buf next = {0};
    buf_add(&next, edit_text(edit), from);
    buf_add(&next, text, nbytes);
    buf_add(&next, edit_text(edit) + to, edit->text.len - to);
    drop_text(edit);
    edit->text = next;
    edit->at = from + nbytes;
    settle_cursor(edit);
}

static enum edit_answer erase(struct edit *edit, size_t from, size_t to)
{
    edit->undo_typing = false;
    if (from == to)
        return EDIT_MOVED;
    remember(edit, false);
    splice(edit, from, to, "", 0);
    return EDIT_CHANGED;
}

static enum edit_answer insert(struct edit *edit, const char *text, size_t nbytes, bool typing)
{
    size_t chars = text_chars(edit_text(edit), edit->text.len) + text_chars(text, nbytes);
    if (nbytes == 0)
        return EDIT_MOVED;
    if (edit->max_chars && chars > edit->max_chars)
        return EDIT_FULL;
    remember(edit, typing);
    splice(edit, edit->at, edit->at, text, nbytes);
    return EDIT_CHANGED;
}

/* What may stand in this text: in a line, line breaks and the spaces around them are one space. */
static void add_clean(const struct edit *edit, struct buf *out, const char *text, size_t nbytes)
{
    bool broken = false; /* the last thing added is the space for a line break */
    size_t end = nbytes;
    while (!edit->multiline && end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\t'))
        end--;
    for (size_t at = 0; at < end; at++) {
        bool breaks = text[at] == '\t' || (text[at] == '\n' && !edit->multiline);
        if (!breaks && !(broken && text[at] == ' '))
            buf_add_char(out, text[at]);
        else if (breaks && (out->len == 0 || out->data[out->len - 1] != ' '))
            buf_add_char(out, ' ');
        broken = breaks || (broken && text[at] == ' ');
    }
}

enum edit_answer edit_insert(struct edit *edit, const char *text, size_t nbytes)
{
    struct buf clean = {0};
    add_clean(edit, &clean, text, nbytes);
    edit->undo_typing = false;
    enum edit_answer answer = insert(edit, buf_text(&clean), clean.len, false);
    buf_free(&clean);
    return answer;
}

enum edit_answer edit_replace(struct edit *edit, const char *text)
{
    size_t nbytes = strlen(text);
    if (edit->max_chars && text_chars(text, nbytes) > edit->max_chars)
        return EDIT_FULL;
    edit->undo_typing = false;
    remember(edit, false);
    splice(edit, 0, edit->text.len, text, nbytes);
    return EDIT_CHANGED;
}

/* ---- moving --------------------------------------------------------------------------------- */

static bool is_space_at(const struct edit *edit, size_t at)
{
    char byte = edit_text(edit)[at];
    return byte == ' ' || byte == '\n';
}

static size_t next_cluster(const struct edit *edit, size_t at)
{
    return at + text_cluster(edit_text(edit) + at, edit->text.len - at);
}

static size_t word_before(const struct edit *edit)
{
    size_t at = edit->at;
    while (at > 0 && is_space_at(edit, at - 1))
        at--;
    while (at > 0 && !is_space_at(edit, at - 1))
        at = text_cluster_before(edit_text(edit), at);
    return at;
}

static size_t word_after(const struct edit *edit)
{
    size_t at = edit->at;
    while (at < edit->text.len && is_space_at(edit, at))
        at = next_cluster(edit, at);
    while (at < edit->text.len && !is_space_at(edit, at))
        at = next_cluster(edit, at);
    return at;
}

static size_t line_start(const struct edit *edit)
{
    size_t at = edit->at;
    while (at > 0 && edit_text(edit)[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct edit *edit)
{
    return edit->at + strcspn(edit_text(edit) + edit->at, "\n");
}

static enum edit_answer move(struct edit *edit, size_t at)
{
    edit->at = at;
    edit->undo_typing = false;
    return EDIT_MOVED;
}

/* ---- keys ----------------------------------------------------------------------------------- */

static size_t before_cursor(const struct edit *edit)
{
    return text_cluster_before(edit_text(edit), edit->at);
}

static size_t after_cursor(const struct edit *edit)
{
    return next_cluster(edit, edit->at);
}

/* Each key of the editor goes to a place, or erases up to it. */
static const struct {
    unsigned key;
    size_t (*target)(const struct edit *edit);
    bool erases;
} keys[] = {
    {KEYCODE_LEFT, before_cursor, false},
    {KEYCODE_RIGHT, after_cursor, false},
    {KEYCODE_HOME, line_start, false},
    {KEYCODE_CTRL | 'a', line_start, false},
    {KEYCODE_END, line_end, false},
    {KEYCODE_CTRL | 'e', line_end, false},
    {KEYCODE_CTRL | KEYCODE_LEFT, word_before, false},
    {KEYCODE_ALT | KEYCODE_LEFT, word_before, false},
    {KEYCODE_ALT | 'b', word_before, false},
    {KEYCODE_CTRL | KEYCODE_RIGHT, word_after, false},
    {KEYCODE_ALT | KEYCODE_RIGHT, word_after, false},
    {KEYCODE_ALT | 'f', word_after, false},
    {KEYCODE_BACKSPACE, before_cursor, true},
    {KEYCODE_DELETE, after_cursor, true},
    {KEYCODE_CTRL | 'd', after_cursor, true},
    {KEYCODE_CTRL | 'u', line_start, true},
    {KEYCODE_CTRL | 'k', line_end, true},
    {KEYCODE_CTRL | 'w', word_before, true},
    {KEYCODE_ALT | KEYCODE_BACKSPACE, word_before, true},
    {KEYCODE_ALT | 'd', word_after, true},
};

static enum edit_answer edit_key(struct edit *edit, unsigned key)
{
    if (key == (KEYCODE_CTRL | '_'))
        return undo(edit);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (keys[i].key != key)
            continue;
        size_t target = keys[i].target(edit);
        if (!keys[i].erases)
            return move(edit, target);
        return target < edit->at ? erase(edit, target, edit->at) : erase(edit, edit->at, target);
    }
    return EDIT_IGNORED;
}

enum edit_answer edit_event(struct edit *edit, const struct event *event)
{
    if (event->kind == EVENT_CHAR)
        return insert(edit, event->text, strlen(event->text), true);
    if (event->kind == EVENT_PASTE)
        return edit_insert(edit, event->paste, event->paste_len);
    return event->kind == EVENT_KEY ? edit_key(edit, event->key) : EDIT_IGNORED;
}

/* ---- view ----------------------------------------------------------------------------------- */

/* What is drawn: the text, or a dot for each of its characters. Free `hidden` afterwards. */
static const char *shown_text(const struct edit *edit, struct buf *hidden, size_t *at)
{
    *at = edit->at;
    if (!edit->secret)
        return edit_text(edit);
    for (size_t i = 0; i < edit->text.len; i = next_cluster(edit, i)) {
        if (i == edit->at)
            *at = hidden->len;
        buf_add_char(hidden, '*');
    }
    if (edit->at == edit->text.len)
        *at = hidden->len;
    return buf_text(hidden);
}

void edit_draw(struct edit *edit, struct rect area, int x, int y, int ncols, enum role role,
               bool focused)
{
    struct buf hidden = {0};
    size_t at;
    const char *text = shown_text(edit, &hidden, &at);
    struct rect field = {area.x + x, area.y + y, ncols, y >= 0 && y < area.h};
    if (x + ncols > area.w)
        field.w = area.w > x ? area.w - x : 0;
    size_t room = field.w > 0 ? (size_t)field.w : 1, cursor = text_columns(text, at);
    size_t total = text_columns(text, strlen(text));
    if (!focused)
        edit->first_col = 0; /* a text begins with what it is about */
    else if (cursor < edit->first_col)
        edit->first_col = cursor > room / 3 ? cursor - room / 3 : 0;
    else if (cursor >= edit->first_col + room)
        edit->first_col = cursor - room + 1 + (room > 12 && cursor < total ? room / 3 : 0);
    draw_fill(field, role);
    int end = draw_text(field, -(int)edit->first_col, 0, role, text);
    if (edit->first_col > 0)
        draw_glyph(field, 0, 0, role, GLYPH_ELLIPSIS);
    if (total > edit->first_col + room && end >= 0)
        draw_glyph(field, field.w - 1, 0, role, GLYPH_ELLIPSIS);
    if (focused)
        draw_cursor(field, (int)(cursor - edit->first_col), 0, true);
    buf_free(&hidden);
}

void edit_click(struct edit *edit, int x)
{
    size_t column = edit->first_col + (size_t)(x > 0 ? x : 0);
    if (edit->secret)
        return;
    move(edit, text_fit(edit_text(edit), edit->text.len, column, NULL));
}
