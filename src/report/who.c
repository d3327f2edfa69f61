#include "report/who.h"

#include "base/mem.h"
#include <string.h>

bool who_is_column(const struct report_column *column)
{
    return column->type == REPORT_TEXT && strcmp(column->name, "student") == 0;
}

const char *who_name(struct book *book, struct who *who, const char *number)
{
    if (who->number && strcmp(who->number, number) == 0)
        return who->name;
    struct stmt *stmt =
        book_stmt(book, "SELECT name FROM student WHERE number = ?1 COLLATE NOCASE", NULL);
    if (!stmt)
        return number;
    stmt_bind_text(stmt, 1, number);
    bool found = stmt_step(stmt, NULL) == STEP_ROW;
    who_clear(who);
    who->number = mem_text(number);
    who->name = mem_text(found ? stmt_text(stmt, 0) : number);
    stmt_done(stmt);
    return who->name;
}

void who_clear(struct who *who)
{
    mem_free(who->number);
    mem_free(who->name);
    *who = (struct who){0};
}
