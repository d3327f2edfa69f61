#include "support/awardbook.h"

#include "base/attr.h"
#include "base/buf.h"
#include "book/change.h"
#include "support/check.h"

const char *const awardbook_payers[] = {"Secret Payer", "Tri-County Barn", "Hidden Buyer", NULL};
const char *const awardbook_private[] = {"birthday watch",  "Rabbit hutch", "rabbit pellets",
                                         "José's own goat", "college fund", NULL};

const struct awardbook_form awardbook_forms[4] = {
    {"Sheep Production", "ownership", "ownership.xlsx"},
    {"Swine Production", "placement", "placement.xlsx"},
    {"Sheep Production", "combined", "combined.xlsx"},
    {"Agriscience Research - Plant Systems", "research", "research.xlsx"},
};

/* People. Project 11 has a title that a formula could take for a pattern, and one that a
 * spreadsheet could take for a formula. */
static const char people[] =
    "INSERT INTO chapter (id, name, state, number, school, address, phone, administrator, "
    "years_offered)"
    " VALUES (1, 'Willow Creek', 'OK', 'OK0001', 'Willow Creek High School', '1 School Road', "
    "'555-0100',"
    " 'Dr. Voss', 6);"
    "INSERT INTO teacher (id, name) VALUES (1, 'Ms. Hale'), (2, "
    "'=HYPERLINK(\"http://x.example\")');"
    "INSERT INTO student (id, number, name, ffa_id, ffa_since, birth_date, graduation_date,"
    " entered_ag_ed, records_from, career_goal, address) VALUES"
    " (1, 'S1', 'Ortiz, Maya', '600000001', '2023-09-01', '2008-05-06', '2026-05-20', '2023-08-15',"
    "  '2023-08-15', '=1+1', '5 <Elm> & \"Oak\" St'),"
    " (2, 'S2', 'Ñañez, José', NULL, NULL, NULL, NULL, '2024-08-15', '2024-08-15', NULL, NULL),"
    " (3, 'S3', 'Nobody, Ann', NULL, NULL, NULL, NULL, '2025-08-15', '2025-08-15', NULL, NULL);"
    "INSERT INTO contact (id, student, name, relation, occupation) VALUES"
    " (1, 1, 'Elena Ortiz', 'parent', 'Electric line worker'), (2, 1, 'Rafael Ortiz', 'guardian', "
    "NULL);"
    "INSERT INTO course (id, title, year) VALUES (1, 'Ag I', 2023), (2, 'Ag II', 2024), (3, 'Ag "
    "III', 2025);"
    "INSERT INTO enrollment (id, student, course) VALUES (1, 1, 1), (2, 1, 2), (3, 1, 3);"
    "INSERT INTO membership (id, student, year, dues_paid) VALUES"
    " (1, 1, 2023, '2023-10-01'), (2, 1, 2024, '2024-10-01'), (3, 1, 2025, '2025-10-01');"
    "INSERT INTO project (id, student, title, type, pathway, award_area, began) VALUES"
    " (10, 1, 'Market lambs', 'ownership', 'AS', 'Sheep Production', '2023-08-15'),"
    " (11, 1, '>10 ewes? * \"best\" ~', 'ownership', 'AS', 'Sheep Production', '2024-01-01'),"
    " (12, 1, '=Shepherd', 'placement', 'AS', 'Sheep Production', '2024-01-01'),"
    " (13, 1, 'Hog barn, Tate''s', 'placement', 'AS', 'Swine Production', '2024-01-01'),"
    " (14, 1, 'Cover crop trial', 'research_experimental', 'PS', 'Agriscience Research - Plant "
    "Systems',"
    "  '2025-03-01'),"
    " (15, 1, 'Rabbit hutch', 'ownership', 'AS', 'Small Animal Production and Care', '2024-01-01'),"
    " (20, 2, 'José''s own goat', 'ownership', 'AS', 'Goat Production', '2024-09-01');"
    "INSERT INTO scope (id, project, year, size, unit, owned, note) VALUES"
    " (1, 10, 2024, 4000, 'head', 10000, 'two fall lambs, two spring'), (2, 10, 2025, 2500, "
    "'head', 5000, NULL),"
    " (3, 11, 2024, 12000, 'ewes', 10000, NULL), (4, 11, 2025, 14000, 'ewes', 10000, '+2 raised');"
    "INSERT INTO plan (id, project, year, description, objectives, financial) VALUES"
    " (1, 10, 2024, 'Feed and show lambs', 'Gain 0.6 lb a day\nSell all', '@cost below 400'),"
    " (2, 11, 2025, '-Keep the best ewes', NULL, NULL);";

static const char jobs[] =
    "INSERT INTO position (id, project, employer, title, begins, duties) VALUES"
    " (30, 12, 'Stone Farms', 'Lambing help', '2024-01-01', 'lambing\nfeeding *all*'),"
    " (31, 13, 'Tate''s Hogs', 'Barn hand', '2024-05-01', 'wash pens\nfeed'),"
    " (32, 13, 'Tate''s Hogs', 'Weigher', '2025-05-01', NULL);"
    "INSERT INTO hours (id, student, project, date, time, activity, in_class, paid, position, "
    "duty, standards) VALUES"
    " (100, 1, 10, '2023-09-02', 95, '=SUM(A1:A9)', 0, NULL, NULL, NULL, 'AS.02'),"
    " (101, 1, 10, '2024-02-02', 50, 'Fed lambs', 0, NULL, NULL, NULL, 'AS.02.01 CS.01'),"
    " (102, 1, 10, '2024-02-03', 20, 'Talk in class', 1, NULL, NULL, NULL, 'AS.02.01.'),"
    " (103, 1, 11, '2025-02-03', 35, '@home: sheared', 0, NULL, NULL, NULL, 'AS.020 AS.2'),"
    " (104, 1, 12, '2024-03-01', 200, 'Lambing watch', 0, 1, 30, 'lambing', 'AS.06'),"
    " (105, 1, 12, '2024-03-02', 100, 'Fed', 0, 0, 30, 'feeding *all*', NULL),"
    " (106, 1, 12, '2025-03-02', 40, 'Helped', 0, 0, NULL, NULL, NULL),"
    " (107, 1, 13, '2024-06-01', 480, 'Washed', 0, 1, 31, 'wash pens', 'AS.03'),"
    " (108, 1, 13, '2024-06-02', 485, 'Fed', 0, 1, 31, 'feed', NULL),"
    " (109, 1, 13, '2024-06-03', 30, 'Unpaid training', 0, 0, 31, NULL, NULL),"
    " (110, 1, 14, '2025-04-01', 77, 'Planted plots', 0, NULL, NULL, NULL, 'PS.01'),"
    " (111, 1, 15, '2025-04-01', 60, 'rabbit pellets carried', 0, NULL, NULL, NULL, NULL),"
    " (112, 2, 20, '2025-04-01', 60, 'Milked', 0, NULL, NULL, NULL, NULL),"
    " (113, 1, 10, '2026-01-05', 60, 'After the last day', 0, NULL, NULL, NULL, NULL);"
    /* 2025 has no paid hours logged for project 13: the paychecks' time counts. */
    "INSERT INTO paycheck (id, student, project, date, position, time, gross, taxes, sae_withheld,"
    " sae_category, sae_project) VALUES"
    " (120, 1, 13, '2024-06-30', 31, 965, 14475, 1107, 0, NULL, NULL),"
    " (121, 1, 13, '2025-06-30', 32, 615, 9225, 705, 1000, 'supplies', 13),"
    " (122, 1, 13, '2025-07-31', NULL, 60, 900, 0, 0, NULL, NULL),"
    " (123, 1, 12, '2024-03-31', 30, NULL, 3000, 0, 500, 'feed', 10);";

static const char money[] =
    "INSERT INTO loan (id, student, project, lender, date, principal, received) VALUES"
    " (40, 1, 10, 'Bank', '2024-01-15', 60000, 'cash'), (41, 1, 11, 'Feed store', '2024-05-01', "
    "20000, 'goods');"
    "INSERT INTO money (id, student, date, type, project, to_project, category, amount, quantity, "
    "unit, party,"
    " memo, settled, paid_on, loan) VALUES"
    " (9007199254740993, 1, '2024-08-20', 'sale', 10, NULL, 'livestock', 112510, 2000, 'head',"
    "  'Secret Payer', '=cmd|'' /C calc''!A0', 'cash', NULL, NULL),"
    " (201, 1, '2024-09-01', 'sale', 10, NULL, 'premiums', 3310, NULL, NULL, 'Tri-County Barn', "
    "'+5 ribbon', 'later', '2025-01-10', NULL),"
    " (202, 1, '2024-02-01', 'expense', 10, NULL, 'feed', 4210, 500500, 'lb', 'Secret Payer', "
    "'-2+3', 'cash', NULL, NULL),"
    " (203, 1, '2024-02-02', 'expense', 10, NULL, 'veterinary', 1999, NULL, NULL, NULL, '@vet', "
    "'cash', NULL, NULL),"
    " (204, 1, '2024-02-09', 'refund', 10, NULL, 'veterinary', 333, NULL, NULL, NULL, NULL, "
    "'cash', NULL, NULL),"
    " (205, 1, '2024-03-01', 'home_use', 10, NULL, NULL, 12345, NULL, NULL, NULL, 'one lamb "
    "eaten', 'cash', NULL, NULL),"
    " (206, 1, '2024-04-01', 'barter', 10, NULL, 'feed', 11001, NULL, NULL, 'Hidden Buyer', 'lamb "
    "for corn', 'cash', NULL, NULL),"
    " (207, 1, '2024-04-02', 'labor', 11, NULL, 'rent', 5007, NULL, NULL, NULL, NULL, 'cash', "
    "NULL, NULL),"
    " (208, 1, '2025-04-03', 'transfer', 11, 10, 'feed', 777, NULL, NULL, NULL, 'hay', 'cash', "
    "NULL, NULL),"
    " (209, 1, '2024-04-04', 'gift', 11, NULL, 'seed', 1010, NULL, NULL, NULL, NULL, 'cash', NULL, "
    "NULL),"
    " (210, 1, '2024-12-31', 'interest', 10, NULL, NULL, 301, NULL, NULL, NULL, NULL, 'cash', "
    "NULL, NULL),"
    " (211, 1, '2024-12-31', 'loan_payment', NULL, NULL, NULL, 10000, NULL, NULL, NULL, NULL, "
    "'cash', NULL, 40),"
    " (212, 1, '2024-05-01', 'expense', 11, NULL, 'fertilizer', 20000, NULL, NULL, NULL, NULL, "
    "'loan', NULL, 41),"
    " (213, 1, '2024-05-02', 'expense', 11, NULL, 'resale', 30030, NULL, NULL, 'Hidden Buyer', "
    "NULL, 'cash', NULL, NULL),"
    " (214, 1, '2024-06-02', 'expense', 13, NULL, 'supplies', 2550, NULL, NULL, NULL, 'boots', "
    "'cash', NULL, NULL),"
    " (215, 1, '2025-06-02', 'refund', 13, NULL, 'supplies', 50, NULL, NULL, NULL, NULL, 'cash', "
    "NULL, NULL),"
    " (216, 1, '2025-06-03', 'expense', 14, NULL, 'seed', 2105, NULL, NULL, NULL, 'seed, 4 lots', "
    "'cash', NULL, NULL),"
    " (217, 1, '2025-06-04', 'other_expense', NULL, NULL, NULL, 9999, NULL, NULL, NULL, 'birthday "
    "watch', 'cash', NULL, NULL),"
    " (218, 1, '2025-06-05', 'withdrawal', NULL, NULL, 'education', 5000, NULL, NULL, NULL, "
    "'college fund', 'cash', NULL, NULL),"
    " (219, 1, '2025-06-06', 'expense', 15, NULL, 'feed', 1234, NULL, NULL, NULL, 'rabbit "
    "pellets', 'cash', NULL, NULL),"
    " (220, 1, '2026-02-01', 'sale', 10, NULL, 'livestock', 77777, NULL, NULL, NULL, 'next year''s "
    "sale', 'cash', NULL, NULL),"
    " (221, 2, '2025-02-01', 'sale', 20, NULL, 'livestock', 4444, NULL, NULL, NULL, 'kid', 'cash', "
    "NULL, NULL);";

/* Half cents, a shared item, a herd of which part leaves, a beginning item, raised, kept, valued.
 */
static const char things[] =
    "INSERT INTO asset (id, student, project, name, class, acquired, how, count, cost, salvage, "
    "life_years) VALUES"
    " (50, 1, 10, 'Livestock scale', 'equipment', '2024-08-09', 'bought', 1, 10001, 0, 2),"
    " (51, 1, 11, 'Ewes, bought', 'breeding_livestock', '2024-01-20', 'bought', 3, 60001, 9000, 5),"
    " (52, 1, 11, '=Ewe lamb', 'breeding_livestock', '2025-04-01', 'raised', 2, 25000, 0, 0),"
    " (53, 1, 10, 'Show box, used', 'equipment', '2020-01-01', 'beginning', 1, 8995, 0, 5),"
    " (54, 1, 15, 'Clippers', 'equipment', '2024-02-02', 'bought', 1, 9000, 0, 3),"
    " (55, 1, 11, 'Trailer', 'machinery', '2024-03-03', 'bought', 1, 250000, 10000, 7);"
    "INSERT INTO asset_use (id, asset, year, project, share) VALUES"
    " (1, 50, 2025, 10, 6000), (2, 50, 2025, 15, 3333), (3, 54, 2025, 10, 2500);"
    "INSERT INTO disposal (id, asset, date, how, count, proceeds, party) VALUES"
    " (60, 51, '2025-10-10', 'sold', 1, 21000, 'Tri-County Barn'), (61, 55, '2025-11-11', 'sold', "
    "1, 200000, NULL);"
    "INSERT INTO valuation (id, asset, as_of, value, reason) VALUES (62, 51, '2025-12-31', 50000, "
    "'market');"
    "INSERT INTO stock (id, student, project, as_of, item, quantity, unit, value) VALUES"
    " (70, 1, 10, '2023-08-15', 'Hay', 40000, 'bales', 16001), (71, 1, 10, '2023-12-31', 'hay', "
    "25500, 'bales', 10201),"
    " (72, 1, 10, '2024-12-31', 'Lambs *', 2000, 'head', 55500), (73, 1, 10, '2025-12-31', 'Lambs "
    "*', 1000, 'head', 30007),"
    " (74, 1, 11, '2024-11-30', 'Wool', NULL, NULL, 4500), (75, 1, 10, '2025-06-01', 'Mineral', "
    "3000, NULL, 900),"
    " (76, 1, 15, '2025-06-01', 'rabbit pellets', 3000, 'lb', 900);"
    "INSERT INTO counted (id, student, project, as_of) VALUES (80, 1, 10, '2025-12-31');"
    "INSERT INTO brought_forward (id, student, project, year, line, amount, source) VALUES"
    " (90, 1, 11, 2023, 'cash_sales', 50000, 'an old book'), (91, 1, 11, 2023, 'operating_income', "
    "61000, 'an old book'),"
    " (92, 1, 11, 2023, 'net_income', 20000, 'an old book'), (93, 1, 11, 2023, "
    "'beginning_inventory', 1000, 'an old book'),"
    " (94, 1, 11, 2023, 'ending_inventory', 2500, 'an old book'), (95, 1, 11, 2023, 'hours', "
    "12345, 'an old book'),"
    " (96, 1, 11, 2023, 'unpaid_hours', 10010, 'an old book'), (97, 1, 13, 2023, 'gross', 10000, "
    "'an old book'),"
    " (98, 1, 13, 2023, 'net', 9000, 'an old book'), (99, 1, 13, 2023, 'paid_hours', 4050, 'an old "
    "book'),"
    " (990, 1, 11, 2023, 'depreciation', 333, 'an old book');";

/* Means with a half in the last place, values below zero, words that look like formulas or patterns,
 * two measures, one without a treatment, and points after the last day. */
static const char trial[] =
    "INSERT INTO research (id, project, year, question, hypothesis, method, results, approval) VALUES"
    " (1, 14, 2025, '=Which cover?', 'Rye, because', 'Step one' || char(10) || 'Step two', 'More', 'none'),"
    " (2, 14, 2026, 'Next year''s question', NULL, NULL, NULL, NULL);"
    "INSERT INTO reading (id, project, date, measure, value, unit, treatment, replicate, subject) VALUES"
    " (1, 14, '2025-05-01', 'Dry weight', 1001, 'g', '=Rye*', '1', NULL),"
    " (2, 14, '2025-05-01', 'dry weight', 1002, 'g', '=rye*', '2', 'P-1'),"
    " (3, 14, '2025-05-01', 'Dry weight', -2500, 'g', 'Bare', '1', NULL),"
    " (4, 14, '2025-06-01', 'Dry weight', -2501, 'g', 'Bare', '2', NULL),"
    " (5, 14, '2025-06-01', 'Dry weight', 7, 'g', 'Clover?', '1', '@plot'),"
    " (6, 14, '2025-06-01', 'Temperature', 21500, 'C', NULL, NULL, NULL),"
    " (7, 14, '2026-01-02', 'Dry weight', 99000, 'g', 'Bare', '3', NULL);"
    "INSERT INTO signature (id, application, party, name, signed_on, method) VALUES"
    " (1, 1, 'applicant', 'Maya Ortiz', '2026-01-05', 'paper'),"
    " (2, 1, 'parent', 'Rafael Ortiz', '2026-01-06', 'official_system'), (3, 1, 'advisor', 'Ms. Hale', NULL, NULL);";

static const char rest[] =
    "INSERT INTO skill (id, project, standard, year, what, contribution) VALUES"
    " (1, 10, 'AS.02', 2024, '=Balanced a ration', 'Cheaper feed'), (2, 10, 'as.02.01.', 2024, "
    "'Weighed', NULL),"
    " (3, 13, 'AS.03', 2024, 'Washed', 'Clean pens'), (4, 14, 'PS.01', 2025, 'Planted', 'Even "
    "plots');"
    "INSERT INTO activity (id, student, date, category, name, level, circle, role, result, time) "
    "VALUES"
    " (1, 1, '2024-05-01', 'office', '@Secretary', 'chapter', 'ffa', 'Secretary', NULL, NULL),"
    " (2, 1, '2025-04-01', 'cde', 'Livestock Evaluation', 'state', 'ffa', 'team', '11th', 480),"
    " (3, 1, '2025-04-02', 'meeting', 'Chapter meeting', 'chapter', 'ffa', NULL, NULL, 60),"
    " (4, 1, '2025-04-03', 'other', 'Choir', 'chapter', 'school', NULL, NULL, NULL),"
    " (5, 1, '2026-04-03', 'award', 'After the last day', 'state', 'ffa', NULL, NULL, NULL);"
    "INSERT INTO service (id, student, date, name, time, served) VALUES"
    " (1, 1, '2025-01-02', 'Food pantry', 95, 'families'), (2, 1, '2025-02-02', 'Food pantry', 50, "
    "NULL);"
    "INSERT INTO honor (id, student, date, name) VALUES (1, 1, '2025-01-05', 'Honor roll');"
    "INSERT INTO degree_held (id, student, degree, received) VALUES (1, 1, 'greenhand', "
    "'2024-05-05');"
    "INSERT INTO application (id, student, form, subject, type, award_year, first_year, "
    "consent_on) VALUES"
    " (1, 1, 'proficiency', 'sheep production', 'combined', 2026, NULL, '2026-01-05'),"
    " (2, 1, 'proficiency', 'Swine Production', 'placement', 2026, 2024, NULL);"
    "INSERT INTO chosen_project (id, application, project) VALUES (1, 1, 10), (2, 1, 11), (3, 1, "
    "12);"
    "INSERT INTO answer (id, application, question, text) VALUES (1, 1, 'A1', '=2+5 lambs, then'), "
    "(3, 1, 'A3', '   ');";

/* The smallest of pictures: 2 by 1 pixels. */
static const unsigned char picture[] = {
    0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 'I',  'H',
    'D',  'R',  0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
    0x00, 0xd1, 0x49, 0x00, 0x88, 0x00, 0x00, 0x00, 0x0b, 'I',  'D',  'A',  'T',  0x78,
    0x9c, 0x63, 0x60, 0x68, 0x00, 0x00, 0x00, 0x84, 0x00, 0x81, 0x0d, 0x4a, 0x9e, 0x0d,
    0x00, 0x00, 0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};

static void add_photos(struct book *book, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "INSERT INTO photo (id, student, project, date, caption, file)"
                                  " VALUES (?1, 1, 10, '2025-01-01', ?2, ?3)",
                                  err);
    assert_non_null(stmt);
    for (int i = 0; i < 3; i++) {
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, 300 + i);
        stmt_bind_text(stmt, 2, i == 1 ? NULL : "=1+1 lamb & <ewe>");
        if (i < 2)
            stmt_bind_blob(stmt, 3, picture, sizeof picture);
        else
            stmt_bind_blob(stmt, 3, "no picture", 10);
        assert_int_equal(stmt_step(stmt, err), STEP_DONE);
    }
    stmt_done(stmt);
    assert_true(
        book_exec(book,
                  "INSERT INTO chosen_photo (id, application, photo, rank, caption) VALUES"
                  " (1, 1, 301, 1, NULL), (2, 1, 300, 2, '@the fair'), (3, 1, 302, 3, NULL)",
                  err));
}

/* An answer as long as a note may be. */
static void add_long_answer(struct book *book, struct err *err)
{
    struct buf text = {0};
    while (text.len < 19900)
        buf_addf(&text, "%s%zu lambs on feed", text.len % 7 == 3 ? "\n" : " ", text.len);
    struct stmt *stmt = book_stmt(
        book, "INSERT INTO answer (id, application, question, text) VALUES (2, 1, 'A2', ?1)", err);
    assert_non_null(stmt);
    stmt_bind_text(stmt, 1, buf_text(&text));
    assert_true(stmt_run(stmt, err));
    buf_free(&text);
}

struct book *awardbook_open(const char *path)
{
    static const char *const parts[] = {people, jobs, money, things, rest, trial};
    struct err err = {{0}};
    int64_t id;
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    struct book *book = book_open(path, 0, &err);
    if (!book || !change_begin(book, CHANGE_RECORDED, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (!book_exec(book, parts[i], &err))
            fail_msg("part %zu: %s", i, err.text);
    add_photos(book, &err);
    add_long_answer(book, &err);
    if (!change_commit(book, "made a book", &id, &err))
        fail_msg("%s", err.text);
    return book;
}
