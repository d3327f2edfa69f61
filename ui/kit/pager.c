#include "kit/pager.h"

#include "base/mem.h"
#include "base/text.h"
#include "kit/draw.h"
#include <stdlib.h>
#include <string.h>

enum { TERM_COLS_SHARE = 3, TERM_GAP = 2, INDENT = 2, NARROW = 60 };

void pager_clear(struct pager *pager)
{
    for (size_t i = 0; i < pager->count; i++) {
        free(pager->blocks[i].term);
        free(pager->blocks[i].text);
    }
    free(pager->blocks);
    memset(pager, 0, sizeof(*pager));
}

void pager_add(struct pager *pager, enum pager_sort sort, const char *term, const char *text)
{
    if (pager->count == pager->room) {
        pager->room = pager->room ? pager->room * 2 : 32;
        pager->blocks = mem_grow(pager->blocks, pager->room, sizeof(*pager->blocks));
    }
    pager->blocks[pager->count++] =
        (struct pager_block){sort, mem_text(term ? term : ""), mem_text(text ? text : "")};
}

/* The column of meanings: behind the longest term that leaves enough room for them. */
static int meaning_column(const struct pager *pager, int ncols)
{
    int widest = 0, most = ncols < NARROW ? ncols * 3 / 7 : ncols / TERM_COLS_SHARE;
    for (size_t i = 0; i < pager->count; i++) {
        const char *term = pager->blocks[i].term;
        int width = (int)text_columns(term, strlen(term));
        if (width > widest && width <= most)
            widest = width;
    }
    return INDENT + widest + TERM_GAP;
}

static int draw_term_block(const struct pager_block *block, struct rect area, int y, int column,
                           enum role role)
{
    struct rect meaning = {area.x + column, area.y, area.w - column, area.h};
    int end = draw_text(area, INDENT, y, role == ROLE_BODY ? ROLE_STRONG : role, block->term);
    int first = end + TERM_GAP > column ? 1 : 0; /* a long term has a line to itself */
    int rows = draw_wrap(meaning, y + first, role, block->text);
    return first + (rows ? rows : 1);
}

/* Rows of a block, drawn from row y of the area on. */
static int draw_block(const struct pager_block *block, struct rect area, int y, int column,
                      enum role role)
{
    struct rect inside = {area.x + INDENT, area.y, area.w - INDENT, area.h};
    switch (block->sort) {
    case PAGER_HEADING:
        draw_text(area, 0, y + 1, ROLE_HEADING, block->text);
        return 2;
    case PAGER_TERM:
        return draw_term_block(block, area, y, column, role);
    default:
        return draw_wrap(role == ROLE_BODY ? inside : area, y, role, block->text);
    }
}

int pager_rows(const struct pager *pager, int ncols)
{
    /* An area of no height draws nothing and still counts. */
    struct rect area = {0, 0, ncols, 0};
    int rows = 0, column = meaning_column(pager, ncols);
    for (size_t i = 0; i < pager->count; i++)
        rows += draw_block(&pager->blocks[i], area, rows, column, ROLE_BODY);
    return rows;
}

void pager_draw(struct pager *pager, struct rect area, enum role role)
{
    struct rect text = area;
    rect_cut_right(&text, 1);
    int column = meaning_column(pager, text.w);
    pager->rows = pager_rows(pager, text.w);
    pager->seen = area.h;
    if (pager->first_row > pager->rows - area.h)
        pager->first_row = pager->rows > area.h ? pager->rows - area.h : 0;
    int y = -pager->first_row;
    for (size_t i = 0; i < pager->count; i++)
        y += draw_block(&pager->blocks[i], text, y, column, role);
    if (pager->first_row > 0)
        draw_glyph(area, area.w - 1, 0, ROLE_DIM, GLYPH_MORE_UP);
    if (pager->first_row + area.h < pager->rows)
        draw_glyph(area, area.w - 1, area.h - 1, ROLE_DIM, GLYPH_MORE_DOWN);
    draw_cursor(area, 0, 0, false);
}

static int scroll_of(const struct pager *pager, const struct event *event)
{
    int page = pager->seen > 1 ? pager->seen - 1 : 1;
    if (event->kind == EVENT_MOUSE)
        return event->mouse == EVENT_WHEEL_DOWN ? 3 : event->mouse == EVENT_WHEEL_UP ? -3 : 0;
    if (event_is(event, KEYCODE_DOWN) || event_is(event, 'j'))
        return 1;
    if (event_is(event, KEYCODE_UP) || event_is(event, 'k'))
        return -1;
    if (event_is(event, KEYCODE_PAGE_DOWN) || event_is(event, KEYCODE_SPACE))
        return page;
    if (event_is(event, KEYCODE_PAGE_UP))
        return -page;
    if (event_is(event, KEYCODE_END) || event_is(event, 'G'))
        return pager->rows;
    if (event_is(event, KEYCODE_HOME) || event_is(event, 'g'))
        return -pager->rows;
    return 0;
}

bool pager_event(struct pager *pager, const struct event *event)
{
    int by = scroll_of(pager, event), last = pager->rows - pager->seen;
    if (by == 0)
        return false;
    pager->first_row += by;
    if (pager->first_row > last)
        pager->first_row = last;
    if (pager->first_row < 0)
        pager->first_row = 0;
    return true;
}
