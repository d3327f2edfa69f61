/* Mends of days: entries that lie outside the records, the project or the job. */
#include "check/inside.h"
#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include <string.h>

/* ---- days that are moved -------------------------------------------------------------------- */

static bool date_today_instead(struct mending *m, struct err *err)
{
    struct record *record = mend_change_found(m, err);
    if (record == NULL)
        return false;
    mend_set_date(record, "date", date_today());
    return true;
}

/* A year mistyped: the same day a year earlier, where that is no future either. */
static bool date_last_year(struct mending *m, struct err *err)
{
    struct record *record = mend_change_found(m, err);
    if (record == NULL)
        return false;
    struct date date = value_date(record_get(record, "date"));
    date = date_add_months(date, -12);
    if (date_compare(date, date_today()) > 0)
        return err_set(err, "a year earlier is still to come; correct the day by hand");
    mend_set_date(record, "date", date);
    return true;
}

/* One date field of a record takes the day that the finding names first. */
static bool move_to_one(struct mending *m, const char *kind, int64_t id, const char *field,
                        struct err *err)
{
    struct record *record = mend_change(m, kind, id, err);
    struct date day = mend_day(m->finding->one);
    if (record == NULL || day.year == 0)
        return false;
    mend_set_date(record, field, day);
    return true;
}

static bool project_begins_earlier(struct mending *m, struct err *err)
{
    return move_to_one(m, "project", m->finding->record, "began", err);
}

static bool student_left_later(struct mending *m, struct err *err)
{
    return move_to_one(m, "student", m->finding->record, "left_on", err);
}

static const char project_of_entry[] =
    "SELECT project FROM dated_record WHERE student = :student AND record = :record";

/* To the last day that anything of the project is dated. */
static bool project_ends_later(struct mending *m, struct err *err)
{
    int64_t project, last;
    if (!mend_ask(m, project_of_entry, &project, err) ||
        !mend_ask(m,
                  "SELECT CAST(replace(max(date), '-', '') AS INTEGER) FROM dated_record"
                  " WHERE student = :student AND project = (SELECT project FROM dated_record"
                  " WHERE student = :student AND record = :record)",
                  &last, err))
        return false;
    struct record *record = mend_change(m, "project", project, err);
    struct date day = {(int)(last / 10000), (int)(last / 100 % 100), (int)(last % 100)};
    if (record == NULL)
        return false;
    mend_set_date(record, "ended", day);
    return true;
}

static bool project_is_open(struct mending *m, struct err *err)
{
    int64_t project;
    if (!mend_ask(m, project_of_entry, &project, err))
        return false;
    struct record *record = mend_change(m, "project", project, err);
    if (record == NULL)
        return false;
    value_clear(record_value(record, "ended"));
    mend_set_text(record, "status", "active");
    return true;
}

/* The job runs at least from the first to the last hour logged for it. */
static bool job_runs_longer(struct mending *m, struct err *err)
{
    struct record *record = mend_change_found(m, err);
    const char *days = m->finding->one; /* "2025-01-02 to 2025-03-04" */
    if (record == NULL || strlen(days) < 24)
        return false;
    char iso[DATE_ISO_SIZE] = "";
    strncat(iso, days, DATE_ISO_SIZE - 1);
    struct date first = mend_day(iso), last = mend_day(days + 14);
    struct date ends = value_date(record_get(record, "ends"));
    if (date_compare(first, value_date(record_get(record, "begins"))) < 0)
        mend_set_date(record, "begins", first);
    if (ends.year != 0 && date_compare(last, ends) > 0)
        mend_set_date(record, "ends", last);
    return true;
}

/* ---- before records begin ------------------------------------------------------------------- */

/* Only while nothing was found on that day: what was counted then would become a change. */
static bool records_begin_earlier(struct mending *m, struct err *err)
{
    int64_t found;
    if (!mend_ask(m,
                  "SELECT EXISTS (SELECT 1 FROM stock AS k WHERE k.student = s.id"
                  " AND k.as_of <= s.records_from)"
                  " + EXISTS (SELECT 1 FROM balance AS b WHERE b.student = s.id"
                  " AND b.as_of <= s.records_from)"
                  " + EXISTS (SELECT 1 FROM asset AS a WHERE a.student = s.id AND a.how = 'beginning')"
                  " + EXISTS (SELECT 1 FROM loan AS l WHERE l.student = s.id"
                  " AND l.received = 'beginning') FROM student AS s WHERE s.id = :student",
                  &found, err))
        return false;
    if (found != 0)
        return err_set(err, "there are beginning values of that day; they hold what came before");
    return move_to_one(m, "student", m->finding->student, "records_from", err);
}

/* The count of beginning inventory that has this item already, or a new one. */
static struct record *beginning_count(struct mending *m, const struct record *money,
                                      struct err *err)
{
    char item[201];
    const char *name = record_text(money, "memo");
    struct stmt *stmt;
    int64_t id = 0, project = record_int(money, "project");
    if (name[0] == '\0')
        name = record_text(money, "category");
    item[0] = '\0';
    strncat(item, name[0] != '\0' ? name : "supplies", sizeof item - 1);
    stmt = book_stmt(m->book,
                     "SELECT id FROM stock WHERE student = ?1 AND project = ?2"
                     " AND item = ?3 COLLATE NOCASE AND as_of = ?4",
                     err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, 1, m->finding->student);
    stmt_bind_int(stmt, 2, project);
    stmt_bind_text(stmt, 3, item);
    stmt_bind_text(stmt, 4, m->finding->two);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        id = stmt_int(stmt, 0);
    stmt_done(stmt);
    if (step == STEP_FAILED)
        return NULL;
    if (id != 0)
        return mend_change(m, "stock", id, err);
    struct record *count = mend_add(m, "stock");
    mend_set_int(count, "project", project);
    mend_set_text(count, "item", item);
    mend_set_date(count, "as_of", mend_day(m->finding->two));
    return count;
}

/* What was bought before the records began, and was there on that day. */
static bool put_in_inventory(struct mending *m, struct err *err)
{
    static const char *const inputs[] = {"expense", "barter", "labor", "gift"};
    bool fits = false;
    if (strcmp(m->finding->kind, "money") != 0)
        return err_set(err, "only what was bought can be in inventory");
    const struct record *gone = mend_delete_found(m, err);
    if (gone == NULL)
        return false;
    for (size_t i = 0; i < COUNT_OF(inputs); i++)
        fits = fits || record_is(gone, "type", inputs[i]);
    if (!fits)
        return err_set(err, "only what was bought can be in inventory");
    struct record money;
    record_copy(&money, gone);
    struct record *count = beginning_count(m, &money, err);
    if (count != NULL) {
        bool is_new = count->id == 0;
        mend_set_int(count, "value", record_int(count, "value") + record_int(&money, "amount"));
        if (is_new && record_has(&money, "quantity")) {
            mend_copy(count, "quantity", &money, "quantity");
            mend_copy(count, "unit", &money, "unit");
        }
    }
    record_clear(&money);
    return count != NULL;
}

/* Adds to a total brought forward of that project and year, or begins it. */
static bool carry(struct mending *m, const struct record *entry, const char *line, int64_t amount,
                  struct err *err)
{
    int year = value_date(record_get(entry, "date")).year;
    int64_t id = 0, project = record_int(entry, "project");
    struct stmt *stmt = book_stmt(m->book,
                                  "SELECT id FROM brought_forward WHERE student = ?1"
                                  " AND project = ?2 AND year = ?3 AND line = ?4",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, m->finding->student);
    stmt_bind_int(stmt, 2, project);
    stmt_bind_int(stmt, 3, year);
    stmt_bind_text(stmt, 4, line);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        id = stmt_int(stmt, 0);
    stmt_done(stmt);
    struct record *total = step == STEP_FAILED ? NULL
                           : id != 0           ? mend_change(m, "brought_forward", id, err)
                                               : mend_add(m, "brought_forward");
    if (total == NULL)
        return false;
    mend_set_int(total, "project", project);
    mend_set_int(total, "year", year);
    mend_set_text(total, "line", line);
    mend_set_int(total, "amount", record_int(total, "amount") + amount);
    if (!record_has(total, "source"))
        mend_set_text(total, "source", "entries dated before records began");
    return true;
}

/* Which lines an entry counts on, and with what sign. */
static const struct {
    const char *type;  /* of money */
    const char *lines; /* where it is income, and where it is an input; by feed, resale, other */
    const char *input[3];
    int sign;
} counted[] = {
    {"sale", "cash_sales", {NULL, NULL, NULL}, 1},
    {"home_use", "used_at_home", {NULL, NULL, NULL}, 1},
    {"expense", NULL, {"cash_feed", "resale", "cash_other"}, 1},
    {"refund", NULL, {"cash_feed", "resale", "cash_other"}, -1},
    {"interest", NULL, {"cash_other", "cash_other", "cash_other"}, 1},
    {"barter", "bartered", {"noncash_feed", "noncash_other", "noncash_other"}, 1},
    {"labor", "labor_exchange", {"noncash_feed", "noncash_other", "noncash_other"}, 1},
    {"gift", NULL, {"noncash_feed", "noncash_other", "noncash_other"}, 1},
};

static bool carry_money(struct mending *m, const struct record *entry, bool placement,
                        struct err *err)
{
    int at = record_is(entry, "category", "feed")     ? 0
             : record_is(entry, "category", "resale") ? 1
                                                      : 2;
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        int64_t amount = record_int(entry, "amount") * counted[i].sign;
        if (!record_is(entry, "type", counted[i].type))
            continue;
        if (placement) {
            bool income = counted[i].input[0] == NULL;
            return (income || counted[i].lines == NULL) &&
                   carry(m, entry, "expenses", income ? -amount : amount, err);
        }
        return (counted[i].lines == NULL || carry(m, entry, counted[i].lines, amount, err)) &&
               (counted[i].input[at] == NULL ||
                carry(m, entry, counted[i].input[at], amount, err));
    }
    return err_set(err, "this type of entry is no line of the income report; beginning cash holds it");
}

static int64_t hundredths(int64_t minutes)
{
    return (minutes * 100 + 30) / 60;
}

static bool carry_entry(struct mending *m, const struct record *entry, struct err *err)
{
    int64_t placement = 0, time = record_int(entry, "time");
    if (!mend_ask(m,
                  "SELECT p.type = 'placement' FROM dated_record AS d JOIN project AS p"
                  " ON p.id = d.project WHERE d.student = :student AND d.record = :record",
                  &placement, err))
        return false;
    if (strcmp(entry->kind->name, "hours") == 0)
        return carry(m, entry,
                     record_int(entry, "in_class") != 0 ? "class_hours"
                     : record_int(entry, "paid") != 0   ? "paid_hours"
                                                        : "unpaid_hours",
                     hundredths(time), err);
    if (strcmp(entry->kind->name, "paycheck") == 0)
        return carry(m, entry, "gross", record_int(entry, "gross"), err) &&
               (time == 0 || carry(m, entry, "paid_hours", hundredths(time), err));
    return carry_money(m, entry, placement != 0, err);
}

static bool carry_in(struct mending *m, struct err *err)
{
    const struct record *gone = mend_delete_found(m, err);
    struct record entry;
    if (gone == NULL)
        return false;
    record_copy(&entry, gone);
    bool ok = record_int(&entry, "project") != 0
                  ? carry_entry(m, &entry, err)
                  : err_set(err, "it belongs to no project; beginning cash holds it");
    record_clear(&entry);
    return ok;
}

/* ---- jobs ----------------------------------------------------------------------------------- */

/* The one job that the project has goes into each of the entries. */
static bool name_the_job(struct mending *m, const char *jobs, const char *entries, struct err *err)
{
    int64_t *ids, job = 0;
    size_t count;
    if (!mend_ask_ids(m, jobs, &ids, &count, err))
        return false;
    if (count == 1)
        job = ids[0];
    mem_free(ids);
    if (job == 0)
        return err_set(err, count == 0 ? _("the project has no job yet; enter it first")
                                       : _("the project has several jobs; choose for each entry"));
    bool ok = mend_ask_ids(m, entries, &ids, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        struct record *record = mend_change(m, m->finding->kind, ids[i], err);
        ok = record != NULL;
        if (ok)
            mend_set_int(record, "position", job);
    }
    mem_free(ids);
    return ok;
}

static bool hours_name_the_job(struct mending *m, struct err *err)
{
    return name_the_job(m,
                        "SELECT id FROM position WHERE project = (SELECT project FROM hours"
                        " WHERE id = :record)",
                        "SELECT id FROM hours WHERE student = :student AND paid AND position IS NULL"
                        " AND project = (SELECT project FROM hours WHERE id = :record)"
                        " AND substr(date, 1, 4) = :two ORDER BY date, id",
                        err);
}

static bool pay_names_the_job(struct mending *m, struct err *err)
{
    return name_the_job(m,
                        "SELECT id FROM position WHERE project = (SELECT project FROM paycheck"
                        " WHERE id = :record)",
                        "SELECT id FROM paycheck WHERE student = :student AND position IS NULL"
                        " AND project = (SELECT project FROM paycheck WHERE id = :record)"
                        " AND substr(date, 1, 4) = :two ORDER BY date, id",
                        err);
}

/* ---- counted twice -------------------------------------------------------------------------- */

static bool take_out(struct mending *m, struct err *err)
{
    return mend_delete_found(m, err) != NULL;
}

/* Service and SAE alike: the entry of hours goes that is as long as the service. */
static bool was_service(struct mending *m, struct err *err)
{
    int64_t id;
    if (!mend_ask(m,
                  "SELECT h.id FROM service AS v JOIN hours AS h ON h.student = v.student"
                  " AND h.date = v.date AND h.time = v.time WHERE v.student = :student AND v.id = :record"
                  " ORDER BY h.id LIMIT 1",
                  &id, err))
        return false;
    return mend_delete(m, "hours", id, err) != NULL;
}

const struct mend mends_of_days[] = {
    {"before_records", "inventory", "put it in beginning inventory", put_in_inventory},
    {"before_records", "earlier", "let records begin on that day", records_begin_earlier},
    {"before_records", "carry", "carry it in as part of that year's totals", carry_in},
    {"future", "today", "date it today", date_today_instead},
    {"future", "last_year", "date it a year earlier", date_last_year},
    {"after_close", "later", "let the project end on its last entry's day", project_ends_later},
    {"after_close", "open", "open the project again", project_is_open},
    {"before_project", "earlier", "let the project begin on that day", project_begins_earlier},
    {"after_left", "later", "let the student have left on that day", student_left_later},
    {"outside_job", "longer", "let the job run from the first to the last of these hours",
     job_runs_longer},
    {"paid_without_job", "job", "name the project's one job", hours_name_the_job},
    {"pay_without_job", "job", "name the project's one job", pay_names_the_job},
    {"twice", "take_out", "take this one out", take_out},
    {"same_hours", "service", "it was service: take the SAE hours out", was_service},
    {"same_hours", "sae", "it was the SAE: take the service out", take_out},
};
const size_t mends_of_days_count = COUNT_OF(mends_of_days);
