#include "report/when.h"

#include "base/tr.h"
void when_add_day(struct buf *out, struct date date)
{
    /* TRANSLATORS: a month's name, day and year */
    buf_addf(out, _("%s %d, %d"), date_month(date.month), date.day, date.year);
}

void when_add(struct buf *out, const struct report_query *query)
{
    if (query->year) {
        buf_addf(out, "%d", query->year);
    } else if (query->school_year) {
        buf_addf(out, _("school year %d-%02d"), query->school_year, (query->school_year + 1) % 100);
    } else if (query->as_of.year) {
        buf_add_text(out, _("on "));
        when_add_day(out, query->as_of);
    } else {
        if (query->from.year) {
            when_add_day(out, query->from);
            buf_add_char(out, ' ');
        }
        buf_add_text(out, _("to "));
        when_add_day(out, query->to.year ? query->to : date_today());
    }
}
