/* Makes tales. Everything that posts is in them, in every form that the dictionary gives it, and
 * the days are where mistakes are made more often than chance would have it: ends of years, the
 * middle of months, leap days, the day on which the records begin. */
#include "support/tale.h"

#include "base/attr.h"
#include "base/date.h"
#include "base/mem.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { STUDENTS = 5, PROJECTS = 5, YEARS = 4, NAMES = 64, WORD = 40 };

struct student {
    char number[WORD];
    struct date records_from;
    unsigned projects;
    bool placement[PROJECTS];
    bool job[PROJECTS];
};

/* Something that has a name of its own, and whose it is. */
struct named {
    char name[WORD];
    unsigned student;
    struct date date;
};

struct maker {
    struct chance chance;
    struct tale *tale;
    size_t room;
    int first_year, years, step;
    unsigned students;
    struct student people[STUDENTS];
    struct named assets[NAMES], loans[NAMES];
    unsigned asset_count, loan_count;
};

static unsigned roll(struct maker *m, unsigned sides)
{
    return chance_below(&m->chance, sides);
}

/* One of some words, which are separated by spaces. */
static const char *pick(struct maker *m, const char *words)
{
    static char kept[8][WORD];
    static unsigned at;
    unsigned count = 1;
    for (const char *w = words; *w != '\0'; w++)
        count += *w == ' ';
    for (unsigned skip = roll(m, count); skip > 0; skip--)
        words = strchr(words, ' ') + 1;
    char *out = kept[at++ % 8];
    snprintf(out, WORD, "%.*s", (int)strcspn(words, " "), words);
    return out;
}

/* Whether it is one of some words. */
static bool is_one(const char *word, const char *words)
{
    size_t nbytes = strlen(word);
    for (const char *w = words; *w != '\0'; w += strcspn(w, " "), w += *w == ' ')
        if (strcspn(w, " ") == nbytes && memcmp(w, word, nbytes) == 0)
            return true;
    return false;
}

/* ---- deeds ----------------------------------------------------------------------------------- */

static struct deed *add_deed(struct maker *m, enum deed_does does, const char *kind)
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

static struct deed *add(struct maker *m, const char *kind)
{
    return add_deed(m, DEED_ADD, kind);
}

static void put(struct deed *deed, const char *format, ...) ATTR_PRINTF(2, 3);
static void put(struct deed *deed, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (deed->count < TALE_PAIRS)
        deed->pairs[deed->count++] = mem_text(text);
}

static void put_day(struct deed *deed, const char *field, struct date date)
{
    char iso[DATE_ISO_SIZE];
    put(deed, "%s=%s", field, date_iso(date, iso));
}

/* Small amounts, where a cent of rounding is much, everyday ones, and the largest there may be. */
static void put_money(struct maker *m, struct deed *deed, const char *field)
{
    unsigned size = roll(m, 40);
    unsigned cents = size == 0   ? 999999999
                     : size < 12 ? 1 + roll(m, 30)
                     : size < 20 ? 100 * (1 + roll(m, 500))
                                 : 1 + roll(m, 120000);
    put(deed, "%s=%u.%02u", field, cents / 100, cents % 100);
}

/* ---- days ------------------------------------------------------------------------------------ */

static struct date some_day(struct maker *m, const struct student *student)
{
    int year = m->first_year + (int)roll(m, (unsigned)m->years);
    switch (roll(m, 12)) {
    case 0:
        return (struct date){year, 12, 31};
    case 1:
        return (struct date){year, 1, 1};
    case 2:
        return date_is_valid((struct date){year, 2, 29}) ? (struct date){year, 2, 29}
                                                         : (struct date){year, 2, 28};
    case 3:
        return (struct date){year, 1 + (int)roll(m, 12), 15 + (int)roll(m, 2)};
    case 4:
        return student->records_from;
    default:
        return (struct date){year, 1 + (int)roll(m, 12), 1 + (int)roll(m, 28)};
    }
}

/* A day on which records may lie: not before they begin. */
static struct date some_later_day(struct maker *m, const struct student *student)
{
    struct date day = some_day(m, student);
    return !m->tale->odd && date_compare(day, student->records_from) < 0 ? student->records_from
                                                                         : day;
}

static struct date after(struct date day, unsigned days)
{
    return date_from_number(date_number(day) + (int)days);
}

/* ---- people and projects --------------------------------------------------------------------- */

static void add_chapter(struct maker *m)
{
    struct deed *deed = add(m, "chapter");
    put(deed, "name=Random %llu", (unsigned long long)m->tale->seed);
    put(deed, "state=OK");
    put(deed, "depreciation_rule=%s", pick(m, "full_year monthly"));
    put(deed, "raised_value=%s", pick(m, "income equity"));
    put(deed, "borrowed_tools=%s", pick(m, "ownership ownership placement"));
}

static struct date some_beginning(struct maker *m)
{
    int year = m->first_year - (int)roll(m, 2);
    switch (roll(m, 6)) {
    case 0:
        return (struct date){year, 12, 31};
    case 1:
    case 2:
        return (struct date){m->first_year, 1, 1};
    case 3:
        return (struct date){m->first_year + (m->years > 1), 2, 28};
    default:
        return (struct date){year, 1 + (int)roll(m, 12), 1 + (int)roll(m, 28)};
    }
}

static void add_student(struct maker *m, unsigned s)
{
    struct student *student = &m->people[s];
    snprintf(student->number, WORD, "B%llu-%u", (unsigned long long)m->tale->seed, s + 1);
    student->records_from = some_beginning(m);
    struct deed *deed = add(m, "student");
    put(deed, "number=%s", student->number);
    put(deed, "name=Student, %u", s + 1);
    put_day(deed, "entered_ag_ed", student->records_from);
    if (roll(m, 2))
        put_day(deed, "records_from", student->records_from);
    student->projects = 1 + roll(m, PROJECTS);
    for (unsigned p = 0; p < student->projects; p++) {
        const char *type = pick(m, "ownership ownership ownership placement placement placement"
                                   " school_enterprise research_experimental foundational"
                                   " service_learning");
        student->placement[p] = strcmp(type, "placement") == 0;
        deed = add(m, "project");
        put(deed, "student=%s", student->number);
        put(deed, "title=P%u", p + 1);
        put(deed, "type=%s", type);
        put_day(deed, "began", student->records_from);
        put(deed, "proceeds=%s", pick(m, "mine mine mine mine school"));
        student->job[p] = student->placement[p] && roll(m, 3);
        if (!student->job[p])
            continue;
        deed = add(m, "position");
        put(deed, "student=%s", student->number);
        put(deed, "project=P%u", p + 1);
        put(deed, "employer=E");
        put(deed, "title=Job");
        put_day(deed, "begins", student->records_from);
        put(deed, "duties=Counter\nLoading");
    }
}

static struct student *some_student(struct maker *m, unsigned *number)
{
    unsigned s = roll(m, m->students);
    if (number != NULL)
        *number = s;
    return &m->people[s];
}

/* Mostly a project of the sort that is wanted, if there is one. */
static unsigned some_project(struct maker *m, const struct student *student, bool placement)
{
    unsigned p = roll(m, student->projects);
    for (int tries = 0; tries < 6 && student->placement[p] != placement; tries++)
        p = roll(m, student->projects);
    return p + 1;
}

static unsigned any_project(struct maker *m, const struct student *student)
{
    return 1 + roll(m, student->projects);
}

/* ---- money ----------------------------------------------------------------------------------- */

static void put_settled(struct maker *m, struct deed *deed, unsigned student, struct date day)
{
    unsigned how = roll(m, 6);
    if (how == 0 && m->loan_count > 0) {
        const struct named *loan = &m->loans[roll(m, m->loan_count)];
        put(deed, "settled=loan");
        if (loan->student == student)
            put(deed, "loan=%s", loan->name);
    } else if (how <= 2) {
        put(deed, "settled=later");
        if (roll(m, 2))
            put_day(deed, "paid_on", after(day, roll(m, 3) ? roll(m, 500) : 0));
    }
}

static void add_money(struct maker *m)
{
    static const char expenses[] = "resale feed feed seed supplies miscellaneous fees interest";
    static const char incomes[] = "livestock crops products services custom_work premiums other";
    unsigned s;
    const struct student *student = some_student(m, &s);
    const char *type =
        pick(m, "sale sale sale sale expense expense expense expense expense refund home_use barter"
                " labor transfer gift interest loan_payment contribution withdrawal other_income"
                " other_expense");
    struct date day = some_day(m, student);
    struct deed *deed = add(m, "money");
    put(deed, "student=%s", student->number);
    put_day(deed, "date", day);
    put(deed, "type=%s", type);
    if (!is_one(type, "loan_payment contribution withdrawal other_income other_expense"))
        put(deed, "project=P%u", some_project(m, student, roll(m, 4) == 0));
    if (strcmp(type, "transfer") == 0)
        put(deed, "to_project=P%u", any_project(m, student));
    if (strcmp(type, "loan_payment") == 0 && m->loan_count > 0)
        put(deed, "loan=%s", m->loans[roll(m, m->loan_count)].name);
    bool income = strcmp(type, "sale") == 0 || strcmp(type, "home_use") == 0;
    if (!is_one(type, "interest loan_payment contribution other_income other_expense withdrawal") &&
        roll(m, 5))
        put(deed, "category=%s", pick(m, income ? incomes : expenses));
    if (strcmp(type, "withdrawal") == 0)
        put(deed, "category=%s", pick(m, "education family personal taxes"));
    if (strcmp(type, "contribution") == 0)
        put(deed, "category=%s", pick(m, "gift family personal"));
    put_money(m, deed, roll(m, 12) ? "amount" : "whole");
    if (is_one(type, "sale expense refund interest other_income other_expense"))
        put_settled(m, deed, s, day);
    if (roll(m, 4) == 0)
        put(deed, "quantity=%u", 1 + roll(m, 12));
}

static void add_paycheck(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    unsigned gross = 1 + roll(m, roll(m, 3) ? 60000 : 20), project = some_project(m, student, true);
    struct deed *deed = add(m, "paycheck");
    put(deed, "student=%s", student->number);
    put(deed, "project=P%u", project);
    put_day(deed, "date", some_day(m, student));
    if (student->job[project - 1] && roll(m, 3))
        put(deed, "position=Job");
    if (roll(m, 2))
        put(deed, "time=%u:%02u", roll(m, 90), roll(m, 60));
    put(deed, "gross=%u.%02u", gross / 100, gross % 100);
    unsigned taxes = roll(m, gross / 3 + 1), other = roll(m, 3) ? 0 : roll(m, gross / 3 + 1);
    put(deed, "taxes=%u.%02u", taxes / 100, taxes % 100);
    put(deed, "other_withheld=%u.%02u", other / 100, other % 100);
    if (roll(m, 2)) {
        unsigned kept = roll(m, gross / 3 + 1);
        put(deed, "sae_withheld=%u.%02u", kept / 100, kept % 100);
        if (kept > 0 && roll(m, 4))
            put(deed, "sae_category=%s", pick(m, "feed resale supplies"));
        if (kept > 0 && roll(m, 2))
            put(deed, "sae_project=P%u", any_project(m, student));
    }
}

static void add_loan(struct maker *m)
{
    unsigned s;
    const struct student *student = some_student(m, &s);
    struct date day = some_later_day(m, student);
    if (m->loan_count == NAMES)
        return;
    struct named *loan = &m->loans[m->loan_count++];
    const char *received = pick(m, "cash cash goods beginning");
    if (strcmp(received, "beginning") == 0) /* it may have been lent long before */
        day = after(student->records_from, 0U - (roll(m, 2) ? 0 : roll(m, 900)));
    char iso[DATE_ISO_SIZE];
    loan->student = s;
    loan->date = day;
    snprintf(loan->name, WORD, "Bank%u %s", m->loan_count, date_iso(day, iso));
    struct deed *deed = add(m, "loan");
    put(deed, "student=%s", student->number);
    put(deed, "lender=Bank%u", m->loan_count);
    put_day(deed, "date", day);
    put_money(m, deed, "principal");
    put(deed, "received=%s", received);
    if (roll(m, 2))
        put(deed, "project=P%u", any_project(m, student));
    if (roll(m, 3))
        put_day(deed, "due",
                roll(m, 2) ? date_add_months(day, 12 * (int)roll(m, 5))
                           : after(day, roll(m, 1200)));
}

/* ---- property -------------------------------------------------------------------------------- */

static void add_asset(struct maker *m)
{
    unsigned s;
    const struct student *student = some_student(m, &s);
    const char *how = pick(m, "bought bought bought raised kept gift traded worked_for beginning"
                              " beginning");
    const char *class = pick(m, "breeding_livestock breeding_livestock machinery equipment building"
                                " land perennial_crop other");
    struct date day = some_later_day(m, student);
    bool beginning = strcmp(how, "beginning") == 0;
    if (m->asset_count == NAMES)
        return;
    if (beginning) /* or an earlier day, for the reader */
        day = roll(m, 3) ? student->records_from : after(student->records_from, 0U - roll(m, 900));
    struct named *asset = &m->assets[m->asset_count++];
    snprintf(asset->name, WORD, "Item%u", m->asset_count);
    asset->student = s;
    asset->date = beginning ? student->records_from : day;
    struct deed *deed = add(m, "asset");
    put(deed, "student=%s", student->number);
    if (roll(m, 6))
        put(deed, "project=P%u", any_project(m, student));
    put(deed, "name=%s", asset->name);
    put(deed, "class=%s", class);
    if (!beginning || roll(m, 2))
        put_day(deed, "acquired", day);
    put(deed, "how=%s", how);
    if (roll(m, 2))
        put(deed, "count=%u", 1 + roll(m, 9));
    put_money(m, deed, "cost");
    if (roll(m, 3) == 0)
        put(deed, "salvage=0.%02u", roll(m, 40));
    if (strcmp(how, "raised") != 0 && strcmp(class, "land") != 0 && roll(m, 4))
        put(deed, "life_years=%u", roll(m, 8));
    if (strcmp(how, "bought") == 0)
        put_settled(m, deed, s, day);
}

static const struct named *some_asset(struct maker *m)
{
    return m->asset_count > 0 ? &m->assets[roll(m, m->asset_count)] : NULL;
}

/* A day of the asset's life, in order to be taken. */
static struct date asset_day(struct maker *m, const struct named *asset)
{
    struct date day = some_day(m, &m->people[asset->student]);
    return date_compare(day, asset->date) < 0 ? after(asset->date, roll(m, 3) ? roll(m, 400) : 0)
                                              : day;
}

static void add_disposal(struct maker *m)
{
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    const char *how = pick(m, "sold sold sold died lost home_use to_current");
    struct deed *deed = add(m, "disposal");
    put(deed, "student=%s", m->people[asset->student].number);
    put(deed, "asset=%s", asset->name);
    put_day(deed, "date", asset_day(m, asset));
    put(deed, "how=%s", how);
    if (roll(m, 3))
        put(deed, "count=%u", 1 + roll(m, 4));
    if (strcmp(how, "home_use") == 0 || (strcmp(how, "sold") == 0 && roll(m, 5)))
        put_money(m, deed, "proceeds");
}

static void add_valuation(struct maker *m)
{
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    struct deed *deed = add(m, "valuation");
    put(deed, "student=%s", m->people[asset->student].number);
    put(deed, "asset=%s", asset->name);
    put_day(deed, "as_of", asset_day(m, asset));
    put_money(m, deed, "value");
    put(deed, "reason=Appraised");
}

static void add_asset_use(struct maker *m)
{
    static const char *const shares[] = {"50", "100", "33.33", "66.67", "12.5", "0", "0.01"};
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    const struct student *student = &m->people[asset->student];
    int year = m->first_year + (int)roll(m, (unsigned)m->years);
    for (unsigned rows = 1 + roll(m, 3); rows > 0; rows--) {
        struct deed *deed = add(m, "asset_use");
        put(deed, "student=%s", student->number);
        put(deed, "asset=%s", asset->name);
        put(deed, "year=%d", year);
        put(deed, "project=P%u", any_project(m, student));
        put(deed, "share=%s", shares[roll(m, COUNT_OF(shares))]);
    }
}

/* ---- counts ---------------------------------------------------------------------------------- */

static void add_stock(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    unsigned project = some_project(m, student, false);
    struct date day = some_later_day(m, student);
    if (roll(m, 5) == 0) {
        struct deed *deed = add(m, "counted");
        put(deed, "student=%s", student->number);
        put(deed, "project=P%u", project);
        put_day(deed, "as_of", day);
    }
    for (unsigned rows = roll(m, 3); rows < 3; rows++) {
        struct deed *deed = add(m, "stock");
        put(deed, "student=%s", student->number);
        put(deed, "project=P%u", project);
        put_day(deed, "as_of", day);
        put(deed, "item=%s", pick(m, "hay HAY corn pigs"));
        if (roll(m, 6))
            put_money(m, deed, "value");
        else
            put(deed, "value=0");
    }
}

static void add_balance(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    struct date day = some_later_day(m, student);
    for (unsigned rows = roll(m, 3); rows < 3; rows++) {
        struct deed *deed = add(m, "balance");
        put(deed, "student=%s", student->number);
        put_day(deed, "as_of", day);
        put(deed, "item=%s", pick(m, "one ONE two"));
        put(deed, "class=%s",
            pick(m, "cash cash cash receivable prepaid current_asset noncurrent_asset payable"
                    " current_liability noncurrent_liability"));
        put(deed, "scope=%s", pick(m, "sae sae personal"));
        if (roll(m, 3) == 0)
            put(deed, "productive=%s", pick(m, "yes no"));
        if (roll(m, 6))
            put_money(m, deed, "amount");
        else
            put(deed, "amount=0");
    }
}

/* ---- hours and the rest ---------------------------------------------------------------------- */

static void add_hours(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    unsigned project = some_project(m, student, roll(m, 2));
    bool placement = student->placement[project - 1];
    struct deed *deed = add(m, "hours");
    put(deed, "student=%s", student->number);
    put(deed, "project=P%u", project);
    put_day(deed, "date", some_day(m, student));
    put(deed, "time=%u:%02u", roll(m, 9), 1 + roll(m, 59));
    put(deed, "activity=Fed");
    if (roll(m, 4) == 0)
        put(deed, "in_class=yes");
    if (placement && roll(m, 2))
        put(deed, "paid=yes");
    if (student->job[project - 1] && roll(m, 3)) {
        put(deed, "position=Job");
        if (roll(m, 2))
            put(deed, "duty=%s", pick(m, "Counter Loading"));
    }
}

static void add_scope(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    struct deed *deed = add(m, "scope");
    put(deed, "student=%s", student->number);
    put(deed, "project=P%u", any_project(m, student));
    put(deed, "year=%d", m->first_year + (int)roll(m, (unsigned)m->years));
    put(deed, "owned=%s", pick(m, "50 33.33 100 12.5 0.01"));
}

/* Only the lines that are no sum of others. */
static void add_brought(struct maker *m)
{
    const struct student *student = some_student(m, NULL);
    bool job = roll(m, 2);
    unsigned project = some_project(m, student, job);
    struct deed *deed = add(m, "brought_forward");
    put(deed, "student=%s", student->number);
    put(deed, "project=P%u", project);
    put(deed, "year=%d", m->first_year - 2 + (int)roll(m, 4));
    put(deed, "line=%s",
        student->placement[project - 1]
            ? pick(m, "gross expenses paid_hours unpaid_hours")
            : pick(m, "cash_sales used_at_home bartered labor_exchange transferred_out resale"
                      " cash_feed noncash_feed cash_other noncash_other gain_loss raised"
                      " depreciation"));
    put_money(m, deed, "amount");
    put(deed, "source=An older book");
}

/* ---- afterthoughts --------------------------------------------------------------------------- */

static void change_chapter(struct maker *m)
{
    struct deed *deed = add_deed(m, DEED_EDIT, "chapter");
    deed->of = 0; /* the chapter is the first of all */
    put(deed, "depreciation_rule=%s", pick(m, "full_year monthly"));
    put(deed, "raised_value=%s", pick(m, "income equity"));
}

static void change_one(struct maker *m, struct deed *deed, const struct student *student)
{
    const char *kind = deed->kind;
    if (strcmp(kind, "money") == 0 && roll(m, 2))
        put_day(deed, "date", some_day(m, student));
    else if (strcmp(kind, "money") == 0 || strcmp(kind, "balance") == 0)
        put_money(m, deed, "amount");
    else if (strcmp(kind, "stock") == 0 || strcmp(kind, "valuation") == 0)
        put_money(m, deed, "value");
    else if (strcmp(kind, "asset") == 0 && roll(m, 2))
        put(deed, "life_years=%u", roll(m, 6));
    else if (strcmp(kind, "asset") == 0)
        put_money(m, deed, "cost");
    else if (strcmp(kind, "disposal") == 0)
        put(deed, "count=%u", 1 + roll(m, 3));
    else if (strcmp(kind, "paycheck") == 0)
        put_money(m, deed, "gross");
    else if (strcmp(kind, "loan") == 0)
        put_day(deed, "due", some_later_day(m, student));
    else if (strcmp(kind, "project") == 0)
        put(deed, "proceeds=%s", pick(m, "mine school"));
    else if (strcmp(kind, "hours") == 0)
        put(deed, "time=%u:%02u", roll(m, 9), 1 + roll(m, 59));
    else
        deed->does = DEED_DELETE;
}

static void change_something(struct maker *m)
{
    size_t of = roll(m, (unsigned)m->tale->count);
    if (m->tale->deeds[of].does != DEED_ADD)
        return;
    if (strcmp(m->tale->deeds[of].kind, "chapter") == 0 || roll(m, 12) == 0) {
        change_chapter(m);
        return;
    }
    bool edit = roll(m, 2) || strcmp(m->tale->deeds[of].kind, "project") == 0;
    struct deed *deed = add_deed(m, edit ? DEED_EDIT : DEED_DELETE, m->tale->deeds[of].kind);
    deed->of = of;
    if (edit && strcmp(deed->kind, "student") == 0 && m->tale->odd)
        put_day(deed, "records_from", some_day(m, &m->people[0]));
    else if (edit && strcmp(deed->kind, "student") == 0)
        put(deed, "notes=Looked at"); /* what records_from carries stays where it is */
    else if (edit)
        change_one(m, deed, &m->people[roll(m, m->students)]);
}

/* ---- the tale -------------------------------------------------------------------------------- */

static void add_something(struct maker *m)
{
    static void (*const things[])(struct maker *) = {
        add_money, add_money, add_money,    add_money,        add_paycheck,  add_loan,
        add_asset, add_asset, add_disposal, add_disposal,     add_valuation, add_asset_use,
        add_stock, add_stock, add_balance,  add_hours,        add_scope,     add_brought,
        add_money, add_asset, add_hours,    change_something,
    };
    things[roll(m, COUNT_OF(things))](m);
}

struct tale tale_make(uint64_t seed)
{
    struct tale tale = {.seed = seed};
    struct maker m = {.chance = tale_chance(seed), .tale = &tale};
    tale.odd = roll(&m, 10) == 0;
    m.first_year = 2022 + (int)roll(&m, 3);
    m.years = 1 + (int)roll(&m, YEARS);
    m.students = 1 + roll(&m, 3) % 2 * roll(&m, STUDENTS);
    /* Mostly when all is over; sometimes in the middle of it. */
    struct date today = {m.first_year + m.years + 1, 6, 30};
    if (roll(&m, 4) == 0)
        today = some_day(&m, &(struct student){.records_from = {m.first_year, 8, 20}});
    date_iso(today, tale.today);
    add_chapter(&m);
    for (unsigned s = 0; s < m.students; s++)
        add_student(&m, s);
    /* Small books tell best what is wrong, large ones have more of it. */
    unsigned sizes[] = {4, 8, 15, 30, 60}, steps[] = {1, 1, 5, 30};
    unsigned things = 2 + roll(&m, sizes[roll(&m, COUNT_OF(sizes))] * m.students);
    unsigned together = steps[roll(&m, COUNT_OF(steps))];
    for (unsigned i = 0; i < things; i++) {
        if (roll(&m, together) == 0)
            m.step++;
        add_something(&m);
    }
    return tale;
}
