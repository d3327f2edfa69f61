/* What the program makes of a record, and why, while it is being filled in. */
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"

int64_t capital_minimum(struct book *book)
{
    int64_t cents = 10000;
    (void)book_ask_int(book, "SELECT capital_minimum FROM chapter LIMIT 1", NULL, &cents, NULL);
    return cents;
}

/* Current or not is decided by what lasts, at the chapter's own limit. */
void why_asset(struct book *book, const struct record *record, struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    int64_t least = capital_minimum(book), years = record_int(record, "life_years");
    if (!record_has(record, "cost"))
        return;
    if (record_is(record, "how", "bought") && record_int(record, "cost") < least) {
        buf_addf(out,
                 _("It cost less than $%s: your chapter calls that supplies, a cost of the year. "
                 "Enter it as money paid, unless it is a part of something larger."),
                 num_money_grouped(least, text));
        return;
    }
    buf_add_text(out, _("Non-current: it lasts more than a year, so it stands in the inventory"));
    if (years > 0)
        buf_addf(out, _(", and what it loses in value is a cost of each of its %lld years."),
                 (long long)years);
    else if (record_is(record, "class", "land"))
        buf_add_text(out, _(" at what it cost: land does not lose value with use."));
    else if (record_is(record, "how", "raised"))
        buf_add_text(out, _(" at its value: an animal you raised is not depreciated."));
    else
        buf_add_text(out,
                     _(" at what it cost until you have it no longer. Years of use would spread "
                       "the cost."));
}

void why_hours(struct book *book, const struct record *record, struct buf *out)
{
    (void)book;
    if (record_int(record, "in_class") != 0) {
        buf_add_text(out,
                     _("Class time: kept in the journal, and left out of the hours of awards and "
                       "degrees."));
        return;
    }
    if (record_int(record, "paid") != 0)
        buf_add_text(out, _("Paid hours: they count as hours worked. The pay itself goes under "
                          "paychecks."));
    else if (record_has(record, "paid"))
        buf_add_text(out,
                     _("Unpaid hours: applications and degrees count them apart from paid ones."));
}

void why_stock(struct book *book, const struct record *record, struct buf *out)
{
    (void)book;
    if (record_has(record, "value"))
        buf_add_text(out,
                     _("Current: to be sold or used up within a year. The change since the last "
                       "count is part of the year's income; no money moves."));
}
