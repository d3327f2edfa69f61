/* log (the quick line) and photo. */
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "cli/tools.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "quick/quick.h"
#include <stdlib.h>
#include <string.h>

/* ---- log ------------------------------------------------------------------------------------- */

enum { NOTES_MAX = 4 << 20, STUDENTS_MOST = 1000 };

struct log {
    struct cli *cli;
    struct date day;
    int64_t *students; /* owned */
    size_t student_count;
    struct quick *list; /* owned: every line of every student */
    size_t *lines;      /* owned: the line of NOTES of each, 0: the command line */
    size_t count, room;
};

static bool read_students(struct log *log)
{
    struct cli *cli = log->cli;
    const char *name;
    log->students = mem_array(cli->given_count + 1, sizeof *log->students);
    while ((name = cli_option_at(cli, "student", log->student_count)) != NULL) {
        int64_t id;
        if (!ref_find(cli->book, kind_find("student"), 0, 0, name, strlen(name), &id, &cli->err))
            return err_prefix(&cli->err, "--student");
        for (size_t i = 0; i < log->student_count; i++) {
            if (log->students[i] == id)
                return err_set(&cli->err, "--student: \"%s\" is given twice; give each once", name);
        }
        log->students[log->student_count++] = id;
    }
    return true;
}

/* Where a line failed: "notes.txt: line 3: Ortiz, Maya: ...". */
static bool failed_line(struct log *log, size_t line, int64_t student)
{
    struct cli *cli = log->cli;
    if (log->student_count > 1) {
        struct buf name = {0};
        ref_name_screen(cli->book, kind_find("student"), student, &name);
        err_prefix(&cli->err, "%s", buf_text(&name));
        buf_free(&name);
    }
    if (line > 0)
        err_prefix(&cli->err, "%s: line %zu", cli_option(cli, "file"), line);
    return false;
}

static bool read_line(struct log *log, size_t line, const char *text, size_t nbytes)
{
    for (size_t i = 0; i < log->student_count; i++) {
        if (log->count == log->room) {
            log->room = log->room ? log->room * 2 : 16;
            log->list = mem_grow(log->list, log->room, sizeof *log->list);
            log->lines = mem_grow(log->lines, log->room, sizeof *log->lines);
        }
        if (!quick_parse(log->cli->book, log->students[i], log->day, text, nbytes,
                         &log->list[log->count], &log->cli->err))
            return failed_line(log, line, log->students[i]);
        log->lines[log->count++] = line;
    }
    return true;
}

static bool read_words(struct log *log)
{
    struct buf text = {0};
    for (size_t i = 0; i < log->cli->word_count; i++)
        buf_addf(&text, "%s%s", i > 0 ? " " : "", log->cli->words[i]);
    bool ok = read_line(log, 0, buf_text(&text), text.len);
    buf_free(&text);
    return ok;
}

/* As people keep them: quick_note_next(). */
static bool read_notes(struct log *log, const char *path)
{
    struct buf notes = {0};
    bool ok = file_read(path, NOTES_MAX, &notes, &log->cli->err);
    struct quick_note note = {.at = buf_text(&notes)};
    while (ok && quick_note_next(&note))
        ok = read_line(log, note.number, buf_text(&note.line), note.line.len);
    quick_note_clear(&note);
    buf_free(&notes);
    return ok;
}

static void show(const struct log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        if (log->student_count > 1)
            cli_say("%s: %s", log->list[i].student_name, log->list[i].preview);
        else
            cli_say("%s", log->list[i].preview);
    }
}

static bool enter(struct log *log)
{
    size_t failed = 0;
    char *what = NULL;
    if (log->count == 0)
        return err_set(&log->cli->err, "%s: has no lines; write one entry a line",
                       cli_option(log->cli, "file"));
    if (cli_option(log->cli, "dry-run")) {
        show(log);
        return true;
    }
    if (!quick_enter(log->cli->book, log->list, log->count, &failed, &what, &log->cli->err))
        return failed_line(log, log->lines[failed],
                           record_int(&log->list[failed].record, "student"));
    show(log);
    cli_say("%s", what);
    mem_free(what);
    return true;
}

int cli_log(struct cli *cli)
{
    struct log log = {.cli = cli};
    const char *notes = cli_option(cli, "file");
    if (!cli_option(cli, "student"))
        return cli_misused(cli, "whose is it? give --student S");
    if (notes ? cli->word_count > 0 : cli->word_count == 0)
        return cli_misused(cli, "give either the line, or --file NOTES with a line for each entry");
    bool dry = cli_option(cli, "dry-run") != NULL;
    if (!cli_open(cli, dry ? CLI_READS : CLI_WRITES))
        return cli_failed(cli);
    bool ok = cli_date(cli, "date", &log.day);
    if (ok && log.day.year == 0)
        log.day = date_today();
    ok = ok && read_students(&log) && (notes ? read_notes(&log, notes) : read_words(&log)) &&
         enter(&log);
    for (size_t i = 0; i < log.count; i++)
        quick_clear(&log.list[i]);
    mem_free(log.list);
    mem_free(log.lines);
    mem_free(log.students);
    return ok ? 0 : cli_failed(cli);
}

/* ---- photo ----------------------------------------------------------------------------------- */

static bool read_photo(struct cli *cli, const char *path, int64_t student, int64_t project,
                       struct record *out)
{
    static const char *const options[] = {"caption", "date"};
    record_start(out, kind_find("photo"));
    value_set_int(record_value(out, "student"), student);
    if (project != 0)
        value_set_int(record_value(out, "project"), project);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const char *text = cli_option(cli, options[i]);
        if (text && !record_set(cli->book, out, kind_field(out->kind, options[i]), text,
                                strlen(text), student, &cli->err))
            return err_prefix(&cli->err, "--%s", options[i]);
    }
    return record_set(cli->book, out, kind_field(out->kind, "file"), path, strlen(path), student,
                      &cli->err);
}

static bool enter_photos(struct cli *cli, struct record *photos, size_t count)
{
    struct buf what = {0};
    if (!change_begin(cli->book, CHANGE_RECORDED, &cli->err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = record_check(cli->book, &photos[i], NULL, &cli->err) &&
             record_insert(cli->book, &photos[i], &cli->err);
    buf_addf(&what, tr_count("added %zu photo of ", "added %zu photos of ", (int64_t)count), count);
    ref_name_screen(cli->book, kind_find("student"), record_int(&photos[0], "student"), &what);
    if (ok)
        ok = change_commit(cli->book, buf_text(&what), NULL, &cli->err);
    else
        change_rollback(cli->book);
    if (ok)
        cli_say("%s", buf_text(&what));
    buf_free(&what);
    return ok;
}

int cli_photo(struct cli *cli)
{
    int64_t student = 0, project = 0;
    size_t count = cli->word_count - 1, read = 0;
    if (strcmp(cli->words[0], "add") != 0)
        return cli_misused(cli,
                           "\"%s\" is not something to do with photos; write: saebook photo add "
                           "FILE... --student S",
                           cli->words[0]);
    if (!cli_option(cli, "student"))
        return cli_misused(cli, "whose is it? give --student S");
    if (!cli_open(cli, CLI_WRITES) || !cli_student(cli, &student) ||
        !cli_project(cli, student, &project))
        return cli_failed(cli);
    struct record *photos = mem_array(count, sizeof *photos);
    bool ok = true;
    while (ok && read < count) {
        ok = read_photo(cli, cli->words[read + 1], student, project, &photos[read]);
        read++;
    }
    ok = ok && enter_photos(cli, photos, count);
    for (size_t i = 0; i < read; i++)
        record_clear(&photos[i]);
    mem_free(photos);
    return ok ? 0 : cli_failed(cli);
}
