/* What was paid for or got for work: things used up, things that last, wages, money back. */
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "guide/inside.h"
#include "guide/questions.h"

/* ---- the questions -------------------------------------------------------------------------- */

#define WHO_PAID                                                                                   \
    {"me", "I paid", "cash, card or check, from my own money"},                                    \
        {"gift", "It was a gift", "somebody else paid, and does not want it back"},                \
        {"lent", "Somebody paid, I pay it back", "it becomes a loan"},                             \
        {"later", "I pay later", "a bill that is still open"},                                     \
    {                                                                                              \
        "worked", "I worked for it", "work given instead of money"                                 \
    }

static const struct choice who_paid[] = {
    WHO_PAID,
    {"theirs", "It is theirs, not mine", "used by me, but owned and paid for by somebody else"},
    {0},
};
static const struct choice who_bought[] = {
    WHO_PAID,
    {"traded", "I traded for it", "a product of mine instead of money"},
    {"theirs", "It is theirs, not mine", "used by me, but owned and paid for by somebody else"},
    {0},
};
static const struct choice classes[] = {
    {"equipment", "Equipment", "tools, scales, show box"},
    {"breeding_livestock", "Breeding livestock", "kept to have young"},
    {"machinery", "Machinery", "what has a motor"},
    {"building", "Building", "shed, fence, greenhouse"},
    {"perennial_crop", "Perennial crop", "trees, vines"},
    {"land", "Land", NULL},
    {"other", "Other", NULL},
    {0},
};
/* Years of use to propose: what was bought and wears out; land does not. */
static const struct {
    const char *class;
    int64_t years;
} lives[] = {
    {"breeding_livestock", 5}, {"equipment", 5},       {"machinery", 7},
    {"building", 15},          {"perennial_crop", 10}, {"other", 5},
};

#define NAME(when_)                                                                                \
    WHEN(when_, TEXT, "name", "Item", NEEDED, "A name of its own, such as Livestock scale.")
#define CLASS(when_)                                                                               \
    CHOICE_WHEN(when_, "class", "What it is", classes, "equipment",                                \
                "What sort of thing: the inventory lists by it.")
#define ITS_USE(when_)                                                                             \
    {.name = "count",                                                                              \
     .label = "How many",                                                                          \
     .type = FIELD_INT,                                                                            \
     .when = (when_),                                                                              \
     .initial = "1",                                                                               \
     .least = 1,                                                                                   \
     .most = 1000000,                                                                              \
     .help = "How many alike, such as 12 gates."},                                                 \
        WHEN(when_, INT, "years", "Years of use", 0,                                               \
             "How long it will last; empty: what is usual for it."),                               \
        WHEN(when_, MONEY, "salvage", "Worth at the end", 0,                                       \
             "What it will still be worth after those years.")

static const struct field paid_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that uses it."),
    ASK_DAY,
    ASK_AMOUNT("amount", "How much", "The price. You may calculate: 12*4.50."),
    ASK_SHARE,
    YES("lasts", "Lasts over a year", "no",
        "Will it still be used in more than a year? Feed is not; a shovel is."),
    CHOICE_WHEN("lasts=no", "category", "For what", choices_expense, "feed",
                "It decides the line of the application."),
    NAME("lasts=yes"),
    CLASS("lasts=yes"),
    CHOICE("who", "Who paid", who_paid, "me", NEEDED, "Where the money came from."),
    WHEN("who=worked", TIME, "hours", "Hours you gave", 0, "The time you worked for it."),
    ASK_PARTY("Store or person"),
    WHEN("lasts=no", QTY, "quantity", "How many", 0, "How many pounds, bags or head."),
    WORDS("lasts=no", "unit", "Of what", 0, "money.unit", "sacks, lb, bales, head ..."),
    ITS_USE("lasts=yes"),
    ASK_NOTE,
    ASK_RECEIPT,
    ASK_SOURCE,
};
static const struct kind paid =
    QUESTIONS("paid", "I paid for something", "feed, vet, fees; a gift; on credit", paid_fields);

static const struct field bought_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that uses it."),
    ASK_DAY,
    NAME(NULL),
    CLASS(NULL),
    ASK_AMOUNT("amount", "Price", "Of all of them together."),
    ASK_SHARE,
    ITS_USE(NULL),
    CHOICE("who", "Who paid", who_bought, "me", NEEDED, "Where the money came from."),
    WHEN("who=worked", TIME, "hours", "Hours you gave", 0, "The time you worked for it."),
    ASK_PARTY("From"),
    ASK_NOTE,
    ASK_SOURCE,
};
static const struct kind bought = QUESTIONS("bought", "I bought something that lasts",
                                            "tools, a building, a gilt to breed", bought_fields);

/* ---- who paid ------------------------------------------------------------------------------- */

/* What the answer makes of a cost, and of a lasting item. */
static const struct who {
    const char *answer, *type, *how, *settled;
    const char *why; /* of a cost */
} whos[] = {
    {"me", "expense", "bought", "cash",
     N_("Used up within a year: an operating cost, paid in cash.")},
    {"gift", "gift", "gift", NULL,
     N_("A gift is a cost without cash: it stands on a non-cash line.")},
    {"lent", "expense", "bought", "loan",
     N_("The cost counts now; what you owe stands as a loan until you pay it back.")},
    {"later", "expense", "bought", "later",
     N_("The cost counts now; it is owed until the day you pay it.")},
    {"worked", "labor", "worked_for", NULL,
     N_("Work given for it is income and cost of the same value.")},
    {"traded", "barter", "traded", NULL, N_("A trade is income and cost of the same value.")},
};

static const struct who *who_of(const struct record *answers)
{
    for (size_t i = 0; i < COUNT_OF(whos); i++)
        if (record_is(answers, "who", whos[i].answer))
            return &whos[i];
    return NULL; /* theirs */
}

/* A loan of this lender and day, received as goods, of the plan or of the book. */
static struct record *find_loan(struct book *book, const struct record *answers,
                                struct guide_plan *plan, struct err *err)
{
    char iso[DATE_ISO_SIZE];
    int64_t id = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (plan_is(&plan->rows[i]->record, "loan"))
            return &plan->rows[i]->record;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id FROM loan WHERE student = ?1 AND date = ?2"
                                  " AND lender = ?3 COLLATE NOCASE AND received = 'goods'",
                                  err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, 1, record_int(answers, "student"));
    stmt_bind_text(stmt, 2, date_iso(value_date(record_get(answers, "date")), iso));
    stmt_bind_text(stmt, 3, record_text(answers, "party"));
    if (stmt_step(stmt, err) == STEP_ROW)
        id = stmt_int(stmt, 0);
    stmt_done(stmt);
    if (id != 0)
        return plan_change(book, plan, "loan", id, err);
    struct record *loan = plan_add_first(plan, "loan", answers); /* the cost refers to it */
    loan->id = book_new_id(book);
    plan_take(loan, "lender", answers, "party");
    plan_text(loan, "received", "goods");
    return loan;
}

/* Whoever paid for it is owed as much more; the id of the loan, 0 on failure. */
static int64_t owe(struct book *book, const struct record *answers, int64_t cents,
                   struct guide_plan *plan, struct err *err)
{
    if (!answer_given(answers, "party")) {
        plan_blame(plan, "party", err, "say who paid for it: that is whom you owe");
        return 0;
    }
    struct record *loan = find_loan(book, answers, plan, err);
    if (loan == NULL)
        return 0;
    value_set_int(record_value(loan, "principal"), record_int(loan, "principal") + cents);
    return loan->id;
}

static bool is_theirs(const struct record *answers, struct guide_plan *plan)
{
    if (!record_is(answers, "who", "theirs"))
        return false;
    plan_why(plan,
             "It is not yours, and you did not pay: nothing is entered. Say in your plan what you "
             "use of theirs.");
    return true;
}

/* ---- used up -------------------------------------------------------------------------------- */

static bool settle(struct book *book, struct record *record, const struct who *who,
                   const struct record *answers, struct guide_plan *plan, struct err *err)
{
    if (who->settled == NULL)
        return true;
    plan_text(record, "settled", who->settled);
    if (!record_is(answers, "who", "lent"))
        return true;
    int64_t loan = owe(book, answers, record_int(answers, "amount"), plan, err);
    plan_int(record, "loan", loan);
    return loan != 0;
}

static bool write_cost(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    const struct who *who = who_of(answers);
    struct record *cost = plan_money(plan, who->type, record_int(answers, "amount"), answers);
    bool lasts = answer_given(answers, "name");
    plan_take_all(cost, answers, "category quantity unit hours");
    if (lasts) {
        plan_text(cost, "category", "supplies");
        plan_take(cost, "memo", answers, "name");
    }
    if (!settle(book, cost, who, answers, plan, err))
        return false;
    if (lasts) {
        char minimum[NUM_TEXT_SIZE];
        plan_why(plan,
                 "It lasts, but costs less than the %s from which your chapter counts a lasting "
                 "item: it is supplies.",
                 num_money_grouped(capital_minimum(book), minimum));
    } else {
        plan_why(plan, "%s", tr(who->why));
    }
    return true;
}

/* ---- lasting -------------------------------------------------------------------------------- */

static bool is_lasting(struct book *book, const struct record *answers)
{
    return answer_given(answers, "name") &&
           (record_is(answers, "class", "breeding_livestock") ||
            record_int(answers, "amount") >= capital_minimum(book));
}

static bool write_lasting(struct book *book, const struct record *answers, struct guide_plan *plan,
                          struct err *err)
{
    const struct who *who = who_of(answers);
    int64_t years = record_int(answers, "years");
    bool land = record_is(answers, "class", "land");
    for (size_t i = 0; years == 0 && i < COUNT_OF(lives); i++)
        if (record_is(answers, "class", lives[i].class))
            years = lives[i].years;
    struct record *asset = plan_add(plan, "asset", answers);
    plan_take_all(asset, answers, "project name class count salvage");
    plan_take(asset, "acquired", answers, "date");
    plan_take(asset, "cost", answers, "amount");
    plan_text(asset, "how", who->how);
    plan_int(asset, "life_years", land ? 0 : years);
    if (!settle(book, asset, who, answers, plan, err))
        return false;
    if (land)
        plan_why(
            plan,
            "Land lasts and does not lose value with use: a lasting (non-current) item that is "
            "not depreciated.");
    else
        plan_why(plan,
                 "It lasts more than a year: a lasting (non-current) item. Its cost is spread over "
                 "%lld years of use (depreciation), so nothing of it is a cost today.",
                 (long long)years);
    if (record_is(answers, "who", "gift"))
        plan_why(plan, "A gift is yours at its value, and is not income.");
    if (record_is(answers, "who", "lent"))
        plan_why(plan, "What you owe stands as a loan until you pay it back.");
    if (record_is(answers, "who", "worked") || record_is(answers, "who", "traded"))
        plan_why(plan, "What you gave for it is income of the same value.");
    return true;
}

static bool build_paid(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    if (is_theirs(answers, plan))
        return true;
    return is_lasting(book, answers) ? write_lasting(book, answers, plan, err)
                                     : write_cost(book, answers, plan, err);
}

/* ---- got paid ------------------------------------------------------------------------------- */

static const struct field wages_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The placement project you worked in."),
    ASK_DAY,
    REF("position", "Job", "position", 0, "The job that paid it."),
    {.name = "time",
     .label = "Hours paid",
     .type = FIELD_TIME,
     .flags = FIELD_TOTAL,
     .help = "Hours on the pay stub."},
    ASK_AMOUNT("gross", "Gross pay", "Before anything was taken out."),
    FIELD(MONEY, "taxes", "Taxes", 0, "Income tax and social security; not a cost of the SAE."),
    FIELD(MONEY, "sae_withheld", "Kept for SAE costs", 0,
          "What the boss kept for feed or tools you took."),
    {.name = "sae_category",
     .label = "Which paid for",
     .type = FIELD_CHOICE,
     .choices = choices_expense,
     .help = "What was kept back for the SAE: what it bought."},
    REF("sae_project", "Used by", "project", 0,
        "The project that uses it: feed for your hogs. Empty: the job itself."),
    FIELD(MONEY, "other_withheld", "Other kept back", 0, "Uniform, insurance and the like."),
    FIELD(MONEY, "net", "You got", 0, "Take-home pay on the stub; then it is checked."),
};
static const struct kind wages =
    QUESTIONS("wages", "I got paid wages", "from a placement job", wages_fields);

static bool build_wages(struct book *book, const struct record *answers, struct guide_plan *plan,
                        struct err *err)
{
    static const char *const kept[] = {"taxes", "sae_withheld", "other_withheld"};
    struct record *pay = plan_add(plan, "paycheck", answers);
    int64_t net = record_int(answers, "gross");
    char text[NUM_TEXT_SIZE], other[NUM_TEXT_SIZE];
    (void)book;
    plan_take_all(pay, answers,
                  "project position time gross taxes sae_withheld sae_category sae_project "
                  "other_withheld");
    if (!answer_given(answers, "sae_withheld")) {
        value_clear(record_value(pay, "sae_category"));
        value_clear(record_value(pay, "sae_project"));
    }
    buf_addf(&plan->sum, "%s", num_money_grouped(net, text));
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        int64_t cents = record_int(answers, kept[i]);
        net -= cents;
        if (cents > 0)
            buf_addf(&plan->sum, " - %s", num_money_grouped(cents, text));
    }
    buf_addf(&plan->sum, " = %s%s", num_money_grouped(net, text),
             answer_given(answers, "net") ? _(": the stub agrees") : _(" that you got"));
    if (answer_given(answers, "net") && record_int(answers, "net") != net)
        return plan_blame(plan, "net", err,
                          "gross pay less what was kept back is %s, not %s: look at the stub again",
                          num_money_grouped(net, text),
                          num_money_grouped(record_int(answers, "net"), other));
    plan_why(plan, "Earnings count before taxes (gross): tax is not a cost of the SAE.");
    if (answer_given(answers, "sae_withheld"))
        plan_why(plan, "What was kept for your SAE is earned, and a cost of the project.");
    return true;
}

/* ---- money back ----------------------------------------------------------------------------- */

static const struct field back_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that had paid for it."),
    ASK_DAY,
    CHOICE("category", "For what", choices_expense, "feed", NEEDED, "What had been paid for."),
    ASK_AMOUNT("amount", "How much", "What you got back."),
    ASK_SHARE,
    ASK_PARTY("From"),
    ASK_NOTE,
};
static const struct kind back =
    QUESTIONS("back", "I got money back", "a refund on something paid for", back_fields);

static bool build_back(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    (void)book;
    (void)err;
    plan_take(plan_money(plan, "refund", record_int(answers, "amount"), answers), "category",
              answers, "category");
    plan_why(plan, "A refund makes the cost smaller; it is not income.");
    return true;
}

const struct guide guide_paying[] = {
    {.questions = &paid,
     .build = build_paid,
     .amount = "amount",
     .line = "project amount lasts category name class quantity unit hours count years salvage "
             "memo share"},
    {.questions = &bought, .build = build_paid},
    {.questions = &wages, .build = build_wages},
    {.questions = &back, .build = build_back},
};
const size_t guide_paying_count = COUNT_OF(guide_paying);
