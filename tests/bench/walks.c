/* Times a key on every screen of tests/support/walk.h, and on a floor that paints the same cells.
 *
 *     walks FLOOR SIZE... [-- NAME...]    FLOOR is floor_cells, a SIZE 80x24; only these screens
 *
 * For each screen and size: goes there, presses the screen's keys by turns, and writes what it showed
 * to a file, from which the floor shows the same to the same keys. Then both get each key in turn, and
 * the time is taken from writing it to the last byte of what was drawn. Prints a line for each, "NAME
 * SIZE", then medians of both; "missed" are keys that drew nothing. Wants the settings of tests: SAEBOOK_PROGRAM, SAEBOOK_TOP. */
#include "base/buf.h"
#include "support/frame.h"
#include "support/measure.h"
#include "support/pty.h"
#include "support/walk.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    KEYS = 20,       /* timed on each screen */
    SILENCE_MS = 20, /* a frame is whole after so much of it: less than what is put off waits for */
    STILL_MS = 150,  /* a screen is there, with all that comes late */
    PATIENCE = 10,   /* silences after which a key has drawn nothing */
};

/* ---- keys ------------------------------------------------------------------------------------ */

struct figures {
    struct samples time, cpu, bytes;
    int missed;
};

/* The next of the names, over and over. */
static const char *next_key(const char *names, const char **at, char key[static 32])
{
    const char *from = **at ? *at : names;
    size_t len = strcspn(from, " ");
    (void)snprintf(key, 32, "%.*s", (int)len, from);
    *at = from + len + strspn(from + len, " ");
    return key;
}

static void time_key(struct pty *pty, const char *key, struct figures *out)
{
    size_t before = pty_bytes(pty);
    double cpu = measure_cpu(pty_pid(pty)), began = measure_now();
    pty_keys(pty, key);
    for (int waited = 0; pty_bytes(pty) == before && waited < PATIENCE; waited++)
        pty_settle(pty, SILENCE_MS);
    if (pty_bytes(pty) > before) {
        measure_add(&out->time, pty_heard(pty) - began);
        measure_add(&out->cpu, measure_cpu(pty_pid(pty)) - cpu);
        measure_add(&out->bytes, (double)(pty_bytes(pty) - before));
    } else {
        out->missed++;
    }
}

/* What it shows to the keys, without a clock: for the floor. They end where they began. */
static void write_frames(struct pty *pty, const char *names, const char *path)
{
    const char *at = names;
    char key[32];
    FILE *frames = fopen(path, "w");
    if (!frames)
        measure_fail("cannot write %s", path);
    frame_write(pty, frames);
    for (int i = 0; i < KEYS; i++) {
        pty_keys(pty, next_key(names, &at, key));
        pty_settle(pty, SILENCE_MS);
        frame_write(pty, frames);
    }
    if (fclose(frames) != 0)
        measure_fail("cannot write %s", path);
}

/* A key here, and the same key there: what else the machine does then slows both. */
static void time_keys(struct pty *pty, struct pty *floor, const char *names, struct figures *ours,
                      struct figures *theirs)
{
    const char *at = names;
    char key[32];
    for (int i = 0; i < KEYS; i++) {
        time_key(pty, next_key(names, &at, key), ours);
        time_key(floor, key, theirs);
    }
}

static struct pty *start_floor(char *program, char *frames, int cols, int rows)
{
    char *const argv[] = {program, frames, NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows});
    pty_still(pty, STILL_MS);
    return pty;
}

static void print(const char *name, const char *size, struct figures *ours, struct figures *floor)
{
    printf("%s %s", name, size);
    for (int i = 0; i < 2; i++) {
        struct figures *figures = i ? floor : ours;
        const char *whose = i ? "floor" : "key";
        printf(" %s_ms=%.3f %s_cpu_ms=%.4f %s_bytes=%.0f", whose,
               measure_quantile(&figures->time, 0.5) * 1e3, whose,
               measure_quantile(&figures->cpu, 0.5) * 1e3, whose,
               measure_quantile(&figures->bytes, 0.5));
        measure_clear(&figures->time);
        measure_clear(&figures->cpu);
        measure_clear(&figures->bytes);
    }
    printf(" missed=%d\n", ours->missed);
    (void)fflush(stdout);
}

/* Typed text, beside the screens of the tests. */
static const struct walk typed[] = {
    {"quickline", "Ortiz", "Enter l 1 h Space @ m a r k e t Space f e d", "You WORKED"},
    {"find", NULL, "/ f e e d", "Feed store"},
    {NULL, NULL, NULL, NULL},
};

/* What is pressed there, by turns. */
static const char *keys_of(const char *walk)
{
    static const struct {
        const char *walk, *keys;
    } others[] = {
        {"commands_student", "Backspace g"}, {"hours_form", "1 Backspace"},
        {"money_form", "1 Backspace"},       {"guided_sold", "1 Backspace"},
        {"guided_paid", "1 Backspace"},      {"guided_again", "1 Backspace"},
        {"scores_form", "1 Backspace"},      {"degree_what_if", "1 Backspace"},
        {"quickline", "d Backspace"},        {"find", "d Backspace"},
        {"charts", "t t"},                   {"charts_years", "t t"},
        {"charts_numbers", "t t"},           {"charts_weights", "t t"},
        {"ffa", "Tab Shift-Tab"},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(others[i].walk, walk) == 0)
            return others[i].keys;
    return "Down Up";
}

static void measure_walk(const struct walk *walk, char *floor, char **sizes, int count)
{
    static const char *const env[] = {"SAEBOOK_NOW=2026-11-22T16:20:00Z", NULL};
    const char *names = keys_of(walk->name);
    struct pty *pty = walk_to(walk, 80, 24, env);
    struct buf path = {0};
    buf_addf(&path, "%s/frames", pty_home(pty));
    for (int i = 0; i < count; i++) {
        struct figures ours = {.missed = 0}, theirs = {.missed = 0};
        int cols, rows;
        if (sscanf(sizes[i], "%4dx%4d", &cols, &rows) != 2)
            measure_fail("\"%s\" is no size", sizes[i]);
        pty_resize(pty, cols, rows);
        pty_still(pty, STILL_MS);
        write_frames(pty, names, buf_text(&path));
        struct pty *replay = start_floor(floor, path.data, cols, rows);
        time_keys(pty, replay, names, &ours, &theirs);
        pty_free(replay);
        print(walk->name, sizes[i], &ours, &theirs);
    }
    buf_free(&path);
    pty_free(pty);
}

static bool is_wanted(const char *name, char **names)
{
    if (!*names)
        return true;
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        measure_fail("walks FLOOR SIZE... [-- NAME...]");
    int sizes = 0;
    while (argv[2 + sizes] && strcmp(argv[2 + sizes], "--") != 0)
        sizes++;
    char **names = argv[2 + sizes] ? argv + 3 + sizes : argv + 2 + sizes;
    for (int i = 0; i < 2; i++)
        for (const struct walk *walk = i ? typed : walks; walk->name != NULL; walk++)
            if (is_wanted(walk->name, names))
                measure_walk(walk, argv[1], argv + 2, sizes);
    return 0;
}
