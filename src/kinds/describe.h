/* Shorthand for the description tables of this folder; nobody else includes it. */
#ifndef KINDS_DESCRIBE_H
#define KINDS_DESCRIBE_H

#include "base/buf.h"
#include "kinds/kind.h"

#define FIELD(type_, name_, label_, flags_, help_)                                                  \
    {.name = (name_), .label = (label_), .type = FIELD_##type_, .flags = (flags_), .help = (help_)}
#define REF(name_, label_, kind_, flags_, help_)                                                    \
    {.name = (name_), .label = (label_), .type = FIELD_REF, .ref = (kind_), .flags = (flags_),      \
     .help = (help_)}
#define CHOICE(name_, label_, choices_, initial_, flags_, help_)                                    \
    {.name = (name_), .label = (label_), .type = FIELD_CHOICE, .choices = (choices_),               \
     .initial = (initial_), .flags = (flags_), .help = (help_)}
#define YES(name_, label_, initial_, help_)                                                         \
    {.name = (name_), .label = (label_), .type = FIELD_YES, .initial = (initial_), .help = (help_)}

#define NEEDED  FIELD_NEEDED
#define PART_OF FIELD_PART_OF
#define EXTRA   FIELD_EXTRA

/* The last part of every description. */
#define FIELDS(array_) .fields = (array_), .count = sizeof(array_) / sizeof((array_)[0])

/* A family: the kinds of one file, in the dictionary's order. */
struct kind_family {
    const struct kind *kinds;
    size_t count;
};
extern const struct kind_family kinds_people, kinds_sae, kinds_learning, kinds_money,
    kinds_production, kinds_ffa, kinds_application, kinds_teaching, kinds_keeping;

/* Choices that several families use. */
extern const struct choice choices_relation[], choices_level[], choices_project_type[],
    choices_pathway[], choices_expense[], choices_income[], choices_settled[], choices_signed[],
    choices_carried[];

/* Rules of whole records (rules_*.c). */
typedef bool kind_check(struct book *book, struct record *record, size_t *field, struct err *err);
kind_check check_chapter, check_student, check_course;
kind_check check_hours, check_position, check_brought_forward, check_project;
kind_check check_signed, check_safety, check_budget, check_foundational, check_research,
    check_service_plan, check_reflection;
kind_check check_animal, check_head, check_weighing, check_attested;
kind_check check_money, check_paycheck, check_asset, check_asset_use, check_disposal,
    check_valuation, check_stock, check_balance, check_loan;
kind_check check_share, check_event, check_attended, check_trip, check_visit, check_criterion, check_score,
    check_goal, check_exempt, check_disclosure, check_copy, check_closing, check_about;
bool after_attended(struct book *book, const struct record *record, bool is_new, struct err *err);
bool after_event(struct book *book, const struct record *record, bool is_new, struct err *err);
bool before_attended(struct book *book, int64_t id, const struct record *becomes, struct err *err);
bool after_money(struct book *book, const struct record *record, bool is_new, struct err *err);
kind_check check_application, check_chosen_project, check_chosen_photo, check_chosen_entry,
    check_signature, check_application_note;

/* What the program makes of a record that is being filled in (why.c). */
typedef void kind_why(struct book *book, const struct record *record, struct buf *out);
kind_why why_asset, why_hours, why_stock;
/* What a thing costs at least to be called lasting: the chapter's own rule, in cents. */
int64_t capital_minimum(struct book *book);

/* For checks: points *field at a field by name and sets the error. Always false. */
bool check_fail(const struct record *record, size_t *field, const char *name, struct err *err,
                const char *format, ...) ATTR_PRINTF(5, 6);
/* The type of a project: "placement", ... */
bool check_project_type(struct book *book, int64_t project, char type[static 32], struct err *err);
/* The second date field is not before the first, where both are given. */
bool check_in_order(const struct record *record, const char *first, const char *last, size_t *field,
                    struct err *err);
/* What the reference names (`sql` asks for its student by id) is the record's own student's. */
bool check_same_student(struct book *book, const struct record *record, const char *field_name,
                        const char *sql, size_t *field, struct err *err);

#endif
