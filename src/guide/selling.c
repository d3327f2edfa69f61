/* What came in, or went away for something else: sold, won, traded, used, gave, moved. */
#include "guide/inside.h"
#include "guide/questions.h"

#define TAKEN(name_, label_, help_) ASK_MONEY_WHEN(name_, label_, "taken=yes", help_)

/* ---- sold ----------------------------------------------------------------------------------- */

static const struct field sold_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that raised or made it."),
    ASK_DAY,
    FIELD(QTY, "quantity", "How many", 0, NULL),
    FIELD(TEXT, "thing", "Of what", 0, "hogs, dozen eggs, flats ..."),
    CHOICE("category", "Kind", choices_income, "livestock", NEEDED, "What kind of product it is."),
    ASK_AMOUNT("check", "You got", "What you were paid: the figure on the check."),
    YES("taken", "Anything taken out", "no", "Did the barn or buyer keep something back before they paid?"),
    TAKEN("commission", "Commission", "What the seller's agent kept."),
    TAKEN("checkoff", "Check-off", "The fee for promotion and research."),
    TAKEN("yardage", "Yardage", "Pen, feed and handling at the barn."),
    ASK_PARTY("To"),
    ASK_NOTE,
};
static const struct kind sold =
    QUESTIONS("sold", "I sold something", "an animal, eggs, plants, a service", sold_fields);

/* Income is the whole price; what was kept back is a cost, under the same receipt, so that the two
 * come to the check. */
static bool build_sold(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    static const struct {
        const char *question, *memo;
    } kept[] = {{"commission", "Commission"}, {"checkoff", "Check-off"}, {"yardage", "Yardage"}};
    int64_t gross = record_int(answers, "check");
    (void)err;
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        gross += record_int(answers, kept[i].question);
    struct record *sale = plan_money(plan, "sale", gross, answers);
    plan_take(sale, "category", answers, "category");
    plan_take(sale, "quantity", answers, "quantity");
    plan_take(sale, "unit", answers, "thing");
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        int64_t cents = record_int(answers, kept[i].question);
        if (cents == 0)
            continue;
        struct record *cost = plan_money(plan, "expense", cents, answers);
        plan_text(cost, "category", "marketing");
        plan_text(cost, "memo", kept[i].memo);
    }
    plan_one_receipt(book, plan);
    plan_why(plan, plan->count > 1 ? "What the buyer kept is a cost, so income is the whole price; "
                                     "together they come to the check."
                                   : "Something made to be sold is a current product: a cash sale.");
    return true;
}

/* ---- won ------------------------------------------------------------------------------------ */

static const struct field won_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that was shown."), ASK_DAY,
    ASK_AMOUNT("amount", "How much", "The prize or premium in money."), ASK_PARTY("From"), ASK_NOTE,
};
static const struct kind won =
    QUESTIONS("won", "I won a prize or premium", "show and fair money", won_fields);

static bool build_won(struct book *book, const struct record *answers, struct guide_plan *plan,
                      struct err *err)
{
    (void)book;
    (void)err;
    plan_text(plan_money(plan, "sale", record_int(answers, "amount"), answers), "category", "premiums");
    plan_why(plan, "Premiums are income of the project that won them.");
    return true;
}

/* ---- traded, worked for it ------------------------------------------------------------------ */

static const struct field traded_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that gave it and uses what you got."), ASK_DAY,
    CHOICE("category", "You got", choices_expense, "feed", NEEDED, "What you got for it."),
    ASK_AMOUNT("amount", "Worth", "What it would have cost; both sides are worth the same."),
    ASK_PARTY("With"), FIELD(TEXT, "memo", "You gave", NEEDED, "What you gave for it: a market hog."),
};
static const struct kind traded =
    QUESTIONS("traded", "I traded something", "a product for feed, pasture, a service", traded_fields);

static bool build_traded(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    (void)book;
    (void)err;
    plan_take(plan_money(plan, "barter", record_int(answers, "amount"), answers), "category", answers,
              "category");
    plan_why(plan, "A trade is income and cost of the same value: no cash moves, and the net is zero.");
    return true;
}

static const struct field worked_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that uses what you got."), ASK_DAY,
    CHOICE("category", "You got", choices_expense, "feed", NEEDED, "What you worked for."),
    ASK_AMOUNT("amount", "Worth", "What it would have cost."),
    {.name = "hours", .label = "Hours you gave", .type = FIELD_TIME, .help = "The time you worked for it."},
    ASK_PARTY("For"), ASK_NOTE,
};
static const struct kind worked =
    QUESTIONS("worked", "I worked for something", "feed, pasture or a loan of tools for work", worked_fields);

static bool build_worked(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    (void)book;
    (void)err;
    struct record *labor = plan_money(plan, "labor", record_int(answers, "amount"), answers);
    plan_take(labor, "category", answers, "category");
    plan_take(labor, "hours", answers, "hours");
    plan_why(plan, "Work given for an input is income and cost of the same value; these hours are not "
                   "placement hours.");
    return true;
}

/* ---- used at home, gave away, moved --------------------------------------------------------- */

static const struct field used_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that made it."), ASK_DAY,
    FIELD(QTY, "quantity", "How many", 0, NULL), FIELD(TEXT, "thing", "Of what", 0, NULL),
    CHOICE("category", "Kind", choices_income, "products", NEEDED, NULL),
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."), ASK_NOTE,
};
static const struct kind used =
    QUESTIONS("used", "I used some at home", "eggs eaten, a hog in the freezer", used_fields);
static const struct field gave_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that made it."), ASK_DAY,
    FIELD(QTY, "quantity", "How many", 0, NULL), FIELD(TEXT, "thing", "Of what", 0, NULL),
    CHOICE("category", "Kind", choices_income, "products", NEEDED, NULL),
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."), ASK_PARTY("To"), ASK_NOTE,
};
static const struct kind gave =
    QUESTIONS("gave", "I gave some away", "a present from what the project made", gave_fields);

static bool build_used(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    (void)book;
    (void)err;
    struct record *use = plan_money(plan, "home_use", record_int(answers, "amount"), answers);
    plan_take(use, "category", answers, "category");
    plan_take(use, "quantity", answers, "quantity");
    plan_take(use, "unit", answers, "thing");
    plan_why(plan, "What the project made counts as its income at fair value, even where no money came: "
                   "you took it out for yourself.");
    return true;
}

static const struct field moved_fields[] = {
    ASK_STUDENT, ASK_PROJECT("The project that gave it."),
    REF("to_project", "To my project", "project", NEEDED, "The project that received it."), ASK_DAY,
    CHOICE("category", "As", choices_expense, "feed", NEEDED, "What it is for the project that got it."),
    ASK_AMOUNT("amount", "Fair value", "What it would have sold for."), ASK_NOTE,
};
static const struct kind moved =
    QUESTIONS("moved", "I moved some to my other project", "hay to the cattle, calves to a feedlot", moved_fields);

static bool build_moved(struct book *book, const struct record *answers, struct guide_plan *plan,
                        struct err *err)
{
    (void)book;
    (void)err;
    struct record *move = plan_money(plan, "transfer", record_int(answers, "amount"), answers);
    plan_take(move, "category", answers, "category");
    plan_take(move, "to_project", answers, "to_project");
    plan_why(plan, "It is income of the one project and a cost of the other, of the same value.");
    return true;
}

const struct guide guide_selling[] = {
    {&sold, build_sold},     {&won, build_won},   {&traded, build_traded}, {&worked, build_worked},
    {&used, build_used},     {&gave, build_used}, {&moved, build_moved},
};
const size_t guide_selling_count = COUNT_OF(guide_selling);
