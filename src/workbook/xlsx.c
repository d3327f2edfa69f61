/* libxlsxwriter, loaded when the first workbook is begun. */
#define XLSX_KEEP_NAMES
#include "workbook/xlsx.h"

#include "base/about.h"
#include "base/late.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

struct xlsx xlsx;

#define FUNCTION(name) {#name, &xlsx.name},
static const struct late_function functions[] = {XLSX_FUNCTIONS(FUNCTION)};

/* A workbook takes a few million bytes in small pieces and gives all of them back, which then would go
 * to the system and come again for the next one, page by page. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { KEPT_BYTES = 64 << 20, STEP_BYTES = 1 << 20 };
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    (void)mallopt(M_TOP_PAD, STEP_BYTES);
    (void)mallopt(M_MMAP_THRESHOLD, KEPT_BYTES / 4);
#endif
}

bool xlsx_load(struct err *err)
{
    static struct late late = {
        .file = about_xlsxwriter,
        .functions = functions,
        .count = sizeof functions / sizeof functions[0],
    };
    if (!late.loaded)
        keep_memory();
    return late_load(&late, err);
}
