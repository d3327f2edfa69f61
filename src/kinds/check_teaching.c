/* Rules of whole records: crews; visits, marks and goals; disclosures, copies, years closed. */
#include "base/num.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include <stdio.h>
#include <string.h>

static void fill_who(struct book *book, struct record *record, const char *field)
{
    struct value *who = record_value(record, field);
    if (who->is == VALUE_NONE)
        value_set_text(who, book_who(book), strlen(book_who(book)));
}

/* ---- crews ---------------------------------------------------------------------------------- */

/* A student has one share of a crew at a time. A row of the same project and day is left to the
 * rule of unique names, whose sentence says it better. */
static bool check_one_share(struct book *book, const struct record *record, size_t *field,
                            struct err *err)
{
    char begins[DATE_ISO_SIZE], ends[DATE_ISO_SIZE];
    struct date last = value_date(record_get(record, "ends"));
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT p.title, s.begins FROM share AS s JOIN project AS p ON p.id = s.project"
                  " WHERE s.crew = ?1 COLLATE NOCASE AND s.id <> ?5 AND s.begins <= ?4"
                  " AND ifnull(s.ends, '9999') >= ?3"
                  " AND p.student = (SELECT student FROM project WHERE id = ?2)"
                  " AND NOT (s.project = ?2 AND s.begins = ?3) LIMIT 1",
                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_text(stmt, 1, record_text(record, "crew"));
    stmt_bind_int(stmt, 2, record_int(record, "project"));
    stmt_bind_text(stmt, 3, date_iso(value_date(record_get(record, "begins")), begins));
    stmt_bind_text(stmt, 4, last.year != 0 ? date_iso(last, ends) : "9999");
    stmt_bind_int(stmt, 5, record->id);
    enum step step = stmt_step(stmt, err);
    bool ok = step == STEP_DONE;
    if (step == STEP_ROW)
        check_fail(record, field, "begins", err,
                   "this student already has a share of %s, with %s since %s; end that one first",
                   record_text(record, "crew"), stmt_text(stmt, 0), stmt_text(stmt, 1));
    stmt_done(stmt);
    return ok;
}

bool check_share(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (!check_in_order(record, "begins", "ends", field, err))
        return false;
    return !record_has(record, "crew") || !record_has(record, "begins") ||
           check_one_share(book, record, field, err);
}

/* ---- visits --------------------------------------------------------------------------------- */

/* "3:10 pm", "15:10" or "1510" as "15:10". */
static bool read_clock(const char *text, char out[static 6])
{
    int hour = 0, minute = 0, used = 0;
    char half[4] = "";
    bool colon = sscanf(text, " %2d:%2d%n", &hour, &minute, &used) == 2;
    if (!colon && sscanf(text, " %2d%2d%n", &hour, &minute, &used) != 2) {
        minute = used = 0;
        if (sscanf(text, " %2d%n", &hour, &used) != 1)
            return false;
    }
    const char *rest = text + used + strspn(text + used, " ");
    bool whole = !colon && minute == 0 && strlen(text) < 5; /* "3 pm" */
    size_t letters = 0;
    for (; rest[letters] != '\0' && letters < 3 && rest[letters] != '.'; letters++)
        half[letters] = (char)(rest[letters] | 32);
    bool am = strcmp(half, "am") == 0 || strcmp(half, "a") == 0,
         pm = strcmp(half, "pm") == 0 || strcmp(half, "p") == 0;
    if ((half[0] != '\0' && !am && !pm) || (whole && !am && !pm) ||
        ((am || pm) && (hour < 1 || hour > 12)))
        return false;
    if (am || pm)
        hour = hour % 12 + (pm ? 12 : 0);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    (void)snprintf(out, 6, "%02d:%02d", hour, minute);
    return true;
}

static bool check_clock(struct record *record, const char *name, size_t *field, struct err *err)
{
    char clock[6];
    if (!record_has(record, name))
        return true;
    if (!read_clock(record_text(record, name), clock))
        return check_fail(record, field, name, err,
                          "is not a time of day; write it such as 15:10 or 3:10 pm");
    value_set_text(record_value(record, name), clock, strlen(clock));
    return true;
}

bool check_trip(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    if (!check_clock(record, "left_at", field, err) || !check_clock(record, "back_at", field, err))
        return false;
    if (record_has(record, "left_at") && record_has(record, "back_at") &&
        strcmp(record_text(record, "back_at"), record_text(record, "left_at")) < 0)
        return check_fail(record, field, "back_at", err,
                          "lies before left_at; a trip over midnight is two trips");
    return true;
}

/* A drive of the same teacher, on the same day. */
static bool check_its_trip(struct book *book, const struct record *record, size_t *field,
                           struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct date day = value_date(record_get(record, "date"));
    struct stmt *stmt =
        book_stmt(book, "SELECT teacher = ?2, date = ?3, date FROM trip WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "trip"));
    stmt_bind_int(stmt, 2, record_int(record, "teacher"));
    stmt_bind_text(stmt, 3, date_iso(day, iso));
    enum step step = stmt_step(stmt, err);
    bool ok = step != STEP_FAILED;
    if (step == STEP_ROW && !stmt_int(stmt, 0))
        ok = check_fail(record, field, "trip", err,
                        "is another teacher's; choose one of the teacher who visited");
    else if (step == STEP_ROW && day.year != 0 && !stmt_int(stmt, 1))
        ok = check_fail(record, field, "trip", err, "was on %s; choose one of the day of the visit",
                        stmt_text(stmt, 2));
    stmt_done(stmt);
    return ok;
}

bool check_visit(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (record_has(record, "trip") && !check_its_trip(book, record, field, err))
        return false;
    return check_in_order(record, "date", "follow_up_on", field, err);
}

/* ---- marks ---------------------------------------------------------------------------------- */

bool check_criterion(struct book *book, struct record *record, size_t *field, struct err *err)
{
    int64_t low = record_int(record, "low"), high = record_int(record, "high"),
            step = record_int(record, "step");
    bool both = record_has(record, "low") && record_has(record, "high");
    (void)book;
    if (both && low > high)
        return check_fail(record, field, "high", err,
                          "is less than low; give the most points there");
    if (both && step > 0 && (high - low) % step != 0)
        return check_fail(record, field, "step", err,
                          "does not lead from low to high; choose one that does");
    return true;
}

/* What a criterion allows, in words: "0 to 10 in steps of 0.5". */
static bool check_points(struct book *book, const struct record *record, size_t *field,
                         struct err *err)
{
    char a[NUM_TEXT_SIZE], b[NUM_TEXT_SIZE];
    struct record criterion;
    bool ok =
        record_read(book, kind_find("criterion"), record_int(record, "criterion"), &criterion, err);
    int64_t points = record_int(record, "points"), step = ok ? record_int(&criterion, "step") : 0;
    int64_t low = ok ? record_int(&criterion, "low") : 0,
            high = ok ? record_int(&criterion, "high") : 0;
    if (ok && record_has(&criterion, "low") && points < low)
        ok = check_fail(record, field, "points", err, "must be at least %s by this criterion",
                        num_decimal(low, 3, a));
    else if (ok && record_has(&criterion, "high") && points > high)
        ok = check_fail(record, field, "points", err, "must be at most %s by this criterion",
                        num_decimal(high, 3, a));
    else if (ok && step > 0 && (points - low) % step != 0)
        ok = check_fail(record, field, "points", err,
                        "must go in steps of %s from %s by this criterion", num_decimal(step, 3, a),
                        num_decimal(low, 3, b));
    record_clear(&criterion);
    return ok;
}

bool check_score(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (record_has(record, "application") &&
        !check_same_student(book, record, "application",
                            "SELECT student FROM application WHERE id = ?1", field, err))
        return false;
    if (record_has(record, "points") && !check_points(book, record, field, err))
        return false;
    record_fill_who(book, record);
    return true;
}

/* ---- goals ---------------------------------------------------------------------------------- */

bool check_goal(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    if (!check_in_order(record, "begins", "ends", field, err) ||
        !check_in_order(record, "begins", "due", field, err) ||
        !check_in_order(record, "begins", "entered_by", field, err))
        return false;
    int64_t amount = record_int(record, "amount");
    bool whole = record_is(record, "what", "entries") || record_is(record, "what", "photos");
    if (whole && amount % 1000 != 0)
        return check_fail(record, field, "amount", err, "must be a whole number of %s",
                          record_text(record, "what"));
    if (record_has(record, "cap_activity") && !record_has(record, "cap_amount"))
        return check_fail(record, field, "cap_amount", err,
                          "is missing; say how much of that activity counts");
    if (record_has(record, "cap_amount") && record_int(record, "cap_amount") > amount)
        return check_fail(record, field, "cap_amount", err,
                          "is more than the goal itself; leave it empty");
    return true;
}

/* A goal is for those who are in the course, and each is exempt from it once. */
bool check_exempt(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "SELECT EXISTS (SELECT 1 FROM goal AS g JOIN enrollment AS e ON e.course = g.course"
        " AND e.student = ?2 WHERE g.id = ?1),"
        " EXISTS (SELECT 1 FROM exempt WHERE goal = ?1 AND student = ?2 AND id <> ?3)",
        err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "goal"));
    stmt_bind_int(stmt, 2, record_int(record, "student"));
    stmt_bind_int(stmt, 3, record->id);
    bool ok = stmt_step(stmt, err) == STEP_ROW, enrolled = ok && stmt_int(stmt, 0),
         twice = ok && stmt_int(stmt, 1);
    stmt_done(stmt);
    if (ok && !enrolled)
        return check_fail(record, field, "student", err, "is not in the course of that goal");
    if (ok && twice)
        return check_fail(record, field, "student", err, "is exempt from that goal already");
    return ok;
}

/* ---- disclosures and copies ----------------------------------------------------------------- */

bool check_disclosure(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct date day = value_date(record_get(record, "date"));
    if (day.year != 0 && date_compare(day, date_today()) > 0)
        return check_fail(record, field, "date", err,
                          "is a day that has not come yet; enter it when it was given");
    fill_who(book, record, "given_by");
    return true;
}

bool check_copy(struct book *book, struct record *record, size_t *field, struct err *err)
{
    fill_who(book, record, "made_by");
    return check_in_order(record, "made_on", "revoked_on", field, err);
}

/* ---- years closed --------------------------------------------------------------------------- */

static bool check_in_force(struct book *book, const struct record *record, size_t *field,
                           struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT closed_on FROM closing WHERE student = ?1 AND year = ?2"
                                  " AND reopened_on IS NULL AND id <> ?3",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "student"));
    stmt_bind_int(stmt, 2, record_int(record, "year"));
    stmt_bind_int(stmt, 3, record->id);
    enum step step = stmt_step(stmt, err);
    bool ok = step == STEP_DONE;
    if (step == STEP_ROW)
        check_fail(record, field, "year", err, "%lld is closed already, since %s",
                   (long long)record_int(record, "year"), stmt_text(stmt, 0));
    stmt_done(stmt);
    return ok;
}

bool check_closing(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct date closed = value_date(record_get(record, "closed_on"));
    int64_t year = record_int(record, "year");
    if (year != 0 && closed.year != 0 && year > closed.year)
        return check_fail(record, field, "year", err,
                          "has not begun on the day of closing; choose %d or earlier", closed.year);
    if (!check_in_order(record, "closed_on", "reopened_on", field, err))
        return false;
    if (record_has(record, "reopened_on") && !record_has(record, "reason"))
        return check_fail(record, field, "reason", err,
                          "is missing; say why the year was reopened");
    if (!record_has(record, "reopened_on") && !check_in_force(book, record, field, err))
        return false;
    fill_who(book, record, "closed_by");
    return true;
}
