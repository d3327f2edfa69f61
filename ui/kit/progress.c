#include "kit/app_private.h"
#include "kit/chart.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/popup.h"
#include "kit/term.h"

enum { PROGRESS_COLS = 60, PROGRESS_ROWS = 5, SHOWN_AFTER_MS = 250, DRAWN_EACH_MS = 80 };

struct work {
    const char *title;
    struct dialog_progress progress;
    bool canceled;
};

enum { WORK_CANCEL = 1 };
static const struct keymap_row rows[] = {
    {"Esc Enter", WORK_CANCEL, "cancel", "Stop the work.", KEYMAP_BAR},
};
static const struct keymap keys = KEYMAP("While this works", rows);

static void work_draw(struct app *app, void *self, struct rect body)
{
    struct work *work = self;
    const struct dialog_progress *progress = &work->progress;
    int cols = body.w < PROGRESS_COLS ? body.w : PROGRESS_COLS;
    (void)app;
    struct rect inside = draw_box(popup_area(body, cols, PROGRESS_ROWS), ROLE_POPUP, work->title);
    draw_cell(inside, 0, 0, inside.w, DRAW_LEFT, ROLE_POPUP, progress->what);
    if (progress->total > 0)
        chart_bar(inside, 0, 2, inside.w, progress->done, progress->total);
    else
        draw_textf(inside, 0, 2, ROLE_DIM, "%lld so far", (long long)progress->done);
    draw_cursor(inside, 0, 0, false);
}

static unsigned work_command(struct app *app, void *self, int command)
{
    struct work *work = self;
    (void)app;
    work->canceled = work->canceled || command == WORK_CANCEL;
    return APP_HANDLED; /* nothing else works meanwhile */
}

static const struct screen_ops work_ops = {
    .name = "work",
    .keys = &keys,
    .popup = true,
    .draw = work_draw,
    .command = work_command,
};

enum dialog_outcome dialog_work(struct app *app, const char *title,
                                bool (*step)(void *self, struct dialog_progress *progress,
                                             bool *failed, struct err *err),
                                void *self, struct err *err)
{
    struct work work = {.title = title};
    int64_t begun = term_now_ms(), drawn = 0;
    bool failed = false, more = true;
    unsigned serial = 0;
    while (more && !work.canceled && !app->ending && !term_signal()) {
        more = step(self, &work.progress, &failed, err);
        int64_t now = term_now_ms();
        if (!serial && now - begun >= SHOWN_AFTER_MS && app_push(app, &work_ops, &work))
            serial = app_top(app)->serial;
        if (!serial || now - drawn < DRAWN_EACH_MS)
            continue;
        drawn = now;
        app_draw(app);
        app_pump(app, serial);
    }
    if (serial)
        app_close(app, serial);
    if (failed)
        return DIALOG_FAILED;
    return more ? DIALOG_CANCELED : DIALOG_DONE;
}
