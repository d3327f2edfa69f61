/* FFA, school and community: offices, events, honors, service. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/book.h"
#include "kinds/kind.h"

#include <stdlib.h>
#include <string.h>

enum { COL_DATE, COL_NAME, COL_LEVEL, COL_ROLE, COL_RESULT, COL_HOURS, COL_COUNT };

/* Rows of a part: date, last day or NULL, name, level, role, result, minutes or NULL. */
struct part {
    const char *title;
    const char *key; /* of the form's box */
    const char *sql;
    bool hours; /* has a total of them */
};

/* Those chosen for the application in their order; where it chose none, all by their days. */
#define CHOSEN(kind)                                                                               \
    " AND (NOT EXISTS (SELECT 1 FROM chosen_entry WHERE application = :application"                 \
    " AND skill IS NULL) OR EXISTS (SELECT 1 FROM chosen_entry WHERE application = :application"   \
    " AND " kind " = r.id))"
#define PLACE(kind)                                                                                \
    "(SELECT rank FROM chosen_entry WHERE application = :application AND " kind " = r.id)"

#define ACTIVITY(where)                                                                            \
    "SELECT date, ends, name, level, role, result, time FROM activity AS r"                        \
    " WHERE student = :student AND date BETWEEN :since AND :counted_to AND " where                   \
    CHOSEN("activity") " ORDER BY " PLACE("activity") ", date, id"

static const struct part parts[] = {
    {"Offices", "resume.offices", ACTIVITY("circle = 'ffa' AND category = 'office'"), false},
    {"Committees", "resume.committees", ACTIVITY("circle = 'ffa' AND category = 'committee'"),
     false},
    {"Career and leadership development events", "resume.events",
     ACTIVITY(
         "circle = 'ffa' AND category IN ('cde', 'lde', 'speech', 'parliamentary', 'discussion')"),
     false},
    {"Conferences and conventions", "resume.conferences",
     ACTIVITY("circle = 'ffa' AND category IN ('conference', 'convention')"), false},
    {"Degrees, awards and honors", "resume.awards",
     "SELECT date, NULL, name, level, role, result, NULL FROM"
     " (SELECT received AS date, degree AS name, '' AS level, '' AS role, 'FFA degree' AS result, id, "
     PLACE("degree_held") " AS place"
     "  FROM degree_held AS r WHERE student = :student AND received BETWEEN :since AND :counted_to"
     CHOSEN("degree_held")
     "  UNION ALL SELECT date, name, level, '', given_by, id, " PLACE("honor") " FROM honor AS r"
     "  WHERE student = :student AND date BETWEEN :since AND :counted_to" CHOSEN("honor")
     "  UNION ALL SELECT date, name, level, role, result, id, " PLACE("activity") " FROM activity AS r"
     "  WHERE student = :student AND date BETWEEN :since AND :counted_to AND circle = 'ffa'"
     "  AND category = 'award'" CHOSEN("activity") ")"
     " ORDER BY place, date, id",
     false},
    {"Other FFA activities", NULL,
     ACTIVITY("circle = 'ffa' AND category NOT IN ('office', 'committee', 'cde', 'lde', 'speech',"
              " 'parliamentary', 'discussion', 'conference', 'convention', 'award')"),
     false},
    {"Community service", "resume.service",
     "SELECT date, NULL, name, '', what, served, time FROM service AS r"
     " WHERE student = :student AND date BETWEEN :since AND :counted_to" CHOSEN("service")
     " ORDER BY " PLACE("service") ", date, id",
     true},
    {"School and community", "resume.school_community", ACTIVITY("circle <> 'ffa'"), false},
};

static const char *label(const char *kind_name, const char *field_name, const char *value)
{
    const struct kind *kind = kind_find(kind_name);
    size_t field = kind ? kind_field(kind, field_name) : FIELD_NONE;
    const char *found =
        field == FIELD_NONE ? NULL : field_choice_label(&kind->fields[field], value);
    return found ? found : value;
}

/* One line of the form's text: "2025: Secretary, Chapter, elected; 3rd place". */
static void add_words(struct buf *out, struct stmt *stmt, const char *name, const char *level)
{
    char hours[NUM_TEXT_SIZE];
    buf_addf(out, "%s%.4s: %s", out->len ? "\n" : "", stmt_text(stmt, 0), name);
    if (*level)
        buf_addf(out, ", %s", level);
    if (*stmt_text(stmt, 4))
        buf_addf(out, ", %s", stmt_text(stmt, 4));
    if (*stmt_text(stmt, 5))
        buf_addf(out, "; %s", stmt_text(stmt, 5));
    if (!stmt_is_null(stmt, 6) && stmt_int(stmt, 6) > 0)
        buf_addf(out, " (%s hours)", num_hours(stmt_int(stmt, 6), hours));
}

static int64_t add_row(struct sheet *sheet, struct stmt *stmt, const char *name, const char *level)
{
    struct buf result = {0};
    int64_t minutes = stmt_int(stmt, 6);
    sheet_row(sheet, LOOK_BODY);
    cell_date(sheet, COL_DATE, stmt_text(stmt, 0));
    cell_text(sheet, COL_NAME, name);
    cell_text(sheet, COL_LEVEL, level);
    cell_text(sheet, COL_ROLE, stmt_text(stmt, 4));
    buf_add_text(&result, stmt_text(stmt, 5));
    if (*stmt_text(stmt, 1))
        buf_addf(&result, "%suntil %s", result.len ? "; " : "", stmt_text(stmt, 1));
    cell_text(sheet, COL_RESULT, buf_text(&result));
    buf_free(&result);
    if (minutes > 0)
        cell_value(sheet, COL_HOURS, CELL_HOURS, minutes);
    return minutes;
}

static bool add_part(struct pages *pages, struct sheet *sheet, const struct part *part,
                     struct err *err)
{
    struct buf words = {0};
    int64_t minutes = 0;
    int first = 0;
    struct stmt *stmt = pages_ask(pages, part->sql, err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        bool degree = strcmp(stmt_text(stmt, 5), "FFA degree") == 0;
        const char *name =
            degree ? label("degree_held", "degree", stmt_text(stmt, 2)) : stmt_text(stmt, 2);
        const char *level = label("activity", "level", stmt_text(stmt, 3));
        if (words.len == 0) {
            sheet_section(sheet, part->title);
            first = sheet_at(sheet) + 1;
        }
        add_words(&words, stmt, name, level);
        minutes += add_row(sheet, stmt, name, level);
    }
    stmt_done(stmt);
    int last = sheet_at(sheet);
    if (words.len > 0 && part->hours) {
        sheet_row(sheet, LOOK_TOTAL);
        cell_text(sheet, COL_NAME, "All service hours");
        cell_sum(sheet, COL_HOURS, CELL_HOURS, minutes, first, last);
        wb_name(pages->wb, "Service_hours", sheet, sheet_at(sheet), COL_HOURS, sheet_at(sheet),
                COL_HOURS);
    }
    if (part->key)
        anchor_text(pages, part->key, 0, NULL, 0, buf_text(&words));
    buf_free(&words);
    return step == STEP_DONE;
}

bool page_resume(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Date", CELL_DATE, 0, 0},
        {"What", CELL_TEXT, 18, 40},
        {"Level", CELL_TEXT, 8, 12},
        {"Role", CELL_TEXT, 12, 40},
        {"Result, or who was served", CELL_TEXT, 12, 40},
        {"Hours", CELL_HOURS, 0, 0},
    };
    sheet_columns(sheet, columns, COUNT_OF(columns));
    page_begin(pages, sheet, sheet_name(sheet),
               "FFA, school and community, to the last day of the records.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    bool done = true;
    for (size_t i = 0; done && i < COUNT_OF(parts); i++)
        done = add_part(pages, sheet, &parts[i], err);
    return done;
}
