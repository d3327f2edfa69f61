#include "support/randombook.h"

#include "base/attr.h"
#include "base/buf.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct randombook randombook_begin(uint64_t seed)
{
    return (struct randombook){.chance = {seed}, .next_id = 1};
}

unsigned randombook_roll(struct randombook *maker, unsigned sides)
{
    return chance_below(&maker->chance, sides);
}

/* One of the words, which are separated by spaces. */
static const char *pick(struct randombook *maker, const char *words)
{
    static char kept[8][32];
    static unsigned at;
    unsigned count = 1;
    for (const char *w = words; *w; w++)
        count += *w == ' ';
    for (unsigned skip = randombook_roll(maker, count); skip > 0; skip--)
        words = strchr(words, ' ') + 1;
    char *out = kept[at++ % COUNT_OF(kept)];
    snprintf(out, sizeof(kept[0]), "%.*s", (int)strcspn(words, " "), words);
    return out;
}

/* Beginnings and ends of years come more often than chance would have them. */
const char *randombook_day(struct randombook *maker)
{
    static char kept[8][16];
    static unsigned at;
    char *out = kept[at++ % COUNT_OF(kept)];
    unsigned special = randombook_roll(maker, 8),
             year = RANDOM_YEAR + randombook_roll(maker, RANDOM_YEARS);
    unsigned month = special == 0 ? 12 : special == 1 ? 1 : 1 + randombook_roll(maker, 12);
    unsigned day = special == 0 ? 31 : special == 1 ? 1 : 1 + randombook_roll(maker, 28);
    snprintf(out, sizeof(kept[0]), "%04u-%02u-%02u", year, month, day);
    return out;
}

/* Assets and loans are numbered through; the number tells whose they are. */
static unsigned owner_of(unsigned id)
{
    return 1 + id % RANDOM_STUDENTS;
}

enum { OWNERSHIP, PLACEMENT, SCHOOL, RESEARCH };

unsigned randombook_project(unsigned student, unsigned which)
{
    return 10 * student + which;
}

void randombook_people(struct randombook *maker, struct buf *sql)
{
    static const char *const types[RANDOM_PROJECTS] = {
        "ownership", "placement", "school_enterprise", "research_experimental"};
    buf_addf(sql,
             "INSERT INTO chapter (id, name, state, depreciation_rule, raised_value)"
             " VALUES (1, 'C', 'OK', '%s', '%s');",
             pick(maker, "full_year monthly"), pick(maker, "income equity"));
    for (unsigned s = 1; s <= RANDOM_STUDENTS; s++) {
        buf_addf(sql,
                 "INSERT INTO student (id, number, name, entered_ag_ed, records_from)"
                 " VALUES (%u, '%u', 'S', '2023-08-15', '%s');",
                 s, 1000 + s, pick(maker, "2024-01-01 2023-12-31 2024-02-15"));
        for (unsigned p = 0; p < RANDOM_PROJECTS; p++)
            buf_addf(sql,
                     "INSERT INTO project (id, student, title, type, began, proceeds)"
                     " VALUES (%u, %u, 'P%u', '%s', '2023-08-15', '%s');",
                     randombook_project(s, p), s, p, types[p], p == SCHOOL ? "school" : "mine");
        buf_addf(sql,
                 "INSERT INTO position (id, project, employer, title, begins)"
                 " VALUES (%u, %u, 'E', 'T', '2023-08-15');",
                 randombook_project(s, PLACEMENT), randombook_project(s, PLACEMENT));
    }
}

static void add_money(struct randombook *maker, struct buf *sql)
{
    static const char placed[] =
        "sale sale expense expense expense refund home_use barter labor transfer gift interest";
    static const char free[] = "contribution withdrawal other_income other_expense loan_payment";
    unsigned student = 1 + randombook_roll(maker, RANDOM_STUDENTS),
             loan = maker->loans ? randombook_roll(maker, maker->loans) : 0;
    bool has_project = randombook_roll(maker, 4) > 0;
    const char *type = pick(maker, has_project ? placed : free);
    const char *settled = pick(maker, "cash cash cash later loan");
    bool owes = strcmp(type, "loan_payment") == 0 || strcmp(settled, "loan") == 0;
    if (owes && maker->loans == 0)
        return;
    if (owes)
        student = owner_of(loan);
    if (strcmp(type, "loan_payment") == 0)
        settled = "cash";
    const char *day = randombook_day(maker);
    buf_addf(sql,
             "INSERT INTO money (id, student, date, type, project, to_project, category, amount,"
             " settled, paid_on, loan) VALUES (%u, %u, '%s', '%s', nullif(%u, 0), nullif(%u, 0),"
             " nullif('%s', 'none'), %u, '%s', iif(%u, date('%s', '+%u days'), NULL), %s);",
             maker->next_id++, student, day, type,
             has_project ? randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS)) : 0,
             strcmp(type, "transfer") == 0
                 ? randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS))
                 : 0,
             pick(maker, "feed resale seed crops none"), 1 + randombook_roll(maker, 50000), settled,
             strcmp(settled, "later") == 0 && randombook_roll(maker, 2), day,
             randombook_roll(maker, 400), owes ? "@" : "NULL");
    if (owes) { /* the loan's id in place of the mark */
        char id[16];
        snprintf(id, sizeof(id), "%u", loan);
        sql->len = (size_t)(strrchr(sql->data, '@') - sql->data);
        buf_addf(sql, "%s);", id);
    }
}

static void add_paycheck(struct randombook *maker, struct buf *sql)
{
    unsigned student = 1 + randombook_roll(maker, RANDOM_STUDENTS),
             gross = 100 + randombook_roll(maker, 50000);
    buf_addf(sql,
             "INSERT INTO paycheck (id, student, project, date, position, time, gross, taxes,"
             " sae_withheld, sae_category, sae_project, other_withheld)"
             " VALUES (%u, %u, %u, '%s', nullif(%u, 0), %u, %u, %u, %u, '%s', nullif(%u, 0), %u);",
             maker->next_id++, student, randombook_project(student, PLACEMENT),
             randombook_day(maker),
             randombook_roll(maker, 2) ? randombook_project(student, PLACEMENT) : 0,
             randombook_roll(maker, 600), gross, randombook_roll(maker, gross / 3),
             randombook_roll(maker, gross / 3), pick(maker, "feed seed"),
             randombook_roll(maker, 2)
                 ? randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS))
                 : 0,
             randombook_roll(maker, gross / 3));
}

static void add_asset(struct randombook *maker, struct buf *sql)
{
    unsigned id = maker->assets++, student = owner_of(id), cost = randombook_roll(maker, 90000);
    const char *how = pick(maker, "bought bought raised kept gift traded worked_for beginning");
    bool later = strcmp(how, "bought") == 0 && randombook_roll(maker, 3) == 0;
    const char *day = randombook_day(maker);
    buf_addf(sql,
             "INSERT INTO asset (id, student, project, name, class, acquired, how, count, cost,"
             " salvage, life_years, settled, paid_on) VALUES (%u, %u, nullif(%u, 0), 'A%u',"
             " 'equipment', '%s', '%s', %u, %u, %u, %u, '%s',"
             " iif(%u, date('%s', '+%u days'), NULL));",
             id, student,
             randombook_roll(maker, 5)
                 ? randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS))
                 : 0,
             id, day, how, 1 + randombook_roll(maker, 7), cost,
             randombook_roll(maker, cost / 2 + 1),
             strcmp(how, "raised") ? randombook_roll(maker, 6) : 0, later ? "later" : "cash",
             later && randombook_roll(maker, 2), day, randombook_roll(maker, 300));
}

static void add_loan(struct randombook *maker, struct buf *sql)
{
    unsigned id = maker->loans++;
    buf_addf(sql,
             "INSERT INTO loan (id, student, lender, date, principal, due, received)"
             " VALUES (%u, %u, 'L%u', '%s', %u, '%s', '%s');",
             id, owner_of(id), id, randombook_day(maker), 1 + randombook_roll(maker, 90000),
             randombook_day(maker), pick(maker, "cash goods beginning"));
}

static void add_to_asset(struct randombook *maker, struct buf *sql)
{
    if (maker->assets == 0)
        return;
    unsigned asset = randombook_roll(maker, maker->assets), id = maker->next_id++;
    switch (randombook_roll(maker, 4)) {
    case 0:
    case 1:
        buf_addf(sql,
                 "INSERT INTO disposal (id, asset, date, how, count, proceeds)"
                 " VALUES (%u, %u, '%s', '%s', %u, %u);",
                 id, asset, randombook_day(maker),
                 pick(maker, "sold died lost home_use to_current"), 1 + randombook_roll(maker, 3),
                 randombook_roll(maker, 30000));
        break;
    case 2:
        buf_addf(sql,
                 "INSERT OR IGNORE INTO valuation (id, asset, as_of, value, reason)"
                 " VALUES (%u, %u, '%s', %u, 'market');",
                 id, asset, randombook_day(maker), randombook_roll(maker, 90000));
        break;
    default:
        buf_addf(sql,
                 "INSERT OR IGNORE INTO asset_use (id, asset, year, project, share)"
                 " VALUES (%u, %u, %u, %u, %u);",
                 id, asset, RANDOM_YEAR + randombook_roll(maker, RANDOM_YEARS),
                 randombook_project(owner_of(asset), randombook_roll(maker, RANDOM_PROJECTS)),
                 randombook_roll(maker, 5001));
    }
}

static void add_count(struct randombook *maker, struct buf *sql)
{
    unsigned student = 1 + randombook_roll(maker, RANDOM_STUDENTS), id = maker->next_id++;
    const char *day = randombook_roll(maker, 6) ? randombook_day(maker) : "2023-12-31";
    switch (randombook_roll(maker, 5)) {
    case 0:
        buf_addf(sql,
                 "INSERT OR IGNORE INTO counted (id, student, project, as_of)"
                 " VALUES (%u, %u, %u, '%s');",
                 id, student, randombook_project(student, OWNERSHIP), day);
        break;
    case 1:
    case 2:
        buf_addf(
            sql,
            "INSERT OR IGNORE INTO balance (id, student, as_of, item, class, scope, productive,"
            " amount) VALUES (%u, %u, '%s', '%s', '%s', '%s', nullif(%u, 2), %u);",
            id, student, day, pick(maker, "one ONE two"),
            pick(maker, "cash cash receivable prepaid current_asset noncurrent_asset payable"
                        " current_liability noncurrent_liability"),
            pick(maker, "sae personal"), randombook_roll(maker, 3), randombook_roll(maker, 60000));
        break;
    default:
        buf_addf(sql,
                 "INSERT OR IGNORE INTO stock (id, student, project, as_of, item, value)"
                 " VALUES (%u, %u, %u, '%s', '%s', %u);",
                 id, student, randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS)),
                 day, pick(maker, "hay HAY corn pigs"), randombook_roll(maker, 40000));
    }
}

static void add_hours(struct randombook *maker, struct buf *sql)
{
    unsigned student = 1 + randombook_roll(maker, RANDOM_STUDENTS),
             which = randombook_roll(maker, RANDOM_PROJECTS);
    buf_addf(
        sql,
        "INSERT INTO hours (id, student, project, date, time, activity, in_class, paid,"
        " position, duty) VALUES (%u, %u, %u, '%s', %u, 'fed', %u, nullif(%u, 2),"
        " nullif(%u, 0), nullif('%s', 'none'));",
        maker->next_id++, student, randombook_project(student, which), randombook_day(maker),
        1 + randombook_roll(maker, 600), randombook_roll(maker, 4) == 0, randombook_roll(maker, 3),
        which == PLACEMENT && randombook_roll(maker, 2) ? randombook_project(student, which) : 0,
        pick(maker, "till shelves none"));
}

static void add_brought(struct randombook *maker, struct buf *sql)
{
    unsigned student = 1 + randombook_roll(maker, RANDOM_STUDENTS);
    buf_addf(sql,
             "INSERT OR IGNORE INTO brought_forward (id, student, project, year, line, amount,"
             " source) VALUES (%u, %u, %u, %u, '%s', %u, 'old book');",
             maker->next_id++, student,
             randombook_project(student, randombook_roll(maker, RANDOM_PROJECTS)),
             RANDOM_YEAR + randombook_roll(maker, RANDOM_YEARS),
             pick(maker,
                  "cash_sales operating_income net_income depreciation gross net paid_hours hours"),
             randombook_roll(maker, 50000));
}

static void change_something(struct randombook *maker, struct buf *sql)
{
    static const char tables[] = "money paycheck disposal valuation asset_use stock counted balance"
                                 " hours brought_forward";
    unsigned id = randombook_roll(maker, maker->next_id);
    switch (randombook_roll(maker, 6)) {
    case 0:
        buf_addf(sql, "DELETE FROM %s WHERE id = %u;", pick(maker, tables), id);
        break;
    case 1:
        buf_addf(sql,
                 "UPDATE money SET amount = amount + 7, date = '%s' WHERE id = %u"
                 " AND paid_on IS NULL;",
                 randombook_day(maker), id);
        break;
    case 2:
        buf_addf(sql, "UPDATE OR IGNORE stock SET value = value / 2, as_of = '%s' WHERE id = %u;",
                 randombook_day(maker), id);
        break;
    case 3:
        buf_addf(sql, "UPDATE chapter SET depreciation_rule = '%s', raised_value = '%s';",
                 pick(maker, "full_year monthly"), pick(maker, "income equity"));
        break;
    case 4:
        buf_addf(sql, "UPDATE student SET records_from = '%s' WHERE id = %u;",
                 pick(maker, "2024-01-01 2023-12-31 2024-02-15"),
                 1 + randombook_roll(maker, RANDOM_STUDENTS));
        break;
    default:
        buf_addf(sql, "UPDATE project SET proceeds = '%s' WHERE id = %u;",
                 pick(maker, "mine school"),
                 randombook_project(1 + randombook_roll(maker, RANDOM_STUDENTS),
                                    randombook_roll(maker, RANDOM_PROJECTS)));
    }
}

void randombook_step(struct randombook *maker, struct buf *sql)
{
    static void (*const steps[])(struct randombook *, struct buf *) = {
        add_money, add_money,    add_money, add_paycheck, add_asset, add_loan,    add_to_asset,
        add_count, add_to_asset, add_count, add_hours,    add_hours, add_brought, change_something,
    };
    steps[randombook_roll(maker, COUNT_OF(steps))](maker, sql);
}
