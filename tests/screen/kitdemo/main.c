/* A small program that shows every part of the kit, for tests/screen/test_kit*.c and for the eye.
 * usage: main [--rows N] [--scheme NAME] [--plain] [--no-mouse] [--read-only] */
#include "base/attr.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "kit/calendar.h"
#include "kit/chart.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/form.h"
#include "kit/help.h"
#include "kit/list.h"
#include "kit/match.h"
#include "kit/term.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    int64_t id;
    char name[48], text[96];
    int64_t minutes, cents;
    struct date day;
    bool deleted;
};

struct demo {
    struct entry *entries;
    size_t count, alive;
    struct list *list;
    bool by_name;
    size_t last_deleted;
};

static const char *const names[] = {"José Ramírez",   "Ñañez, Lucía",
                                    "Chen, 作者 Mei", "Maya Ortiz",
                                    "Tomás Álvarez",  "Zoe\u0308 Brandt" /* decomposed */,
                                    "Okafor, Chidi"};

static const char *const texts[] = {
    "fed and weighed hogs",  "checked the fence on the north pasture", "mixed feed",
    "vet visit, vaccinated", "sold two hogs at the sale barn",
};

static void fill_entries(struct demo *demo, size_t count)
{
    demo->entries = mem_array(count + 100, sizeof(*demo->entries));
    demo->count = demo->alive = count;
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &demo->entries[i];
        entry->id = (int64_t)i + 1;
        snprintf(entry->name, sizeof(entry->name), "%s", names[i % COUNT_OF(names)]);
        snprintf(entry->text, sizeof(entry->text), "%s", texts[i % COUNT_OF(texts)]);
        entry->minutes = 15 + (int64_t)(i * 7 % 12) * 15;
        entry->cents = (int64_t)(i * 7919 % 100000) - 30000;
        entry->day = date_from_number(date_number(date_today()) - (int)(i % 3000));
    }
}

/* ---- the list ------------------------------------------------------------------------------- */

static void add_entry(struct list_rows *rows, const struct entry *entry)
{
    char key[24], number[NUM_TEXT_SIZE], day[DATE_TEXT_SIZE];
    snprintf(key, sizeof(key), "%lld", (long long)entry->id);
    list_row(rows, entry->id, key, 0);
    list_cell(rows, ROLE_BODY, entry->name);
    list_cell(rows, ROLE_BODY, date_iso(entry->day, day));
    list_cell(rows, ROLE_BODY, entry->text);
    list_cell(rows, ROLE_BODY, num_hours(entry->minutes, number));
    list_cell(rows, entry->cents < 0 ? ROLE_BAD : ROLE_BODY,
              num_money_grouped(entry->cents, number));
}

static bool fetch(void *self, struct list_rows *rows, enum list_seek seek,
                  const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct demo *demo = self;
    long long at = anchor ? strtoll(anchor->key, NULL, 10) : 0;
    bool backward = seek == LIST_BEFORE || seek == LIST_LAST;
    (void)err;
    if (seek == LIST_FIRST)
        at = 1;
    else if (seek == LIST_LAST)
        at = (long long)demo->count;
    else if (seek == LIST_AFTER)
        at++;
    else if (seek == LIST_BEFORE)
        at--;
    for (; want > 0 && at >= 1 && at <= (long long)demo->count; at += backward ? -1 : 1) {
        if (demo->entries[at - 1].deleted)
            continue;
        add_entry(rows, &demo->entries[at - 1]);
        want--;
    }
    return true;
}

static bool locate(void *self, int64_t id, struct buf *key)
{
    struct demo *demo = self;
    if (id < 1 || id > (int64_t)demo->count || demo->entries[id - 1].deleted)
        return false;
    buf_addf(key, "%lld", (long long)id);
    return true;
}

static const struct list_source source = {fetch, locate};
static const struct list_column columns[] = {
    {"name", "Student", 14, 1, DRAW_LEFT, 0}, {"day", "Day", 10, 0, DRAW_LEFT, 2},
    {"text", "What", 16, 3, DRAW_LEFT, 1},    {"hours", "Hours", 6, 0, DRAW_RIGHT, 3},
    {"net", "Net", 11, 0, DRAW_RIGHT, 0},
};

/* ---- the form ------------------------------------------------------------------------------- */

static const struct form_option kinds[] = {
    {"ownership", "Ownership", "your own animals or business"},
    {"placement", "Placement", "you work for somebody"},
    {"research", "Research", NULL},
    {"service", "School-based enterprise", NULL},
};

static const struct form_field fields[] = {
    {.id = "head", .label = "What was done", .kind = FORM_HEADING},
    {.id = "title",
     .label = "Title",
     .kind = FORM_TEXT,
     .flags = FORM_NEEDED,
     .max_chars = 40,
     .help = "A few words by which you know the entry again."},
    {.id = "kind",
     .label = "Kind",
     .kind = FORM_CHOICE,
     .options = kinds,
     .option_count = COUNT_OF(kinds),
     .help = "How you take part in the project."},
    {.id = "student",
     .label = "Student",
     .kind = FORM_REF,
     .flags = FORM_NEEDED,
     .help = "Type part of a name; accents may be left out."},
    {.id = "day",
     .label = "Day",
     .kind = FORM_DATE,
     .flags = FORM_NEEDED,
     .help = "today, -3, mon, 11/20 or a whole date."},
    {.id = "time", .label = "Time", .kind = FORM_TIME, .help = "1:30, 1.5 or 90m."},
    {.id = "money", .label = "Is there money in it?", .kind = FORM_YES_NO},
    {.id = "amount",
     .label = "Amount",
     .kind = FORM_MONEY,
     .flags = FORM_HIDDEN,
     .help = "1,250 or 12*4.50."},
    {.id = "head2", .label = "In your own words", .kind = FORM_HEADING},
    {.id = "note",
     .label = "Notes",
     .kind = FORM_NOTE,
     .max_chars = 1000,
     .rows = 4,
     .help = "What you saw and learned."},
    {.id = "by", .label = "Entered by", .kind = FORM_TEXT, .flags = FORM_READ_ONLY},
    {.id = "weight", .label = "Weight", .kind = FORM_NUMBER, .places = 3, .help = "In pounds."},
};

static void suggest(void *self, struct form *form, const char *field, const char *typed,
                    struct form_options *options)
{
    (void)self;
    (void)form;
    (void)field;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char id[16];
        snprintf(id, sizeof(id), "%zu", i + 1);
        if (match_holds(names[i], typed))
            form_option_add(options, id, names[i], i % 2 ? "10th" : "11th");
    }
}

static bool check(void *self, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err)
{
    (void)self;
    (void)form;
    (void)hint;
    if (strcmp(field, "amount") == 0 && value[0] == '-')
        return err_set(err, "it is below zero; choose \"paid\" and write it without the minus");
    return true;
}

static void refresh(void *self, struct form *form, const char *field)
{
    (void)self;
    (void)field;
    form_show(form, "amount", strcmp(form_value(form, "money"), "yes") == 0);
}

static bool save(void *self, struct form *form, struct err *err)
{
    struct demo *demo = self;
    struct entry *entry = &demo->entries[demo->count];
    int64_t minutes = 0;
    if (strcmp(form_value(form, "title"), "refuse") == 0)
        return err_set(err, "this book refuses that title; choose another");
    entry->id = (int64_t)demo->count + 1;
    snprintf(entry->name, sizeof(entry->name), "%s", form_typed(form, "student"));
    snprintf(entry->text, sizeof(entry->text), "%s", form_value(form, "title"));
    const char *day = form_value(form, "day"), *time = form_value(form, "time");
    date_parse_iso(day, strlen(day), &entry->day);
    if (*time)
        num_parse_time(time, strlen(time), &minutes, NULL);
    entry->minutes = minutes;
    demo->count++;
    demo->alive++;
    return true;
}

static const struct form_ops entry_ops = {
    .check = check, .suggest = suggest, .refresh = refresh, .save = save};

static void new_entry(struct app *app, struct demo *demo)
{
    char today[DATE_ISO_SIZE];
    struct form *form = form_new(fields, COUNT_OF(fields), &entry_ops, demo);
    form_set(form, "day", date_iso(date_today(), today));
    form_set(form, "by", "Maya Ortiz");
    if (form_run(app, form, "New entry", "Market swine")) {
        list_reload(demo->list);
        list_select(demo->list, (int64_t)demo->count);
        app_undoable(app, "entered %s", demo->entries[demo->count - 1].text);
    }
    form_free(form);
}

/* ---- the pictures --------------------------------------------------------------------------- */

static void charts_draw(struct app *app, void *self, struct rect body)
{
    static const int64_t weeks[] = {0, 2, 5, 3, 1, 0, 8, 14, 13, 7, 2, 1, 0, 0, 4, 6, 9, 12};
    static const struct chart_year years[] = {{2025, 61000, 80040}, {2026, 143260, 28774}};
    struct buf words = {0};
    struct rect area = rect_inset(body, 1, 1);
    (void)app;
    (void)self;
    draw_text(area, 0, 0, ROLE_HEADING, "Hours by week");
    chart_spark(area, 16, 0, area.w - 16, weeks, COUNT_OF(weeks), 1);
    chart_spark_words(&words, weeks, COUNT_OF(weeks), 1);
    draw_text(area, 16, 1, ROLE_DIM, buf_text(&words));
    buf_clear(&words);
    draw_text(area, 0, 3, ROLE_HEADING, "Days");
    chart_days(area, 16, 3, weeks, COUNT_OF(weeks), 8);
    chart_days_words(&words, date_from_number(date_number(date_today()) - 17), weeks,
                     COUNT_OF(weeks));
    draw_text(area, 16, 4, ROLE_DIM, buf_text(&words));
    draw_text(area, 0, 6, ROLE_HEADING, "State degree");
    chart_bar(area, 16, 6, 30, 143260, 200000);
    draw_text(area, 0, 7, ROLE_HEADING, "Chapter degree");
    chart_bar(area, 16, 7, 30, 10, 10);
    draw_glyph(area, 47, 7, ROLE_GOOD, GLYPH_MET);
    draw_text(area, 49, 7, ROLE_GOOD, "all met");
    struct rect rest = area;
    rect_cut_top(&rest, 9);
    draw_hline(rest, 0, ROLE_RULE, "income and expense by year");
    chart_years(rest, 1, years, COUNT_OF(years));
    draw_cursor(area, 0, 0, false);
    buf_free(&words);
}

static void charts_title(struct app *app, void *self, struct screen_title *title)
{
    (void)app;
    (void)self;
    buf_add_text(&title->name, "Pictures");
    buf_add_text(&title->who, "Maya Ortiz");
}

static int ticks;

static unsigned charts_tick(struct app *app, void *self)
{
    (void)self;
    if (ticks == 3) /* then it is quiet */
        return 0;
    app_info(app, "tick %d", ++ticks);
    return APP_HANDLED;
}

static const struct screen_ops charts_ops = {.name = "pictures",
                                             .title = charts_title,
                                             .draw = charts_draw,
                                             .tick = charts_tick,
                                             .tick_ms = 200};

/* ---- the first screen ------------------------------------------------------------------------ */

enum {
    HOME_OPEN = 1,
    HOME_NEW,
    HOME_DELETE,
    HOME_UNDO,
    HOME_CHARTS,
    HOME_FILE,
    HOME_WRITE,
    HOME_PROMPT,
    HOME_CONFIRM,
    HOME_WORK,
    HOME_THEME,
    HOME_CALENDAR,
    HOME_CHOOSE,
    HOME_ERROR,
    HOME_STDERR,
    HOME_CRASH,
    HOME_TICK
};
static const struct keymap_row home_rows[] = {
    {"Enter", HOME_OPEN, "open", "Show the highlighted entry.", KEYMAP_BAR},
    {"n", HOME_NEW, "new", "Write a new entry.", KEYMAP_BAR | KEYMAP_CHANGES},
    {"d", HOME_DELETE, "delete", "Delete the highlighted or ticked entries.",
     KEYMAP_BAR | KEYMAP_CHANGES},
    {"u", HOME_UNDO, "undo", "Take back the last deletion.", KEYMAP_CHANGES},
    {"c", HOME_CHARTS, "charts", "Look at the pictures.", KEYMAP_BAR},
    {"f", HOME_FILE, "file", "Choose a file to read.", KEYMAP_BAR},
    {"w", HOME_WRITE, "write", "Choose a file to write.", 0},
    {"p", HOME_PROMPT, "prompt", "Type a line.", KEYMAP_BAR},
    {"x", HOME_CONFIRM, "confirm", "Be asked something.", KEYMAP_BAR},
    {"W", HOME_WORK, "work", "Work for a while.", 0},
    {"t", HOME_THEME, "theme", "Choose a color scheme.", KEYMAP_BAR},
    {"D", HOME_CALENDAR, "calendar", "Choose a day.", 0},
    {"s", HOME_CHOOSE, "student", "Choose a student.", 0},
    {"E", HOME_ERROR, "error", "Show a long error.", 0},
    {"Space", HOME_TICK, "tick", "Tick the highlighted entry, or take the tick away.", 0},
    {"", HOME_CRASH, "crash", "Stop as if a pointer had been wrong.", 0},
    {"", HOME_STDERR, "warn", "Print to standard error, as a library might.", 0},
};
static const struct keymap home_keys = KEYMAP("In the journal", home_rows);

static void home_title(struct app *app, void *self, struct screen_title *title)
{
    (void)app;
    (void)self;
    buf_add_text(&title->name, "Journal");
    buf_add_text(&title->where, "Market swine");
    buf_add_text(&title->who, "Maya Ortiz");
}

static void home_status(struct app *app, void *self, struct buf *line)
{
    struct demo *demo = self;
    (void)app;
    buf_addf(line, "%zu entries, %zu ticked", demo->alive, list_mark_count(demo->list));
}

static void home_draw(struct app *app, void *self, struct rect body)
{
    struct demo *demo = self;
    (void)app;
    rect_cut_top(&body, 1);
    list_draw(demo->list, body, true);
}

static unsigned home_event(struct app *app, void *self, const struct event *event)
{
    struct demo *demo = self;
    switch (list_event(demo->list, event)) {
    case LIST_IGNORED:
        return 0;
    case LIST_OPENED:
        return app_run_command(app, HOME_OPEN);
    case LIST_HEADING:
        list_set_sort(demo->list, list_clicked_column(demo->list), false);
        return APP_HANDLED;
    default:
        return APP_HANDLED;
    }
}

static void delete_entries(struct app *app, struct demo *demo)
{
    int64_t id = list_selected(demo->list);
    size_t marked = list_mark_count(demo->list);
    if (!id)
        return;
    for (size_t i = 0; i < marked; i++)
        demo->entries[list_marks(demo->list)[i] - 1].deleted = true;
    if (!marked)
        demo->entries[id - 1].deleted = true;
    demo->alive -= marked ? marked : 1;
    demo->last_deleted = (size_t)id;
    list_unmark_all(demo->list);
    list_reload(demo->list);
    app_undoable(app, "deleted %zu", marked ? marked : 1);
}

static void undo(struct app *app, struct demo *demo)
{
    if (!demo->last_deleted) {
        app_info(app, "There is nothing to take back.");
        return;
    }
    demo->entries[demo->last_deleted - 1].deleted = false;
    demo->alive++;
    list_reload(demo->list);
    list_select(demo->list, (int64_t)demo->last_deleted);
    app_info(app, "taken back");
    demo->last_deleted = 0;
}

static void choose_file(struct app *app, enum dialog_file_use use)
{
    struct buf path = {0};
    buf_add_text(&path, use == DIALOG_WRITE ? "~/swine.xlsx" : "");
    if (dialog_file(app, use == DIALOG_WRITE ? "Write to" : "Read", use,
                    use == DIALOG_READ ? ".csv .jpg" : NULL, &path))
        app_info(app, "file: %s", buf_text(&path));
    else
        app_info(app, "no file");
    buf_free(&path);
}

static bool check_line(void *self, const char *text, struct err *err)
{
    (void)self;
    return strlen(text) != 3 || err_set(err, "three letters are unlucky; write more or fewer");
}

static void ask_line(struct app *app)
{
    struct buf line = {0};
    if (dialog_prompt(app, "A line", "What should it say?", 30, &line, check_line, NULL))
        app_info(app, "line: [%s]", buf_text(&line));
    else
        app_info(app, "no line");
    buf_free(&line);
}

static bool step(void *self, struct dialog_progress *progress, bool *failed, struct err *err)
{
    int64_t *until = self, begun = term_now_ms();
    (void)failed;
    (void)err;
    progress->total = 100;
    while (term_now_ms() - begun < 10)
        ;
    snprintf(progress->what, sizeof(progress->what), "line %lld", (long long)++progress->done);
    return progress->done < *until;
}

static void work(struct app *app)
{
    static const char *const outcomes[] = {"work done", "work failed", "work canceled"};
    int64_t until = 100;
    struct err err = {{0}};
    app_info(app, "%s", outcomes[dialog_work(app, "Importing", step, &until, &err)]);
}

static void choose_theme(struct app *app)
{
    const char *schemes[8];
    size_t count = 0;
    int selected = 0;
    for (; theme_scheme(count) && count < COUNT_OF(schemes); count++) {
        schemes[count] = theme_scheme(count);
        if (strcmp(schemes[count], theme_current()) == 0)
            selected = (int)count;
    }
    int chosen = dialog_choose_word(app, "Color scheme", schemes, count, selected);
    if (chosen >= 0)
        theme_use(schemes[chosen], NULL);
}

static void fill_students(void *self, const char *typed, struct list_rows *rows, size_t want)
{
    (void)self;
    (void)want;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!match_holds(names[i], typed))
            continue;
        list_row(rows, (int64_t)i + 1, "", 0);
        list_cell(rows, ROLE_BODY, names[i]);
        list_cell(rows, ROLE_DIM, "10th");
    }
}

static void choose_student(struct app *app)
{
    static const struct list_column student_columns[] = {{"name", "", 20, 1, DRAW_LEFT, 0},
                                                         {"grade", "", 6, 0, DRAW_LEFT, 0}};
    static const struct dialog_choice choice = {student_columns, 2, fill_students,
                                                "No student of that name."};
    int64_t id;
    if (dialog_choose(app, "Student", &choice, NULL, &id))
        app_info(app, "student: %s", names[id - 1]);
    else
        app_info(app, "no student");
}

static void choose_day(struct app *app)
{
    struct date day = {0};
    char text[DATE_TEXT_SIZE];
    if (calendar_ask(app, "Which day?", day, &day))
        app_info(app, "day: %s", date_human(day, text));
}

static void hand_in(struct app *app)
{
    bool sure = dialog_confirm(app, "Merge",
                               "The class book has changed since this "
                               "copy was taken. Hand it in all the same?",
                               "Hand it in", "Not now");
    app_info(app, "%s", sure ? "handed in" : "not handed in");
}

static unsigned home_command(struct app *app, void *self, int command)
{
    struct demo *demo = self;
    switch (command) {
    case HOME_OPEN:
        dialog_message(app, list_selected_cell(demo->list, 0), list_selected_cell(demo->list, 2));
        return APP_HANDLED;
    case HOME_NEW:
        new_entry(app, demo);
        return APP_HANDLED;
    case HOME_DELETE:
        delete_entries(app, demo);
        return APP_HANDLED;
    case HOME_UNDO:
        undo(app, demo);
        return APP_HANDLED;
    case HOME_CHARTS:
        app_push(app, &charts_ops, NULL);
        return APP_HANDLED;
    case HOME_FILE:
        choose_file(app, DIALOG_READ);
        return APP_HANDLED;
    case HOME_WRITE:
        choose_file(app, DIALOG_WRITE);
        return APP_HANDLED;
    case HOME_PROMPT:
        ask_line(app);
        return APP_HANDLED;
    case HOME_CONFIRM:
        hand_in(app);
        return APP_HANDLED;
    case HOME_WORK:
        work(app);
        return APP_HANDLED;
    case HOME_THEME:
        choose_theme(app);
        return APP_HANDLED;
    case HOME_CALENDAR:
        choose_day(app);
        return APP_HANDLED;
    case HOME_CHOOSE:
        choose_student(app);
        return APP_HANDLED;
    case HOME_ERROR:
        app_error(app, "the book cannot be written: /media/stick/chapter.saebook is on a disk "
                       "that is full; free some space, or save a copy somewhere else with :backup "
                       "and go on there");
        return APP_HANDLED;
    case HOME_TICK:
        list_tick(demo->list);
        return APP_HANDLED;
    case HOME_CRASH:
        raise(SIGSEGV);
        return APP_HANDLED;
    case HOME_STDERR:
        fprintf(stderr, "a library's warning\n");
        return APP_HANDLED;
    default:
        return 0;
    }
}

static void home_help(struct app *app, void *self, struct help *help)
{
    (void)app;
    (void)self;
    help_heading(help, "The journal");
    help_text(help, "Every hour that you work on your project is an entry here, the newest first.");
    help_term(help, "Hours", "Time is kept to the minute and shown in hours.");
}

static bool home_open(struct app *app, void *self, struct err *err)
{
    struct demo *demo = self;
    (void)app;
    (void)err;
    demo->list = list_new(columns, COUNT_OF(columns), LIST_MARKS);
    list_set_source(demo->list, &source, demo);
    list_set_empty(demo->list, "There are no entries yet. Press n to write the first one.");
    return true;
}

static void home_close(struct app *app, void *self)
{
    struct demo *demo = self;
    (void)app;
    list_free(demo->list);
}

static const struct screen_ops home_ops = {
    .name = "the journal",
    .keys = &home_keys,
    .open = home_open,
    .close = home_close,
    .title = home_title,
    .status = home_status,
    .draw = home_draw,
    .event = home_event,
    .command = home_command,
    .help = home_help,
};

int main(int argc, char **argv)
{
    struct term_options options = {0};
    struct demo demo = {0};
    struct err err;
    size_t rows = 200;
    bool read_only = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--rows") == 0 && i + 1 < argc)
            rows = strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--scheme") == 0 && i + 1 < argc)
            options.scheme = argv[++i];
        else if (strcmp(argv[i], "--plain") == 0)
            options.plain = true;
        else if (strcmp(argv[i], "--no-mouse") == 0)
            options.no_mouse = true;
        else if (strcmp(argv[i], "--read-only") == 0)
            read_only = true;
    }
    fill_entries(&demo, rows);
    if (!term_start(&options, &err)) {
        fprintf(stderr, "kitdemo: %s\n", err.text);
        free(demo.entries);
        return 1;
    }
    struct app *app = app_new(&demo);
    app_set_read_only(app, read_only ? "this is for reading only; ask its owner" : NULL);
    app_push(app, &home_ops, &demo);
    int signal = app_run(app);
    app_free(app);
    term_stop();
    free(demo.entries);
    if (signal)
        fprintf(stderr, "ended by signal %d\n", signal);
    return signal ? 128 + signal : 0;
}
