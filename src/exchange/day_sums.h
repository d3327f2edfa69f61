/* Minutes by student and day, for the rule that a day has 24 hours, while a batch is imported. */
#ifndef EXCHANGE_DAY_SUMS_H
#define EXCHANGE_DAY_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct day_sum {
    int64_t student;
    int32_t day, minutes;
};

struct day_sums { /* start with {0} */
    struct day_sum *places;
    size_t room, used; /* room is a power of two */
};

/* The sum of that day, to be added to; *is_new where it was not there yet (0 minutes). Valid until
 * the next call. */
struct day_sum *day_sums_at(struct day_sums *sums, int64_t student, int day, bool *is_new);
void day_sums_free(struct day_sums *sums);

#endif
