#include "support/check.h"

#include "support/written.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "exchange/sample.h"
#include "kinds/refs.h"
#include "report/report.h"
#include "score/score.h"
#include "support/awardbook.h"
#include "support/limitsbook.h"
#include "support/xml.h"
#include "workbook/award.h"
#include "workbook/degree_book.h"
#include "workbook/record_book.h"
#include "workbook/reported.h"
#include "workbook/scored.h"
#include "workbook/year_book.h"

#include <stdio.h>
#include <stdlib.h>

#define RUBRIC "Record book, fall 2026"

/* Reports of Maya come after these, one of each. */
static const struct written table[] = {
    {"swine.xlsx", WRITTEN_SAMPLE, WRITTEN_PROFICIENCY, "1001", "Swine Production", "ownership",
     2027, 60},
    {"mechanics.xlsx", WRITTEN_SAMPLE, WRITTEN_PROFICIENCY, "1011",
     "Agricultural Mechanics Repair and Maintenance", "placement", 2027, 60},
    {"sheep.xlsx", WRITTEN_SAMPLE, WRITTEN_PROFICIENCY, "1007", "Sheep Production", "combined",
     2027, 60},
    {"plants.xlsx", WRITTEN_SAMPLE, WRITTEN_PROFICIENCY, "1015",
     "Agriscience Research - Plant Systems", "research", 2027, 60},
    {"ownership.xlsx", WRITTEN_SMALL, WRITTEN_PROFICIENCY, "S1", "Sheep Production", "ownership",
     2026, 60},
    {"placement.xlsx", WRITTEN_SMALL, WRITTEN_PROFICIENCY, "S1", "Swine Production", "placement",
     2026, 60},
    {"combined.xlsx", WRITTEN_SMALL, WRITTEN_PROFICIENCY, "S1", "Sheep Production", "combined",
     2026, 60},
    {"research.xlsx", WRITTEN_SMALL, WRITTEN_PROFICIENCY, "S1",
     "Agriscience Research - Plant Systems", "research", 2026, 60},
    {"limits-own.xlsx", WRITTEN_LIMITS, WRITTEN_PROFICIENCY, "L1", "Beef Production", "ownership",
     2027, 60},
    {"limits-both.xlsx", WRITTEN_LIMITS, WRITTEN_PROFICIENCY, "L1", "Sheep Production", "combined",
     2027, 60},
    {"limits-job.xlsx", WRITTEN_LIMITS, WRITTEN_PROFICIENCY, "L1", "Beef Production", "placement",
     2027, 60},
    {"limits-trial.xlsx", WRITTEN_LIMITS, WRITTEN_PROFICIENCY, "L1",
     "Agriscience Research - Plant Systems", "research", 2027, 60},
    {"limits-none.xlsx", WRITTEN_LIMITS, WRITTEN_PROFICIENCY, "L2", "Beef Production", "ownership",
     2027, 5},
    {"discovery.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1006", "discovery", "", 0, 10},
    {"greenhand.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1003", "greenhand", "", 0, 60},
    {"chapter.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1001", "chapter", "", 0, 60},
    {"state.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1020", "state", "national", 0, 60},
    {"state-ok.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1018", "state", "OK", 0, 60},
    {"state-ia.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1001", "state", "IA", 0, 60},
    {"state-or.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1005", "state", "OR", 0, 60},
    {"state-oh.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1010", "state", "OH", 0, 60},
    {"american.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1019", "american", "", 0, 60},
    {"star.xlsx", WRITTEN_SAMPLE, WRITTEN_DEGREE, "1001", "star_state", "", 0, 60},
    {"limits-degree.xlsx", WRITTEN_LIMITS, WRITTEN_DEGREE, "L1", "american", "", 0, 60},
    {"limits-star.xlsx", WRITTEN_LIMITS, WRITTEN_DEGREE, "L1", "star_state", "", 0, 60},
    {"none-degree.xlsx", WRITTEN_LIMITS, WRITTEN_DEGREE, "L2", "chapter", "", 0, 5},
    {"year.xlsx", WRITTEN_SAMPLE, WRITTEN_YEAR, "", "", "", 2025, 200},
    {"school-year.xlsx", WRITTEN_SAMPLE, WRITTEN_SCHOOL_YEAR, "", "", "", 2025, 200},
    {"limits-year.xlsx", WRITTEN_LIMITS, WRITTEN_YEAR, "", "", "", 2024, 60},
    {"ranking.xlsx", WRITTEN_SAMPLE, WRITTEN_RANKING, "", RUBRIC, "", 0, 60},
    {"sheet.xlsx", WRITTEN_SAMPLE, WRITTEN_MARKED, "1003", RUBRIC, "", 0, 10},
    {"judges.xlsx", WRITTEN_SAMPLE, WRITTEN_MARKED, "1001", RUBRIC, "", 0, 10},
    {"blank.xlsx", WRITTEN_SAMPLE, WRITTEN_BLANK, "", RUBRIC, "", 0, 5},
    {"limits-ranking.xlsx", WRITTEN_LIMITS, WRITTEN_RANKING, "", LIMITSBOOK_RUBRIC, "", 0, 5},
    {"limits-marked.xlsx", WRITTEN_LIMITS, WRITTEN_MARKED, "L1", LIMITSBOOK_RUBRIC, "", 0, 5},
    {"limits-blank.xlsx", WRITTEN_LIMITS, WRITTEN_BLANK, "", LIMITSBOOK_RUBRIC, "", 0, 5},
    {"maya.xlsx", WRITTEN_SAMPLE, WRITTEN_RECORD_BOOK, "1001", "", "", 0, 60},
    {"carried.xlsx", WRITTEN_SAMPLE, WRITTEN_RECORD_BOOK, "1019", "", "", 0, 60},
    {"of-year.xlsx", WRITTEN_SAMPLE, WRITTEN_RECORD_BOOK, "1003", "", "", 2025, 60},
    {"one.xlsx", WRITTEN_SAMPLE, WRITTEN_RECORD_BOOK, "1006", "", "", 0, 0},
    {"small.xlsx", WRITTEN_SMALL, WRITTEN_RECORD_BOOK, "S1", "", "", 0, 60},
    {"limits-book.xlsx", WRITTEN_LIMITS, WRITTEN_RECORD_BOOK, "L1", "", "", 0, 60},
    {"none-book.xlsx", WRITTEN_LIMITS, WRITTEN_RECORD_BOOK, "L2", "", "", 0, 0},
    {"all-income.xlsx", WRITTEN_SAMPLE, WRITTEN_REPORT, "", "income", "", 0, 11},
    {"all-networth.xlsx", WRITTEN_SAMPLE, WRITTEN_REPORT, "", "networth", "", 0, 11},
    {"year-cash.xlsx", WRITTEN_SAMPLE, WRITTEN_REPORT, "", "cash_flow", "", 2025, 11},
    {"limits-income.xlsx", WRITTEN_LIMITS, WRITTEN_REPORT, "L1", "income", "", 0, 11},
    {"limits-hours.xlsx", WRITTEN_LIMITS, WRITTEN_REPORT, "L1", "hours", "", 0, 1},
    {"limits-ledger.xlsx", WRITTEN_LIMITS, WRITTEN_REPORT, "L1", "ledger", "", 0, 1},
    {"limits-journal.xlsx", WRITTEN_LIMITS, WRITTEN_REPORT, "L1", "journal", "", 0, 0},
    {"none-income.xlsx", WRITTEN_LIMITS, WRITTEN_REPORT, "L2", "income", "", 0, 0},
};

static char *folder;
static struct book *books[WRITTEN_BOOKS];

/* ---- books ---------------------------------------------------------------------------------- */

int64_t written_find(enum written_book which, const char *kind, const char *name)
{
    struct err err = {{0}};
    int64_t id = 0;
    if (!ref_find(written_book(which), kind_find(kind), 0, 0, name, strlen(name), &id, &err))
        fail_msg("%s", err.text);
    return id;
}

int64_t written_student(enum written_book which, const char *number)
{
    return *number ? written_find(which, "student", number) : 0;
}

/* Maya, who had 29.5, gets 30 from two judges; Kaya has 30 from one. */
static void mark_again(struct book *book)
{
    struct score_rubric rubric;
    struct err err = {{0}};
    struct score_of of = {.student = written_student(WRITTEN_SAMPLE, "1001")};
    struct score_given given[] = {{true, 10000}, {true, 5000}, {true, 5000}, {true, 0}};
    const struct date day = {2026, 10, 24};
    if (!score_rubric_read(book, written_find(WRITTEN_SAMPLE, "rubric", RUBRIC), &rubric, &err) ||
        !score_save(book, &rubric, &of, "Mr. Reed", day, given, NULL, NULL, &err) ||
        !score_save(book, &rubric, &of, "Ms. Hale", day, given, NULL, NULL, &err))
        fail_msg("%s", err.text);
    score_rubric_clear(&rubric);
}

static struct book *open_sample(const char *path)
{
    const char *top = getenv("SAEBOOK_TOP");
    char *data = file_join(top ? top : ".", "sample-data");
    struct err err = {{0}};
    struct book *book = sample_make(data, path, NULL, NULL, &err) ? book_open(path, 0, &err) : NULL;
    if (!book)
        fail_msg("%s", err.text);
    free(data);
    return book;
}

struct book *written_book(enum written_book which)
{
    static const char *const names[] = {"sample.saebook", "small.saebook", "limits.saebook"};
    if (books[which])
        return books[which];
    char *path = written_path(names[which]);
    books[which] = which == WRITTEN_SAMPLE  ? open_sample(path)
                   : which == WRITTEN_SMALL ? awardbook_open(path)
                                            : limitsbook_open(path);
    free(path);
    if (which == WRITTEN_SAMPLE)
        mark_again(books[which]);
    return books[which];
}

/* ---- the folder ----------------------------------------------------------------------------- */

char *written_path(const char *name)
{
    return file_join(folder, name);
}

int written_begin(void **state)
{
    const char *temp = getenv("TMPDIR");
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "written-XXXXXX"));
    return folder ? 0 : -1;
}

int written_end(void **state)
{
    struct buf command = {0};
    (void)state;
    for (int i = 0; i < WRITTEN_BOOKS; i++) {
        book_close(books[i]);
        books[i] = NULL;
    }
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = getenv("WRITTEN_KEEP") ? 0 : system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

/* ---- writing -------------------------------------------------------------------------------- */

size_t written_count(void)
{
    return COUNT_OF(table) + report_count();
}

const struct written *written_at(size_t i)
{
    static struct written reports[64];
    if (i < COUNT_OF(table))
        return &table[i];
    i -= COUNT_OF(table);
    assert_true(i < report_count() && i < COUNT_OF(reports));
    reports[i] = (struct written){.kind = WRITTEN_REPORT, .student = "1001", .by = ""};
    reports[i].of = report_at(i)->name;
    snprintf(reports[i].file, sizeof reports[i].file, "report-%s.xlsx", reports[i].of);
    return &reports[i];
}

static bool write_proficiency(const struct written *one, const char *path, struct err *err)
{
    struct award_request request = {.student = written_student(one->book, one->student),
                                    .area = one->of,
                                    .type = one->by,
                                    .year = one->year,
                                    .path = path};
    return award_write(written_book(one->book), &request, NULL, NULL, NULL, err);
}

static bool write_degree(const struct written *one, const char *path, struct err *err)
{
    struct degree_book_request request = {
        .student = written_student(one->book, one->student),
        .query = {.degree = one->of, .profile = *one->by ? one->by : NULL, .as_of = {2026, 11, 22}},
        .path = path,
    };
    return degree_book_write(written_book(one->book), &request, NULL, NULL, NULL, err);
}

static bool write_year(const struct written *one, const char *path, struct err *err)
{
    struct year_book_request request = {.path = path};
    *(one->kind == WRITTEN_YEAR ? &request.year : &request.school_year) = one->year;
    return year_book_write(written_book(one->book), &request, NULL, err);
}

static bool write_record_book(const struct written *one, const char *path, struct err *err)
{
    struct record_book_request request = {written_student(one->book, one->student), one->year,
                                          path};
    return record_book_write(written_book(one->book), &request, NULL, NULL, NULL, err);
}

static bool write_report(const struct written *one, const char *path, struct err *err)
{
    struct report_query query = {.student = written_student(one->book, one->student),
                                 .year = one->year};
    return reported_write(written_book(one->book), report_find(one->of), &query, path, NULL, err);
}

static bool write_marks(const struct written *one, const char *path, struct err *err)
{
    struct book *book = written_book(one->book);
    int64_t rubric = written_find(one->book, "rubric", one->of);
    if (one->kind == WRITTEN_RANKING)
        return scored_ranking_write(book, rubric, path, NULL, err);
    if (one->kind == WRITTEN_BLANK)
        return scored_blank_write(book, rubric, path, NULL, err);
    return scored_student_write(book, rubric, written_student(one->book, one->student), path, NULL,
                                err);
}

void written_make(const struct written *one, const char *path)
{
    static bool (*const writers[])(const struct written *, const char *, struct err *) = {
        [WRITTEN_PROFICIENCY] = write_proficiency,
        [WRITTEN_DEGREE] = write_degree,
        [WRITTEN_YEAR] = write_year,
        [WRITTEN_SCHOOL_YEAR] = write_year,
        [WRITTEN_RECORD_BOOK] = write_record_book,
        [WRITTEN_REPORT] = write_report,
        [WRITTEN_RANKING] = write_marks,
        [WRITTEN_MARKED] = write_marks,
        [WRITTEN_BLANK] = write_marks,
    };
    struct err err = {{0}};
    if (!writers[one->kind](one, path, &err))
        fail_msg("%s: %s", one->file, err.text);
}

struct xlsx *written_open(const char *file)
{
    char *path = written_path(file);
    for (size_t i = 0; i < written_count() && !file_exists(path); i++)
        if (strcmp(written_at(i)->file, file) == 0)
            written_make(written_at(i), path);
    struct xlsx *xlsx = xlsx_open(path);
    free(path);
    return xlsx;
}

/* ---- looking -------------------------------------------------------------------------------- */

void written_bytes(const char *name, struct buf *out)
{
    struct err err = {{0}};
    char *path = written_path(name);
    if (!file_read(path, (size_t)64 << 20, out, &err))
        fail_msg("%s", err.text);
    free(path);
}

void written_same(const char *name, const char *other)
{
    struct buf first = {0}, second = {0};
    written_bytes(name, &first);
    written_bytes(other, &second);
    check_row(name, first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
    buf_free(&first);
    buf_free(&second);
}

void written_check_parts(const struct xlsx *xlsx, const char *name)
{
    for (size_t i = 0; i < xlsx->member_count; i++) {
        const struct xlsx_member *member = &xlsx->members[i];
        bool is_xml = strstr(member->name, ".xml") || strstr(member->name, ".rels");
        const char *fault = is_xml ? xml_fault(member->bytes, member->size) : NULL;
        if (fault)
            fail_msg("%s of %s: %s", member->name, name, fault);
        check_row(name, !strstr(member->name, "vba") && !strstr(member->name, "externalLink"));
    }
}
