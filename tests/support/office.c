#include "support/office.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* LibreOffice trusts the values in Excel's files unless its profile says otherwise. */
static const char settings[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\""
                               " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                               " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                               "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
                               "<prop oor:name=\"OOXMLRecalcMode\" "
                               "oor:op=\"fuse\"><value>0</value></prop></item></oor:items>\n";

static bool write_profile(const char *folder)
{
    struct err err = {{0}};
    struct buf path = {0};
    bool done = false;
    buf_addf(&path, "%s/profile/user", folder);
    if (file_make_folders(buf_text(&path), &err)) {
        buf_add_text(&path, "/registrymodifications.xcu");
        FILE *file = fopen(buf_text(&path), "w");
        done = file && fputs(settings, file) >= 0;
        done = file && fclose(file) == 0 && done;
    }
    buf_free(&path);
    return done;
}

bool office_convert(const char *folder, const char *const *names, size_t count,
                    enum office_make make)
{
    static const char *const formats[] = {
        [OFFICE_XLSX] = "'xlsx:Calc MS Excel 2007 XML' --outdir again",
        [OFFICE_PDF] = "pdf --outdir printed",
    };
    struct buf command = {0};
    if (!write_profile(folder))
        return false;
    /* Folder and names are the test's own: no character that a shell would take for its own. */
    buf_addf(&command,
             "cd '%s' && soffice -env:UserInstallation=file://%s/profile --headless --norestore"
             " --convert-to %s",
             folder, folder, formats[make]);
    for (size_t i = 0; i < count; i++)
        buf_addf(&command, " '%s'", names[i]);
    buf_add_text(&command, " >office.log 2>&1");
    int status = system(buf_text(&command));
    buf_free(&command);
    return status == 0;
}

static bool same_value(const struct xlsx_cell *cell, const struct xlsx_cell *again)
{
    if (!again) /* an empty text is no cell at all there */
        return cell->is_text && !*cell->text;
    if (cell->is_text != again->is_text)
        return false;
    if (cell->is_text)
        return strcmp(cell->text, again->text) == 0;
    return fabs(cell->number - again->number) < 0.005;
}

static void tell_difference(const struct xlsx_sheet *sheet, const struct xlsx_cell *cell,
                            const struct xlsx_cell *again)
{
    printf("not the same: %s, row %d, column %d: =%s\n    is %.10g \"%s\", recalculated %.10g "
           "\"%s\"\n",
           sheet->name, cell->row + 1, cell->col + 1, cell->formula, cell->number, cell->text,
           again ? again->number : 0.0, again ? again->text : "(nothing)");
}

size_t office_compare(const struct xlsx *ours, const struct xlsx *again, bool tell, size_t *wrong)
{
    size_t formulas = 0;
    *wrong = 0;
    for (size_t i = 0; i < ours->sheet_count; i++) {
        const struct xlsx_sheet *sheet = &ours->sheets[i];
        const struct xlsx_sheet *other = xlsx_sheet(again, sheet->name);
        size_t near = 0; /* cells come in the same order: look on from the last one found */
        for (size_t k = 0; k < sheet->count; k++) {
            const struct xlsx_cell *cell = &sheet->cells[k], *found = NULL;
            if (!cell->formula)
                continue;
            formulas++;
            for (size_t at = near; other && !found && at < other->count; at++)
                if (other->cells[at].row == cell->row && other->cells[at].col == cell->col) {
                    found = &other->cells[at];
                    near = at;
                }
            if (!same_value(cell, found) && (*wrong)++ < 10 && tell)
                tell_difference(sheet, cell, found);
        }
    }
    return formulas;
}
