#include "support/limitsbook.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include "book/change.h"
#include "support/check.h"

#include <stdlib.h>

enum { LINE = 200, ANSWER = 3000 };

#define DOLLARS "123456789"  /* $1,234,567.89 */
#define MOST    "9999999999" /* the most an amount may be */

/* :line is a name of 200 letters, :word one without a space, :answer 3,000 letters, :marks words of
 * several scripts with marks of their own, with and without pictures. */
static const char people[] =
    "INSERT INTO chapter (id, name, state, number, school, address, phone, administrator, "
    "years_offered)"
    " VALUES (1, 'Ñandú Creek', 'OK', 'OK0099', :line, :line, '555-0199', :marks, 12);"
    "INSERT INTO teacher (id, name) VALUES (1, 'Ms. Ångström-Peña de la Cruz y Villanueva'),"
    " (2, :word);"
    "INSERT INTO student (id, number, name, ffa_id, ffa_since, birth_date, graduation_date,"
    " entered_ag_ed, records_from, career_goal, address, email) VALUES"
    " (1, 'L1', 'Fernández-Wolfeschlegelsteinhausen de la Vega, María Guadalupe de los Ángeles',"
    "  '600000099', '2023-09-01', '2008-02-29', '2026-05-20', '2023-08-15', '2023-08-15', :answer,"
    "  :line, 'maria.guadalupe.de.los.angeles.fernandez@agriculture.willowcreekschools.example'),"
    " (2, 'L2', 'Li, Bo', NULL, NULL, NULL, NULL, '2026-08-15', '2026-08-15', NULL, NULL, NULL);"
    "INSERT INTO contact (id, student, name, relation, occupation) VALUES (1, 1, :line, 'parent', "
    ":line);"
    "INSERT INTO course (id, title, year) VALUES (1, :line, 2023), (2, :word, 2024);"
    "INSERT INTO enrollment (id, student, course) VALUES (1, 1, 1), (2, 1, 2);"
    "INSERT INTO membership (id, student, year, dues_paid) VALUES (1, 1, 2023, '2023-10-01'),"
    " (2, 1, 2024, '2024-02-29'), (3, 1, 2025, '2025-10-01');";

static const char projects[] =
    "INSERT INTO project (id, student, title, type, pathway, award_area, began, description) VALUES"
    " (1, 1, :line, 'ownership', 'AS', 'Beef Production', '2023-08-15', :answer),"
    " (2, 1, :word, 'placement', 'AS', 'Beef Production', '2023-08-15', NULL),"
    " (3, 1, 'Foundational', 'foundational', NULL, NULL, '2023-08-15', NULL),"
    " (4, 1, :marks, 'research_experimental', 'PS', 'Agriscience Research - Plant Systems',"
    "  '2024-01-01', NULL),"
    " (5, 1, 'Soil survey', 'research_analysis', 'NRS', NULL, '2024-01-01', NULL),"
    " (6, 1, 'Gate latch', 'research_invention', 'PST', NULL, '2024-01-01', NULL),"
    " (7, 1, 'School farm', 'school_enterprise', 'AS', NULL, '2024-01-01', NULL),"
    " (8, 1, 'Food pantry garden', 'service_learning', 'PS', NULL, '2024-01-01', NULL);"
    "INSERT INTO scope (id, project, year, size, unit, owned, note) VALUES"
    " (1, 1, 2024, 1234567890, 'head', 10000, :line), (2, 1, 2025, 500, 'head', 3333, :marks);"
    "INSERT INTO plan (id, project, year, description, time, financial, objectives, roles, changes)"
    " VALUES (1, 1, 2024, :answer, :line, :word, :answer, :marks, :line),"
    " (2, 2, 2025, :word, :word, :word, :word, :word, :word);"
    "INSERT INTO position (id, project, employer, title, begins, wage, duties) VALUES"
    " (1, 2, :line, :line, '2023-08-15', " MOST ", 'feeding' || char(10) || 'fencing'),"
    " (2, 2, :word, :word, '2024-02-29', 725, NULL);"
    "INSERT INTO skill (id, project, standard, year, what, contribution) VALUES"
    " (1, 1, 'AS.02', 2024, :line, :answer), (2, 2, 'AS.03', 2024, :word, :word);"
    "INSERT INTO agreement (id, project, party, name, signed_on, method, terms) VALUES"
    " (1, 1, 'parent', :line, '2024-02-29', 'paper', :answer);"
    "INSERT INTO safety (id, project, date, hazard, remedy) VALUES (1, 1, '2024-02-29', :line, "
    ":line);"
    "INSERT INTO reflection (id, project, date, happened, so_what, now_what) VALUES"
    " (1, 1, '2024-02-29', :answer, :word, :marks);";

static const char entries[] =
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
    " INSERT INTO hours (id, student, project, date, time, activity, paid, position, duty, "
    "standards) SELECT"
    " i, 1, 1 + i % 2, date('2023-12-31', '+' || i || ' days'), 15 + i % 600,"
    " CASE i WHEN 3 THEN :line WHEN 4 THEN :word WHEN 5 THEN :marks ELSE 'Fed and watered' END,"
    " CASE i % 2 WHEN 1 THEN i % 3 > 0 END, CASE i % 2 WHEN 1 THEN 1 END,"
    " CASE i % 2 WHEN 1 THEN 'feeding' END, 'AS.02' FROM n;"
    "INSERT INTO hours (id, student, project, date, time, activity) SELECT"
    " 500 + id, 1, id, '2024-02-29', 1440, title FROM project WHERE id > 2;"
    "INSERT INTO paycheck (id, student, project, date, position, time, gross, taxes) VALUES"
    " (1, 1, 2, '2024-02-29', 1, 6000, " MOST ", 1), (2, 1, 2, '2025-03-01', 2, 1, 1, 0);"
    "INSERT INTO loan (id, student, project, lender, date, principal, received) VALUES"
    " (1, 1, 1, :line, '2024-01-15', " DOLLARS ", 'cash');"
    "INSERT INTO money (id, student, date, type, project, category, amount, quantity, unit, party, "
    "memo) VALUES"
    " (1, 1, '2024-02-29', 'sale', 1, 'livestock', " MOST ", 123456789, 'head', :line, :line),"
    " (2, 1, '2024-03-01', 'expense', 1, 'feed', " DOLLARS ", 999999, 'lb', :word, :word),"
    " (3, 1, '2025-03-01', 'expense', 1, 'veterinary', " MOST ", NULL, NULL, :marks, :marks),"
    " (4, 1, '2025-03-02', 'sale', 1, 'livestock', " DOLLARS ", NULL, NULL, NULL, NULL),"
    " (5, 1, '2025-03-03', 'home_use', 1, NULL, 1, NULL, NULL, NULL, NULL),"
    " (6, 1, '2025-03-04', 'barter', 1, 'feed', " DOLLARS ", NULL, NULL, NULL, :line),"
    " (7, 1, '2025-03-05', 'contribution', NULL, NULL, " DOLLARS ", NULL, NULL, NULL, NULL),"
    " (8, 1, '2025-03-06', 'sale', 7, 'produce', " DOLLARS ", NULL, NULL, NULL, NULL);"
    "INSERT INTO asset (id, student, project, name, class, acquired, how, cost, salvage, "
    "life_years) VALUES"
    " (1, 1, 1, :line, 'machinery', '2024-02-29', 'bought', " MOST ", 1, 7),"
    " (2, 1, 1, :word, 'breeding_livestock', '2024-02-29', 'raised', " DOLLARS ", 0, 0),"
    " (3, 1, 1, 'Gate', 'equipment', '2023-08-15', 'beginning', 12345, 0, 5);"
    "INSERT INTO disposal (id, asset, date, how, count, proceeds) VALUES"
    " (1, 3, '2025-10-10', 'sold', 1, " DOLLARS ");"
    "INSERT INTO stock (id, student, project, as_of, item, quantity, unit, value) VALUES"
    " (1, 1, 1, '2023-12-31', :line, 999999999, 'bushels', " MOST "),"
    " (2, 1, 1, '2024-12-31', :word, 1, 'lb', 1), (3, 1, 1, '2025-12-31', :line, NULL, NULL, "
    "" DOLLARS ");";

static const char rest[] =
    "INSERT INTO research (id, project, year, question, hypothesis, materials, method, results,"
    " conclusion, abstract, sources) VALUES"
    " (1, 4, 2025, :answer, :line, :answer, :answer, :marks, :word, :answer, :line);"
    "INSERT INTO reading (id, project, date, measure, value, unit, treatment, replicate, subject)"
    " VALUES (1, 4, '2024-02-29', :line, 123456789012, 'bushels an acre', :line, '1', :word),"
    " (2, 4, '2024-03-01', :line, -123456789012, 'bushels an acre', :word, '2', NULL),"
    " (3, 4, '2024-03-02', 'Height', 1, 'in', NULL, NULL, NULL);"
    "INSERT INTO activity (id, student, date, category, name, level, circle, role, result, time) "
    "VALUES"
    " (1, 1, '2024-02-29', 'cde', :line, 'national', 'ffa', :line, :line, 1440),"
    " (2, 1, '2025-04-01', 'office', :word, 'chapter', 'ffa', :marks, NULL, NULL);"
    "INSERT INTO service (id, student, date, name, time, served, what) VALUES"
    " (1, 1, '2024-02-29', :line, 1440, :word, :answer);"
    "INSERT INTO honor (id, student, date, name) VALUES (1, 1, '2024-02-29', :marks);"
    "INSERT INTO application (id, student, form, subject, type, award_year, consent_on) VALUES"
    " (1, 1, 'proficiency', 'Sheep Production', 'combined', 2027, '2024-02-29'),"
    " (2, 1, 'proficiency', 'Beef Production', 'ownership', 2027, NULL),"
    " (3, 1, 'proficiency', 'Agriscience Research - Plant Systems', 'research', 2027, NULL);"
    "INSERT INTO chosen_project (id, application, project) VALUES (1, 1, 1), (2, 1, 2), (3, 2, 1),"
    " (4, 3, 4);"
    "INSERT INTO answer (id, application, question, text) VALUES (1, 1, 'A1', :answer),"
    " (2, 1, 'A2', :word), (3, 1, 'A3', :marks), (4, 1, 'B1', :line), (5, 2, 'A1', :answer),"
    " (6, 3, 'R1', :answer);"
    "INSERT INTO chosen_photo (id, application, photo, rank, caption) VALUES (1, 1, 1, 1, :answer),"
    " (2, 1, 2, 2, :word), (3, 1, 3, 3, NULL), (4, 2, 1, 1, NULL);"
    "INSERT INTO rubric (id, name, year) VALUES (1, 'Every judge''s', 2026);"
    "INSERT INTO criterion (id, rubric, name, weight, low, high, step, description) VALUES"
    " (1, 1, :line, 10000, -5000, 5000, 500, :answer), (2, 1, :word, 333, 0, 1000000, 1, :word),"
    " (3, 1, 'Neat', 1000, 0, 10000, 1000, NULL);"
    "INSERT INTO score (id, criterion, student, points, author, date, note) VALUES"
    " (1, 1, 1, -2500, :marks, '2024-02-29', :line), (2, 2, 1, 1000000, :marks, '2024-02-29', "
    ":word),"
    " (3, 1, 1, 5000, 'Mr. Reed', '2024-02-29', NULL), (4, 3, 2, 10000, 'Mr. Reed', "
    "'2024-02-29', NULL);";

/* Puts a text in for its name, with quotes around it. */
static void add_quoted(struct buf *out, const char *text)
{
    buf_add_char(out, '\'');
    for (; *text; text++)
        buf_addf(out, *text == '\'' ? "''" : "%c", *text);
    buf_add_char(out, '\'');
}

struct word {
    const char *name;
    struct buf text;
};

static void run(struct book *book, const char *sql, struct word *words, size_t count)
{
    struct err err = {{0}};
    struct buf out = {0};
    while (*sql) {
        size_t i = 0;
        while (i < count && strncmp(sql, words[i].name, strlen(words[i].name)) != 0)
            i++;
        if (i == count) {
            buf_add_char(&out, *sql++);
        } else {
            add_quoted(&out, buf_text(&words[i].text));
            sql += strlen(words[i].name);
        }
    }
    if (!book_exec(book, buf_text(&out), &err))
        fail_msg("%s", err.text);
    buf_free(&out);
}

/* A wide picture, a tall one, and one that is none. */
static void add_photos(struct book *book)
{
    static const char *const files[] = {"grace-delivery.png", "eli-hens.png", NULL};
    const char *top = getenv("SAEBOOK_TOP");
    struct err err = {{0}};
    struct stmt *stmt = book_stmt(
        book, "INSERT INTO photo (id, student, project, date, file) VALUES (?1, 1, 1, ?2, ?3)",
        &err);
    assert_non_null(stmt);
    for (int i = 0; i < (int)COUNT_OF(files); i++) {
        struct buf bytes = {0}, path = {0};
        buf_addf(&path, "%s/sample-data/photos/%s", top ? top : ".", files[i]);
        if (!files[i])
            buf_add_text(&bytes, "no picture");
        else if (!file_read(buf_text(&path), (size_t)1 << 24, &bytes, &err))
            fail_msg("%s", err.text);
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, i + 1);
        stmt_bind_text(stmt, 2, "2024-02-29");
        stmt_bind_blob(stmt, 3, bytes.data, bytes.len);
        assert_int_equal(stmt_step(stmt, &err), STEP_DONE);
        buf_free(&bytes);
        buf_free(&path);
    }
    stmt_done(stmt);
}

static void fill(struct buf *out, const char *words, size_t nbytes)
{
    while (out->len < nbytes)
        buf_add_text(out, words);
    out->len = nbytes;
    out->data[nbytes] = '\0';
}

struct book *limitsbook_open(const char *path)
{
    struct word words[] = {{":line", {0}}, {":word", {0}}, {":answer", {0}}, {":marks", {0}}};
    struct err err = {{0}};
    int64_t id;
    fill(&words[0].text, "Angus cross heifers on shares with the neighbors, ", LINE - 1);
    fill(&words[1].text, "Rindfleischetikettierungsaufgaben", LINE);
    fill(&words[2].text,
         "In the spring I bought two heifers from a neighbor.\nI fed 12.5 lb a day, weighed each "
         "month and wrote it down. ",
         ANSWER);
    buf_add_text(&words[3].text, "El año pasado crié 3 becerros 🐄🐂; cafe\xcc\x81, Zażółć, Ελλάδα, "
                                 "½ × ¾ · “quoted” — 10 °C");
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    struct book *book = book_open(path, 0, &err);
    if (!book || !change_begin(book, CHANGE_RECORDED, &err))
        fail_msg("%s", err.text);
    run(book, people, words, COUNT_OF(words));
    run(book, projects, words, COUNT_OF(words));
    add_photos(book);
    run(book, entries, words, COUNT_OF(words));
    run(book, rest, words, COUNT_OF(words));
    if (!change_commit(book, "made a book", &id, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        buf_free(&words[i].text);
    return book;
}
