#include "support/check.h"

#include "support/classroom.h"

void classroom_people(void)
{
    ADD(book, "teacher", "name=Ms. Hale");
    ADD(book, "teacher", "name=Mr. Reed");
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=My plan", "type=foundational", "began=2025-01-01");
    ADD(book, "student", "number=S2", "name=Park, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S2", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "course", "title=Ag II", "year=2026");
    ADD(book, "enrollment", "student=S1", "course=Ag II 2026");
}

int classroom_setup(void **state)
{
    (void)state;
    onebook_open("2026-11-22");
    classroom_people();
    return 0;
}
