/* Teaching: visits, marks by rubrics, goals of a course. */
#include "kinds/describe.h"

static const struct field trip_fields[] = {
    REF("teacher", "Teacher", "teacher", NEEDED, "Who drove."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day of the drive."},
    FIELD(TEXT, "left_at", "Left at", 0, "The time of day: 15:10 or 3:10 pm."),
    FIELD(TEXT, "back_at", "Back at", 0, "The time of day: 17:30 or 5:30 pm."),
    FIELD(QTY, "miles", "Miles", 0, "Driven on the whole trip."),
    FIELD(TEXT, "purpose", "Purpose", 0, "What for: SAE visits in the south of the county."),
};

static const struct choice places[] = {
    {"on_site", "On site", "where the SAE is"},
    {"school", "At school", NULL},
    {"phone", "By phone", NULL},
    {"video", "By video", NULL},
    {0},
};
static const struct field visit_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose SAE was looked at."),
    REF("project", "Project", "project", 0, "Empty: all of the student's SAE."),
    REF("teacher", "Teacher", "teacher", NEEDED, "Who made the visit."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day of the visit."},
    FIELD(TIME, "time", "Time", 0, "How long it took, without the way."),
    REF("trip", "Trip", "trip", 0, "The drive it was part of, if there was one."),
    CHOICE("place", "Where", places, NULL, 0, "Where it took place, or how."),
    FIELD(TEXT, "present", "Who was there", 0, "Student, parent, employer ..."),
    FIELD(NOTE, "condition", "Condition", 0, "How animals, crops, equipment or the work were found."),
    FIELD(NOTE, "records_state", "Records", 0, "How far the record book is up to date."),
    FIELD(NOTE, "safety", "Safety", 0, "What is dangerous, and what was agreed about it."),
    FIELD(NOTE, "next_step", "Next step", 0, "What the student does next, and until when."),
    FIELD(DATE, "follow_up_on", "Look again on", 0, "The day to look at it again."),
    FIELD(QTY, "points", "Points", FIELD_SIGNED, "If visits are marked."),
};

static const struct field rubric_fields[] = {
    FIELD(TEXT, "name", "Rubric", NEEDED, "Such as Record book, first semester."),
    FIELD(YEAR, "year", "Year", 0, "If it changes from year to year."),
};

/* Points and weights whose products add up in 64 bits, however many judges there are. */
#define POINTS(flags_)                                                                             \
    .flags = FIELD_SIGNED | (flags_), .least = -INT64_C(100000000), .most = INT64_C(100000000)

static const struct field criterion_fields[] = {
    REF("rubric", "Rubric", "rubric", NEEDED | PART_OF, "The rubric that it is a line of."),
    FIELD(TEXT, "name", "Criterion", NEEDED, "What is looked at: Entries every week."),
    {.name = "weight", .label = "Weight", .type = FIELD_QTY, .flags = FIELD_SIGNED, .least = -INT64_C(1000000),
     .most = INT64_C(1000000), .help = "How many times it counts; 1 if left empty."},
    {.name = "low", .label = "Fewest points", .type = FIELD_QTY, POINTS(0),
     .help = "May be below zero, for what takes points away."},
    {.name = "high", .label = "Most points", .type = FIELD_QTY, POINTS(0), .help = "What the best piece of work gets."},
    {.name = "step", .label = "In steps of", .type = FIELD_QTY, .least = 1, .most = INT64_C(1000000000000),
     .help = "0.5 where half points are given; empty: any number."},
    FIELD(NOTE, "description", "What earns them", 0, "What a full and a half-good piece of work look like."),
};

static const struct field score_fields[] = {
    REF("criterion", "Criterion", "criterion", NEEDED, "What was marked."),
    REF("student", "Student", "student", NEEDED, "Whose work was marked."),
    REF("project", "Project", "project", 0, "If one project is marked."),
    REF("application", "Application", "application", 0, "If one application is marked."),
    {.name = "points", .label = "Points", .type = FIELD_QTY, POINTS(NEEDED),
     .help = "The points given, within what the criterion allows."},
    {.name = "author", .label = "By", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "who",
     .help = "Who gave them; whoever enters it if left empty."},
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was marked."},
    FIELD(NOTE, "note", "Note", 0, "What the student should know about it."),
};

static const struct choice goal_whats[] = {
    {"hours", "Hours", "of SAE, as logged"},
    {"entries", "Entries", "of hours and of money"},
    {"money", "Money", "dollars entered"},
    {"photos", "Photos", NULL},
    {"service", "Service", "hours of community service"},
    {0},
};
static const struct choice partials[] = {
    {"none", "All or nothing", NULL}, {"proportional", "In proportion", "half of it done is half of the points"}, {0},
};
static const struct choice counted_entries[] = {
    {"all", "All entries", NULL}, {"approved", "Approved ones", "entries, or their month, that a teacher approved"}, {0},
};
static const struct field goal_fields[] = {
    REF("course", "Course", "course", NEEDED, "The course whose students should reach it."),
    {.name = "begins", .label = "From", .type = FIELD_DATE, .flags = NEEDED, .help = "The first day that counts."},
    FIELD(DATE, "ends", "Until", NEEDED, "The last day that counts."),
    CHOICE("what", "What", goal_whats, "hours", NEEDED, "What each student should reach."),
    {.name = "amount", .label = "How much", .type = FIELD_QTY, .flags = NEEDED, .least = 1,
     .most = INT64_C(1000000000000), .help = "20 hours, 8 entries, 150 dollars."},
    FIELD(QTY, "weight", "Points", FIELD_SIGNED, "What reaching it is worth."),
    FIELD(DATE, "due", "Due", 0, "The day it is looked at; the last day that counts if left empty."),
    FIELD(DATE, "entered_by", "Typed in by", EXTRA, "Entries typed in after this day are late."),
    FIELD(TEXT, "cap_activity", "At most of one", EXTRA, "An activity that counts only in part: Show day. Empty: any."),
    {.name = "cap_amount", .label = "At most", .type = FIELD_QTY, .flags = EXTRA, .least = 1,
     .most = INT64_C(1000000000000), .help = "How much of one activity counts."},
    CHOICE("partial", "If not reached", partials, "none", EXTRA,
           "What is given for a goal that was reached in part."),
    FIELD(PCT, "late_pct", "Late entries count", EXTRA, "Percent of what is late; 0: not at all. Empty: in full."),
    CHOICE("counts", "What counts", counted_entries, "all", EXTRA,
           "Whether entries count at once, or when a teacher approved them."),
};

static const struct field exempt_fields[] = {
    REF("goal", "Goal", "goal", NEEDED | PART_OF, "The goal that does not apply."),
    REF("student", "Student", "student", NEEDED | PART_OF, "To whom it does not apply."),
    FIELD(TEXT, "reason", "Why", 0, "Such as: in the hospital until 10/12."),
};

static const struct kind kinds[] = {
    {.name = "trip", .label = "Trip", .plural = "Trips", .family = "teaching", .flags = KIND_TEACHING,
     .help = "A teacher's drive to one or more visits: the travel record.", .order = "date desc",
     .columns = "date teacher left_at back_at miles purpose", .check = check_trip,
     .sentence = "trip {date}, {teacher}[, {miles} miles][: {purpose}]", FIELDS(trip_fields)},
    {.name = "visit", .label = "Visit", .plural = "Visits", .family = "teaching", .flags = KIND_TEACHING,
     .help = "A teacher's look at an SAE: what was found, and what comes next.", .order = "date desc",
     .columns = "date student project teacher place next_step follow_up_on points", .check = check_visit,
     .sentence = "visit {date}, {student}[, {project}][: {next_step}]", FIELDS(visit_fields)},
    {.name = "rubric", .label = "Rubric", .plural = "Rubrics", .family = "teaching", .flags = KIND_TEACHING,
     .help = "What a piece of work is marked by; its criteria are rows of their own.", .unique = "name year",
     .order = "name", .columns = "name year", .sentence = "rubric {name}[ {year}]", FIELDS(rubric_fields)},
    {.name = "criterion", .label = "Criterion", .plural = "Criteria", .family = "teaching", .flags = KIND_TEACHING,
     .help = "One line of a rubric, with the points it can give or take.", .unique = "rubric name",
     .order = "rubric", .columns = "rubric name weight low high step", .check = check_criterion,
     .sentence = "criterion {name} of {rubric}", FIELDS(criterion_fields)},
    {.name = "score", .label = "Score", .plural = "Scores", .family = "teaching", .flags = KIND_TEACHING,
     .help = "The points of a student by one criterion.", .order = "date desc",
     .columns = "date student criterion points author project application note", .check = check_score,
     .sentence = "{points} points for {criterion}, {student}", FIELDS(score_fields)},
    {.name = "goal", .label = "Goal", .plural = "Goals", .family = "teaching", .flags = KIND_TEACHING,
     .help = "What each student of a course should reach within some days.", .order = "ends desc",
     .columns = "course what amount begins ends due weight", .check = check_goal,
     .sentence = "goal of {amount} {what} by {ends}, {course}", FIELDS(goal_fields)},
    {.name = "exempt", .label = "Exemption", .plural = "Exemptions", .family = "teaching", .flags = KIND_TEACHING,
     .help = "A student to whom a goal does not apply.", .order = "goal",
     .columns = "goal student reason", .check = check_exempt, .sentence = "{student} exempt from {goal}",
     FIELDS(exempt_fields)},
};
const struct kind_family kinds_teaching = {kinds, sizeof kinds / sizeof kinds[0]};
