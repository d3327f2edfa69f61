#include "support/walk.h"

#include "base/mem.h"
#include "base/tr.h"
#include "support/chapter.h"
#include "support/check.h"

#include <stdio.h>
#include <string.h>

const struct walk walks[] = {
    {"students", NULL, "", "Abernathy"},
    {"students_help", NULL, "?", "Add a student"},
    {"chapter_reports", NULL, "r", "whole chapter"},
    {"courses", NULL, "c", "Courses"},
    {"chapter_records", NULL, "+", "All records"},
    {"home", "Ortiz", "Enter", "Swine Production"},
    {"project", "Ortiz", "Enter Down Down Enter", "Inventory counts"},
    {"hours", "Ortiz", "Enter h", "What I did"},
    {"columns_hours", "Ortiz", "Enter h o", "show or hide"},
    {"commands_student", "Ortiz", "Enter : b e g", "Breeding Herd"},
    {"hours_form", "Ortiz", "Enter h n", "Ctrl-S"},
    {"money", "Ortiz", "Enter m", "What happened"},
    {"guided", "Ortiz", "Enter m n", "Something died"},
    {"guided_sold", "Ortiz", "Enter m n Enter", "it will write"},
    {"guided_paid", "Ortiz", "Enter m n Down Down Enter", "it will write"},
    {"guided_written", "Ortiz", "Enter m n Down Down Enter M a r k e t Tab Tab 4 2 . 5 0",
     "expense $42.50"},
    {"guided_again", "Ortiz", "Enter m a", "it will write"},
    {"money_form", "Ortiz", "Enter m n End Enter", "Seldom needed"},
    {"inventory", "Ortiz", "Enter i", "Opening"},
    {"inventory_first_year", "Ortiz", "Enter i < <", "begun"},
    {"shares", "Ortiz", "Enter i End Up s", "all together"},
    {"year_end", "Ortiz", "Enter y", "Look back on the plan"},
    {"closing_sheet", "Ortiz", "Enter y s", "Operating income"},
    {"class_year", NULL, "y", "Still to do"},
    {"scores", NULL, "s r Down Enter o", "Record book, fall 2026"},
    {"scores_form", NULL, "s Enter", "Ctrl-S"},
    {"ffa", "Ortiz", "Enter f", "FFA and service"},
    {"activities", "Ortiz", "Enter f Enter", "FFA activities"},
    {"reports", "Ortiz", "Enter r", "What it answers"},
    {"report_income", "Ortiz", "Enter r Enter", "to today"},
    {"report_chapter", NULL, "r Enter", "Total"},
    {"report_figures", "Ortiz", "Enter r Enter f", "What it means"},
    {"report_behind", "Ortiz", "Enter r Enter f End Enter", "in all"},
    {"report_balance", "Ortiz", "Enter r Down Down Down Down Enter", "to today"},
    {"charts", "Ortiz", "Enter c", "Hours by week"},
    {"charts_years", "Ortiz", "Enter c n", "Expense"},
    {"charts_numbers", "Ortiz", "Enter c n t", "Expense"},
    {"charts_weights", "Ortiz", "Enter c n n n", "Weight"},
    {"degree", "Ortiz", "Enter g Down Down", "Forecast"},
    {"degree_what_if", "Ortiz", "Enter g w", "hours of instruction"},
    {"degree_consent", "Ortiz", "Enter g x", "Has the family agreed?"},
    {"degree_behind", "Ortiz", "Enter g Down Down Down Down Enter", "1 record"},
    {"degree_source", "Ortiz", "Enter g Down Down s", "Where this rule is from"},
    {"awards", "Ortiz", "Enter a", "Application"},
    {"award_match", "Ortiz", "Enter a End Enter", "b begins"},
    {"application", "Ortiz", "Enter a Down Enter", "what is missing"},
    {"application_line", "Ortiz", "Enter a Down Enter End Up Up Up", "What to do"},
    {"application_degree", "Featherston", "Enter a End Enter", "Signatures"},
    {"answers", "Ortiz", "Enter a Down Enter Down Down Down Down Enter", "Written"},
    {"choosing_resume", "Ortiz", "Enter a Down Enter Down Down Down Down Down Down Enter",
     "chosen"},
    {"choosing_photos", "Ortiz", "Enter a Down Enter Down Down Down Down Down Down Down Enter",
     "the form takes"},
    {"photos", "Ortiz", "Enter p", "Photos"},
    {"photo", "Ortiz", "Enter p Enter", "480 x 360"},
    {"consent", "Ortiz", "Enter a Down Enter w", "Has the family agreed?"},
    {"report_years", "Ortiz", "Enter r Enter y", "When"},
    {"report_student", NULL, "r Enter t", "The whole chapter"},
    {"report_project", "Ortiz", "Enter r Enter p", "All projects"},
    {"count", "Ortiz", "Enter i c", "Ctrl-S"},
    {"sort", "Ortiz", "Enter h s", "Sort by"},
    {"home_carried", "Bauer", "Enter", "Forage Production"},
    {"project_carried", "Bauer", "Enter Down Down Enter", "carried in"},
    {"carried_sheet", "Bauer", "Enter Down Down Enter End n", "From which book"},
    {"history", NULL, "H", "comment.csv"},
    {"history_step", "Ortiz", "Enter H Enter", "What it did"},
    {"settings", NULL, ",", "Eyes, ears and hands"},
    {"findings", "Brandt", "Enter !", "still there"},
    {"chapter_findings", NULL, "!", "whole chapter"},
    {NULL, NULL, NULL, NULL},
};

/* In another language: the message, or what stands for a part of one. */
static const char *said(const char *shows)
{
    static const struct {
        const char *shows, *spanish;
    } parts[] = {
        {"Add a student", "Agrega un estudiante"},
        {"Something died", "Algo murió"},
        {"expense $42.50", "gasto $42.50"},
        {"so far", "al día"},
        {"all together", "en total"},
        {"in all", "en total"},
        {"sample", "sample"},
        {"still there", "todavía"},
        {"carried in", "traído"},
        {"1 record", "1 registro"},
        {"b begins", "b empieza"},
        {"what is missing", "lo que falta"},
        {"State FFA Degree", "Grado Estatal"},
        {"chosen", "elegidos"},
        {"the form takes", "acepta"},
    };
    bool spanish = strcmp(tr_language(), "es") == 0;
    for (size_t i = 0; spanish && i < COUNT_OF(parts); i++)
        if (strcmp(parts[i].shows, shows) == 0)
            return parts[i].spanish;
    return tr(shows);
}

static char *book; /* of the last walk */

const char *walk_book(void)
{
    return book;
}

struct pty *walk_start(int cols, int rows, const char *const *env)
{
    book = chapter_book();
    char *const argv[] = {chapter_program(), book, NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv, .cols = cols, .rows = rows, .env = env});
    pty_expect(pty, said("Students"));
    return pty;
}

void walk_find(struct pty *pty, const char *student)
{
    pty_keys(pty, "f");
    pty_expect(pty, said("Students with"));
    pty_type(pty, student);
    pty_keys(pty, "Enter");
    pty_expect_row(pty, 2, student);
}

void walk_home(struct pty *pty, const char *student)
{
    walk_find(pty, student);
    pty_keys(pty, "Enter");
    pty_expect(pty, said("so far"));
}

struct pty *walk_maya(int cols, int rows)
{
    struct pty *pty = walk_start(cols, rows, NULL);
    walk_home(pty, "Ortiz");
    return pty;
}

void walk_new_hours(struct pty *pty)
{
    pty_press(pty, "h", "What I did");
    pty_press(pty, "n", "Ctrl-S");
}

/* ---- what the book holds --------------------------------------------------------------------- */

char *walk_ask(const char *arguments)
{
    char line[1024];
    snprintf(line, sizeof line, "-b '%s' %s", book, arguments);
    return chapter_run(0, line);
}

void walk_tells(const char *arguments, const char *words)
{
    char *told = walk_ask(arguments);
    if (strstr(told, words) == NULL)
        fail_msg("`%s` does not tell \"%s\": %s", arguments, words, told);
    mem_free(told);
}

/* ---- the whole way --------------------------------------------------------------------------- */

struct pty *walk_to(const struct walk *walk, int cols, int rows, const char *const *env)
{
    struct pty *pty = walk_start(cols, rows, env);
    if (walk->student != NULL)
        walk_find(pty, walk->student);
    /* One key after the other: each is a screen, or a step within one. */
    pty_keys(pty, walk->keys);
    pty_expect(pty, said(walk->shows));
    return pty;
}
