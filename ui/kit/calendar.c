#include "kit/calendar.h"

#include "base/tr.h"
#include "kit/draw.h"
#include "kit/popup.h"
#include <stdio.h>

enum { WEEK_COLS = 20, WEEKS = 6, CALENDAR_COLS = WEEK_COLS + 6, CALENDAR_ROWS = WEEKS + 4 };

struct calendar {
    const char *title;
    struct date day;
    bool chosen;
    struct rect days; /* of the last drawing */
};

enum { CALENDAR_TAKE = 1, CALENDAR_TODAY, CALENDAR_MONTH, CALENDAR_CANCEL };
static const struct keymap_row rows[] = {
    {"Enter Space", CALENDAR_TAKE, "take it", "Take the highlighted day.", KEYMAP_BAR},
    {"t", CALENDAR_TODAY, "today", "Go to today.", KEYMAP_BAR},
    {"PgDn PgUp", CALENDAR_MONTH, "month", "Go to the next month; PgUp to the one before.",
     KEYMAP_BAR},
    {"Esc q", CALENDAR_CANCEL, "leave it", "Go back without a day.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("In the calendar", rows);

static const struct {
    unsigned key;
    int days, months;
} moves[] = {
    {KEYCODE_LEFT, -1, 0},  {KEYCODE_RIGHT, 1, 0},    {KEYCODE_UP, -7, 0},
    {KEYCODE_DOWN, 7, 0},   {KEYCODE_PAGE_UP, 0, -1}, {KEYCODE_PAGE_DOWN, 0, 1},
    {KEYCODE_HOME, 0, -12}, {KEYCODE_END, 0, 12},
};

/* The number of the Sunday that the month's first week begins with. */
static int first_sunday(struct date day)
{
    struct date first = {day.year, day.month, 1};
    return date_number(first) - date_weekday(first);
}

static void move(struct calendar *calendar, int days, int months)
{
    struct date next = months ? date_add_months(calendar->day, months)
                              : date_from_number(date_number(calendar->day) + days);
    if (date_is_valid(next))
        calendar->day = next;
}

static void draw_days(const struct calendar *calendar, struct rect area)
{
    struct date today = date_today();
    int sunday = first_sunday(calendar->day);
    for (int i = 0; i < WEEKS * 7; i++) {
        struct date day = date_from_number(sunday + i);
        char number[16];
        int x = i % 7 * 3, y = i / 7;
        enum role role = date_compare(day, today) == 0 ? ROLE_ACCENT : ROLE_POPUP;
        if (day.month != calendar->day.month || !date_is_valid(day))
            continue;
        if (date_compare(day, calendar->day) == 0) {
            role = ROLE_SELECTED;
            draw_cursor(area, x, y, false);
        }
        snprintf(number, sizeof(number), "%2d", day.day);
        draw_text(area, x, y, role, number);
    }
}

static void calendar_draw(struct app *app, void *self, struct rect body)
{
    struct calendar *calendar = self;
    char text[DATE_TEXT_SIZE], head[32];
    (void)app;
    struct rect inside =
        draw_box(popup_area(body, CALENDAR_COLS, CALENDAR_ROWS + 1), ROLE_POPUP, calendar->title);
    rect_cut_left(&inside, 1);
    snprintf(head, sizeof(head), "%s %d", date_month(calendar->day.month), calendar->day.year);
    draw_cell(inside, 0, 0, WEEK_COLS, DRAW_CENTER, ROLE_POPUP_TITLE, head);
    draw_text(inside, 0, 1, ROLE_DIM, _("Su Mo Tu We Th Fr Sa"));
    rect_cut_top(&inside, 2);
    calendar->days = rect_cut_top(&inside, WEEKS);
    draw_days(calendar, calendar->days);
    draw_text(inside, 0, 0, ROLE_DIM, date_human(calendar->day, text));
}

static unsigned click(struct calendar *calendar, const struct event *event)
{
    int x = event->x - calendar->days.x, y = event->y - calendar->days.y;
    if (event->mouse == EVENT_WHEEL_DOWN || event->mouse == EVENT_WHEEL_UP) {
        move(calendar, 0, event->mouse == EVENT_WHEEL_DOWN ? 1 : -1);
        return APP_HANDLED;
    }
    if (!rect_holds(calendar->days, event->x, event->y) || x >= WEEK_COLS || x % 3 == 2)
        return APP_HANDLED;
    struct date day = date_from_number(first_sunday(calendar->day) + y * 7 + x / 3);
    if (day.month != calendar->day.month)
        return APP_HANDLED;
    calendar->day = day;
    calendar->chosen = event->mouse == EVENT_DOUBLE_CLICK;
    return calendar->chosen ? APP_POP : APP_HANDLED;
}

static unsigned calendar_event(struct app *app, void *self, const struct event *event)
{
    struct calendar *calendar = self;
    (void)app;
    if (event->kind == EVENT_MOUSE)
        return click(calendar, event);
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (event_is(event, moves[i].key)) {
            move(calendar, moves[i].days, moves[i].months);
            return APP_HANDLED;
        }
    }
    return 0;
}

static unsigned calendar_command(struct app *app, void *self, int command)
{
    struct calendar *calendar = self;
    (void)app;
    if (command == CALENDAR_TODAY)
        calendar->day = date_today();
    if (command == CALENDAR_MONTH)
        move(calendar, 0, 1);
    calendar->chosen = command == CALENDAR_TAKE;
    if (command == CALENDAR_TAKE || command == CALENDAR_CANCEL)
        return APP_POP;
    return command < APP_COMMAND_FIRST ? APP_HANDLED : 0;
}

static const struct screen_ops calendar_ops = {
    .name = "the calendar",
    .keys = &keys,
    .popup = true,
    .still = true,
    .draw = calendar_draw,
    .event = calendar_event,
    .command = calendar_command,
};

bool calendar_ask(struct app *app, const char *title, struct date start, struct date *out)
{
    struct calendar calendar = {.title = title, .day = start};
    if (!date_is_valid(start))
        calendar.day = date_today();
    if (!app_modal(app, &calendar_ops, &calendar) || !calendar.chosen)
        return false;
    *out = calendar.day;
    return true;
}
