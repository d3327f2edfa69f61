/* Who applies for which degree or Star, by whose rules, from where; the figures at a glance; the
 * statement; a line for each signature. */
#include "base/buf.h"
#include "base/date.h"
#include "base/num.h"
#include "workbook/degree_about.h"
#include "workbook/facts.h"
#include <string.h>

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
    if (strcmp(pages->counted_to, pages->last_day) != 0)
        fact_date(pages, sheet, "Last day of activities and service", NULL, pages->counted_to);
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
    fact_cover(pages, sheet,
               "A record of evidence for the application, not the official form: states take that "
               "through their own site. The last sheets hold the records that every total here is "
               "computed from.");
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
