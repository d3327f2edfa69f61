#include "kinds/carried.h"
#include "base/attr.h"
#include "kinds/describe.h"
#include <string.h>

/* name, label, help, report, whether it adds up others. The choices of the field are the same rows. */
#define LINES(LINE)                                                                                \
    LINE("paid_hours", "Hours, paid", "time that somebody paid for", HOURS, false)                 \
    LINE("unpaid_hours", "Hours, unpaid", "time on your own project, or unpaid work", HOURS, false)  \
    LINE("class_hours", "Hours in class", "kept apart: they do not count toward awards", HOURS,     \
         false)                                                                                    \
    LINE("hours", "Hours, all", "the three above together, or more where the old book knew no parts", \
         HOURS, true)                                                                              \
    LINE("entries", "Journal entries", "how many there were", HOURS, false)                        \
    LINE("cash_sales", "Cash sales", "products and services sold, premiums won", INCOME, false)    \
    LINE("used_at_home", "Used at home", "own product used at home, at what it was worth", INCOME,  \
         false)                                                                                    \
    LINE("bartered", "Bartered", "product traded for an input", INCOME, false)                     \
    LINE("labor_exchange", "Labor exchange", "work given for an input", INCOME, false)             \
    LINE("transferred_out", "Transferred out", "product moved to another project", INCOME, false)  \
    LINE("operating_income", "Operating income", "the sum of the lines above", INCOME, true)       \
    LINE("resale", "Bought to sell again", "animals and goods bought to sell", INCOME, false)      \
    LINE("cash_feed", "Feed, cash", NULL, INCOME, false)                                           \
    LINE("noncash_feed", "Feed, non-cash", "got by trade, labor, transfer or gift", INCOME, false) \
    LINE("cash_other", "Other expenses, cash", NULL, INCOME, false)                                \
    LINE("noncash_other", "Other expenses, non-cash", "got by trade, labor, transfer or gift",     \
         INCOME, false)                                                                            \
    LINE("operating_expense", "Operating expense", "the sum of the lines above", INCOME, true)     \
    LINE("beginning_inventory", "Beginning inventory", "current inventory on January 1", INCOME,   \
         false)                                                                                    \
    LINE("ending_inventory", "Ending inventory", "current inventory on December 31", INCOME, false) \
    LINE("inventory_change", "Inventory change", "ending less beginning", INCOME, true)            \
    LINE("net_operating", "Net operating", "income less expense, with the inventory change", INCOME, \
         true)                                                                                     \
    LINE("gain_loss", "Gain or loss", "on things that last, sold or lost", INCOME, false)          \
    LINE("raised", "Raised", "breeding animals raised", INCOME, false)                             \
    LINE("depreciation", "Depreciation", NULL, INCOME, false)                                      \
    LINE("net_noncurrent", "Net non-current", "gain and raised, less depreciation", INCOME, true)  \
    LINE("net_income", "Net income", "what the year came to", INCOME, true)                        \
    LINE("gross", "Gross pay", "wages before anything is kept back", PLACEMENT, false)             \
    LINE("expenses", "Expenses of the job", NULL, PLACEMENT, false)                                \
    LINE("net", "Net of the job", "gross pay less expenses", PLACEMENT, true)                      \
    LINE("invested", "Productively invested", "what the old book counted as invested that year",   \
         INVESTED, false)

#define AS_LINE(name_, label_, help_, of_, sum_) {{name_, label_, help_}, CARRIED_##of_, sum_},
#define AS_CHOICE(name_, label_, help_, of_, sum_) {name_, label_, help_},

static const struct carried_line lines[] = {LINES(AS_LINE)};
const struct choice choices_carried[] = {LINES(AS_CHOICE){0}};

size_t carried_count(void)
{
    return COUNT_OF(lines);
}

const struct carried_line *carried_at(size_t at)
{
    return &lines[at];
}

const struct carried_line *carried_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (strcmp(lines[i].choice.value, name) == 0)
            return &lines[i];
    return NULL;
}

bool carried_fits(const struct carried_line *line, const char *project_type)
{
    bool placement = strcmp(project_type, "placement") == 0;
    return line->of == CARRIED_INCOME ? !placement : line->of != CARRIED_PLACEMENT || placement;
}
