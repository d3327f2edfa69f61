#include "award/disclose.h"

#include "base/buf.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"

#include <string.h>

bool award_consent(struct book *book, const struct award_scope *scope, struct date *on,
                   struct err *err)
{
    struct stmt *stmt = award_ask(book, scope,
                                  "SELECT consent_on FROM application WHERE id = :application"
                                  " AND consent_on <= :today",
                                  err);
    *on = (struct date){0};
    if (!stmt)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        (void)date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), on);
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static void set(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text, strlen(text));
}

static bool fill(struct book *book, const struct award_scope *scope,
                 const struct award_giving *giving, struct record *record, struct err *err)
{
    struct date consent;
    struct buf what = {0}, why = {0};
    char iso[DATE_ISO_SIZE];
    if (!award_consent(book, scope, &consent, err))
        return false;
    bool agreed = consent.year != 0 || giving->agreed;
    if (consent.year != 0)
        buf_addf(&why, "the family agreed on %s", date_iso(consent, iso));
    else
        buf_add_text(&why, agreed ? "the family agreed, as whoever wrote it said"
                                  : "no consent is entered: not to leave the school");
    if (strcmp(scope->type, "degree") == 0)
        buf_addf(&what, "degree workbook: %s %d", scope->area, scope->award_year);
    else
        buf_addf(&what, "award workbook: %s, %s %d", scope->area, scope->type, scope->award_year);
    value_set_int(record_value(record, "student"), scope->student);
    set(record, "given_to", giving->given_to ? giving->given_to
                            : agreed         ? "award judges"
                                             : "the school");
    set(record, "what", buf_text(&what));
    set(record, "why", buf_text(&why));
    buf_free(&what);
    buf_free(&why);
    record_fill_initial(record);
    return record_check(book, record, NULL, err);
}

/* Tells the row in `told`, unless that is NULL. */
static bool disclose(struct book *book, const struct award_scope *scope,
                     const struct award_giving *giving, struct buf *told, struct err *err)
{
    struct record record;
    record_start(&record, kind_find("disclosure"));
    bool done = fill(book, scope, giving, &record, err) && record_insert(book, &record, err);
    if (done && told)
        record_tell(book, &record, told);
    record_clear(&record);
    return done;
}

bool award_disclose_in(struct book *book, const struct award_scope *scope,
                       const struct award_giving *giving, struct err *err)
{
    return disclose(book, scope, giving, NULL, err);
}

bool award_disclose_scope(struct book *book, const struct award_scope *scope,
                          const struct award_giving *giving, char **what, struct err *err)
{
    struct buf told = {0};
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    buf_add_text(&told, _("entered "));
    bool done = disclose(book, scope, giving, &told, err);
    return change_end(book, done, &told, what, err);
}

bool award_disclose(struct book *book, const struct award_request *request,
                    const struct award_giving *giving, char **what, struct err *err)
{
    struct award_scope scope;
    bool done = award_scope_read(book, request, &scope, err) &&
                award_disclose_scope(book, &scope, giving, what, err);
    award_scope_clear(&scope);
    return done;
}
