/* What is learned: foundational work, research with its data, service-learning, reflection. */
#include "kinds/describe.h"

static const struct choice components[] = {
    {"career", "Career exploration", "careers you look into, and your plan for one"},
    {"employability", "Job skills", "resume, interview, teamwork, being on time"},
    {"finance", "Money skills", "budget, saving, credit, the cost of training"},
    {"safety", "Workplace safety", "hazards, safe habits, certificates"},
    {"literacy", "Agricultural literacy", "how agriculture works, and its issues"},
    {0},
};
static const struct choice foundational_levels[] = {
    {"awareness", "Awareness", "first steps, usually grades 6 to 8"},
    {"intermediate", "Intermediate", "usually grades 9 and 10"},
    {"advanced", "Advanced", "usually grades 11 and 12"},
    {0},
};
static const struct field foundational_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who does the foundational SAE."),
    CHOICE("component", "Part", components, NULL, NEEDED, "Which of the five parts of the foundational SAE."),
    CHOICE("level", "Level", foundational_levels, NULL, NEEDED, "How far along the work is."),
    FIELD(TEXT, "activity", "What I did", NEEDED, "Such as Job shadow at the vet clinic."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was done."},
    {.name = "time", .label = "Time", .type = FIELD_TIME, .least = 1, .most = 1440,
     .help = "For the checklist only: it is never added to SAE hours."},
    FIELD(NOTE, "evidence", "Proof", 0, "What shows it: a file, a certificate, a paper in your folder."),
    FIELD(TEXT, "checked_by", "Checked by", EXTRA, "The teacher who looked at it."),
    FIELD(DATE, "checked_on", "Checked on", EXTRA, "The day the teacher looked at it."),
};

static const struct choice approvals[] = {
    {"none", "None needed", "no animals with backbones and no people take part"},
    {"animals", "Animals", "the animal care committee approved it"},
    {"people", "People", "the review board for studies with people approved it"},
    {0},
};
static const struct field research_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "A research project."),
    FIELD(YEAR, "year", "Year", NEEDED, "The year of this part of the study."),
    FIELD(NOTE, "question", "Question", 0, "What do you want to find out? One sentence that data can answer."),
    FIELD(NOTE, "hypothesis", "Hypothesis", 0, "What you expect, and why: If ..., then ..., because ..."),
    FIELD(NOTE, "independent", "What I change", 0, "The independent variable: the one thing you set on purpose."),
    FIELD(NOTE, "dependent", "What I measure", 0, "The dependent variable, with its unit."),
    FIELD(NOTE, "controls", "What I keep the same", 0, "Everything that could spoil the comparison, and the untreated group."),
    FIELD(NOTE, "materials", "Materials", 0, "What you used, and how much of it."),
    FIELD(NOTE, "method", "Method", 0, "Step by step, so that somebody else could repeat it."),
    FIELD(NOTE, "results", "Results", 0, "What the data say, without explaining it yet."),
    FIELD(NOTE, "conclusion", "Conclusion", 0, "Was the hypothesis supported, and what does it mean?"),
    FIELD(NOTE, "limits", "Limits", EXTRA, "What could be wrong, and what you would do better."),
    FIELD(NOTE, "abstract", "Abstract", EXTRA, "The whole study in one paragraph; write it last."),
    FIELD(NOTE, "sources", "Sources", EXTRA, "What you read, one source a line."),
    FIELD(TEXT, "mentor", "Mentor", EXTRA, "The scientist or teacher who advises you."),
    CHOICE("approval", "Approval", approvals, NULL, EXTRA, "Studies with animals or people need one before they begin."),
};

static const struct field reading_fields[] = {
    REF("project", "Project", "project", NEEDED, "A research project."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was measured."},
    FIELD(TEXT, "measure", "Measure", NEEDED, "What was measured: Fresh weight. Spell it the same each time."),
    FIELD(QTY, "value", "Value", NEEDED | FIELD_SIGNED, "The number you read."),
    FIELD(TEXT, "unit", "Unit", 0, "g, cm, count, degrees ..."),
    FIELD(TEXT, "treatment", "Treatment", 0, "The group it belongs to: Red light, Control."),
    FIELD(TEXT, "replicate", "Repeat", 0, "Which repeat, tray or plot: 1, 2, A3."),
    FIELD(TEXT, "subject", "Plant or animal", 0, "Which one, if you follow each: Plant 7."),
};

static const struct field service_plan_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "A service-learning project."),
    FIELD(NOTE, "need", "The need", 0, "What the community lacks, and how you found out."),
    FIELD(TEXT, "partner", "Partner", 0, "The school, group or office you do it with."),
    FIELD(TEXT, "served", "Who is served", 0, "Who is better off, and how many."),
    FIELD(NOTE, "promotion", "How people hear of it", 0, "Flyers, announcements, a story in the paper."),
    {.name = "volunteers", .label = "Volunteers", .type = FIELD_INT, .most = 100000,
     .help = "How many people helped besides you."},
    FIELD(TIME, "volunteer_time", "Their hours", FIELD_TOTAL, "Hours of the volunteers together; not your own."),
    FIELD(NOTE, "evaluation", "How it went", 0, "Did it meet the need? How do you know?"),
};

static const struct field reflection_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that you look back on."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you look back."},
    FIELD(NOTE, "happened", "What happened", 0, "What stands out since the last time."),
    FIELD(NOTE, "so_what", "So what", 0, "What did it show you about the work or about yourself?"),
    FIELD(NOTE, "now_what", "Now what", 0, "What will you do differently?"),
};

static const struct kind kinds[] = {
    {.name = "foundational", .label = "Foundational activity", .plural = "Foundational activities",
     .family = "sae", .help = "The checklist of the foundational SAE: careers, job skills, money, safety, literacy.",
     .order = "date desc", .columns = "date component level activity checked_by student",
     .sentence = "foundational {component}: {activity}", .check = check_foundational,
     FIELDS(foundational_fields)},
    {.name = "research", .label = "Research report", .plural = "Research reports", .family = "sae",
     .help = "What a research project asks, how it finds out, and what came of it.", .order = "year desc",
     .columns = "project year question hypothesis approval", .sentence = "research {year} of {project}",
     .check = check_research, FIELDS(research_fields)},
    {.name = "reading", .label = "Data point", .plural = "Data points", .family = "sae",
     .help = "One measurement of a research project.", .order = "date desc",
     .columns = "date project measure value unit treatment replicate subject",
     .sentence = "{measure} {value}[ {unit}][, {treatment}], {project}", .check = check_research,
     FIELDS(reading_fields)},
    {.name = "service_plan", .label = "Service plan", .plural = "Service plans", .family = "sae",
     .help = "The need, the partner and the helpers of a service-learning project.", .order = "project",
     .columns = "project need partner served volunteers volunteer_time",
     .sentence = "service plan of {project}", .check = check_service_plan, FIELDS(service_plan_fields)},
    {.name = "reflection", .label = "Reflection", .plural = "Reflections", .family = "sae",
     .help = "Looking back at a project: what happened, so what, now what.", .order = "date desc",
     .columns = "date project happened so_what now_what", .sentence = "reflection, {project}[: {happened}]",
     .check = check_reflection, FIELDS(reflection_fields)},
};
const struct kind_family kinds_learning = {kinds, sizeof kinds / sizeof kinds[0]};
