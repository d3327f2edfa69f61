#include "screen/find/places.h"
#include "base/attr.h"
#include "base/tr.h"
#include "kit/keymap.h"
#include "report/report.h"
#include "rules/words.h"
#include "screen/money/guided.h"
#include "screen/report/report_view.h"
#include "screen/screens.h"
#include "screen/session.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { NEEDS_STUDENT = 1, OF_CHAPTER = 2, OF_PRACTICE = 4 };

/* ---- screens ----------------------------------------------------------------------------------
 */

static void open_inventory(struct app *app, int64_t student)
{
    inventory_screen(app, student, 0);
}
static void open_year_end(struct app *app, int64_t student)
{
    year_end_screen(app, student, 0);
}
static void open_closing_sheet(struct app *app, int64_t student)
{
    closing_sheet_screen(app, student, date_today().year - 1);
}
static void open_guided(struct app *app, int64_t student)
{
    guided_screen(app, student, 0);
}
static void open_class_year(struct app *app, int64_t student)
{
    (void)student;
    class_year_screen(app, 0);
}
static void open_students(struct app *app, int64_t student)
{
    (void)student;
    app_pop_to_first(app);
}
static void open_history(struct app *app, int64_t student)
{
    (void)student;
    history_screen(app);
}
static void open_practice(struct app *app, int64_t student)
{
    (void)student;
    practice_screen(app);
}
static void open_drafts(struct app *app, int64_t student)
{
    (void)student;
    drafts_screen(app);
}

/* `label`: of the row in the keys of the home screen, or of the class where it is the chapter's. */
static const struct {
    const char *name, *label, *help, *code;
    void (*open)(struct app *app, int64_t student);
    unsigned flags;
} screens[] = {
    {N_("Students"), NULL, N_("Back to the class."), "students", open_students, OF_CHAPTER},
    {N_("Home"), NULL, N_("The student's year at a glance."), "home", home_screen, NEEDS_STUDENT},
    {N_("Money, by what happened"), NULL, N_("Sold, paid, traded: asked in plain words."), "guided",
     open_guided, NEEDS_STUDENT},
    {N_("Inventory"), "inventory", N_("What is on hand, and what lasts more than a year."),
     "inventory", open_inventory, NEEDS_STUDENT},
    {N_("Awards"), "awards", N_("Applications for proficiency awards."), "awards", award_screen,
     NEEDS_STUDENT},
    {N_("FFA and service"), "FFA", N_("FFA activities, service, honors and degrees."), "ffa",
     ffa_screen, NEEDS_STUDENT},
    {N_("Year end"), "year end", N_("End the year step by step: count, look back, close it."),
     "year_end", open_year_end, NEEDS_STUDENT},
    {N_("Closing sheet"), NULL, N_("Last year's closing values on one sheet."), "closing_sheet",
     open_closing_sheet, NEEDS_STUDENT},
    {N_("Year end of the class"), "year end",
     N_("Who is ready to close the year, and what is missing."), "class_year", open_class_year,
     OF_CHAPTER},
    {N_("Reports"), "reports", N_("Income, balance sheet, hours and more."), "reports",
     reports_screen, 0},
    {N_("Check"), "check", N_("What is wrong with the records or looks wrong, and how to fix it."),
     "findings", findings_screen, 0},
    {N_("All records"), "all records", N_("Every kind of record, with counts."), "more",
     more_screen, 0},
    {N_("History"), NULL, N_("Everything that was done, and by whom; undo any of it."), "history",
     open_history, 0},
    {N_("Unfinished"), NULL, N_("What you typed and did not enter yet; go on with any of it."), "drafts",
     open_drafts, 0},
    {N_("Practice"), "practice", N_("The tasks of this practice book, and which are done."), "practice",
     open_practice, OF_CHAPTER | OF_PRACTICE},
};

/* "i, Home": the key that opens it, and where. */
static void tell_key(size_t screen, bool of_student, char *out, size_t size)
{
    const struct keymap *map =
        of_student && !(screens[screen].flags & OF_CHAPTER) ? home_keys() : students_keys();
    char key[KEYMAP_KEY_SIZE];
    out[0] = '\0';
    for (size_t i = 0; screens[screen].label != NULL && i < map->count; i++)
        if (strcmp(map->rows[i].label, screens[screen].label) == 0)
            (void)snprintf(out, size, "%s", keymap_key(&map->rows[i], key));
}

static const char *also_of(const char *what, const char *code)
{
    char place[64];
    (void)snprintf(place, sizeof place, "%s %s", what, code);
    const struct rules_place *found = rules_place_find(place);
    return found != NULL ? found->also : NULL;
}

static void tell_screen(const struct session *session, size_t at, struct app_place *place)
{
    int64_t student = session->student;
    static char key[KEYMAP_KEY_SIZE];
    place->help = tr(screens[at].help);
    place->also = also_of("screen", screens[at].code);
    tell_key(at, student != 0, key, sizeof key);
    place->key = key;
    if ((student != 0 || !(screens[at].flags & NEEDS_STUDENT)) &&
        (session->practice || !(screens[at].flags & OF_PRACTICE)))
        place->name = tr(screens[at].name);
}

/* ---- happenings, kinds and reports -------------------------------------------------------------------------
 */

static void tell_list(size_t at, struct app_place *place)
{
    const struct kind *kind = kind_at(at);
    place->help = tr(kind->help);
    place->also = also_of("kind", kind->name);
    place->name = tr(kind->plural);
}

static void tell_new(size_t at, struct app_place *place)
{
    static char name[80];
    const struct kind *kind = kind_at(at);
    const char *label = tr(kind->label);
    bool word = isupper((unsigned char)label[0]) && islower((unsigned char)label[1]);
    (void)snprintf(name, sizeof name, _("New %c%s"),
                   word ? tolower((unsigned char)label[0]) : label[0], label + 1);
    place->help = tr(kind->help);
    place->changes = true;
    if (!(kind->flags & KIND_SINGLE))
        place->name = name;
}

/* "I sold something": straight to its questions. */
static void tell_happened(const struct session *session, size_t at, struct app_place *place)
{
    const struct kind *questions = guide_at(at)->questions;
    place->help = tr(questions->help);
    place->also = also_of("guide", questions->name);
    place->changes = true;
    if (session->student != 0)
        place->name = tr(questions->label);
}

static void tell_report(size_t at, struct app_place *place)
{
    static char name[80];
    const struct report *report = report_at(at);
    (void)snprintf(name, sizeof name, _("Report: %s"), tr(report->label));
    place->help = tr(report->help);
    place->also = also_of("report", report->name);
    place->name = name;
}

/* ---- all of them -------------------------------------------------------------------------------
 */

enum part { PART_SCREEN, PART_HAPPENED, PART_LIST, PART_NEW, PART_REPORT, PARTS };

static size_t part_count(enum part part)
{
    switch (part) {
    case PART_SCREEN:
        return COUNT_OF(screens);
    case PART_HAPPENED:
        return guide_count();
    case PART_REPORT:
        return report_count();
    default:
        return kind_count();
    }
}

static bool find_part(size_t *at, enum part *part)
{
    for (*part = PART_SCREEN; *part < PARTS; (*part)++) {
        if (*at < part_count(*part))
            return true;
        *at -= part_count(*part);
    }
    return false;
}

static bool places_at(struct app *app, size_t at, struct app_place *place)
{
    const struct session *session = session_of(app);
    enum part part;
    *place = (struct app_place){.key = ""};
    if (!find_part(&at, &part))
        return false;
    if (session->book == NULL)
        return true;
    if (part == PART_SCREEN)
        tell_screen(session, at, place);
    else if (part == PART_HAPPENED)
        tell_happened(session, at, place);
    else if (part == PART_LIST)
        tell_list(at, place);
    else if (part == PART_NEW)
        tell_new(at, place);
    else
        tell_report(at, place);
    return true;
}

static void places_go(struct app *app, size_t at)
{
    int64_t student = session_of(app)->student;
    enum part part;
    if (!find_part(&at, &part))
        return;
    struct records_of of = {.student = student};
    if (part == PART_SCREEN) {
        screens[at].open(app, screens[at].flags & OF_CHAPTER ? 0 : student);
        return;
    }
    if (part == PART_HAPPENED) {
        (void)guided_ask(app, guide_at(at), student, 0);
        return;
    }
    if (part == PART_REPORT) {
        report_view_screen(app, report_at(at), student);
        return;
    }
    of.kind = kind_at(at);
    if (kind_field(of.kind, "student") == FIELD_NONE && !kind_has_address(of.kind))
        of.student = 0; /* the chapter's */
    if (part == PART_LIST)
        records_screen(app, of);
    else
        (void)record_edit(app, of, 0);
}

const struct app_places places = {places_at, places_go};
