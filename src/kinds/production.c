/* Animals and crops: which animals there are, how the herd changed, weights, feed fed, harvests. */
#include "kinds/describe.h"

static const struct choice sexes[] = {
    {"female", "Female", "doe, ewe, gilt, sow, heifer, cow, hen ..."},
    {"male", "Male", "buck, ram, boar, bull, rooster ..."},
    {"neutered", "Neutered", "wether, barrow, steer ..."},
    {0},
};
static const struct field animal_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that keeps it."),
    FIELD(TEXT, "tag", "Tag", NEEDED, "Ear tag, tattoo or notch; no two alike in a project."),
    FIELD(TEXT, "name", "Name", 0, "If it has one."),
    {.name = "sex", .label = "Sex", .type = FIELD_TEXT, .choices = sexes,
     .help = "Female, male, neutered; or the word for it, such as barrow."},
    FIELD(TEXT, "breed", "Breed", 0, "Such as Hampshire or Boer cross."),
    FIELD(DATE, "born", "Born", 0, "The birthday, as well as you know it."),
    FIELD(TEXT, "dam", "Mother", 0, "Tag or name of the mother."),
    REF("asset", "Lasting item", "asset", EXTRA, "Of a breeding animal: the lasting item it is kept as."),
    FIELD(DATE, "out_on", "Left on", EXTRA, "The day it was sold, died or went elsewhere."),
};

static const struct choice herds[] = {
    {"market", "Market", "raised to be sold"},
    {"breeding", "Breeding", "kept to have young"},
    {"young", "Young", "not weaned yet"},
    {0},
};
static const struct choice herd_changes[] = {
    {"born", "Born", "young that were born alive"},
    {"bought", "Bought", "a purchase with a number of head writes this by itself"},
    {"died", "Died", NULL},
    {"sold", "Sold", "a livestock sale with a number of head writes this by itself"},
    {"moved_in", "Moved in", "from another project or herd"},
    {"moved_out", "Moved out", "to another project or herd"},
    {"eaten", "Eaten at home", "butchered for the family"},
    {"bred", "Bred", "females that were bred; the number of head stays the same"},
    {"weaned", "Weaned", "young taken from their mothers"},
    {"to_breeding", "Kept to breed", "market animals kept for the breeding herd"},
    {0},
};
static const struct field head_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that keeps them."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day it happened."},
    {.name = "herd", .label = "Herd", .type = FIELD_TEXT, .flags = NEEDED, .choices = herds,
     .initial = "market", .help = "Market, breeding, or a name of your own for the group."},
    CHOICE("change", "What happened", herd_changes, NULL, NEEDED, "What made the herd larger, smaller or different."),
    {.name = "count", .label = "How many", .type = FIELD_INT, .flags = NEEDED, .least = 1,
     .most = 1000000, .help = "Number of head."},
    {.name = "litters", .label = "Litters", .type = FIELD_INT, .most = 1000000, .when = "change=born change=weaned",
     .help = "How many litters, or mothers, these young are from."},
    FIELD(QTY, "weight", "Weight in pounds", 0, "Of all of them together."),
    {.name = "born_dead", .label = "Born dead", .type = FIELD_INT, .most = 1000000, .when = "change=born",
     .help = "Young that were born dead; they are not in the number of head."},
    REF("animal", "Animal", "animal", EXTRA, "If it is about one animal: its tag. Of births the mother."),
    REF("money", "Sale or purchase", "money", EXTRA | PART_OF, "The entry of money it comes from; it goes when that one is deleted."),
};

static const struct field weighing_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that keeps it."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day you weighed it."},
    REF("animal", "Animal", "animal", NEEDED, "Its tag; enter the animal first."),
    {.name = "weight", .label = "Weight", .type = FIELD_QTY, .flags = NEEDED, .least = 1,
     .most = INT64_C(100000000), .help = "What the scale or the tape said."},
    {.name = "unit", .label = "Unit", .type = FIELD_TEXT, .flags = NEEDED, .initial = "lb",
     .help = "lb, kg or oz."},
};

static const struct field feed_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project whose animals ate it."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day, or the last day of the week it is for."},
    FIELD(TEXT, "feed", "Feed", NEEDED, "What was fed: Grower 16 %, alfalfa hay. Spell it the same each time."),
    {.name = "quantity", .label = "How much", .type = FIELD_QTY, .flags = NEEDED, .least = 1,
     .most = INT64_C(1000000000000), .help = "How much was fed, not how much was bought."},
    {.name = "unit", .label = "Unit", .type = FIELD_TEXT, .flags = NEEDED, .initial = "lb",
     .help = "lb, bales, sacks ..."},
    {.name = "herd", .label = "Herd", .type = FIELD_TEXT, .choices = herds,
     .help = "Who ate it, if you feed several groups."},
};

static const struct field harvest_fields[] = {
    REF("project", "Project", "project", NEEDED, "The project that grew it."),
    {.name = "date", .label = "Day", .type = FIELD_DATE, .flags = NEEDED, .initial = "today",
     .help = "The day of the harvest, picking or cutting."},
    FIELD(TEXT, "crop", "Crop", NEEDED, "Such as Alfalfa, second cutting."),
    FIELD(QTY, "area", "Acres", 0, "The area it came from, in acres."),
    FIELD(QTY, "quantity", "How much", NEEDED, "What was harvested."),
    FIELD(TEXT, "unit", "Unit", NEEDED, "bushels, bales, lb, dozen ..."),
};

static const struct kind kinds[] = {
    {.name = "animal", .label = "Animal", .plural = "Animals", .family = "production",
     .help = "Each animal you weigh or follow by its tag.", .unique = "project tag", .order = "tag",
     .columns = "tag name sex breed born project out_on", .sentence = "animal {tag}[ {name}], {project}",
     .check = check_animal, FIELDS(animal_fields)},
    {.name = "head", .label = "Herd change", .plural = "Herd changes", .family = "production",
     .help = "What made the herd larger or smaller: births, deaths, sales, moves.", .order = "date desc",
     .columns = "date project herd change count litters born_dead animal",
     .sentence = "{change} {count}, {project}[, {animal}]", .check = check_head, FIELDS(head_fields)},
    {.name = "weighing", .label = "Weighing", .plural = "Weighings", .family = "production",
     .help = "An animal's weight on a day; gain a day comes from these.", .order = "date desc",
     .columns = "date animal weight unit project", .sentence = "{animal} weighed {weight} {unit}, {project}",
     .check = check_weighing, FIELDS(weighing_fields)},
    {.name = "feed", .label = "Feed fed", .plural = "Feed fed", .family = "production",
     .help = "What was fed, not what was bought: feed bought is money.", .order = "date desc",
     .columns = "date project feed quantity unit herd", .sentence = "fed {quantity} {unit} {feed}, {project}",
     FIELDS(feed_fields)},
    {.name = "harvest", .label = "Harvest", .plural = "Harvests", .family = "production",
     .help = "What a crop gave; yield an acre comes from these.", .order = "date desc",
     .columns = "date project crop area quantity unit", .sentence = "harvested {quantity} {unit} {crop}, {project}",
     FIELDS(harvest_fields)},
};
const struct kind_family kinds_production = {kinds, sizeof kinds / sizeof kinds[0]};
