#include "award/sections.h"

#include "award/choice.h"
#include "base/attr.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "rules/form.h"

#include <string.h>

static const struct {
    const char *label;
    const char *says; /* a question whose one text says what is there, or NULL */
} sections[AWARD_SECTIONS] = {
    [AWARD_SECTION_APPLY] = {N_("Who may apply"), NULL},
    [AWARD_SECTION_PROJECTS] =
        {N_("Projects"),
         "SELECT group_concat(title, ', ') FROM (SELECT title FROM project WHERE id IN"
         " (SELECT value FROM json_each(:projects)) ORDER BY title COLLATE NOCASE)"},
    [AWARD_SECTION_PLAN] = {N_("Plan and size"),
                            "SELECT group_concat(year, ', ') FROM (SELECT DISTINCT year FROM plan"
                            " WHERE project IN (SELECT value FROM json_each(:projects))"
                            " AND year <= :last_year ORDER BY year)"},
    [AWARD_SECTION_ANSWERS] = {N_("Answers"), NULL},
    [AWARD_SECTION_SKILLS] = {N_("Skills"), NULL},
    [AWARD_SECTION_RESUME] = {N_("Résumé"), NULL},
    [AWARD_SECTION_PHOTOS] = {N_("Photos"), NULL},
    [AWARD_SECTION_STATEMENTS] =
        {N_("Statements"),
         "SELECT group_concat(name || iif(signed_on IS NULL, ' (not signed)', ''), ', ')"
         " FROM statement WHERE application = :application"},
    [AWARD_SECTION_SIGNATURES] = {N_("Signatures"),
                                  "SELECT group_concat(party, ', ') FROM signature"
                                  " WHERE application = :application AND signed_on IS NOT NULL"},
    [AWARD_SECTION_RECORDS] =
        {N_("Records"),
         "SELECT iif(count(*) = 0, NULL, group_concat(year, ', ')) FROM (SELECT DISTINCT year"
         " FROM award_record WHERE student = :student"
         " AND project IN (SELECT value FROM json_each(:projects))"
         " AND year BETWEEN :first_year AND :last_year ORDER BY year)"},
    [AWARD_SECTION_NOTES] =
        {N_("Notes"),
         "SELECT iif(count(*) = 0, NULL, count(*) || iif(count(*) = 1, ' note', ' notes') ||"
         " iif(sum(settled IS NOT 1) > 0, ', ' || sum(settled IS NOT 1) || ' open', ''))"
         " FROM application_note WHERE application = :application"},
    [AWARD_SECTION_STATUS] = {N_("Status"),
                              "SELECT status FROM application WHERE id = :application"},
};

/* By what is measured; by id where that is nothing, or several things. */
static const struct {
    const char *measure;
    enum award_section section;
} places[] = {
    {"projects", AWARD_SECTION_PROJECTS},
    {"projects_that_do_not_fit", AWARD_SECTION_PROJECTS},
    {"projects_of_other_areas", AWARD_SECTION_PROJECTS},
    {"pathway_given", AWARD_SECTION_PROJECTS},
    {"BOTH_KINDS", AWARD_SECTION_PROJECTS},
    {"plan_years_missing", AWARD_SECTION_PLAN},
    {"scope_years_missing", AWARD_SECTION_PLAN},
    {"research_parts_missing", AWARD_SECTION_PLAN},
    {"answers_missing", AWARD_SECTION_ANSWERS},
    {"answers_too_long", AWARD_SECTION_ANSWERS},
    {"skills", AWARD_SECTION_SKILLS},
    {"skills_without_words", AWARD_SECTION_SKILLS},
    {"resume_entries", AWARD_SECTION_RESUME},
    {"photos", AWARD_SECTION_PHOTOS},
    {"captions_missing", AWARD_SECTION_PHOTOS},
    {"statements", AWARD_SECTION_STATEMENTS},
    {"consent_given", AWARD_SECTION_SIGNATURES},
    {"signatures_missing", AWARD_SECTION_SIGNATURES},
};

const char *award_section_label(enum award_section section)
{
    return tr(sections[section].label);
}

enum award_section award_section_of(const struct award_line *line)
{
    const char *what = line->measure[0] ? line->measure : line->id;
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (strcmp(places[i].measure, what) == 0)
            return places[i].section;
    return line->class == AWARD_ELIGIBLE ? AWARD_SECTION_APPLY : AWARD_SECTION_RECORDS;
}

static bool tell_choice(struct book *book, const struct award_scope *scope, enum award_part part,
                        struct buf *out, struct err *err)
{
    struct award_choices choices;
    bool done = award_choices_read(book, scope, part, &choices, err);
    if (done && choices.chosen > 0 && choices.most > 0)
        buf_addf(out, _("%zu of %d chosen"), choices.chosen, choices.most);
    else if (done && choices.chosen > 0)
        buf_addf(out, _("%zu of %zu chosen"), choices.chosen, choices.count);
    else if (done && choices.count > 0)
        buf_addf(out, _("%zu to choose from"), choices.count);
    award_choices_clear(&choices);
    return done;
}

static bool tell_answers(struct book *book, const struct award_scope *scope, struct buf *out,
                         struct err *err)
{
    const struct rules_question *question = NULL;
    enum rules_type type;
    int asked = 0;
    int64_t written = 0;
    if (!rules_type_parse(scope->type, &type, err) ||
        !book_ask_id(book,
                     "SELECT count(*) FROM answer WHERE application = ?1 AND trim(ifnull(text, ''))"
                     " <> ''",
                     scope->application, &written, err))
        return false;
    while ((question = rules_question_next(type, scope->award_year, question)) != NULL)
        asked++;
    buf_addf(out, _("%lld of %d written"), (long long)written, asked);
    return true;
}

static const char *status_label(const char *status)
{
    const struct kind *kind = kind_find("application");
    const char *label = field_choice_label(&kind->fields[kind_field(kind, "status")], status);
    return label ? label : status;
}

bool award_section_tell(struct book *book, const struct award_scope *scope,
                        enum award_section section, struct buf *out, struct err *err)
{
    switch (section) {
    case AWARD_SECTION_ANSWERS:
        return tell_answers(book, scope, out, err);
    case AWARD_SECTION_SKILLS:
        return tell_choice(book, scope, AWARD_SKILLS, out, err);
    case AWARD_SECTION_RESUME:
        return tell_choice(book, scope, AWARD_RESUME, out, err);
    case AWARD_SECTION_PHOTOS:
        return tell_choice(book, scope, AWARD_PHOTOS, out, err);
    default:
        break;
    }
    if (!sections[section].says)
        return true;
    struct stmt *stmt = award_ask(book, scope, sections[section].says, err);
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        buf_add_text(out, section == AWARD_SECTION_STATUS ? status_label(stmt_text(stmt, 0))
                                                          : stmt_text(stmt, 0));
    stmt_done(stmt);
    return step != STEP_FAILED;
}
