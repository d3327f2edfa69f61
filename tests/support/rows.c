/* The entries that benchmarks load. */
#include "support/rows.h"

#include <string.h>

enum { TEXTS = 8 };

static const char *const activities[TEXTS] = {
    "Fed and watered lambs, looked over the fence", "Cleaned two pens, new straw in both",
    "Washed and clipped for the county show",       "Gave vaccine, wrote down lot and dose",
    "Moved sprinkler line in the north field",      "Weighed every animal, gains on the chart",
    "Mended gate hinge, greased the latch",         "Picked and boxed produce for Saturday",
};
static const char *const memos[TEXTS] = {
    "Grower feed, 12%, 8 bags of 50 lb",
    "County fair auction",
    "Farm call and antibiotics",
    "22 gal diesel for the tractor",
    "30 bales of straw",
    "14 dozen eggs",
    "Entry fee, spring show",
    "Weekend work",
};
static const char *const spent_on[TEXTS] = {
    "feed", "veterinary", "fuel", "supplies", "fees", "repairs", "rent", "miscellaneous",
};
static const char *const earned_by[] = {"livestock", "crops", "products", "premiums"};

int rows_students(int projects)
{
    return (projects + 2) / 3;
}

int rows_student_of(int project, int projects)
{
    return 1 + (project - 1) % rows_students(projects);
}

static void two_digits(char *at, int number)
{
    at[0] = (char)('0' + number / 10);
    at[1] = (char)('0' + number % 10);
}

void rows_date(int year, int month, int day, char out[static 11])
{
    memcpy(out, "0000-00-00", 11);
    two_digits(out, year / 100);
    two_digits(out + 2, year % 100);
    two_digits(out + 5, month);
    two_digits(out + 8, day);
}

static void next_date(struct chance *chance, char date[static 11])
{
    int year = ROWS_FIRST_YEAR + (int)chance_below(chance, ROWS_YEARS);
    int month = 1 + (int)chance_below(chance, 12);
    rows_date(year, month, 1 + (int)chance_below(chance, 28), date);
}

struct rows_hours rows_next_hours(struct chance *chance, int projects)
{
    struct rows_hours row = {.project = 1 + (int)chance_below(chance, (unsigned)projects)};
    next_date(chance, row.date);
    row.minutes = 15 * (1 + (int)chance_below(chance, 12));
    row.activity = activities[chance_below(chance, TEXTS)];
    return row;
}

struct rows_money rows_next_money(struct chance *chance, int projects)
{
    struct rows_money row = {.project = 1 + (int)chance_below(chance, (unsigned)projects)};
    next_date(chance, row.date);
    row.income = chance_below(chance, 3) == 0;
    row.category_at = (int)chance_below(chance, row.income ? 4 : TEXTS);
    row.category = row.income ? earned_by[row.category_at] : spent_on[row.category_at];
    row.cents = 100 + (int)chance_below(chance, 250000);
    row.memo = memos[chance_below(chance, TEXTS)];
    return row;
}
