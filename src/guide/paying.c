/* What went out, or was kept back: paid, wages, refunds, loans, one's own money. */
#include "guide/inside.h"
#include "guide/questions.h"
#include "book/book.h"

/* ---- paid for something --------------------------------------------------------------------- */

static const struct choice who_paid[] = {
    {"me", "I paid", "cash, card or check, from my own money"},
    {"gift", "It was a gift", "somebody else paid, and does not want it back"},
    {"lent", "Somebody paid, I pay it back", "it becomes a loan"},
    {"later", "I pay later", "a bill that is still open"},
    {"worked", "I worked for it", "work given instead of money"},
    {"theirs", "It is theirs, not mine", "used by me, but owned and paid for by somebody else"},
    {0},
};
static const struct field paid_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that uses it."),
    ASK_DAY,
    CHOICE("category", "For what", choices_expense, "feed", NEEDED, NULL),
    ASK_AMOUNT("amount", "How much", "Your own share. You may calculate: 12*4.50."),
    CHOICE("who", "Who paid", who_paid, "me", NEEDED, "Where the money came from."),
    YES("lasts", "Lasts over a year", "no", "Will it still be used in more than a year?"),
    FIELD(QTY, "quantity", "How many", 0, NULL),
    FIELD(TEXT, "unit", "Of what", 0, "sacks, lb, bales ..."),
    {.name = "hours", .label = "Hours you gave", .type = FIELD_TIME, .when = "who=worked"},
    ASK_PARTY("To"),
    ASK_NOTE,
};
static const struct kind paid =
    QUESTIONS("paid", "I paid for something", "feed, vet, fees, supplies", paid_fields);

static const char *expense_type(const struct record *answers)
{
    return record_is(answers, "who", "gift")     ? "gift"
           : record_is(answers, "who", "worked") ? "labor"
                                                 : "expense";
}

static int64_t capital_minimum(struct book *book)
{
    int64_t cents = 10000;
    (void)book_ask_int(book, "SELECT capital_minimum FROM chapter LIMIT 1", NULL, &cents, NULL);
    return cents;
}

static bool build_paid(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    int64_t cents = record_int(answers, "amount"), loan_id = 0;
    if (record_is(answers, "who", "theirs")) {
        plan_why(plan, "It is not yours, and you did not pay: nothing is entered. Say in your plan what "
                       "you use of theirs.");
        return true;
    }
    if (record_int(answers, "lasts") != 0 && cents >= capital_minimum(book))
        return err_set(err, "it lasts more than a year: choose \"I bought something that lasts\"");
    if (record_is(answers, "who", "lent")) {
        if (record_text(answers, "party")[0] == '\0')
            return err_set(err, "say in \"To\" who paid for it: that is whom you owe");
        struct record *loan = plan_add(plan, "loan", answers);
        loan->id = loan_id = book_new_id(book);
        plan_take(loan, "lender", answers, "party");
        plan_int(loan, "principal", cents);
        plan_text(loan, "received", "goods");
    }
    struct record *cost = plan_money(plan, expense_type(answers), cents, answers);
    plan_take(cost, "category", answers, record_int(answers, "lasts") != 0 ? "" : "category");
    if (record_int(answers, "lasts") != 0)
        plan_text(cost, "category", "supplies");
    plan_take(cost, "quantity", answers, "quantity");
    plan_take(cost, "unit", answers, "unit");
    plan_take(cost, "hours", answers, "hours");
    if (record_is(answers, "who", "later"))
        plan_text(cost, "settled", "later");
    if (loan_id != 0) {
        plan_text(cost, "settled", "loan");
        plan_int(cost, "loan", loan_id);
    }
    plan_why(plan, record_int(answers, "lasts") != 0
                       ? "It lasts, but costs less than your chapter counts as a lasting item: supplies."
                   : record_is(answers, "who", "gift")
                       ? "A gift is a cost without cash: it stands on a non-cash line."
                   : record_is(answers, "who", "lent")
                       ? "The cost counts now; what you owe stands as a loan until you pay it back."
                   : record_is(answers, "who", "later")
                       ? "The cost counts now; it is owed until the day it is paid."
                   : record_is(answers, "who", "worked")
                       ? "Work given for it is income and cost of the same value."
                       : "Used up within a year: an operating cost, paid in cash.");
    return true;
}

/* ---- got paid ------------------------------------------------------------------------------- */

static const struct field wages_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The placement project you worked in."),
    ASK_DAY,
    REF("position", "Job", "position", 0, NULL),
    {.name = "time", .label = "Hours paid", .type = FIELD_TIME, .flags = FIELD_TOTAL,
     .help = "Hours on the pay stub."},
    ASK_AMOUNT("gross", "Gross pay", "Before anything was taken out."),
    FIELD(MONEY, "taxes", "Taxes", 0, "Income tax and social security; not a cost of the SAE."),
    FIELD(MONEY, "other_withheld", "Other kept back", 0, "Uniform, insurance and the like."),
};
static const struct kind wages =
    QUESTIONS("wages", "I got paid wages", "from a placement job", wages_fields);

static bool build_wages(struct book *book, const struct record *answers, struct guide_plan *plan,
                        struct err *err)
{
    static const char *const same[] = {"project", "position", "time", "gross", "taxes", "other_withheld"};
    struct record *pay = plan_add(plan, "paycheck", answers);
    (void)book;
    (void)err;
    for (size_t i = 0; i < COUNT_OF(same); i++)
        plan_take(pay, same[i], answers, same[i]);
    plan_why(plan, "Earnings count before taxes: tax is not a cost of the SAE.");
    return true;
}

/* ---- money back ----------------------------------------------------------------------------- */

static const struct field back_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that had paid for it."),
    ASK_DAY,
    CHOICE("category", "For what", choices_expense, "feed", NEEDED, "What had been paid for."),
    ASK_AMOUNT("amount", "How much", NULL),
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
    plan_take(plan_money(plan, "refund", record_int(answers, "amount"), answers), "category", answers,
              "category");
    plan_why(plan, "A refund makes the cost smaller; it is not income.");
    return true;
}

/* ---- borrowed, paid back -------------------------------------------------------------------- */

static const struct field borrowed_fields[] = {
    ASK_STUDENT,
    REF("project", "Project", "project", 0, "The project it is for."),
    ASK_DAY,
    ASK_AMOUNT("amount", "How much", "What you got, without interest."),
    FIELD(TEXT, "party", "From", NEEDED, "Who lent it."),
    {.name = "rate", .label = "Interest a year", .type = FIELD_PCT, .most = 10000, .help = "In percent."},
    FIELD(DATE, "due", "Due", 0, "When the last of it is to be paid."),
};
static const struct kind borrowed =
    QUESTIONS("borrowed", "I borrowed money", "a loan", borrowed_fields);

static bool build_borrowed(struct book *book, const struct record *answers, struct guide_plan *plan,
                           struct err *err)
{
    struct record *loan = plan_add(plan, "loan", answers);
    (void)book;
    (void)err;
    plan_take(loan, "project", answers, "project");
    plan_take(loan, "lender", answers, "party");
    plan_take(loan, "principal", answers, "amount");
    plan_take(loan, "rate", answers, "rate");
    plan_take(loan, "due", answers, "due");
    plan_why(plan, "Borrowed money is never income: you have it, and you owe it.");
    return true;
}

static const struct field repaid_fields[] = {
    ASK_STUDENT,
    REF("loan", "Loan", "loan", NEEDED, "Which loan."),
    ASK_DAY,
    ASK_AMOUNT("amount", "Of the loan itself", "The principal: what makes the debt smaller."),
    FIELD(MONEY, "interest", "Interest", 0, "What the loan cost this time."),
    REF("project", "Project", "project", 0, "The project that carries the interest."),
    ASK_PARTY("To"),
    ASK_NOTE,
};
static const struct kind repaid = QUESTIONS("repaid", "I paid back a loan", "principal and interest", repaid_fields);

static bool build_repaid(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    int64_t interest = record_int(answers, "interest");
    struct record *payment = plan_money(plan, "loan_payment", record_int(answers, "amount"), answers);
    value_clear(record_value(payment, "project"));
    plan_take(payment, "loan", answers, "loan");
    if (interest > 0) {
        if (record_get(answers, "project")->is == VALUE_NONE)
            return err_set(err, "say which project carries the interest");
        plan_money(plan, "interest", interest, answers);
    }
    plan_one_receipt(book, plan);
    plan_why(plan, "Paying back is not a cost; only the interest is.");
    return true;
}

/* ---- own money ------------------------------------------------------------------------------ */

static const struct choice directions[] = {
    {"in", "Put in", "from savings, family or a gift into the SAE"},
    {"out", "Taken out", "for school, family or myself"},
    {0},
};
static const struct choice purposes[] = {
    {"personal", "Personal", NULL}, {"family", "Family", NULL}, {"education", "Education", NULL},
    {"taxes", "Taxes", NULL},       {"gift", "Gift", NULL},     {0},
};
static const struct field own_fields[] = {
    ASK_STUDENT, ASK_DAY,
    CHOICE("way", "Put in or taken out", directions, "in", NEEDED, NULL),
    CHOICE("category", "From or for", purposes, "personal", NEEDED, NULL),
    ASK_AMOUNT("amount", "How much", NULL), ASK_NOTE,
};
static const struct kind own = QUESTIONS("own", "I put in or took out my own money",
                                         "savings, allowance, tuition", own_fields);

static bool build_own(struct book *book, const struct record *answers, struct guide_plan *plan,
                      struct err *err)
{
    bool in = record_is(answers, "way", "in");
    (void)book;
    (void)err;
    struct record *money =
        plan_money(plan, in ? "contribution" : "withdrawal", record_int(answers, "amount"), answers);
    plan_take(money, "category", answers, "category");
    plan_why(plan, in ? "Your own money is not income of the SAE; it makes what you have larger."
                      : "Money taken out is not a cost of the SAE; it makes what you have smaller.");
    return true;
}

const struct guide guide_paying[] = {
    {&paid, build_paid},         {&wages, build_wages},   {&back, build_back},
    {&borrowed, build_borrowed}, {&repaid, build_repaid}, {&own, build_own},
};
const size_t guide_paying_count = COUNT_OF(guide_paying);
