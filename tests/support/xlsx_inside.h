/* What the files of the workbook reader share; nothing else includes it. */
#ifndef SUPPORT_XLSX_INSIDE_H
#define SUPPORT_XLSX_INSIDE_H

struct xlsx;

void xlsx_read_styles(struct xlsx *xlsx);

#endif
