/* record-book: everything about one student, as a workbook and as PDF. */
#include "book/book.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include "workbook/record_book.h"
#include <string.h>

int cli_record_book(struct cli *cli)
{
    const char *who = cli->words[0];
    struct record_book_request request = {.path = cli_option(cli, "output")};
    struct wb_count count = {0};
    int64_t year;
    if (!request.path)
        return cli_misused(cli, "-o is needed; such as -o record-book.xlsx");
    if (!cli_number(cli, "year", 1990, 2199, &year))
        return cli_misused(cli, "%s", cli->err.text);
    request.year = (int)year;
    if (!cli_open(cli, CLI_READS) || !ref_find(cli->book, kind_find("student"), 0, 0, who,
                                               strlen(who), &request.student, &cli->err))
        return cli_failed(cli);
    bool ok = record_book_write(cli->book, &request, cli_progress(), NULL, &count,
                                &cli->err);
    cli_progress_end();
    if (!ok)
        return cli_failed(cli);
    cli_say("wrote %s: %zu sheets", request.path, count.sheets);
    return cli_write_pdf(cli, request.path) ? 0 : cli_failed(cli);
}
