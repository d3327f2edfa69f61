#include "screen/quickline.h"
#include "base/mem.h"
#include "base/text.h"
#include "kinds/refs.h"
#include "kit/draw.h"
#include "screen/pasted.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <string.h>

enum { ROWS = 4 };

static void understand(struct quickline *line, struct app *app)
{
    struct quick quick = {0};
    struct err err = {{0}};
    const char *text = edit_text(&line->edit);
    buf_clear(&line->preview);
    quick_choices_clear(&line->choices);
    line->understood = false;
    if (edit_len(&line->edit) == 0) {
        buf_add_text(&line->preview, "1.5h fed hogs @swine   ·   $42.50 feed @swine from Hale's   ·   "
                                     "sold 2 hogs 610 @swine   ·   service 3h food pantry   ·   "
                                     "weigh 250 lb 17 @swine");
        return;
    }
    quick_complete(session_of(app)->book, line->students[0], date_today(), text,
                   edit_len(&line->edit), line->edit.at, &line->choices);
    line->understood = quick_parse(session_of(app)->book, line->students[0], date_today(), text,
                                   edit_len(&line->edit), &quick, &err);
    buf_add_text(&line->preview, line->understood ? quick.preview : err.text);
    quick_clear(&quick);
}

void quickline_open(struct quickline *line, struct app *app, const int64_t *students, size_t count,
                    const char *text)
{
    struct err err = {{0}};
    if (!book_can_write(session_of(app)->book, &err)) {
        app_error(app, "%s", err.text);
        return;
    }
    quickline_close(line);
    line->students = mem_array(count, sizeof *line->students);
    memcpy(line->students, students, count * sizeof *students);
    line->count = count;
    edit_init(&line->edit, text, QUICK_LINE_MAX / 4);
    line->open = true;
    understand(line, app);
}

void quickline_close(struct quickline *line)
{
    if (!line->open)
        return;
    edit_clear(&line->edit);
    quick_choices_clear(&line->choices);
    buf_free(&line->preview);
    mem_free(line->students);
    *line = (struct quickline){.open = false};
}

int quickline_rows(const struct quickline *line)
{
    return line->open ? ROWS : 0;
}

void quickline_draw(struct quickline *line, struct rect area)
{
    int x;
    if (!line->open)
        return;
    draw_fill(area, ROLE_BODY);
    x = draw_glyph(area, 1, 0, ROLE_ACCENT, GLYPH_PROMPT) + 1;
    if (line->count > 1) {
        struct buf many = {0};
        buf_addf(&many, "for %zu students ", line->count);
        int at = draw_right(area, 0, ROLE_DIM, buf_text(&many));
        buf_free(&many);
        edit_draw(&line->edit, area, x, 0, at - x - 1, ROLE_INPUT_FOCUS, true);
    } else {
        edit_draw(&line->edit, area, x, 0, area.w - x - 1, ROLE_INPUT_FOCUS, true);
    }
    struct rect below = rect_inset(area, 3, 0);
    enum role role = edit_len(&line->edit) == 0 ? ROLE_DIM
                     : line->understood         ? ROLE_GOOD
                                                : ROLE_WARNING;
    rect_cut_top(&below, 1);
    struct rect words = rect_cut_top(&below, 2);
    draw_wrap(words, 0, role, buf_text(&line->preview));
    x = 0;
    for (size_t i = 0; i < line->choices.count && x < below.w; i++)
        x = draw_textf(below, x, 0, ROLE_DIM, "%s%s", i == 0 ? "Tab: " : "   ",
                       line->choices.list[i].label);
    if (line->choices.count == 0)
        draw_text(below, 0, 0, ROLE_DIM, "Enter enters it   Ctrl-E opens it as a form   Esc closes");
}

static void complete(struct quickline *line, struct app *app)
{
    struct buf text = {0};
    if (line->choices.count == 0)
        return;
    const char *old = edit_text(&line->edit);
    const char *insert = line->choices.list[0].insert;
    size_t at = line->choices.from + strlen(insert);
    buf_add(&text, old, line->choices.from);
    buf_add_text(&text, insert);
    bool space = old[line->choices.to] != ' ';
    if (space)
        buf_add_char(&text, ' ');
    buf_add_text(&text, old + line->choices.to);
    edit_replace(&line->edit, buf_text(&text));
    line->edit.at = at + 1 <= edit_len(&line->edit) ? at + 1 : edit_len(&line->edit);
    buf_free(&text);
    understand(line, app);
}

static void enter(struct quickline *line, struct app *app)
{
    struct quick *quicks = mem_array(line->count, sizeof *quicks);
    struct err err = {{0}};
    char *what = NULL;
    bool ok = edit_len(&line->edit) > 0;
    if (!ok)
        quickline_close(line);
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
    ok = ok && quick_enter(session_of(app)->book, quicks, count, NULL, &what, &err);
    for (size_t i = 0; i < count; i++)
        quick_clear(&quicks[i]);
    mem_free(quicks);
    if (ok) {
        app_undoable(app, "%s", what);
        quickline_close(line);
    } else if (err.text[0] != '\0') {
        app_error(app, "%s", err.text);
    }
    mem_free(what);
}

/* As a form, filled in with what was understood so far. */
static void open_form(struct quickline *line, struct app *app)
{
    struct quick quick = {0};
    struct err err = {{0}};
    const char *values[2 * KIND_MAX_FIELDS + 1];
    struct buf texts[KIND_MAX_FIELDS] = {{0}};
    size_t count = 0;
    if (!quick_parse(session_of(app)->book, line->students[0], date_today(),
                     edit_text(&line->edit), edit_len(&line->edit), &quick, &err)) {
        app_error(app, "%s", err.text);
        return;
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
    for (size_t i = 0; i < KIND_MAX_FIELDS; i++)
        buf_free(&texts[i]);
    if (saved)
        quickline_close(line);
}

unsigned quickline_event(struct quickline *line, struct app *app, const struct event *event)
{
    if (!line->open)
        return 0;
    if (event_is(event, KEYCODE_ESC)) {
        quickline_close(line);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_ENTER)) {
        enter(line, app);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_TAB)) {
        complete(line, app);
        return APP_HANDLED;
    }
    if (event_is(event, KEYCODE_CTRL | 'e')) {
        open_form(line, app);
        return APP_HANDLED;
    }
    if (event->kind == EVENT_PASTE && memchr(event->paste, '\n', event->paste_len) != NULL) {
        int64_t student = line->students[0];
        quickline_close(line);
        pasted_screen(app, student, event->paste);
        return APP_HANDLED;
    }
    if (edit_event(&line->edit, event) == EDIT_IGNORED)
        return event_is_user(event) ? APP_HANDLED : 0;
    understand(line, app);
    return APP_HANDLED;
}
