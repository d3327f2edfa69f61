/* The book itself, as far as it is records: who was given what, which copies there are, which years
 * are closed; and what is written about other records. Last of all in the order of import: a closed
 * year takes no more entries, and a comment may be about anything. */
#include "kinds/describe.h"

static const struct field disclosure_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose record it was."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was handed out."},
    FIELD(TEXT, "given_to", "Given to", NEEDED, "The person and what they are: Lee Park, district judge."),
    FIELD(TEXT, "what", "What", NEEDED, "What they were given: proficiency workbook of 2026."),
    FIELD(TEXT, "why", "Why", 0, "Such as: the family asked for it."),
    FIELD(TEXT, "given_by", "Given by", 0, "Whoever enters it if left empty."),
};

static const struct choice copies[] = {
    {"take_home", "Take-home copy", "a student's own book, to write in elsewhere"},
    {"backup", "Backup", NULL},
    {"other", "Other copy", NULL},
    {0},
};
static const struct field copy_fields[] = {
    {.name = "made_on", .label = "Made on", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was made."},
    FIELD(TEXT, "made_by", "Made by", 0, "Whoever enters it if left empty."),
    CHOICE("what", "What", copies, "take_home", NEEDED, "What sort of copy it is."),
    REF("student", "Student", "student", 0, "Whose records are in it; empty: the chapter's."),
    FIELD(TEXT, "for_whom", "For whom", 0, "Who keeps it, and on what: Maya, blue memory stick."),
    FIELD(DATE, "revoked_on", "Revoked on", 0, "From this day on nothing is taken back from it."),
};

static const struct field closing_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF, "Whose year is closed."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year whose records are done."),
    {.name = "closed_on", .label = "Closed on", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was closed."},
    FIELD(TEXT, "closed_by", "Closed by", 0, "Who closed it; whoever enters it if left empty."),
    FIELD(DATE, "reopened_on", "Reopened on", EXTRA, "Empty while the year is closed."),
    FIELD(TEXT, "reason", "Why", EXTRA, "Why it was reopened: a missing receipt was found."),
};

#define ABOUT_FIELDS(record_label_, record_flags_, record_help_)                                    \
    REF("student", "Student", "student", 0, "Whose record it is; filled in from the record."),      \
        {.name = "kind", .label = "Kind of record", .type = FIELD_TEXT, .flags = NEEDED,            \
         .vocabulary = "kinds", .help = "What it is about: hours, money, visit ..."},               \
        {.name = "record", .label = (record_label_), .type = FIELD_ANY,                             \
         .flags = NEEDED | (record_flags_), .help = (record_help_)},                                \
        {.name = "author", .label = "By", .type = FIELD_TEXT, .flags = NEEDED, .vocabulary = "who", \
         .help = "Who wrote it; whoever enters it if left empty."},                                 \
        {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",   \
         .help = "The day it was written."}

static const struct field comment_fields[] = {
    ABOUT_FIELDS("Record", 0, "Which record: what it is called, or its #id."),
    FIELD(NOTE, "text", "Comment", NEEDED, "What the other should know or do."),
    YES("resolved", "Settled", NULL, "Yes when it has been dealt with."),
};

static const struct choice verdicts[] = {
    {"approved", "Approved", NULL}, {"returned", "Returned", "to be put right; a comment says how"}, {0},
};
static const struct field review_fields[] = {
    ABOUT_FIELDS("Record or month", FIELD_MONTHS,
                 "Which record: what it is called, or its #id. Of kind month: the month, 2026-10."),
    CHOICE("verdict", "Verdict", verdicts, "approved", NEEDED,
           "Approved, or returned with a comment to mend it."),
};

static const struct kind kinds[] = {
    {.name = "disclosure", .label = "Disclosure", .plural = "Disclosures", .family = "book", .flags = KIND_TEACHING,
     .help = "Who outside was given something of a student's record, when and why.", .order = "date desc",
     .columns = "date student given_to what why given_by", .check = check_disclosure,
     .sentence = "disclosure of {student}: {what}, to {given_to}", FIELDS(disclosure_fields)},
    {.name = "copy", .label = "Copy of the book", .plural = "Copies of the book", .family = "book",
     .flags = KIND_TEACHING, .help = "Take-home copies and backups: who has one, and whether it still holds.",
     .order = "made_on desc", .columns = "made_on what student for_whom made_by revoked_on", .check = check_copy,
     .sentence = "{what} of {made_on}[ for {for_whom}]", FIELDS(copy_fields)},
    {.name = "closing", .label = "Year closed", .plural = "Years closed", .family = "book", .flags = KIND_TEACHING,
     .help = "A year whose records are complete: what was reported of it changes only with a reason.",
     .order = "year desc", .columns = "student year closed_on closed_by reopened_on reason",
     .sentence = "{student}, {year}[ closed on {closed_on}][, reopened on {reopened_on}][: {reason}]",
     .check = check_closing, FIELDS(closing_fields)},
    {.name = "review", .label = "Review", .plural = "Reviews", .family = "remarks", .flags = KIND_TEACHING,
     .help = "A teacher's verdict on a record, or on a student's month. It goes with the record when that is deleted.",
     .order = "date desc", .columns = "date student verdict record author kind", .check = check_about,
     .sentence = "review of {record}[, {student}]: {verdict}", FIELDS(review_fields)},
    {.name = "comment", .label = "Comment", .plural = "Comments", .family = "remarks",
     .help = "What somebody says about any record. It goes with the record when that is deleted.",
     .order = "date desc", .columns = "date text record author kind student resolved", .check = check_about,
     .sentence = "comment on {record}: {text}", FIELDS(comment_fields)},
};
const struct kind_family kinds_keeping = {kinds, sizeof kinds / sizeof kinds[0]};
