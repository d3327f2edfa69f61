#include "kinds/suggest.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/about.h"
#include "kinds/describe.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "rules/area.h"
#include "rules/standard.h"
#include "rules/words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct asking {
    struct book *book;
    const struct record *record;
    const struct field *field;
    int64_t student; /* 0: any */
    const char *typed;
    char *folded; /* of typed, owned by suggest_values */
    size_t most, given;
    suggest_row *row;
    void *context;
};

static bool begins_a_word(const char *name, const char *folded)
{
    char *plain = text_fold_plain(name, strlen(name));
    size_t nbytes = strlen(folded);
    bool found = false;
    for (const char *at = plain; at != NULL && !found;) {
        found = strncmp(at, folded, nbytes) == 0;
        at = strpbrk(at, " -.,'/(");
        at = at != NULL ? at + 1 : NULL;
    }
    mem_free(plain);
    return found;
}

/* Gives one suggestion if it matches; false when no more are wanted. */
static bool offer(struct asking *asking, const char *value, const char *label, const char *detail)
{
    if (!begins_a_word(label, asking->folded) && !begins_a_word(value, asking->folded))
        return true;
    asking->given++;
    return asking->row(asking->context, value, label, detail) && asking->given < asking->most;
}

/* The day that its list is ordered by, for what has no name: there are many alike. */
static void add_day(struct book *book, const struct record *record, struct buf *out)
{
    const char *order = record->kind->order;
    size_t at = kind_field_n(record->kind, order, strcspn(order, " "));
    if (at != FIELD_NONE && record->kind->fields[at].type == FIELD_DATE)
        record_format(book, record, at, STYLE_SCREEN, out);
}

static void suggest_records(struct asking *asking, const struct kind *kind)
{
    struct listing *listing = listing_open(asking->book, kind);
    int64_t student = asking->student;
    struct record rows[64];
    if (student != 0 && (kind_field(kind, "student") != FIELD_NONE || kind_has_address(kind)))
        (void)listing_where_id(listing, "student", student, NULL);
    int64_t project = record_int(asking->record, "project");
    if (project != 0 && kind->unique != NULL && strstr(kind->unique, "project") != NULL)
        (void)listing_where_id(listing, "project", project, NULL);
    int64_t from = 0;
    bool more = true;
    while (more) {
        int count = listing_read(listing, from, true, COUNT_OF(rows), rows, NULL);
        for (int i = 0; i < count; i++) {
            struct buf value = {0}, label = {0}, detail = {0};
            buf_addf(&value, "#%lld", (long long)rows[i].id);
            ref_tell(asking->book, kind, rows[i].id, &label);
            if (!ref_name(asking->book, kind, rows[i].id, &detail))
                add_day(asking->book, &rows[i], &detail);
            if (more)
                more = offer(asking, buf_text(&value), buf_text(&label),
                             strcmp(buf_text(&label), buf_text(&detail)) == 0 ? NULL : buf_text(&detail));
            from = rows[i].id;
            buf_free(&value);
            buf_free(&label);
            buf_free(&detail);
            record_clear(&rows[i]);
        }
        more = more && count == (int)COUNT_OF(rows);
    }
    listing_close(listing);
}

static bool suggest_choices(struct asking *asking, const struct choice *choices)
{
    for (const struct choice *c = choices; c != NULL && c->value != NULL; c++)
        if (!offer(asking, c->value, tr(c->label != NULL ? c->label : c->value), tr(c->help)))
            return false;
    return true;
}

static void suggest_categories(struct asking *asking)
{
    const char *type = record_text(asking->record, "type");
    bool income = strcmp(type, "sale") == 0 || strcmp(type, "home_use") == 0;
    bool either = type[0] == '\0' || strncmp(type, "other_", 6) == 0;
    if ((income || either) && !suggest_choices(asking, choices_income))
        return;
    if (!income)
        suggest_choices(asking, choices_expense);
}

/* Kinds of records; and months, where the field beside it takes them. */
static void suggest_kinds(struct asking *asking)
{
    size_t about = kind_field(asking->record->kind, "record");
    for (size_t i = 0; i < kind_count(); i++)
        if (!offer(asking, kind_at(i)->name, tr(kind_at(i)->label), tr(kind_at(i)->help)))
            return;
    if (about != FIELD_NONE && (asking->record->kind->fields[about].flags & FIELD_MONTHS))
        (void)offer(asking, "month", _("Month"), _("All that a student entered of a month."));
}

/* The last two years, the latest month first. */
static void suggest_months(struct asking *asking)
{
    struct date today = date_today();
    for (int back = 0; back < 24; back++) {
        int month = today.year * 12 + today.month - 1 - back;
        char value[16], label[DATE_TEXT_SIZE];
        struct date first = {month / 12, month % 12 + 1, 1};
        (void)snprintf(value, sizeof value, "%04d-%02d", first.year, first.month);
        if (!offer(asking, value, date_month_year(first, label), NULL))
            return;
    }
}

/* The degrees, or the Stars. */
static void suggest_degrees(struct asking *asking, bool stars)
{
    const struct rules_word *word = NULL;
    while ((word = rules_word_next("degree", word)) != NULL)
        if (stars == (strncmp(word->code, "star_", strlen("star_")) == 0) &&
            !offer(asking, word->label, tr(word->label), NULL))
            return;
}

/* What an application is for; of other records the areas. */
static void suggest_areas(struct asking *asking)
{
    const struct rules_area *area = NULL;
    bool star = kind_field(asking->record->kind, "form") != FIELD_NONE &&
                record_is(asking->record, "form", "star");
    if (star || (kind_field(asking->record->kind, "form") != FIELD_NONE &&
                 record_is(asking->record, "form", "degree"))) {
        suggest_degrees(asking, star);
        return;
    }
    while ((area = rules_area_next(area)) != NULL)
        if (!offer(asking, area->name, area->name, area->pathways))
            return;
}

/* Of several codes those that are standards stay; what follows them is searched for. */
static size_t codes_before(const char *typed)
{
    size_t keep = 0;
    for (size_t at = 0; typed[at] != '\0';) {
        char code[64];
        size_t nbytes = strcspn(typed + at, " ");
        snprintf(code, sizeof code, "%.*s", (int)nbytes, typed + at);
        bool ended = typed[at + nbytes] == ' ';
        if (!ended || (nbytes > 0 && rules_standard_find(code, NULL) == NULL))
            break;
        at += nbytes + 1;
        keep = at;
    }
    return keep;
}

/* Whether each of the words begins one of the label's. */
static bool has_words(const char *label, const char *folded)
{
    bool all = true;
    for (folded += strspn(folded, " "); *folded != '\0' && all; folded += strspn(folded, " ")) {
        size_t nbytes = strcspn(folded, " ");
        char *word = mem_text_n(folded, nbytes);
        all = begins_a_word(label, word);
        mem_free(word);
        folded += nbytes;
    }
    return all;
}

/* By code or by words of the title: "as.02", "animal nutr". */
static void suggest_standards(struct asking *asking)
{
    const struct rules_standard *standard = NULL;
    bool several = asking->field->type == FIELD_CODES;
    size_t keep = several ? codes_before(asking->typed) : 0;
    char *folded = text_fold_plain(asking->typed + keep, strlen(asking->typed) - keep);
    bool more = true;
    while (more && (standard = rules_standard_next(standard)) != NULL) {
        struct buf value = {0}, label = {0};
        buf_add(&value, asking->typed, keep);
        buf_add_text(&value, standard->code);
        buf_addf(&label, "%s %s", standard->code, standard->title);
        if (has_words(buf_text(&label), folded)) {
            asking->given++;
            more = asking->row(asking->context, buf_text(&value), buf_text(&label), NULL) &&
                   asking->given < asking->most;
        }
        buf_free(&value);
        buf_free(&label);
    }
    mem_free(folded);
}

/* Codes, by the code or the name: of states, or of whose rules of degrees are known. */
static void suggest_codes(struct asking *asking, const char *list)
{
    const struct rules_word *word = NULL;
    while ((word = rules_word_next(list, word)) != NULL)
        if (!offer(asking, word->code, tr(word->label), NULL))
            return;
}

static void suggest_states(struct asking *asking)
{
    suggest_codes(asking, "state");
}

static void suggest_profiles(struct asking *asking)
{
    suggest_codes(asking, "profile");
}

static void suggest_activities(struct asking *asking)
{
    const struct rules_activity *activity = NULL;
    const char *category = record_text(asking->record, "category");
    while ((activity = rules_activity_next(category[0] != '\0' ? category : NULL, activity)) != NULL)
        if (!offer(asking, activity->name, activity->name, NULL))
            return;
}

/* What the student wrote into this field before, the latest first; or into the field of another kind
 * that the vocabulary names: "money.party". */
static void suggest_used(struct asking *asking)
{
    const struct kind *kind = asking->record->kind;
    const char *name = asking->field->name;
    const char *dot = asking->field->vocabulary != NULL ? strchr(asking->field->vocabulary, '.') : NULL;
    char other[32];
    if (dot != NULL) {
        snprintf(other, sizeof other, "%.*s", (int)(dot - asking->field->vocabulary),
                 asking->field->vocabulary);
        kind = kind_find(other);
        name = dot + 1;
    }
    struct buf sql = {0};
    bool own = kind_field(kind, "student") != FIELD_NONE;
    buf_addf(&sql, "SELECT %s FROM %s WHERE %s IS NOT NULL%s GROUP BY %s ORDER BY max(id) DESC LIMIT 200",
             name, kind->name, name, own ? " AND student = ?1" : "", name);
    struct stmt *stmt = book_stmt(asking->book, buf_text(&sql), NULL);
    buf_free(&sql);
    if (stmt == NULL)
        return;
    if (own)
        stmt_bind_int(stmt, 1, asking->student);
    while (stmt_step(stmt, NULL) == STEP_ROW)
        if (!offer(asking, stmt_text(stmt, 0), stmt_text(stmt, 0), NULL))
            break;
    stmt_done(stmt);
}

/* What was to be paid later and is still open, of money or lasting items. */
static void suggest_owed(struct asking *asking)
{
    const struct kind *kind = kind_find(asking->field->ref);
    struct buf sql = {0};
    buf_addf(&sql, "SELECT id FROM %s WHERE student = ?1 AND settled = 'later' AND paid_on IS NULL"
                   " ORDER BY id DESC LIMIT 200", kind->name);
    struct stmt *stmt = book_stmt(asking->book, buf_text(&sql), NULL);
    buf_free(&sql);
    if (stmt == NULL)
        return;
    stmt_bind_int(stmt, 1, asking->student);
    bool more = true;
    while (more && stmt_step(stmt, NULL) == STEP_ROW) {
        struct buf value = {0}, label = {0};
        buf_addf(&value, "#%lld", (long long)stmt_int(stmt, 0));
        ref_tell(asking->book, kind, stmt_int(stmt, 0), &label);
        more = offer(asking, buf_text(&value), buf_text(&label), NULL);
        buf_free(&value);
        buf_free(&label);
    }
    stmt_done(stmt);
}

void suggest_values(struct book *book, const struct record *record, size_t field, int64_t student,
                    const char *typed, size_t most, suggest_row *row, void *context)
{
    static const struct {
        const char *vocabulary;
        void (*suggest)(struct asking *asking);
    } vocabularies[] = {
        {"areas", suggest_areas},
        {"standards", suggest_standards},
        {"categories", suggest_categories},
        {"activities", suggest_activities},
        {"money.owed", suggest_owed},
        {"asset.owed", suggest_owed},
        {"kinds", suggest_kinds},
        {"profiles", suggest_profiles},
        {"states", suggest_states},
        {"who", suggest_used},
    };
    struct asking asking = {
        .book = book, .record = record, .field = &record->kind->fields[field],
        .student = student != 0 ? student : record_student(book, record), .typed = typed,
        .folded = text_fold_plain(typed, strlen(typed)), .most = most, .row = row, .context = context,
    };
    const char *vocabulary = asking.field->vocabulary;
    const struct kind *other = asking.field->type == FIELD_REF   ? kind_find(asking.field->ref)
                               : asking.field->type == FIELD_ANY ? about_kind(record)
                                                                 : NULL;
    if (other != NULL && vocabulary == NULL)
        suggest_records(&asking, other);
    else if (asking.field->type == FIELD_ANY && text_same(record_text(record, "kind"), "month"))
        suggest_months(&asking);
    else if (asking.field->choices != NULL)
        suggest_choices(&asking, asking.field->choices);
    else if (asking.field->type == FIELD_TEXT && (vocabulary == NULL || strchr(vocabulary, '.') != NULL))
        suggest_used(&asking);
    for (size_t i = 0; vocabulary != NULL && i < COUNT_OF(vocabularies); i++)
        if (strcmp(vocabularies[i].vocabulary, vocabulary) == 0)
            vocabularies[i].suggest(&asking);
    mem_free(asking.folded);
}
