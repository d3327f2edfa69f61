/* Quick lines of animals: weights, births and deaths. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "quick/parse.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- weights --------------------------------------------------------------------------------- */

static const char weigh_example[] = "weigh 250 lb 17 @swine";

static const struct {
    const char *words, *unit;
} units[] = {
    {"lb lbs pound pounds", "lb"},
    {"kg kgs kilo kilos kilogram kilograms", "kg"},
    {"oz ounce ounces", "oz"},
    {"g gram grams", "g"},
};

/* The unit that a word means; NULL if it is none. */
static const char *unit_of(const struct word *word)
{
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (word_in(word, units[i].words))
            return units[i].unit;
    return NULL;
}

/* WEIGHT [UNIT], also written together: 250lb. *unit is NULL where none was said. */
static bool take_weight(struct parse *p, int64_t *weight, const char **unit)
{
    struct words *words = &p->words;
    *unit = NULL;
    if (words->count == 0 ||
        !(isdigit((unsigned char)words->list[0].text[0]) || words->list[0].text[0] == '.'))
        return err_set(p->err, "the weight is missing; write it as: %s", weigh_example);
    struct word number = words->list[0], rest = words->list[0];
    while (number.nbytes > 0 && isalpha((unsigned char)number.text[number.nbytes - 1]))
        number.nbytes--;
    rest.text += number.nbytes;
    rest.nbytes -= number.nbytes;
    if (rest.nbytes > 0 && (*unit = unit_of(&rest)) == NULL)
        return err_set(p->err, "\"%.*s\" is no unit of weight; write lb, kg, oz or g",
                       (int)rest.nbytes, rest.text);
    if (!num_parse(number.text, number.nbytes, 3, weight, p->err))
        return false;
    if (*weight < 1)
        return err_set(p->err, "a weight of nothing is no weight; write it as: %s", weigh_example);
    words_drop(words, 0, 1);
    if (*unit == NULL && words->count > 0 && (*unit = unit_of(&words->list[0])) != NULL)
        words_drop(words, 0, 1);
    return true;
}

struct animal {
    int64_t id;
    char *name; /* "17 Rosie"; owned */
};

static const char animals_sql[] =
    "SELECT id, tag, ifnull(name, ''), tag = ?2 COLLATE NOCASE, ifnull(name = ?2 COLLATE NOCASE, 0)"
    "  FROM animal WHERE project = ?1 ORDER BY out_on IS NOT NULL, tag COLLATE NOCASE";

/* By its tag, or by its name where only one is called that. A tag is never guessed from its
 * beginning: 1 is not 17. */
static bool find_animal(struct parse *p, const char *said, struct animal *out)
{
    struct stmt *stmt = book_stmt(p->book, animals_sql, p->err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, p->project->id);
    stmt_bind_text(stmt, 2, said);
    struct buf known = {0};
    size_t told = 0, by_tag = 0, by_name = 0;
    enum step step;
    while ((step = stmt_step(stmt, p->err)) == STEP_ROW) {
        bool tag = stmt_int(stmt, 3) != 0, name = stmt_int(stmt, 4) != 0;
        if (told++ < 8)
            buf_addf(&known, "%s%s", told > 1 ? ", " : "", stmt_text(stmt, 1));
        if (tag || (name && by_tag == 0)) {
            struct buf full = {0};
            buf_addf(&full, "%s%s%s", stmt_text(stmt, 1), *stmt_text(stmt, 2) ? " " : "",
                     stmt_text(stmt, 2));
            free(out->name);
            *out = (struct animal){stmt_int(stmt, 0), buf_take(&full)};
        }
        by_tag += tag;
        by_name += name;
    }
    stmt_done(stmt);
    bool ok = step == STEP_DONE;
    if (ok && told == 0)
        ok = err_set(p->err, "%s has no animals yet; enter the animal with its tag first",
                     p->project->title);
    else if (ok && by_tag == 0 && by_name > 1)
        ok = err_set(p->err, "several animals are called \"%s\"; write the tag", said);
    else if (ok && by_tag == 0 && by_name == 0)
        ok = err_set(p->err, "%s has no animal \"%s\"; it has %s%s", p->project->title, said,
                     buf_text(&known), told > 8 ? _(" and more") : "");
    buf_free(&known);
    return ok;
}

/* The animal's weighing before that day: its unit is the usual one, its weight what to compare
 * with. */
static bool weighed_before(struct parse *p, int64_t animal, int64_t *weight, char unit[static 32],
                           struct date *day)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt =
        book_stmt(p->book,
                  "SELECT weight, unit, date FROM weighing WHERE animal = ?1 AND date < ?2"
                  " ORDER BY date DESC, id DESC LIMIT 1",
                  p->err);
    *weight = 0;
    unit[0] = '\0';
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, animal);
    stmt_bind_text(stmt, 2, date_iso(p->day, iso));
    enum step step = stmt_step(stmt, p->err);
    if (step == STEP_ROW && stmt_bytes(stmt, 1) < 32 &&
        date_parse_iso(stmt_text(stmt, 2), stmt_bytes(stmt, 2), day)) {
        *weight = stmt_int(stmt, 0);
        memcpy(unit, stmt_text(stmt, 1), stmt_bytes(stmt, 1) + 1);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool fill_weighing(struct parse *p, const struct animal *animal, int64_t weight,
                          const char *unit)
{
    char number[NUM_TEXT_SIZE], usual[32], since[DATE_TEXT_SIZE];
    int64_t before;
    struct date day = {0};
    struct record *record = &p->out->record;
    if (!weighed_before(p, animal->id, &before, usual, &day))
        return false;
    if (unit == NULL)
        unit = usual[0] != '\0' ? usual : "lb";
    record_start(record, kind_find("weighing"));
    parse_set_int(p, "project", p->project->id);
    parse_set_int(p, "animal", animal->id);
    parse_set_int(p, "weight", weight);
    value_set_date(record_value(record, "date"), p->day);
    if (!parse_set_text(p, "unit", unit))
        return false;
    parse_add_part(p, "You WEIGHED %s: %s %s", animal->name, num_decimal(weight, 3, number), unit);
    if (before > 0 && strcmp(usual, unit) == 0)
        parse_add_part(p, "%s %s %s than on %s", num_decimal(llabs(weight - before), 3, number),
                       unit, weight < before ? _("less") : _("more"), date_short(day, since));
    parse_add_part(p, "%s", p->project->title);
    parse_add_day(p);
    return true;
}

bool parse_weigh(struct parse *p)
{
    int64_t weight = 0;
    const char *unit = NULL;
    words_drop(&p->words, 0, 1);
    if (!parse_refuse_standards(p) || !take_weight(p, &weight, &unit) || !parse_need_project(p))
        return false;
    struct buf said = {0};
    struct animal animal = {0};
    size_t from = p->words.count > 1 && word_is(&p->words.list[0], "tag") ? 1 : 0;
    words_join(&p->words, from, p->words.count, &said);
    bool ok = said.len > 0
                  ? find_animal(p, buf_text(&said), &animal)
                  : err_set(p->err, "the animal is missing; write it as: %s", weigh_example);
    ok = ok && fill_weighing(p, &animal, weight, unit);
    free(animal.name);
    buf_free(&said);
    return ok;
}

/* ---- births and deaths ----------------------------------------------------------------------- */

static const char breeders[] = "sow sows boar boars cow cows bull bulls ewe ewes ram rams doe does "
                               "buck bucks mare mares hen hens "
                               "rooster roosters nanny billy";
static const char youngsters[] = "piglet piglets calf calves lamb lambs kid kids foal foals chick "
                                 "chicks kit kits duckling ducklings";

/* The herd that a thing is of, by its last word that is known; NULL where nothing known was named.
 */
static const char *herd_of(const struct words *words, bool born)
{
    for (size_t i = words->count; i-- > 0;) {
        if (word_in(&words->list[i], "market breeding young"))
            return word_is(&words->list[i], "market")     ? "market"
                   : word_is(&words->list[i], "breeding") ? "breeding"
                                                          : "young";
        if (word_in(&words->list[i], breeders) && !born)
            return "breeding";
        if (word_in(&words->list[i], youngsters))
            return "young";
    }
    if (words->count == 0 || category_is_livestock(category_of_thing(words, 0, words->count)))
        return born ? "young" : "market";
    return NULL;
}

static bool fill_head(struct parse *p, bool born, int64_t count, const char *herd,
                      const char *thing)
{
    struct record *record = &p->out->record;
    record_start(record, kind_find("head"));
    parse_set_int(p, "project", p->project->id);
    parse_set_int(p, "count", count);
    value_set_date(record_value(record, "date"), p->day);
    if (!parse_set_text(p, "change", born ? "born" : "died") || !parse_set_text(p, "herd", herd))
        return false;
    parse_add_part(p, "%lld%s%s %s", (long long)count, *thing ? " " : "", thing,
                   born ? _("BORN") : _("DIED"));
    parse_add_part(p, "%s herd", herd);
    parse_add_part(p, "%s", p->project->title);
    parse_add_day(p);
    return true;
}

bool parse_herd(struct parse *p)
{
    bool born = word_is(&p->words.list[0], "born");
    const char *verb = born ? "born" : "died";
    int64_t count = 0;
    words_drop(&p->words, 0, 1);
    if (!parse_refuse_standards(p))
        return false;
    if (p->words.count == 0 || !isdigit((unsigned char)p->words.list[0].text[0]))
        return err_set(p->err, "how many is missing; write it as: %s @swine",
                       born ? "born 8 piglets" : "died 1 hog");
    if (!num_parse(p->words.list[0].text, p->words.list[0].nbytes, 0, &count, p->err))
        return false;
    if (count < 1 || count > 1000000)
        return err_set(p->err, "%lld is not a number of animals that %s; write 1 to 1000000",
                       (long long)count, born ? _("were born") : verb);
    words_drop(&p->words, 0, 1);
    const char *herd = herd_of(&p->words, born);
    struct buf thing = {0};
    words_join(&p->words, 0, p->words.count, &thing);
    bool ok =
        herd != NULL ||
        err_set(p->err,
                "\"%s\" is not known as livestock; leave it out, or say market, breeding or young",
                buf_text(&thing));
    ok = ok && parse_need_project(p) && fill_head(p, born, count, herd, buf_text(&thing));
    buf_free(&thing);
    return ok;
}
