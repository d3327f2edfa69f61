/* Rules of whole records: animals and the herd; and the herd change that a sale or a purchase of
 * livestock brings along. */
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/describe.h"
#include "kinds/follow.h"
#include "kinds/record.h"
#include <string.h>

bool check_animal(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (!check_in_order(record, "born", "out_on", field, err))
        return false;
    return !record_has(record, "asset") ||
           check_same_student(book, record, "asset", "SELECT student FROM asset WHERE id = ?1", field, err);
}

/* An animal belongs to the project that the record is of. */
static bool check_its_project(struct book *book, const struct record *record, size_t *field,
                              struct err *err)
{
    int64_t project = 0;
    if (!record_has(record, "animal"))
        return true;
    if (!book_ask_id(book, "SELECT project FROM animal WHERE id = ?1", record_int(record, "animal"),
                     &project, err))
        return false;
    return project == record_int(record, "project") ||
           check_fail(record, field, "animal", err, "is an animal of another project; choose one of this project");
}

/* The day lies within the animal's life, as far as that is known. */
static bool check_its_life(struct book *book, const struct record *record, size_t *field,
                           struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct date day = value_date(record_get(record, "date"));
    if (day.year == 0)
        return true;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT tag, ifnull(?2 < born, 0), ifnull(?2 > out_on, 0), born, out_on"
                                  " FROM animal WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "animal"));
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    enum step step = stmt_step(stmt, err);
    bool ok = step != STEP_FAILED;
    if (step == STEP_ROW && stmt_int(stmt, 1))
        ok = check_fail(record, field, "date", err, "lies before %s was born, on %s; correct one of the two days", stmt_text(stmt, 0),
                        stmt_text(stmt, 3));
    else if (step == STEP_ROW && stmt_int(stmt, 2))
        ok = check_fail(record, field, "date", err, "lies after %s left, on %s; correct one of the two days", stmt_text(stmt, 0),
                        stmt_text(stmt, 4));
    stmt_done(stmt);
    return ok;
}

bool check_weighing(struct book *book, struct record *record, size_t *field, struct err *err)
{
    return check_its_project(book, record, field, err) && check_its_life(book, record, field, err);
}

/* The money that a herd change names is of the same project, and of that change. */
static bool check_its_money(struct book *book, const struct record *record, size_t *field,
                            struct err *err)
{
    if (!record_has(record, "money"))
        return true;
    struct stmt *stmt = book_stmt(book, "SELECT project IS ?2, type FROM money WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "money"));
    stmt_bind_int(stmt, 2, record_int(record, "project"));
    bool ok = stmt_step(stmt, err) == STEP_ROW, own = ok && stmt_int(stmt, 0);
    bool sale = ok && strcmp(stmt_text(stmt, 1), "sale") == 0;
    stmt_done(stmt);
    if (ok && !own)
        return check_fail(record, field, "money", err, "belongs to another project; choose an entry of this one");
    if (ok && !record_is(record, "change", sale ? "sold" : "bought"))
        return check_fail(record, field, "change", err, "does not go with that entry of money, which is a %s; choose %s",
                          sale ? _("sale") : _("purchase"), sale ? _("sold") : _("bought"));
    return ok;
}

bool check_head(struct book *book, struct record *record, size_t *field, struct err *err)
{
    bool born = record_is(record, "change", "born");
    if (!check_its_project(book, record, field, err) || !check_its_money(book, record, field, err))
        return false;
    if (record_has(record, "born_dead") && !born)
        return check_fail(record, field, "born_dead", err, "is only for births; enter deaths as died");
    if (record_has(record, "litters") && !born && !record_is(record, "change", "weaned"))
        return check_fail(record, field, "litters", err, "is only for births and weaning; leave it empty");
    if (record_has(record, "litters") && record_int(record, "litters") > record_int(record, "count") + record_int(record, "born_dead"))
        return check_fail(record, field, "litters", err, "is more than the young; count the litters, or the mothers");
    bool one = !born && !record_is(record, "change", "weaned");
    if (record_has(record, "animal") && one && record_int(record, "count") > 1)
        return check_fail(record, field, "count", err,
                          "must be 1 where it is about one animal; leave out the animal, or enter one row for each");
    return true;
}

/* ---- of money ------------------------------------------------------------------------------- */

/* A purchase to sell again may be plants, so it must say head. */
int64_t follow_head(const struct record *money, const char **change)
{
    const struct field unit_of = {.choices = (const struct choice[]){{"head", "hd", NULL}, {0}}};
    const struct value *unit = record_get(money, "unit");
    int64_t quantity = record_int(money, "quantity");
    bool head = unit->is == VALUE_TEXT && field_choice(&unit_of, unit->text, unit->nbytes) != NULL;
    bool sale = record_is(money, "type", "sale") && record_is(money, "category", "livestock") &&
                (head || unit->is == VALUE_NONE);
    bool purchase = record_is(money, "type", "expense") && record_is(money, "category", "resale") && head;
    *change = sale ? "sold" : "bought";
    return (sale || purchase) && quantity > 0 && quantity % 1000 == 0 && quantity <= INT64_C(1000000000)
               ? quantity / 1000
               : 0;
}

static void set_choice(struct record *record, const char *field, const char *value)
{
    value_set_text(record_value(record, field), value, strlen(value));
}

static void follow(struct record *head, const struct record *money, int64_t count, const char *change)
{
    if (record_int(head, "project") != record_int(money, "project"))
        value_clear(record_value(head, "animal")); /* of the project it was in before */
    value_set_int(record_value(head, "project"), record_int(money, "project"));
    value_set_date(record_value(head, "date"), value_date(record_get(money, "date")));
    value_set_int(record_value(head, "count"), count);
    set_choice(head, "change", change);
}

static bool add_head(struct book *book, const struct record *money, int64_t count,
                     const char *change, struct err *err)
{
    struct record head;
    record_start(&head, kind_find("head"));
    set_choice(&head, "herd", "market");
    value_set_int(record_value(&head, "money"), money->id);
    follow(&head, money, count, change);
    bool ok = record_insert(book, &head, err);
    if (ok)
        change_added(book, "head", head.id);
    record_clear(&head);
    return ok;
}

/* The row there is follows the money; what else it says (herd, weight) stays. */
static bool change_head(struct book *book, int64_t id, const struct record *money, int64_t count,
                        const char *change, struct err *err)
{
    struct record head;
    if (count == 0)
        return record_delete(book, kind_find("head"), id, err);
    bool ok = record_read(book, kind_find("head"), id, &head, err);
    if (ok) {
        follow(&head, money, count, change);
        ok = (record_check(book, &head, NULL, err) || err_prefix(err, "the herd change of this entry")) &&
             record_update(book, &head, err);
    }
    record_clear(&head);
    return ok;
}

bool after_money(struct book *book, const struct record *record, bool is_new, struct err *err)
{
    const char *change;
    int64_t count = follow_head(record, &change), id = 0;
    if (!is_new) {
        struct stmt *stmt = book_stmt(book, "SELECT id FROM head WHERE money = ?1", err);
        if (stmt == NULL)
            return false;
        stmt_bind_int(stmt, 1, record->id);
        enum step step = stmt_step(stmt, err);
        id = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
        stmt_done(stmt);
        if (step == STEP_FAILED)
            return false;
    }
    if (id != 0)
        return change_head(book, id, record, count, change, err);
    return count == 0 || add_head(book, record, count, change, err);
}
