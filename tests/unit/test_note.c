/* Notes of a week as quick lines. */
#include "support/check.h"

#include "quick/quick.h"
#include <stdlib.h>

static void check_note(const char *name, const char *text, const char *wanted)
{
    struct quick_note note = {.at = text};
    struct buf all = {0};
    while (quick_note_next(&note))
        buf_addf(&all, "%zu %s|", note.number, buf_text(&note.line));
    check_row_text(name, buf_text(&all), wanted);
    buf_free(&all);
    quick_note_clear(&note);
}

static void notes(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    check_note("lines", "1h fed @swine\n$3 feed @swine", "1 1h fed @swine|2 $3 feed @swine|");
    check_note("line ends", "1h a\r\n\r\n 2h b \n", "1 1h a|3 2h b|");
    check_note("marks", "- 1h a\n* 2h b\n• 3h c\n1. 1h d\n12) 1h e\n[x] 1h f\n- [ ] 1h g",
               "1 1h a|2 2h b|3 3h c|4 1h d|5 1h e|6 1h f|7 1h g|");
    check_note("no marks", "1.5h a\n-3 1h b\n1:30 c", "1 1.5h a|2 -3 1h b|3 1:30 c|");
    check_note("days above", "Monday:\n- 1h a\n- 2h b\n\nTue 11/17\n1h c\n",
               "2 Monday 1h a|3 Monday 2h b|6 11/17 1h c|");
    check_note("own day", "Monday\n1h a\nwed 2h b\n3h c",
               "2 Monday 1h a|3 wed 2h b|4 Monday 3h c|");
    check_note("colon", "Mon: 1h a\n11/17: 2h b", "1 Mon 1h a|2 11/17 2h b|");
    check_note("nothing", "\n - \n\nMonday\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(notes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
