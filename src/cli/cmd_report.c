/* report: the named reports, narrowed. */
#include "book/book.h"
#include "base/tr.h"
#include "cli/tools.h"
#include "exchange/report_out.h"
#include "report/carried.h"
#include "report/report.h"
#include "workbook/reported.h"
#include <stdio.h>
#include <string.h>

static const struct table_column report_columns[] = {{"report", TABLE_TEXT}, {"shows", TABLE_TEXT}};

static int list_reports(struct cli *cli)
{
    struct cli_table table;
    if (!cli_table_begin(cli, &table, report_columns, COUNT_OF(report_columns)))
        return cli_failed(cli);
    bool ok = true;
    for (size_t i = 0; ok && i <= report_count(); i++) {
        const struct report *report = i < report_count() ? report_at(i) : &cli_readiness;
        const struct table_cell cells[] = {
            {report->name, strlen(report->name)},
            {tr(report->help), strlen(tr(report->help))},
        };
        ok = table_out_row(table.rows, cells, &cli->err);
    }
    return cli_table_end(cli, &table, ok);
}

static bool read_numbers(struct cli *cli, struct report_query *query)
{
    int64_t year, school_year;
    if (!cli_number(cli, "year", 1900, 2199, &year) ||
        !cli_number(cli, "school-year", 1900, 2199, &school_year))
        return false;
    query->year = (int)year;
    query->school_year = (int)school_year;
    return true;
}

static bool read_query(struct cli *cli, struct report_query *query)
{
    return cli_student(cli, &query->student) && cli_project(cli, query->student, &query->project) &&
           cli_date(cli, "from", &query->from) && cli_date(cli, "to", &query->to) &&
           cli_date(cli, "as-of", &query->as_of);
}

/* Below a table for people: which of its years another book kept. */
static bool tell_carried(struct cli *cli, const struct report *report,
                         const struct report_query *query)
{
    struct buf years = {0};
    bool ok = carried_tell_report(cli->book, report, query, &years, &cli->err);
    if (years.len > 0)
        cli_say("carried in: %s", buf_text(&years));
    buf_free(&years);
    return ok;
}

static int write_workbook(struct cli *cli, const struct report *report)
{
    struct report_query query = {0};
    const char *path = cli_option(cli, "output");
    if (!path)
        return cli_misused(cli, "a workbook goes to a file; such as -o %s.xlsx", report->name);
    if (!read_numbers(cli, &query))
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, CLI_READS) || !read_query(cli, &query) ||
        !reported_write(cli->book, report, &query, path, NULL, &cli->err))
        return cli_failed(cli);
    return 0;
}

int cli_report(struct cli *cli)
{
    struct report_query query = {0};
    enum table_format format;
    bool workbook = cli->word_count > 0 && cli_wants_workbook(cli);
    if (!workbook && !cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    if (cli->word_count == 0)
        return list_reports(cli);
    if (strcmp(cli->words[0], cli_readiness.name) == 0)
        return workbook ? cli_misused(cli, "the report readiness is table, csv or json")
                        : cli_report_readiness(cli);
    const struct report *report = report_named(cli->words[0], &cli->err);
    if (report && workbook)
        return write_workbook(cli, report);
    if (!report || !read_numbers(cli, &query))
        return cli_misused(cli, "%s", cli->err.text);
    if (!cli_open(cli, CLI_READS) || !read_query(cli, &query) ||
        !report_write(cli->book, report, &query, format, cli_option(cli, "output"),
                      cli_to_file(cli) ? 0 : cli_width(), &cli->err))
        return cli_failed(cli);
    bool told = format != TABLE_FOR_PEOPLE || cli_to_file(cli) || tell_carried(cli, report, &query);
    return told ? 0 : cli_failed(cli);
}
