/* Everything that can be done from here, by name: the commands of the screen, and where else one
 * can go. */
#include "kit/app_private.h"

#include "base/mem.h"
#include "base/tr.h"
#include "kit/dialog.h"
#include "kit/draw.h"
#include "kit/match.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ids of rows: commands of the three tables of the top screen, from its own up; then places. */
enum { MAPS = 3, MAP_STEP = 10000000, PLACES = MAPS * MAP_STEP, HELP_SCORE = 50, ROWS_MAX = 64 };

struct entry {
    int64_t id;
    int score;
    char *name, *help; /* owned */
    char key[KEYMAP_KEY_SIZE];
};

struct palette {
    struct app *app;
    const struct keymap *maps[MAPS];
    /* Which rows can be used: asked before the list is open, for then that is the top screen. */
    bool enabled[MAPS][ROWS_MAX];
    struct entry *entries; /* owned: what answers, best first */
    size_t count, room;
};

static void forget(struct palette *palette)
{
    for (size_t i = 0; i < palette->count; i++) {
        free(palette->entries[i].name);
        free(palette->entries[i].help);
    }
    palette->count = 0;
}

static void add(struct palette *palette, int64_t id, int score, const char *name, const char *help,
                const char *key)
{
    if (palette->count == palette->room) {
        palette->room = palette->room ? palette->room * 2 : 64;
        palette->entries = mem_grow(palette->entries, palette->room, sizeof(*palette->entries));
    }
    struct entry *entry = &palette->entries[palette->count++];
    *entry =
        (struct entry){.id = id, .score = score, .name = mem_text(name), .help = mem_text(help)};
    (void)snprintf(entry->key, sizeof(entry->key), "%s", key);
}

static void add_commands(struct palette *palette, int index, const char *typed)
{
    const struct keymap *map = palette->maps[index];
    char key[KEYMAP_KEY_SIZE];
    for (size_t i = 0; map && i < map->count && i < ROWS_MAX; i++) {
        const struct keymap_row *row = &map->rows[i];
        if (row->flags & KEYMAP_HIDDEN || row->command == APP_PALETTE ||
            !palette->enabled[index][i])
            continue;
        int score = match_score(tr(row->label), typed);
        if (score > 1)
            score++; /* what can be done here goes before what is elsewhere */
        if (score == 0 && match_begins(tr(row->help), typed))
            score = HELP_SCORE;
        if (score > 0)
            add(palette, (int64_t)index * MAP_STEP + row->command, score, tr(row->label),
                tr(row->help), keymap_key(row, key));
    }
}

/* Found by another word, that word is shown. */
static void add_place(struct palette *palette, size_t at, const struct app_place *place,
                      const char *typed)
{
    struct buf help = {0};
    size_t from = 0, nbytes = 0;
    int score = match_score(place->name, typed);
    int other = place->also && *typed ? match_score_any(place->also, typed, &from, &nbytes) : 0;
    if (other > score)
        buf_addf(&help, _("also called %.*s"), (int)nbytes, place->also + from);
    else
        buf_add_text(&help, place->help);
    score = other > score ? other : score;
    if (score > 0)
        add(palette, PLACES + (int64_t)at, score, place->name, buf_text(&help), place->key);
    buf_free(&help);
}

static void add_places(struct palette *palette, const char *typed)
{
    struct app *app = palette->app;
    struct app_place place = {0};
    for (size_t at = 0; app->places && app->places->at(app, at, &place); at++) {
        if (place.name && !(place.changes && app->read_only))
            add_place(palette, at, &place, typed);
        place = (struct app_place){0};
    }
}

static int best_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->score != y->score)
        return y->score - x->score;
    return (x->id > y->id) - (x->id < y->id);
}

static void fill(void *self, const char *typed, struct list_rows *out, size_t want)
{
    struct palette *palette = self;
    forget(palette);
    for (int i = 0; i < MAPS; i++)
        add_commands(palette, i, typed);
    add_places(palette, typed);
    if (palette->count > 0)
        qsort(palette->entries, palette->count, sizeof(*palette->entries), best_first);
    for (size_t i = 0; i < palette->count && i < want; i++) {
        const struct entry *entry = &palette->entries[i];
        list_row(out, entry->id, "", 0);
        list_cell(out, ROLE_STRONG, entry->name);
        list_cell(out, ROLE_DIM, entry->help);
        list_cell(out, ROLE_ACCENT, entry->key);
    }
}

static void ask_enabled(struct palette *palette)
{
    for (int m = 0; m < MAPS; m++) {
        const struct keymap *map = palette->maps[m];
        for (size_t i = 0; map && i < map->count && i < ROWS_MAX; i++)
            palette->enabled[m][i] = app_row_enabled(palette->app, map, &map->rows[i]);
    }
}

void palette_open(struct app *app)
{
    static const struct list_column columns[] = {
        {"name", "", 24, 0, DRAW_LEFT, 0},
        {"help", "", 20, 1, DRAW_LEFT, 1},
        {"key", "", 6, 0, DRAW_LEFT, 0},
    };
    const struct dialog_choice choice = {columns, COUNT_OF(columns), fill,
                                         _("No command has these letters.")};
    struct app_screen *top = app_top(app);
    struct palette palette = {.app = app, .maps = {top->ops->keys, app->global, &app_keys}};
    int64_t id;
    ask_enabled(&palette);
    bool chosen = !top->ops->popup && dialog_choose(app, _("Commands"), &choice, &palette, &id);
    forget(&palette);
    free(palette.entries);
    if (chosen && id >= PLACES)
        app->places->go(app, (size_t)(id - PLACES));
    else if (chosen)
        app_act(app, app_run_command(app, (int)(id % MAP_STEP)));
}
