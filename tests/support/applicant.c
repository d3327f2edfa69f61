#include "support/check.h"

#include "support/applicant.h"

#include "base/buf.h"

int applicant_setup(void **state)
{
    (void)state;
    onebook_open("2027-01-12");
    book_set_who(book, "Ms. Hale");
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01",
               "graduation_date=2028-05-20");
    ADD(book, "membership", "student=S1", "year=2026", "dues_paid=2026-10-01");
    ADD(book, "project", "student=S1", "title=Market swine", "type=ownership", "pathway=AS",
        "award_area=Swine Production", "began=2025-01-01");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=2", "activity=Fed hogs",
        "date=2025-03-01");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=2", "activity=Fed hogs",
        "date=2026-11-01");
    return 0;
}

struct award_request applicant_asks(void)
{
    return (struct award_request){
        .student = maya, .area = "Swine Production", .type = "ownership", .year = YEAR};
}

int64_t applicant_begins(void)
{
    return ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
               "award_year=2027");
}

void applicant_photo(const char *project)
{
    struct buf sql = {0};
    buf_addf(&sql,
             "INSERT INTO photo (id, student, project, date, file)"
             " SELECT abs(random()) / 2, student, id, '2026-05-05', x'00' FROM project"
             " WHERE title = '%s'",
             project);
    onebook_change(buf_text(&sql));
    buf_free(&sql);
}
