/* Questions that several happenings ask, for the tables of src/guide. */
#ifndef GUIDE_QUESTIONS_H
#define GUIDE_QUESTIONS_H

#include "kinds/describe.h"

#define ASK_STUDENT        REF("student", "Student", "student", NEEDED, "To whom it happened.")
#define ASK_PROJECT(help_) REF("project", "Project", "project", NEEDED, help_)
#define ASK_DAY                                                                                    \
    {                                                                                              \
        .name = "date", .label = "When", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",  \
        .help = "The day it happened, or the day on the receipt."                                  \
    }
#define ASK_AMOUNT(name_, label_, help_)                                                           \
    {                                                                                              \
        .name = (name_), .label = (label_), .type = FIELD_MONEY, .flags = NEEDED, .least = 1,      \
        .most = INT64_C(9999999999), .help = (help_)                                               \
    }
/* Asked only where another answer makes it one. */
#define WHEN(when_, type_, name_, label_, flags_, help_)                                           \
    {                                                                                              \
        .name = (name_), .label = (label_), .type = FIELD_##type_, .flags = (flags_),              \
        .when = (when_), .help = (help_)                                                           \
    }
#define REF_WHEN(when_, name_, label_, kind_, help_)                                               \
    {                                                                                              \
        .name = (name_), .label = (label_), .type = FIELD_REF, .ref = (kind_), .when = (when_),    \
        .flags = NEEDED, .help = (help_)                                                           \
    }
#define CHOICE_WHEN(when_, name_, label_, choices_, initial_, help_)                               \
    {                                                                                              \
        .name = (name_), .label = (label_), .type = FIELD_CHOICE, .choices = (choices_),           \
        .initial = (initial_), .flags = NEEDED, .when = (when_), .help = (help_)                   \
    }
/* Words that were written before, as that field of that kind. */
#define WORDS(when_, name_, label_, flags_, used_, help_)                                          \
    {                                                                                              \
        .name = (name_), .label = (label_), .type = FIELD_TEXT, .flags = (flags_),                 \
        .vocabulary = (used_), .when = (when_), .help = (help_)                                    \
    }
#define ASK_PARTY(label_) WORDS(NULL, "party", label_, 0, "money.party", "The store or person.")
#define ASK_NOTE          FIELD(TEXT, "memo", "Note", 0, "What a reader should know.")
#define ASK_SHARE                                                                                  \
    CHOICE_WHEN("project.shared=yes", "share", "The amount is", guide_shares, NULL,                \
                "Others own a part of this project: is this all of it, or your part?")
/* What a receipt with several lines is asked once: see guide.line. */
#define ASK_RECEIPT                                                                                \
    FIELD(MONEY, "total", "Receipt total", 0, "What it says in all: checked against its lines."),  \
        FIELD(TEXT, "receipt", "Receipt number", EXTRA,                                            \
              "As printed on it; empty: one is made up.")
/* Asked when cash would fall below zero (guide_short). */
#define ASK_SOURCE                                                                                 \
    {.name = "source",                                                                             \
     .label = "The money came from",                                                               \
     .type = FIELD_CHOICE,                                                                         \
     .choices = guide_sources,                                                                     \
     .help = "What your records do not know yet."},                                                \
        WORDS("source=loan", "lender", "Who lent it", 0, "loan.lender", "A person or a bank.")

/* A happening's description; `columns` only satisfies what every description has. */
#define QUESTIONS(name_, label_, help_, fields_)                                                   \
    {                                                                                              \
        .name = (name_), .label = (label_), .plural = (label_), .help = (help_),                   \
        .family = "guide", .order = "date", .columns = "date", .sentence = (name_),                \
        FIELDS(fields_)                                                                            \
    }

extern const struct choice guide_shares[], guide_sources[];

#endif
