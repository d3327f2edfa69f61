/* Money and property: what was sold, paid, bought, owned, owed and counted. */
#include "kinds/describe.h"

const struct choice choices_expense[] = {
    {"resale", "Bought to sell again", "animals or goods bought to be sold, such as feeder pigs"},
    {"feed", "Feed", "feed, hay, minerals"},
    {"seed", "Seed and plants", NULL},
    {"fertilizer", "Fertilizer", NULL},
    {"chemicals", "Chemicals", "pesticides, herbicides, cleaners"},
    {"veterinary", "Veterinary", "vet visits, vaccine, medicine"},
    {"supplies", "Supplies", "bedding, pots, small tools, tags"},
    {"fuel", "Fuel and oil", NULL},
    {"repairs", "Repairs", NULL},
    {"rent", "Rent", "land, pens, equipment"},
    {"custom_hire", "Custom work hired", "somebody's machine and time"},
    {"labor_hired", "Labor hired", NULL},
    {"marketing", "Marketing", "commission, check-off, yardage, ads"},
    {"freight", "Hauling", NULL},
    {"insurance", "Insurance", NULL},
    {"utilities", "Utilities", "water, power, internet"},
    {"fees", "Fees", "entry fees, registration, testing"},
    {"taxes_property", "Property tax", NULL},
    {"interest", "Interest", NULL},
    {"miscellaneous", "Miscellaneous", NULL},
    {0},
};
const struct choice choices_income[] = {
    {"livestock", "Livestock", "market animals"},
    {"crops", "Crops", NULL},
    {"products", "Products", "eggs, milk, honey, jam, plants"},
    {"services", "Services", "mowing, grooming, pet sitting"},
    {"custom_work", "Custom work", "work with your own machine"},
    {"premiums", "Premiums and prizes", "show and fair money"},
    {"government", "Government payments", NULL},
    {"patronage", "Patronage", "refunds of a cooperative"},
    {"other", "Other", NULL},
    {0},
};
const struct choice choices_put_in[] = {
    {"gift", "Gift", "money given to you for your SAE"},
    {"family", "Family", "money of your family"},
    {"personal", "Personal", "your own money from outside the SAE"},
    {0},
};
const struct choice choices_taken_out[] = {
    {"education", "Education", "tuition, books, a camp"},
    {"family", "Family", "given to your family"},
    {"personal", "Personal", "for yourself"},
    {"taxes", "Taxes", "income tax on what the SAE earned"},
    {0},
};
const struct choice choices_settled[] = {
    {"cash", "Paid now", "cash, card or check changed hands"},
    {"later", "Paid later", "it is owed until it is paid"},
    {"loan", "On a loan", "a lender paid; it is added to what is owed"},
    {0},
};

static const struct choice money_types[] = {
    {"sale", "Sale", "sold a product or service, won a premium, did custom work"},
    {"expense", "Expense", "paid for something that is used up"},
    {"refund", "Refund", "got money back on something paid for"},
    {"home_use", "Used at home", "ate or used some of what the project made"},
    {"barter", "Traded", "gave a product for something of equal value"},
    {"labor", "Worked for it", "gave work for something of equal value"},
    {"transfer", "Moved to my other project", "one project gave to another"},
    {"gift", "Gift", "somebody gave something the project uses"},
    {"interest", "Interest paid", "what a loan cost; the principal is a loan payment"},
    {"loan_payment", "Loan paid back", "principal only; it is not an expense"},
    {"contribution", "My money in", "money put in from savings, family or a gift"},
    {"withdrawal", "My money out", "money taken out for something else"},
    {"other_income", "Income outside the SAE", NULL},
    {"other_expense", "Spending outside the SAE", NULL},
    {0},
};
/* The types that belong to one project; also while the type is not chosen yet. */
#define IN_A_PROJECT                                                                                \
    "type= type=sale type=expense type=refund type=home_use type=barter type=labor type=transfer "        \
    "type=gift type=interest"

static const struct field money_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose money it is."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it happened, or the day on the receipt."},
    CHOICE("type", "What happened", money_types, NULL, NEEDED, "What kind of entry this is."),
    {.name = "project", .label = "Project", .type = FIELD_REF, .ref = "project", .when = IN_A_PROJECT,
     .help = "The project it belongs to."},
    {.name = "to_project", .label = "To project", .type = FIELD_REF, .ref = "project",
     .when = "type=transfer", .help = "The project that received it."},
    {.name = "category", .label = "For what", .type = FIELD_TEXT, .vocabulary = "categories",
     .help = "Such as feed or livestock; it decides the line of the application."},
    {.name = "amount", .label = "Amount", .type = FIELD_MONEY, .flags = NEEDED, .least = 1,
     .most = INT64_C(9999999999), .help = "Your own share. You may calculate: 12*4.50."},
    FIELD(QTY, "quantity", "How many", 0, "How many head, pounds or bushels."),
    FIELD(TEXT, "unit", "Of what", 0, "head, lb, dozen, bags ..."),
    FIELD(TEXT, "party", "Who", 0, "Who paid you, or whom you paid."),
    FIELD(TEXT, "memo", "Note", 0, "What a reader should know."),
    FIELD(TEXT, "receipt", "Receipt", EXTRA, "Entries with the same receipt are one receipt."),
    {.name = "whole", .label = "Whole amount", .type = FIELD_MONEY, .flags = EXTRA, .least = 1,
     .most = INT64_C(9999999999), .help = "Where it was shared: all of it; the amount is then your share."},
    CHOICE("settled", "Settled", choices_settled, "cash", EXTRA, "How it was paid."),
    {.name = "paid_on", .label = "Paid on", .type = FIELD_DATE, .flags = EXTRA,
     .when = "settled=later", .help = "When it was paid; empty while it is owed."},
    {.name = "loan", .label = "Loan", .type = FIELD_REF, .ref = "loan", .flags = EXTRA,
     .when = "type=loan_payment settled=loan", .help = "Which loan is paid back, or paid for this."},
    {.name = "hours", .label = "Hours worked", .type = FIELD_TIME, .flags = EXTRA,
     .when = "type=labor", .help = "The time you gave for it."},
};

static const struct field paycheck_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who was paid."),
    REF("project", "Project", "project", NEEDED, "A placement project."),
    {.name = "date", .label = "Pay day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day on the check or the pay stub."},
    REF("position", "Job", "position", 0, "The job that it pays."),
    FIELD(DATE, "begins", "For work from", EXTRA, "The first day of work that it pays."),
    FIELD(DATE, "ends", "until", EXTRA, "The last day of work that it pays."),
    FIELD(TIME, "time", "Hours paid", FIELD_TOTAL, "Hours on the pay stub."),
    {.name = "gross", .label = "Gross pay", .type = FIELD_MONEY, .flags = NEEDED, .least = 1,
     .most = INT64_C(9999999999), .help = "Before anything was taken out."},
    {.name = "taxes", .label = "Taxes", .type = FIELD_MONEY, .initial = "0",
     .help = "Income tax and social security; not an expense of the SAE."},
    {.name = "sae_withheld", .label = "Kept for SAE costs", .type = FIELD_MONEY, .initial = "0",
     .flags = EXTRA, .help = "What the employer kept back for your SAE, such as feed."},
    {.name = "sae_category", .label = "For what", .type = FIELD_TEXT, .choices = choices_expense,
     .flags = EXTRA, .help = "What the employer kept it for."},
    REF("sae_project", "Project of that cost", "project", EXTRA, "This project if left empty."),
    {.name = "other_withheld", .label = "Other kept back", .type = FIELD_MONEY, .initial = "0",
     .flags = EXTRA, .help = "Uniform, insurance and the like."},
};

static const struct choice asset_classes[] = {
    {"breeding_livestock", "Breeding livestock", NULL},
    {"machinery", "Machinery", NULL},
    {"equipment", "Equipment", NULL},
    {"building", "Building", NULL},
    {"land", "Land", NULL},
    {"perennial_crop", "Perennial crop", "trees, vines, asparagus"},
    {"other", "Other", NULL},
    {0},
};
static const struct choice asset_hows[] = {
    {"bought", "Bought", NULL},
    {"raised", "Raised", "born in your own herd"},
    {"kept", "Kept to breed", "taken out of the market herd"},
    {"gift", "Gift", NULL},
    {"traded", "Traded for", NULL},
    {"worked_for", "Worked for", NULL},
    {"beginning", "Had it when records began", NULL},
    {0},
};
static const struct field asset_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose it is."),
    REF("project", "Project", "project", 0, "Whose it is; empty for a personal item."),
    FIELD(TEXT, "name", "Item", NEEDED, "Something that lasts more than a year: Livestock scale."),
    CHOICE("class", "Class", asset_classes, NULL, NEEDED,
           "What sort of thing it is: the inventory lists by it."),
    {.name = "acquired", .label = "Since", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you got it."},
    CHOICE("how", "How you got it", asset_hows, NULL, NEEDED,
           "Bought, raised, given, traded, or yours when records began."),
    {.name = "count", .label = "How many", .type = FIELD_INT, .initial = "1", .least = 1, .most = 1000000,
     .help = "How many alike, such as 12 gates; they share one cost."},
    FIELD(MONEY, "cost", "Cost", NEEDED, "Price of all, or their value on that day."),
    {.name = "salvage", .label = "Worth at the end", .type = FIELD_MONEY, .initial = "0",
     .help = "What it will still be worth when its years are over."},
    {.name = "life_years", .label = "Years of use", .type = FIELD_INT, .initial = "0", .most = 100,
     .help = "It loses value over so many years; 0: it does not (land, raised animals)."},
    {.name = "settled", .label = "Settled", .type = FIELD_CHOICE, .choices = choices_settled,
     .initial = "cash", .flags = EXTRA, .when = "how=bought", .help = "How it was paid."},
    {.name = "paid_on", .label = "Paid on", .type = FIELD_DATE, .flags = EXTRA,
     .when = "settled=later", .help = "When it was paid; empty while it is owed."},
    {.name = "loan", .label = "Loan", .type = FIELD_REF, .ref = "loan", .flags = EXTRA,
     .when = "settled=loan", .help = "The loan that paid for it."},
};

static const struct field asset_use_fields[] = {
    REF("asset", "Item", "asset", NEEDED | PART_OF, "The lasting thing that was used."),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year that it was used so."),
    REF("project", "Project", "project", NEEDED, "The project that used it."),
    {.name = "share", .label = "Share", .type = FIELD_PCT, .flags = NEEDED, .most = 10000,
     .help = "The percentage of the item that this project used that year."},
};

static const struct choice disposal_hows[] = {
    {"sold", "Sold", NULL},
    {"died", "Died", NULL},
    {"lost", "Lost or broken", NULL},
    {"home_use", "Used at home", NULL},
    {"to_current", "Moved to the market herd", "no longer kept to breed"},
    {0},
};
static const struct field disposal_fields[] = {
    REF("asset", "Item", "asset", NEEDED | PART_OF, "What you have no longer."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was sold, died or broke."},
    CHOICE("how", "What happened", disposal_hows, NULL, NEEDED,
           "How you came to have it no longer."),
    {.name = "count", .label = "How many", .type = FIELD_INT, .least = 1, .most = 1000000,
     .help = "All that is left, if empty."},
    {.name = "proceeds", .label = "Got for it", .type = FIELD_MONEY,
     .when = "how=sold how=home_use how=to_current",
     .help = "Sold: the money. Used at home or moved: its fair value."},
    {.name = "party", .label = "Who", .type = FIELD_TEXT, .when = "how=sold", .help = "The buyer."},
};

static const struct field valuation_fields[] = {
    REF("asset", "Item", "asset", NEEDED | PART_OF, "What is worth more or less now."),
    {.name = "as_of", .label = "On", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it was worth that."},
    FIELD(MONEY, "value", "Worth now", NEEDED, "Market value of all that is left."),
    FIELD(TEXT, "reason", "Why", 0, "Who says so: appraisal, sale of a like animal."),
};

static const struct field stock_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who counted."),
    REF("project", "Project", "project", NEEDED, "The project that it belongs to."),
    {.name = "as_of", .label = "Counted on", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you counted: 12/31 closes the year."},
    FIELD(TEXT, "item", "Item", NEEDED, "What it is: Market hogs, Feed on hand."),
    FIELD(QTY, "quantity", "How many", 0, "How many you counted; 0 when none is left."),
    FIELD(TEXT, "unit", "Of what", 0, "head, lb, bales ..."),
    FIELD(MONEY, "value", "Value of all", NEEDED, "Of the whole line, not of one; 0: it is gone."),
};

static const struct field counted_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who counted."),
    REF("project", "Project", "project", NEEDED, "The project whose things were all counted."),
    {.name = "as_of", .label = "Counted on", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "Everything was counted that day: what has no count is gone."},
};

static const struct choice balance_classes[] = {
    {"cash", "Cash and savings", NULL},
    {"receivable", "Owed to me", NULL},
    {"prepaid", "Paid ahead", NULL},
    {"current_asset", "Other, within a year", "something owned that will be used up or sold within a year"},
    {"noncurrent_asset", "Other, lasting", "something owned for longer"},
    {"payable", "Bills I owe", NULL},
    {"current_liability", "Other debt, within a year", NULL},
    {"noncurrent_liability", "Other debt, longer", NULL},
    {0},
};
static const struct choice balance_scopes[] = {
    {"sae", "Of my SAE", NULL}, {"personal", "Personal", NULL}, {0},
};
static const struct field balance_fields[] = {
    REF("student", "Student", "student", NEEDED, "Whose money or debt it is."),
    {.name = "as_of", .label = "On", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day the statement or your count says it."},
    FIELD(TEXT, "item", "What", NEEDED, "Such as Savings account."),
    CHOICE("class", "Kind", balance_classes, NULL, NEEDED, "Loans have their own form."),
    CHOICE("scope", "Whose", balance_scopes, "sae", 0,
           "The SAE's or your own: degrees look at both."),
    YES("productive", "Used in the SAE", NULL, "Counts as productively invested; yes for what is of the SAE."),
    FIELD(MONEY, "amount", "Amount", NEEDED, "What it is worth, or owed, on that day."),
};

static const struct choice loan_received[] = {
    {"cash", "As money", NULL},
    {"goods", "As goods", "the lender paid for something; name the loan there"},
    {"beginning", "Owed when records began", NULL},
    {0},
};
static const struct field loan_fields[] = {
    REF("student", "Student", "student", NEEDED, "Who owes the money."),
    REF("project", "Project", "project", 0,
        "The project it was borrowed for; empty: for yourself."),
    FIELD(TEXT, "lender", "Lender", NEEDED, "Who lent it: Farm Credit, Dad."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you got the money."},
    {.name = "principal", .label = "Amount", .type = FIELD_MONEY, .flags = NEEDED, .least = 1,
     .most = INT64_C(9999999999), .help = "What was borrowed; it posts itself, and is never income."},
    {.name = "rate", .label = "Interest a year", .type = FIELD_PCT, .most = 10000, .help = "In percent."},
    FIELD(DATE, "due", "Due", 0, "When the last of it is to be paid."),
    FIELD(MONEY, "payment", "Each payment", EXTRA, "What is paid each time, if that is agreed."),
    {.name = "payments_a_year", .label = "Payments a year", .type = FIELD_INT, .flags = EXTRA,
     .least = 1, .most = 366, .help = "12 if you pay every month, 1 if once a year."},
    CHOICE("received", "Received", loan_received, "cash", 0,
           "How the loan reached you: as cash, or as the thing it bought."),
};

static const struct field share_fields[] = {
    FIELD(TEXT, "crew", "Crew", NEEDED, "The name of the shared enterprise, spelled the same for each member."),
    REF("project", "Project", "project", NEEDED, "This member's own project, which takes the share."),
    {.name = "begins", .label = "From", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The first day of this split."},
    FIELD(DATE, "ends", "Until", 0, "Empty while it goes on."),
    {.name = "parts", .label = "Parts", .type = FIELD_INT, .flags = NEEDED, .initial = "1", .least = 1,
     .most = 1000000, .help = "Parts of the whole: 1 and 1 is half each, 2 and 1 is two thirds and a third."},
};

static const struct kind kinds[] = {
    {.name = "loan", .label = "Loan", .plural = "Loans", .family = "money",
     .help = "Borrowed money; principal is neither income nor expense, interest is an expense.",
     .unique = "student lender date", .order = "date desc", .check = check_loan,
     .columns = "student date lender principal rate due", .sentence = "loan {principal} from {lender}",
     FIELDS(loan_fields)},
    {.name = "money", .label = "Money", .plural = "Money", .family = "money",
     .help = "Every sale, cost, trade, gift, and money put in or taken out.", .order = "date desc",
     .columns = "date type amount category memo project party student quantity unit",
     .sentence = "{type} {amount}[, {quantity}[ {unit}]][, {category}][, {project}][ to {to_project}][: {memo}]",
     .check = check_money, .after = after_money, FIELDS(money_fields)},
    {.name = "paycheck", .label = "Paycheck", .plural = "Paychecks", .family = "money",
     .help = "Pay from a placement job; one row a pay stub.", .order = "date desc",
     .columns = "date project position time gross taxes student", .check = check_paycheck,
     .sentence = "paycheck {gross}, {project}", FIELDS(paycheck_fields)},
    {.name = "asset", .label = "Lasting item", .plural = "Lasting items", .family = "money",
     .help = "A capital (non-current) item: it lasts more than a year.", .unique = "student name",
     .order = "acquired desc", .check = check_asset,
     .columns = "name class acquired how count cost life_years project student",
     .sentence = "{name}, {how}, {cost}", .why = why_asset, FIELDS(asset_fields)},
    {.name = "asset_use", .label = "Share of an item", .plural = "Shares of items", .family = "money",
     .help = "Which projects used a lasting item in a year.", .order = "year desc",
     .columns = "asset year project share", .sentence = "{share} % of {asset} for {project}, {year}",
     .check = check_asset_use, FIELDS(asset_use_fields)},
    {.name = "disposal", .label = "Item sold, died or moved", .plural = "Items sold, died or moved",
     .family = "money", .help = "A lasting item, or part of a group, that is no longer there.",
     .order = "date desc", .columns = "date asset how count proceeds party", .check = check_disposal,
     .sentence = "{asset}: {how}[, {proceeds}]", FIELDS(disposal_fields)},
    {.name = "valuation", .label = "Market value", .plural = "Market values", .family = "money",
     .help = "What a lasting item is worth beside its book value. Never income.",
     .order = "as_of desc", .columns = "as_of asset value reason", .check = check_valuation,
     .sentence = "{asset} worth {value}", FIELDS(valuation_fields)},
    {.name = "stock", .label = "Inventory count", .plural = "Inventory counts", .family = "money",
     .help = "Current inventory as counted on a day: market animals, feed, crops, supplies.",
     .order = "as_of desc", .columns = "as_of project item quantity unit value student",
     .sentence = "counted {item}, {project}[: {quantity}[ {unit}]], {value}", .check = check_stock,
     .why = why_stock, FIELDS(stock_fields)},
    {.name = "counted", .label = "Everything counted", .plural = "Days everything was counted",
     .family = "money", .help = "Says that a day's counts are complete: what has no count is gone.",
     .order = "as_of desc", .columns = "as_of project student", .check = check_stock,
     .sentence = "counted everything of {project}", FIELDS(counted_fields)},
    {.name = "balance", .label = "Other things I own or owe", .plural = "Other things I own or owe",
     .family = "money", .help = "Cash, savings, bills, and what else belongs on the balance sheet.",
     .order = "as_of desc", .columns = "as_of item class amount scope student",
     .sentence = "{item} {amount}", .check = check_balance, FIELDS(balance_fields)},
    {.name = "share", .label = "Share of a crew", .plural = "Shares of crews", .family = "money",
     .help = "Students who run one enterprise together, and what part of it is whose.",
     .unique = "crew project begins", .order = "crew", .columns = "crew project begins ends parts",
     .sentence = "share of {parts} in {crew}, {project}", .check = check_share, FIELDS(share_fields)},
};
const struct kind_family kinds_money = {kinds, sizeof kinds / sizeof kinds[0]};
