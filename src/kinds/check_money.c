/* Rules of whole records: money and property (dictionary 3.1 and 3.2). What they refuse is what the
 * posting could not place; everything else is told by `check`, and never stands in the way. */
#include "base/num.h"
#include "base/text.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include <string.h>

/* What each type of money takes: one row a type, so that a new type is one row more. */
struct money_rule {
    const char *type;
    bool project;                  /* needs one; else refuses one */
    bool product;                  /* gives away a product: not from a placement project */
    bool credit;                   /* may be settled later */
    const struct choice *category; /* NULL: has none */
    const char *usual;             /* the category where none is given */
};

static const struct choice interest_only[] = {{"interest", "Interest", NULL}, {0}};

static const struct money_rule rules[] = {
    {"sale", true, true, true, choices_income, "other"},
    {"expense", true, false, true, choices_expense, "miscellaneous"},
    {"refund", true, false, true, choices_expense, "miscellaneous"},
    {"home_use", true, true, false, choices_income, "other"},
    {"barter", true, true, false, choices_expense, "miscellaneous"},
    {"labor", true, false, false, choices_expense, "miscellaneous"},
    {"transfer", true, true, false, choices_expense, "miscellaneous"},
    {"gift", true, false, false, choices_expense, "miscellaneous"},
    {"interest", true, false, true, interest_only, "interest"},
    {"loan_payment", false, false, false, NULL, NULL},
    {"contribution", false, false, false, choices_put_in, "personal"},
    {"withdrawal", false, false, false, choices_taken_out, "personal"},
    {"other_income", false, false, true, NULL, NULL},
    {"other_expense", false, false, true, NULL, NULL},
};

static const struct money_rule *rule_of(const struct record *record)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (record_is(record, "type", rules[i].type))
            return &rules[i];
    return NULL;
}

const struct choice *categories_of(const char *type)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (strcmp(rules[i].type, type) == 0)
            return rules[i].category;
    return NULL;
}

/* One of the choices by value or label, kept as the value; or the usual one where it is empty. */
static bool settle_category(struct record *record, const char *name, const struct choice *choices,
                            const char *usual, size_t *field, struct err *err)
{
    struct value *value = record_value(record, name);
    if (value->is == VALUE_NONE) {
        if (usual != NULL)
            *value = (struct value){.is = VALUE_TEXT, .text = usual, .nbytes = strlen(usual)};
        return true;
    }
    const struct field find = {.choices = choices};
    const struct choice *found = field_choice(&find, value->text, value->nbytes);
    if (found != NULL) {
        if (value->nbytes != strlen(found->value) || memcmp(value->text, found->value, value->nbytes) != 0)
            value_set_text(value, found->value, strlen(found->value));
        return true;
    }
    struct buf list = {0};
    for (const struct choice *c = choices; c->value != NULL; c++)
        buf_addf(&list, "%s%s", list.len > 0 ? ", " : "", c->value);
    check_fail(record, field, name, err, "\"%.*s\" is not a category here; it is one of: %s",
               (int)value->nbytes, value->text, buf_text(&list));
    buf_free(&list);
    return false;
}

struct project_facts {
    bool placement;
    int64_t owned; /* hundredths of a percent, of the year asked about */
};

static bool project_facts(struct book *book, int64_t project, struct date date,
                          struct project_facts *out, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT type = 'placement', ifnull((SELECT owned FROM scope"
                                  " WHERE project = ?1 AND year = ?2), 10000)"
                                  " FROM project WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, project);
    stmt_bind_int(stmt, 2, date.year);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *out = (struct project_facts){stmt_int(stmt, 0) != 0, stmt_int(stmt, 1)};
    stmt_done(stmt);
    return step == STEP_ROW || (step == STEP_DONE && err_set(err, "that project is not in the book"));
}

/* Services with borrowed tools are placement where the chapter says so. */
static bool is_borrowed_work(struct book *book, const struct record *record)
{
    int64_t placement = 0;
    if (!record_is(record, "category", "services") && !record_is(record, "category", "custom_work"))
        return false;
    return book_ask_int(book, "SELECT borrowed_tools = 'placement' FROM chapter LIMIT 1", NULL,
                        &placement, NULL) &&
           placement != 0;
}

static bool check_money_project(struct book *book, struct record *record,
                                const struct money_rule *rule, size_t *field, struct err *err)
{
    bool transfer = strcmp(rule->type, "transfer") == 0;
    if (!rule->project && record_has(record, "project"))
        return check_fail(record, field, "project", err,
                          "does not belong here: %s is not part of one project; leave it empty",
                          rule->type);
    if (rule->project && !record_has(record, "project"))
        return check_fail(record, field, "project", err, "is missing; %s belongs to a project",
                          rule->type);
    if (transfer && !record_has(record, "to_project"))
        return check_fail(record, field, "to_project", err,
                          "is missing; say which project received it");
    if (!transfer && record_has(record, "to_project"))
        return check_fail(record, field, "to_project", err,
                          "is only for type transfer; leave it empty");
    if (transfer && record_int(record, "project") == record_int(record, "to_project"))
        return check_fail(record, field, "to_project", err,
                          "is the same project; choose the one that received it");
    if (!rule->project || (!rule->product && !record_has(record, "whole")))
        return true;
    struct project_facts facts;
    if (!project_facts(book, record_int(record, "project"), value_date(record_get(record, "date")),
                       &facts, err))
        return false;
    if (rule->product && facts.placement && !is_borrowed_work(book, record))
        return check_fail(record, field, "project", err,
                          "is a placement project, where you are paid for work: products are sold "
                          "from an ownership project; open one for this");
    if (record_has(record, "whole") && !record_has(record, "amount"))
        value_set_int(record_value(record, "amount"),
                      num_scale(record_int(record, "whole"), facts.owned, 10000));
    return true;
}

/* How it was settled, for money and for capital items alike. */
static bool check_settled(const struct record *record, const char *date, bool credit, bool needs_loan,
                          size_t *field, struct err *err)
{
    bool later = record_is(record, "settled", "later"), loan = record_is(record, "settled", "loan");
    if ((later || loan) && !credit)
        return check_fail(record, field, "settled", err,
                          "must be cash here: nothing of this kind is paid later");
    if ((loan || needs_loan) && !record_has(record, "loan"))
        return check_fail(record, field, "loan", err, "is missing; name the loan as \"LENDER DATE\"");
    if (!loan && !needs_loan && record_has(record, "loan"))
        return check_fail(record, field, "loan", err, "is only for settled=loan and loan payments");
    if (!record_has(record, "paid_on"))
        return true;
    if (!later)
        return check_fail(record, field, "paid_on", err, "is only for settled=later; leave it empty");
    if (date_compare(value_date(record_get(record, "paid_on")), value_date(record_get(record, date))) < 0)
        return check_fail(record, field, "paid_on", err,
                          "lies before the day itself; it should be that day or later");
    return true;
}

bool check_money(struct book *book, struct record *record, size_t *field, struct err *err)
{
    const struct money_rule *rule = rule_of(record);
    if (rule == NULL || !record_has(record, "date"))
        return true; /* the missing field is told by the caller */
    if (!record_has(record, "settled"))
        *record_value(record, "settled") =
            (struct value){.is = VALUE_TEXT, .text = "cash", .nbytes = 4};
    /* Outside the SAE a category is free words, for the reader. */
    if (rule->category != NULL &&
        !settle_category(record, "category", rule->category, rule->usual, field, err))
        return false;
    return check_money_project(book, record, rule, field, err) &&
           check_settled(record, "date", rule->credit, strcmp(rule->type, "loan_payment") == 0,
                         field, err);
}

bool check_paycheck(struct book *book, struct record *record, size_t *field, struct err *err)
{
    static const char *const withheld[] = {"taxes", "sae_withheld", "other_withheld"};
    struct project_facts facts;
    int64_t kept = 0, sae = record_int(record, "sae_withheld");
    for (size_t i = 0; i < COUNT_OF(withheld); i++) {
        struct value *value = record_value(record, withheld[i]);
        if (value->is == VALUE_NONE)
            value_set_int(value, 0);
        kept += value->i;
    }
    if (!project_facts(book, record_int(record, "project"), value_date(record_get(record, "date")),
                       &facts, err))
        return false;
    if (!facts.placement)
        return check_fail(record, field, "project", err,
                          "is not a placement project; wages belong to placement, sales to the others");
    if (record_has(record, "gross") && kept > record_int(record, "gross"))
        return check_fail(record, field, "taxes", err,
                          "and what else was kept back come to more than the gross pay");
    if (sae > 0 && !record_has(record, "sae_project"))
        value_set_int(record_value(record, "sae_project"), record_int(record, "project"));
    if (sae > 0)
        return settle_category(record, "sae_category", choices_expense, "miscellaneous", field, err);
    if (record_has(record, "sae_category") || record_has(record, "sae_project"))
        return check_fail(record, field, "sae_withheld", err,
                          "is empty, but what it was for is given; say how much was kept back");
    return true;
}

/* ---- property ------------------------------------------------------------------------------- */

static bool check_life(const struct record *record, size_t *field, struct err *err)
{
    if (record_int(record, "life_years") == 0)
        return true;
    if (record_is(record, "class", "land"))
        return check_fail(record, field, "life_years", err,
                          "must be 0: land does not lose value with use");
    if (record_is(record, "how", "raised"))
        return check_fail(record, field, "life_years", err,
                          "must be 0: raised animals are not depreciated");
    return true;
}

/* The day on which the student's beginning values stand; {0} where there is none. */
static bool records_from(struct book *book, const struct record *record, struct date *from,
                         struct err *err)
{
    struct stmt *stmt = book_stmt(book, "SELECT records_from FROM student WHERE id = ?1", err);
    *from = (struct date){0};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "student"));
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), from);
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool check_asset(struct book *book, struct record *record, size_t *field, struct err *err)
{
    static const char *const zeros[] = {"salvage", "life_years"};
    struct value *acquired = record_value(record, "acquired"), *count = record_value(record, "count");
    for (size_t i = 0; i < COUNT_OF(zeros); i++)
        if (!record_has(record, zeros[i]))
            value_set_int(record_value(record, zeros[i]), 0);
    if (count->is == VALUE_NONE)
        value_set_int(count, 1);
    if (!record_has(record, "settled"))
        *record_value(record, "settled") =
            (struct value){.is = VALUE_TEXT, .text = "cash", .nbytes = 4};
    if (acquired->is == VALUE_NONE && record_is(record, "how", "beginning")) {
        struct date from;
        if (!records_from(book, record, &from, err))
            return false;
        if (from.year != 0)
            value_set_date(acquired, from);
    }
    if (record_int(record, "salvage") > record_int(record, "cost"))
        return check_fail(record, field, "salvage", err,
                          "is more than the cost; it is what remains at the end");
    if (!check_life(record, field, err))
        return false;
    return check_settled(record, "acquired", record_is(record, "how", "bought"), false, field, err);
}

bool check_asset_use(struct book *book, struct record *record, size_t *field, struct err *err)
{
    int64_t others = 0, owner = 0;
    if (!book_ask_id(book, "SELECT student FROM project WHERE id = ?1",
                     record_int(record, "project"), &owner, err))
        return false;
    if (owner != record_student(book, record))
        return check_fail(record, field, "project", err, "belongs to another student");
    struct stmt *stmt = book_stmt(book,
                                  "SELECT ifnull(sum(share), 0) FROM asset_use"
                                  " WHERE asset = ?1 AND year = ?2 AND id <> ?3 AND project <> ?4", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "asset"));
    stmt_bind_int(stmt, 2, record_int(record, "year"));
    stmt_bind_int(stmt, 3, record->id);
    stmt_bind_int(stmt, 4, record_int(record, "project"));
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    others = ok ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    if (ok && others + record_int(record, "share") > 10000) {
        char left[NUM_TEXT_SIZE];
        return check_fail(record, field, "share", err,
                          "would make more than 100 %% of the item that year; %s %% is left",
                          num_decimal(10000 - others, 2, left));
    }
    return ok;
}

/* How many of an item are left, not counting one disposal; and the day it was acquired. */
static bool left_of(struct book *book, int64_t asset, int64_t except, int64_t *left,
                    struct date *acquired, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT count - ifnull((SELECT sum(count) FROM disposal"
                                  " WHERE asset = ?1 AND id <> ?2), 0), acquired"
                                  " FROM asset WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, asset);
    stmt_bind_int(stmt, 2, except);
    bool ok = stmt_step(stmt, err) == STEP_ROW;
    if (ok) {
        *left = stmt_int(stmt, 0);
        ok = date_parse_iso(stmt_text(stmt, 1), stmt_bytes(stmt, 1), acquired);
    }
    stmt_done(stmt);
    return ok;
}

bool check_disposal(struct book *book, struct record *record, size_t *field, struct err *err)
{
    int64_t left = 0;
    struct date acquired;
    struct value *count = record_value(record, "count");
    if (!left_of(book, record_int(record, "asset"), record->id, &left, &acquired, err))
        return false;
    if (left <= 0)
        return check_fail(record, field, "asset", err, "is already gone; nothing of it is left");
    if (count->is == VALUE_NONE)
        value_set_int(count, left);
    if (count->i > left)
        return check_fail(record, field, "count", err, "is more than the %lld that are left",
                          (long long)left);
    if (record_has(record, "date") && date_compare(value_date(record_get(record, "date")), acquired) < 0)
        return check_fail(record, field, "date", err, "lies before the day the item was acquired");
    bool fair = record_is(record, "how", "home_use");
    if (fair && !record_has(record, "proceeds"))
        return check_fail(record, field, "proceeds", err,
                          "is missing; give the fair value of what was used at home");
    return true;
}

bool check_valuation(struct book *book, struct record *record, size_t *field, struct err *err)
{
    int64_t left = 0;
    struct date acquired;
    if (!left_of(book, record_int(record, "asset"), 0, &left, &acquired, err))
        return false;
    if (record_has(record, "as_of") && date_compare(value_date(record_get(record, "as_of")), acquired) < 0)
        return check_fail(record, field, "as_of", err, "lies before the day the item was acquired");
    return true;
}

static bool not_before_records(struct book *book, const struct record *record, const char *name,
                               size_t *field, struct err *err)
{
    struct date from, day = value_date(record_get(record, name));
    char iso[DATE_ISO_SIZE];
    if (!records_from(book, record, &from, err))
        return false;
    if (day.year == 0 || from.year == 0 || date_compare(day, from) >= 0)
        return true;
    return check_fail(record, field, name, err,
                      "lies before this student's records begin, on %s; beginning values carry that day",
                      date_iso(from, iso));
}

bool check_stock(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct project_facts facts;
    if (!project_facts(book, record_int(record, "project"), value_date(record_get(record, "as_of")),
                       &facts, err))
        return false;
    if (facts.placement)
        return check_fail(record, field, "project", err,
                          "is a placement project, which has no inventory; open an ownership "
                          "project for what you own");
    const struct value *quantity = record_get(record, "quantity"); /* "everything counted" has none */
    if (quantity != NULL && quantity->is != VALUE_NONE && quantity->i == 0 && record_int(record, "value") > 0)
        return check_fail(record, field, "value", err, "must be 0 where none is left; or say how many there are");
    return not_before_records(book, record, "as_of", field, err);
}

bool check_balance(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (!record_has(record, "scope"))
        *record_value(record, "scope") = (struct value){.is = VALUE_TEXT, .text = "sae", .nbytes = 3};
    return not_before_records(book, record, "as_of", field, err);
}

bool check_loan(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    struct date due = value_date(record_get(record, "due"));
    if (due.year != 0 && record_has(record, "date") &&
        date_compare(due, value_date(record_get(record, "date"))) < 0)
        return check_fail(record, field, "due", err, "lies before the day of the loan");
    return true;
}
