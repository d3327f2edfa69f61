/* Questions that several happenings ask, for the tables of src/guide. */
#ifndef GUIDE_QUESTIONS_H
#define GUIDE_QUESTIONS_H

#include "kinds/describe.h"

#define ASK_STUDENT        REF("student", "Student", "student", NEEDED, NULL)
#define ASK_PROJECT(help_) REF("project", "Project", "project", NEEDED, help_)
#define ASK_DAY                                                                                     \
    {.name = "date", .label = "When", .type = FIELD_DATE, .flags = NEEDED, .initial = "today"}
#define ASK_AMOUNT(name_, label_, help_)                                                            \
    {.name = (name_), .label = (label_), .type = FIELD_MONEY, .flags = NEEDED, .least = 1,          \
     .most = INT64_C(9999999999), .help = (help_)}
#define ASK_MONEY_WHEN(name_, label_, when_, help_)                                                 \
    {.name = (name_), .label = (label_), .type = FIELD_MONEY, .when = (when_), .help = (help_)}
#define ASK_PARTY(label_) FIELD(TEXT, "party", label_, 0, NULL)
#define ASK_NOTE          FIELD(TEXT, "memo", "Note", 0, "What a reader should know.")

/* A happening's description; `columns` only satisfies what every description has. */
#define QUESTIONS(name_, label_, help_, fields_)                                                    \
    {.name = (name_), .label = (label_), .plural = (label_), .help = (help_), .family = "guide",    \
     .order = "date", .columns = "date", .sentence = (name_), FIELDS(fields_)}

#endif
