/* What posts, in every form that the dictionary gives it: money, property, counts. */
#include "support/tale_inside.h"

#include "base/mem.h"
#include <stdio.h>
#include <string.h>

/* ---- money ----------------------------------------------------------------------------------- */

static void put_settled(struct maker *m, struct deed *deed, unsigned student, struct date day)
{
    unsigned how = maker_roll(m, 6);
    if (how == 0 && m->loan_count > 0) {
        const struct named *loan = &m->loans[maker_roll(m, m->loan_count)];
        maker_put(deed, "settled=loan");
        if (loan->student == student)
            maker_put(deed, "loan=%s", loan->name);
    } else if (how <= 2) {
        maker_put(deed, "settled=later");
        unsigned when = maker_roll(m, 4);
        if (when < 3)
            maker_put_day(deed, "paid_on",
                          when == 0 ? maker_day(m, &m->people[student])
                                    : maker_after(day, maker_roll(m, 500)));
    }
}

void maker_add_money(struct maker *m)
{
    static const char expenses[] = "resale feed feed seed supplies miscellaneous fees interest";
    static const char incomes[] = "livestock crops products services custom_work premiums other";
    unsigned s;
    const struct student *student = maker_student(m, &s);
    const char *type = maker_pick(
        m, "sale sale sale sale expense expense expense expense expense refund home_use barter"
           " labor transfer gift interest loan_payment contribution withdrawal other_income"
           " other_expense");
    struct date day = maker_day(m, student);
    struct deed *deed = maker_add(m, "money");
    maker_put(deed, "student=%s", student->number);
    maker_put_day(deed, "date", day);
    maker_put(deed, "type=%s", type);
    if (!maker_is_one(type, "loan_payment contribution withdrawal other_income other_expense"))
        maker_put(deed, "project=P%u", maker_project(m, student, maker_roll(m, 4) == 0));
    if (strcmp(type, "transfer") == 0)
        maker_put(deed, "to_project=P%u", maker_any_project(m, student));
    if (strcmp(type, "loan_payment") == 0 && m->loan_count > 0)
        maker_put(deed, "loan=%s", m->loans[maker_roll(m, m->loan_count)].name);
    bool income = strcmp(type, "sale") == 0 || strcmp(type, "home_use") == 0;
    if (!maker_is_one(type,
                      "interest loan_payment contribution other_income other_expense withdrawal") &&
        maker_roll(m, 5))
        maker_put(deed, "category=%s", maker_pick(m, income ? incomes : expenses));
    if (strcmp(type, "withdrawal") == 0)
        maker_put(deed, "category=%s", maker_pick(m, "education family personal taxes"));
    if (strcmp(type, "contribution") == 0)
        maker_put(deed, "category=%s", maker_pick(m, "gift family personal"));
    maker_put_money(m, deed, maker_roll(m, 12) ? "amount" : "whole");
    if (maker_is_one(type, "sale expense refund interest other_income other_expense"))
        put_settled(m, deed, s, day);
    if (maker_roll(m, 4) == 0)
        maker_put(deed, "quantity=%u", 1 + maker_roll(m, 12));
}

void maker_add_paycheck(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    unsigned gross = 1 + maker_roll(m, maker_roll(m, 3) ? 60000 : 20),
             project = maker_project(m, student, true);
    struct deed *deed = maker_add(m, "paycheck");
    maker_put(deed, "student=%s", student->number);
    maker_put(deed, "project=P%u", project);
    maker_put_day(deed, "date", maker_day(m, student));
    if (student->job[project - 1] && maker_roll(m, 3))
        maker_put(deed, "position=Job");
    if (maker_roll(m, 2))
        maker_put(deed, "time=%u:%02u", maker_roll(m, 90), maker_roll(m, 60));
    maker_put(deed, "gross=%u.%02u", gross / 100, gross % 100);
    unsigned taxes = maker_roll(m, gross / 3 + 1),
             other = maker_roll(m, 3) ? 0 : maker_roll(m, gross / 3 + 1);
    maker_put(deed, "taxes=%u.%02u", taxes / 100, taxes % 100);
    maker_put(deed, "other_withheld=%u.%02u", other / 100, other % 100);
    if (maker_roll(m, 2)) {
        unsigned kept = maker_roll(m, gross / 3 + 1);
        maker_put(deed, "sae_withheld=%u.%02u", kept / 100, kept % 100);
        if (kept > 0 && maker_roll(m, 4))
            maker_put(deed, "sae_category=%s", maker_pick(m, "feed resale supplies"));
        if (kept > 0 && maker_roll(m, 2))
            maker_put(deed, "sae_project=P%u", maker_any_project(m, student));
    }
}

void maker_add_loan(struct maker *m)
{
    unsigned s;
    const struct student *student = maker_student(m, &s);
    struct date day = maker_later_day(m, student);
    if (m->loan_count == NAMES)
        return;
    struct named *loan = &m->loans[m->loan_count++];
    const char *received = maker_pick(m, "cash cash goods beginning");
    if (strcmp(received, "beginning") == 0) /* it may have been lent long before */
        day = maker_after(student->records_from, 0U - (maker_roll(m, 2) ? 0 : maker_roll(m, 900)));
    char iso[DATE_ISO_SIZE];
    loan->student = s;
    loan->date = day;
    snprintf(loan->name, WORD, "Bank%u %s", m->loan_count, date_iso(day, iso));
    struct deed *deed = maker_add(m, "loan");
    maker_put(deed, "student=%s", student->number);
    maker_put(deed, "lender=Bank%u", m->loan_count);
    maker_put_day(deed, "date", day);
    maker_put_money(m, deed, "principal");
    maker_put(deed, "received=%s", received);
    if (maker_roll(m, 2))
        maker_put(deed, "project=P%u", maker_any_project(m, student));
    if (maker_roll(m, 3))
        maker_put_day(deed, "due",
                      maker_roll(m, 2) ? date_add_months(day, 12 * (int)maker_roll(m, 5))
                                       : maker_after(day, maker_roll(m, 1200)));
}

/* ---- property -------------------------------------------------------------------------------- */

void maker_add_asset(struct maker *m)
{
    unsigned s;
    const struct student *student = maker_student(m, &s);
    const char *how =
        maker_pick(m, "bought bought bought raised kept gift traded worked_for beginning"
                      " beginning");
    const char *class =
        maker_pick(m, "breeding_livestock breeding_livestock machinery equipment building"
                      " land perennial_crop other");
    struct date day = maker_later_day(m, student);
    bool beginning = strcmp(how, "beginning") == 0;
    if (m->asset_count == NAMES)
        return;
    if (beginning) /* or an earlier day, for the reader */
        day = maker_roll(m, 3) ? student->records_from
                               : maker_after(student->records_from, 0U - maker_roll(m, 900));
    struct named *asset = &m->assets[m->asset_count++];
    snprintf(asset->name, WORD, "Item%u", m->asset_count);
    asset->student = s;
    asset->date = beginning ? student->records_from : day;
    struct deed *deed = maker_add(m, "asset");
    maker_put(deed, "student=%s", student->number);
    if (maker_roll(m, 6))
        maker_put(deed, "project=P%u", maker_any_project(m, student));
    maker_put(deed, "name=%s", asset->name);
    maker_put(deed, "class=%s", class);
    if (!beginning || maker_roll(m, 2))
        maker_put_day(deed, "acquired", day);
    maker_put(deed, "how=%s", how);
    if (maker_roll(m, 2))
        maker_put(deed, "count=%u", 1 + maker_roll(m, 9));
    maker_put_money(m, deed, "cost");
    if (maker_roll(m, 3) == 0)
        maker_put(deed, "salvage=0.%02u", maker_roll(m, 40));
    if (strcmp(how, "raised") != 0 && strcmp(class, "land") != 0 && maker_roll(m, 4))
        maker_put(deed, "life_years=%u", maker_roll(m, 8));
    if (strcmp(how, "bought") == 0)
        put_settled(m, deed, s, day);
}

static const struct named *some_asset(struct maker *m)
{
    return m->asset_count > 0 ? &m->assets[maker_roll(m, m->asset_count)] : NULL;
}

/* A day of the asset's life, in order to be taken. */
static struct date asset_day(struct maker *m, const struct named *asset)
{
    struct date day = maker_day(m, &m->people[asset->student]);
    return date_compare(day, asset->date) < 0
               ? maker_after(asset->date, maker_roll(m, 3) ? maker_roll(m, 400) : 0)
               : day;
}

void maker_add_disposal(struct maker *m)
{
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    const char *how = maker_pick(m, "sold sold sold died lost home_use to_current");
    struct deed *deed = maker_add(m, "disposal");
    maker_put(deed, "student=%s", m->people[asset->student].number);
    maker_put(deed, "asset=%s", asset->name);
    maker_put_day(deed, "date", asset_day(m, asset));
    maker_put(deed, "how=%s", how);
    if (maker_roll(m, 3))
        maker_put(deed, "count=%u", 1 + maker_roll(m, 4));
    if (strcmp(how, "home_use") == 0 || (strcmp(how, "sold") == 0 && maker_roll(m, 5)))
        maker_put_money(m, deed, "proceeds");
}

void maker_add_valuation(struct maker *m)
{
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    struct deed *deed = maker_add(m, "valuation");
    maker_put(deed, "student=%s", m->people[asset->student].number);
    maker_put(deed, "asset=%s", asset->name);
    maker_put_day(deed, "as_of", asset_day(m, asset));
    maker_put_money(m, deed, "value");
    maker_put(deed, "reason=Appraised");
}

void maker_add_asset_use(struct maker *m)
{
    static const char *const shares[] = {"50", "100", "33.33", "66.67", "12.5", "0", "0.01"};
    const struct named *asset = some_asset(m);
    if (asset == NULL)
        return;
    const struct student *student = &m->people[asset->student];
    int year = m->first_year + (int)maker_roll(m, (unsigned)m->years);
    for (unsigned rows = 1 + maker_roll(m, 3); rows > 0; rows--) {
        struct deed *deed = maker_add(m, "asset_use");
        maker_put(deed, "student=%s", student->number);
        maker_put(deed, "asset=%s", asset->name);
        maker_put(deed, "year=%d", year);
        maker_put(deed, "project=P%u", maker_any_project(m, student));
        maker_put(deed, "share=%s", shares[maker_roll(m, COUNT_OF(shares))]);
    }
}

/* ---- counts ---------------------------------------------------------------------------------- */

void maker_add_stock(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    unsigned project = maker_project(m, student, false);
    struct date day = maker_later_day(m, student);
    if (maker_roll(m, 5) == 0) {
        struct deed *deed = maker_add(m, "counted");
        maker_put(deed, "student=%s", student->number);
        maker_put(deed, "project=P%u", project);
        maker_put_day(deed, "as_of", day);
    }
    for (unsigned rows = maker_roll(m, 3); rows < 3; rows++) {
        struct deed *deed = maker_add(m, "stock");
        maker_put(deed, "student=%s", student->number);
        maker_put(deed, "project=P%u", project);
        maker_put_day(deed, "as_of", day);
        maker_put(deed, "item=%s", maker_pick(m, "hay HAY corn pigs"));
        if (maker_roll(m, 6))
            maker_put_money(m, deed, "value");
        else
            maker_put(deed, "value=0");
    }
}

void maker_add_balance(struct maker *m)
{
    const struct student *student = maker_student(m, NULL);
    struct date day = maker_later_day(m, student);
    for (unsigned rows = maker_roll(m, 3); rows < 3; rows++) {
        struct deed *deed = maker_add(m, "balance");
        maker_put(deed, "student=%s", student->number);
        maker_put_day(deed, "as_of", day);
        maker_put(deed, "item=%s", maker_pick(m, "one ONE two"));
        maker_put(
            deed, "class=%s",
            maker_pick(m, "cash cash cash receivable prepaid current_asset noncurrent_asset payable"
                          " current_liability noncurrent_liability"));
        maker_put(deed, "scope=%s", maker_pick(m, "sae sae personal"));
        if (maker_roll(m, 3) == 0)
            maker_put(deed, "productive=%s", maker_pick(m, "yes no"));
        if (maker_roll(m, 6))
            maker_put_money(m, deed, "amount");
        else
            maker_put(deed, "amount=0");
    }
}
