/* Who applies for which degree or Star, by whose rules, from where; the figures at a glance; the
 * statement; a line for each signature. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "workbook/degree_about.h"
#include "workbook/facts.h"

/* ---- sections ------------------------------------------------------------------------------- */

static void degree_section(struct pages *pages, struct sheet *sheet)
{
    const struct degree_progress *progress = &pages->degree->progress;
    struct buf result = {0};
    char day[DATE_ISO_SIZE];
    sheet_section(sheet, pages->degree->star ? "Star" : "Degree");
    fact_text(pages, sheet, pages->degree->star ? "Star" : "Degree", NULL, progress->label);
    fact_text(pages, sheet, "Rules of", NULL, progress->profile_label);
    fact_number(pages, sheet, "Award year", NULL, CELL_YEAR, progress->award_year);
    fact_date(pages, sheet, "Last day of the records", NULL, pages->last_day);
    if (pages->degree->star)
        fact_text(pages, sheet, "Kind of record", NULL, rules_type_label(pages->type));
    if (progress->received.year != 0)
        fact_date(pages, sheet, "Received already on", NULL, date_iso(progress->received, day));
    buf_addf(&result, "%zu met, %zu not met, %zu to be said by a person, %zu not known",
             progress->met, progress->missing, progress->attest, progress->unknown);
    fact_text(pages, sheet, "Requirements", NULL, buf_text(&result));
    buf_free(&result);
}

static void glance(struct pages *pages, struct sheet *sheet, const char *label, const char *name,
                   enum cell_type type, const char *measure)
{
    int64_t value;
    if (!degree_value(&pages->degree->measures, measure, &value))
        return;
    sheet_row(sheet, LOOK_START);
    cell_text(sheet, FACT_LABEL, label);
    cell_formula(sheet, FACT_VALUE, type, value, "%s", name);
}

static void glance_section(struct pages *pages, struct sheet *sheet)
{
    sheet_section(sheet, "At a glance");
    glance(pages, sheet, "Earned", "Earned_total", CELL_MONEY, "earned");
    glance(pages, sheet, "Productively invested", "Invested", CELL_MONEY, "invested");
    if (pages->sheets[PAGE_JOURNAL])
        glance(pages, sheet, "Hours that count", "Hours_counted", CELL_HOURS, "hours");
    glance(pages, sheet, "Hours of community service", "Counted_service_hours", CELL_HOURS,
           "service_hours");
    glance(pages, sheet, "FFA activities above the chapter", "Counted_activities_above_chapter",
           CELL_INT, "activities_above_chapter");
}

/* ---- the page ------------------------------------------------------------------------------- */

bool page_degree(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const char statement[] =
        "We have looked at these records. To the best of our knowledge they are true, complete and "
        "accurate, and they are the applicant's own work. We agree that they may be read by those "
        "who judge the application, and that the award may be made public.";
    struct buf title = {0};
    fact_columns(sheet);
    sheet_one_page(sheet);
    buf_addf(&title, "%s\n%s", pages->person, pages->award);
    sheet_title(sheet, buf_text(&title), pages->chapter);
    buf_free(&title);
    sheet_say(sheet, "A record of evidence for the application, not the official form: states take "
                     "that through their own site. The last sheets hold the records that every "
                     "total here is computed from.");
    degree_section(pages, sheet);
    glance_section(pages, sheet);
    sheet_section(sheet, "Applicant");
    if (!facts_write(pages, sheet, facts_student, FACTS_STUDENT, err))
        return false;
    sheet_section(sheet, "School and chapter");
    if (!facts_write(pages, sheet, facts_school, FACTS_SCHOOL, err))
        return false;
    sheet_section(sheet, "Membership and schooling");
    return facts_write(pages, sheet, facts_membership, FACTS_MEMBERSHIP, err) &&
           fact_signatures(pages, sheet, statement, err);
}

/* ---- what is asked for ---------------------------------------------------------------------- */

enum { COL_RESULT, COL_ASKED, COL_HAVE, COL_NEED, COL_UNIT, COL_ENOUGH, COL_SOURCE, COL_COUNT };

static const struct {
    const char *words, *pattern, *says;
    enum look look;
} results[] = {
    [DEGREE_MISSING] = {"✗ not met", "✗*", "not met", LOOK_BAD},
    [DEGREE_MET] = {"✓ met", "✓*", "met", LOOK_GOOD},
    [DEGREE_ATTEST] = {"? to be said", "~? to*", "to be said by a person", LOOK_STRONG},
    [DEGREE_UNKNOWN] = {"? not known", "~? not*", "not known: something is not in the book",
                        LOOK_STRONG},
};

/* Where the rule is written, how sure that is, and what is uncertain about it. */
static void add_source(struct sheet *sheet, const struct degree_line *line)
{
    struct buf source = {0};
    buf_addf(&source, "%s%s%s", line->source, *line->note ? ". " : "", line->note);
    cell_text(sheet, COL_SOURCE, buf_text(&source));
    buf_free(&source);
}

static void add_line(struct sheet *sheet, const struct degree_line *line)
{
    sheet_row(sheet, LOOK_BODY);
    cell_look(sheet, COL_RESULT, results[line->met].look, results[line->met].words);
    cell_text(sheet, COL_ASKED, line->requirement);
    cell_text(sheet, COL_HAVE, line->have);
    cell_text(sheet, COL_NEED, line->need);
    cell_text(sheet, COL_UNIT, line->unit);
    cell_text(sheet, COL_ENOUGH, line->enough);
    add_source(sheet, line);
}

static void add_counts(struct sheet *sheet, const struct degree_progress *progress, int first)
{
    const size_t counts[] = {
        [DEGREE_MISSING] = progress->missing,
        [DEGREE_MET] = progress->met,
        [DEGREE_ATTEST] = progress->attest,
        [DEGREE_UNKNOWN] = progress->unknown,
    };
    char from[REF_SIZE], to[REF_SIZE];
    int last = sheet_at(sheet);
    sheet_section(sheet, "In all");
    for (size_t i = 0; i < COUNT_OF(results); i++) {
        sheet_row(sheet, LOOK_START);
        cell_formula(sheet, COL_RESULT, CELL_INT, (int64_t)counts[i], "COUNTIF(%s:%s,\"%s\")",
                     ref_cell(first, COL_RESULT, from), ref_cell(last, COL_RESULT, to),
                     results[i].pattern);
        cell_across(sheet, COL_ASKED, COL_NEED, LOOK_START, results[i].says);
    }
}

bool page_asked(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Result", CELL_TEXT, 12, 14},
        {"What is asked for", CELL_TEXT, 24, 50},
        {"There is", CELL_TEXT, 8, 26},
        {"Needed", CELL_TEXT, 8, 26},
        {"Of", CELL_TEXT, 6, 16},
        {"What would be enough", CELL_TEXT, 20, 46},
        {"Where it is written", CELL_TEXT, 18, 46},
    };
    const struct degree_progress *progress = &pages->degree->progress;
    struct buf says = {0};
    (void)err;
    sheet_columns(sheet, columns, COL_COUNT);
    buf_addf(&says,
             "By the rules of %s for applications of %d, as far as the book can tell. \"To be said\" "
             "is for a person to look at. Where a rule was not read in its source, the source says so.",
             progress->profile_label, progress->award_year);
    page_begin(pages, sheet, sheet_name(sheet), buf_text(&says));
    buf_free(&says);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int first = sheet_at(sheet) + 1;
    for (size_t i = 0; i < progress->count; i++)
        add_line(sheet, &progress->lines[i]);
    add_counts(sheet, progress, first);
    const struct degree_progress *base = &pages->degree->base;
    if (base->count > 0) {
        sheet_gap(sheet);
        sheet_section(sheet, base->label);
    }
    for (size_t i = 0; i < base->count; i++)
        add_line(sheet, &base->lines[i]);
    return true;
}
