/* report readiness: how far students are, with every degree and begun application. It is no view of
 * the book like the reports, as its rules are data of the program and of imported files. */
#include "base/num.h"
#include "book/book.h"
#include "cli/tools.h"
#include "award/ready.h"
#include "report/report.h"
#include <string.h>

static const struct report_column columns[] = {
    {.name = "student", .label = "Student", .help = "The student's number."},
    {.name = "name", .label = "Name", .help = "The student's name."},
    {.name = "what", .label = "For", .help = "The degree, or the award area with type and year."},
    {.name = "profile", .label = "Rules", .help = "Whose rules they are, of a degree."},
    {.name = "met", .label = "Met", .help = "How many requirements are met.", .type = REPORT_INT},
    {.name = "of", .label = "Of", .help = "How many there are.", .type = REPORT_INT},
    {.name = "qualifies", .label = "Qualifies", .help = "Whether nothing that records tell lacks."},
    {.name = "lacks", .label = "Lacks", .help = "The requirements that are not met, by their ids."},
    {.name = "waits", .label = "Waits", .help = "Those that a person has to say."},
    {.name = "next", .label = "Next", .help = "What would be enough for the first that lacks."},
};
const struct report cli_readiness = {
    .name = "readiness",
    .label = "Readiness",
    .help = "How near students are to each degree and begun application, as of today.",
    .columns = columns,
    .count = COUNT_OF(columns),
    .filters = REPORT_BY_STUDENT,
};

static const struct table_column all_columns[] = {
    {"student", TABLE_TEXT},  {"name", TABLE_TEXT},  {"what", TABLE_TEXT},
    {"profile", TABLE_TEXT},  {"met", TABLE_NUMBER}, {"of", TABLE_NUMBER},
    {"qualifies", TABLE_YES}, {"lacks", TABLE_TEXT}, {"waits", TABLE_TEXT},
    {"next", TABLE_TEXT},
};
static const struct table_column few_columns[] = {
    {"student", TABLE_TEXT}, {"name", TABLE_TEXT},     {"what", TABLE_TEXT}, {"met", TABLE_NUMBER},
    {"of", TABLE_NUMBER},    {"qualifies", TABLE_YES}, {"next", TABLE_TEXT},
};

struct readiness {
    struct cli *cli;
    struct cli_table table;
    struct stmt *names;
    bool for_people;
};

static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){text, strlen(text)};
}

static bool each(void *context, const struct award_ready *ready, struct err *err)
{
    struct readiness *to = context;
    char met[NUM_TEXT_SIZE], of[NUM_TEXT_SIZE];
    stmt_reset(to->names);
    stmt_bind_int(to->names, 1, ready->student);
    if (stmt_step(to->names, err) != STEP_ROW)
        return false;
    struct table_cell number = cell_of(stmt_text(to->names, 0)),
                      name = cell_of(stmt_text(to->names, 1)),
                      qualifies = cell_of(ready->qualifies ? "yes" : "no");
    num_decimal((int64_t)ready->met, 0, met);
    num_decimal((int64_t)ready->of, 0, of);
    const struct table_cell few[] = {number,      name,      cell_of(ready->what), cell_of(met),
                                     cell_of(of), qualifies, cell_of(ready->next)};
    const struct table_cell full[] = {number,
                                      name,
                                      cell_of(ready->what),
                                      cell_of(ready->profile),
                                      cell_of(met),
                                      cell_of(of),
                                      qualifies,
                                      cell_of(ready->lacks),
                                      cell_of(ready->waits),
                                      cell_of(ready->next)};
    return table_out_row(to->table.rows, to->for_people ? few : full, err);
}

/* What narrows other reports narrows this one not. */
static const char *surplus_option(const struct cli *cli)
{
    static const char *const options[] = {"project", "year", "school-year", "from", "to", "as-of"};
    for (size_t i = 0; i < COUNT_OF(options); i++)
        if (cli_option(cli, options[i]))
            return options[i];
    return NULL;
}

int cli_report_readiness(struct cli *cli)
{
    struct readiness to = {.cli = cli};
    const char *surplus = surplus_option(cli);
    enum table_format format;
    int64_t student;
    if (surplus)
        return cli_misused(cli,
                           "the report readiness is as of today, and only --student narrows "
                           "it; leave out --%s",
                           surplus);
    if (!cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    to.for_people = format == TABLE_FOR_PEOPLE;
    if (!cli_open(cli, CLI_READS) || !cli_student(cli, &student))
        return cli_failed(cli);
    to.names = book_stmt(cli->book, "SELECT number, name FROM student WHERE id = ?1", &cli->err);
    if (!to.names ||
        !cli_table_begin(cli, &to.table, to.for_people ? few_columns : all_columns,
                         to.for_people ? COUNT_OF(few_columns) : COUNT_OF(all_columns))) {
        stmt_done(to.names);
        return cli_failed(cli);
    }
    bool ok = award_ready(cli->book, student, each, &to, &cli->err);
    stmt_done(to.names);
    return cli_table_end(cli, &to.table, ok);
}
