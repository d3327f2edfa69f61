/* What came in: sold, won. */
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "guide/inside.h"
#include "guide/questions.h"
#include <string.h>

#define TAKEN(name_, label_, help_) WHEN("taken=yes", MONEY, name_, label_, 0, help_)

/* ---- sold ----------------------------------------------------------------------------------- */

static const struct choice which[] = {
    {"product", "Raised, made or done to sell", "a market animal, eggs, plants, a service"},
    {"lasting", "Something that lasted", "a breeding animal, a tool, a machine of yours"},
    {0},
};
static const struct field sold_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that raised or made it."),
    ASK_DAY,
    CHOICE("which", "What it was", which, "product", NEEDED,
           "Made to be sold, or used for years before?"),
    WHEN("which=product", QTY, "quantity", "How many", 0,
         "Of animals the number: they leave the herd."),
    WORDS("which=product", "thing", "Of what", 0, "money.unit", "hogs, dozen eggs, flats ..."),
    CHOICE_WHEN("which=product", "category", "Kind", choices_income, "livestock",
                "What kind of product it is."),
    REF_WHEN("which=lasting", "asset", "Which item", "asset",
             "The item of your inventory that you sold."),
    WHEN("which=lasting", INT, "count", "How many of it", 0, "Empty: all that is left of it."),
    ASK_AMOUNT("check", "You got", "What you were paid: the figure on the check."),
    ASK_SHARE,
    YES("taken", "Anything taken out", "no",
        "Did the barn or buyer keep something back before they paid?"),
    TAKEN("commission", "Commission", "What the seller's agent kept."),
    TAKEN("checkoff", "Check-off", "A fee on each animal that pays for promotion and research."),
    TAKEN("yardage", "Yardage", "Pen, feed and handling at the barn."),
    TAKEN("hauling", "Hauling", "What the truck cost, if they took it out."),
    TAKEN("other", "Anything else", "Insurance, a brand inspection, a set fee."),
    TAKEN("price", "Price before that",
          "If the slip tells it: then it is checked against the check."),
    ASK_PARTY("To"),
    ASK_NOTE,
    ASK_RECEIPT,
};
static const struct kind sold =
    QUESTIONS("sold", "I sold something", "animals, eggs, plants, a service", sold_fields);

static const struct {
    const char *question, *category, *memo;
} kept_back[] = {
    {"commission", "marketing", "Commission"},   {"checkoff", "marketing", "Check-off"},
    {"yardage", "marketing", "Yardage"},         {"hauling", "freight", "Hauling"},
    {"other", "marketing", "Kept by the buyer"},
};

/* The price: the check and what was kept back. Both are told, and must agree with a slip. */
static bool add_up_check(const struct record *answers, int64_t *gross, struct guide_plan *plan,
                         struct err *err)
{
    char text[NUM_TEXT_SIZE], other[NUM_TEXT_SIZE];
    struct buf kept = {0};
    *gross = record_int(answers, "check");
    for (size_t i = 0; i < COUNT_OF(kept_back); i++) {
        int64_t cents = record_int(answers, kept_back[i].question);
        *gross += cents;
        if (cents > 0)
            buf_addf(&kept, " - %s", num_money_grouped(cents, text));
    }
    if (kept.len > 0)
        buf_addf(&plan->sum, _("%s%s%s = %s: the check agrees"), plan->sum.len > 0 ? "; " : "",
                 num_money_grouped(*gross, text), buf_text(&kept),
                 num_money_grouped(record_int(answers, "check"), other));
    buf_free(&kept);
    if (!answer_given(answers, "price") || record_int(answers, "price") == *gross)
        return true;
    return plan_blame(
        plan, "price", err,
        "the check and what was taken out come to %s, not to %s: look at the slip again",
        num_money_grouped(*gross, text), num_money_grouped(record_int(answers, "price"), other));
}

bool plan_thing(struct record *sale, const struct record *answers)
{
    static const char *const weights[] = {"lb",  "lbs", "pound", "pounds",
                                          "cwt", "kg",  "ton",   "tons"};
    const char *thing = record_text(answers, "thing");
    bool head = record_is(answers, "category", "livestock");
    plan_take(sale, "quantity", answers, "quantity");
    for (size_t i = 0; i < COUNT_OF(weights); i++)
        head = head && strcmp(thing, weights[i]) != 0;
    if (!head || !answer_given(answers, "quantity")) {
        plan_text(sale,
                  answer_given(answers, "quantity") || answer_given(answers, "memo") ? "unit"
                                                                                     : "memo",
                  thing);
        return false;
    }
    plan_text(sale, "unit", "head");
    if (strcmp(thing, "head") != 0 && thing[0] != '\0') {
        struct buf memo = {0};
        buf_addf(&memo, "%s%s%s", thing, answer_given(answers, "memo") ? "; " : "",
                 record_text(answers, "memo"));
        if (text_chars(buf_text(&memo), memo.len) <= 200)
            plan_text(sale, "memo", buf_text(&memo));
        buf_free(&memo);
    }
    return true;
}

static void sell_product(const struct record *answers, int64_t gross, struct guide_plan *plan)
{
    struct record *sale = plan_money(plan, "sale", gross, answers);
    plan_take(sale, "category", answers, "category");
    (void)plan_thing(sale, answers);
    plan_why(plan, "Something made to be sold is a current product: a cash sale.");
}

static void sell_lasting(const struct record *answers, int64_t gross, struct guide_plan *plan)
{
    struct record *disposal = plan_add(plan, "disposal", answers);
    plan_take_all(disposal, answers, "asset count party");
    plan_text(disposal, "how", "sold");
    plan_int(disposal, "proceeds", gross);
    plan_why(
        plan,
        "It lasted, so it is no cash sale: what you got above or below its book value (what it "
        "cost, less the years of use) is a gain or a loss.");
}

/* Income is the whole price; what was kept back is a cost, under the same receipt, so that the two
 * come to the check. */
static bool build_sold(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    int64_t gross;
    (void)book;
    if (!add_up_check(answers, &gross, plan, err))
        return false;
    (record_is(answers, "which", "lasting") ? sell_lasting : sell_product)(answers, gross, plan);
    for (size_t i = 0; i < COUNT_OF(kept_back); i++) {
        int64_t cents = record_int(answers, kept_back[i].question);
        if (cents == 0)
            continue;
        struct record *cost = plan_money(plan, "expense", cents, answers);
        plan_text(cost, "category", kept_back[i].category);
        plan_text(cost, "memo", kept_back[i].memo);
        plan_why(plan, "What the buyer kept is a cost, so income is the whole price.");
    }
    return true;
}

/* ---- won ------------------------------------------------------------------------------------ */

static const struct choice payments[] = {
    {"premiums", "Prize or premium", "show and fair money"},
    {"government", "Government payment", "conservation, disaster, a grant"},
    {"patronage", "Patronage", "what a cooperative pays its members back"},
    {"other", "Another payment", NULL},
    {0},
};
static const struct field won_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that was shown, or that it was paid for."),
    ASK_DAY,
    CHOICE("category", "What it was", payments, "premiums", NEEDED,
           "What paid you: the application gives each a line of its own."),
    ASK_AMOUNT("amount", "How much",
               "In money. A ribbon or trophy belongs to your FFA activities."),
    ASK_SHARE,
    ASK_PARTY("From"),
    ASK_NOTE,
};
static const struct kind won = QUESTIONS("won", "I won a prize, or got a payment",
                                         "fair premium, government, co-op", won_fields);

static bool build_won(struct book *book, const struct record *answers, struct guide_plan *plan,
                      struct err *err)
{
    (void)book;
    (void)err;
    plan_take(plan_money(plan, "sale", record_int(answers, "amount"), answers), "category", answers,
              "category");
    plan_why(plan, "It is income of the project that earned it, with the cash sales.");
    return true;
}

const struct guide guide_selling[] = {
    {.questions = &sold,
     .build = build_sold,
     .amount = "check",
     .line = "project which quantity thing category asset count check taken commission checkoff "
             "yardage "
             "hauling other price memo share"},
    {.questions = &won, .build = build_won},
};
const size_t guide_selling_count = COUNT_OF(guide_selling);
