/* The SAE: projects, their plans and size, jobs, hours, photos, skills. */
#include "kinds/describe.h"

const struct choice choices_project_type[] = {
    {"foundational", "Foundational", "exploring careers, skills, money and safety: everyone has one"},
    {"placement", "Placement", "you work for somebody, paid or not"},
    {"ownership", "Ownership", "you own it and carry the risk"},
    {"research_experimental", "Research: experiment", "you change one thing and measure what happens"},
    {"research_analysis", "Research: analysis", "you study data that exists"},
    {"research_invention", "Research: invention", "you design something new and test it"},
    {"school_enterprise", "School-based enterprise", "students run a business at school"},
    {"service_learning", "Service-learning", "a project that serves the community and teaches"},
    {0},
};
const struct choice choices_pathway[] = {
    {"ABS", "Agribusiness Systems", NULL},
    {"AS", "Animal Systems", NULL},
    {"BS", "Biotechnology Systems", NULL},
    {"ESS", "Environmental Service Systems", NULL},
    {"FPP", "Food Products and Processing", NULL},
    {"NRS", "Natural Resource Systems", NULL},
    {"PS", "Plant Systems", NULL},
    {"PST", "Power, Structural and Technical", NULL},
    {0},
};
static const struct choice project_status[] = {
    {"planned", "Planned", NULL}, {"active", "Active", NULL}, {"closed", "Closed", NULL}, {0},
};
static const struct choice proceeds[] = {
    {"mine", "Mine", "the student gets the money"},
    {"school", "The school's", "the money stays with the school or chapter"},
    {0},
};
static const struct field project_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose project it is."),
    FIELD(TEXT, "title", "Project", NEEDED, "Short and your own: Market swine."),
    CHOICE("type", "Kind of SAE", choices_project_type, NULL, NEEDED, "What kind of SAE it is."),
    CHOICE("pathway", "Career pathway", choices_pathway, NULL, 0, "The AFNR career pathway it belongs to."),
    {.name = "award_area", .label = "Proficiency area", .type = FIELD_TEXT, .vocabulary = "areas",
     .help = "The award area it would fit; every project may stay without one."},
    {.name = "began", .label = "Began", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The first day of the project."},
    FIELD(DATE, "ended", "Ended", EXTRA, "Empty while it runs."),
    CHOICE("status", "Status", project_status, "active", EXTRA,
           "Active while it goes on; home and quick line offer active ones first."),
    CHOICE("proceeds", "Money goes to", proceeds, "mine", EXTRA, "Who keeps what it earns."),
    FIELD(NOTE, "description", "What it is", 0, "Two or three sentences: what, where, how big."),
};

static const struct field scope_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "The project that has this size."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year that it had this size."),
    FIELD(QTY, "size", "How many", 0, "How big it was that year: 3 head, 0.5 acre."),
    FIELD(TEXT, "unit", "Of what", 0, "head, acres, hives, square feet ..."),
    {.name = "owned", .label = "My share", .type = FIELD_PCT, .initial = "100", .most = 10000,
     .help = "The percentage of it that is yours."},
    FIELD(TEXT, "note", "Note", 0, "What a reader should know: why it grew, what was rented."),
};

static const struct field plan_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "The project that is planned."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year that the plan is for."),
    FIELD(NOTE, "description", "What I will do", 0,
          "What you will do this year, in two or three sentences."),
    FIELD(NOTE, "time", "Time I plan to give", 0,
          "How many hours, when in the week, and who fills in for you."),
    FIELD(NOTE, "financial", "Money I plan to spend and earn", 0,
          "What it should cost and bring in, and where the money comes from."),
    FIELD(NOTE, "capital", "What I need to buy or borrow", 0,
          "Animals, tools, land or buildings that you do not have yet."),
    FIELD(NOTE, "objectives", "Goals, one a line", FIELD_LINES, "What should be true at the end, in numbers where you can."),
    {.name = "standards", .label = "Standards", .type = FIELD_CODES, .vocabulary = "standards",
     .help = "AFNR codes that it works on, separated by spaces."},
    FIELD(NOTE, "outcomes", "What came of it", 0, "Fill in at the end of the year."),
    FIELD(NOTE, "roles", "Who does what", 0,
          "What you do yourself, and what parents, teacher and employer do."),
    FIELD(NOTE, "changes", "What changed on the way", 0,
          "What went another way than planned, and why."),
};

static const struct choice parties[] = {
    {"student", "Student", NULL},
    {"parent", "Parent or guardian", NULL},
    {"employer", "Employer", "or whoever else takes you in to work"},
    {"teacher", "Teacher", NULL},
    {"other", "Other", "such as the owner of the land"},
    {0},
};
const struct choice choices_signed[] = {
    {"paper", "On paper", "the paper is in the student's folder"},
    {"in_person", "In person", "agreed to before the one who recorded it"},
    {"official_system", "In an official system", "signed on the state's or the school's own site"},
    {0},
};
static const struct field agreement_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "The project that it is about."),
    CHOICE("party", "Who agrees", parties, NULL, NEEDED, "One row for each person who signs."),
    FIELD(TEXT, "name", "Name", NEEDED, "The person's name."),
    FIELD(DATE, "signed_on", "Signed on", 0, "Empty until it is signed."),
    CHOICE("method", "Signed how", choices_signed, NULL, 0, "This entry is not a signature; say where the real one is."),
    FIELD(TEXT, "recorded_by", "Recorded by", EXTRA, "Who saw the signature; whoever enters it if left empty."),
    FIELD(NOTE, "terms", "What was agreed", 0, "Hours, pay, duties, rides, safety gear: what each side promised."),
};

static const struct choice risks[] = {
    {"low", "Low", "a scrape or a bruise"},
    {"medium", "Medium", "a doctor would be needed"},
    {"high", "High", "somebody could be badly hurt"},
    {0},
};
static const struct field safety_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project in which it is dangerous."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you walked through the work and looked."},
    FIELD(TEXT, "hazard", "Danger", NEEDED, "What could hurt somebody: PTO shaft without a shield."),
    CHOICE("risk", "How bad", risks, NULL, 0, "How badly somebody could be hurt."),
    FIELD(NOTE, "remedy", "What to do about it", 0, "Shield, gloves, training, staying away."),
    FIELD(DATE, "remedied_on", "Done on", 0, "The day it was taken care of; empty until then."),
    FIELD(TEXT, "certificate", "Certificate", EXTRA, "A safety course you passed, with its number."),
};

static const struct field position_fields[] = {
    REF("project", "Project", "project", NEEDED, "A placement project."),
    FIELD(TEXT, "employer", "Employer", NEEDED, "The business or person that you work for."),
    FIELD(TEXT, "title", "Job", NEEDED, "Such as Feed store clerk."),
    FIELD(TEXT, "supervisor", "Supervisor", 0,
          "Who tells you what to do, and can speak for your work."),
    {.name = "begins", .label = "From", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "Your first day at work."},
    FIELD(DATE, "ends", "Until", 0, "Your last day at work; leave it empty while you work there."),
    FIELD(MONEY, "wage", "Pay an hour", 0,
          "Dollars an hour; leave it empty if the work is not paid."),
    YES("paid", "Paid", "yes", "No for volunteers and unpaid internships."),
    FIELD(NOTE, "duties", "Duties, one a line", FIELD_LINES,
          "Judges want hours by duty: loading feed, counter, delivery."),
};

static const struct choice evaluators[] = {
    {"employer", "Employer", "the supervisor of a job"},
    {"mentor", "Mentor", "of research"},
    {"partner", "Community partner", "of service-learning or a school enterprise"},
    {0},
};
static const struct choice evaluation_areas[] = {
    {"attendance", "Attendance", "there when expected, and on time"},
    {"attitude", "Attitude", NULL},
    {"communication", "Communication", NULL},
    {"initiative", "Initiative", "sees what has to be done"},
    {"quality", "Quality of work", NULL},
    {"safety", "Safe work", NULL},
    {"skills", "Skills of the work", NULL},
    {"teamwork", "Teamwork", NULL},
    {0},
};
static const struct field evaluation_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that was looked at."),
    FIELD(TEXT, "name", "Evaluated by", NEEDED, "The person's name."),
    CHOICE("relation", "Who it is", evaluators, NULL, NEEDED,
           "Who looked at it: employer, parent, teacher, yourself."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day of the evaluation."},
    {.name = "area", .label = "About", .type = FIELD_TEXT, .flags = NEEDED, .choices = evaluation_areas,
     .help = "Such as Attendance or Quality of work; one row for each."},
    {.name = "rating", .label = "Rating", .type = FIELD_INT, .least = 1, .most = 5,
     .help = "1 needs much work, 3 as expected, 5 outstanding."},
    FIELD(NOTE, "comment", "Comment", 0, "In the evaluator's own words."),
};

static const struct field budget_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "The project that it is planned for."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year that it is planned for."),
    {.name = "category", .label = "What for", .type = FIELD_TEXT, .flags = NEEDED,
     .vocabulary = "categories", .help = "A category of money, such as feed or livestock."},
    FIELD(MONEY, "amount", "Amount", NEEDED, "What you expect to spend on it or to get from it this year."),
};

static const struct field hours_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who did the work."),
    REF("project", "Project", "project", NEEDED, "The project that the work was for."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you did the work."},
    {.name = "time", .label = "Time", .type = FIELD_TIME, .flags = NEEDED, .least = 1, .most = 1440,
     .help = "Time spent: 1:30, 1.5 or 90m."},
    FIELD(TEXT, "activity", "What I did", NEEDED, "Fed and weighed hogs."),
    YES("in_class", "In class", "no", "Class time is kept, but does not count toward degrees."),
    {.name = "paid", .label = "Paid", .type = FIELD_YES, .when = "project.type=placement",
     .help = "Were you paid for these hours?"},
    {.name = "position", .label = "Job", .type = FIELD_REF, .ref = "position",
     .when = "project.type=placement", .help = "Which job."},
    {.name = "duty", .label = "Duty", .type = FIELD_TEXT, .when = "project.type=placement",
     .help = "One of the job's duties."},
    {.name = "standards", .label = "Standards", .type = FIELD_CODES, .vocabulary = "standards",
     .flags = EXTRA, .help = "AFNR codes, separated by spaces."},
    FIELD(NOTE, "happened", "What happened", EXTRA, "For reflection: what happened?"),
    FIELD(NOTE, "so_what", "So what", EXTRA, "What did it show you?"),
    FIELD(NOTE, "now_what", "Now what", EXTRA, "What will you do next?"),
    REF("event", "Event", "event", EXTRA, "The chapter's event that it comes from."),
};

static const struct field photo_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose work it shows."),
    REF("project", "Project", "project", 0,
        "The project it shows; applications choose among its photos."),
    FIELD(DATE, "date", "Taken on", 0, "Read from the picture where it says."),
    FIELD(TEXT, "caption", "Caption", 0, "Say what the picture cannot show."),
    FIELD(PICTURE, "file", "Picture", NEEDED, "A JPEG or PNG file; it is copied into the book."),
};

static const struct field skill_fields[] = {
    REF("project", "Project", "project", NEEDED | PART_OF, "The project in which you used it."),
    {.name = "standard", .label = "Standard", .type = FIELD_TEXT, .flags = NEEDED,
     .vocabulary = "standards", .help = "The AFNR code, such as AS.02.01."},
    FIELD(YEAR, "year", "Year", 0, "The year in which you learned or used it."),
    FIELD(NOTE, "what", "What I did", 0, "The skill, as you used it."),
    FIELD(NOTE, "contribution", "How it helped", 0, "What it added to the success of the SAE."),
};

static const struct field brought_forward_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose earlier book it is."),
    REF("project", "Project", "project", NEEDED, "The project that these totals belong to."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year that the other book kept."),
    CHOICE("line", "Line", choices_carried, NULL, NEEDED,
           "A line of the income, placement or hours report, or what was invested."),
    {.name = "amount", .label = "Amount", .type = FIELD_MONEY,
     .flags = NEEDED | FIELD_SIGNED | FIELD_PLAIN,
     .help = "Dollars and cents, or hours with two decimals."},
    FIELD(TEXT, "source", "From which book", NEEDED, "Where the number stands: AET report of 3 Jan 2026."),
    FIELD(TEXT, "seen_by", "Seen by", 0, "The teacher who looked at the old book."),
    FIELD(DATE, "seen_on", "Seen on", 0, "The day the teacher saw the other book."),
};

static const struct kind kinds[] = {
    {.name = "project", .label = "Project", .plural = "Projects", .family = "sae",
     .help = "One SAE: an animal project, a job, a trial. Everything else hangs on it.",
     .unique = "student title", .order = "title", .check = check_project,
     .columns = "student title type pathway award_area began status",
     .sentence = "project {title} ({type})", FIELDS(project_fields)},
    {.name = "scope", .label = "Size by year", .plural = "Sizes by year", .family = "sae",
     .help = "How big a project was in a year, and how much of it was yours.", .order = "year desc",
     .columns = "project year size unit owned note", .sentence = "size {year} of {project}: {size} {unit}",
     FIELDS(scope_fields)},
    {.name = "plan", .label = "Plan", .plural = "Plans", .family = "sae",
     .help = "What was planned for a year, before the work began.", .order = "year desc",
     .columns = "project year description", .sentence = "plan {year} of {project}", FIELDS(plan_fields)},
    {.name = "agreement", .label = "Agreement", .plural = "Agreements", .family = "sae",
     .help = "Who agreed to the SAE, with what was promised. One row a person.", .order = "signed_on desc",
     .columns = "project party name signed_on method", .sentence = "agreement of {name}, {project}",
     .check = check_signed, FIELDS(agreement_fields)},
    {.name = "safety", .label = "Safety check", .plural = "Safety checks", .family = "sae",
     .help = "What could hurt somebody, and what was done about it.", .order = "date desc",
     .columns = "date project hazard risk remedied_on", .sentence = "safety: {hazard}, {project}",
     .check = check_safety, FIELDS(safety_fields)},
    {.name = "position", .label = "Job", .plural = "Jobs", .family = "sae",
     .help = "A job within a placement project: employer, title, duties.", .unique = "project title",
     .order = "begins desc", .columns = "project employer title begins ends wage paid",
     .sentence = "job {title} at {employer}", .check = check_position, FIELDS(position_fields)},
    {.name = "evaluation", .label = "Evaluation", .plural = "Evaluations", .family = "sae",
     .help = "How an employer, a mentor or a partner rates the work.", .order = "date desc",
     .columns = "date project name relation area rating", .sentence = "{area} {rating} by {name}, {project}",
     FIELDS(evaluation_fields)},
    {.name = "budget", .label = "Budget line", .plural = "Budget", .family = "sae",
     .help = "What you expect to spend and to get in a year, by category.", .order = "year desc",
     .columns = "project year category amount", .sentence = "budget {year} of {project}: {category} {amount}",
     .check = check_budget, FIELDS(budget_fields)},
    {.name = "hours", .label = "Hours", .plural = "Hours", .family = "sae",
     .help = "Time spent on a project, with what was done. The journal.", .order = "date desc",
     .columns = "date project time activity student in_class",
     .sentence = "{time}, {project}: {activity}", .check = check_hours, .why = why_hours, FIELDS(hours_fields)},
    {.name = "photo", .label = "Photo", .plural = "Photos", .family = "sae",
     .help = "Pictures of the work, for applications.", .unique = "student caption",
     .order = "date desc", .columns = "date project caption file student",
     .sentence = "photo[ {caption}][, {project}]", FIELDS(photo_fields)},
    {.name = "skill", .label = "Skill", .plural = "Skills", .family = "sae",
     .help = "A skill tied to a standard, and what it added to the project.", .order = "standard",
     .columns = "project standard year what contribution", .sentence = "skill {standard}, {project}",
     FIELDS(skill_fields)},
    {.name = "brought_forward", .label = "Brought from an earlier book",
     .plural = "Brought from an earlier book", .family = "sae",
     .help = "Totals of years that were kept in another record book.", .order = "year desc",
     .columns = "student project year line amount source", .check = check_brought_forward,
     .sentence = "{line} {year} brought forward, {project}: {amount}", FIELDS(brought_forward_fields)},
};
const struct kind_family kinds_sae = {kinds, sizeof kinds / sizeof kinds[0]};
