#include "degree/progress.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"
#include "degree/inside.h"
#include <string.h>

const char *degree_met_name(enum degree_met met)
{
    static const char *const names[] = {
        [DEGREE_MISSING] = "no",
        [DEGREE_MET] = "yes",
        [DEGREE_ATTEST] = "attest",
        [DEGREE_UNKNOWN] = "unknown",
    };
    return names[met];
}

/* ---- one line -------------------------------------------------------------------------------- */

static enum degree_met met_of(enum rules_met met)
{
    switch (met) {
    case RULES_MET:
        return DEGREE_MET;
    case RULES_NOT_MET:
        return DEGREE_MISSING;
    case RULES_ATTEST:
        return DEGREE_ATTEST;
    case RULES_UNKNOWN:
        break;
    }
    return DEGREE_UNKNOWN;
}

static char *source_of(const struct degree_rule *rule)
{
    static const struct {
        enum rules_certainty certainty;
        const char *words;
    } marks[] = {{RULES_READ, ""},
                 {RULES_DERIVED, N_(" (worked out from it)")},
                 {RULES_RECALLED, N_(" (not checked: look at the official form)")}};
    struct buf out = {0};
    buf_add_text(&out, rule->source);
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i].certainty == rule->certainty)
            buf_add_text(&out, *marks[i].words ? tr(marks[i].words) : "");
    return buf_take(&out);
}

/* "27 more hours would be enough.", and what to do. */
static char *enough_of(const struct degree_rule *rule, const struct degree_finding *finding)
{
    struct buf out = {0};
    if (finding->met != RULES_MET) {
        if (finding->met == RULES_NOT_MET && finding->enough.len > 0)
            buf_addf(&out, _("%s would be enough."), buf_text(&finding->enough));
        if (*rule->advice)
            buf_addf(&out, "%s%s", out.len > 0 ? " " : "", tr(rule->advice));
        else if (finding->met == RULES_ATTEST)
            buf_add_text(&out, _("The advisor checks it off."));
    }
    return out.len > 0 ? buf_take(&out) : mem_text("");
}

/* Hours, money and months take long; whether one held a degree does not. */
static bool is_work(const struct condition *condition)
{
    const struct condition_measure *m;
    for (size_t at = 0; (m = condition_measure_at(condition, at)) != NULL; at++)
        if (m->unit == CONDITION_HOURS || m->unit == CONDITION_MONEY ||
            strstr(m->name, "membership") != NULL || strstr(m->name, "activities_above") != NULL)
            return true;
    return false;
}

static bool speaks_of(const struct condition *condition, const char *measure)
{
    const struct condition_measure *m;
    for (size_t at = 0; (m = condition_measure_at(condition, at)) != NULL; at++)
        if (strcmp(m->name, measure) == 0)
            return true;
    return false;
}

/* What money and hours are put together from, where that is not what they are called. */
static char *detail_of(const struct degree_rule *rule, const struct degree_measures *measures,
                       const struct degree_counting *counting)
{
    char a[NUM_TEXT_SIZE], b[NUM_TEXT_SIZE];
    int64_t earned = 0, invested = 0, left_out = degree_left_out(measures, counting);
    struct buf out = {0};
    if (speaks_of(rule->condition, "earned_and_invested") &&
        degree_value(measures, "earned", &earned) && degree_value(measures, "invested", &invested))
        buf_addf(&out, _("$%s earned and $%s invested: the lesser counts"),
                 num_money_grouped(earned, a), num_money_grouped(invested, b));
    if (left_out > 0 && speaks_of(rule->condition, "hours"))
        buf_addf(&out, _("%s%s paid hours are left out: their pay is invested"),
                 out.len > 0 ? "; " : "", num_hours(left_out, a));
    return out.len > 0 ? buf_take(&out) : mem_text("");
}

static void add_count(struct degree_progress *out, enum degree_met met)
{
    out->count++;
    out->met += met == DEGREE_MET;
    out->missing += met == DEGREE_MISSING;
    out->attest += met == DEGREE_ATTEST;
    out->unknown += met == DEGREE_UNKNOWN;
}

static void add_line(struct degree_progress *out, const struct degree_rule *rule,
                     const struct degree_finding *finding, const struct degree_measures *measures,
                     int percent)
{
    struct degree_line line = {
        .id = mem_text(rule->id),
        .requirement = mem_text(tr(rule->text)),
        .measures = mem_text(buf_text(&finding->measures)),
        .have = mem_text(buf_text(&finding->have_text)),
        .need = mem_text(buf_text(&finding->need_text)),
        .unit = mem_text(finding->unit),
        .detail = detail_of(rule, measures, &out->asked.counting),
        .enough = enough_of(rule, finding),
        .lacks = mem_text(finding->met == RULES_NOT_MET ? buf_text(&finding->enough) : ""),
        .note = mem_text(rule->note),
        .source = source_of(rule),
        .certainty = (char)rule->certainty,
        .met = met_of(finding->met),
        .figure = finding->measure,
        .have_figure = finding->measure && finding->known ? finding->have : 0,
        .need_figure = finding->measure ? finding->need : 0,
        .have_known = finding->measure && finding->known,
        .percent = percent,
        .work = is_work(rule->condition),
    };
    out->lines = mem_grow(out->lines, out->count + 1, sizeof *out->lines);
    out->lines[out->count] = line;
    add_count(out, line.met);
}

/* ---- one student ----------------------------------------------------------------------------- */

/* `rows` is a question for the day a student received the degree. */
static bool read_received(struct stmt *rows, int64_t student, struct date *out, struct err *err)
{
    stmt_reset(rows);
    stmt_bind_int(rows, 1, student);
    enum step step = stmt_step(rows, err);
    if (step == STEP_ROW)
        (void)date_parse_iso(stmt_text(rows, 0), stmt_bytes(rows, 0), out);
    return step != STEP_FAILED;
}

static void fill(const struct degree_plan *plan, struct degree_measures *measures,
                 struct degree_finding *finding, struct degree_progress *out)
{
    out->student = measures->student;
    out->degree = mem_text(plan->degree->code);
    out->label = mem_text(tr(plan->degree->label));
    out->profile = mem_text(plan->profile.name);
    out->profile_label = mem_text(plan->profile.label);
    out->award_year = plan->award_year;
    out->as_of = plan->asked.as_of;
    out->asked = plan->asked;
    out->asked.counting.levels = out->profile;
    degree_suppose_all(measures, plan);
    for (size_t i = 0; i < plan->rules.count; i++) {
        const struct degree_rule *rule = plan->rules.rules[i];
        if (plan->query->counts_alone) {
            add_count(out, met_of(degree_rule_met(rule, degree_condition_value, measures, 1)));
            continue;
        }
        degree_rule_find_out(rule, degree_condition_value, measures, finding);
        add_line(out, rule, finding, measures,
                 condition_done(rule->condition, degree_condition_value, measures));
    }
    out->qualifies = out->missing == 0 && out->unknown == 0;
}

void degree_progress_clear(struct degree_progress *progress)
{
    for (size_t i = 0; progress->lines && i < progress->count; i++) {
        struct degree_line *line = &progress->lines[i];
        char *const texts[] = {line->id,    line->requirement, line->measures, line->have,
                               line->need,  line->unit,        line->detail,   line->enough,
                               line->lacks, line->note,        line->source};
        for (size_t text = 0; text < COUNT_OF(texts); text++)
            mem_free(texts[text]);
    }
    mem_free(progress->lines);
    mem_free(progress->degree);
    mem_free(progress->label);
    mem_free(progress->profile);
    mem_free(progress->profile_label);
    *progress = (struct degree_progress){0};
}

/* ---- many ------------------------------------------------------------------------------------ */

static bool hand_over(struct book *book, const struct degree_plan *plan,
                      struct degree_measures *measures, size_t count, degree_each *each,
                      void *context, struct err *err)
{
    struct degree_finding finding = {0};
    struct stmt *received =
        book_stmt(book, "SELECT received FROM degree_held WHERE student = ?1 AND degree = ?2", err);
    bool ok = received != NULL;
    if (ok)
        stmt_bind_text(received, 2, plan->degree->code);
    for (size_t i = 0; ok && i < count; i++) {
        struct degree_progress progress = {0};
        fill(plan, &measures[i], &finding, &progress);
        ok = (plan->query->counts_alone ||
              read_received(received, measures[i].student, &progress.received, err)) &&
             each(context, &progress, err);
        degree_progress_clear(&progress);
    }
    stmt_done(received);
    degree_finding_clear(&finding);
    return ok;
}

static void clear_all(struct degree_measures *measures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        degree_measures_clear(&measures[i]);
    mem_free(measures);
}

bool degree_progress_each(struct book *book, const int64_t *students, size_t count,
                          const struct degree_query *query, degree_each *each, void *context,
                          struct err *err)
{
    struct degree_plan plan;
    struct degree_measures *measures = mem_array(count, sizeof *measures);
    bool ok = degree_plan(book, query, &plan, err) &&
              degree_measures_read(book, students, count, &plan.asked, buf_text(&plan.wanted),
                                   measures, err) &&
              hand_over(book, &plan, measures, count, each, context, err);
    clear_all(measures, count);
    degree_plan_clear(&plan);
    return ok;
}

enum { LADDER = 5 };

/* What the plan's rules want of what the views themselves are asked differently: applications are
 * of each degree its own. */
static void list_different(const struct degree_plan *plan, const struct degree_plan *first,
                           struct buf *out)
{
    const struct degree_counting *x = &plan->asked.counting, *y = &first->asked.counting;
    const bool day = date_compare(plan->asked.counts_to, first->asked.counts_to) != 0;
    const bool service = day || x->service_additional || y->service_additional;
    const bool levels = day || x->levels_apart != y->levels_apart || strcmp(x->levels, y->levels) != 0;
    const struct {
        const char *measure;
        bool different;
    } list[] = {{" signatures ", true},
                {" application ", true},
                {" service_hours ", service},
                {" service_activities ", service},
                {" activities_above_chapter ", levels},
                {" activity_categories ", levels},
                {" functions ", day},
                {" roles ", day},
                {" procedures ", day},
                {" discussion_minutes ", day},
                {" speech_minutes ", day},
                {" activities_outside_class ", day}};
    for (size_t i = 0; i < COUNT_OF(list); i++)
        if (list[i].different && strstr(buf_text(&plan->wanted), list[i].measure))
            buf_add_text(out, list[i].measure);
}

/* One degree of what was read for all. */
static bool do_degree(struct book *book, const struct degree_plan *plan,
                      const struct degree_plan *first, const struct degree_measures *read,
                      size_t count, degree_each *each, void *context, struct err *err)
{
    struct degree_measures *measures = mem_array(count, sizeof *measures);
    struct buf again = {0};
    for (size_t i = 0; i < count; i++)
        measures[i] = degree_measures_copy(&read[i]);
    list_different(plan, first, &again);
    bool ok = degree_measures_again(book, &plan->asked, buf_text(&again), measures, count, err) &&
              hand_over(book, plan, measures, count, each, context, err);
    buf_free(&again);
    clear_all(measures, count);
    return ok;
}

bool degree_progress_all(struct book *book, const int64_t *students, size_t count,
                         const struct degree_query *query, degree_each *each, void *context,
                         struct err *err)
{
    static const char *const degrees[LADDER] = {"discovery", "greenhand", "chapter", "state",
                                                "american"};
    struct degree_query queries[LADDER];
    struct degree_plan plans[LADDER] = {0};
    struct degree_measures *read = mem_array(count, sizeof *read);
    struct buf wanted = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < LADDER; i++) {
        queries[i] = *query;
        queries[i].degree = degrees[i];
        queries[i].rules = i > 0 && plans[0].own ? plans[0].own : query->rules; /* read once */
        ok = degree_plan(book, &queries[i], &plans[i], err);
        buf_add_text(&wanted, buf_text(&plans[i].wanted));
    }
    ok = ok &&
         degree_measures_read(book, students, count, &plans[0].asked, buf_text(&wanted), read, err);
    for (size_t i = 0; ok && i < LADDER; i++)
        ok = do_degree(book, &plans[i], &plans[0], read, count, each, context, err);
    for (size_t i = 0; i < LADDER; i++)
        degree_plan_clear(&plans[i]);
    clear_all(read, count);
    buf_free(&wanted);
    return ok;
}

static bool take_over(void *context, struct degree_progress *progress, struct err *err)
{
    (void)err;
    *(struct degree_progress *)context = *progress;
    *progress = (struct degree_progress){0};
    return true;
}

bool degree_progress(struct book *book, int64_t student, const struct degree_query *query,
                     struct degree_progress *out, struct err *err)
{
    *out = (struct degree_progress){0};
    return degree_progress_each(book, &student, 1, query, take_over, out, err);
}

bool degree_students(struct book *book, const char *degree, int64_t **out, size_t *count,
                     struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id FROM student WHERE status = 'active' OR ?1 LIKE "
                                  "'%american' AND status = 'alumni' ORDER BY name COLLATE NOCASE",
                                  err);
    enum step step;
    *out = NULL;
    *count = 0;
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, degree);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        *out = mem_grow(*out, *count + 1, sizeof **out);
        (*out)[(*count)++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool degree_query_measures(struct book *book, int64_t student, const struct degree_query *query,
                           struct degree_measures *out, struct err *err)
{
    struct degree_plan plan;
    *out = (struct degree_measures){0};
    bool ok =
        degree_plan(book, query, &plan, err) &&
        degree_measures_read(book, &student, 1, &plan.asked, buf_text(&plan.wanted), out, err);
    if (ok)
        degree_suppose_all(out, &plan);
    degree_plan_clear(&plan);
    return ok;
}

/* ---- besides --------------------------------------------------------------------------------- */

bool degree_next(struct book *book, int64_t student, const char **out, struct err *err)
{
    static const char *const ladder[][2] = {{"holds_discovery", "discovery"},
                                            {"holds_greenhand", "greenhand"},
                                            {"holds_chapter", "chapter"},
                                            {"holds_state", "state"},
                                            {"holds_american", "american"}};
    const struct degree_asked asked = {
        .degree = "", .below = "", .as_of = date_today(), .counting = {.levels = "national"}};
    struct degree_measures measures;
    int64_t grade, held, above;
    *out = NULL;
    bool ok =
        degree_measures_read(book, &student, 1, &asked, " grade holds_discovery ", &measures, err);
    if (ok) {
        bool young = degree_value(&measures, "grade", &grade) && grade <= 8;
        (void)degree_value(&measures, "holds_greenhand", &above);
        for (size_t i = young && !above ? 0 : 1; !*out && i < COUNT_OF(ladder); i++)
            if (degree_value(&measures, ladder[i][0], &held) && !held)
                *out = ladder[i][1];
    }
    degree_measures_clear(&measures);
    return ok;
}
