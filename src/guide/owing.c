/* Debts and one's own money: borrowed, paid back, bills, put in and taken out, outside the SAE. */
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "guide/inside.h"
#include "guide/questions.h"

/* ---- a bill, or what was owed --------------------------------------------------------------- */

static const struct choice bills[] = {
    {"money", "A cost or a sale", "feed on the store's account, a buyer who paid later"},
    {"asset", "Something that lasts", "a tool or an animal bought on credit"},
    {0},
};
static const struct field settled_fields[] = {
    ASK_STUDENT,
    ASK_DAY,
    CHOICE("which", "For what", bills, "money", NEEDED,
           "A cost, or a thing that lasts, that was to be paid later."),
    {.name = "entry",
     .label = "Which",
     .type = FIELD_REF,
     .ref = "money",
     .vocabulary = "money.owed",
     .when = "which=money",
     .flags = NEEDED,
     .help = "What was bought or sold and not paid on that day."},
    {.name = "asset",
     .label = "Which item",
     .type = FIELD_REF,
     .ref = "asset",
     .vocabulary = "asset.owed",
     .when = "which=asset",
     .flags = NEEDED,
     .help = "The item that was to be paid later."},
    ASK_SOURCE,
};
static const struct kind settled = QUESTIONS("settled", "I paid a bill, or was paid late",
                                             "what was to be paid later", settled_fields);

static bool build_settled(struct book *book, const struct record *answers, struct guide_plan *plan,
                          struct err *err)
{
    bool asset = record_is(answers, "which", "asset");
    const char *question = asset ? "asset" : "entry";
    struct record *record =
        plan_change(book, plan, asset ? "asset" : "money", record_int(answers, question), err);
    if (record == NULL)
        return false;
    if (!record_is(record, "settled", "later"))
        return plan_blame(plan, question, err,
                          "was not to be paid later: there is nothing open on it");
    if (answer_given(record, "paid_on"))
        return plan_blame(plan, question, err, "is paid already");
    plan_take(record, "paid_on", answers, "date");
    bool sale = !asset && !record_is(record, "type", "expense") &&
                !record_is(record, "type", "interest") &&
                !record_is(record, "type", "other_expense");
    plan_why(
        plan,
        sale
            ? _("It was income on the day you sold it; today what was owed to you became cash.")
            : _("It was a cost on the day you got it; today only the debt goes, and your cash with "
                "it."));
    return true;
}

/* ---- borrowed, paid back -------------------------------------------------------------------- */

static const struct field borrowed_fields[] = {
    ASK_STUDENT,
    REF("project", "Project", "project", 0, "The project it is for."),
    ASK_DAY,
    ASK_AMOUNT("amount", "How much", "What you got, without interest."),
    WORDS(NULL, "party", "From", NEEDED, "loan.lender", "Who lent it."),
    {.name = "rate",
     .label = "Interest a year",
     .type = FIELD_PCT,
     .most = 10000,
     .help = "In percent."},
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
    plan_take_all(loan, answers, "project rate due");
    plan_take(loan, "lender", answers, "party");
    plan_take(loan, "principal", answers, "amount");
    plan_why(plan, "Borrowed money is never income: you have it, and you owe it.");
    return true;
}

static const struct field repaid_fields[] = {
    ASK_STUDENT,
    REF("loan", "Loan", "loan", NEEDED, "Which loan."),
    ASK_DAY,
    FIELD(MONEY, "amount", "Of the loan itself", 0, "The principal: what makes the debt smaller."),
    FIELD(MONEY, "interest", "Interest", 0, "What the loan cost this time."),
    REF("project", "Project", "project", 0, "The project that carries the interest."),
    ASK_PARTY("To"),
    ASK_NOTE,
    ASK_SOURCE,
};
static const struct kind repaid =
    QUESTIONS("repaid", "I paid back a loan", "the loan itself and interest", repaid_fields);

/* No more is paid back than is owed: what is above it is interest. */
static bool is_owed(struct book *book, int64_t loan, int64_t principal, struct guide_plan *plan,
                    struct err *err)
{
    char text[NUM_TEXT_SIZE];
    struct stmt *stmt = book_stmt(book, "SELECT owed FROM loan_owed WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, loan);
    enum step step = stmt_step(stmt, err);
    int64_t owed = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    if (step == STEP_FAILED)
        return false;
    if (owed <= 0)
        return plan_blame(plan, "loan", err, "is paid back already: nothing is owed on it");
    return principal <= owed ||
           plan_blame(plan, "amount", err,
                      "only %s of this loan is still owed; what you paid above that is interest",
                      num_money_grouped(owed, text));
}

static bool build_repaid(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    int64_t principal = record_int(answers, "amount"), interest = record_int(answers, "interest");
    if (principal == 0 && interest == 0)
        return plan_blame(plan, "amount", err,
                          "say how much was paid: of the loan itself, or interest");
    if (principal > 0 && !is_owed(book, record_int(answers, "loan"), principal, plan, err))
        return false;
    if (principal > 0) {
        struct record *payment = plan_money(plan, "loan_payment", principal, answers);
        value_clear(record_value(payment, "project"));
        plan_take(payment, "loan", answers, "loan");
    }
    if (interest > 0) {
        if (!answer_given(answers, "project"))
            return plan_blame(plan, "project", err, "say which project carries the interest");
        plan_money(plan, "interest", interest, answers);
    }
    plan_one_receipt(book, plan, answers);
    plan_why(plan, "Paying back is not a cost; only the interest is.");
    return true;
}

/* ---- own money ------------------------------------------------------------------------------ */

static const struct choice directions[] = {
    {"in", "Put in", "from savings, family or a gift into the SAE"},
    {"out", "Taken out", "for school, family or myself"},
    {0},
};
static const struct choice from_whom[] = {
    {"personal", "My own", "savings, allowance, another job"},
    {"family", "Family", "parents pay, and do not want it back"},
    {"gift", "A gift", "from somebody else"},
    {0},
};
static const struct choice for_what[] = {
    {"personal", "Myself", "phone, clothes, a car"},
    {"family", "Family", NULL},
    {"education", "School", "tuition, books: some degrees count it"},
    {"taxes", "Income tax", NULL},
    {0},
};
static const struct field own_fields[] = {
    ASK_STUDENT,
    ASK_DAY,
    CHOICE("way", "Put in or taken out", directions, "in", NEEDED,
           "Your own money given to the project, or taken from it."),
    CHOICE_WHEN("way=in", "category", "From", from_whom, "personal",
                "Where the money was before: it is not income."),
    CHOICE_WHEN("way=out", "purpose", "For", for_what, "personal",
                "What you took it for: it is not a cost."),
    ASK_AMOUNT("amount", "How much", "You may calculate: 12*4.50."),
    ASK_NOTE,
    ASK_SOURCE,
};
static const struct kind own = QUESTIONS("own", "I put in or took out my own money",
                                         "savings, allowance, tuition", own_fields);

static bool build_own(struct book *book, const struct record *answers, struct guide_plan *plan,
                      struct err *err)
{
    bool in = record_is(answers, "way", "in");
    (void)book;
    (void)err;
    struct record *money = plan_money(plan, in ? "contribution" : "withdrawal",
                                      record_int(answers, "amount"), answers);
    plan_take(money, "category", answers, in ? "category" : "purpose");
    plan_why(plan,
             in ? _("Your own money is not income of the SAE; it makes what you have larger.")
                : _("Money taken out is not a cost of the SAE; it makes what you have smaller."));
    return true;
}

/* ---- outside -------------------------------------------------------------------------------- */

static const struct choice outside_ways[] = {
    {"in", "I got it",
     "pay of a job outside agriculture, a birthday check kept with the SAE money"},
    {"out", "I spent it", "paid from the SAE money for something else"},
    {0},
};
static const struct field outside_fields[] = {
    ASK_STUDENT,
    ASK_DAY,
    CHOICE("way", "Got or spent", outside_ways, "in", NEEDED,
           "Money of your own that has nothing to do with a project."),
    ASK_AMOUNT("amount", "How much", "You may calculate: 12*4.50."),
    FIELD(TEXT, "memo", "For what", NEEDED, "What it was, for the reader."),
    ASK_PARTY("Who"),
    ASK_SOURCE,
};
static const struct kind outside =
    QUESTIONS("outside", "It was outside my SAE", "another job, other spending", outside_fields);

static bool build_outside(struct book *book, const struct record *answers, struct guide_plan *plan,
                          struct err *err)
{
    bool in = record_is(answers, "way", "in");
    (void)book;
    (void)err;
    plan_money(plan, in ? "other_income" : "other_expense", record_int(answers, "amount"), answers);
    plan_why(plan, "It is no project's, so it is not earned in the SAE; but your cash changes.");
    return true;
}

const struct guide guide_owing[] = {
    {.questions = &settled, .build = build_settled},
    {.questions = &borrowed, .build = build_borrowed},
    {.questions = &repaid, .build = build_repaid},
    {.questions = &own, .build = build_own},
    {.questions = &outside, .build = build_outside},
};
const size_t guide_owing_count = COUNT_OF(guide_owing);
