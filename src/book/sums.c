/* Hash tables with open addressing, one for the sums and one for the names of their lines. */
#include "book/sums.h"

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_SUMS = 4096, FIRST_LINES = 128 };

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

/* ---- lines --------------------------------------------------------------------------------- */

static char **line_place(char **lines, size_t room, const char *line)
{
    uint64_t hash = 0;
    for (const char *at = line; *at; at++)
        hash = mix(hash, (unsigned char)*at);
    size_t at = (size_t)hash & (room - 1);
    while (lines[at] && strcmp(lines[at], line) != 0)
        at = (at + 1) & (room - 1);
    return &lines[at];
}

static void grow_lines(struct sums *sums)
{
    size_t room = sums->line_room ? sums->line_room * 2 : FIRST_LINES;
    char **lines = mem_array(room, sizeof(*lines));
    for (size_t i = 0; i < sums->line_room; i++)
        if (sums->lines[i])
            *line_place(lines, room, sums->lines[i]) = sums->lines[i];
    free(sums->lines);
    sums->lines = lines;
    sums->line_room = room;
}

/* The line's one copy: from here on lines are the same if their addresses are. */
static const char *keep_line(struct sums *sums, const char *line)
{
    if (sums->line_count * 2 >= sums->line_room)
        grow_lines(sums);
    char **place = line_place(sums->lines, sums->line_room, line);
    if (!*place) {
        *place = mem_text(line);
        sums->line_count++;
    }
    return *place;
}

/* ---- sums ---------------------------------------------------------------------------------- */

static struct sum *sum_place(struct sum *places, size_t room, const struct sum *key)
{
    /* Ids run on: without being mixed first, those of students and projects would cancel out. */
    uint64_t hash = mix(mix(mix(mix(0x5EED, (uint64_t)key->student), (uint64_t)key->project),
                            (uint64_t)key->year),
                        (uint64_t)(uintptr_t)key->line);
    size_t at = (size_t)(hash >> 20) & (room - 1);
    while (places[at].student != 0 &&
           (places[at].line != key->line || places[at].year != key->year ||
            places[at].project != key->project || places[at].student != key->student))
        at = (at + 1) & (room - 1);
    return &places[at];
}

static void grow(struct sums *sums)
{
    size_t room = sums->room ? sums->room * 2 : FIRST_SUMS;
    struct sum *places = mem_array(room, sizeof(*places));
    for (size_t i = 0; i < sums->room; i++)
        if (sums->places[i].student != 0)
            *sum_place(places, room, &sums->places[i]) = sums->places[i];
    free(sums->places);
    sums->places = places;
    sums->room = room;
}

void sums_add(struct sums *sums, int64_t student, int64_t project, int year, const char *line,
              int64_t amount)
{
    if (sums->count * 4 >= sums->room * 3)
        grow(sums);
    struct sum key = {.student = student, .project = project, .year = year};
    key.line = keep_line(sums, line);
    struct sum *sum = sum_place(sums->places, sums->room, &key);
    if (sum->student == 0) {
        *sum = key;
        sums->count++;
    }
    sum->amount += amount;
    sum->parts++;
}

static int in_order(const void *a, const void *b)
{
    const struct sum *x = a, *y = b;
    if (x->student != y->student)
        return x->student < y->student ? -1 : 1;
    if (x->project != y->project)
        return x->project < y->project ? -1 : 1;
    return x->year != y->year ? x->year - y->year : strcmp(x->line, y->line);
}

void sums_sort(struct sums *sums)
{
    size_t kept = 0;
    for (size_t i = 0; i < sums->room; i++)
        if (sums->places[i].student != 0)
            sums->places[kept++] = sums->places[i];
    if (kept > 0)
        qsort(sums->places, kept, sizeof(*sums->places), in_order);
}

void sums_clear(struct sums *sums)
{
    for (size_t i = 0; i < sums->line_room; i++)
        free(sums->lines[i]);
    free(sums->lines);
    free(sums->places);
    *sums = (struct sums){0};
}
