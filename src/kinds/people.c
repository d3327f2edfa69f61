/* People and the programme: chapter, teachers, students, courses, membership. */
#include "kinds/describe.h"

const struct choice choices_relation[] = {
    {"parent", "Parent", NULL},     {"guardian", "Guardian", NULL}, {"employer", "Employer", NULL},
    {"mentor", "Mentor", NULL},     {"other", "Other", NULL},       {0},
};

static const struct choice service_rules[] = {
    {"cumulative", "All years together", "service hours of all years count together"},
    {"additional", "More with each degree", "each degree asks for service hours of its own"},
    {0},
};
static const struct choice depreciation_rules[] = {
    {"full_year", "Whole years", "a whole year's depreciation from the year of purchase on"},
    {"monthly", "By month", "a month counts if the item was there by its 15th"},
    {0},
};
static const struct choice inventory_bases[] = {
    {"market", "Market value", "what it would sell for today"},
    {"cost", "Cost", "what it cost"},
    {0},
};
static const struct choice raised_values[] = {
    {"income", "Income", "a raised breeding animal counts as income of its year"},
    {"equity", "Net worth only", "a raised breeding animal adds to net worth, not to income"},
    {0},
};
static const struct choice borrowed_tools[] = {
    {"ownership", "Ownership", "work done with borrowed tools is an ownership project"},
    {"placement", "Placement", "work done with borrowed tools is placement"},
    {0},
};

static const struct field chapter_fields[] = {
    FIELD(TEXT, "name", "Chapter", NEEDED, "The chapter's name, as on its charter."),
    {.name = "state", .label = "State", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "states",
     .help = "Its two letters or its name, such as OK or Oklahoma."},
    FIELD(TEXT, "number", "Chapter number", 0, "The number on the chapter's roster."),
    FIELD(TEXT, "school", "School", 0, "The school's full name."),
    FIELD(TEXT, "district", "District", 0, "FFA district, area or section."),
    FIELD(TEXT, "address", "Address", 0, "The school's address."),
    FIELD(TEXT, "phone", "Phone", 0, "The school's phone."),
    FIELD(TEXT, "administrator", "Administrator", 0, "The principal or director who signs applications."),
    {.name = "years_offered", .label = "Years of ag offered", .type = FIELD_INT, .most = 12,
     .help = "How many years of agricultural education the school offers."},
    {.name = "time_zone", .label = "Time zone", .type = FIELD_TEXT, .flags = EXTRA,
     .help = "Such as America/Chicago; decides which day it is. Empty: this computer's."},
    {.name = "degree_profile", .label = "Degree rules", .type = FIELD_TEXT, .initial = "national",
     .vocabulary = "profiles", .flags = EXTRA, .help = "Whose rules for degrees apply. Left at national: the chapter's state's, where they are known."},
    CHOICE("service_rule", "Service hours count", service_rules, "cumulative", EXTRA,
           "How community service adds up over degrees."),
    CHOICE("depreciation_rule", "Depreciation", depreciation_rules, "full_year", EXTRA,
           "How the value of equipment is written down year by year."),
    CHOICE("inventory_basis", "Inventory valued at", inventory_bases, "market", EXTRA,
           "What the count form suggests as value."),
    CHOICE("raised_value", "Raised animals are", raised_values, "income", EXTRA,
           "Where a raised breeding animal is counted."),
    CHOICE("borrowed_tools", "Borrowed tools mean", borrowed_tools, "ownership", EXTRA,
           "What kind of project work with borrowed tools is."),
    {.name = "capital_minimum", .label = "Lasting item from", .type = FIELD_MONEY, .initial = "100",
     .flags = EXTRA, .help = "Things that cost less are supplies, even if they last."},
};

static const struct field teacher_fields[] = {
    FIELD(TEXT, "name", "Name", NEEDED, "As students call them: Ms. Hale."),
    FIELD(TEXT, "email", "Email", 0, "Where a family or an employer can write to."),
    FIELD(TEXT, "phone", "Phone", 0, "Where a family or an employer can call."),
    YES("active", "Teaching now", "yes", "No for teachers who have left."),
};

static const struct choice student_status[] = {
    {"active", "Active", NULL},
    {"alumni", "Alumni", "graduated; the book is kept"},
    {"transferred", "Transferred", "went to another school"},
    {"left", "Left", "no longer in agricultural education"},
    {0},
};
static const struct field student_fields[] = {
    FIELD(TEXT, "number", "Student number", NEEDED, "The school's number, or any short code; no two alike."),
    FIELD(TEXT, "name", "Name", NEEDED, "Last, First: Ortiz, Maya."),
    FIELD(TEXT, "preferred_name", "Called", 0, "The name used every day, if another."),
    FIELD(TEXT, "ffa_id", "FFA number", EXTRA, "The member number on the FFA roster."),
    FIELD(DATE, "ffa_since", "FFA member since", 0, "The day of joining FFA."),
    FIELD(DATE, "birth_date", "Birth date", EXTRA | FIELD_PRIVATE,
          "Some applications print it; nothing else uses it."),
    {.name = "grade", .label = "Grade", .type = FIELD_INT, .least = 1, .most = 16,
     .help = "Grade this year; worked out from the graduation date where that is known."},
    FIELD(DATE, "graduation_date", "Graduates", 0, "The day of leaving high school, as planned."),
    FIELD(DATE, "entered_ag_ed", "Started ag class", NEEDED, "The first day in an agriculture class."),
    FIELD(DATE, "records_from", "Records begin", EXTRA,
          "The day whose beginning values are entered; the day ag class started if left empty."),
    CHOICE("status", "Status", student_status, "active", 0, "Whether the student is in the programme now."),
    FIELD(DATE, "left_on", "Left on", EXTRA, "The last day in the program."),
    FIELD(DATE, "keep_until", "Keep record until", EXTRA, "After this day the school may delete the record."),
    FIELD(TEXT, "career_goal", "Career goal", 0, "What you want to do; the SAE should lead there."),
    FIELD(TEXT, "email", "Email", EXTRA | FIELD_PRIVATE,
          "The student's own, for the application's front page."),
    FIELD(TEXT, "phone", "Phone", EXTRA | FIELD_PRIVATE,
          "The student's own, for the application's front page."),
    FIELD(TEXT, "address", "Address", EXTRA | FIELD_PRIVATE,
          "Street, town and ZIP, as an application prints it."),
    YES("directory_release", "May be named", NULL, "The family agreed that the name may be given out."),
    YES("photo_release", "Photos may be used", NULL, "The family agreed that pictures may be used."),
    {.name = "gpa", .label = "Grade average", .type = FIELD_QTY, .flags = EXTRA, .most = 100000,
     .help = "Over all subjects, such as 3.45."},
    {.name = "ag_gpa", .label = "Grade average, ag", .type = FIELD_QTY, .flags = EXTRA, .most = 100000,
     .help = "In agriculture classes, such as 3.80."},
    FIELD(NOTE, "notes", "Notes", EXTRA | FIELD_PRIVATE, "For the teacher."),
};

static const struct field contact_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF,
        "Whose parent, guardian or employer this is."),
    FIELD(TEXT, "name", "Name", NEEDED, "First and last name, as an application prints it."),
    CHOICE("relation", "Relation", choices_relation, NULL, NEEDED,
           "What this person is to the student."),
    FIELD(TEXT, "occupation", "Occupation", 0, "Applications ask for the parents' occupations."),
    FIELD(TEXT, "phone", "Phone", FIELD_PRIVATE, "Where to call this person."),
    FIELD(TEXT, "email", "Email", FIELD_PRIVATE, "Where to write to this person."),
    FIELD(TEXT, "address", "Address", FIELD_PRIVATE, "Street, town and ZIP, if not the student's."),
};

static const struct choice course_levels[] = {
    {"middle", "Middle school", NULL}, {"high", "High school", NULL}, {"mixed", "Mixed", NULL}, {0},
};
static const struct field course_fields[] = {
    FIELD(TEXT, "title", "Course", NEEDED, "Such as Ag II."),
    FIELD(YEAR, "year", "School year", NEEDED, "The year in which the school year began: 2026 for 2026-27."),
    FIELD(TEXT, "school", "School", EXTRA, "If not the chapter's own."),
    FIELD(TEXT, "period", "Period", 0, "Such as 3rd."),
    REF("teacher", "Teacher", "teacher", 0, "Who teaches it."),
    CHOICE("level", "Level", course_levels, NULL, 0,
           "Middle or high school: the Discovery degree asks for middle school."),
    FIELD(DATE, "begins", "First day", 0,
          "The day the course begins: class time counts from here."),
    FIELD(DATE, "ends", "Last day", 0, "The day the course ends."),
    FIELD(TIME, "instruction", "Hours of instruction", FIELD_TOTAL, "Hours in class over the whole course."),
};

static const struct field enrollment_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF, "Who takes the course."),
    REF("course", "Course", "course", NEEDED, "The course, with its year."),
    {.name = "grade", .label = "Grade", .type = FIELD_INT, .least = 1, .most = 16,
     .help = "The student's grade in that year, such as 10."},
    FIELD(DATE, "begins", "From", EXTRA, "If not the course's first day."),
    FIELD(DATE, "ends", "Until", EXTRA, "If not the course's last day."),
    FIELD(TIME, "earned", "Hours earned", FIELD_TOTAL, "Hours of instruction completed."),
    YES("passed", "Passed", NULL,
        "Yes once the course is done: degrees ask for completed courses."),
    FIELD(TEXT, "mark", "Mark", 0, "The grade that was given, such as B+."),
};

static const struct field postsecondary_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF, "Who goes on to study."),
    FIELD(TEXT, "school", "School", NEEDED, "The college, technology center or training."),
    FIELD(YEAR, "year", "School year", NEEDED, "The year in which the school year began."),
    YES("ag", "Agriculture", NULL, "Is the program about agriculture or natural resources?"),
};

static const struct choice paid_to[] = {
    {"local", "Chapter", NULL}, {"state", "State", NULL}, {"national", "National", NULL}, {0},
};
static const struct field membership_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF, "The member."),
    FIELD(YEAR, "year", "School year", NEEDED, "The year in which the school year began."),
    FIELD(DATE, "dues_paid", "Dues paid on", 0,
          "The day the dues were paid: membership counts from the first one."),
    CHOICE("paid_to", "Dues reach", paid_to, "national", 0, "How far the dues were passed on."),
};

static const struct choice divisions[] = {
    {"Growing Leaders", NULL, NULL},
    {"Building Communities", NULL, NULL},
    {"Strengthening Agriculture", NULL, NULL},
    {0},
};
static const struct choice quality_standards[] = {
    {"Leadership", NULL, "Growing Leaders"},
    {"Healthy Lifestyle", NULL, "Growing Leaders"},
    {"Scholarship", NULL, "Growing Leaders"},
    {"Personal Growth", NULL, "Growing Leaders"},
    {"Career Success", NULL, "Growing Leaders"},
    {"Environmental", NULL, "Building Communities"},
    {"Human Resources", NULL, "Building Communities"},
    {"Citizenship", NULL, "Building Communities"},
    {"Stakeholder Engagement", NULL, "Building Communities"},
    {"Economic Development", NULL, "Building Communities"},
    {"Support Group", NULL, "Strengthening Agriculture"},
    {"Chapter Recruitment", NULL, "Strengthening Agriculture"},
    {"Safety", NULL, "Strengthening Agriculture"},
    {"Agricultural Advocacy", NULL, "Strengthening Agriculture"},
    {"Agricultural Literacy", NULL, "Strengthening Agriculture"},
    {0},
};
static const struct choice event_counts[] = {
    {"activity", NULL, "an FFA activity of each who was there"},
    {"service", NULL, "community service of each who was there"},
    {"hours", NULL, "SAE hours of each who was there"},
    {"activity service", NULL, "both"},
    {"activity hours", NULL, "both"},
    {0},
};
static const struct field event_fields[] = {
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it takes place; the first day of several."},
    {.name = "name", .label = "Event", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "activities",
     .help = "Such as Food drive, or District convention."},
    {.name = "division", .label = "Division", .type = FIELD_TEXT, .choices = divisions, .flags = EXTRA,
     .help = "Of the Program of Activities."},
    {.name = "standard", .label = "Quality standard", .type = FIELD_TEXT, .choices = quality_standards,
     .flags = EXTRA, .help = "Of that division."},
    CHOICE("level", "Level", choices_level, NULL, 0, "Whose event it is; the chapter's if left empty."),
    FIELD(TIME, "time", "Time", FIELD_TOTAL, "For each who was there the whole time."),
    {.name = "counts_as", .label = "Counts as", .type = FIELD_TEXT, .choices = event_counts,
     .initial = "activity", .help = "activity, service or hours, or several, separated by spaces."},
    FIELD(TEXT, "project_title", "Hours go to", EXTRA,
          "The title of each student's project that takes the hours; the foundational one if left empty."),
    YES("in_class", "In class", "no", "Class time is kept, but does not count toward degrees."),
    FIELD(NOTE, "goals", "Goals", EXTRA, "What the chapter wants to reach with it."),
    FIELD(NOTE, "budget", "Budget", EXTRA, "What it costs, and what it brings in."),
    FIELD(NOTE, "result", "Result", EXTRA, "What came of it."),
};

static const struct kind kinds[] = {
    {.name = "chapter", .label = "Chapter", .plural = "Chapter", .family = "people",
     .help = "The chapter, its school, and the rules it keeps books by.", .flags = KIND_SINGLE,
     .order = "name", .columns = "name state number school", .sentence = "chapter {name}, {state}",
     .check = check_chapter, FIELDS(chapter_fields)},
    {.name = "teacher", .label = "Teacher", .plural = "Teachers", .family = "people",
     .help = "The agriculture teachers, who are the FFA advisors.", .unique = "name",
     .order = "name", .columns = "name email phone active", .sentence = "teacher {name}",
     FIELDS(teacher_fields)},
    {.name = "student", .label = "Student", .plural = "Students", .family = "people",
     .help = "Everybody who keeps a record book here.", .unique = "number", .order = "name",
     .columns = "number name preferred_name grade status entered_ag_ed career_goal",
     .sentence = "student {number} {name}", .check = check_student, FIELDS(student_fields)},
    {.name = "contact", .label = "Contact", .plural = "Contacts", .family = "people",
     .help = "Parents, guardians, employers, mentors.", .order = "name",
     .columns = "student name relation occupation phone", .sentence = "{relation} {name} of {student}",
     FIELDS(contact_fields)},
    {.name = "course", .label = "Course", .plural = "Courses", .family = "people",
     .help = "A class of one school year.", .unique = "title year period", .order = "year desc",
     .columns = "title year period teacher level", .sentence = "course {title}, {year}",
     .check = check_course, FIELDS(course_fields)},
    {.name = "enrollment", .label = "Enrollment", .plural = "Enrollments", .family = "people",
     .help = "Who is in which course.", .order = "student",
     .columns = "student course grade earned passed mark", .sentence = "{student} in {course}",
     FIELDS(enrollment_fields)},
    {.name = "postsecondary", .label = "College or training", .plural = "College and training",
     .family = "people", .help = "Schooling after high school, a year at a time; the American Degree asks for it.",
     .order = "year desc", .columns = "student school year ag",
     .sentence = "{school} {year}, {student}", FIELDS(postsecondary_fields)},
    {.name = "membership", .label = "FFA membership", .plural = "FFA memberships", .family = "people",
     .help = "Dues by school year; unbroken years count for degrees.", .order = "year desc",
     .columns = "student year dues_paid paid_to", .sentence = "FFA dues {year}, {student}",
     FIELDS(membership_fields)},
    {.name = "event", .label = "Event", .plural = "Events", .family = "people", .flags = KIND_TEACHING,
     .help = "What the chapter did together; whoever is entered as having been there gets the entries for it.",
     .unique = "date name", .order = "date desc", .columns = "date name level time counts_as division result",
     .sentence = "event {name}, {date}", .check = check_event, .after = after_event, FIELDS(event_fields)},
};
const struct kind_family kinds_people = {kinds, sizeof kinds / sizeof kinds[0]};
