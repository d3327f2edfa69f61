/* libxlsxwriter, loaded when the first workbook is begun. */
#define XLSX_KEEP_NAMES
#include "workbook/xlsx.h"

#include "base/about.h"
#include "base/late.h"

struct xlsx xlsx;

#define FUNCTION(name) {#name, &xlsx.name},
static const struct late_function functions[] = {XLSX_FUNCTIONS(FUNCTION)};

bool xlsx_load(struct err *err)
{
    static struct late late = {
        .file = about_xlsxwriter,
        .functions = functions,
        .count = sizeof functions / sizeof functions[0],
    };
    return late_load(&late, err);
}
