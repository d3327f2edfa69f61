/* All award workbooks of a year: what is written, what is left alone, what is in the log, and that a
 * run that ends halfway is gone on with. */
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "workbook/awards.h"
#include "workbook/workers.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { YEAR = 2027, STUDENTS = 23 };

static char *folder, *out;
static struct book *book;
static bool by_workers; /* wherever there is more than one processor */

/* Students 1 to 23 qualify; 24 has records of one year. */
static void add_student(int number)
{
    char student[24], name[40], its[24];
    (void)snprintf(student, sizeof student, "number=S%d", number);
    (void)snprintf(its, sizeof its, "student=S%d", number);
    (void)snprintf(name, sizeof name, "name=Ortiz %02d, Maya", number);
    ADD(book, "student", student, name, "entered_ag_ed=2025-01-01", "graduation_date=2028-05-20");
    ADD(book, "membership", its, "year=2026", "dues_paid=2026-10-01");
    ADD(book, "project", its, "title=Swine", "type=ownership", "pathway=AS", "award_area=Swine Production",
        "began=2025-01-01");
    if (number <= STUDENTS)
        ADD(book, "hours", its, "project=Swine", "time=2", "activity=Fed", "date=2025-03-01");
    ADD(book, "hours", its, "project=Swine", "time=2", "activity=Fed", "date=2026-11-01");
}

static int make(void **state)
{
    const char *temp = getenv("TMPDIR");
    struct err err = {{0}};
    (void)state;
    setenv("SAEBOOK_TODAY", "2027-01-12", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "awards-XXXXXX"));
    if (!folder)
        return -1;
    char *path = file_join(folder, "t.saebook");
    out = file_join(folder, "out");
    if (!book_create(path, &err) || !(book = book_open(path, 0, &err)))
        fail_msg("%s", err.text);
    mem_free(path);
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    for (int i = 1; i <= STUDENTS + 1; i++)
        add_student(i);
    return 0;
}

static int unmake(void **state)
{
    struct buf command = {0};
    (void)state;
    book_close(book);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    mem_free(folder);
    mem_free(out);
    return status;
}

/* What happened to each, as a letter: Written, Current, Left out, Ready. `stop` is after how many. */
struct heard {
    struct buf did;
    size_t stop;
    char *path; /* of the first that was written, owned */
};

static bool told(void *context, const struct awards_one *one, struct err *err)
{
    static const char letters[] = {[AWARDS_WRITTEN] = 'W', [AWARDS_CURRENT] = 'C', [AWARDS_LEFT_OUT] = 'L',
                                   [AWARDS_READY] = 'R'};
    struct heard *heard = context;
    buf_add_char(&heard->did, letters[one->did]);
    assert_int_equal(one->at + 1, heard->did.len);
    assert_int_equal(one->total, STUDENTS + 1);
    if (one->did == AWARDS_LEFT_OUT)
        assert_string_equal(one->lacks, "Records in two calendar years");
    if (one->did == AWARDS_WRITTEN) {
        assert_true(file_exists(one->path));
        if (!heard->path)
            heard->path = mem_text(one->path);
    }
    return heard->stop == 0 || one->at + 1 < heard->stop || err_set(err, "stopped");
}

/* No book may be open meanwhile. */
static void begin_workers(struct awards_request *request)
{
    struct err err = {{0}};
    char *path = mem_text(book_path(book));
    book_close(book);
    request->workers = awards_workers(path, request);
    book = book_open(path, 0, &err);
    mem_free(path);
    if (!book)
        fail_msg("%s", err.text);
}

/* One run; `wanted` is what it did with each. Returns the first path written, owned by the caller. */
static char *run(bool dry, size_t stop, const char *wanted)
{
    struct awards_request request = {.year = YEAR, .folder = out, .dry = dry};
    struct heard heard = {.stop = stop};
    struct awards_count count;
    struct err err = {{0}};
    if (by_workers)
        begin_workers(&request);
    bool done = awards_write(book, &request, NULL, told, &heard, &count, &err);
    workers_end(request.workers);
    if (done != (stop == 0))
        fail_msg("%s", err.text);
    if (stop)
        assert_string_equal(err.text, "stopped");
    assert_string_equal(buf_text(&heard.did), wanted);
    buf_free(&heard.did);
    return heard.path;
}

static int64_t ask(const char *sql)
{
    int64_t value = -1;
    assert_true(book_ask_int(book, sql, NULL, &value, NULL));
    return value;
}

#define ALL_23(letter)                                                                             \
    letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter letter

static void nothing_in_a_dry_run(void **state)
{
    (void)state;
    mem_free(run(true, 0, ALL_23("R") "L"));
    assert_false(file_exists(out));
    assert_int_equal(ask("SELECT count(*) FROM disclosure"), 0);
}

/* Stopped in the middle: what was written stays and is in the log; the next run does the rest. */
static void goes_on_where_it_stopped(void **state)
{
    (void)state;
    mem_free(run(false, 5, "WWWWW"));
    assert_int_equal(ask("SELECT count(*) FROM disclosure"), 5);
    mem_free(run(false, 0, "CCCCC" "WWWWWWWWWWWWWWWWWW" "L"));
    assert_int_equal(ask("SELECT count(*) FROM disclosure"), STUDENTS);
    assert_int_equal(ask("SELECT count(DISTINCT student) FROM disclosure"), STUDENTS);
    int64_t steps = ask("SELECT count(*) FROM change");
    mem_free(run(false, 0, ALL_23("C") "L"));
    assert_int_equal(ask("SELECT count(*) FROM change"), steps);
}

static void writes_again_what_is_not_whole(void **state)
{
    (void)state;
    char *path = run(false, 0, ALL_23("W") "L");
    struct stat whole, again;
    assert_int_equal(stat(path, &whole), 0);
    assert_int_equal(truncate(path, whole.st_size / 2), 0);
    mem_free(run(false, 0, "WCCCCCCCCCCCCCCCCCCCCCCL"));
    assert_int_equal(stat(path, &again), 0);
    assert_int_equal(again.st_size, whole.st_size);
    assert_int_equal(unlink(path), 0);
    mem_free(run(false, 0, "WCCCCCCCCCCCCCCCCCCCCCCL"));
    mem_free(path);
}

static void writes_again_what_has_changed(void **state)
{
    (void)state;
    mem_free(run(false, 0, ALL_23("W") "L"));
    ADD(book, "hours", "student=S3", "project=Swine", "time=1", "activity=Weighed", "date=2026-11-02");
    mem_free(run(false, 0, "CCWCCCCCCCCCCCCCCCCCCCCL"));
    ADD(book, "hours", "student=S24", "project=Swine", "time=1", "activity=Weighed", "date=2025-11-02");
    mem_free(run(false, 0, ALL_23("C") "W"));
    ADD(book, "teacher", "name=Ms. Hale"); /* the cover names the advisors */
    mem_free(run(false, 0, ALL_23("W") "W"));
}

static size_t workbooks_in(const char *where)
{
    struct buf command = {0};
    char words[24] = "";
    buf_addf(&command, "ls '%s' | grep -c 'xlsx$'", where);
    FILE *count = popen(buf_text(&command), "r");
    assert_non_null(count);
    assert_non_null(fgets(words, sizeof words, count));
    assert_int_equal(pclose(count), 0);
    buf_free(&command);
    return strtoul(words, NULL, 10);
}

/* What the workers wrote before they heard of the end is in the log, too. */
static void workers_stopped(void **state)
{
    (void)state;
    mem_free(run(false, 5, "WWWWW"));
    size_t written = workbooks_in(out);
    assert_in_range(written, 5, 5 + WORKERS_MOST * WORKERS_AHEAD);
    assert_int_equal(ask("SELECT count(*) FROM disclosure"), written);
    struct buf wanted = {0};
    for (size_t i = 0; i < STUDENTS; i++)
        buf_add_char(&wanted, i < written ? 'C' : 'W');
    buf_add_char(&wanted, 'L');
    mem_free(run(false, 0, buf_text(&wanted)));
    buf_free(&wanted);
    assert_int_equal(ask("SELECT count(DISTINCT student) FROM disclosure"), STUDENTS);
    assert_int_equal(ask("SELECT count(*) FROM disclosure"), STUDENTS);
}

static void workers_write_the_same(void **state)
{
    struct buf command = {0};
    (void)state;
    mem_free(run(false, 0, ALL_23("W") "L"));
    char *aside = out;
    out = file_join(folder, "here");
    by_workers = false;
    mem_free(run(false, 0, ALL_23("W") "L"));
    by_workers = true;
    buf_addf(&command, "diff -r '%s' '%s'", aside, out);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_free(&command);
    mem_free(aside);
}

/* What another program did to the notes costs time, and nothing else. */
static void spoiled_notes(void **state)
{
    (void)state;
    mem_free(run(false, 0, ALL_23("W") "L"));
    char *path = file_join(out, ".saebook-awards");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("not a line\n\n12 x\nffff 5 some.xlsx\n", file);
    assert_int_equal(fclose(file), 0);
    mem_free(path);
    mem_free(run(false, 0, ALL_23("W") "L"));
    mem_free(run(false, 0, ALL_23("C") "L"));
}

/* Numbers that differ only in what a file name cannot hold, and names of any length. */
static void names(void **state)
{
    static const struct {
        const char *number, *name, *wanted; /* '#': digits of the id */
    } rows[] = {
        {"number=A1", "name=Ñañez, José", "Ñañez José A1 - Swine Production - ownership 2027.xlsx"},
        {"number=A/1", "name=x", "x A 1 ###### - Swine Production - ownership 2027.xlsx"},
        {"number=A:1", "name=x", "x A 1 ###### - Swine Production - ownership 2027.xlsx"},
        {"number=..", "name=CON?*|<>", "CON  ###### - Swine Production - ownership 2027.xlsx"},
        {"number=123456789012345678901234567890123456789012345", "name=x",
         "x 1234567890123456789012345678901234567890 ###### - Swine Production - ownership 2027.xlsx"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {{0}};
        int64_t id = ADD(book, "student", rows[i].number, rows[i].name, "entered_ag_ed=2025-01-01");
        const struct award_request request = {.student = id, .area = "Swine Production", .type = "ownership",
                                              .year = YEAR};
        char digits[8];
        char *name = award_file_name(book, &request, &err);
        struct buf wanted = {0};
        (void)snprintf(digits, sizeof digits, "%06lld", (long long)(id % 1000000));
        const char *hash = strstr(rows[i].wanted, "######");
        buf_add(&wanted, rows[i].wanted, hash ? (size_t)(hash - rows[i].wanted) : strlen(rows[i].wanted));
        if (hash)
            buf_addf(&wanted, "%s%s", digits, hash + 6);
        check_row_text(rows[i].number, name, buf_text(&wanted));
        buf_free(&wanted);
        mem_free(name);
    }
}

/* Makes a file of the folder, or takes one that is there, and has it last changed so long ago. */
static void age(const char *name, int minutes)
{
    char *path = file_join(out, name);
    const struct timespec then = {.tv_sec = time(NULL) - (time_t)minutes * 60};
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    (void)fclose(file);
    assert_int_equal(utimensat(AT_FDCWD, path, (const struct timespec[]){then, then}, 0), 0);
    mem_free(path);
}

static bool is_there(const char *name)
{
    char *path = file_join(out, name);
    bool there = file_exists(path);
    mem_free(path);
    return there;
}

/* What a run left that was killed goes; not what another one may be writing, nor what else is there,
 * old as it may be. */
static void sweeps_what_is_left(void **state)
{
    (void)state;
    assert_int_equal(mkdir(out, 0777), 0);
    age(".saebook-Ab12Cd", 61);
    age(".saebook-Ef34Gh", 59);
    age(".saebook-Ab12Cde", 600);
    age("notes.txt", 600);
    mem_free(run(true, 0, ALL_23("R") "L"));
    assert_true(is_there(".saebook-Ab12Cd"));
    mem_free(run(false, 0, ALL_23("W") "L"));
    assert_false(is_there(".saebook-Ab12Cd"));
    assert_true(is_there(".saebook-Ef34Gh"));
    assert_true(is_there(".saebook-Ab12Cde"));
    assert_true(is_there("notes.txt"));
    age(".saebook-awards", 600);
    mem_free(run(false, 0, ALL_23("C") "L"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_in_a_dry_run),
        TEST(goes_on_where_it_stopped),
        TEST(writes_again_what_is_not_whole),
        TEST(writes_again_what_has_changed),
        TEST(spoiled_notes),
        TEST(sweeps_what_is_left),
        TEST(names),
    };
    const struct CMUnitTest workers[] = {
        TEST(nothing_in_a_dry_run),
        TEST(workers_stopped),
        TEST(workers_write_the_same),
        TEST(writes_again_what_is_not_whole),
        TEST(writes_again_what_has_changed),
        TEST(spoiled_notes),
    };
    int failed = cmocka_run_group_tests_name("in one process", tests, NULL, NULL);
    by_workers = true;
    return failed + cmocka_run_group_tests_name("by workers", workers, NULL, NULL);
}
