#include "degree/measure.h"

#include "base/attr.h"
#include "base/mem.h"
#include "degree/inside.h"
#include <stdlib.h>
#include <string.h>

/* With all others of the book they are read faster than one by one, where they are so many, or more
 * than one in so many of them. */
enum { ALL_AT_ONCE = 100, ONE_IN = 3 };

/* ---- the measures ---------------------------------------------------------------------------- */

/* A family is a view; those to SAVINGS are read as one, totals.c. */
enum family {
    PUT_TOGETHER,
    WORTH,
    MONEY,
    HOURS,
    YEARS,
    SAVINGS,
    LATELY,
    SCHOOL,
    MEMBER,
    DEGREES,
    FFA,
    SERVICE,
    SAE,
    APPLICATION,
    ATTESTED,
    FAMILIES,
};

static const char *const views[FAMILIES] = {
    [MONEY] = "degree_money",       [HOURS] = "degree_hours",
    [YEARS] = "degree_years",       [SAVINGS] = "degree_savings",
    [LATELY] = "degree_lately",     [SCHOOL] = "degree_school",
    [MEMBER] = "degree_member",     [DEGREES] = "degree_degrees",
    [FFA] = "degree_ffa",           [SERVICE] = "degree_service",
    [SAE] = "degree_sae",           [APPLICATION] = "degree_application",
    [ATTESTED] = "degree_attested",
};

/* `parts`: of what is put together, the measures it comes from. */
static const struct {
    const char *name;
    enum family family;
    const char *parts;
} measures[] = {
    {"earned", MONEY, NULL},
    {"gross", MONEY, "gross_ownership gross_placement"},
    {"gross_ownership", MONEY, NULL},
    {"gross_placement", MONEY, NULL},
    {"invested", WORTH, NULL},
    {"equity", WORTH, "invested"},
    {"earned_and_invested", PUT_TOGETHER, "earned invested"},
    {"hours", PUT_TOGETHER, "paid_hours unpaid_hours project_hours carried_hours"},
    {"paid_hours", HOURS, NULL},
    {"unpaid_hours", HOURS, NULL},
    {"project_hours", HOURS, NULL},
    {"carried_hours", HOURS, NULL},
    {"class_hours", HOURS, NULL},
    {"hours_last_2y", LATELY, NULL},
    {"years_with_records", YEARS, NULL},
    {"savings", SAVINGS, NULL},
    {"instruction_hours", SCHOOL, NULL},
    {"enrolled", SCHOOL, NULL},
    {"middle_class", SCHOOL, NULL},
    {"completed_program", SCHOOL, NULL},
    {"postsecondary_years", SCHOOL, NULL},
    {"months_since_graduation", SCHOOL, NULL},
    {"years_since_graduation", SCHOOL, NULL},
    {"grade", SCHOOL, NULL},
    {"gpa", SCHOOL, NULL},
    {"ag_gpa", SCHOOL, NULL},
    {"dues", MEMBER, NULL},
    {"rosters", MEMBER, NULL},
    {"membership_months", MEMBER, NULL},
    {"holds_discovery", DEGREES, NULL},
    {"holds_greenhand", DEGREES, NULL},
    {"holds_chapter", DEGREES, NULL},
    {"holds_state", DEGREES, NULL},
    {"holds_american", DEGREES, NULL},
    {"months_greenhand_degree", DEGREES, NULL},
    {"months_chapter_degree", DEGREES, NULL},
    {"months_state_degree", DEGREES, NULL},
    {"functions", FFA, NULL},
    {"activities_above_chapter", FFA, NULL},
    {"activity_categories", FFA, NULL},
    {"roles", FFA, NULL},
    {"procedures", FFA, NULL},
    {"discussion_minutes", FFA, NULL},
    {"speech_minutes", FFA, NULL},
    {"activities_outside_class", FFA, NULL},
    {"service_hours", SERVICE, NULL},
    {"service_activities", SERVICE, NULL},
    {"sae_plans", SAE, NULL},
    {"active_saes", SAE, NULL},
    {"skills", SAE, NULL},
    {"activity_points", PUT_TOGETHER, NULL}, /* no list of a state's points is known */
    {"points_above_chapter", PUT_TOGETHER, NULL},
    {"signatures", APPLICATION, NULL},
    {"application", APPLICATION, NULL},
};

const char *degree_measure_name(size_t at)
{
    return at < COUNT_OF(measures) ? measures[at].name : NULL;
}

static int by_name(const void *a, const void *b)
{
    const unsigned char *x = a, *y = b;
    return strcmp(measures[*x].name, measures[*y].name);
}

/* COUNT_OF(measures) where there is none of that name. A class asks many thousand times. */
static size_t find(const char *name)
{
    static unsigned char sorted[COUNT_OF(measures)]; /* numbers of measures */
    static bool ready;
    size_t first = 0, end = COUNT_OF(measures);
    for (size_t i = 0; !ready && i < COUNT_OF(measures); i++)
        sorted[i] = (unsigned char)i;
    if (!ready)
        qsort(sorted, COUNT_OF(sorted), sizeof *sorted, by_name);
    ready = true;
    while (first < end) {
        size_t middle = (first + end) / 2;
        int order = strcmp(measures[sorted[middle]].name, name);
        if (order == 0)
            return sorted[middle];
        first = order < 0 ? middle + 1 : first;
        end = order < 0 ? end : middle;
    }
    return COUNT_OF(measures);
}

static struct degree_figure *figure(const struct degree_measures *of, const char *name)
{
    return &of->figures[find(name)];
}

/* ---- what follows from others ---------------------------------------------------------------- */

static void put(struct degree_measures *of, const char *name, bool known, int64_t value)
{
    struct degree_figure *at = figure(of, name);
    if (!at->supposed)
        *at = (struct degree_figure){.value = value, .known = known};
}

/* Minutes that stand behind invested money: of the paid ones as much as of the wages was invested.
 */
static int64_t behind_invested(int64_t paid, int64_t invested, int64_t wages)
{
    if (invested <= 0 || wages <= 0 || paid <= 0)
        return 0;
    return invested >= wages ? paid : (paid * invested + wages - 1) / wages;
}

int64_t degree_left_out(const struct degree_measures *of, const struct degree_counting *counting)
{
    if (counting->hours != DEGREE_HOURS_EXCLUDE_INVESTED)
        return 0;
    return behind_invested(figure(of, "paid_hours")->value, figure(of, "invested")->value,
                           figure(of, "gross_placement")->value);
}

/* All that a profile's way to count decides, but for what was supposed. */
static void settle(struct degree_measures *of, const struct degree_counting *counting)
{
    const struct degree_figure *earned = figure(of, "earned"), *invested = figure(of, "invested");
    put(of, "earned", true, counting->earned_gross ? figure(of, "gross")->value : of->net);
    put(of, "invested", true, invested_by(&of->worth, counting->invested));
    put(of, "equity", true, of->worth.ending);
    put(of, "earned_and_invested", true,
        earned->value < invested->value ? earned->value : invested->value);
    int64_t paid = figure(of, "paid_hours")->value;
    int64_t hours = figure(of, "unpaid_hours")->value + figure(of, "project_hours")->value;
    if (counting->hours != DEGREE_HOURS_UNPAID_ONLY)
        hours += figure(of, "carried_hours")->value + paid;
    hours -= degree_left_out(of, counting);
    if (counting->class_time)
        hours += figure(of, "class_hours")->value;
    put(of, "hours", true, hours);
}

/* What a person can say where the records say nothing. */
static bool may_be_attested(size_t at)
{
    return at == COUNT_OF(measures) || strcmp(measures[at].name, "application") == 0 ||
           strcmp(measures[at].name, "completed_program") == 0;
}

/* Whether the name stands in a list like " hours gpa ", spaces around each. */
static bool is_listed(const char *list, const char *name)
{
    size_t nbytes = strlen(name);
    for (const char *at = list; (at = strstr(at, name)) != NULL; at += nbytes)
        if (at > list && at[-1] == ' ' && at[nbytes] == ' ')
            return true;
    return false;
}

bool degree_value(const struct degree_measures *of, const char *measure, int64_t *out)
{
    size_t at = find(measure);
    *out = at < COUNT_OF(measures) ? of->figures[at].value : 0;
    if (at < COUNT_OF(measures) && of->figures[at].supposed)
        return true;
    if (may_be_attested(at) && is_listed(buf_text(&of->attested), measure)) {
        *out = 1;
        return true;
    }
    return at == COUNT_OF(measures) || of->figures[at].known;
}

const char *degree_measure_view(const char *measure, const char **parts)
{
    size_t at = find(measure);
    *parts = at < COUNT_OF(measures) && measures[at].parts ? measures[at].parts : measure;
    if (at == COUNT_OF(measures))
        return views[ATTESTED];
    return measures[at].family == WORTH ? views[MONEY] : views[measures[at].family];
}

bool degree_condition_value(void *context, const struct condition_measure *measure, int64_t *out)
{
    return degree_value(context, measure->name, out);
}

void degree_suppose(struct degree_measures *of, const struct degree_counting *counting,
                    const char *measure, int64_t value)
{
    size_t at = find(measure);
    if (at == COUNT_OF(measures)) {
        if (value)
            buf_addf(&of->attested, " %s ", measure);
        return;
    }
    of->figures[at] = (struct degree_figure){.value = value, .known = true, .supposed = true};
    settle(of, counting);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Whose rows go where: ids in order, each with its place in what was asked for. */
struct place {
    int64_t student;
    size_t at;
};

struct reading {
    struct book *book;
    const struct degree_asked *asked;
    struct place *places; /* owned */
    size_t count;
    struct degree_measures *out;
    bool everybody; /* the rows of all students are asked for */
    bool again;     /* what a teacher has checked off is there already */
};

static int by_student(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    return x->student < y->student ? -1 : x->student > y->student;
}

static struct degree_measures *whose(const struct reading *r, int64_t student)
{
    const struct place key = {student, 0};
    const struct place *found = bsearch(&key, r->places, r->count, sizeof key, by_student);
    return found ? &r->out[found->at] : NULL;
}

/* A column of a measure's name fills that measure. */
static void take_columns(struct stmt *stmt, struct degree_measures *out)
{
    for (int column = 1; column < stmt_columns(stmt); column++) {
        size_t at = find(stmt_column_name(stmt, column));
        if (at < COUNT_OF(measures))
            out->figures[at] = (struct degree_figure){.value = stmt_int(stmt, column),
                                                      .known = !stmt_is_null(stmt, column)};
    }
}

static void take_totals(struct degree_measures *out, const struct degree_totals *of)
{
    const struct {
        const char *name;
        int64_t value;
    } values[] = {
        {"earned", of->earned},
        {"gross", of->gross_ownership + of->gross_placement},
        {"gross_ownership", of->gross_ownership},
        {"gross_placement", of->gross_placement},
        {"paid_hours", of->paid_hours},
        {"unpaid_hours", of->unpaid_hours},
        {"project_hours", of->project_hours},
        {"carried_hours", of->carried_hours},
        {"class_hours", of->class_hours},
        {"years_with_records", of->years_with_records},
        {"savings", of->savings},
    };
    for (size_t i = 0; i < COUNT_OF(values); i++)
        *figure(out, values[i].name) =
            (struct degree_figure){.value = values[i].value, .known = true};
    out->net = of->earned;
    out->worth = of->worth;
}

static void take_attested(struct stmt *stmt, struct degree_measures *out)
{
    buf_addf(&out->attested, " %s ", stmt_text(stmt, 1));
}

/* Hands every row of a view to `take`, for whom it is about. */
static bool read_view(const struct reading *r, const char *view,
                      void (*take)(struct stmt *stmt, struct degree_measures *out), struct err *err)
{
    int64_t student = r->everybody ? 0 : r->places[0].student;
    struct stmt *stmt = degree_view(r->book, "70_degree", view, student, r->asked, err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct degree_measures *out = whose(r, stmt_int(stmt, 0));
        if (out)
            take(stmt, out);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool read_totals(const struct reading *r, bool savings, struct err *err)
{
    struct degree_totals *totals = mem_array(r->count, sizeof *totals);
    for (size_t i = 0; i < r->count; i++)
        totals[i].student = r->places[i].student;
    bool ok = degree_totals_read(r->book, r->everybody ? 0 : r->places[0].student, r->asked,
                                 savings, totals, r->count, err);
    for (size_t i = 0; ok && i < r->count; i++)
        take_totals(&r->out[r->places[i].at], &totals[i]);
    mem_free(totals);
    return ok;
}

static bool is_wanted(enum family family, const char *wanted)
{
    bool found = !wanted;
    for (size_t i = 0; !found && i < COUNT_OF(measures); i++)
        found = measures[i].family == family && is_listed(wanted, measures[i].name);
    /* What is put together is asked for by its own name. */
    if (!found && (family == MONEY || family == WORTH || family == HOURS))
        found = is_listed(wanted, "hours") || is_listed(wanted, "earned_and_invested");
    return found;
}

/* Nothing recorded is 0; what is put together, and what the book knows nothing of, is not known. */
static void begin(struct degree_measures *out, int64_t student)
{
    out->student = student;
    out->figures = mem_array(COUNT_OF(measures), sizeof *out->figures);
    for (size_t i = 0; i < COUNT_OF(measures); i++)
        out->figures[i].known = measures[i].family != PUT_TOGETHER;
}

static bool read_family(const struct reading *r, enum family family, struct err *err)
{
    for (size_t i = 0; r->again && i < r->count; i++) /* who has no row now may have had one */
        for (size_t at = 0; at < COUNT_OF(measures); at++)
            if (measures[at].family == family)
                r->out[r->places[i].at].figures[at] = (struct degree_figure){.known = true};
    return read_view(r, views[family], take_columns, err);
}

static bool read_part(const struct reading *r, const char *wanted, struct err *err)
{
    bool totals = false;
    for (int family = WORTH; family <= SAVINGS; family++)
        totals = totals || is_wanted((enum family)family, wanted);
    if (totals && !read_totals(r, is_wanted(SAVINGS, wanted), err))
        return false;
    for (int family = SAVINGS + 1; family < ATTESTED; family++)
        if (is_wanted((enum family)family, wanted) && !read_family(r, (enum family)family, err))
            return false;
    return r->again || read_view(r, views[ATTESTED], take_attested, err);
}

static bool is_many(struct book *book, size_t count, bool *out, struct err *err)
{
    int64_t students = 0;
    *out = count >= ALL_AT_ONCE;
    if (*out || count == 1)
        return true;
    if (!book_ask_int(book, "SELECT count(*) FROM student", NULL, &students, err))
        return false;
    *out = (int64_t)count * ONE_IN >= students;
    return true;
}

/* Of a few, one after the other; of many, all of the book at once. */
static bool read_all(struct book *book, const struct degree_asked *asked, const char *wanted,
                     bool again, struct degree_measures *out, size_t count, struct err *err)
{
    struct place *places = mem_array(count, sizeof *places);
    struct reading reading = {book, asked, places, count, out, false, again};
    bool ok = is_many(book, count, &reading.everybody, err);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){out[i].student, i};
    qsort(places, count, sizeof *places, by_student);
    if (ok && reading.everybody)
        ok = read_part(&reading, wanted, err);
    for (reading.count = 1; ok && !reading.everybody && reading.places < places + count;
         reading.places++)
        ok = read_part(&reading, wanted, err);
    for (size_t i = 0; ok && i < count; i++)
        settle(&out[i], &asked->counting);
    mem_free(places);
    return ok;
}

bool degree_measures_again(struct book *book, const struct degree_asked *asked, const char *wanted,
                           struct degree_measures *out, size_t count, struct err *err)
{
    return read_all(book, asked, wanted, true, out, count, err);
}

bool degree_measures_read(struct book *book, const int64_t *students, size_t count,
                          const struct degree_asked *asked, const char *wanted,
                          struct degree_measures *out, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (struct degree_measures){0};
        begin(&out[i], students[i]);
    }
    return read_all(book, asked, wanted, false, out, count, err);
}

struct degree_measures degree_measures_copy(const struct degree_measures *of)
{
    struct degree_measures copy = {.student = of->student, .net = of->net, .worth = of->worth};
    copy.figures = mem_array(COUNT_OF(measures), sizeof *copy.figures);
    memcpy(copy.figures, of->figures, COUNT_OF(measures) * sizeof *copy.figures);
    buf_add_text(&copy.attested, buf_text(&of->attested));
    return copy;
}

void degree_measures_clear(struct degree_measures *of)
{
    mem_free(of->figures);
    buf_free(&of->attested);
    of->figures = NULL;
}
