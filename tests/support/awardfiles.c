#include "support/check.h"

#include "support/awardfiles.h"

#include "base/buf.h"
#include "base/file.h"
#include "report/report.h"
#include <stdlib.h>

static char *folder;
struct xlsx *made[FORMS];

char *awardfiles_path(const char *name)
{
    return file_join(folder, name);
}

struct award_request awardfiles_request(enum awardfiles_form form, const char *path)
{
    return (struct award_request){
        .student = AWARDBOOK_MAYA,
        .area = awardbook_forms[form].area,
        .type = awardbook_forms[form].type,
        .year = AWARDBOOK_YEAR,
        .path = path,
    };
}

char *awardfiles_write(enum awardfiles_form form, const char *name, bool payers)
{
    struct err err = {{0}};
    char *path = awardfiles_path(name);
    struct award_request request = awardfiles_request(form, path);
    request.payers = payers;
    if (!award_write(book, &request, NULL, NULL, NULL, &err))
        fail_msg("%s: %s", name, err.text);
    return path;
}

int awardfiles_open(void **state)
{
    const char *temp = getenv("TMPDIR");
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-01-20", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "award-XXXXXX"));
    if (!folder)
        return -1;
    char *path = awardfiles_path("t.saebook");
    book = awardbook_open(path);
    free(path);
    return 0;
}

int awardfiles_make(void **state)
{
    if (awardfiles_open(state) != 0)
        return -1;
    for (int form = 0; form < FORMS; form++) {
        char *file = awardfiles_write(form, awardbook_forms[form].file, false);
        made[form] = xlsx_open(file);
        free(file);
    }
    return 0;
}

int awardfiles_remove(void **state)
{
    struct buf command = {0};
    (void)state;
    for (int form = 0; form < FORMS; form++)
        if (made[form])
            xlsx_close(made[form]);
    book_close(book);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

int64_t awardfiles_income(const char *name, int year)
{
    struct err err = {{0}};
    const struct report *report = report_find("income");
    struct report_query query = {.student = AWARDBOOK_MAYA, .to = {AWARDBOOK_YEAR - 1, 12, 31}};
    struct report_rows *rows = report_open(book, report, &query, &err);
    int64_t sum = 0;
    assert_non_null(rows);
    size_t at = 0, year_at = 0, project_at = 0;
    for (size_t i = 0; i < report->count; i++) {
        at = strcmp(report->columns[i].name, name) == 0 ? i : at;
        year_at = strcmp(report->columns[i].name, "year") == 0 ? i : year_at;
        project_at = strcmp(report->columns[i].name, "project") == 0 ? i : project_at;
    }
    assert_string_equal(report->columns[at].name, name);
    while (report_next(rows, &err) == STEP_ROW) {
        const char *project = report_text(rows, project_at);
        bool ours = strcmp(project, "Market lambs") == 0 || strncmp(project, ">10 ewes", 8) == 0;
        if (ours && report_int(rows, year_at) == year)
            sum += report_int(rows, at);
    }
    report_close(rows);
    return sum;
}
