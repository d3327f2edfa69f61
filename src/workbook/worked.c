#include "workbook/worked.h"

#include <string.h>

size_t worked_column(const struct report *report, const char *name, size_t nbytes)
{
    size_t at = 0;
    while (at < report->count && (strlen(report->columns[at].name) != nbytes ||
                                  strncmp(report->columns[at].name, name, nbytes) != 0))
        at++;
    return at;
}

bool worked_formula(const struct report *report, size_t column, const int64_t *values,
                    worked_cell *cell, const void *context, struct buf *out)
{
    const char *of = report->columns[column].of;
    int64_t left = values[column];
    char ref[REF_SIZE];
    while (of && *of) {
        bool minus = *of == '-';
        of += minus;
        size_t length = strcspn(of, " ");
        size_t part = worked_column(report, of, length);
        if (part == report->count || report->columns[part].type != report->columns[column].type)
            return false;
        left -= minus ? -values[part] : values[part];
        buf_addf(out, "%s%s", minus ? "-" : out->len > 0 ? "+" : "", cell(context, part, ref));
        of += length + (of[length] == ' ');
    }
    return out->len > 0 && left == 0;
}
