/* How cells look: every format of the workbook, made when it is first needed. */
#include "workbook/inside.h"

enum {
    NATIONAL_BLUE = 0x004C97,
    CORN_GOLD = 0xFFC72C,
    PALE_BLUE = 0xDCE6F1,
    PALE_GOLD = 0xFFF6DC,
    HAIR_GRAY = 0xBFBFBF,
    TEXT_GRAY = 0x595959,
    MET_GREEN = 0x1E6B34,
    MISSING_RED = 0xB00020,
};

struct style {
    int size; /* points */
    bool bold, italic;
    lxw_color_t color, fill; /* LXW_COLOR_UNSET: none */
    uint8_t top, bottom;     /* lines */
    uint8_t upright;         /* vertical alignment */
};

static const struct style styles[LOOK_COUNT] = {
    [LOOK_PLAIN] = {10, false, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, 0, 0,
                    LXW_ALIGN_VERTICAL_TOP},
    [LOOK_BIG] = {16, true, false, NATIONAL_BLUE, LXW_COLOR_UNSET, 0, 0, LXW_ALIGN_VERTICAL_CENTER},
    [LOOK_BODY] = {10, false, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                   LXW_ALIGN_VERTICAL_TOP},
    [LOOK_STRONG] = {10, true, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                     LXW_ALIGN_VERTICAL_TOP},
    [LOOK_START] = {10, false, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                    LXW_ALIGN_VERTICAL_TOP},
    [LOOK_TOTAL] = {10, true, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, LXW_BORDER_THIN,
                    LXW_BORDER_DOUBLE, LXW_ALIGN_VERTICAL_TOP},
    [LOOK_HEAD] = {10, true, false, LXW_COLOR_UNSET, PALE_BLUE, 0, LXW_BORDER_THIN,
                   LXW_ALIGN_VERTICAL_BOTTOM},
    [LOOK_SECTION] = {10, true, false, LXW_COLOR_UNSET, CORN_GOLD, 0, 0, LXW_ALIGN_VERTICAL_CENTER},
    [LOOK_TITLE] = {14, true, false, LXW_COLOR_WHITE, NATIONAL_BLUE, 0, 0,
                    LXW_ALIGN_VERTICAL_CENTER},
    [LOOK_UNDER] = {10, true, false, LXW_COLOR_WHITE, NATIONAL_BLUE, 0, 0,
                    LXW_ALIGN_VERTICAL_CENTER},
    [LOOK_SAY] = {9, false, true, TEXT_GRAY, LXW_COLOR_UNSET, 0, 0, LXW_ALIGN_VERTICAL_TOP},
    [LOOK_GOOD] = {10, true, false, MET_GREEN, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                   LXW_ALIGN_VERTICAL_TOP},
    [LOOK_BAD] = {10, true, false, MISSING_RED, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                  LXW_ALIGN_VERTICAL_TOP},
    [LOOK_HAND] = {10, false, true, TEXT_GRAY, LXW_COLOR_UNSET, 0, LXW_BORDER_HAIR,
                   LXW_ALIGN_VERTICAL_TOP},
    [LOOK_OPEN] = {10, false, false, LXW_COLOR_UNSET, PALE_GOLD, LXW_BORDER_THIN, LXW_BORDER_THIN,
                   LXW_ALIGN_VERTICAL_TOP},
    [LOOK_RULE] = {10, false, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET, 0, LXW_BORDER_THIN,
                   LXW_ALIGN_VERTICAL_BOTTOM},
};

static const struct {
    const char *format;
    bool right; /* numbers stand right-aligned, and so do the titles above them */
} types[CELL_TYPES] = {
    [CELL_TEXT] = {NULL, false},
    [CELL_MONEY] = {"#,##0.00;[Red]-#,##0.00", true},
    [CELL_HOURS] = {"#,##0.00;[Red]-#,##0.00", true},
    [CELL_DATE] = {"mmm d, yyyy", true},
    [CELL_INT] = {"#,##0;[Red]-#,##0", true},
    [CELL_YEAR] = {"0", true},
    [CELL_NUMBER] = {"General", true},
    [CELL_PCT] = {"0.00%", true},
    [CELL_POINTS] = {"#,##0.00;[Red]-#,##0.00", true},
};

bool look_is_bold(enum look look)
{
    return styles[look].bold;
}

int look_size(enum look look)
{
    return styles[look].size;
}

double cell_number(enum cell_type type, int64_t value)
{
    switch (type) {
    case CELL_MONEY:
        return (double)value / 100.0;
    case CELL_HOURS:
        return (double)value / 60.0;
    case CELL_NUMBER:
    case CELL_POINTS:
        return (double)value / 1000.0;
    case CELL_PCT:
        return (double)value / 10000.0;
    default:
        return (double)value;
    }
}

static lxw_format *make_format(struct wb *wb, enum look look, enum cell_type type)
{
    const struct style *style = &styles[look];
    lxw_format *format = workbook_add_format(wb->lxw);
    if (!format) {
        wb_check(wb, LXW_ERROR_MEMORY_MALLOC_FAILED, "make a cell format");
        return NULL;
    }
    format_set_font_name(format, "Arial");
    format_set_font_size(format, style->size);
    if (style->bold)
        format_set_bold(format);
    if (style->italic)
        format_set_italic(format);
    if (style->color != LXW_COLOR_UNSET)
        format_set_font_color(format, style->color);
    if (style->fill != LXW_COLOR_UNSET)
        format_set_bg_color(format, style->fill);
    if (look == LOOK_OPEN)
        format_set_unlocked(format);
    if (style->top)
        format_set_top(format, style->top);
    if (style->bottom)
        format_set_bottom(format, style->bottom);
    if (style->bottom == LXW_BORDER_HAIR)
        format_set_bottom_color(format, HAIR_GRAY);
    format_set_align(format, style->upright);
    bool right = types[type].right && look != LOOK_START;
    format_set_align(format, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    if (!right) /* keeps texts clear of the numbers on their left */
        format_set_indent(format, 1);
    if (type == CELL_TEXT || look == LOOK_HEAD)
        format_set_text_wrap(format);
    if (types[type].format)
        format_set_num_format(format, types[type].format);
    return format;
}

lxw_format *wb_format(struct wb *wb, enum look look, enum cell_type type)
{
    lxw_format **format = &wb->formats[look][type];
    if (!*format)
        *format = make_format(wb, look, type);
    return *format;
}
