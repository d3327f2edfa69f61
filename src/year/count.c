/* A count in words: what it changes, and what was expected. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/record.h"
#include "report/summary.h"
#include "year/year.h"
#include <string.h>

/* What the book says of the item just before that day; NULL where it is new. */
static const struct summary_stock *before(const struct summary_inventory *inventory,
                                          const struct record *count)
{
    for (size_t i = 0; i < inventory->stock_count; i++)
        if (inventory->stock[i].project == record_int(count, "project") &&
            text_same(inventory->stock[i].item, record_text(count, "item")))
            return &inventory->stock[i];
    return NULL;
}

/* "2 head fewer"; nothing where the numbers are alike or cannot be compared. */
static void tell_number(const struct record *count, const struct summary_stock *was,
                        struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    const char *unit = record_text(count, "unit");
    int64_t step = record_int(count, "quantity") - was->quantity;
    if (!record_has(count, "quantity") || was->quantity == 0 || step == 0 ||
        !text_same(was->unit != NULL ? was->unit : "", unit))
        return;
    buf_addf(out, "%s%s%s %s", num_decimal(step < 0 ? -step : step, 3, text), unit[0] ? " " : "",
             unit, step < 0 ? _("fewer") : _("more"));
}

static void tell_value(int64_t step, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    if (step != 0)
        buf_addf(out, "%s$%s %s", out->len > 0 ? ", " : "",
                 num_money_grouped(step < 0 ? -step : step, text),
                 step < 0 ? _("less") : _("more"));
}

static void tell_difference(const struct record *count, const struct summary_stock *was,
                            struct buf *out)
{
    char text[DATE_TEXT_SIZE], expected[NUM_TEXT_SIZE];
    struct buf told = {0};
    tell_number(count, was, &told);
    tell_value(record_int(count, "value") - was->value, &told);
    if (told.len > 0)
        buf_addf(out, _("%s than on %s"), buf_text(&told), date_short(was->counted, text));
    else
        buf_addf(out, _("the same as on %s"), date_short(was->counted, text));
    if (was->by_herd && record_int(count, "quantity") != was->expected)
        buf_addf(out, _("; %s %s expected: enter the birth, death or sale that is missing"),
                 num_decimal(was->expected, 3, expected),
                 was->expected == 1000 ? _("was") : _("were"));
    buf_free(&told);
}

const char *year_basis_words(bool at_market)
{
    return at_market ? _("value it at what it would sell for today")
                     : _("value it at what it cost you");
}

void year_count_words(struct book *book, const struct record *count, struct buf *out)
{
    struct summary_inventory inventory;
    struct date day = value_date(record_get(count, "as_of"));
    struct date eve = date_from_number(date_number(day) - 1);
    if (summary_inventory_on(book, record_int(count, "student"), record_int(count, "project"), eve,
                             &inventory, NULL)) {
        const struct summary_stock *was = before(&inventory, count);
        if (was == NULL || (was->value == 0 && was->quantity == 0))
            buf_add_text(out, _("new in the inventory"));
        else
            tell_difference(count, was, out);
    }
    summary_inventory_clear(&inventory);
}
