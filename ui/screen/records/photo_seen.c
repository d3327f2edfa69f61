#include "screen/records/photo_seen.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/draw.h"
#include "kit/picture.h"
#include "photo/header.h"
#include <string.h>

static void add_words(const struct photo_sample *sample, size_t nbytes, struct buf *words)
{
    char day[DATE_TEXT_SIZE];
    buf_addf(words, "%d x %d, %zu KB", sample->of_width, sample->of_height, (nbytes + 1023) / 1024);
    if (sample->taken.year != 0)
        buf_addf(words, _(", taken %s"), date_short(sample->taken, day));
}

void photo_seen_clear(struct photo_seen *seen)
{
    mem_free(seen->what);
    photo_sample_clear(&seen->sample);
    *seen = (struct photo_seen){0};
}

static bool is_known(const struct photo_seen *seen, const char *what, struct rect area)
{
    return seen->what != NULL && strcmp(seen->what, what) == 0 && seen->cols == area.w &&
           seen->rows == area.h;
}

static void decode(struct photo_seen *seen, const char *what, const void *bytes, size_t nbytes,
                   struct rect area)
{
    static uint64_t serials;
    struct rect room = area;
    int width, height;
    photo_seen_clear(seen);
    rect_cut_bottom(&room, 1);
    picture_room(room, &width, &height);
    seen->what = mem_text(what);
    seen->cols = area.w;
    seen->rows = area.h;
    seen->serial = ++serials;
    if (width > 0 && height > 0 && bytes != NULL &&
        photo_sample(bytes, nbytes, width, height, &seen->sample, NULL))
        seen->nbytes = nbytes;
}

static void draw(const struct photo_seen *seen, struct rect area)
{
    const struct photo_sample *sample = &seen->sample;
    struct buf words = {0};
    int y = picture_draw(area, sample->pixels, sample->width, sample->height);
    add_words(sample, seen->nbytes, &words);
    draw_cell(area, 0, y, area.w, DRAW_LEFT, ROLE_DIM, buf_text(&words));
    buf_free(&words);
}

static bool show(const struct photo_seen *seen, struct rect area)
{
    if (seen->nbytes == 0)
        return false;
    if (!draw_area_again(area, seen->serial)) {
        draw(seen, area);
        draw_area_keep(area, seen->serial);
    }
    return true;
}

bool photo_seen_bytes(struct photo_seen *seen, const char *what, const void *bytes, size_t nbytes,
                      struct rect area)
{
    if (!is_known(seen, what, area))
        decode(seen, what, bytes, nbytes, area);
    return show(seen, area);
}

bool photo_seen_file(struct photo_seen *seen, const char *path, struct rect area)
{
    if (!is_known(seen, path, area)) {
        struct buf file = {0};
        bool read = file_read(path, PHOTO_FILE_MAX, &file, NULL);
        decode(seen, path, read ? buf_text(&file) : NULL, file.len, area);
        buf_free(&file);
    }
    return show(seen, area);
}

bool photo_seen_words(const char *path, struct buf *words, struct err *err)
{
    struct photo_sample sample;
    size_t nbytes;
    bool ok = photo_look(path, &sample, &nbytes, err);
    if (ok)
        add_words(&sample, nbytes, words);
    photo_sample_clear(&sample);
    return ok;
}
