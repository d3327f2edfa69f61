/* What lasts: bought, kept to breed, died. */
#include "guide/inside.h"
#include "guide/questions.h"
#include "book/book.h"
#include <string.h>

static const struct choice classes[] = {
    {"breeding_livestock", "Breeding livestock", "kept to have young"},
    {"equipment", "Equipment", "tools, scales, show box"},
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
    {"breeding_livestock", 5}, {"equipment", 5}, {"machinery", 7}, {"building", 15}, {"perennial_crop", 10},
    {"other", 5},
};
static const struct choice settled[] = {
    {"cash", "I paid", NULL}, {"later", "I pay later", NULL}, {0},
};
static const struct field bought_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project that uses it."),
    ASK_DAY,
    FIELD(TEXT, "name", "Item", NEEDED, "A name of its own: Livestock scale."),
    CHOICE("class", "What it is", classes, "equipment", NEEDED, NULL),
    ASK_AMOUNT("amount", "Price", "Of all of them together."),
    {.name = "count", .label = "How many", .type = FIELD_INT, .initial = "1", .least = 1, .most = 1000000},
    FIELD(INT, "years", "Years of use", 0, "How long it will last; empty: what is usual for it."),
    FIELD(MONEY, "salvage", "Worth at the end", 0, "What it will still be worth then."),
    CHOICE("settled", "Paid", settled, "cash", NEEDED, NULL),
    ASK_PARTY("From"),
    ASK_NOTE,
};
static const struct kind bought = QUESTIONS("bought", "I bought something that lasts",
                                            "more than a year: tools, a gilt to breed", bought_fields);

static bool build_bought(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    int64_t minimum = 10000, cents = record_int(answers, "amount"), years = record_int(answers, "years");
    (void)err;
    (void)book_ask_int(book, "SELECT capital_minimum FROM chapter LIMIT 1", NULL, &minimum, NULL);
    if (cents < minimum && !record_is(answers, "class", "breeding_livestock")) {
        struct record *cost = plan_money(plan, "expense", cents, answers);
        plan_text(cost, "category", "supplies");
        plan_take(cost, "memo", answers, "name");
        plan_take(cost, "settled", answers, "settled");
        plan_why(plan, "It costs less than your chapter counts as a lasting item: it is supplies.");
        return true;
    }
    for (size_t i = 0; years == 0 && i < COUNT_OF(lives); i++)
        if (record_is(answers, "class", lives[i].class))
            years = lives[i].years;
    struct record *asset = plan_add(plan, "asset", answers);
    plan_take(asset, "project", answers, "project");
    plan_take(asset, "name", answers, "name");
    plan_take(asset, "class", answers, "class");
    plan_take(asset, "acquired", answers, "date");
    plan_text(asset, "how", "bought");
    plan_take(asset, "count", answers, "count");
    plan_take(asset, "cost", answers, "amount");
    plan_take(asset, "salvage", answers, "salvage");
    plan_take(asset, "settled", answers, "settled");
    plan_int(asset, "life_years", record_is(answers, "class", "land") ? 0 : years);
    plan_why(plan, record_is(answers, "class", "land")
                       ? "Land lasts and does not lose value with use: non-current, not depreciated."
                       : "It lasts more than a year: a non-current item. Its cost is spread over its years "
                         "of use, so nothing of it is a cost today.");
    return true;
}

static const struct field kept_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project whose market animal it was."),
    ASK_DAY,
    FIELD(TEXT, "name", "Name or tag", NEEDED, "What the animal is called."),
    ASK_AMOUNT("amount", "Worth", "What it would have sold for that day."),
    FIELD(INT, "years", "Years of use", 0, "How long you will keep it to breed; empty: five."),
    FIELD(MONEY, "salvage", "Worth at the end", 0, "What it will sell for then."),
};
static const struct kind kept =
    QUESTIONS("kept", "I kept an animal to breed", "out of the market herd", kept_fields);

static bool build_kept(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    struct record *asset = plan_add(plan, "asset", answers);
    int64_t years = record_int(answers, "years");
    (void)book;
    (void)err;
    plan_take(asset, "project", answers, "project");
    plan_take(asset, "name", answers, "name");
    plan_text(asset, "class", "breeding_livestock");
    plan_take(asset, "acquired", answers, "date");
    plan_text(asset, "how", "kept");
    plan_take(asset, "cost", answers, "amount");
    plan_take(asset, "salvage", answers, "salvage");
    plan_int(asset, "life_years", years != 0 ? years : 5);
    plan_why(plan, "It moves from the market herd to what lasts: income of that value, and a non-current "
                   "item. Count the market herd again, too.");
    return true;
}

/* ---- died ----------------------------------------------------------------------------------- */

static const struct choice which[] = {
    {"market", "A market animal", "raised to be sold: current inventory"},
    {"breeding", "A breeding animal", "a lasting item of its own"},
    {0},
};
static const struct field died_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project it belonged to."),
    ASK_DAY,
    CHOICE("which", "Which animal", which, "market", NEEDED, NULL),
    {.name = "asset", .label = "Breeding animal", .type = FIELD_REF, .ref = "asset",
     .when = "which=breeding", .help = "The lasting item it was."},
    {.name = "item", .label = "Inventory item", .type = FIELD_TEXT, .when = "which=market",
     .help = "As it is called in the inventory: Market hogs."},
    {.name = "quantity", .label = "How many are left", .type = FIELD_QTY, .when = "which=market"},
    {.name = "value", .label = "Worth of those left", .type = FIELD_MONEY, .when = "which=market",
     .help = "Of all that are left together; 0 if none is."},
};
static const struct kind died = QUESTIONS("died", "An animal died", "or was lost", died_fields);

static bool build_died(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    (void)book;
    if (record_is(answers, "which", "breeding")) {
        if (record_get(answers, "asset")->is == VALUE_NONE)
            return err_set(err, "say which breeding animal it was");
        struct record *disposal = plan_add(plan, "disposal", answers);
        plan_take(disposal, "asset", answers, "asset");
        plan_text(disposal, "how", "died");
        plan_int(disposal, "count", 1);
        plan_why(plan, "Its book value is lost: a non-current loss of the year.");
        return true;
    }
    if (record_get(answers, "item")->is == VALUE_NONE || record_get(answers, "value")->is == VALUE_NONE)
        return err_set(err, "say which item of the inventory it was, and what the rest is worth");
    struct record *count = plan_add(plan, "stock", answers);
    plan_take(count, "project", answers, "project");
    plan_take(count, "as_of", answers, "date");
    plan_take(count, "item", answers, "item");
    plan_take(count, "quantity", answers, "quantity");
    plan_text(count, "unit", "head");
    plan_take(count, "value", answers, "value");
    plan_why(plan, "No money moved: the inventory is smaller, and the year's net with it.");
    return true;
}

const struct guide guide_owning[] = {
    {&bought, build_bought},
    {&kept, build_kept},
    {&died, build_died},
};
const size_t guide_owning_count = COUNT_OF(guide_owning);
