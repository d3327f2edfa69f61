#include "degree/forecast.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"
#include "degree/inside.h"
#include <stdio.h>
#include <string.h>

enum {
    WEEKS_DAYS = 56,
    YEAR_DAYS = 365,
    YEAR_LEAST = 84,
    AHEAD_MOST = 3652,
    WEEKS_SEEN_DAYS = 4, /* so many days with records ... */
    WEEKS_SEEN = 3,      /* ... in so many weeks make a pace */
    YEAR_SEEN_DAYS = 5,
    MONTHS_SEEN = 3,
};

/* ---- what grows by itself -------------------------------------------------------------------- */

static int whole_months(struct date from, struct date to)
{
    bool last = to.day == date_month_days(to.year, to.month);
    return 12 * (to.year - from.year) + to.month - from.month - (to.day < from.day && !last);
}

static int64_t since_day(struct date from, struct date day)
{
    return whole_months(from, day);
}

/* As schema/views/70_degree.sql has it: to October of the award year. */
static int64_t since_graduation(struct date from, struct date day)
{
    return 12 * (day.year + 1 - from.year) + 10 - from.month;
}

static int64_t years_after(struct date from, struct date day)
{
    return day.year + 1 - from.year;
}

static int64_t school_years(struct date from, struct date day)
{
    return date_school_year(day) - date_school_year(from);
}

/* Those that are counted from the day of a record; the others add to what there is. */
static const struct calendar {
    const char *measure;
    int64_t (*grown)(struct date from, struct date day);
    bool from_record;
} calendars[] = {
    {"membership_months", since_day, true},
    {"months_greenhand_degree", since_day, true},
    {"months_chapter_degree", since_day, true},
    {"months_state_degree", since_day, true},
    {"months_since_graduation", since_graduation, true},
    {"years_since_graduation", years_after, true},
    {"grade", school_years, false},
    {"rosters", school_years, false},
};

static const struct calendar *calendar_of(const char *measure)
{
    for (size_t i = 0; i < COUNT_OF(calendars); i++)
        if (strcmp(calendars[i].measure, measure) == 0)
            return &calendars[i];
    return NULL;
}

/* What adds up, entry by entry. */
static bool has_pace(const char *measure)
{
    static const char *const adding[] = {
        "earned",
        "invested",
        "earned_and_invested",
        "gross",
        "gross_ownership",
        "equity",
        "gross_placement",
        "savings",
        "hours",
        "paid_hours",
        "unpaid_hours",
        "instruction_hours",
        "service_hours",
        "functions",
        "service_activities",
        "skills",
        "procedures",
        "activity_categories",
        "activities_above_chapter",
        "activities_outside_class",
    };
    for (size_t i = 0; i < COUNT_OF(adding); i++)
        if (strcmp(adding[i], measure) == 0)
            return true;
    return false;
}

/* ---- what there is to see -------------------------------------------------------------------- */

struct seen {
    size_t week_days, weeks; /* of the last 8: different days, and weeks with any */
    size_t year_days, months;
    int first; /* the first day, as date_number() has it; 0: none */
};

static bool is_pace_known(const struct seen *seen, bool of_year)
{
    return of_year ? seen->year_days >= YEAR_SEEN_DAYS && seen->months >= MONTHS_SEEN
                   : seen->week_days >= WEEKS_SEEN_DAYS && seen->weeks >= WEEKS_SEEN;
}

/* Records come newest first: a day, a week and a month that was seen was seen just before. */
static void see_day(struct seen *seen, struct date day, int ago, const struct date *before,
                    int before_ago)
{
    bool new_day = !before || before_ago != ago;
    seen->first = date_number(day);
    if (ago < WEEKS_DAYS) {
        seen->week_days += new_day;
        seen->weeks += !before || before_ago / 7 != ago / 7;
    }
    if (ago < YEAR_DAYS) {
        seen->year_days += new_day;
        seen->months += !before || before->month != day.month || before->year != day.year;
    }
}

/* Of the records behind a rule's measures; totals of an earlier book say nothing of a pace. */
static bool look(struct book *book, const struct degree_progress *progress, const char *measures,
                 struct seen *out, struct err *err)
{
    struct degree_records *records =
        degree_records_open(book, progress->student, &progress->asked, measures, err);
    struct degree_record record;
    struct date day, before;
    bool any = false;
    enum step step = STEP_FAILED;
    *out = (struct seen){0};
    while (records && (step = degree_records_next(records, &record, err)) == STEP_ROW) {
        int ago, before_ago = any ? date_number(progress->as_of) - date_number(before) : 0;
        if (strcmp(record.kind, "brought_forward") == 0 ||
            !date_parse_iso(record.date, strlen(record.date), &day))
            continue;
        ago = date_number(progress->as_of) - date_number(day);
        if (ago < 0)
            continue;
        see_day(out, day, ago, any ? &before : NULL, before_ago);
        before = day;
        any = true;
    }
    degree_records_close(records);
    return step == STEP_DONE;
}

/* The day that a measure of the calendar is counted from: the earliest record whose day gives its
 * value. */
static bool find_start(struct book *book, const struct degree_progress *progress,
                       const struct calendar *calendar, int64_t value, struct date *out,
                       struct err *err)
{
    struct degree_records *records =
        degree_records_open(book, progress->student, &progress->asked, calendar->measure, err);
    struct degree_record record;
    struct date day;
    enum step step = STEP_FAILED;
    *out = (struct date){0};
    while (records && (step = degree_records_next(records, &record, err)) == STEP_ROW)
        if (date_parse_iso(record.date, strlen(record.date), &day) &&
            (value == 0 || calendar->grown(day, progress->as_of) == value))
            *out = day;
    degree_records_close(records);
    return step == STEP_DONE;
}

/* ---- one rule, going on ---------------------------------------------------------------------- */

enum { GROWING_MOST = 16 };

struct growing {
    const struct condition_measure *measure;
    const struct calendar *calendar; /* or by pace */
    struct date start;
    int64_t value, gain; /* gain of the pace, 0 at least */
    bool known;
};

struct going_on {
    const struct degree_rule *rule;
    struct growing measures[GROWING_MOST];
    size_t count;
    struct date as_of;
    int pace_days, ahead;
};

static int64_t grown(const struct going_on *on, const struct growing *m)
{
    struct date day = date_from_number(date_number(on->as_of) + on->ahead);
    if (m->calendar && m->calendar->from_record) {
        int64_t by_then = m->start.year ? m->calendar->grown(m->start, day) : 0;
        return by_then > m->value ? by_then : m->value;
    }
    if (m->calendar)
        return m->value + (m->value > 0 ? m->calendar->grown(on->as_of, day) : 0);
    return m->value + m->gain * on->ahead / on->pace_days;
}

static bool value_ahead(void *context, const struct condition_measure *measure, int64_t *out)
{
    const struct going_on *on = context;
    for (size_t i = 0; i < on->count; i++) {
        if (on->measures[i].measure != measure)
            continue;
        *out = grown(on, &on->measures[i]);
        return on->measures[i].known;
    }
    return false;
}

static bool is_met(struct going_on *on, int ahead)
{
    on->ahead = ahead;
    return condition_check(on->rule->condition, value_ahead, on) == CONDITION_MET;
}

/* The first day it is met: values only grow, so it stays met. Year 0: not within ten years. */
static struct date first_day(struct going_on *on)
{
    int low = 0, high = AHEAD_MOST; /* not met, met */
    if (!is_met(on, high))
        return (struct date){0};
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (is_met(on, middle))
            high = middle;
        else
            low = middle;
    }
    return date_from_number(date_number(on->as_of) + high);
}

/* ---- words ----------------------------------------------------------------------------------- */

/* "March 2027" */
static const char *month_of(struct date day, char out[static DATE_TEXT_SIZE])
{
    (void)snprintf(out, DATE_TEXT_SIZE, "%s %d", date_month(day.month), day.year);
    return out;
}

static void say_day(const struct degree_forecast_line *line, struct buf *out)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    bool by_weeks = line->weeks.known && line->weeks.day.year;
    bool by_year = line->year.known && line->year.day.year;
    month_of(line->first, first);
    month_of(line->last, last);
    if (by_weeks && by_year && strcmp(first, last) != 0)
        buf_addf(out, _("between %s and %s"), first, last);
    else if (by_weeks && by_year)
        buf_addf(out, _("about %s"), first);
    else if (by_weeks)
        buf_addf(out, _("about %s at the pace of the last 8 weeks"), first);
    else
        buf_addf(out, _("about %s at the pace of the last year"), first);
    if (line->weeks.known && line->year.known && !by_weeks)
        buf_add_text(out, _(", not within ten years at that of the last 8 weeks"));
    if (line->weeks.known && line->year.known && !by_year)
        buf_add_text(out, _(", not within ten years at that of the last year"));
}

static void say(struct degree_forecast_line *line)
{
    struct buf out = {0};
    if (line->when == DEGREE_WHEN_DAY)
        say_day(line, &out);
    else if (line->when == DEGREE_WHEN_NOT_SO)
        buf_add_text(&out, _("not within ten years"));
    else if (line->when == DEGREE_WHEN_TOO_LITTLE)
        buf_add_text(&out, _("too little is recorded to tell"));
    line->text = out.len > 0 ? buf_take(&out) : mem_text("");
}

/* ---- all rules ------------------------------------------------------------------------------- */

/* The measures on the day, as supposed; and as they were on it, 8 weeks before and a year before.
 */
struct readings {
    struct degree_measures supposed, now, weeks, year;
};

static bool read_at(struct book *book, const struct degree_plan *plan, int64_t student, int ago,
                    struct degree_measures *out, struct err *err)
{
    struct degree_asked asked = plan->asked;
    asked.as_of = date_from_number(date_number(asked.as_of) - ago);
    if (asked.counts_to.year != 0)
        asked.counts_to = date_from_number(date_number(asked.counts_to) - ago);
    return degree_measures_read(book, &student, 1, &asked, buf_text(&plan->wanted), out, err);
}

static bool read_all(struct book *book, const struct degree_plan *plan, int64_t student,
                     struct readings *out, struct err *err)
{
    *out = (struct readings){0};
    if (!read_at(book, plan, student, 0, &out->supposed, err) ||
        !read_at(book, plan, student, 0, &out->now, err) ||
        !read_at(book, plan, student, WEEKS_DAYS, &out->weeks, err) ||
        !read_at(book, plan, student, YEAR_DAYS, &out->year, err))
        return false;
    degree_suppose_all(&out->supposed, plan);
    return true;
}

static void clear_readings(struct readings *readings)
{
    degree_measures_clear(&readings->supposed);
    degree_measures_clear(&readings->now);
    degree_measures_clear(&readings->weeks);
    degree_measures_clear(&readings->year);
}

static int64_t gain_of(const struct readings *readings, const char *measure, bool of_year)
{
    int64_t now, then;
    if (!degree_value(&readings->now, measure, &now) ||
        !degree_value(of_year ? &readings->year : &readings->weeks, measure, &then))
        return 0;
    return now > then ? now - then : 0;
}

/* What of the rule goes on. False on failure. */
static bool gather(struct book *book, const struct degree_progress *progress,
                   const struct readings *readings, struct going_on *on, bool *paced,
                   bool *calendar, struct err *err)
{
    const struct condition_measure *measure;
    *paced = *calendar = false;
    for (size_t at = 0;
         at < GROWING_MOST && (measure = condition_measure_at(on->rule->condition, at)) != NULL;
         at++) {
        struct growing *m = &on->measures[on->count++];
        *m = (struct growing){.measure = measure, .calendar = calendar_of(measure->name)};
        m->known = degree_value(&readings->supposed, measure->name, &m->value);
        *paced = *paced || has_pace(measure->name);
        if (m->calendar && m->calendar->from_record &&
            !find_start(book, progress, m->calendar, m->value, &m->start, err))
            return false;
        *calendar = *calendar || m->start.year != 0 || (m->calendar && m->value > 0);
    }
    return true;
}

static struct degree_pace pace_of(struct going_on *on, const struct readings *readings,
                                  const struct seen *seen, bool of_year, bool calendar)
{
    struct degree_pace pace = {.known = is_pace_known(seen, of_year)};
    int since = date_number(on->as_of) - seen->first + 1;
    on->pace_days = !of_year             ? WEEKS_DAYS
                    : since >= YEAR_DAYS ? YEAR_DAYS
                    : since > YEAR_LEAST ? since
                                         : YEAR_LEAST;
    for (size_t i = 0; i < on->count; i++) {
        struct growing *m = &on->measures[i];
        m->gain = pace.known && has_pace(m->measure->name)
                      ? gain_of(readings, m->measure->name, of_year)
                      : 0;
    }
    if (pace.known || calendar)
        pace.day = first_day(on);
    pace.known = pace.known || pace.day.year != 0;
    return pace;
}

static bool forecast_line(struct book *book, const struct degree_progress *progress,
                          const struct readings *readings, const struct degree_rule *rule,
                          const struct degree_line *line, struct degree_forecast_line *out,
                          struct err *err)
{
    struct going_on on = {.rule = rule, .as_of = progress->as_of};
    struct seen seen = {0};
    bool paced, calendar;
    *out = (struct degree_forecast_line){.when = DEGREE_WHEN_NO_PACE};
    if (line->met == DEGREE_MET)
        out->when = DEGREE_WHEN_MET;
    if (line->met != DEGREE_MISSING)
        return true;
    if (!gather(book, progress, readings, &on, &paced, &calendar, err) ||
        (paced && !look(book, progress, line->measures, &seen, err)))
        return false;
    if (!paced && !calendar)
        return true;
    out->weeks = pace_of(&on, readings, &seen, false, calendar);
    out->year = pace_of(&on, readings, &seen, true, calendar);
    const struct date *days[] = {&out->weeks.day, &out->year.day};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        if (!days[i]->year)
            continue;
        if (!out->first.year || date_compare(*days[i], out->first) < 0)
            out->first = *days[i];
        if (!out->last.year || date_compare(*days[i], out->last) > 0)
            out->last = *days[i];
    }
    out->when = out->first.year                       ? DEGREE_WHEN_DAY
                : out->weeks.known || out->year.known ? DEGREE_WHEN_NOT_SO
                : paced                               ? DEGREE_WHEN_TOO_LITTLE
                                                      : DEGREE_WHEN_NO_PACE;
    return true;
}

bool degree_forecast(struct book *book, const struct degree_query *query,
                     const struct degree_progress *progress, struct degree_forecast *out,
                     struct err *err)
{
    struct degree_plan plan;
    struct readings readings = {0};
    *out = (struct degree_forecast){0};
    bool ok = degree_plan(book, query, &plan, err) &&
              read_all(book, &plan, progress->student, &readings, err);
    if (ok && plan.rules.count != progress->count)
        ok = err_set(err, "the rules have changed meanwhile; ask again");
    out->lines = mem_array(progress->count, sizeof *out->lines);
    for (size_t i = 0; ok && i < progress->count; i++) {
        ok = forecast_line(book, progress, &readings, plan.rules.rules[i], &progress->lines[i],
                           &out->lines[out->count], err);
        say(&out->lines[out->count++]);
    }
    clear_readings(&readings);
    degree_plan_clear(&plan);
    return ok;
}

void degree_forecast_clear(struct degree_forecast *forecast)
{
    for (size_t i = 0; i < forecast->count; i++)
        mem_free(forecast->lines[i].text);
    mem_free(forecast->lines);
    *forecast = (struct degree_forecast){0};
}
