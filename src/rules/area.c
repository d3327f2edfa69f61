#include "rules/area.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/text.h"
#include "base/tr.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

enum {
    COL_NUMBER,
    COL_AREA,
    COL_AWARD,
    COL_PATHWAYS,
    COL_PROFILE,
    COL_FROM,
    COL_TO,
    COL_ON,
    COL_SOURCE,
    COL_CERTAINTY,
    COL_NOTE
};
static const char *const area_columns[] = {"number",  "area",      "award", "pathways",
                                           "profile", "from",      "to",    "on",
                                           "source",  "certainty", "note",  NULL};
enum { NAME_NAME, NAME_AREA, NAME_KIND, NAME_LAST, NAME_SOURCE, NAME_CERTAINTY, NAME_NOTE };
static const char *const name_columns[] = {"name",   "area",      "kind", "last",
                                           "source", "certainty", "note", NULL};

/* Every way to write an area, folded for comparing. */
struct area_name {
    char *folded; /* owned */
    const char *shown;
    const struct rules_area *area; /* of an old one the nearest today, or NULL */
    int last;                      /* of an old one the last award year it was seen in; else 0 */
};

struct areas {
    struct rules_table table, names_table;
    struct rules_award *awards;
    struct rules_area *areas;
    size_t area_count;
    struct area_name *names;
    size_t name_count;
};

/* Words that tell the type or the kind of award rather than the area. */
static const char *const tail_words[] = {"entrepreneurship", "ownership", "placement", "internship",
                                         "combined",         "e",         "p",         "award",
                                         "proficiency",      "ep"};

static bool is_tail_word(const char *word, size_t length)
{
    for (size_t i = 0; i < COUNT_OF(tail_words); i++)
        if (strlen(tail_words[i]) == length && memcmp(word, tail_words[i], length) == 0)
            return true;
    return false;
}

/* Lower-case words with one space between them, without punctuation and without tail words. */
static char *fold_name(const char *name)
{
    char *plain = text_fold_plain(name, strlen(name));
    struct buf out = {0};
    bool gap = false;

    for (const char *p = plain; *p; p++) {
        bool word = (*p & 0x80) || (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        if (word || *p == '&') {
            if ((gap || *p == '&') && out.len > 0)
                buf_add_char(&out, ' ');
            if (*p == '&')
                buf_add_text(&out, "and");
            else
                buf_add_char(&out, *p);
        }
        gap = !word;
    }
    free(plain);
    char *folded = buf_take(&out);
    for (char *space; (space = strrchr(folded, ' ')) && is_tail_word(space + 1, strlen(space + 1));)
        *space = '\0';
    return folded;
}

/* ---- reading ---- */

static bool read_award(const struct rules_table *t, size_t row, struct rules_award *out,
                       struct err *err)
{
    if (!rules_type_parse(rules_cell(t, row, COL_AWARD), &out->award, err) ||
        !rules_row_number(rules_cell(t, row, COL_NUMBER), 999, &out->number, err) ||
        !rules_row_span(rules_cell(t, row, COL_FROM), rules_cell(t, row, COL_TO), &out->span,
                        err) ||
        !rules_row_yes(rules_cell(t, row, COL_ON), &out->on, err) ||
        !rules_row_given(rules_cell(t, row, COL_SOURCE), "source", err) ||
        !rules_row_certainty(rules_cell(t, row, COL_CERTAINTY), &out->certainty, err))
        return false;
    out->profile = rules_cell(t, row, COL_PROFILE);
    out->source = rules_cell(t, row, COL_SOURCE);
    out->note = rules_cell(t, row, COL_NOTE);
    return true;
}

/* The second row of a split area: the first says everything but its own award. */
static bool join_award(struct areas *in, size_t row, struct err *err)
{
    struct rules_area *area = &in->areas[in->area_count - 1];

    area->award_count++;
    area->split = true;
    if (area->award_count > 2 || area->awards[0].award != RULES_OWNERSHIP ||
        area->awards[1].award != RULES_PLACEMENT)
        return err_set(err,
                       "an area has one award, or one for ownership and then one for placement");
    if (strcmp(area->pathways, rules_cell(&in->table, row, COL_PATHWAYS)) != 0 ||
        area->awards[0].on != area->awards[1].on ||
        strcmp(area->awards[0].profile, area->awards[1].profile) != 0)
        return err_set(err, "the two rows of '%s' differ", area->name);
    return true;
}

static bool read_area(struct areas *in, size_t row, struct err *err)
{
    const struct rules_table *t = &in->table;
    const char *name = rules_cell(t, row, COL_AREA);
    struct rules_award *award = &in->awards[row];

    if (!rules_row_given(name, "area", err) || !read_award(t, row, award, err))
        return false;
    if (in->area_count > 0 && strcmp(in->areas[in->area_count - 1].name, name) == 0)
        return join_award(in, row, err);
    for (size_t i = 0; i < in->area_count; i++)
        if (text_same(in->areas[i].name, name))
            return err_set(err, "'%s' is there already; the rows of an area follow one another",
                           name);
    in->areas[in->area_count++] = (struct rules_area){
        .name = name,
        .pathways = rules_cell(t, row, COL_PATHWAYS),
        .national = strcmp(award->profile, "national") == 0,
        .awards = award,
        .award_count = 1,
    };
    return true;
}

static const struct rules_area *area_named(const struct areas *in, const char *name)
{
    for (size_t i = 0; i < in->area_count; i++)
        if (strcmp(in->areas[i].name, name) == 0)
            return &in->areas[i];
    return NULL;
}

static bool add_name(struct areas *in, const char *shown, const struct rules_area *area, int last,
                     struct err *err)
{
    struct area_name *name = &in->names[in->name_count++];

    *name = (struct area_name){fold_name(shown), shown, area, last};
    for (size_t i = 0; i + 1 < in->name_count; i++)
        if (strcmp(in->names[i].folded, name->folded) == 0)
            return err_set(err, "'%s' reads the same as '%s'", shown, in->names[i].shown);
    return true;
}

static bool read_name(struct areas *in, size_t row, struct err *err)
{
    static const char *const kinds[] = {"variant", "historic", NULL};
    const struct rules_table *t = &in->names_table;
    const char *area_name = rules_cell(t, row, NAME_AREA);
    const struct rules_area *area = area_named(in, area_name);
    enum rules_certainty certainty;
    int kind, last;

    if (!rules_row_given(rules_cell(t, row, NAME_NAME), "name", err) ||
        !rules_row_choice(rules_cell(t, row, NAME_KIND), kinds, "kind of name", &kind, err) ||
        !rules_row_year(rules_cell(t, row, NAME_LAST), &last, err) ||
        !rules_row_given(rules_cell(t, row, NAME_SOURCE), "source", err) ||
        !rules_row_certainty(rules_cell(t, row, NAME_CERTAINTY), &certainty, err))
        return false;
    if (!area && (area_name[0] || kind == 0))
        return err_set(err, "there is no area '%s'", area_name);
    if ((kind == 1) != (last != 0))
        return err_set(err, "a historic name, and no other, has the last year it was seen in");
    return add_name(in, rules_cell(t, row, NAME_NAME), area, last, err);
}

static bool areas_read(struct areas *in, rules_source *source, struct err *err)
{
    if (!rules_table_read(&in->table, source, "areas.csv", area_columns, err) ||
        !rules_table_read(&in->names_table, source, "area_names.csv", name_columns, err))
        return false;
    in->awards = mem_array(in->table.rows, sizeof *in->awards);
    in->areas = mem_array(in->table.rows, sizeof *in->areas);
    in->names = mem_array(in->table.rows + in->names_table.rows, sizeof *in->names);
    for (size_t row = 0; row < in->table.rows; row++)
        if (!read_area(in, row, err))
            return rules_row_error(&in->table, row, err);
    for (size_t i = 0; i < in->area_count; i++)
        if (!add_name(in, in->areas[i].name, &in->areas[i], 0, err))
            return err_prefix(err, "%s", in->table.name);
    for (size_t row = 0; row < in->names_table.rows; row++)
        if (!read_name(in, row, err))
            return rules_row_error(&in->names_table, row, err);
    return true;
}

static void areas_clear(struct areas *in)
{
    for (size_t i = 0; i < in->name_count; i++)
        free(in->names[i].folded);
    free(in->names);
    free(in->areas);
    free(in->awards);
    rules_table_clear(&in->names_table);
    rules_table_clear(&in->table);
}

bool rules_area_check(rules_source *source, struct err *err)
{
    struct areas mine = {0};
    bool good = areas_read(&mine, source, err);

    areas_clear(&mine);
    return good;
}

static const struct areas *loaded(void)
{
    static struct areas areas;

    if (!areas.areas && !areas_read(&areas, embed_find, NULL))
        rules_broken();
    return &areas;
}

/* ---- asking ---- */

static bool is_on(const struct rules_area *area)
{
    return area->awards[0].on;
}

const struct rules_area *rules_area_next(const struct rules_area *after)
{
    const struct areas *all = loaded();
    const struct rules_area *end = all->areas + all->area_count;

    for (const struct rules_area *area = after ? after + 1 : all->areas; area < end; area++)
        if (is_on(area))
            return area;
    return NULL;
}

/* Refuses a name that stands for nothing one can apply for today. */
static const struct rules_area *resolve(const struct area_name *name, struct err *err)
{
    if (name->last != 0) {
        if (name->area)
            err_set(
                err,
                "'%s' is no longer a proficiency area (last seen in %d); the nearest today is %s",
                name->shown, name->last, name->area->name);
        else
            err_set(err,
                    "'%s' is no longer a proficiency area (last seen in %d); choose one of today's",
                    name->shown, name->last);
        return NULL;
    }
    if (!is_on(name->area)) {
        err_set(err, "'%s' cannot be applied for yet: %s", name->area->name,
                name->area->awards[0].note);
        return NULL;
    }
    return name->area;
}

/* Areas met along the way, each once, for the sentence of an error. */
struct offer {
    const struct rules_area *areas[4];
    size_t count, more;
};

static void offer_area(struct offer *offer, const struct rules_area *area)
{
    for (size_t i = 0; i < offer->count; i++)
        if (offer->areas[i] == area)
            return;
    if (offer->count < COUNT_OF(offer->areas))
        offer->areas[offer->count++] = area;
    else
        offer->more++;
}

static void add_offer(struct buf *out, const struct offer *offer)
{
    for (size_t i = 0; i < offer->count; i++) {
        bool last = i + 1 == offer->count && offer->more == 0;
        buf_add_text(out, i == 0 ? "" : last ? _(" or ") : ", ");
        buf_add_text(out, offer->areas[i]->name);
    }
    if (offer->more > 0)
        buf_add_text(out, ", ...");
}

static bool may_offer(const struct area_name *name)
{
    return name->last == 0 && is_on(name->area);
}

/* The area that alone has a name beginning like this; else what was met goes into the offer. */
static const struct rules_area *by_beginning(const struct areas *all, const char *folded,
                                             struct offer *offer)
{
    size_t length = strlen(folded);

    for (size_t i = 0; i < all->name_count; i++) {
        const struct area_name *name = &all->names[i];
        if (may_offer(name) && strncmp(name->folded, folded, length) == 0)
            offer_area(offer, name->area);
    }
    return offer->count == 1 ? offer->areas[0] : NULL;
}

/* Offers the areas with a word that begins like this one, unless there are many: "production" says
 * nothing. */
static void offer_by_word(const struct areas *all, const char *word, size_t length,
                          struct offer *offer)
{
    struct offer met = {0};

    for (size_t i = 0; i < all->name_count; i++) {
        const struct area_name *name = &all->names[i];
        if (!may_offer(name))
            continue;
        for (const char *other = name->folded; *other; other += strspn(other, " ")) {
            if (strncmp(other, word, length) == 0)
                offer_area(&met, name->area);
            other += strcspn(other, " ");
        }
    }
    for (size_t i = 0; met.more == 0 && i < met.count; i++)
        offer_area(offer, met.areas[i]);
}

static void refuse(const struct areas *all, const char *given, const char *folded, struct err *err)
{
    enum { SLIPS_MOST = 3, WORD_LEAST = 4 };
    struct offer offer = {0};
    struct buf words = {0};

    /* Slips of the fingers, nearest first; without any, whatever shares a word. */
    for (size_t slips = 1; slips <= SLIPS_MOST; slips++)
        for (size_t i = 0; i < all->name_count; i++)
            if (may_offer(&all->names[i]) && near_enough(folded, all->names[i].folded) &&
                near_distance(folded, all->names[i].folded) == slips)
                offer_area(&offer, all->names[i].area);
    for (const char *word = folded; offer.count == 0 && *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        if (length >= WORD_LEAST)
            offer_by_word(all, word, length, &offer);
        word += length;
    }
    add_offer(&words, &offer);
    if (offer.count > 0)
        err_set(err, "there is no proficiency area '%s'; did you mean %s?", given,
                buf_text(&words));
    else
        err_set(err, "there is no proficiency area '%s'; one such as Swine Production would do",
                given);
    buf_free(&words);
}

const struct rules_area *rules_area_find(const char *name, struct err *err)
{
    const struct areas *all = loaded();
    const struct rules_area *found = NULL;
    struct offer offer = {0};
    char *folded = fold_name(name);

    for (size_t i = 0; i < all->name_count; i++) {
        if (strcmp(all->names[i].folded, folded) == 0) {
            found = resolve(&all->names[i], err);
            free(folded);
            return found;
        }
    }
    if (folded[0] == '\0') {
        err_set(err, "the proficiency area is empty; one such as Swine Production would do");
    } else {
        found = by_beginning(all, folded, &offer);
        if (!found && offer.count > 1) {
            struct buf words = {0};
            add_offer(&words, &offer);
            err_set(err, "'%s' fits several proficiency areas; write more of it: %s", name,
                    buf_text(&words));
            buf_free(&words);
        } else if (!found) {
            refuse(all, name, folded, err);
        }
    }
    free(folded);
    return found;
}

/* What an award of the list takes: an area that is not split takes either kind of record, or both.
 */
static unsigned award_types(const struct rules_award *award)
{
    return award->award == RULES_COMBINED ? RULES_OWNERSHIP | RULES_PLACEMENT | RULES_COMBINED
                                          : award->award;
}

bool rules_area_takes(const struct rules_area *area, enum rules_type type, int award_year,
                      struct err *err)
{
    unsigned any_year = 0, that_year = 0;

    for (size_t i = 0; i < area->award_count; i++) {
        if (!area->awards[i].on)
            continue;
        any_year |= award_types(&area->awards[i]);
        if (rules_span_holds(area->awards[i].span, award_year))
            that_year |= award_types(&area->awards[i]);
    }
    if (that_year & type)
        return true;
    if (any_year & type)
        return err_set(err, "%s is not known as an award of %d; lists with it were read from %d on",
                       area->name, award_year, area->awards[0].span.from);
    if (any_year == RULES_RESEARCH)
        return err_set(err, "%s takes research; %s would need another area", area->name,
                       rules_type_name(type));
    if (type == RULES_COMBINED)
        return err_set(err,
                       "%s has an award for ownership and one for placement; choose one of them",
                       area->name);
    return err_set(err,
                   "%s takes %s; research has areas of its own, such as Agriscience Research - "
                   "Plant Systems",
                   area->name,
                   area->split ? _("ownership or placement")
                               : _("ownership, placement or combined"));
}

void rules_area_printed(const struct rules_area *area, enum rules_type type, struct buf *out)
{
    buf_add_text(out, area->name);
    if (area->split)
        buf_add_text(out, type == RULES_PLACEMENT ? " - Placement" : " - Entrepreneurship");
    else if (area->awards[0].award == RULES_COMBINED)
        buf_add_text(out, " - Entrepreneurship/Placement");
}
