/* Applications: what a student chose and wrote for an award. */
#include "kinds/describe.h"

static const struct choice forms[] = {
    {"proficiency", "Proficiency award", NULL}, {"degree", "Degree", NULL}, {"star", "Star", NULL}, {0},
};
static const struct choice types[] = {
    {"ownership", "Ownership", NULL},
    {"placement", "Placement", NULL},
    {"combined", "Combined", "placement and ownership in one application"},
    {"research", "Agriscience research", NULL},
    {0},
};
static const struct choice statuses[] = {
    {"draft", "Draft", NULL},       {"ready", "Ready", NULL},       {"submitted", "Submitted", NULL},
    {"chapter", "Chapter", NULL},   {"district", "District", NULL}, {"state", "State", NULL},
    {"national", "National", NULL}, {0},
};
static const struct field application_fields[] = {
    REF("student", "Student", "student", NEEDED, NULL),
    CHOICE("form", "Form", forms, "proficiency", NEEDED, NULL),
    {.name = "subject", .label = "Award area or degree", .type = FIELD_TEXT, .flags = NEEDED,
     .vocabulary = "areas", .help = "The proficiency area, or the degree."},
    CHOICE("type", "Type", types, NULL, 0, "Which form of the award."),
    FIELD(YEAR, "award_year", "Award year", NEEDED, "Records count to 31 December of the year before."),
    FIELD(YEAR, "first_year", "First year", 0, "The first year of the SAE that is shown."),
    CHOICE("status", "Status", statuses, "draft", 0, "How far it has come."),
    FIELD(DATE, "consent_on", "Consent on", 0, "When the family agreed to it."),
};

static const struct field chosen_project_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF, NULL),
    REF("project", "Project", "project", NEEDED, NULL),
};

static const struct field answer_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF, NULL),
    {.name = "question", .label = "Question", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "questions"},
    FIELD(NOTE, "text", "Answer", 0, NULL),
};

static const struct field chosen_photo_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF, NULL),
    REF("photo", "Photo", "photo", NEEDED, NULL),
    {.name = "rank", .label = "Place", .type = FIELD_INT, .least = 1, .most = 99, .help = "1 comes first."},
    FIELD(TEXT, "caption", "Caption", 0, "If not the photo's own."),
};

static const struct kind kinds[] = {
    {.name = "application", .label = "Application", .plural = "Applications", .family = "application",
     .help = "An application worked on over weeks.",
     .unique = "student form subject type award_year", .order = "award_year desc",
     .columns = "student form subject type award_year status", .check = check_application,
     .sentence = "application {subject}[, {type}], {award_year}", FIELDS(application_fields)},
    {.name = "chosen_project", .label = "Project of an application",
     .plural = "Projects of applications", .family = "application",
     .help = "Only these projects enter the workbook.", .order = "project",
     .columns = "application project", .check = check_chosen_project,
     .sentence = "{project} for {application}", FIELDS(chosen_project_fields)},
    {.name = "answer", .label = "Answer", .plural = "Answers", .family = "application",
     .help = "The text for a question of the application.", .order = "question",
     .columns = "application question text", .sentence = "answer {question}, {application}",
     FIELDS(answer_fields)},
    {.name = "chosen_photo", .label = "Photo of an application", .plural = "Photos of applications",
     .family = "application", .help = "The photos of an application, in their order.", .order = "rank",
     .columns = "application rank photo caption", .check = check_chosen_photo,
     .sentence = "photo {photo} for {application}", FIELDS(chosen_photo_fields)},
};
const struct kind_family kinds_application = {kinds, sizeof kinds / sizeof kinds[0]};
