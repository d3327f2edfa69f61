/* Makes tales. Everything that posts is in them, in every form that the dictionary gives it, and
 * the days are where mistakes are made more often than chance would have it: ends of years, the
 * middle of months, leap days, the day on which the records begin. */
#include "support/tale_inside.h"

#include "base/mem.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

unsigned maker_roll(struct maker *m, unsigned sides)
{
    return chance_below(&m->chance, sides);
}

/* One of some words, which are separated by spaces. */
const char *maker_pick(struct maker *m, const char *words)
{
    static char kept[8][WORD];
    static unsigned at;
    unsigned count = 1;
    for (const char *w = words; *w != '\0'; w++)
        count += *w == ' ';
    for (unsigned skip = maker_roll(m, count); skip > 0; skip--)
        words = strchr(words, ' ') + 1;
    char *out = kept[at++ % 8];
    snprintf(out, WORD, "%.*s", (int)strcspn(words, " "), words);
    return out;
}

/* Whether it is one of some words. */
bool maker_is_one(const char *word, const char *words)
{
    size_t nbytes = strlen(word);
    for (const char *w = words; *w != '\0'; w += strcspn(w, " "), w += *w == ' ')
        if (strcspn(w, " ") == nbytes && memcmp(w, word, nbytes) == 0)
            return true;
    return false;
}

/* ---- deeds ----------------------------------------------------------------------------------- */

struct deed *maker_deed(struct maker *m, enum deed_does does, const char *kind)
{
    struct tale *tale = m->tale;
    if (tale->count == m->room) {
        m->room = m->room ? m->room * 2 : 64;
        tale->deeds = mem_grow(tale->deeds, m->room, sizeof *tale->deeds);
    }
    struct deed *deed = &tale->deeds[tale->count++];
    *deed = (struct deed){.does = does, .kind = kind, .step = m->step};
    return deed;
}

struct deed *maker_add(struct maker *m, const char *kind)
{
    return maker_deed(m, DEED_ADD, kind);
}

void maker_put(struct deed *deed, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (deed->count < TALE_PAIRS)
        deed->pairs[deed->count++] = mem_text(text);
}

void maker_put_day(struct deed *deed, const char *field, struct date date)
{
    char iso[DATE_ISO_SIZE];
    maker_put(deed, "%s=%s", field, date_iso(date, iso));
}

/* Small amounts, where a cent of rounding is much, everyday ones, and the largest there may be. */
void maker_put_money(struct maker *m, struct deed *deed, const char *field)
{
    unsigned size = maker_roll(m, 40);
    unsigned cents = size == 0   ? 999999999
                     : size < 12 ? 1 + maker_roll(m, 30)
                     : size < 20 ? 100 * (1 + maker_roll(m, 500))
                                 : 1 + maker_roll(m, 120000);
    maker_put(deed, "%s=%u.%02u", field, cents / 100, cents % 100);
}

/* ---- days ------------------------------------------------------------------------------------ */

struct date maker_day(struct maker *m, const struct student *student)
{
    int year = m->first_year + (int)maker_roll(m, (unsigned)m->years);
    struct date again = m->recent[maker_roll(m, COUNT_OF(m->recent))];
    switch (maker_roll(m, 12)) {
    case 5:
        return again.year != 0 ? again : student->records_from;
    case 0:
        return (struct date){year, 12, 31};
    case 1:
        return (struct date){year, 1, 1};
    case 2:
        return date_is_valid((struct date){year, 2, 29}) ? (struct date){year, 2, 29}
                                                         : (struct date){year, 2, 28};
    case 3:
        return (struct date){year, 1 + (int)maker_roll(m, 12), 15 + (int)maker_roll(m, 2)};
    case 4:
        return student->records_from;
    default:
        again = (struct date){year, 1 + (int)maker_roll(m, 12), 1 + (int)maker_roll(m, 28)};
        m->recent[m->recent_at++ % COUNT_OF(m->recent)] = again;
        return again;
    }
}

/* A day on which records may lie: not before they begin. */
struct date maker_later_day(struct maker *m, const struct student *student)
{
    struct date day = maker_day(m, student);
    return !m->tale->odd && date_compare(day, student->records_from) < 0 ? student->records_from
                                                                         : day;
}

struct date maker_after(struct date day, unsigned days)
{
    return date_from_number(date_number(day) + (int)days);
}

/* ---- people and projects --------------------------------------------------------------------- */

static void add_chapter(struct maker *m)
{
    struct deed *deed = maker_add(m, "chapter");
    maker_put(deed, "name=Random %llu", (unsigned long long)m->tale->seed);
    maker_put(deed, "state=OK");
    maker_put(deed, "depreciation_rule=%s", maker_pick(m, "full_year monthly"));
    maker_put(deed, "raised_value=%s", maker_pick(m, "income equity"));
    maker_put(deed, "borrowed_tools=%s", maker_pick(m, "ownership ownership placement"));
}

static struct date some_beginning(struct maker *m)
{
    int year = m->first_year - (int)maker_roll(m, 2);
    switch (maker_roll(m, 6)) {
    case 0:
        return (struct date){year, 12, 31};
    case 1:
    case 2:
        return (struct date){m->first_year, 1, 1};
    case 3:
        return (struct date){m->first_year + (m->years > 1), 2, 28};
    default:
        return (struct date){year, 1 + (int)maker_roll(m, 12), 1 + (int)maker_roll(m, 28)};
    }
}

static void add_student(struct maker *m, unsigned s)
{
    struct student *student = &m->people[s];
    snprintf(student->number, WORD, "B%llu-%u", (unsigned long long)m->tale->seed, s + 1);
    student->records_from = some_beginning(m);
    struct deed *deed = maker_add(m, "student");
    maker_put(deed, "number=%s", student->number);
    maker_put(deed, "name=Student, %u", s + 1);
    maker_put_day(deed, "entered_ag_ed", student->records_from);
    if (maker_roll(m, 2))
        maker_put_day(deed, "records_from", student->records_from);
    student->projects = 1 + maker_roll(m, PROJECTS);
    for (unsigned p = 0; p < student->projects; p++) {
        const char *type =
            maker_pick(m, "ownership ownership ownership placement placement placement"
                          " school_enterprise research_experimental foundational"
                          " service_learning");
        student->placement[p] = strcmp(type, "placement") == 0;
        deed = maker_add(m, "project");
        maker_put(deed, "student=%s", student->number);
        maker_put(deed, "title=P%u", p + 1);
        maker_put(deed, "type=%s", type);
        maker_put_day(deed, "began", student->records_from);
        maker_put(deed, "proceeds=%s", maker_pick(m, "mine mine mine mine school"));
        student->job[p] = student->placement[p] && maker_roll(m, 3);
        if (!student->job[p])
            continue;
        deed = maker_add(m, "position");
        maker_put(deed, "student=%s", student->number);
        maker_put(deed, "project=P%u", p + 1);
        maker_put(deed, "employer=E");
        maker_put(deed, "title=Job");
        maker_put_day(deed, "begins", student->records_from);
        maker_put(deed, "duties=Counter\nLoading");
    }
}

struct student *maker_student(struct maker *m, unsigned *number)
{
    unsigned s = maker_roll(m, m->students);
    if (number != NULL)
        *number = s;
    return &m->people[s];
}

/* Mostly a project of the sort that is wanted, if there is one. */
unsigned maker_project(struct maker *m, const struct student *student, bool placement)
{
    unsigned p = maker_roll(m, student->projects);
    for (int tries = 0; tries < 6 && student->placement[p] != placement; tries++)
        p = maker_roll(m, student->projects);
    return p + 1;
}

unsigned maker_any_project(struct maker *m, const struct student *student)
{
    return 1 + maker_roll(m, student->projects);
}

/* ---- hours and the rest ---------------------------------------------------------------------- */

static void add_hours(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    unsigned project = maker_project(m, student, maker_roll(m, 2));
    bool placement = student->placement[project - 1];
    struct deed *deed = maker_add(m, "hours");
    maker_put(deed, "student=%s", student->number);
    maker_put(deed, "project=P%u", project);
    maker_put_day(deed, "date", maker_day(m, student));
    maker_put(deed, "time=%u:%02u", maker_roll(m, 9), 1 + maker_roll(m, 59));
    maker_put(deed, "activity=Fed");
    if (maker_roll(m, 4) == 0)
        maker_put(deed, "in_class=yes");
    if (placement && maker_roll(m, 2))
        maker_put(deed, "paid=yes");
    if (student->job[project - 1] && maker_roll(m, 3)) {
        maker_put(deed, "position=Job");
        if (maker_roll(m, 2))
            maker_put(deed, "duty=%s", maker_pick(m, "Counter Loading"));
    }
}

static void add_scope(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    struct deed *deed = maker_add(m, "scope");
    maker_put(deed, "student=%s", student->number);
    maker_put(deed, "project=P%u", maker_any_project(m, student));
    maker_put(deed, "year=%d", m->first_year + (int)maker_roll(m, (unsigned)m->years));
    maker_put(deed, "owned=%s", maker_pick(m, "50 33.33 100 12.5 0.01"));
}

/* Only the lines that are no sum of others. */
static void add_brought(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    bool job = maker_roll(m, 2);
    unsigned project = maker_project(m, student, job);
    struct deed *deed = maker_add(m, "brought_forward");
    maker_put(deed, "student=%s", student->number);
    maker_put(deed, "project=P%u", project);
    maker_put(deed, "year=%d", m->first_year - 2 + (int)maker_roll(m, 4));
    maker_put(
        deed, "line=%s",
        student->placement[project - 1]
            ? maker_pick(m, "gross expenses paid_hours unpaid_hours")
            : maker_pick(m, "cash_sales used_at_home bartered labor_exchange transferred_out resale"
                            " cash_feed noncash_feed cash_other noncash_other gain_loss raised"
                            " depreciation"));
    maker_put_money(m, deed, "amount");
    maker_put(deed, "source=An older book");
}

/* ---- afterthoughts --------------------------------------------------------------------------- */

static void change_chapter(struct maker *m)
{
    struct deed *deed = maker_deed(m, DEED_EDIT, "chapter");
    deed->of = 0; /* the chapter is the first of all */
    maker_put(deed, "depreciation_rule=%s", maker_pick(m, "full_year monthly"));
    maker_put(deed, "raised_value=%s", maker_pick(m, "income equity"));
}

static void change_one(struct maker *m, struct deed *deed, const struct student *student)
{
    const char *kind = deed->kind;
    if (strcmp(kind, "money") == 0 && maker_roll(m, 2))
        maker_put_day(deed, "date", maker_day(m, student));
    else if (strcmp(kind, "money") == 0 || strcmp(kind, "balance") == 0)
        maker_put_money(m, deed, "amount");
    else if (strcmp(kind, "stock") == 0 || strcmp(kind, "valuation") == 0)
        maker_put_money(m, deed, "value");
    else if (strcmp(kind, "asset") == 0 && maker_roll(m, 2))
        maker_put(deed, "life_years=%u", maker_roll(m, 6));
    else if (strcmp(kind, "asset") == 0)
        maker_put_money(m, deed, "cost");
    else if (strcmp(kind, "disposal") == 0)
        maker_put(deed, "count=%u", 1 + maker_roll(m, 3));
    else if (strcmp(kind, "paycheck") == 0)
        maker_put_money(m, deed, "gross");
    else if (strcmp(kind, "loan") == 0)
        maker_put_day(deed, "due", maker_later_day(m, student));
    else if (strcmp(kind, "project") == 0)
        maker_put(deed, "proceeds=%s", maker_pick(m, "mine school"));
    else if (strcmp(kind, "hours") == 0)
        maker_put(deed, "time=%u:%02u", maker_roll(m, 9), 1 + maker_roll(m, 59));
    else
        deed->does = DEED_DELETE;
}

static void change_something(struct maker *m)
{
    size_t of = maker_roll(m, (unsigned)m->tale->count);
    if (m->tale->deeds[of].does != DEED_ADD)
        return;
    if (strcmp(m->tale->deeds[of].kind, "chapter") == 0 || maker_roll(m, 12) == 0) {
        change_chapter(m);
        return;
    }
    bool edit = maker_roll(m, 2) || strcmp(m->tale->deeds[of].kind, "project") == 0;
    struct deed *deed = maker_deed(m, edit ? DEED_EDIT : DEED_DELETE, m->tale->deeds[of].kind);
    deed->of = of;
    if (edit && strcmp(deed->kind, "student") == 0 && m->tale->odd)
        maker_put_day(deed, "records_from", maker_day(m, &m->people[0]));
    else if (edit && strcmp(deed->kind, "student") == 0)
        maker_put(deed, "notes=Looked at"); /* what records_from carries stays where it is */
    else if (edit)
        change_one(m, deed, &m->people[maker_roll(m, m->students)]);
}

/* ---- the tale -------------------------------------------------------------------------------- */

static void add_something(struct maker *m)
{
    static void (*const things[])(struct maker *) = {
        maker_add_money,    maker_add_money,    maker_add_money,     maker_add_money,
        maker_add_paycheck, maker_add_loan,     maker_add_asset,     maker_add_asset,
        maker_add_disposal, maker_add_disposal, maker_add_valuation, maker_add_asset_use,
        maker_add_stock,    maker_add_stock,    maker_add_balance,   add_hours,
        add_scope,          add_brought,        maker_add_money,     maker_add_asset,
        add_hours,          change_something,
    };
    things[maker_roll(m, COUNT_OF(things))](m);
}

struct tale tale_make(uint64_t seed)
{
    struct tale tale = {.seed = seed};
    struct maker m = {.chance = tale_chance(seed), .tale = &tale};
    tale.odd = maker_roll(&m, 10) == 0;
    m.first_year = 2022 + (int)maker_roll(&m, 3);
    m.years = 1 + (int)maker_roll(&m, YEARS);
    m.students = 1 + maker_roll(&m, 3) % 2 * maker_roll(&m, STUDENTS);
    /* Mostly when all is over; sometimes in the middle of it. */
    struct date today = {m.first_year + m.years + 1, 6, 30};
    if (maker_roll(&m, 4) == 0)
        today = maker_day(&m, &(struct student){.records_from = {m.first_year, 8, 20}});
    date_iso(today, tale.today);
    add_chapter(&m);
    for (unsigned s = 0; s < m.students; s++)
        add_student(&m, s);
    /* Small books tell best what is wrong, large ones have more of it. */
    unsigned sizes[] = {4, 8, 15, 30, 60}, steps[] = {1, 1, 5, 30};
    unsigned things = 2 + maker_roll(&m, sizes[maker_roll(&m, COUNT_OF(sizes))] * m.students);
    unsigned together = steps[maker_roll(&m, COUNT_OF(steps))];
    for (unsigned i = 0; i < things; i++) {
        if (maker_roll(&m, together) == 0)
            m.step++;
        add_something(&m);
    }
    return tale;
}
