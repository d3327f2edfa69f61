/* What went without money: traded, worked for, used at home, given away, moved. */
#include "base/num.h"
#include "guide/inside.h"
#include "guide/questions.h"
#include <string.h>

/* ---- traded, worked for it ------------------------------------------------------------------ */

static const struct field traded_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that gave it and uses what you got."),
    ASK_DAY,
    FIELD(TEXT, "memo", "You gave", NEEDED, "What you gave for it: a market hog."),
    CHOICE("category", "You got", choices_expense, "feed", NEEDED, "What you got for it."),
    ASK_AMOUNT("amount", "Worth", "What it would have cost; both sides are worth the same."),
    ASK_SHARE,
    ASK_PARTY("With"),
};
static const struct kind traded =
    QUESTIONS("traded", "I traded something", "a hog for feed, hay for pasture", traded_fields);

static bool build_traded(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    (void)book;
    (void)err;
    plan_take(plan_money(plan, "barter", record_int(answers, "amount"), answers), "category",
              answers, "category");
    plan_why(plan,
             "A trade is income and cost of the same value: no cash moves, and the net is zero.");
    return true;
}

static const struct field worked_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that uses what you got."),
    ASK_DAY,
    CHOICE("category", "You got", choices_expense, "feed", NEEDED, "What you worked for."),
    ASK_AMOUNT("amount", "Worth", "What it would have cost."),
    ASK_SHARE,
    {.name = "hours",
     .label = "Hours you gave",
     .type = FIELD_TIME,
     .help = "The time you worked for it."},
    ASK_PARTY("For"),
    ASK_NOTE,
};
static const struct kind worked =
    QUESTIONS("worked", "I worked for something", "feed or pasture for my work", worked_fields);

static bool build_worked(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    (void)book;
    (void)err;
    struct record *labor = plan_money(plan, "labor", record_int(answers, "amount"), answers);
    plan_take_all(labor, answers, "category hours");
    plan_why(plan, "Work given for it is income and cost of the same value; these hours are not "
                   "placement hours.");
    return true;
}

/* ---- used at home, gave away ---------------------------------------------------------------- */

static const struct choice which[] = {
    {"product", "Raised or made to sell", "eggs, a market hog, plants"},
    {"lasting", "Something that lasted", "a breeding animal, a tool of your inventory"},
    {0},
};
#define WHAT_IT_WAS                                                                                \
    CHOICE("which", "What it was", which, "product", NEEDED,                                       \
           "What you raised to sell, or a thing that lasts."),                                     \
        WHEN("which=product", QTY, "quantity", "How many", 0,                                      \
             "How many head, pounds or dozens."),                                                  \
        WORDS("which=product", "thing", "Of what", 0, "money.unit", "dozen eggs, head, lb ..."),   \
        CHOICE_WHEN("which=product", "category", "Kind", choices_income, "products",               \
                    "What the application calls it: its line of income."),                          \
        REF_WHEN("which=lasting", "asset", "Which item", "asset", "The item of your inventory."),  \
        WHEN("which=lasting", INT, "count", "How many of it", 0, "Empty: all that is left of it.")

static const struct field used_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that made it."),
    ASK_DAY,
    WHAT_IT_WAS,
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."),
    ASK_SHARE,
    ASK_NOTE,
};
static const struct kind used =
    QUESTIONS("used", "I used some at home", "eggs eaten, a hog in the freezer", used_fields);
static const struct field gave_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that made it."),
    ASK_DAY,
    WHAT_IT_WAS,
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."),
    ASK_SHARE,
    ASK_PARTY("To"),
    ASK_NOTE,
};
static const struct kind gave =
    QUESTIONS("gave", "I gave some away", "a present from what the project made", gave_fields);

static bool build_used(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    (void)book;
    (void)err;
    if (record_is(answers, "which", "lasting")) {
        struct record *disposal = plan_add(plan, "disposal", answers);
        plan_take_all(disposal, answers, "asset count");
        plan_text(disposal, "how", "home_use");
        plan_take(disposal, "proceeds", answers, "amount");
        plan_why(plan,
                 "You took it out for yourself at fair value; what that is above or below its book "
                 "value (what it cost, less the years of use) is a gain or a loss.");
        return true;
    }
    struct record *use = plan_money(plan, "home_use", record_int(answers, "amount"), answers);
    int64_t quantity = record_int(answers, "quantity");
    plan_take(use, "category", answers, "category");
    /* Of a crew's herd nobody knows whose head it was. */
    if (plan_thing(use, answers) && quantity % 1000 == 0 && !record_is(answers, "share", "crew")) {
        bool eaten = strcmp(answers->kind->name, "used") == 0;
        plan_herd(plan, answers, "market", eaten ? "eaten" : "moved_out", quantity / 1000);
    }
    plan_why(plan,
             "What the project made counts as its income at fair value, even where no money came: "
             "you took it out for yourself.");
    return true;
}

/* ---- moved ---------------------------------------------------------------------------------- */

static const struct field moved_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that gave it."),
    REF("to_project", "To my project", "project", NEEDED, "The project that received it."),
    ASK_DAY,
    CHOICE("category", "There it is", choices_expense, "feed", NEEDED,
           "What it is for the project that got it."),
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."),
    {.name = "quantity", .label = "How many", .type = FIELD_QTY,
     .help = "How many head, pounds or dozens."},
    WORDS(NULL, "unit", "Of what", 0, "money.unit", "bales, head, lb ..."),
    ASK_NOTE,
};
static const struct kind moved =
    QUESTIONS("moved", "I moved some to my other project", "hay to the cattle", moved_fields);

static bool build_moved(struct book *book, const struct record *answers, struct guide_plan *plan,
                        struct err *err)
{
    (void)book;
    if (record_int(answers, "project") == record_int(answers, "to_project"))
        return plan_blame(plan, "to_project", err,
                          "is the same project; choose the one that received it");
    struct record *move = plan_money(plan, "transfer", record_int(answers, "amount"), answers);
    plan_take_all(move, answers, "category to_project quantity unit");
    plan_why(plan, "It is income of the one project and a cost of the other, of the same value.");
    return true;
}

const struct guide guide_giving[] = {
    {.questions = &traded, .build = build_traded}, {.questions = &worked, .build = build_worked},
    {.questions = &used, .build = build_used},     {.questions = &gave, .build = build_used},
    {.questions = &moved, .build = build_moved},
};
const size_t guide_giving_count = COUNT_OF(guide_giving);
