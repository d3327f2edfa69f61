/* What records of animals, crops and research are about: two students, and projects of each type.
 * Each test has them in a book of its own (support/onebook.h), on 22 November 2026. */
#ifndef SUPPORT_FARMERS_H
#define SUPPORT_FARMERS_H

#include "support/add.h"
#include "support/onebook.h"

void farmers_people(void); /* into the book that is open */
int farmers_setup(void **state);

/* A test with a book of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, farmers_setup, onebook_close)

#endif
