/* What counted beside money and SAE hours, record by record: instruction and membership, leadership,
 * activities above the chapter, service. */
#include "base/attr.h"
#include "base/buf.h"
#include "book/book.h"
#include "kinds/kind.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "rules/degree.h"
#include "workbook/degree_about.h"

#include <string.h>

enum { COL_DATE, COL_WHAT, COL_LEVEL, COL_MORE, COL_COUNTS, COL_COUNT };

/* What is shown, in this order. Parts without a record are left out. */
static const struct part {
    const char *title, *measure, *more; /* what the column beside the level says */
    const char *name;                   /* of the total, or NULL */
} parts[] = {
    {"Instruction in agriculture, hours", "instruction_hours", "Grade", NULL},
    {"Membership: dues paid", "membership_months", "School year", NULL},
    {"Functions of the chapter's Program of Activities", "functions", "Role", NULL},
    {"Offices and committees", "roles", "Role", NULL},
    {"Group discussions led, minutes", "discussion_minutes", "Role", NULL},
    {"Speeches given, minutes", "speech_minutes", "Role", NULL},
    {"Parliamentary procedures shown", "procedures", "Role", NULL},
    {"FFA activities above the chapter", "activities_above_chapter", "Role",
     "Counted_activities_above_chapter"},
    {"Community service, hours", "service_hours", "Who was served", "Counted_service_hours"},
};

static const char *text_of(const struct record *record, const char *field)
{
    return kind_field(record->kind, field) != FIELD_NONE ? record_text(record, field) : "";
}

static void cell_choice(struct sheet *sheet, int col, const struct record *record,
                        const char *field)
{
    size_t at = kind_field(record->kind, field);
    const char *value = at != FIELD_NONE ? record_text(record, field) : "";
    if (*value)
        cell_text(sheet, col, field_choice_label(&record->kind->fields[at], value));
}

/* The name of the thing where it has one, else the record in words. */
static void cell_what(struct pages *pages, struct sheet *sheet, const struct record *record)
{
    struct buf words = {0};
    const char *name = text_of(record, "name");
    if (*name)
        buf_add_text(&words, name);
    else if (kind_field(record->kind, "course") != FIELD_NONE)
        ref_name_screen(pages->book, kind_find("course"), record_int(record, "course"), &words);
    else
        record_tell(pages->book, record, &words);
    cell_text(sheet, COL_WHAT, buf_text(&words));
    buf_free(&words);
}

static void cell_more(struct sheet *sheet, const struct record *record)
{
    static const char *const fields[] = {"role", "served", "result"};
    struct buf words = {0};
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (*text_of(record, fields[i]))
            buf_addf(&words, "%s%s", words.len > 0 ? "; " : "", text_of(record, fields[i]));
    cell_text(sheet, COL_MORE, buf_text(&words));
    buf_free(&words);
}

static enum cell_type type_of(const struct part *part)
{
    const struct condition_measure *measure = degree_measure_find(part->measure);
    return measure && measure->unit == CONDITION_HOURS ? CELL_HOURS : CELL_INT;
}

static bool write_record(struct pages *pages, struct sheet *sheet, const struct part *part,
                         const struct degree_record *of, struct err *err)
{
    struct record record;
    const struct kind *kind = kind_find(of->kind);
    if (!kind)
        return true;
    bool ok = record_read(pages->book, kind, of->id, &record, err);
    if (ok) {
        sheet_row(sheet, LOOK_BODY);
        cell_date(sheet, COL_DATE, of->date);
        cell_what(pages, sheet, &record);
        cell_choice(sheet, COL_LEVEL, &record, "level");
        cell_more(sheet, &record);
        cell_value(sheet, COL_COUNTS, type_of(part), of->amount);
    }
    record_clear(&record);
    return ok;
}

/* The sum where the records add up to it; what is counted otherwise is said as it was counted. */
static void write_total(struct pages *pages, struct sheet *sheet, const struct part *part,
                        int64_t sum, int first)
{
    int64_t value = 0;
    bool known = degree_value(&pages->degree->measures, part->measure, &value);
    int last = sheet_at(sheet);
    sheet_row(sheet, LOOK_TOTAL);
    cell_text(sheet, COL_WHAT, "Counts");
    if (known && value == sum)
        cell_sum(sheet, COL_COUNTS, type_of(part), sum, first, last);
    else if (known)
        cell_value(sheet, COL_COUNTS, type_of(part), value);
    if (known && value != sum)
        cell_look(sheet, COL_MORE, LOOK_HAND, "counted otherwise than by adding up");
    if (part->name)
        wb_name(pages->wb, part->name, sheet, sheet_at(sheet), COL_COUNTS, sheet_at(sheet),
                COL_COUNTS);
}

static bool write_part(struct pages *pages, struct sheet *sheet, const struct part *part,
                       struct err *err)
{
    struct degree_records *records =
        degree_records_open(pages->book, pages->scope.student,
                            &pages->degree->progress.asked, part->measure, err);
    struct degree_record record;
    enum step step = STEP_FAILED;
    bool ok = records != NULL;
    int64_t sum = 0;
    sheet_section(sheet, part->title);
    int first = sheet_at(sheet) + 1;
    while (ok && (step = degree_records_next(records, &record, err)) == STEP_ROW) {
        ok = write_record(pages, sheet, part, &record, err);
        sum += record.amount;
    }
    degree_records_close(records);
    if (!ok || step != STEP_DONE)
        return false;
    if (sheet_at(sheet) < first) {
        sheet_row(sheet, LOOK_HAND);
        cell_text(sheet, COL_WHAT, "nothing is entered");
    }
    write_total(pages, sheet, part, sum, first);
    return true;
}

bool page_counted(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Date", CELL_DATE, 0, 0},
        {"What", CELL_TEXT, 24, 50},
        {"Level", CELL_TEXT, 8, 14},
        {"Role, result, who was served", CELL_TEXT, 18, 40},
        {"Counts", CELL_HOURS, 0, 0},
    };
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(pages, sheet, sheet_name(sheet),
               "The records behind each figure that the requirements name, as these rules count "
               "them. Service is no SAE hour; an activity that went to several levels counts as the "
               "rules say.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (!write_part(pages, sheet, &parts[i], err))
            return false;
    return true;
}
