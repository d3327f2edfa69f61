#include "screen/home/quickline.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/draw.h"
#include "kit/edit.h"
#include "kit/help.h"
#include "quick/quick.h"
#include "screen/draft.h"
#include "screen/home/pasted.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { ROWS = 4 };

struct quickline {
    struct edit edit;
    int64_t *students; /* owned */
    size_t count;
    struct quick_choices choices; /* at the cursor */
    struct buf preview;           /* what was understood, or what would be right */
    bool understood;
    bool due; /* what was typed last is to be understood when the hand rests */
};

static void understand(struct quickline *line, struct app *app)
{
    struct quick quick = {0};
    struct err err = {{0}};
    const char *text = edit_text(&line->edit);
    buf_clear(&line->preview);
    quick_choices_clear(&line->choices);
    line->understood = line->due = false;
    if (edit_len(&line->edit) == 0) {
        buf_add_text(&line->preview,
                     _("1.5h fed hogs @swine   ·   $42.50 feed @swine from Hale's   ·   "
                       "sold 2 hogs 610 @swine   ·   service 3h food pantry   ·   "
                       "weigh 250 lb 17 @swine"));
        return;
    }
    quick_complete(session_of(app)->book, line->students[0], date_today(), text,
                   edit_len(&line->edit), line->edit.at, &line->choices);
    line->understood = quick_parse(session_of(app)->book, line->students[0], date_today(), text,
                                   edit_len(&line->edit), &quick, &err);
    buf_add_text(&line->preview, line->understood ? quick.preview : err.text);
    quick_clear(&quick);
}

/* ---- drafts: one for each student, or for the first of several --------------------------------- */

static struct draft_of draft_of(const struct quickline *line)
{
    return (struct draft_of){.what = "line", .kind = line->count > 1 ? "several" : "", .owner = "",
                             .student = line->students[0]};
}

static void tell_draft(void *context, struct draft *draft)
{
    struct quickline *line = context;
    const struct draft_of of = draft_of(line);
    draft_start(draft, &of, edit_text(&line->edit));
    draft_add(draft, "text", edit_text(&line->edit));
}

static void keep_draft(struct quickline *line, struct app *app)
{
    const struct draft_of of = draft_of(line);
    if (edit_len(&line->edit) == 0)
        draft_drop(session_of(app), &of);
    else
        draft_keep(app, tell_draft, line);
}

/* Only where nothing was typed to open it. */
static void take_up_draft(struct quickline *line, struct app *app)
{
    struct draft draft = {.count = 0};
    const struct draft_of of = draft_of(line);
    if (edit_len(&line->edit) == 0 && draft_read(session_of(app), &of, &draft)) {
        edit_replace(&line->edit, draft_text(&draft, "text"));
        line->edit.at = edit_len(&line->edit);
    }
    draft_clear(&draft);
}

static void quickline_draw(struct app *app, void *context, struct rect body)
{
    struct quickline *line = context;
    struct rect area = rect_cut_bottom(&body, ROWS);
    int x, room = area.w;
    if (line->due && app_rests(app))
        understand(line, app);
    draw_fill(area, ROLE_BODY);
    x = draw_glyph(area, 1, 0, ROLE_ACCENT, GLYPH_PROMPT) + 1;
    if (line->count > 1) {
        struct buf many = {0};
        buf_addf(&many, _("for %zu students "), line->count);
        room = draw_right(area, 0, ROLE_DIM, buf_text(&many));
        buf_free(&many);
    }
    edit_draw(&line->edit, area, x, 0, room - x - 1, ROLE_INPUT_FOCUS, true);
    struct rect below = rect_inset(area, 3, 0);
    enum role role = edit_len(&line->edit) == 0 ? ROLE_DIM
                     : line->understood         ? ROLE_GOOD
                                                : ROLE_WARNING;
    rect_cut_top(&below, 1);
    draw_wrap(rect_cut_top(&below, 2), 0, role, buf_text(&line->preview));
    x = 0;
    for (size_t i = 0; i < line->choices.count && x < below.w; i++)
        x = draw_textf(below, x, 0, ROLE_DIM, "%s%s", i == 0 ? _("Tab: ") : "   ",
                       line->choices.list[i].label);
}

/* False: there was nothing to complete. */
static bool complete(struct quickline *line, struct app *app)
{
    struct buf text = {0};
    if (line->due)
        understand(line, app);
    if (line->choices.count == 0)
        return false;
    const char *old = edit_text(&line->edit);
    const char *insert = line->choices.list[0].insert;
    size_t at = line->choices.from + strlen(insert);
    buf_add(&text, old, line->choices.from);
    buf_add_text(&text, insert);
    bool space = old[line->choices.to] != ' ';
    if (space)
        buf_add_char(&text, ' ');
    buf_add_text(&text, old + line->choices.to);
    bool more = strcmp(buf_text(&text), old) != 0;
    edit_replace(&line->edit, buf_text(&text));
    line->edit.at = at + 1 <= edit_len(&line->edit) ? at + 1 : edit_len(&line->edit);
    buf_free(&text);
    understand(line, app);
    return more;
}

static void entered(struct quickline *line, struct app *app, const char *what)
{
    const struct draft_of of = draft_of(line);
    draft_drop(session_of(app), &of);
    app_undoable(app, "%s", what);
}

static unsigned enter(struct quickline *line, struct app *app)
{
    struct quick *quicks = mem_array(line->count, sizeof *quicks);
    struct err err = {{0}};
    char *what = NULL;
    bool ok = edit_len(&line->edit) > 0, empty = !ok;
    for (size_t i = 0; ok && i < line->count; i++) {
        ok = quick_parse(session_of(app)->book, line->students[i], date_today(),
                         edit_text(&line->edit), edit_len(&line->edit), &quicks[i], &err);
        if (!ok && line->count > 1) {
            struct buf name = {0};
            ref_name_screen(session_of(app)->book, kind_find("student"), line->students[i], &name);
            err_prefix(&err, "%s", buf_text(&name));
            buf_free(&name);
        }
    }
    size_t count = line->count;
    if (ok)
        do
            ok = quick_enter(session_of(app)->book, quicks, count, NULL, &what, &err);
        while (!ok && session_ask_reason(app, &err));
    for (size_t i = 0; i < count; i++)
        quick_clear(&quicks[i]);
    mem_free(quicks);
    if (ok)
        entered(line, app, what);
    else if (err.text[0] != '\0')
        app_error(app, "%s", err.text);
    mem_free(what);
    return ok || empty ? APP_POP : APP_HANDLED;
}

/* As a form, filled in with what was understood so far. */
static unsigned open_form(struct quickline *line, struct app *app)
{
    struct quick quick = {0};
    struct err err = {{0}};
    const char *values[2 * KIND_MAX_FIELDS + 1];
    struct buf texts[KIND_MAX_FIELDS] = {{0}};
    size_t count = 0;
    if (!quick_parse(session_of(app)->book, line->students[0], date_today(),
                     edit_text(&line->edit), edit_len(&line->edit), &quick, &err)) {
        app_error(app, "%s", err.text);
        return APP_HANDLED;
    }
    if (quick.crew.count > 0) {
        app_error(app, _("a crew's line can only be entered here; the form is for one person"));
        quick_clear(&quick);
        return APP_HANDLED;
    }
    const struct kind *kind = quick.record.kind;
    for (size_t i = 0; i < kind->count; i++) {
        if (quick.record.values[i].is == VALUE_NONE)
            continue;
        if (kind->fields[i].type == FIELD_REF)
            buf_addf(&texts[i], "#%lld", (long long)quick.record.values[i].i);
        else
            field_format(NULL, &kind->fields[i], &quick.record.values[i], STYLE_FILE, &texts[i]);
        values[count++] = kind->fields[i].name;
        values[count++] = buf_text(&texts[i]);
    }
    values[count] = NULL;
    struct records_of of = {.kind = kind, .student = line->students[0]};
    quick_clear(&quick);
    bool saved = record_edit_with(app, of, values);
    const struct draft_of kept = draft_of(line);
    if (saved)
        draft_drop(session_of(app), &kept);
    for (size_t i = 0; i < KIND_MAX_FIELDS; i++)
        buf_free(&texts[i]);
    return saved ? APP_POP : APP_HANDLED;
}

/* ---- keys ----------------------------------------------------------------------------------- */

enum { ENTER = 1, COMPLETE, FORM, CLOSE };
static const struct keymap_row key_rows[] = {
    {"Enter", ENTER, "enter it", "Enter what was understood.", KEYMAP_BAR},
    {"Tab", COMPLETE, "complete",
     "Complete the name you are typing; if there is none, go to this row of keys.", KEYMAP_BAR},
    {"Ctrl-E", FORM, "as a form", "Go on in a form, filled in with what was understood.", KEYMAP_BAR},
    {"Esc", CLOSE, "close", "Close the line; what you typed is kept for you.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("Quick line", key_rows);

static unsigned quickline_command(struct app *app, void *context, int number)
{
    struct quickline *line = context;
    switch (number) {
    case ENTER:
        return enter(line, app);
    case COMPLETE:
        return complete(line, app) ? APP_HANDLED : APP_BAR;
    case CLOSE:
        return APP_POP;
    case FORM:
        return open_form(line, app);
    default:
        return 0;
    }
}

static unsigned quickline_event(struct app *app, void *context, const struct event *event)
{
    struct quickline *line = context;
    if (event->kind == EVENT_PASTE && memchr(event->paste, '\n', event->paste_len) != NULL) {
        int64_t student = line->students[0];
        if (line->edit.text.len == 0)
            app_pop(app); /* the list stands for the line, which is gone with what it held */
        pasted_screen(app, student, event->paste);
        return APP_HANDLED;
    }
    if (edit_event(&line->edit, event) == EDIT_IGNORED)
        return 0;
    line->due = true;
    keep_draft(line, app);
    return APP_HANDLED;
}

static bool quickline_typing(struct app *app, void *context)
{
    (void)app;
    (void)context;
    return true;
}

static void quickline_close(struct app *app, void *context)
{
    struct quickline *line = context;
    draft_flush(session_of(app));
    edit_clear(&line->edit);
    quick_choices_clear(&line->choices);
    buf_free(&line->preview);
    mem_free(line->students);
    mem_free(line);
}

static void quickline_help(struct app *app, void *context, struct help *help)
{
    (void)app;
    (void)context;
    help_text(help,
              _("A line of plain words becomes an entry. Say when (if you do not, it is today), "
                "how long or how much, what, and @ with the start of the project's name."));
    help_term(help, _("1.5h fed hogs @swine"), _("an hour and a half; also 90m or 1:30"));
    help_term(help, _("$42.50 feed @swine from Hale's"), _("paid; say got for money that came in"));
    help_term(help, _("sold 2 hogs 610 @swine"), _("the total; write each after it for the price "
                                                   "of one"));
    help_term(help, _("service 3h food pantry"), _("community service; no project"));
}

static const struct screen_ops quickline_ops = {
    .name = "quick line",
    .keys = &keys,
    .popup = true,
    .still = true,
    .close = quickline_close,
    .draw = quickline_draw,
    .event = quickline_event,
    .command = quickline_command,
    .typing = quickline_typing,
    .help = quickline_help,
};

void quickline_screen(struct app *app, const int64_t *students, size_t count, const char *text,
                      size_t at)
{
    struct err err = {{0}};
    if (!book_can_write(session_of(app)->book, &err)) {
        app_error(app, "%s", err.text);
        return;
    }
    struct quickline *line = mem_alloc(sizeof *line);
    line->students = mem_array(count, sizeof *line->students);
    memcpy(line->students, students, count * sizeof *students);
    line->count = count;
    edit_init(&line->edit, text, QUICK_LINE_MAX / 4);
    line->edit.at = at;
    take_up_draft(line, app);
    understand(line, app);
    app_push(app, &quickline_ops, line);
}
