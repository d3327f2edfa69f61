/* The book itself, as far as it is records: which years are closed. Last of all in the order of
 * import, since a closed year takes no more entries. */
#include "kinds/describe.h"

static const struct field closing_fields[] = {
    REF("student", "Student", "student", NEEDED | PART_OF, NULL),
    FIELD(YEAR, "year", "Year", NEEDED, "The calendar year whose records are done."),
    {.name = "closed_on", .label = "Closed on", .type = FIELD_DATE, .flags = NEEDED, .initial = "today"},
    FIELD(TEXT, "closed_by", "Closed by", 0, "Who closed it; whoever enters it if left empty."),
    FIELD(DATE, "reopened_on", "Reopened on", EXTRA, "Empty while the year is closed."),
    FIELD(TEXT, "reason", "Why", EXTRA, "Why it was reopened: a missing receipt was found."),
};

static const struct kind kinds[] = {
    {.name = "closing", .label = "Year closed", .plural = "Years closed", .family = "book",
     .help = "A year whose records are complete: what was reported of it changes only with a reason.",
     .order = "year desc", .columns = "student year closed_on closed_by reopened_on reason",
     .sentence = "{student}, {year}[ closed on {closed_on}][, reopened on {reopened_on}][: {reason}]",
     .check = check_closing, FIELDS(closing_fields)},
};
const struct kind_family kinds_keeping = {kinds, sizeof kinds / sizeof kinds[0]};
