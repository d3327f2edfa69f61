#include "support/check.h"

#include "support/farmers.h"

void farmers_people(void)
{
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Lettuce", "type=research_experimental",
        "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Garden", "type=service_learning", "began=2025-01-01");
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S2", "title=Lambs", "type=ownership", "began=2025-01-01");
}

int farmers_setup(void **state)
{
    (void)state;
    onebook_open("2026-11-22");
    farmers_people();
    return 0;
}
