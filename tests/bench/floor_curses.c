/* The least a curses program can do: a screen of rows out of a book with a bar that moves, and only
 * what changed drawn again. The floor for our list screens.
 *
 *     floor_curses BOOK students       with their figures, by name
 *     floor_curses BOOK hours          of the chapter, newest first
 *     floor_curses BOOK hours STUDENT  of one student, by number
 *
 * j and Down, k and Up move, Space shows the next page, q ends. */
#include "support/measure.h"

#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { ROWS_MAX = 500, LINE_MAX = 1024, COLUMNS_MAX = 8 };

struct view {
    const char *name, *title, *sql;
    int widths[COLUMNS_MAX]; /* of its columns, 0 at the end */
};

/* Which days and lines these are does not matter to a floor, only that as much is read and shown as
 * our class list shows: the last entry, four weeks, hours and net of a year. */
#define LATEST(kind) "ifnull((SELECT max(date) FROM " kind " WHERE student = s.id), '')"
#define OF_YEAR(lines)                                                                             \
    "(SELECT ifnull(sum(amount), 0) FROM total WHERE student = s.id AND year = 2025"               \
    " AND line IN (" lines "))"

/* ?1 is the student's number, ?2 how many rows, ?3 how many are passed over. */
static const struct view views[] = {
    {"students",
     " Students",
     "SELECT name, max(" LATEST("hours") ", " LATEST("money") ", " LATEST("paycheck") ", "
     LATEST("service") ", " LATEST("activity") "),"
     " (SELECT group_concat(minutes, ' ') FROM (SELECT sum(time) AS minutes FROM hours"
     " WHERE student = s.id AND date >= '2025-12-01' GROUP BY strftime('%W', date))),"
     " printf('%.1f', " OF_YEAR("'paid_hours', 'unpaid_hours'") " / 60.0),"
     " printf('%.2f', (" OF_YEAR("'cash_sales'") " - " OF_YEAR("'cash_feed', 'cash_other'")
     ") / 100.0)"
     " FROM student AS s WHERE status = 'active'"
     " ORDER BY name COLLATE NOCASE, id LIMIT ?2 OFFSET ?3",
     {24, 12, 18, 8, 10}},
    {"hours",
     " Hours",
     "SELECT h.date, p.title, printf('%d:%02d', h.time / 60, h.time % 60), h.activity, s.name"
     " FROM hours AS h JOIN project AS p ON p.id = h.project JOIN student AS s ON s.id = h.student"
     " ORDER BY h.id DESC LIMIT ?2 OFFSET ?3",
     {10, 20, 5, 24, 16}},
    {"hours of",
     " Hours",
     "SELECT h.date, p.title, printf('%d:%02d', h.time / 60, h.time % 60), h.activity"
     " FROM hours AS h JOIN project AS p ON p.id = h.project"
     " WHERE h.student = (SELECT id FROM student WHERE number = ?1 COLLATE NOCASE)"
     " ORDER BY h.date DESC, h.id DESC LIMIT ?2 OFFSET ?3",
     {10, 20, 5, 38}},
};

static char lines[ROWS_MAX][LINE_MAX];
static int line_count;

static const struct view *find_view(const char *name, const char *student)
{
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
        if (strcmp(views[i].name, student ? "hours of" : name) == 0)
            return &views[i];
    measure_fail("there is no list \"%s\"", name);
}

static void read_lines(sqlite3_stmt *stmt, const struct view *view, int want, int skip)
{
    (void)sqlite3_reset(stmt);
    if (sqlite3_bind_int(stmt, 2, want) != SQLITE_OK ||
        sqlite3_bind_int(stmt, 3, skip) != SQLITE_OK)
        measure_fail("bind failed");
    line_count = 0;
    while (line_count < want && sqlite3_step(stmt) == SQLITE_ROW) {
        size_t at = 0;
        for (int c = 0; c < COLUMNS_MAX && view->widths[c] && at < LINE_MAX; c++) {
            const char *text = (const char *)sqlite3_column_text(stmt, c);
            int got = snprintf(lines[line_count] + at, LINE_MAX - at, "%-*.*s ", view->widths[c],
                               view->widths[c], text ? text : "");
            at += got > 0 ? (size_t)got : 0;
        }
        line_count++;
    }
}

static void draw_line(int row, bool selected)
{
    if (selected)
        (void)attron(A_REVERSE);
    (void)mvaddstr(row + 1, 0, lines[row]);
    (void)clrtoeol();
    if (selected) {
        (void)mvchgat(row + 1, 0, -1, A_REVERSE, 0, NULL);
        (void)attroff(A_REVERSE);
    }
}

static void draw_all(const struct view *view, int at)
{
    (void)erase();
    (void)attron(COLOR_PAIR(1) | A_BOLD);
    (void)mvprintw(0, 0, "%-*s", COLS, view->title);
    (void)attroff(COLOR_PAIR(1) | A_BOLD);
    for (int i = 0; i < line_count; i++)
        draw_line(i, i == at);
    (void)mvprintw(LINES - 1, 0, "j down  k up  Space next page  q quit");
}

static void browse(sqlite3_stmt *stmt, const struct view *view)
{
    int want = LINES - 2 < ROWS_MAX ? LINES - 2 : ROWS_MAX, at = 0, skip = 0;
    read_lines(stmt, view, want, skip);
    draw_all(view, at);
    for (;;) {
        (void)move(at + 1, 0);
        (void)refresh();
        int key = getch(), old = at;
        if (key == 'q' || key == ERR)
            return;
        if ((key == 'j' || key == KEY_DOWN) && at + 1 < line_count)
            at++;
        if ((key == 'k' || key == KEY_UP) && at > 0)
            at--;
        if (key == ' ' || key == KEY_NPAGE) {
            skip += want;
            read_lines(stmt, view, want, skip);
            draw_all(view, at);
        } else if (at != old) {
            draw_line(old, false);
            draw_line(at, true);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4)
        measure_fail("floor_curses BOOK students|hours [STUDENT]");
    (void)setlocale(LC_ALL, "");
    const struct view *view = find_view(argv[2], argv[3]);
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, view->sql, -1, &stmt, NULL) != SQLITE_OK ||
        (argv[3] && sqlite3_bind_text(stmt, 1, argv[3], -1, SQLITE_STATIC) != SQLITE_OK))
        measure_fail("%s: %s", argv[1], sqlite3_errmsg(db));
    if (!initscr())
        measure_fail("no terminal");
    (void)cbreak();
    (void)noecho();
    (void)keypad(stdscr, TRUE);
    (void)start_color();
    (void)use_default_colors();
    (void)init_pair(1, COLOR_YELLOW, COLOR_BLUE);
    browse(stmt, view);
    (void)endwin();
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
    return 0;
}
