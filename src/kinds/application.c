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
    REF("student", "Student", "student", NEEDED, "Who applies."),
    CHOICE("form", "Form", forms, "proficiency", NEEDED, "What is applied for."),
    {.name = "subject", .label = "Award area or degree", .type = FIELD_TEXT, .flags = NEEDED,
     .vocabulary = "areas", .help = "The proficiency area, or the degree."},
    CHOICE("type", "Type", types, NULL, 0, "Which form of the award."),
    FIELD(YEAR, "award_year", "Award year", NEEDED, "Records count to 31 December of the year before."),
    FIELD(YEAR, "first_year", "First year", 0, "The first year of the SAE that is shown."),
    CHOICE("status", "Status", statuses, "draft", 0, "How far it has come."),
    FIELD(DATE, "consent_on", "Consent on", 0, "When the family agreed to it."),
};

static const struct field chosen_project_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that shows it."),
    REF("project", "Project", "project", NEEDED, "The project that it shows."),
};

static const struct field answer_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that it is part of."),
    {.name = "question", .label = "Question", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "questions",
     .help = "The question, by its number on the form."},
    FIELD(NOTE, "text", "Answer", 0, "Your answer; the counter shows what room the form leaves."),
};

static const struct field chosen_photo_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that shows it."),
    REF("photo", "Photo", "photo", NEEDED, "The photo that it shows."),
    {.name = "rank", .label = "Place", .type = FIELD_INT, .least = 1, .most = 99, .help = "1 comes first."},
    FIELD(TEXT, "caption", "Caption", 0, "If not the photo's own."),
};

static const struct choice signers[] = {
    {"applicant", "Applicant", "the student"},
    {"parent", "Parent or guardian", NULL},
    {"advisor", "Advisor", "the agriculture teacher"},
    {"administrator", "School administrator", NULL},
    {"employer", "Employer", "of a placement"},
    {"other", "Other", NULL},
    {0},
};
static const struct field signature_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that is signed."),
    {.name = "party", .label = "Signer", .type = FIELD_TEXT, .choices = signers, .flags = NEEDED,
     .help = "Who has to sign."},
    FIELD(TEXT, "name", "Name", NEEDED, "The person's name."),
    FIELD(DATE, "signed_on", "Signed on", 0, "Empty until it is signed."),
    CHOICE("method", "Signed how", choices_signed, NULL, 0, "This entry is not a signature; say where the real one is."),
    FIELD(TEXT, "recorded_by", "Recorded by", 0, "Who saw the signature; whoever enters it if left empty."),
};

static const struct field chosen_entry_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that it is for."),
    REF("activity", "FFA activity", "activity", PART_OF, "The activity. Give just one: activity, service, honor, degree or skill."),
    REF("service", "Service", "service", PART_OF, "Or the service."),
    REF("honor", "Honor", "honor", PART_OF, "Or the honor."),
    REF("degree_held", "Degree", "degree_held", PART_OF, "Or the FFA degree."),
    REF("skill", "Skill", "skill", PART_OF, "Or the skill."),
    {.name = "rank", .label = "Place", .type = FIELD_INT, .least = 1, .most = 999, .help = "1 comes first."},
};

static const struct field statement_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that it is for."),
    {.name = "party", .label = "Who writes it", .type = FIELD_TEXT, .choices = signers, .flags = NEEDED,
     .help = "The employer, or who taught and watched over the work."},
    FIELD(TEXT, "name", "Name", NEEDED, "The person's name, and what they are: Dale Hale, manager."),
    FIELD(DATE, "signed_on", "Signed on", 0, "Empty until it is signed."),
    CHOICE("method", "Signed how", choices_signed, NULL, 0, "This entry is not the letter; say where the signed one is."),
    FIELD(TEXT, "recorded_by", "Recorded by", 0, "Who saw the letter; whoever enters it if left empty."),
    FIELD(NOTE, "text", "What it says", 0, "In their own words: what the applicant has accomplished."),
};

static const struct choice note_sorts[] = {
    {"evaluator", "Evaluator", "from who judged the application"},
    {"interview", "Interview", "what was asked and answered, or is to be practiced"},
    {"own", "Own", "for whoever works on it"},
    {0},
};
static const struct field application_note_fields[] = {
    REF("application", "Application", "application", NEEDED | PART_OF,
        "The application that it is for."),
    CHOICE("sort", "Sort", note_sorts, "evaluator", NEEDED, "Where the note comes from."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was said."},
    {.name = "author", .label = "By", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "who",
     .help = "Who said it; whoever enters it if left empty."},
    FIELD(NOTE, "text", "Note", NEEDED, "What was said, and what to do about it."),
    YES("settled", "Settled", NULL, "Yes when it has been dealt with."),
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
    {.name = "signature", .label = "Signature of an application", .plural = "Signatures of applications",
     .family = "application", .help = "Who signed the application, when and how, and who saw it.",
     .order = "signed_on desc", .columns = "application party name signed_on method recorded_by",
     .check = check_signature, .sentence = "{party} {name} for {application}", FIELDS(signature_fields)},
    {.name = "chosen_entry", .label = "Entry of an application", .plural = "Entries of applications",
     .family = "application",
     .help = "Lines of the résumé and skills that enter an application, in their order; where none is chosen, all do.",
     .order = "rank", .columns = "application rank activity service honor degree_held skill",
     .check = check_chosen_entry,
     .sentence = "[{activity}][{service}][{honor}][{degree_held}][{skill}] for {application}",
     FIELDS(chosen_entry_fields)},
    {.name = "statement", .label = "Statement for an application", .plural = "Statements for applications",
     .family = "application", .help = "A letter of the employer or instructor, with what it says.",
     .order = "signed_on desc", .columns = "application party name signed_on method recorded_by",
     .check = check_signature, .sentence = "statement of {name} for {application}", FIELDS(statement_fields)},
    {.name = "application_note", .label = "Note on an application", .plural = "Notes on applications",
     .family = "application", .help = "What evaluators noted, and what interviews asked.",
     .order = "date desc", .columns = "application date sort author text settled",
     .check = check_application_note, .sentence = "note by {author} on {application}: {text}",
     FIELDS(application_note_fields)},
};
const struct kind_family kinds_application = {kinds, sizeof kinds / sizeof kinds[0]};
