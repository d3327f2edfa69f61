/* The commands. Everything that is said about them is said here, once. */
#include "cli/command.h"
#include <stdint.h>

#define STUDENT                                                                                    \
    {                                                                                              \
        0, "student", "S", "of this student: number, or name where it is unique", CLI_TAKES_TEXT,  \
            false                                                                                  \
    }
#define PROJECT                                                                                    \
    {                                                                                              \
        0, "project", "P", "of this project: its title", CLI_TAKES_TEXT, false                     \
    }
#define FORMAT                                                                                     \
    {                                                                                              \
        0, "format", "FORMAT", "table, csv or json", CLI_TAKES_FORMAT, false                       \
    }
#define OUTPUT                                                                                     \
    {                                                                                              \
        'o', "output", "FILE", "write to this file; it is replaced only when all is written",      \
            CLI_TAKES_FILE, false                                                                  \
    }
#define DRY_RUN(help_)                                                                             \
    {                                                                                              \
        0, "dry-run", NULL, help_, CLI_TAKES_NOTHING, false                                        \
    }
#define PDF                                                                                        \
    {                                                                                              \
        0, "pdf", NULL, "a PDF beside it too, where LibreOffice is installed", CLI_TAKES_NOTHING,  \
            false                                                                                  \
    }
#define REASON                                                                                     \
    {                                                                                              \
        0, "reason", "WHY", "why a closed year is corrected; it is told in the history",           \
            CLI_TAKES_TEXT, false                                                                  \
    }
#define MANY 1000

const struct cli_command cli_commands[] = {
    {
        .name = "init",
        .synopsis = {"[BOOK] --chapter NAME --state ST [--number NNNN]"},
        .summary = "make a new book",
        .help = "Makes a new book for a chapter. A file that is there already is never replaced.",
        .examples = {"saebook init willow.saebook --chapter \"Willow Creek\" --state OK"},
        .options =
            {
                {0, "chapter", "NAME", "the chapter's name", CLI_TAKES_TEXT, false},
                {0, "state", "ST", "its state, two letters", CLI_TAKES_TEXT, false},
                {0, "number", "NNNN", "the chapter's number", CLI_TAKES_TEXT, false},
            },
        .words = {CLI_TAKES_FILE},
        .most = 1,
        .run = cli_init,
    },
    {
        .name = "import",
        .synopsis = {"KIND FILE [--map THEIRS=OURS]... [--set FIELD=VALUE]... [--use-map NAME] "
                     "[--save-map NAME] [--dry-run] [--reason WHY]"},
        .summary = "bring in records from a CSV file",
        .help =
            "Reads records of one kind from CSV. The first line names the fields, in any order; "
            "`saebook help KIND` lists them. A student is named by number, a project by its "
            "title. An id column keeps ids.\n\n"
            "All of the file is brought in or nothing. The first ten errors are told with their "
            "lines, then how many there are. The whole import is one step to undo.\n\n"
            "A file of another program has other names. --map renames a column, or leaves it out "
            "with nothing after the =; columns that are not known are told with the maps that would "
            "do. With a field before a colon it maps a word in the cells: type:Entrepreneurship="
            "ownership; FIELD:=VALUE fills empty cells, FIELD:*=VALUE stands for every other word. "
            "--set gives every row what the file has no column for. --save-map keeps all of these "
            "in the book, --use-map takes them again; `saebook maps` lists them.\n\n"
            "Totals brought forward may come as they stand in reports, a row for each project and "
            "year and a column for each line: each figure other than 0 becomes a record.",
        .examples = {"saebook import student students.csv --dry-run",
                     "saebook import hours old.csv --map \"Student ID=student\" --map Minutes=",
                     "saebook import project sae.csv --map \"SAE Type=type\" --map "
                     "type:Exploratory=foundational --save-map AET",
                     "saebook import brought_forward maya.csv --set student=S1 --set \"source=AET "
                     "report of 3 Jan\""},
        .options =
            {
                DRY_RUN("look for errors, change nothing"),
                {0, "map", "THEIRS=OURS",
                 "the column THEIRS is the field OURS; nothing after the = leaves it out; "
                 "FIELD:THEIRS=OURS maps a word in the cells of a field",
                 CLI_TAKES_TEXT, true},
                {0, "value", "FIELD:THEIRS=OURS", "the same as --map FIELD:THEIRS=OURS",
                 CLI_TAKES_TEXT, true},
                {0, "set", "FIELD=VALUE", "every row has this value; the file has no such column",
                 CLI_TAKES_TEXT, true},
                {0, "use-map", "NAME", "the maps kept under this name, before those given here",
                 CLI_TAKES_TEXT, false},
                {0, "save-map", "NAME", "keep the maps of this import under a name",
                 CLI_TAKES_TEXT, false},
                REASON,
            },
        .words = {CLI_TAKES_KIND, CLI_TAKES_FILE},
        .least = 2,
        .most = 2,
        .run = cli_import,
    },
    {
        .name = "maps",
        .synopsis = {"[--format FORMAT] [-o FILE]", "--delete NAME"},
        .summary = "the maps of imports that this book keeps",
        .help = "Lists the maps that imports have kept with --save-map, a row for each column, word "
                "or value; --delete takes one out, as a step to undo.",
        .examples = {"saebook maps", "saebook maps --delete AET"},
        .options =
            {
                {0, "delete", "NAME", "take this map out of the book", CLI_TAKES_TEXT, false},
                FORMAT,
                OUTPUT,
            },
        .run = cli_maps,
    },
    {
        .name = "list",
        .synopsis = {"KIND [--where FIELD=VALUE]... [--student S] [--sort FIELD] [--limit N] "
                     "[--format FORMAT] [-o FILE]"},
        .summary = "show records of a kind",
        .help = "Shows the records of one kind. As a table it has the fields that matter most and "
                "the id; as CSV or JSON every field, ids as text.",
        .examples = {"saebook list student --where status=active",
                     "saebook list hours --where student=S1 --format csv",
                     "saebook list money --student S1 --sort -amount --limit 10"},
        .options =
            {
                {0, "where", "FIELD=VALUE", "only those whose field has this value; empty: none",
                 CLI_TAKES_TEXT, true},
                STUDENT,
                {0, "sort", "FIELD", "in the order of this field; -FIELD backwards", CLI_TAKES_TEXT,
                 false},
                {0, "limit", "N", "at most so many", CLI_TAKES_TEXT, false},
                FORMAT,
                OUTPUT,
            },
        .words = {CLI_TAKES_KIND},
        .least = 1,
        .most = 1,
        .run = cli_list,
    },
    {
        .name = "find",
        .synopsis = {"TEXT [--student S] [--kind KIND] [--limit N] [--format FORMAT] [-o FILE]"},
        .summary = "find records by words, dates and amounts",
        .help = "Finds every record in which all the words of TEXT occur, each as the beginning of a "
                "word: in its own texts, in the labels of its choices, or in the name of the student, "
                "the project or whatever else it belongs to. Case and accents do not matter. A "
                "date (2026-11-20, 11/20) and an amount (42.50) are found as such.\n\n"
                "The newest come first within each kind. The first search of a book makes an index in "
                "it, which later ones bring up to date.",
        .examples = {"saebook find \"maya vet\"", "saebook find 42.50 --kind money",
                     "saebook find hale --student S1 --format csv"},
        .options =
            {
                STUDENT,
                {0, "kind", "KIND", "only records of this kind", CLI_TAKES_KIND, false},
                {0, "limit", "N", "at most so many of each kind", CLI_TAKES_TEXT, false},
                FORMAT,
                OUTPUT,
            },
        .words = {CLI_TAKES_TEXT},
        .least = 1,
        .most = MANY,
        .run = cli_find,
    },
    {
        .name = "add",
        .synopsis = {"KIND FIELD=VALUE... [--reason WHY]"},
        .summary = "enter one record",
        .help =
            "Enters one record and prints its id. `saebook help KIND` lists the fields. What is "
            "left out becomes what a form would begin with: today, active.\n\n"
            "With crew=NAME in place of student and project, money or a lasting item is entered for "
            "every member of a crew (the records of kind share): each gets a row with his or her part, "
            "the parts add up to the amount, and all rows are one step to undo.",
        .examples = {"saebook add project student=S1 \"title=Market swine\" type=ownership "
                     "began=2026-01-10",
                     "saebook add stock student=S1 \"project=Market swine\" \"item=Market hogs\" "
                     "quantity=3 value=960",
                     "saebook add money crew=Trailer type=expense category=supplies amount=90"},
        .options = {REASON},
        .words = {CLI_TAKES_KIND, CLI_TAKES_TEXT},
        .least = 2,
        .most = MANY,
        .run = cli_add,
    },
    {
        .name = "guide",
        .synopsis = {"[HAPPENING [FIELD=VALUE... [+ FIELD=VALUE...]...]] [--dry-run]"},
        .summary = "enter money by what happened, in plain words",
        .help =
            "Asks what happened as the screen does, and writes the right entries for it. Without "
            "arguments it lists what can have happened; with one of them, its questions. With answers "
            "it shows what it writes, on which line of the application that counts, and why.\n\n"
            "A receipt of several lines has a + before the answers for each further line; what is asked "
            "once for all of them, such as the date and the total, stands anywhere.\n\n"
            "Where the records have less cash than it takes, answer source too: where the money came "
            "from.",
        .examples = {"saebook guide sold student=S1 \"project=Market swine\" quantity=2 thing=hogs "
                     "check=1092.30 taken=yes commission=32.70",
                     "saebook guide paid student=S1 \"project=Market swine\" amount=42.50 "
                     "+ \"project=School garden\" amount=18 lasts=yes name=Hoe total=60.50",
                     "saebook guide again student=S1 every=week --dry-run"},
        .options = {DRY_RUN("show what would be written, change nothing"), REASON},
        .words = {CLI_TAKES_TEXT},
        .most = MANY,
        .run = cli_guide,
    },
    {
        .name = "edit",
        .synopsis = {"KIND ID FIELD=VALUE... [--student S] [--reason WHY]", "chapter FIELD=VALUE..."},
        .summary = "change one record",
        .help =
            "Changes fields of one record. ID is its id as `saebook list` shows it, or the last "
            "four or more digits of it, or a name where that is unique: a student's number, a "
            "project's title with --student. Nothing after the = empties a field.",
        .examples = {"saebook edit student S1 grade=11",
                     "saebook edit project \"Market swine\" --student S1 status=closed "
                     "ended=2026-10-31",
                     "saebook edit chapter administrator=\"Pat Reyes\""},
        .options = {STUDENT, REASON},
        .words = {CLI_TAKES_KIND, CLI_TAKES_TEXT},
        .least = 2,
        .most = MANY,
        .run = cli_edit,
    },
    {
        .name = "delete",
        .synopsis = {"KIND ID [--student S] [--reason WHY]"},
        .summary = "delete one record",
        .help = "Deletes one record and what is a part of it. What other records hang on is not "
                "deleted: they are counted instead. `saebook history --undo 1` brings it back.",
        .examples = {"saebook delete hours 83920144"},
        .options = {STUDENT, REASON},
        .words = {CLI_TAKES_KIND, CLI_TAKES_TEXT},
        .least = 2,
        .most = 2,
        .run = cli_delete,
    },
    {
        .name = "log",
        .synopsis = {"TEXT --student S... [--date D] [--dry-run]",
                     "--file NOTES --student S... [--date D] [--dry-run]"},
        .summary = "enter a quick line: 1.5h fed hogs @swine",
        .help =
            "Understands one line of plain words, shows what it understood, and enters it:\n\n"
            "[DAY] TIME TEXT @project [#STANDARD]... [paid | in class]\n\n"
            "[DAY] [paid|got] $AMOUNT CATEGORY [TEXT] @project [from|to PARTY]\n\n"
            "[DAY] sold [N] THING AMOUNT [each] @project [to PARTY]\n\n"
            "[DAY] service TIME TEXT\n\n"
            "[DAY] weigh WEIGHT [UNIT] [tag] ANIMAL @project\n\n"
            "[DAY] died|born N [THING] @project\n\n"
            "DAY is today, yesterday, mon to sun, -3, 2026-11-20 or 11/20. TIME is 1.5h, 90m or "
            "1:30. The @ takes the beginning of a project's title or a word of it; it is never "
            "guessed. An amount after sold is the total, unless each follows. ANIMAL is a tag or "
            "a name; a weight without UNIT is in that of the time before, else in pounds.\n\n"
            "With several students the line is entered for each, with --file each line of the "
            "notes: all as one step to undo, or nothing.",
        .examples = {"saebook log \"1.5h fed and weighed hogs @swine\" --student S1",
                     "saebook log '$42.50 feed @swine from Hale' --student S1 --date 2026-11-03",
                     "saebook log \"sold 2 hogs 610 @swine\" --student S1",
                     "saebook log \"service 3h food pantry\" --student S1 --student S2",
                     "saebook log \"weigh 250 lb 17 @swine\" --student S1",
                     "saebook log --file notes.txt --student S1"},
        .options =
            {
                {0, "student", "S", "whose entry it is; may be given several times", CLI_TAKES_TEXT,
                 true},
                {0, "date", "D", "the day, where the line names none; else today", CLI_TAKES_TEXT,
                 false},
                {0, "file", "NOTES", "lines to enter, one entry each; - is standard input",
                 CLI_TAKES_FILE, false},
                DRY_RUN("show what is understood, enter nothing"),
                REASON,
            },
        .words = {CLI_TAKES_TEXT},
        .most = MANY,
        .run = cli_log,
    },
    {
        .name = "photo",
        .synopsis = {"add FILE... --student S [--project P] [--caption C] [--date D]"},
        .summary = "put pictures into the book",
        .help = "Takes JPEG and PNG files. Each is turned upright, scaled down to at most 1600 "
                "pixels and kept in the book; all that the camera wrote into it is thrown away but "
                "the day, because the place would give away where a student lives.",
        .examples = {"saebook photo add barn.jpg --student S1 --project \"Market swine\" --caption "
                     "\"Weighing the gilts\""},
        .options =
            {
                STUDENT,
                PROJECT,
                {0, "caption", "C", "what the picture cannot show", CLI_TAKES_TEXT, false},
                {0, "date", "D", "the day it was taken, where the picture does not say",
                 CLI_TAKES_TEXT, false},
            },
        .words = {CLI_TAKES_TEXT, CLI_TAKES_FILE},
        .least = 2,
        .most = MANY,
        .run = cli_photo,
    },
    {
        .name = "report",
        .synopsis = {"[NAME] [--student S] [--project P] [--year Y] [--school-year Y] [--from D] "
                     "[--to D] [--as-of D] [--format FORMAT] [-o FILE]"},
        .summary = "income, hours, balance sheet and other reports",
        .help =
            "Writes a report; without a name it lists the reports. A report that is not narrowed "
            "to a year runs to today. `saebook help NAME` tells its columns. The report readiness "
            "is as of today: a row for each degree from a student's next one on, and for each "
            "application begun, with what is met, what lacks, what waits for a person to say so, and "
            "what would be enough first.\n\n"
            "As xlsx it is an Excel workbook that is ready to be printed, with totals that are "
            "formulas; so is a FILE whose name ends in .xlsx. A FILE is CSV otherwise, unless "
            "--format says what it is.",
        .examples = {"saebook report income --student S1 --year 2025",
                     "saebook report balance --student S1 --as-of 2025-12-31 --format json",
                     "saebook report hours --school-year 2025 -o hours.csv",
                     "saebook report income --student S1 -o income.xlsx",
                     "saebook report readiness --student S1"},
        .options =
            {
                STUDENT,
                PROJECT,
                {0, "year", "Y", "of this calendar year", CLI_TAKES_TEXT, false},
                {0, "school-year", "Y", "of the school year that began in July of this year",
                 CLI_TAKES_TEXT, false},
                {0, "from", "D", "from this day on", CLI_TAKES_TEXT, false},
                {0, "to", "D", "up to this day", CLI_TAKES_TEXT, false},
                {0, "as-of", "D", "as it stood at the end of this day", CLI_TAKES_TEXT, false},
                {0, "format", "FORMAT", "table, csv, json or xlsx", CLI_TAKES_SHEET_FORMAT, false},
                OUTPUT,
            },
        .words = {CLI_TAKES_REPORT},
        .most = 1,
        .run = cli_report,
    },
    {
        .name = "chapter-report",
        .synopsis = {"(--year Y | --school-year Y) [--pdf] -o FILE.xlsx"},
        .summary = "write the chapter's year for the annual report",
        .help = "Writes an Excel workbook of the chapter's year: students, projects, hours, income, "
                "investment, community service, FFA activities and degrees, in all, by kind of SAE "
                "and by career pathway, with charts, and by student. Every total is a formula over "
                "the sheets of projects, service and activities.\n\n"
                "--pdf has LibreOffice write the same as a PDF of the same name beside it.",
        .examples = {"saebook chapter-report --year 2025 -o chapter.xlsx",
                     "saebook chapter-report --school-year 2025 -o chapter.xlsx"},
        .options =
            {
                {0, "year", "Y", "of this calendar year", CLI_TAKES_TEXT, false},
                {0, "school-year", "Y", "of the school year that began in July of this year",
                 CLI_TAKES_TEXT, false},
                PDF,
                OUTPUT,
            },
        .run = cli_chapter_report,
    },
    {
        .name = "close",
        .synopsis = {"STUDENT YEAR [--dry-run | --anyway]", "STUDENT YEAR --reopen --reason WHY",
                     "--all YEAR"},
        .summary = "end a year: what is missing, then lock it",
        .help = "Closes a student's calendar year. Before that the records must be in order, what is "
                "on hand counted in December, shared items shared, and of each project its size and "
                "a look back on the plan written down; --dry-run shows all of it, and the closing "
                "sheet, and changes nothing. --anyway closes the year as it is.\n\n"
                "Hours, money and inventory that are dated in a closed year, or before it, are then "
                "entered, changed, deleted, imported or undone only with --reason WHY, which the "
                "history keeps. A correction carries through the years after it. What is paid this year of a bill of a closed "
                "one is no correction.\n\n"
                "--reopen opens the year again, and those after it, which stand on it. --all closes "
                "the year of every active student of whom nothing is missing, as one step to undo, "
                "and tells who was left out.",
        .examples = {"saebook close S1 2025 --dry-run", "saebook close S1 2025",
                     "saebook close S1 2025 --reopen --reason \"a sale was missing\"",
                     "saebook close --all 2025"},
        .options =
            {
                DRY_RUN("show how things stand and the closing sheet, change nothing"),
                {0, "anyway", NULL, "close it although something is missing", CLI_TAKES_NOTHING,
                 false},
                {0, "reopen", NULL, "open a closed year again", CLI_TAKES_NOTHING, false},
                {0, "reason", "WHY", "why it is opened again", CLI_TAKES_TEXT, false},
                {0, "all", NULL, "every active student of whom nothing is missing",
                 CLI_TAKES_NOTHING, false},
            },
        .words = {CLI_TAKES_TEXT},
        .least = 1,
        .most = 2,
        .run = cli_close,
    },
    {
        .name = "award",
        .synopsis = {"STUDENT AREA --type TYPE --year Y [--to WHO] [--consent] [--payers] [--pdf] "
                     "-o FILE.xlsx",
                     "--all --year Y [--to WHO] [--consent] [--payers] [--pdf] [--dry-run] "
                     "[--format FORMAT] -o FOLDER",
                     "STUDENT [AREA --type TYPE --returned] [--year Y] [--format FORMAT] [-o FILE]"},
        .summary = "write proficiency award workbooks",
        .help = "Writes the record of evidence behind a proficiency application as an Excel "
                "workbook. Y is the award year: records count to 31 December of the year before. "
                "TYPE is ownership, placement, combined or research. It takes the projects chosen "
                "in the student's application; without one, those whose area this is; where none "
                "names it, all that fit the type.\n\n"
                "A single workbook is always written, with what is not met on a sheet of its own. "
                "--all writes one for every application of the year whose student qualifies, and "
                "tells what the others lack. It may be stopped at any time: what is in FOLDER and "
                "made of the records as they are is not written again. --dry-run only tells.\n\n"
                "Workbooks are education records. Each one that is written is a row of the log of "
                "what was given out (kind disclosure): to WHO, and that the family agreed, where "
                "the application has their day of consent or --consent says so. Without it the "
                "workbook is written for use within the school, and the log says that.\n\n"
                "With a student alone it lists the awards that the projects fit, nearest first, "
                "with what is missing next and what speaks against each. --returned tells what a "
                "reviewer would send one application back for, record by record.\n\n"
                "--pdf has LibreOffice write the same as a PDF of the same name beside it.",
        .examples = {"saebook award S1 \"Swine Production\" --type ownership --year 2026 -o "
                     "swine.xlsx",
                     "saebook award --all --year 2026 -o awards", "saebook award S1 --year 2027",
                     "saebook award S1 \"Swine Production\" --type ownership --year 2027 --returned"},
        .options =
            {
                {0, "all", NULL, "every student who qualifies, into a folder", CLI_TAKES_NOTHING,
                 false},
                {0, "type", "TYPE", "ownership, placement, combined or research",
                 CLI_TAKES_AWARD_TYPE, false},
                {0, "year", "Y", "the award year; for lists the next where it is left out",
                 CLI_TAKES_TEXT, false},
                {0, "to", "WHO", "who gets it, for the log; else award judges", CLI_TAKES_TEXT,
                 false},
                {0, "consent", NULL, "the family agreed, although the application has no day of it",
                 CLI_TAKES_NOTHING, false},
                {0, "returned", NULL, "what a reviewer would send it back for", CLI_TAKES_NOTHING,
                 false},
                {0, "payers", NULL, "with the names of who paid or was paid", CLI_TAKES_NOTHING,
                 false},
                DRY_RUN("tell who qualifies, write nothing"),
                FORMAT,
                PDF,
                OUTPUT,
            },
        .words = {CLI_TAKES_TEXT},
        .most = 2,
        .run = cli_award,
    },
    {
        .name = "degree",
        .synopsis = {"STUDENT DEGREE [--profile ST] [--as-of DATE] [--what-if NAME=VALUE]... "
                     "[--format FORMAT] [-o FILE]",
                     "--all DEGREE [--profile ST] [--as-of DATE] [--what-if NAME=VALUE]... "
                     "[--format FORMAT] [-o FILE]",
                     "STUDENT DEGREE --returned [--profile ST] [--year Y] [--format FORMAT]",
                     "--measures NAME=VALUE,... DEGREE [--profile ST] [--year Y] [--as-of DATE] "
                     "[--format FORMAT] [-o FILE]"},
        .summary = "how near students are to a degree, and what it asks",
        .help =
            "Holds a student's records, to the end of a day, against every rule of a degree: "
            "discovery, greenhand, chapter, state, american, or a Star such as star_state. A rule is "
            "met (yes), not met (no), or waits for a person to say so (attest). Beside each stands "
            "whose rule it is and where it was read; below, what would be enough, and when it would "
            "be met going on as in the last 8 weeks and the last year. Where little is recorded it "
            "says so. --what-if sets a measure to see what then. --returned tells instead what a "
            "reviewer would send the application back for, record by record.\n\n"
            "--all has a row for each active student, with how many rules are met, what is lacking "
            "and how much of it is done, and says who qualifies.\n\n"
            "To a FILE whose name ends in .xlsx it writes the record of evidence behind the application "
            "as an Excel workbook: the requirements, earned and invested step by step, placement, "
            "inventories, net worth, FFA and service, and the records that every total is computed from; "
            "of a Star the review and photos too. --all -o FOLDER writes one for each student who "
            "qualifies and has not received it, and goes on where it was stopped; a name that ends in "
            ".csv or .json is that of a table. Each workbook is a row of the log of what was given out; "
            "--consent says that the family agreed, --to who gets it. --pdf has LibreOffice write the "
            "same as a PDF beside it.\n\n"
            "--measures works as a calculator and needs no book: what is not given is 0, and "
            "earned_and_invested is the lesser of earned and invested. Money is in dollars, time in "
            "hours, yes and no as yes and no. `saebook rules list measures` tells the names.\n\n"
            "ST is a state's two letters, or national. Without it the rules are those of the book's "
            "chapter, the book's own in front, and national where none are known for its state; of "
            "figures without -b national. DATE is today if it is left out. Y is the award year: "
            "money and hours count to 31 December of the year before. Without --year it is the next "
            "one, or the one after --as-of; of figures, --as-of is a day on which the rules hold: "
            "those of that year's applications.",
        .examples = {"saebook degree S1 chapter",
                     "saebook degree S1 state --profile IA --as-of 2026-12-31",
                     "saebook degree S1 state --what-if hours=300 --what-if service_hours=25",
                     "saebook degree S1 state --year 2027 -o state.xlsx",
                     "saebook degree --all state --year 2027 -o degrees",
                     "saebook degree --measures earned=10000,invested=7500 american"},
        .options =
            {
                {0, "all", NULL, "every active student", CLI_TAKES_NOTHING, false},
                {0, "what-if", "NAME=VALUE", "a measure as it would be", CLI_TAKES_TEXT, true},
                {0, "measures", "NAME=VALUE,...", "the figures to hold against the rules",
                 CLI_TAKES_TEXT, true},
                {0, "returned", NULL, "what a reviewer would send it back for", CLI_TAKES_NOTHING,
                 false},
                {0, "profile", "ST", "whose rules: national, or a state's two letters",
                 CLI_TAKES_PROFILE, false},
                {0, "year", "Y", "the award year", CLI_TAKES_TEXT, false},
                {0, "as-of", "DATE", "records to the end of that day", CLI_TAKES_TEXT, false},
                {0, "payers", NULL, "with the names of who paid or was paid", CLI_TAKES_NOTHING,
                 false},
                {0, "to", "WHO", "who gets it, for the log; else award judges", CLI_TAKES_TEXT,
                 false},
                {0, "consent", NULL, "the family agreed, although the application has no day of it",
                 CLI_TAKES_NOTHING, false},
                PDF,
                FORMAT,
                OUTPUT,
            },
        .words = {CLI_TAKES_TEXT, CLI_TAKES_DEGREE},
        .least = 1,
        .most = 2,
        .run = cli_degree,
    },
    {
        .name = "rules",
        .synopsis = {"list [profiles|measures|own] [--format FORMAT] [-o FILE]",
                     "show DEGREE [--profile ST] [--year Y] [--format FORMAT] [-o FILE]",
                     "check FILE | import FILE [--as NAME] | delete NAME"},
        .summary = "the rules of degrees, with their sources; your own",
        .help =
            "list tells whose rules are known, of which degrees and years, and how many of them were "
            "read in their source; list measures what rules can speak of; list own the files that the "
            "book keeps. show tells a degree's rules one by one with their sources, and the settings by "
            "which the profile counts.\n\n"
            "import keeps a CSV file of rules in the book: a state or a year that the program does not "
            "know, or your chapter's own. They go before the program's. Importing again under the same "
            "name replaces the file; without --as that is the file's own name. All of a file is taken "
            "or nothing; what is wrong is told with its line. check only looks. An import is one step "
            "to undo.\n\n"
            "What `rules show` writes as CSV is such a file: change it and import it. saebook(5) tells "
            "the columns.",
        .examples = {"saebook rules list", "saebook rules show state --profile OK",
                     "saebook rules show state --profile TX --format csv -o texas.csv",
                     "saebook rules import texas.csv --as \"Texas 2027\""},
        .options =
            {
                {0, "profile", "ST", "whose rules: national, or a state's two letters",
                 CLI_TAKES_PROFILE, false},
                {0, "year", "Y", "the award year", CLI_TAKES_TEXT, false},
                {0, "as-of", "DATE", "the day asked about", CLI_TAKES_TEXT, false},
                {0, "as", "NAME", "what the file is kept under", CLI_TAKES_TEXT, false},
                FORMAT,
                OUTPUT,
            },
        .words = {CLI_TAKES_RULES, CLI_TAKES_FILE},
        .least = 1,
        .most = 2,
        .run = cli_rules,
    },
    {
        .name = "score",
        .synopsis = {"[RUBRIC] [--format FORMAT] [-o FILE] [--pdf]",
                     "RUBRIC --student S [--format FORMAT] [-o FILE] [--pdf]",
                     "RUBRIC --blank [--pdf] -o FILE.xlsx"},
        .summary = "marks by rubrics: the ranking, and score sheets",
        .help = "Lists the rubrics; with a rubric it ranks everybody who was marked by it. A "
                "criterion is worth the mean of its judges times its weight; where a judge gave "
                "points twice the last ones count. Equal totals share a place, and it is said with "
                "whom.\n\n"
                "With --student it lists what each judge gave. As xlsx, or to a FILE whose name ends "
                "in .xlsx, it is a workbook: the ranking with every score behind it, or the "
                "student's score sheet, with totals that are formulas. --blank writes a sheet to be "
                "filled in by a judge.\n\n"
                "--pdf has LibreOffice write the same workbook as a PDF beside it. Points are records of "
                "the kind score: add, import and edit enter them, and so does the screen.",
        .examples = {"saebook score", "saebook score \"Record book\" --format csv",
                     "saebook score \"Record book\" --student S1 -o maya.xlsx",
                     "saebook score \"Record book\" --blank -o sheet.xlsx"},
        .options =
            {
                STUDENT,
                {0, "blank", NULL, "a score sheet to be filled in", CLI_TAKES_NOTHING, false},
                {0, "format", "FORMAT", "table, csv, json or xlsx", CLI_TAKES_SHEET_FORMAT, false},
                PDF,
                OUTPUT,
            },
        .words = {CLI_TAKES_TEXT},
        .most = 1,
        .run = cli_score,
    },
    {
        .name = "record-book",
        .synopsis = {"STUDENT [--year Y] [--pdf] -o FILE.xlsx"},
        .summary = "write a student's record book to print",
        .help = "Writes everything that the book holds about one student as an Excel workbook for "
                "letter paper: a cover with the years at a glance and lines to sign on, the "
                "projects with their plans and agreements, income and expense, placement, net "
                "worth, inventories, production, skills, FFA and service, photos, and the journals "
                "of money and hours that every total is computed from. What has no records is left "
                "out.\n\n"
                "It runs to today and over all years, or is that of one calendar year. --pdf has "
                "LibreOffice write the same as a PDF of the same name beside it.",
        .examples = {"saebook record-book S1 -o maya.xlsx",
                     "saebook record-book S1 --year 2025 -o maya-2025.xlsx"},
        .options =
            {
                {0, "year", "Y", "of this calendar year only", CLI_TAKES_TEXT, false},
                PDF,
                OUTPUT,
            },
        .words = {CLI_TAKES_TEXT},
        .least = 1,
        .most = 1,
        .run = cli_record_book,
    },
    {
        .name = "export",
        .synopsis = {"KIND [--student S] [-o FILE]", "ledger [--student S] [--year Y] [-o FILE]",
                     "all -o FOLDER"},
        .summary = "write records out as CSV, the ledger as a journal",
        .help =
            "Writes the records of a kind as CSV that can be imported again, ids and all. Photos "
            "are written into a folder beside the file. With all, every kind is written into a "
            "folder, with a file ORDER that tells in which order to import them.\n\n"
            "The ledger is a plain-text-accounting journal of every posting to today, or of one "
            "calendar year, which hledger and ledger read. Its accounts are assets:, "
            "liabilities:, equity:, income: and expenses:, then the student's number, then the "
            "project.",
        .examples = {"saebook export money --student S1 -o money.csv",
                     "saebook export ledger --student S1 -o maya.journal",
                     "saebook export all -o backup"},
        .options = {STUDENT,
                    {0, "year", "Y", "of the ledger, this calendar year", CLI_TAKES_TEXT, false},
                    {'o', "output", "FILE", "the file, or of all the folder", CLI_TAKES_FILE,
                     false}},
        .words = {CLI_TAKES_EXPORT},
        .least = 1,
        .most = 1,
        .run = cli_export,
    },
    {
        .name = "history",
        .synopsis = {"[--limit N] [--format FORMAT] [-o FILE]", "--show N [--format FORMAT] [-o FILE]",
                     "--undo N [--reason WHY]"},
        .summary = "what was done, and taking it back",
        .help =
            "Lists what was done, the newest first, 50 entries unless --limit says otherwise (0: "
            "all). --show N tells which records entry N wrote, and what changed in them; the rows of "
            "a large import are not kept one by one. --undo N takes entry N back. What others have changed since "
            "is never overwritten. Taking back is an entry itself, so it can be taken back.",
        .examples = {"saebook history", "saebook history --show 1", "saebook history --undo 1"},
        .options =
            {
                {0, "show", "N", "tell what entry N did", CLI_TAKES_TEXT, false},
                {0, "undo", "N", "take back entry N", CLI_TAKES_TEXT, false},
                {0, "limit", "N", "at most so many; 0: all", CLI_TAKES_TEXT, false},
                REASON,
                FORMAT,
                OUTPUT,
            },
        .run = cli_history,
    },
    {
        .name = "check",
        .synopsis = {"[--student S] [--deep] [--format FORMAT] [-o FILE]",
                     "--mend CHECK:ID [--how NAME] [--dry-run] [--reason WHY]"},
        .summary = "look for what is wrong with the records, and mend it",
        .help = "Tells what is wrong with the records or looks so, errors first, each with the "
                "record and what to do. It ends with 1 where there are errors, with 0 where there "
                "are none, whatever warnings there may be. --deep reads the whole file as well and "
                "looks for damage; that takes seconds for a large book.\n\n"
                "Many findings can be mended in one step, which `saebook history --undo 1` takes "
                "back: --mend names the check and the record, as the columns of --format csv have "
                "them, and --how one of the ways in the column mend, where there are several. With "
                "--dry-run it only tells what it would do. Where a check finds several things about "
                "one record, :WHICH after the id names one, such as an item of inventory.",
        .examples = {"saebook check", "saebook check --student S1 --format csv -o findings.csv",
                     "saebook check --mend after_close:83920144 --how open --dry-run"},
        .options =
            {
                STUDENT,
                {0, "deep", NULL, "look for damage of the file too", CLI_TAKES_NOTHING, false},
                {0, "mend", "CHECK:ID", "mend what this check finds about this record",
                 CLI_TAKES_TEXT, false},
                {0, "how", "NAME", "in this way, where there are several", CLI_TAKES_TEXT, false},
                DRY_RUN("tell what --mend would do, change nothing"),
                REASON,
                FORMAT,
                OUTPUT,
            },
        .run = cli_check,
    },
    {
        .name = "backup",
        .synopsis = {"FILE"},
        .summary = "copy the book to one file",
        .help = "Copies the book, also while others use it, to one file that needs nothing beside "
                "it, and looks whether the copy is whole.",
        .examples = {"saebook backup /media/usb/willow.saebook"},
        .words = {CLI_TAKES_FILE},
        .least = 1,
        .most = 1,
        .run = cli_backup,
    },
    {
        .name = "help",
        .synopsis = {"[COMMAND | KIND | REPORT | kinds | reports]"},
        .summary = "tell about a command, a kind of record or a report",
        .help = "Without an argument it lists the commands. Of a kind it tells the fields, of a "
                "report the columns.",
        .examples = {"saebook help log", "saebook help kinds", "saebook help hours"},
        .words = {CLI_TAKES_COMMAND},
        .most = 1,
        .run = cli_help,
    },
    {
        .name = "version",
        .synopsis = {""},
        .summary = "tell the program's version",
        .help = "Tells the program's version.",
        .run = cli_version,
    },
    {
        .name = "completion",
        .synopsis = {"bash | zsh | fish"},
        .summary = "write the completion for a shell",
        .help = "Writes what makes a shell complete commands, options, kinds and reports.",
        .words = {CLI_TAKES_SHELL},
        .least = 1,
        .most = 1,
        .hidden = true,
        .run = cli_completion,
    },
    {
        .name = "sample",
        .synopsis = {"FILE [--from FOLDER]"},
        .summary = "make the sample chapter",
        .help =
            "Makes a book of an invented chapter to look around in. A sample book that is there "
            "already is replaced when the new one is whole.",
        .examples = {"saebook sample sample.saebook"},
        .options =
            {
                {0, "from", "FOLDER", "the folder with the CSV files and their ORDER",
                 CLI_TAKES_FILE, false},
            },
        .words = {CLI_TAKES_FILE},
        .least = 1,
        .most = 1,
        .run = cli_sample,
    },
    {
        .name = "practice",
        .synopsis = {"FILE", "--list", "--check [TASK]"},
        .summary = "make a book to practice with, and check its tasks",
        .help =
            "Makes a book for class: the chapter \"Practice\" with a student, Brandon, whose "
            "records are still to be entered. --list tells the tasks, to be read out. --check "
            "tells of each whether it is done in the book (-b), and what differs; with a task it "
            "looks at that one alone, and fails while it is not done.\n\n"
            "The tasks can be done in any order, on the screens or by commands.",
        .examples = {"saebook practice practice.saebook", "saebook practice --list",
                     "saebook -b practice.saebook practice --check month"},
        .options =
            {
                {0, "list", NULL, "tell the tasks", CLI_TAKES_NOTHING, false},
                {0, "check", NULL, "tell what is done, and what differs", CLI_TAKES_NOTHING, false},
            },
        .words = {CLI_TAKES_FILE},
        .most = 1,
        .run = cli_practice,
    },
    {
        .name = "manual",
        .synopsis = {"commands | kinds | reports | words"},
        .summary = "write a part of the manual",
        .help = "Writes a part of the manual as mdoc.",
        .words = {CLI_TAKES_TEXT},
        .least = 1,
        .most = 1,
        .hidden = true,
        .run = cli_manual,
    },
};
const size_t cli_command_count = sizeof cli_commands / sizeof cli_commands[0];
