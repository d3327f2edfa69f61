/* What records of teaching are about: two teachers, two students with pigs, and a course. Each test
 * has them in a book of its own (support/onebook.h), on 22 November 2026. */
#ifndef SUPPORT_CLASSROOM_H
#define SUPPORT_CLASSROOM_H

#include "support/add.h"
#include "support/onebook.h"

void classroom_people(void); /* into the book that is open */
int classroom_setup(void **state);

/* A test with a book of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, classroom_setup, onebook_close)

#endif
