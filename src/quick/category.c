/* Categories of money by what people type. */
#include "quick/category.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/categories.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BEGINNING_LEAST = 3 };

static const struct {
    const struct choice *choices;
    enum category_side side;
} sides_of_money[] = {
    {choices_expense, CATEGORY_EXPENSE},
    {choices_income, CATEGORY_INCOME},
};

/* ---- by name --------------------------------------------------------------------------------- */

enum fits { FITS_NOT, FITS_LABEL_WORD, FITS_BEGINNING, FITS_WHOLE };

static bool same(const char *text, size_t nbytes, const char *name)
{
    return strlen(name) == nbytes && strncasecmp(text, name, nbytes) == 0;
}

/* custom_work is also written "custom work". */
static bool same_value(const char *text, size_t nbytes, const char *value)
{
    if (strlen(value) != nbytes)
        return false;
    for (size_t i = 0; i < nbytes; i++) {
        char typed = text[i] == ' ' || text[i] == '-' ? '_' : text[i];
        if (strncasecmp(&typed, value + i, 1) != 0)
            return false;
    }
    return true;
}

static bool has_label_word(const char *label, const char *text, size_t nbytes)
{
    for (const char *at = label; at && *at; at = strchr(at, ' ')) {
        at += *at == ' ';
        size_t word = strcspn(at, " ");
        if (word == nbytes && strncasecmp(at, text, nbytes) == 0)
            return true;
    }
    return false;
}

static enum fits fits(const struct choice *choice, const char *text, size_t nbytes)
{
    if (same_value(text, nbytes, choice->value) || same(text, nbytes, choice->label) ||
        same(text, nbytes, tr(choice->label)))
        return FITS_WHOLE;
    if (nbytes < BEGINNING_LEAST)
        return FITS_NOT;
    if (strncasecmp(choice->value, text, nbytes) == 0 ||
        strncasecmp(choice->label, text, nbytes) == 0 ||
        strncasecmp(tr(choice->label), text, nbytes) == 0)
        return FITS_BEGINNING;
    return has_label_word(choice->label, text, nbytes) ||
                   has_label_word(tr(choice->label), text, nbytes)
               ? FITS_LABEL_WORD : FITS_NOT;
}

/* Looks at all categories of `sides`; `several` gets the names where more than one fits best. */
static enum fits find(const char *text, size_t nbytes, unsigned sides, struct category *out,
                      struct buf *several)
{
    enum fits best = FITS_NOT;
    size_t as_good = 0;
    for (size_t side = 0; side < COUNT_OF(sides_of_money); side++) {
        if (!(sides & sides_of_money[side].side))
            continue;
        for (const struct choice *choice = sides_of_money[side].choices; choice->value; choice++) {
            enum fits this = fits(choice, text, nbytes);
            if (this == FITS_NOT || this < best)
                continue;
            if (this > best) {
                buf_clear(several);
                as_good = 0;
            }
            buf_addf(several, "%s%s", as_good++ ? _(" or ") : "", choice->value);
            best = this;
            out->choice = choice;
            out->side = sides_of_money[side].side;
        }
    }
    if (as_good <= 1)
        buf_clear(several);
    return best;
}

static const char *name_at(size_t at, void *context)
{
    unsigned sides = *(unsigned *)context;
    for (size_t side = 0; side < COUNT_OF(sides_of_money); side++) {
        const struct choice *choice = sides_of_money[side].choices;
        for (; (sides & sides_of_money[side].side) && choice->value; choice++) {
            if (at-- == 0)
                return choice->value;
        }
    }
    return NULL;
}

static bool refuse(const struct words *words, size_t at, unsigned sides, struct err *err)
{
    size_t count = 0;
    while (name_at(count, &sides))
        count++;
    if (at >= words->count || words->list[at].is != WORD_PLAIN)
        return err_set(err,
                       "what the money was for is missing; write a category after the amount, "
                       "such as %s",
                       sides & CATEGORY_EXPENSE ? "$42.50 feed" : "got $50 premiums");
    char *word = mem_text_n(words->list[at].text, words->list[at].nbytes);
    const char *near = kind_nearest(word, name_at, &sides, count);
    if (near)
        err_set(err, "no category is called \"%s\"; did you mean %s?", word, near);
    else
        err_set(err, "no category is called \"%s\"; write one such as %s", word,
                sides == CATEGORY_EXPENSE ? _("feed, veterinary, supplies or fees")
                : sides == CATEGORY_INCOME
                    ? _("livestock, crops, products or premiums")
                    : _("feed, veterinary, supplies, livestock or premiums"));
    free(word);
    return false;
}

bool category_find(const struct words *words, size_t at, unsigned sides, struct category *out,
                   struct err *err)
{
    struct buf text = {0}, several = {0};
    *out = (struct category){0};
    /* Two words only where both are wholly the name: "custom work", not "feed bags". */
    if (at + 1 < words->count) {
        words_join(words, at, at + 2, &text);
        if (find(buf_text(&text), text.len, sides, out, &several) == FITS_WHOLE)
            out->words = 2;
        buf_clear(&text);
        buf_clear(&several);
    }
    if (out->words == 0 && at < words->count && words->list[at].is == WORD_PLAIN) {
        words_join(words, at, at + 1, &text);
        if (find(buf_text(&text), text.len, sides, out, &several) != FITS_NOT)
            out->words = 1;
    }
    bool ok = out->words > 0 || refuse(words, at, sides, err);
    if (ok && several.len > 0)
        ok = err_set(err, "\"%s\" could be %s; write more of it", buf_text(&text),
                     buf_text(&several));
    buf_free(&text);
    buf_free(&several);
    return ok;
}

const struct choice *category_beginning(const char *folded, size_t at)
{
    size_t nbytes = strlen(folded);
    for (size_t side = 0; side < COUNT_OF(sides_of_money); side++) {
        const struct choice *choice = sides_of_money[side].choices;
        for (; choice->value; choice++) {
            bool begins = strncasecmp(choice->value, folded, nbytes) == 0 ||
                          strncasecmp(choice->label, folded, nbytes) == 0 ||
                          strncasecmp(tr(choice->label), folded, nbytes) == 0;
            if (begins && at-- == 0)
                return choice;
        }
    }
    return NULL;
}

/* ---- things sold ----------------------------------------------------------------------------- */

/* In the singular; a plural in -s, -es or -ies is understood, others are listed. */
static const struct {
    const char *category, *things;
} things_sold[] = {
    {"livestock", "hog pig swine gilt barrow sow boar shoat steer heifer cow calf calves bull "
                  "cattle lamb ewe ram sheep wether goat kid doe buck chicken hen pullet rooster "
                  "broiler turkey duck goose geese rabbit fryer horse foal pony alpaca llama deer "
                  "quail pheasant fish catfish tilapia"},
    {"crops", "corn soybean wheat oat barley rye milo sorghum cotton peanut sunflower hay straw "
              "alfalfa silage tomato pepper pumpkin squash melon watermelon cantaloupe potato "
              "onion carrot lettuce spinach cabbage bean pea cucumber zucchini okra strawberry "
              "blueberry blackberry raspberry grape apple peach plum pear cherry pecan walnut garlic beet radish "
              "kale turnip vegetable veggie produce fruit berry"},
    {"products", "egg milk cheese butter honey beeswax wool mohair jam jelly salsa bread cookie "
                 "pie sausage jerky bacon plant seedling flower bouquet wreath poinsettia mum "
                 "basket soap candle compost worm mushroom tree shrub"},
    {"services", "ride lawn haircut lesson"},
};

static bool is_thing(const char *thing, size_t length, const char *text, size_t nbytes)
{
    if (thing[length - 1] == 'y' && nbytes == length + 2 &&
        strncasecmp(thing, text, length - 1) == 0)
        return strncasecmp(text + length - 1, "ies", 3) == 0;
    if (nbytes < length || strncasecmp(thing, text, length) != 0)
        return false;
    const char *rest = text + length;
    size_t left = nbytes - length;
    return left == 0 || (left == 1 && (rest[0] == 's' || rest[0] == 'S')) ||
           (left == 2 && strncasecmp(rest, "es", 2) == 0);
}

const struct choice *category_of_thing(const struct words *words, size_t from, size_t to)
{
    for (size_t at = to; at-- > from;) {
        const struct word *word = &words->list[at];
        for (size_t i = 0; i < COUNT_OF(things_sold); i++) {
            const char *thing = things_sold[i].things;
            while (*thing) {
                size_t length = strcspn(thing, " ");
                if (is_thing(thing, length, word->text, word->nbytes)) {
                    struct field of = {.type = FIELD_CHOICE, .choices = choices_income};
                    const char *category = things_sold[i].category;
                    return field_choice(&of, category, strlen(category));
                }
                thing += length + (thing[length] == ' ');
            }
        }
    }
    return NULL;
}

bool category_is_livestock(const struct choice *choice)
{
    return choice && strcmp(choice->value, "livestock") == 0;
}

bool category_is_unit(const struct word *word)
{
    return word_in(word,
                   "head dozen doz lb lbs pound pounds oz ounce ounces cwt ton tons bu bushel "
                   "bushels bale bales acre acres gal gallon gallons quart quarts pint pints "
                   "jar jars flat flats box boxes bag bags crate crates tray trays pack packs "
                   "pen pens stem stems");
}
