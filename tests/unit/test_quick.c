/* The quick line: what it understands, what it refuses, what is entered, what Tab offers. */
#include "support/add.h"
#include "support/check.h"

#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "quick/quick.h"

#include <stdio.h>
#include <stdlib.h>

static struct book *book;
static int64_t maya, ben;
static const struct date today = {2026, 11, 22}; /* a Sunday */

/* ---- a small chapter ------------------------------------------------------------------------- */

#define ENTER(kind, ...) ADD(book, kind, __VA_ARGS__)

static int set_up(void **state)
{
    struct err err = {""};
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, &err);
    if (!book)
        return 1;
    maya = ENTER("student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2024-08-20");
    ben = ENTER("student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2024-08-20");
    ENTER("project", "student=S1", "title=Market swine", "type=ownership", "began=2025-01-10");
    ENTER("project", "student=S1", "title=Feed store, Hale's", "type=placement",
          "began=2025-01-10");
    ENTER("project", "student=S1", "title=Jardín de niños", "type=service_learning",
          "began=2025-01-10");
    ENTER("project", "student=S1", "title=Market goats 2025", "type=ownership", "began=2025-01-10",
          "ended=2025-12-31", "status=closed");
    ENTER("project", "student=S1", "title=Corn plot", "type=ownership", "began=2025-01-10");
    ENTER("position", "student=S1", "project=Feed store, Hale's", "employer=Hale's Feed",
          "title=Clerk", "begins=2025-06-01", "duties=Loading feed\nCounter");
    ENTER("animal", "student=S1", "project=Market swine", "tag=17", "name=Rosie",
          "born=2026-02-01");
    ENTER("animal", "student=S1", "project=Market swine", "tag=A-4");
    ENTER("weighing", "student=S1", "project=Market swine", "animal=17", "date=2026-11-01",
          "weight=219.5", "unit=lb");
    ENTER("project", "student=S2", "title=Show lambs", "type=ownership", "began=2025-01-10");
    ENTER("project", "student=S2", "title=Market lambs", "type=ownership", "began=2025-01-10");
    ENTER("money", "student=S1", "date=2026-10-01", "type=expense", "project=Market swine",
          "category=feed", "amount=10", "party=Hale's Feed");
    ENTER("money", "student=S1", "date=2026-10-02", "type=expense", "project=Market swine",
          "category=veterinary", "amount=20", "party=Halverson Vet");
    ENTER("hours", "student=S1", "date=2026-11-20", "project=Market swine", "time=20",
          "activity=stayed at the fair", "standards=AS.02 AS.07.01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

/* ---- what is understood ---------------------------------------------------------------------- */

/* The record as "kind field=value ...", only fields that are set, without the student. */
static char *as_text(const struct record *record)
{
    struct buf out = {0};
    buf_add_text(&out, record->kind->name);
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct field *field = &record->kind->fields[i];
        if (record->values[i].is == VALUE_NONE || strcmp(field->name, "student") == 0)
            continue;
        buf_addf(&out, " %s=", field->name);
        field_format(book, field, &record->values[i], STYLE_FILE, &out);
    }
    return buf_take(&out);
}

static const struct {
    const char *line, *record, *preview;
} good[] = {
    /* time */
    {"1.5h fed and weighed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed and weighed hogs "
     "in_class=no",
     "You WORKED 1 h 30 m: fed and weighed hogs · Market swine · Sun 22 Nov 2026"},
    {"90m fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed hogs in_class=no", NULL},
    {"1:30 fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed hogs in_class=no", NULL},
    {"2 hours fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=2:00 activity=fed hogs in_class=no", NULL},
    {"90 min fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed hogs in_class=no", NULL},
    {"1h30m fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed hogs in_class=no", NULL},
    {"1h 30m fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=1:30 activity=fed hogs in_class=no", NULL},
    {".5h fed hogs @swine",
     "hours project=Market swine date=2026-11-22 time=0:30 activity=fed hogs in_class=no", NULL},
    {"24h stayed with a sick sow @swine",
     "hours project=Market swine date=2026-11-22 time=24:00 activity=stayed with a sick sow "
     "in_class=no",
     NULL},
    {"1h 30 hogs weighed @swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=30 hogs weighed in_class=no",
     NULL},
    /* days */
    {"today 1h fed @swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no", NULL},
    {"yesterday 1h fed @swine",
     "hours project=Market swine date=2026-11-21 time=1:00 activity=fed in_class=no",
     "You WORKED 1 h: fed · Market swine · Sat 21 Nov 2026"},
    {"mon 1h fed @swine",
     "hours project=Market swine date=2026-11-16 time=1:00 activity=fed in_class=no", NULL},
    {"Sunday 1h fed @swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no", NULL},
    {"-3 1h fed @swine",
     "hours project=Market swine date=2026-11-19 time=1:00 activity=fed in_class=no", NULL},
    {"2026-11-03 1h fed @swine",
     "hours project=Market swine date=2026-11-03 time=1:00 activity=fed in_class=no", NULL},
    {"11/3 1h fed @swine",
     "hours project=Market swine date=2026-11-03 time=1:00 activity=fed in_class=no", NULL},
    {"12/24 1h fed @swine", /* the latest that is not in the future */
     "hours project=Market swine date=2025-12-24 time=1:00 activity=fed in_class=no", NULL},
    /* naming the project */
    {"1h fed @Market",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no", NULL},
    {"1h fed @SWI", "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no",
     NULL},
    {"1h fed @\"market swine\"",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no", NULL},
    {"1h fed @market swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no", NULL},
    {"1h @corn plot weeded rows",
     "hours project=Corn plot date=2026-11-22 time=1:00 activity=weeded rows in_class=no", NULL},
    {"1h @corn weeded rows",
     "hours project=Corn plot date=2026-11-22 time=1:00 activity=weeded rows in_class=no", NULL},
    {"1h fed @swine, then watered",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed then watered in_class=no",
     NULL},
    {"1h planted @jardin",
     "hours project=Jardín de niños date=2026-11-22 time=1:00 activity=planted in_class=no", NULL},
    {"1h planted @niños",
     "hours project=Jardín de niños date=2026-11-22 time=1:00 activity=planted in_class=no", NULL},
    {"2025-10-02 1h clipped @goats",
     "hours project=Market goats 2025 date=2025-10-02 time=1:00 activity=clipped in_class=no",
     NULL},
    /* standards and flags */
    {"1h fed @swine #as.02 #AS.07.01",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=no "
     "standards=AS.02 AS.07.01",
     "You WORKED 1 h: fed · Market swine · AS.02 AS.07.01 · Sun 22 Nov 2026"},
    {"1h fed #AS.02 @swine class",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=yes "
     "standards=AS.02",
     "You WORKED 1 h: fed · Market swine · AS.02 · in class · Sun 22 Nov 2026"},
    {"1h fed @swine in class",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=fed in_class=yes", NULL},
    {"45m planned in class @swine",
     "hours project=Market swine date=2026-11-22 time=0:45 activity=planned in_class=yes", NULL},
    {"1h judged a class of gilts @swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=judged a class of gilts "
     "in_class=no",
     NULL},
    {"1h bought #2 diesel @swine",
     "hours project=Market swine date=2026-11-22 time=1:00 activity=bought #2 diesel in_class=no",
     NULL},
    /* placement: the only job of the day, and its duty */
    {"3h loading feed @feed paid",
     "hours project=Feed store, Hale's date=2026-11-22 time=3:00 activity=loading feed "
     "in_class=no paid=yes position=Clerk duty=Loading feed",
     "You WORKED 3 h: loading feed · Feed store, Hale's · paid · Sun 22 Nov 2026"},
    {"3h swept @feed",
     "hours project=Feed store, Hale's date=2026-11-22 time=3:00 activity=swept in_class=no "
     "position=Clerk",
     "You WORKED 3 h: swept · Feed store, Hale's · unpaid · Sun 22 Nov 2026"},
    {"3h swept @feed unpaid",
     "hours project=Feed store, Hale's date=2026-11-22 time=3:00 activity=swept in_class=no "
     "paid=no position=Clerk",
     NULL},
    /* money */
    {"$42.50 feed @swine from Hale's Feed",
     "money date=2026-11-22 type=expense project=Market swine category=feed amount=42.50 "
     "party=Hale's Feed settled=cash",
     "You PAID $42.50 for feed · Market swine · to Hale's Feed · Sun 22 Nov 2026"},
    {"$42.50 feed @swine from hale's feed", /* spelled as before */
     "money date=2026-11-22 type=expense project=Market swine category=feed amount=42.50 "
     "party=Hale's Feed settled=cash",
     NULL},
    {"$42.50 feed from Hale's @swine",
     "money date=2026-11-22 type=expense project=Market swine category=feed amount=42.50 "
     "party=Hale's settled=cash",
     NULL},
    {"paid $1,250 veterinary herd check @swine to Dr. Smith",
     "money date=2026-11-22 type=expense project=Market swine category=veterinary "
     "amount=1250.00 party=Dr. Smith memo=herd check settled=cash",
     "You PAID $1,250.00 for veterinary · herd check · Market swine · to Dr. Smith · "
     "Sun 22 Nov 2026"},
    {"$40 vet @swine",
     "money date=2026-11-22 type=expense project=Market swine category=veterinary amount=40.00 "
     "settled=cash",
     NULL},
    {"$12*4.50 supplies straw @swine",
     "money date=2026-11-22 type=expense project=Market swine category=supplies amount=54.00 "
     "memo=straw settled=cash",
     NULL},
    {"$30 custom hire @corn",
     "money date=2026-11-22 type=expense project=Corn plot category=custom_hire amount=30.00 "
     "settled=cash",
     NULL},
    {"$30 hauling @swine",
     "money date=2026-11-22 type=expense project=Market swine category=freight amount=30.00 "
     "settled=cash",
     NULL},
    {"paid 12 fees @swine",
     "money date=2026-11-22 type=expense project=Market swine category=fees amount=12.00 "
     "settled=cash",
     NULL},
    {"$ 12 fees @swine",
     "money date=2026-11-22 type=expense project=Market swine category=fees amount=12.00 "
     "settled=cash",
     NULL},
    {"$5.25 interest @swine",
     "money date=2026-11-22 type=interest project=Market swine category=interest amount=5.25 "
     "settled=cash",
     "You PAID $5.25 for interest · Market swine · Sun 22 Nov 2026"},
    {"$50 premiums @swine from State Fair",
     "money date=2026-11-22 type=sale project=Market swine category=premiums amount=50.00 "
     "party=State Fair settled=cash",
     "You GOT $50.00 for premiums and prizes · Market swine · from State Fair · Sun 22 Nov 2026"},
    {"got $20 feed returned bags @swine",
     "money date=2026-11-22 type=refund project=Market swine category=feed amount=20.00 "
     "memo=returned bags settled=cash",
     "You GOT $20.00 BACK on feed · returned bags · Market swine · Sun 22 Nov 2026"},
    {"$30 fuel drive to fair @swine", /* "to" before the project is text */
     "money date=2026-11-22 type=expense project=Market swine category=fuel amount=30.00 "
     "memo=drive to fair settled=cash",
     NULL},
    {"yesterday $10 fees @swine",
     "money date=2026-11-21 type=expense project=Market swine category=fees amount=10.00 "
     "settled=cash",
     NULL},
    /* sold */
    {"sold 2 hogs 610 @swine",
     "money date=2026-11-22 type=sale project=Market swine category=livestock amount=610.00 "
     "quantity=2 unit=head memo=hogs settled=cash",
     "You SOLD 2 hogs for $610.00 (livestock) · Market swine · Sun 22 Nov 2026"},
    {"sold 2 hogs $305 each @swine to Tri-County Barn",
     "money date=2026-11-22 type=sale project=Market swine category=livestock amount=610.00 "
     "quantity=2 unit=head party=Tri-County Barn memo=hogs settled=cash",
     "You SOLD 2 hogs for $610.00 (livestock) · Market swine · to Tri-County Barn · "
     "Sun 22 Nov 2026"},
    {"sold hog 305.50 @swine",
     "money date=2026-11-22 type=sale project=Market swine category=livestock amount=305.50 "
     "memo=hog settled=cash",
     "You SOLD hog for $305.50 (livestock) · Market swine · Sun 22 Nov 2026"},
    {"sold 12 dozen eggs 48 @corn",
     "money date=2026-11-22 type=sale project=Corn plot category=products amount=48.00 "
     "quantity=12 unit=dozen memo=dozen eggs settled=cash",
     NULL},
    {"sold 1.5 ton hay 200 each @corn",
     "money date=2026-11-22 type=sale project=Corn plot category=crops amount=300.00 "
     "quantity=1.5 unit=ton memo=ton hay settled=cash",
     NULL},
    {"sold 3 widgets 9 @corn",
     "money date=2026-11-22 type=sale project=Corn plot category=other amount=9.00 quantity=3 "
     "memo=widgets settled=cash",
     "You SOLD 3 widgets for $9.00 (other income) · Corn plot · Sun 22 Nov 2026"},
    {"sold 2 hogs @swine 610 to Bob",
     "money date=2026-11-22 type=sale project=Market swine category=livestock amount=610.00 "
     "quantity=2 unit=head party=Bob memo=hogs settled=cash",
     NULL},
    {"sold 20 lb strawberries 60 to Ann @corn",
     "money date=2026-11-22 type=sale project=Corn plot category=crops amount=60.00 quantity=20 "
     "unit=lb party=Ann memo=lb strawberries settled=cash",
     NULL},
    /* service */
    {"service 3h food pantry", "service date=2026-11-22 name=food pantry time=3:00",
     "You SERVED 3 h: food pantry · Sun 22 Nov 2026"},
    /* animals */
    {"weigh 250 lb tag 17 @swine",
     "weighing project=Market swine date=2026-11-22 animal=17 weight=250 unit=lb",
     "You WEIGHED 17 Rosie: 250 lb · 30.5 lb more than on 1 Nov 2026 · Market swine · Sun 22 Nov "
     "2026"},
    {"mon weighed 210 rosie @swine", /* by name; in the unit of the time before */
     "weighing project=Market swine date=2026-11-16 animal=17 weight=210 unit=lb",
     "You WEIGHED 17 Rosie: 210 lb · 9.5 lb less than on 1 Nov 2026 · Market swine · Mon 16 Nov "
     "2026"},
    {"weigh 101.25kg 17 @swine",
     "weighing project=Market swine date=2026-11-22 animal=17 weight=101.25 unit=kg",
     "You WEIGHED 17 Rosie: 101.25 kg · Market swine · Sun 22 Nov 2026"},
    {"weigh 90 a-4 @swine",
     "weighing project=Market swine date=2026-11-22 animal=A-4 weight=90 unit=lb",
     "You WEIGHED A-4: 90 lb · Market swine · Sun 22 Nov 2026"},
    {"weigh 90 pounds @swine A-4",
     "weighing project=Market swine date=2026-11-22 animal=A-4 weight=90 unit=lb", NULL},
    {"died 1 hog @swine",
     "head project=Market swine date=2026-11-22 herd=market change=died count=1",
     "1 hog DIED · market herd · Market swine · Sun 22 Nov 2026"},
    {"died 2 old sows @swine",
     "head project=Market swine date=2026-11-22 herd=breeding change=died count=2", NULL},
    {"-3 born 8 @swine", "head project=Market swine date=2026-11-19 herd=young change=born count=8",
     "8 BORN · young herd · Market swine · Thu 19 Nov 2026"},
    {"born 11 piglets @swine",
     "head project=Market swine date=2026-11-22 herd=young change=born count=11", NULL},
    {"sat service 90m park cleanup", "service date=2026-11-21 name=park cleanup time=1:30", NULL},
};

static void understands(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct quick quick;
        struct err err = {""};
        if (!quick_parse(book, maya, today, good[i].line, strlen(good[i].line), &quick, &err))
            fail_msg("\"%s\": %s", good[i].line, err.text);
        char *text = as_text(&quick.record);
        check_row_text(good[i].line, text, good[i].record);
        assert_int_equal(record_student(book, &quick.record), maya);
        if (good[i].preview)
            check_row_text(good[i].line, quick.preview, good[i].preview);
        assert_string_equal(quick.student_name, "Maya Ortiz");
        free(text);
        quick_clear(&quick);
    }
}

/* ---- what is refused ------------------------------------------------------------------------- */

static const struct {
    const char *line, *says;
} bad[] = {
    {"", "nothing is written"},
    {"   ", "nothing is written"},
    {"fed hogs @swine", "begin with 1.5h, 90m, 1:30 or $42.50"},
    {"@swine", "begin with 1.5h, 90m, 1:30 or $42.50"},
    {"1.5 fed hogs @swine", "1.5h for hours, 1.5m for minutes or $1.5 for money"},
    {"25h fed @swine", "1 minute to 24 hours"},
    {"24:01 fed @swine", "24 hours"},
    {"0h fed @swine", "1 minute to 24 hours"},
    {"0.001h fed @swine", "1 minute to 24 hours"},
    {"5h @swine", "what was done is missing"},
    {"1h fed hogs", "the project is missing; add @corn (Corn plot), @feed"},
    {"1h fed hogs @", "add @"},
    {"1h fed @sheep", "is called \"@sheep\"; write @"},
    {"1h fed @lambs", "is called \"@lambs\""}, /* another student's */
    {"1h fed @goats", "Market goats 2025 ended 2025-12-31"},
    {"1h fed @swine @corn", "two projects in one line"},
    {"1h fed @\"Market swine", "never closed"},
    {"1h fed @swine paid", "not a placement project"},
    {"2025-02-01 1h swept @feed paid", "has no job on that day"},
    {"5h more @swine\n1h x @swine", "more than one line"},
    {"1h fed \x1b[31mhogs @swine", "control character"},
    {"1h fed \xff @swine", "UTF-8"},
    {"2026-11-20 5h fed @swine", "24 hours on 2026-11-20"},
    {"2/30 1h fed @swine", "February"},
    {"2026-13-01 1h fed @swine", "month"},
    {"2026-12-24 1h fed @swine", "has not come yet"},
    {"1.5h bought $20 of feed @swine", "either time or money"},
    {"$42.50 @swine", "a category after the amount"},
    {"$42.50 fed @swine", "did you mean feed?"},
    {"$54 bedding @swine", "no category is called \"bedding\""},
    {"$42.50 xyzzy @swine", "no category is called \"xyzzy\""},
    {"$42.50 feed", "the project is missing"},
    {"$0 feed @swine", "0.01 to 99,999,999.99"},
    {"$-5 feed @swine", "0.01 to 99,999,999.99"},
    {"$100000000 feed @swine", "99,999,999.99"},
    {"$1.234 feed @swine", "2 digits after the point"},
    {"$99999999999999999999 feed @swine", ""},
    {"paid feed @swine", "the amount is missing"},
    {"paid $20 livestock @swine", "no category is called \"livestock\""},
    {"$20 custom @swine", "could be custom_hire or custom_work"},
    {"$20 feed @feed from Hale's #AS.02", "belong to hours"},
    {"got $5 interest @swine", "money form"},
    {"$20 livestock @feed", "placement"},
    {"sold 2 hogs @swine", "the amount is missing"},
    {"sold 610 @swine", "what was sold is missing"},
    {"sold 2 610 @swine", "what was sold is missing"},
    {"sold hogs 305 each @swine", "how many were sold is missing"},
    {"sold 0 hogs 610 @swine", "none cannot be sold"},
    {"sold 2 hogs 610", "the project is missing"},
    {"sold 1000000 hogs 99999999 each @swine", "99,999,999.99"},
    {"service 3h food pantry @swine", "belong to no project"},
    {"service food pantry", "begin with 1.5h"},
    {"service 3h", "what was done is missing"},
    {"weigh @swine", "the weight is missing; write it as: weigh 250 lb 17 @swine"},
    {"weigh 17 @swine", "the animal is missing"},
    {"weigh 0 lb 17 @swine", "no weight"},
    {"weigh 250st 17 @swine", "no unit of weight; write lb"},
    {"weigh 250 lb 17", "the project is missing"},
    {"weigh 250 lb 1 @swine", "Market swine has no animal \"1\"; it has 17, A-4"},
    {"weigh 250 lb 17 @corn", "Corn plot has no animals yet"},
    {"2025-12-31 weigh 2 lb 17 @swine", "lies before 17 was born, on 2026-02-01"},
    {"weigh 250 lb 17 @swine #AS.02", "belong to hours"},
    {"died @swine", "how many is missing; write it as: died 1 hog"},
    {"born piglets @swine", "how many is missing; write it as: born 8 piglets"},
    {"died 0 hogs @swine", "0 is not a number of animals that died"},
    {"born 1.5 @swine", "whole"},
    {"died 1 tractor @swine", "not known as livestock"},
    {"born 8", "the project is missing"},
};

static void refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct quick quick;
        struct err err = {""};
        if (quick_parse(book, maya, today, bad[i].line, strlen(bad[i].line), &quick, &err))
            fail_msg("\"%s\" was understood: %s", bad[i].line, quick.preview);
        check_row_sentence(bad[i].line, err);
        if (!strstr(err.text, bad[i].says))
            fail_msg("\"%s\" says \"%s\", wanted \"%s\"", bad[i].line, err.text, bad[i].says);
        assert_null(quick.preview);
        assert_false(
            quick_parse(book, maya, today, bad[i].line, strlen(bad[i].line), &quick, NULL));
    }
}

static void never_guesses_between_projects(void **state)
{
    struct quick quick;
    struct err err = {""};
    static const char line[] = "1h fed @lambs", one[] = "1h fed @show", none[] = "1h fed";
    (void)state;
    assert_false(quick_parse(book, ben, today, line, strlen(line), &quick, &err));
    assert_non_null(strstr(err.text, "Market lambs"));
    assert_non_null(strstr(err.text, "Show lambs"));
    assert_false(quick_parse(book, ben, today, none, strlen(none), &quick, &err));
    assert_true(quick_parse(book, ben, today, one, strlen(one), &quick, &err));
    quick_clear(&quick);
}

/* ---- lines are cut where the caller says ----------------------------------------------------- */

static void reads_no_further_than_told(void **state)
{
    struct quick quick;
    char *line = mem_text_n("1h fed @swine1h", 13); /* no spare byte after it */
    (void)state;
    assert_true(quick_parse(book, maya, today, line, 13, &quick, NULL));
    quick_clear(&quick);
    free(line);
    char *dot = mem_alloc(1);
    dot[0] = '.';
    assert_false(quick_parse(book, maya, today, dot, 1, &quick, NULL));
    free(dot);
}

/* ---- entering -------------------------------------------------------------------------------- */

static int64_t count(const char *kind)
{
    int64_t rows = -1;
    struct buf sql = {0};
    buf_addf(&sql, "SELECT count(*) FROM %s", kind);
    assert_true(book_ask_int(book, buf_text(&sql), NULL, &rows, NULL));
    buf_free(&sql);
    return rows;
}

static void parse(int64_t student, const char *line, struct quick *out)
{
    struct err err = {""};
    if (!quick_parse(book, student, today, line, strlen(line), out, &err))
        fail_msg("\"%s\": %s", line, err.text);
}

static void clear_all(struct quick *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        quick_clear(&list[i]);
}

static void enters_one_and_says_what_moved(void **state)
{
    struct quick quick;
    struct err err = {""};
    char *what = NULL;
    (void)state;
    parse(maya, "2026-10-03 1.5h fed hogs @swine", &quick);
    assert_true(quick_enter(book, &quick, 1, NULL, &what, &err));
    assert_non_null(strstr(what, "entered"));
    assert_non_null(strstr(what, "; 21.50 h in 2026"));
    free(what);
    quick_clear(&quick);
    parse(maya, "$40 feed @swine", &quick);
    assert_true(quick_enter(book, &quick, 1, NULL, &what, &err));
    assert_non_null(strstr(what, "; 2026: sold 0.00, paid 70.00"));
    free(what);
    quick_clear(&quick);
    parse(maya, "service 2h food pantry", &quick);
    assert_true(quick_enter(book, &quick, 1, NULL, &what, &err));
    assert_non_null(strstr(what, "; 2.00 h of service in 2026"));
    free(what);
    quick_clear(&quick);
}

static void enters_many_as_one_step(void **state)
{
    struct quick list[2];
    struct err err = {""};
    struct change_line line[2];
    char *what = NULL, *undone = NULL;
    int64_t before = count("hours");
    (void)state;
    parse(maya, "45m FFA meeting @corn", &list[0]);
    parse(ben, "45m FFA meeting @show", &list[1]);
    assert_true(quick_enter(book, list, 2, NULL, &what, &err));
    assert_non_null(strstr(what, "for 2 students"));
    assert_int_equal(count("hours"), before + 2);
    assert_int_equal(change_list(book, 0, 2, line, &err), 2);
    assert_string_equal(line[0].what, what);
    assert_true(change_undo(book, line[0].id, &undone, &err));
    assert_int_equal(count("hours"), before);
    change_line_clear(&line[0]);
    change_line_clear(&line[1]);
    free(what);
    free(undone);
    clear_all(list, 2);
}

static void enters_all_or_none(void **state)
{
    struct quick list[2];
    struct err err = {""};
    size_t failed = 9;
    int64_t before = count("hours"), changes = count("change");
    (void)state;
    /* Each fits into its day alone, both do not. */
    parse(maya, "2026-09-01 13h fair @swine", &list[0]);
    parse(maya, "2026-09-01 13h fair @corn", &list[1]);
    assert_false(quick_enter(book, list, 2, &failed, NULL, &err));
    assert_int_equal(failed, 1);
    assert_non_null(strstr(err.text, "24 hours"));
    assert_int_equal(count("hours"), before);
    assert_int_equal(count("change"), changes);
    assert_true(quick_enter(book, list, 1, &failed, NULL, &err)); /* the first, again, alone */
    assert_int_equal(count("hours"), before + 1);
    clear_all(list, 2);
    assert_false(quick_enter(book, list, 0, &failed, NULL, &err));
}

/* ---- completion ------------------------------------------------------------------------------ */

static const struct {
    const char *line; /* the cursor is at its | */
    const char *choices;
} completions[] = {
    {"1h fed @sw|", "7-10 @market"},
    {"1h fed @|", "7-8 @corn @feed @jardin @market"},
    {"1h fed @mark|", "7-12 @market"},
    {"2025-10-01 1h fed @mark|", "18-23 @market"},
    {"1h fed @\"Market s|", "7-17 @market"},
    {"1h @sw| fed hogs", "3-6 @market"},
    {"1h fed @zebra|", "7-13"},
    {"1h fed #|", "7-8 #AS.02 #AS.07.01 #CRP #CRP.01"},
    {"1h fed #as.07|", "7-13 #AS.07.01 #AS.07 #AS.07.02"},
    {"$40 ve|", "4-6 veterinary"},
    {"$40 f|", "4-5 feed fertilizer fuel freight fees"},
    {"$40 |", "4-4 resale feed seed fertilizer"},
    {"got $40 pre|", "8-11 premiums"},
    {"$42.50 feed @swine from Hal|", "24-27 Halverson Vet,Hale's Feed"},
    {"$42.50 feed @swine from |", "24-24 Halverson Vet,Hale's Feed"},
    {"$42.50 feed @swine from hale's f|", "24-32 Hale's Feed"},
    {"$42.50 feed @swine|", "12-18 @market"},
    {"weigh 250 lb |", "13-13 17 A-4"},
    {"mon weigh 250 tag a|", "18-19 A-4"},
    {"weigh 25|", "6-8"},
    {"fed ho|", "4-6"},
    {"|", "0-0"},
};

static void completes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(completions); i++) {
        const char *mark = strchr(completions[i].line, '|');
        size_t cursor = (size_t)(mark - completions[i].line);
        struct buf line = {0}, got = {0};
        struct quick_choices choices;
        buf_add(&line, completions[i].line, cursor);
        buf_add_text(&line, mark + 1);
        quick_complete(book, maya, today, buf_text(&line), line.len, cursor, &choices);
        bool cut =
            choices.count == QUICK_CHOICES_MAX; /* a long list is looked at by its beginning */
        bool party = strstr(completions[i].line, "from") != NULL;
        buf_addf(&got, "%zu-%zu", choices.from, choices.to);
        for (size_t c = 0; c < choices.count; c++)
            buf_addf(&got, "%s%s", party && c > 0 ? "," : " ", choices.list[c].insert);
        check_row(completions[i].line, choices.count <= QUICK_CHOICES_MAX);
        size_t nbytes = strlen(completions[i].choices);
        if (strncmp(buf_text(&got), completions[i].choices, nbytes) != 0 ||
            (!cut && got.len != nbytes))
            fail_msg("\"%s\": got \"%s\", wanted \"%s\"", completions[i].line, buf_text(&got),
                     completions[i].choices);
        quick_choices_clear(&choices);
        buf_free(&line);
        buf_free(&got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(understands),
        cmocka_unit_test(refuses),
        cmocka_unit_test(never_guesses_between_projects),
        cmocka_unit_test(reads_no_further_than_told),
        cmocka_unit_test(completes),
        cmocka_unit_test(enters_one_and_says_what_moved),
        cmocka_unit_test(enters_many_as_one_step),
        cmocka_unit_test(enters_all_or_none),
    };
    return cmocka_run_group_tests_name("quick", tests, set_up, tear_down);
}
