#include "kit/app_private.h"

#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/match.h"
#include <string.h>

/* The tables of the top screen, from its own up. */
struct palette {
    struct app *app;
    const struct keymap *maps[3];
};

/* One number names a command of one of the tables, also where two tables use the same. */
enum { MAP_STEP = 10000000 };

static bool is_offered(const struct palette *palette, const struct keymap *map,
                       const struct keymap_row *row, const char *typed)
{
    if (row->flags & KEYMAP_HIDDEN || row->command == APP_PALETTE ||
        !app_row_enabled(palette->app, map, row))
        return false;
    return match_begins(tr(row->label), typed) || match_begins(tr(row->help), typed);
}

static void add_rows(const struct palette *palette, size_t index, const char *typed,
                     bool label_begins, struct list_rows *out)
{
    const struct keymap *map = palette->maps[index];
    char key[KEYMAP_KEY_SIZE];
    for (size_t i = 0; map && i < map->count; i++) {
        const struct keymap_row *row = &map->rows[i];
        bool begins = match_begins(tr(row->label), typed);
        if (begins != label_begins || !is_offered(palette, map, row, typed))
            continue;
        list_row(out, (int64_t)index * MAP_STEP + row->command, "", 0);
        list_cell(out, ROLE_STRONG, tr(row->label));
        list_cell(out, ROLE_DIM, tr(row->help));
        list_cell(out, ROLE_ACCENT, keymap_key(row, key));
    }
}

/* Those whose name begins with what is typed come first. */
static void fill(void *self, const char *typed, struct list_rows *out, size_t want)
{
    (void)want;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < 3; i++)
            add_rows(self, i, typed, pass == 0, out);
    }
}

void palette_open(struct app *app)
{
    static const struct list_column columns[] = {
        {"name", "", 16, 0, DRAW_LEFT, 0},
        {"help", "", 20, 1, DRAW_LEFT, 1},
        {"key", "", 6, 0, DRAW_LEFT, 0},
    };
    const struct dialog_choice choice = {columns, COUNT_OF(columns), fill,
                                         _("No command holds these letters.")};
    struct app_screen *top = app_top(app);
    struct palette palette = {app, {top->ops->keys, app->global, &app_keys}};
    int64_t id;
    if (top->ops->popup || !dialog_choose(app, _("Commands"), &choice, &palette, &id))
        return;
    app_act(app, app_run_command(app, (int)(id % MAP_STEP)));
}
