/* chapter-report: the chapter's year as a workbook, for the annual report. */
#include "cli/tools.h"
#include "workbook/year_book.h"

int cli_chapter_report(struct cli *cli)
{
    struct year_book_request request = {.path = cli_option(cli, "output")};
    int64_t year, school_year;
    if (!request.path || !cli_option(cli, "year") == !cli_option(cli, "school-year"))
        return cli_misused(cli, "-o and a year are needed: --year or --school-year; such as --year "
                                "2025 -o chapter.xlsx");
    if (!cli_number(cli, "year", 1900, 2199, &year) ||
        !cli_number(cli, "school-year", 1900, 2199, &school_year))
        return cli_misused(cli, "%s", cli->err.text);
    request.year = (int)year;
    request.school_year = (int)school_year;
    if (!cli_open(cli, CLI_READS) || !year_book_write(cli->book, &request, NULL, &cli->err))
        return cli_failed(cli);
    cli_say("wrote %s", request.path);
    return cli_write_pdf(cli, request.path) ? 0 : cli_failed(cli);
}
