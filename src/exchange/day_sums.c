/* A hash table with open addressing; student 0 marks a free place. */
#include "exchange/day_sums.h"
#include "base/mem.h"

enum { FIRST_ROOM = 4096 };

static size_t place_of(int64_t student, int day, size_t room)
{
    uint64_t hash = (uint64_t)student * UINT64_C(0x9e3779b97f4a7c15) + (uint64_t)(uint32_t)day;
    hash ^= hash >> 29;
    hash *= UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(hash ^ hash >> 32) & (room - 1);
}

static struct day_sum *find(struct day_sum *places, size_t room, int64_t student, int day)
{
    size_t at = place_of(student, day, room);
    while (places[at].student != 0 && (places[at].student != student || places[at].day != day))
        at = (at + 1) & (room - 1);
    return &places[at];
}

static void grow(struct day_sums *sums)
{
    size_t room = sums->room ? sums->room * 2 : FIRST_ROOM;
    struct day_sum *places = mem_array(room, sizeof *places);
    for (size_t i = 0; i < sums->room; i++) {
        if (sums->places[i].student != 0)
            *find(places, room, sums->places[i].student, sums->places[i].day) = sums->places[i];
    }
    mem_free(sums->places);
    sums->places = places;
    sums->room = room;
}

struct day_sum *day_sums_at(struct day_sums *sums, int64_t student, int day, bool *is_new)
{
    if (sums->used * 4 >= sums->room * 3)
        grow(sums);
    struct day_sum *sum = find(sums->places, sums->room, student, day);
    *is_new = sum->student == 0;
    if (*is_new) {
        *sum = (struct day_sum){.student = student, .day = day};
        sums->used++;
    }
    return sum;
}

void day_sums_free(struct day_sums *sums)
{
    mem_free(sums->places);
    *sums = (struct day_sums){0};
}
