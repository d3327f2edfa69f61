/* What the pages of a degree workbook know beside what all pages do; nothing else includes it. */
#ifndef WORKBOOK_DEGREE_ABOUT_H
#define WORKBOOK_DEGREE_ABOUT_H

#include "degree/progress.h"
#include "workbook/outside.h"
#include "workbook/pages.h"

struct degree_about {
    struct degree_progress progress;
    struct degree_progress base; /* of a Star: of the degree it goes with; else empty */
    struct degree_measures measures;
    struct outside outside;
    bool star;
};

#endif
