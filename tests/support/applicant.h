/* A student with what an application asks for: Maya, two years of market swine, an award year of
 * 2027. Each test has her in a book of its own (support/onebook.h). */
#ifndef SUPPORT_APPLICANT_H
#define SUPPORT_APPLICANT_H

#include "support/add.h"
#include "support/onebook.h"

#include "award/measure.h"

enum { YEAR = 2027 };

/* How other records name her application, once it is begun. */
#define APPLICATION "application=proficiency Swine Production ownership 2027"

int applicant_setup(void **state);

/* Swine Production, ownership, 2027. */
struct award_request applicant_asks(void);
/* Begins that application: its id. */
int64_t applicant_begins(void);
/* A picture of a project, by its title. */
void applicant_photo(const char *project);

/* A test with a book of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, applicant_setup, onebook_close)

#endif
