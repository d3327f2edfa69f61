/* Who was at an event, and the entries that follow from it: an FFA activity, community service, or
 * SAE hours of each student, as the event counts. They are ordinary entries that name the event;
 * every report reads them, never `attended`. They follow the event and the attendance (day, name,
 * time, role), keep what else has been written in them, and go when the attendance goes. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include "rules/words.h"
#include <string.h>

/* The kinds that an event can count as, in the order in which counts_as names them. */
static const char *const counted[] = {"activity", "service", "hours"};

/* ---- events --------------------------------------------------------------------------------- */

/* Whether counts_as has the word. */
static bool counts_as(const struct record *event, const char *word)
{
    static const char between[] = " ,;+\t";
    const char *at = record_text(event, "counts_as");
    for (;;) {
        at += strspn(at, between);
        size_t nbytes = strcspn(at, between);
        if (nbytes == 0)
            return false;
        char *one = mem_text_n(at, nbytes);
        bool same = text_same(one, word);
        mem_free(one);
        if (same)
            return true;
        at += nbytes;
    }
}

/* Every word is one of them; kept in one order, with one space between. */
static bool check_counts(struct record *event, size_t *field, struct err *err)
{
    struct buf kept = {0};
    size_t words = 0, known = 0;
    for (const char *at = record_text(event, "counts_as"); *at != '\0';) {
        at += strspn(at, " ,;+\t");
        size_t nbytes = strcspn(at, " ,;+\t");
        words += nbytes > 0;
        at += nbytes;
    }
    for (size_t i = 0; i < COUNT_OF(counted); i++)
        if (counts_as(event, counted[i])) {
            known++;
            buf_addf(&kept, "%s%s", kept.len > 0 ? " " : "", counted[i]);
        }
    bool ok = known == words;
    if (!ok)
        check_fail(event, field, "counts_as", err,
                   "takes activity, service and hours, each once, separated by spaces");
    else if (known > 0)
        value_set_text(record_value(event, "counts_as"), kept.data, kept.len);
    buf_free(&kept);
    return ok;
}

bool check_event(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    return check_counts(record, field, err);
}

/* ---- where they go -------------------------------------------------------------------------- */

/* The project that takes the hours: the one with the event's title, else the foundational one. */
static bool find_project(struct book *book, const struct record *event, int64_t student,
                         int64_t *project, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "SELECT id FROM project WHERE student = ?1 AND"
        " CASE WHEN ?2 IS NULL THEN type = 'foundational' ELSE title = ?2 COLLATE NOCASE END"
        " ORDER BY status <> 'active', began, id LIMIT 1",
        err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    if (record_has(event, "project_title"))
        stmt_bind_text(stmt, 2, record_text(event, "project_title"));
    enum step step = stmt_step(stmt, err);
    *project = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static int64_t time_of(const struct record *event, const struct record *attended)
{
    return record_has(attended, "time") ? record_int(attended, "time") : record_int(event, "time");
}

static bool read_event(struct book *book, const struct record *attended, struct record *event,
                       struct err *err)
{
    return record_read(book, kind_find("event"), record_int(attended, "event"), event, err);
}

/* What the entries need, so that the form and an import can say what is missing. */
static bool check_entries(struct book *book, const struct record *event,
                          const struct record *attended, size_t *field, struct err *err)
{
    bool hours = counts_as(event, "hours");
    int64_t time = time_of(event, attended), project = 0;
    if ((hours || counts_as(event, "service")) && (time < 1 || time > 1440))
        return check_fail(
            attended, field, "time", err,
            time < 1 ? _("is missing, and the event gives none; hours and service need one")
                     : _("is more than a day; hours and service are entered day by day"));
    if (!hours)
        return true;
    if (!find_project(book, event, record_int(attended, "student"), &project, err))
        return false;
    if (project != 0)
        return true;
    if (record_has(event, "project_title"))
        return check_fail(attended, field, "student", err,
                          "has no project \"%s\", where the event's hours go",
                          record_text(event, "project_title"));
    return check_fail(
        attended, field, "student", err,
        "has no foundational project, where the event's hours go; enter one, or name another "
        "title in the event");
}

bool check_attended(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct record event;
    struct stmt *stmt = book_stmt(
        book, "SELECT 1 FROM attended WHERE event = ?1 AND student = ?2 AND id <> ?3", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "event"));
    stmt_bind_int(stmt, 2, record_int(record, "student"));
    stmt_bind_int(stmt, 3, record->id);
    enum step step = stmt_step(stmt, err);
    stmt_done(stmt);
    if (step == STEP_ROW)
        return check_fail(record, field, "student", err,
                          "is entered for this event already; change that entry");
    bool ok = step == STEP_DONE && read_event(book, record, &event, err);
    if (ok) {
        ok = check_entries(book, &event, record, field, err);
        record_clear(&event);
    }
    return ok;
}

/* ---- what an entry says --------------------------------------------------------------------- */

static void set_text(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text, strlen(text));
}

/* The category of an activity by its name, as the rules know it; else of the chapter's own program.
 */
static const char *category_of(const char *name)
{
    const struct rules_activity *activity = NULL;
    while ((activity = rules_activity_next(NULL, activity)) != NULL)
        if (strcmp(activity->category, "service") != 0 && text_same(activity->name, name))
            return activity->category;
    return "poa";
}

/* New entries only: what may be corrected by hand afterwards, and then stays. */
static void begin_entry(struct record *entry, const struct record *event)
{
    if (strcmp(entry->kind->name, "activity") != 0)
        return;
    set_text(entry, "category", category_of(record_text(event, "name")));
    if (!record_has(event, "level"))
        set_text(entry, "level", "chapter");
}

static bool fill_entry(struct book *book, struct record *entry, const struct record *event,
                       const struct record *attended, struct err *err)
{
    bool hours = strcmp(entry->kind->name, "hours") == 0,
         activity = strcmp(entry->kind->name, "activity") == 0;
    int64_t time = time_of(event, attended), project = 0;
    value_set_int(record_value(entry, "student"), record_int(attended, "student"));
    value_set_int(record_value(entry, "event"), event->id);
    value_set_date(record_value(entry, "date"), value_date(record_get(event, "date")));
    set_text(entry, hours ? "activity" : "name", record_text(event, "name"));
    if (time > 0)
        value_set_int(record_value(entry, "time"), time);
    if (activity && record_has(event, "level"))
        set_text(entry, "level", record_text(event, "level"));
    if (activity && record_has(attended, "role"))
        set_text(entry, "role", record_text(attended, "role"));
    if (!hours)
        return true;
    value_set_int(record_value(entry, "in_class"), record_int(event, "in_class"));
    if (!find_project(book, event, record_int(attended, "student"), &project, err))
        return false;
    if (record_int(entry, "project") != project) {
        value_clear(record_value(entry, "position")); /* of the project it was in before */
        value_clear(record_value(entry, "duty"));
        value_clear(record_value(entry, "paid"));
    }
    value_set_int(record_value(entry, "project"), project);
    return true;
}

/* ---- writing -------------------------------------------------------------------------------- */

/* The entry of this kind that the student has from the event; 0 if none. */
static bool find_entry(struct book *book, const char *kind, int64_t event, int64_t student,
                       int64_t *id, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql, "SELECT id FROM %s WHERE event = ?1 AND student = ?2 ORDER BY id LIMIT 1", kind);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    *id = 0;
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, event);
    stmt_bind_int(stmt, 2, student);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *id = stmt_int(stmt, 0);
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool write_entry(struct book *book, const char *kind, int64_t id, const struct record *event,
                        const struct record *attended, struct err *err)
{
    struct record entry;
    bool ok = true;
    if (id != 0 && attended->bulk)
        return true; /* a batch only adds; whoever entered it by hand has it already */
    if (id != 0) {
        ok = record_read(book, kind_find(kind), id, &entry, err);
    } else {
        record_start(&entry, kind_find(kind));
        record_fill_initial(&entry);
        begin_entry(&entry, event);
    }
    ok = ok && fill_entry(book, &entry, event, attended, err) &&
         (record_check(book, &entry, NULL, err) ||
          err_prefix(err, "the %s entry of the student", kind)) &&
         (id != 0 ? record_update(book, &entry, err) : record_insert(book, &entry, err));
    if (ok && id == 0)
        change_added(book, kind, entry.id);
    record_clear(&entry);
    return ok;
}

/* Writes the entries that the event counts as, and takes away the others. */
static bool follow(struct book *book, const struct record *event, const struct record *attended,
                   struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < COUNT_OF(counted); i++) {
        int64_t id = 0;
        ok = find_entry(book, counted[i], event->id, record_int(attended, "student"), &id, err);
        if (ok && counts_as(event, counted[i]))
            ok = write_entry(book, counted[i], id, event, attended, err);
        else if (ok && id != 0 && !attended->bulk)
            ok = record_delete(book, kind_find(counted[i]), id, err);
    }
    return ok;
}

bool after_attended(struct book *book, const struct record *record, bool is_new, struct err *err)
{
    struct record event;
    (void)is_new;
    bool ok = read_event(book, record, &event, err) && follow(book, &event, record, err);
    record_clear(&event);
    return ok;
}

/* The entries go with the attendance, or where it is now about another student or event. */
bool before_attended(struct book *book, int64_t id, const struct record *becomes, struct err *err)
{
    struct record was;
    bool ok = record_read(book, kind_find("attended"), id, &was, err);
    bool stays = ok && becomes != NULL &&
                 record_int(becomes, "event") == record_int(&was, "event") &&
                 record_int(becomes, "student") == record_int(&was, "student");
    for (size_t i = 0; ok && !stays && i < COUNT_OF(counted); i++) {
        int64_t entry = 0;
        ok = find_entry(book, counted[i], record_int(&was, "event"), record_int(&was, "student"),
                        &entry, err) &&
             (entry == 0 || record_delete(book, kind_find(counted[i]), entry, err));
    }
    record_clear(&was);
    return ok;
}

/* An event that was changed takes everybody's entries along. The rows are read one by one, so that
 * none is being read while entries are written. */
bool after_event(struct book *book, const struct record *record, bool is_new, struct err *err)
{
    int64_t last = 0;
    while (!is_new) {
        struct record attended;
        struct stmt *stmt =
            book_stmt(book, "SELECT min(id) FROM attended WHERE event = ?1 AND id > ?2", err);
        if (stmt == NULL)
            return false;
        stmt_bind_int(stmt, 1, record->id);
        stmt_bind_int(stmt, 2, last);
        bool ok = stmt_step(stmt, err) == STEP_ROW;
        last = ok ? stmt_int(stmt, 0) : 0; /* 0 where it is NULL */
        stmt_done(stmt);
        if (!ok || last == 0)
            return ok;
        ok = record_read(book, kind_find("attended"), last, &attended, err) &&
             (check_entries(book, record, &attended, NULL, err) ||
              err_prefix(err, "somebody who was there")) &&
             follow(book, record, &attended, err);
        record_clear(&attended);
        if (!ok)
            return false;
    }
    return true;
}
