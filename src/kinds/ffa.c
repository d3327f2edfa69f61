/* FFA: activities, community service, honors, degrees. */
#include "kinds/describe.h"

/* Ranked, lowest first; which of them lie above the chapter is data of the profile. */
const struct choice choices_level[] = {
    {"chapter", "Chapter", NULL},       {"section", "Section", NULL},
    {"area", "Area", NULL},             {"county", "County", NULL},
    {"district", "District", NULL},     {"subarea", "Sub-area", NULL},
    {"federation", "Federation", NULL}, {"region", "Region", NULL},
    {"state", "State", NULL},           {"national", "National", NULL},
    {0},
};
static const struct choice activity_categories[] = {
    {"office", "Office", "an office held"},
    {"committee", "Committee", NULL},
    {"cde", "CDE", "career development event"},
    {"lde", "LDE", "leadership development event"},
    {"conference", "Conference", NULL},
    {"convention", "Convention", NULL},
    {"meeting", "Meeting", NULL},
    {"poa", "Program of Activities", NULL},
    {"speech", "Speech", NULL},
    {"parliamentary", "Parliamentary procedure", NULL},
    {"discussion", "Discussion led", NULL},
    {"fair", "Fair or show", NULL},
    {"fundraiser", "Fundraiser", NULL},
    {"award", "Award", NULL},
    {"other", "Other", NULL},
    {0},
};
static const struct choice circles[] = {
    {"ffa", "FFA", NULL}, {"school", "School", NULL}, {"community", "Community", NULL}, {0},
};
static const struct choice above[] = {
    {"auto", "By its level", NULL}, {"yes", "Yes", NULL}, {"no", "No", NULL}, {0},
};
static const struct field activity_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who took part."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it took place; the first day of several."},
    CHOICE("category", "Kind", activity_categories, NULL, NEEDED,
           "What sort of activity: degrees ask for several sorts."),
    {.name = "name", .label = "Name", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "activities",
     .help = "Such as Livestock Evaluation."},
    CHOICE("level", "Level", choices_level, "chapter", NEEDED,
           "Who held it: chapter, district, state, national."),
    CHOICE("circle", "Of", circles, "ffa", EXTRA, "FFA, school or community."),
    FIELD(TEXT, "role", "Role", 0, "President, team member, delegate ..."),
    FIELD(DATE, "ends", "Until", EXTRA, "Of an office: the last day."),
    FIELD(TIME, "time", "Time", FIELD_TOTAL, "How long you took part."),
    {.name = "minutes_led", .label = "Minutes led", .type = FIELD_INT, .flags = EXTRA, .most = 100000,
     .help = "Minutes of a discussion or speech that you led."},
    {.name = "procedures", .label = "Procedures shown", .type = FIELD_INT, .flags = EXTRA, .most = 1000,
     .help = "Parliamentary procedures demonstrated."},
    FIELD(TEXT, "result", "Result", 0, "Placing or award."),
    YES("outside_class", "Outside class", "yes", "Yes if it was not during class time."),
    CHOICE("counts_above", "Counts above chapter", above, "auto", EXTRA,
           "Whether it counts as above chapter level, where that is not plain."),
    REF("event", "Event", "event", EXTRA, "The chapter's event that it comes from."),
};

static const struct field service_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who served."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you served."},
    FIELD(TEXT, "name", "Activity", NEEDED, "A name that you will know it by: Food pantry."),
    {.name = "time", .label = "Time", .type = FIELD_TIME, .flags = NEEDED, .least = 1, .most = 1440,
     .help = "Never the same hours as SAE hours."},
    FIELD(TEXT, "served", "Who was served", 0, "The people or place that it helped."),
    FIELD(NOTE, "what", "What I did", 0, "What you did, in a sentence."),
    FIELD(TEXT, "verified_by", "Verified by", 0, "Who saw it and can confirm the hours."),
    REF("event", "Event", "event", EXTRA, "The chapter's event that it comes from."),
};

static const struct field honor_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who received it."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was given."},
    FIELD(TEXT, "name", "Honor", NEEDED, "Such as Star Greenhand, or District Swine Proficiency."),
    CHOICE("level", "Level", choices_level, NULL, 0,
           "Who gave it: chapter, district, state, national."),
    FIELD(TEXT, "given_by", "Given by", 0, "The chapter, fair or company that gave it."),
};

static const struct choice degrees[] = {
    {"discovery", "Discovery FFA Degree", NULL}, {"greenhand", "Greenhand FFA Degree", NULL},
    {"chapter", "Chapter FFA Degree", NULL},     {"state", "State FFA Degree", NULL},
    {"american", "American FFA Degree", NULL},   {0},
};
static const struct field degree_held_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who holds it."),
    CHOICE("degree", "Degree", degrees, NULL, NEEDED, "The degree received."),
    {.name = "received", .label = "Received", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was given: some degrees ask how long ago that was."},
};

static const struct choice attested_items[] = {
    {"creed", "FFA Creed", "recited it, or explained it"},
    {"motto", "Motto and salute", NULL},
    {"emblem", "Emblem and colors", NULL},
    {"jacket", "Official dress", "how the jacket is worn"},
    {"history", "History of FFA", NULL},
    {"ethics", "Code of Ethics", NULL},
    {"constitution", "Constitution and bylaws", "the chapter's"},
    {"poa", "Program of Activities", "the chapter's"},
    {"manual", "Official Manual", "has one, or can get to one"},
    {"parliamentary", "Parliamentary procedure", NULL},
    {"scholarship", "Grades", "the school's record was looked at"},
    {"attendance", "Attendance", "the school's record was looked at"},
    {"mission", "Mission statement", NULL},
    {"careers", "Careers in agriculture", "knows careers and ownership"},
    {"growth_plan", "Plans for the SAE to grow", NULL},
    {"award_progress", "Progress toward awards", NULL},
    {"poa_work", "Work on the Program of Activities", "planned and completed some of it"},
    {"participation", "Part in activities", "of chapter and state"},
    {"sae_records", "Skill in records", "planning, managing, money"},
    {"leadership", "Leadership", "and community involvement"},
    {"agricultural", "Agricultural SAE", "no retail, food service, babysitting"},
    {"proficiency_area", "SAE fits a proficiency area", NULL},
    {"completed_program", "All agriculture offered", "took all that the school has"},
    {"school_laboratory", "School laboratory SAE", "unpaid, at school"},
    {"hazardous_occupation", "Hazardous occupation", "at the student's age"},
    {"points_counted", "Activity points", "enough on the state's point sheet"},
    {"letters", "Letters of recommendation", NULL},
    {"portfolio", "Portfolio or scrapbook", NULL},
    {"exam", "Examination passed", NULL},
    {"interview", "Interview", NULL},
    {"application", "Application handed in", NULL},
    {"one_category", "One Star category", NULL},
    {"chosen", "Chosen for a Star", NULL},
    {"nominated", "Nominated by the state", NULL},
    {0},
};
static const struct field attested_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who showed it."),
    {.name = "item", .label = "What", .type = FIELD_TEXT, .flags = NEEDED, .choices = attested_items,
     .help = "What the teacher saw or heard: FFA Creed, Official dress."},
    FIELD(TEXT, "name", "Teacher", NEEDED, "Who checked it off."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was checked off."},
};

static const struct field attended_fields[] = {
    REF("event", "Event", "event", NEEDED, "The event that took place."),
    REF("student", "Student", "student", NEEDED, "Who was there."),
    FIELD(TIME, "time", "Time", FIELD_TOTAL, "If not the event's."),
    FIELD(TEXT, "role", "Role", 0, "President, team member, helper ..."),
};

static const struct kind kinds[] = {
    {.name = "activity", .label = "FFA activity", .plural = "FFA activities", .family = "ffa",
     .help = "Offices, contests, conferences, meetings: the résumé of every application.",
     .order = "date desc", .columns = "date category name level role result student",
     .sentence = "{category}: {name}, {level}[, {role}]", FIELDS(activity_fields)},
    {.name = "service", .label = "Community service", .plural = "Community service", .family = "ffa",
     .help = "Service hours; they never count as SAE hours, nor the other way.",
     .order = "date desc", .columns = "date name time served verified_by student",
     .sentence = "service {time}: {name}", FIELDS(service_fields)},
    {.name = "honor", .label = "Honor", .plural = "Honors", .family = "ffa",
     .help = "Honors and awards received.", .order = "date desc",
     .columns = "date name level given_by student", .sentence = "honor {name}", FIELDS(honor_fields)},
    {.name = "degree_held", .label = "Degree held", .plural = "Degrees held", .family = "ffa",
     .help = "FFA degrees already received.", .order = "received desc",
     .columns = "student degree received", .sentence = "{degree}", FIELDS(degree_held_fields)},
    {.name = "attested", .label = "Teacher checked off", .plural = "Teacher checked off", .family = "ffa",
     .flags = KIND_TEACHING,
     .help = "What a degree asks for and only a teacher can see: the Creed, official dress ...",
     .order = "date desc", .columns = "date item name student", .sentence = "checked off {item}, {student}",
     .check = check_attested, FIELDS(attested_fields)},
    {.name = "attended", .label = "Attendance", .plural = "Attendance", .family = "ffa", .flags = KIND_TEACHING,
     .help = "Who was at an event. The student's activity, service or hours entry is written from it, follows "
             "it, and goes with it.",
     .order = "event desc", .columns = "event student time role", .sentence = "{student} at {event}[, {role}]",
     .check = check_attended, .after = after_attended, .before = before_attended, FIELDS(attended_fields)},
};
const struct kind_family kinds_ffa = {kinds, sizeof kinds / sizeof kinds[0]};
