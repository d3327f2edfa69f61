/* Quick lines of money: paid, got, sold. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "quick/parse.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- amounts --------------------------------------------------------------------------------- */

static bool is_amount(const struct word *word)
{
    return word->is == WORD_PLAIN && word->nbytes > 0 &&
           (word->text[0] == '$' || word->text[0] == '.' || isdigit((unsigned char)word->text[0]));
}

/* The amount at word `at`; "$ 42.50" is two words. Sets *used. */
static bool read_amount(struct parse *p, size_t at, size_t *used, int64_t *cents)
{
    const struct word *word = &p->words.list[at];
    *used = 1;
    if (word_is(word, "$") && at + 1 < p->words.count && is_amount(word + 1)) {
        word++;
        *used = 2;
    }
    if (!num_parse_money(word->text, word->nbytes, cents, p->err))
        return false;
    if (*cents < 1 || *cents > NUM_MONEY_MAX)
        return err_set(p->err,
                       "\"%.*s\" is not an amount of one entry; write 0.01 to 99,999,999.99",
                       (int)word->nbytes, word->text);
    return true;
}

static void drop_front(struct parse *p, size_t count)
{
    words_drop(&p->words, 0, count);
    p->project_at -= p->project_at >= count ? count : p->project_at;
}

/* ---- the record ------------------------------------------------------------------------------ */

/* Whoever was written before is written the same way again. */
static bool set_party(struct parse *p)
{
    if (p->party.len == 0)
        return true;
    struct stmt *stmt = book_stmt(p->book,
                                  "SELECT party FROM money WHERE student = ?1 AND party = ?2"
                                  " COLLATE NOCASE ORDER BY date DESC LIMIT 1",
                                  p->err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, p->student);
    stmt_bind_text(stmt, 2, buf_text(&p->party));
    enum step step = stmt_step(stmt, p->err);
    if (step == STEP_ROW) {
        buf_clear(&p->party);
        buf_add(&p->party, stmt_text(stmt, 0), stmt_bytes(stmt, 0));
    }
    stmt_done(stmt);
    return step != STEP_FAILED && parse_set_text(p, "party", buf_text(&p->party));
}

static bool start_money(struct parse *p, const char *type, int64_t cents,
                        const struct choice *category, const char *memo)
{
    struct record *record = &p->out->record;
    record_start(record, kind_find("money"));
    parse_set_int(p, "student", p->student);
    value_set_date(record_value(record, "date"), p->day);
    parse_set_int(p, "project", p->project->id);
    parse_set_int(p, "amount", cents);
    return parse_set_text(p, "type", type) &&
           (!category || parse_set_text(p, "category", category->value)) &&
           (!*memo || parse_set_text(p, "memo", memo)) && set_party(p);
}

static void end_preview(struct parse *p, bool from_party, const char *memo)
{
    if (*memo)
        parse_add_part(p, "%s", memo);
    parse_add_part(p, "%s", p->project->title);
    if (p->party.len > 0 && from_party)
        parse_add_part(p, "from %s", buf_text(&p->party));
    else if (p->party.len > 0)
        parse_add_part(p, "to %s", buf_text(&p->party));
    parse_add_day(p);
}

static char *lowered(const char *label)
{
    char *text = mem_text(label);
    text[0] = (char)tolower((unsigned char)text[0]);
    return text;
}

/* ---- paid and got ---------------------------------------------------------------------------- */

enum direction { SAID_NOTHING, SAID_PAID, SAID_GOT };

static bool enter_money(struct parse *p, enum direction said, int64_t cents,
                        const struct category *category, const char *memo)
{
    char amount[NUM_TEXT_SIZE];
    bool income = category->side == CATEGORY_INCOME, refund = !income && said == SAID_GOT;
    bool interest = strcmp(category->choice->value, "interest") == 0;
    const char *type = income ? "sale" : refund ? "refund" : interest ? "interest" : "expense";
    if (interest && refund)
        return err_set(p->err,
                       "interest got back is not for one line; enter it with the money form");
    if (!start_money(p, type, cents, interest ? NULL : category->choice, memo))
        return false;
    char *label = lowered(tr(category->choice->label));
    parse_add_part(p, "You %s $%s%s %s", income || refund ? _("GOT") : _("PAID"),
                   num_money_grouped(cents, amount), refund ? _(" BACK on") : _(" for"), label);
    free(label);
    end_preview(p, income || refund, memo);
    return true;
}

bool parse_money(struct parse *p)
{
    enum direction said = word_is(&p->words.list[0], "paid")  ? SAID_PAID
                          : word_is(&p->words.list[0], "got") ? SAID_GOT
                                                              : SAID_NOTHING;
    int64_t cents;
    size_t used;
    if (said != SAID_NOTHING)
        drop_front(p, 1);
    if (p->words.count == 0 || !is_amount(&p->words.list[0]))
        return err_set(
            p->err, "the amount is missing; write it after \"%s\": %s $42.50 feed @swine",
            said == SAID_PAID ? _("paid") : _("got"), said == SAID_PAID ? _("paid") : _("got"));
    if (!read_amount(p, 0, &used, &cents))
        return false;
    drop_front(p, used);
    if (!parse_refuse_standards(p))
        return false;

    struct category category;
    unsigned sides = said == SAID_PAID ? CATEGORY_EXPENSE : CATEGORY_EXPENSE | CATEGORY_INCOME;
    if (!category_find(&p->words, 0, sides, &category, p->err) || !parse_need_project(p))
        return false;
    drop_front(p, category.words);
    parse_party(p, "from", "from to");
    struct buf memo = {0};
    words_join(&p->words, 0, p->words.count, &memo);
    bool ok = enter_money(p, said, cents, &category, buf_text(&memo));
    buf_free(&memo);
    return ok;
}

/* ---- sold ------------------------------------------------------------------------------------ */

struct sale {
    int64_t cents, quantity; /* quantity 0: not said */
    bool each;
    size_t from, to; /* the words of the thing */
};

/* [N] THING AMOUNT [each] */
static bool read_sale(struct parse *p, struct sale *sale)
{
    static const char example[] = "sold 2 hogs 610 @swine";
    struct words *words = &p->words;
    size_t end = words->count, used;
    *sale = (struct sale){0};
    if (end > 0 && word_in(&words->list[end - 1], "each apiece")) {
        sale->each = true;
        end--;
    }
    if (end == 0 || !is_amount(&words->list[end - 1]))
        return err_set(p->err, "the amount is missing; write it as: %s", example);
    if (!read_amount(p, end - 1, &used, &sale->cents))
        return false;
    end--;
    if (end > 0 && word_is(&words->list[end - 1], "$"))
        end--;
    if (end > 0 && isdigit((unsigned char)words->list[0].text[0])) {
        if (!num_parse(words->list[0].text, words->list[0].nbytes, 3, &sale->quantity, p->err))
            return false;
        sale->from = 1;
        if (sale->quantity < 1)
            return err_set(p->err, "none cannot be sold; write it as: %s", example);
    }
    sale->to = end;
    if (sale->from >= sale->to)
        return err_set(p->err, "what was sold is missing; write it as: %s", example);
    if (sale->each && sale->quantity == 0)
        return err_set(p->err,
                       "how many were sold is missing; write it as: sold 2 hogs 305 each @swine");
    return true;
}

static bool multiply(struct parse *p, struct sale *sale)
{
    char each[NUM_TEXT_SIZE];
    if (!sale->each)
        return true;
    if (sale->quantity > NUM_MONEY_MAX ||
        num_scale(sale->cents, sale->quantity, 1000) > NUM_MONEY_MAX)
        return err_set(
            p->err, "so many at %s each is too much for one entry; at most 99,999,999.99 is taken",
            num_money_grouped(sale->cents, each));
    sale->cents = num_scale(sale->cents, sale->quantity, 1000);
    return sale->cents > 0 ||
           err_set(p->err, "that comes to less than a cent; write the total instead");
}

static bool set_quantity(struct parse *p, const struct sale *sale, const struct choice *category)
{
    struct word *first = &p->words.list[sale->from];
    if (sale->quantity == 0)
        return true;
    parse_set_int(p, "quantity", sale->quantity);
    if (category_is_unit(first)) {
        char *unit = mem_text_n(first->text, first->nbytes);
        bool ok = parse_set_text(p, "unit", unit);
        free(unit);
        return ok;
    }
    return !category_is_livestock(category) || parse_set_text(p, "unit", "head");
}

bool parse_sold(struct parse *p)
{
    struct sale sale;
    char amount[NUM_TEXT_SIZE], quantity[NUM_TEXT_SIZE];
    drop_front(p, 1);
    parse_party(p, "to", "to from");
    if (!parse_refuse_standards(p) || !read_sale(p, &sale) || !multiply(p, &sale) ||
        !parse_need_project(p))
        return false;
    const struct choice *category = category_of_thing(&p->words, sale.from, sale.to);
    struct buf thing = {0};
    words_join(&p->words, sale.from, sale.to, &thing);
    bool ok = start_money(p, "sale", sale.cents, category, buf_text(&thing)) &&
              set_quantity(p, &sale, category);
    if (ok) {
        char *label = category ? lowered(tr(category->label)) : mem_text(_("other income"));
        parse_add_part(p, "You SOLD %s%s%s for $%s (%s)",
                       sale.quantity ? num_decimal(sale.quantity, 3, quantity) : "",
                       sale.quantity ? " " : "", buf_text(&thing),
                       num_money_grouped(sale.cents, amount), label);
        free(label);
        end_preview(p, false, "");
    }
    buf_free(&thing);
    return ok;
}
