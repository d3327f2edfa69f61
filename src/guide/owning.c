/* Animals that were kept to breed, no longer kept, died; things that were lost. */
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "guide/inside.h"
#include "guide/questions.h"

/* ---- of the herd and the inventory ---------------------------------------------------------- */

void plan_herd(struct guide_plan *plan, const struct record *answers, const char *herd,
               const char *change, int64_t count)
{
    struct record *head = plan_add(plan, "head", answers);
    plan_take(head, "project", answers, "project");
    plan_text(head, "herd", herd);
    plan_text(head, "change", change);
    plan_int(head, "count", count);
}

struct last_count {
    int64_t quantity, value;
    struct buf unit; /* owned */
    bool any, quantity_told;
};

static bool read_last_count(struct book *book, const struct record *answers, struct last_count *out,
                            struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book,
                                  "SELECT quantity, value, unit FROM stock WHERE student = ?1"
                                  " AND project = ?2 AND item = ?3 COLLATE NOCASE AND as_of <= ?4"
                                  " ORDER BY as_of DESC, id DESC LIMIT 1",
                                  err);
    *out = (struct last_count){0};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(answers, "student"));
    stmt_bind_int(stmt, 2, record_int(answers, "project"));
    stmt_bind_text(stmt, 3, record_text(answers, "item"));
    stmt_bind_text(stmt, 4, date_iso(value_date(record_get(answers, "date")), iso));
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        out->any = true;
        out->quantity_told = !stmt_is_null(stmt, 0);
        out->quantity = stmt_int(stmt, 0);
        out->value = stmt_int(stmt, 1);
        if (stmt_bytes(stmt, 2) > 0)
            buf_add_text(&out->unit, stmt_text(stmt, 2));
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool count_out(const struct record *answers, const struct last_count *last, int64_t count,
                      struct guide_plan *plan, struct err *err)
{
    bool known = last->any && last->quantity_told && last->quantity > 0;
    int64_t left = known ? last->quantity - count * 1000 : 0;
    if (known && left < 0)
        return plan_blame(plan, "item", err,
                          "had %lld at its last count, fewer than that; count it first",
                          (long long)(last->quantity / 1000));
    if (!answer_given(answers, "value") && !known)
        return plan_blame(plan, "value", err,
                          "say what those that are left are worth; 0 if none is");
    struct record *stock = plan_add(plan, "stock", answers);
    plan_take_all(stock, answers, "project item quantity value");
    plan_take(stock, "as_of", answers, "date");
    plan_text(stock, "unit", last->unit.len > 0 ? buf_text(&last->unit) : "head");
    if (!answer_given(answers, "quantity") && known)
        value_set_int(record_value(stock, "quantity"), left);
    if (!answer_given(answers, "value"))
        value_set_int(record_value(stock, "value"), num_scale(last->value, left, last->quantity));
    return true;
}

/* The inventory without `count` of its item: as many as are left, at the same value each, unless
 * the answers tell it otherwise. */
static bool count_rest(struct book *book, const struct record *answers, int64_t count,
                       struct guide_plan *plan, struct err *err)
{
    struct last_count last = {0};
    if (!answer_given(answers, "item"))
        return true;
    bool ok =
        read_last_count(book, answers, &last, err) && count_out(answers, &last, count, plan, err);
    buf_free(&last.unit);
    return ok;
}

#define THE_REST(when_, help_)                                                                     \
    WORDS(when_, "item", "Inventory item", 0, "stock.item", help_),                                \
        WHEN(when_, QTY, "quantity", "How many are left", 0,                                       \
             "Empty: one count less than before."),                                                \
        WHEN(when_, MONEY, "value", "Worth of those left", 0,                                      \
             "Of all that are left together; empty: each as before.")

/* ---- kept to breed -------------------------------------------------------------------------- */

static const struct choice origins[] = {
    {"kept", "With those to be sold", "a market animal that you now keep"},
    {"raised", "Born here, meant to be kept", "raised to breed from the start"},
    {0},
};
static const struct field kept_fields[] = {
    ASK_STUDENT,
    ASK_PROJECT("The project whose animal it is."),
    ASK_DAY,
    FIELD(TEXT, "name", "Name or tag", NEEDED, "What the animal is called."),
    CHOICE("how", "Where it was", origins, "kept", NEEDED,
           "Whether it was in the market herd until now."),
    ASK_AMOUNT("amount", "Worth", "What it would have sold for that day."),
    WHEN("how=kept", INT, "years", "Years of use", 0,
         "How long you will keep it to breed; empty: five."),
    WHEN("how=kept", MONEY, "salvage", "Worth at the end", 0, "What it will sell for then."),
    THE_REST("how=kept", "Where it was counted until now: Market hogs. Then it is counted out."),
};
static const struct kind kept =
    QUESTIONS("kept", "I kept an animal to breed", "from the market herd, or raised", kept_fields);

static bool build_kept(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    bool raised = record_is(answers, "how", "raised");
    struct record *asset = plan_add(plan, "asset", answers);
    int64_t years = record_int(answers, "years");
    plan_take_all(asset, answers, "project name how salvage");
    plan_text(asset, "class", "breeding_livestock");
    plan_take(asset, "acquired", answers, "date");
    plan_take(asset, "cost", answers, "amount");
    plan_int(asset, "life_years", raised ? 0 : years != 0 ? years : 5);
    if (raised) {
        plan_why(plan,
                 "A breeding animal is a lasting (non-current) item. One that was raised counts at "
                 "its worth and is not depreciated.");
        return true;
    }
    plan_herd(plan, answers, "market", "to_breeding", 1);
    plan_why(plan,
             "It moves from the market herd to what lasts (non-current): income of that value now, "
             "and its worth is spread over the years you keep it.");
    if (!answer_given(answers, "item"))
        plan_why(plan, "Count the market herd again, too.");
    return count_rest(book, answers, 1, plan, err);
}

/* ---- no longer kept ------------------------------------------------------------------------- */

static const struct field market_fields[] = {
    ASK_STUDENT,
    ASK_DAY,
    REF("asset", "Breeding animal", "asset", NEEDED, "Which one."),
    FIELD(INT, "count", "How many of it", 0, "Empty: all that is left of it."),
    FIELD(MONEY, "amount", "Worth", 0, "What it would sell for now."),
};
static const struct kind market = QUESTIONS("market", "I no longer keep an animal to breed",
                                            "back to those to be sold", market_fields);

static bool build_market(struct book *book, const struct record *answers, struct guide_plan *plan,
                         struct err *err)
{
    (void)book;
    (void)err;
    struct record *disposal = plan_add(plan, "disposal", answers);
    plan_take_all(disposal, answers, "asset count");
    plan_text(disposal, "how", "to_current");
    plan_take(disposal, "proceeds", answers, "amount");
    plan_why(plan,
             "It goes back to the market herd at its book value (what it cost, less the years of "
             "use): a cost there without cash, no gain. Count the market herd again, too.");
    return true;
}

/* ---- died, lost ----------------------------------------------------------------------------- */

static const struct choice which[] = {
    {"market", "A market animal", "raised to be sold"},
    {"breeding", "A breeding animal", "a lasting item of your inventory"},
    {"thing", "A tool or another item", "lost, broken or stolen"},
    {0},
};
static const struct field died_fields[] = {
    ASK_STUDENT,
    ASK_DAY,
    CHOICE("which", "What", which, "market", NEEDED,
           "An animal raised to sell, one kept to breed, or a thing."),
    {.name = "project",
     .label = "Project",
     .type = FIELD_REF,
     .ref = "project",
     .flags = NEEDED,
     .when = "which=market",
     .help = "The project it belonged to."},
    REF_WHEN("which=breeding which=thing", "asset", "Which item", "asset",
             "The lasting item it was."),
    {.name = "count",
     .label = "How many",
     .type = FIELD_INT,
     .flags = NEEDED,
     .initial = "1",
     .least = 1,
     .most = 1000000,
     .help = "How many died or were lost."},
    THE_REST("which=market",
             "As it is called in the inventory: Market hogs. Then it is counted out."),
};
static const struct kind died =
    QUESTIONS("died", "Something died or was lost", "an animal, a tool", died_fields);

static bool build_died(struct book *book, const struct record *answers, struct guide_plan *plan,
                       struct err *err)
{
    if (!record_is(answers, "which", "market")) {
        struct record *disposal = plan_add(plan, "disposal", answers);
        plan_take_all(disposal, answers, "asset count");
        plan_text(disposal, "how", record_is(answers, "which", "thing") ? "lost" : "died");
        plan_why(plan,
                 "Its book value (what it cost, less the years of use) is lost: a loss of lasting "
                 "items this year.");
        return true;
    }
    plan_herd(plan, answers, "market", "died", record_int(answers, "count"));
    plan_why(plan, "No money moved.");
    plan_why(plan, answer_given(answers, "item")
                       ? _("The inventory is smaller, and the year's net with it.")
                       : _("Name the inventory item too, or count it again: a smaller inventory is "
                           "the loss."));
    return count_rest(book, answers, record_int(answers, "count"), plan, err);
}

const struct guide guide_owning[] = {
    {.questions = &kept, .build = build_kept},
    {.questions = &market, .build = build_market},
    {.questions = &died, .build = build_died},
};
const size_t guide_owning_count = COUNT_OF(guide_owning);
