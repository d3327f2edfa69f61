## Help is made from the tables.
$ saebook help
saebook keeps the record books of Supervised Agricultural Experiences.

  saebook [BOOK]                    open the screens
  saebook [-b BOOK] COMMAND ...     do one thing

  init       make a new book
  import     bring in records from a CSV file
  maps       the maps of imports that this book keeps
  list       show records of a kind
  find       find records by words, dates and amounts
  add        enter one record
  guide      enter money by what happened, in plain words
  edit       change one record
  delete     delete one record
  log        enter a quick line: 1.5h fed hogs @swine
  photo      put pictures into the book
  report     income, hours, balance sheet and other reports
  chapter-report
             write the chapter's year for the annual report
  close      end a year: what is missing, then lock it
  award      write proficiency award workbooks
  degree     how near students are to a degree, and what it asks
  rules      the rules of degrees, with their sources; your own
  score      marks by rubrics: the ranking, and score sheets
  record-book
             write a student's record book to print
  export     write records out as CSV, the ledger as a journal
  history    what was done, and taking it back
  check      look for what is wrong with the records, and mend it
  backup     copy the book to one file
  help       tell about a command, a kind of record or a report
  version    tell the program's version
  sample     make the sample chapter
  practice   make a book to practice with, and check its tasks

The book is BOOK, else $SAEBOOK, else chapter.saebook in your data folder.
`saebook help COMMAND` tells more, `saebook help kinds` what is kept.
$ saebook help log
usage: saebook log TEXT --student S... [--date D] [--dry-run]
       saebook log --file NOTES --student S... [--date D] [--dry-run]

Understands one line of plain words, shows what it understood, and enters it:

[DAY] TIME TEXT @project [#STANDARD]... [paid | in class]

[DAY] [paid|got] $AMOUNT CATEGORY [TEXT] @project [from|to PARTY]

[DAY] sold [N] THING AMOUNT [each] @project [to PARTY]

[DAY] service TIME TEXT

[DAY] weigh WEIGHT [UNIT] [tag] ANIMAL @project

[DAY] died|born N [THING] @project

DAY is today, yesterday, mon to sun, -3, 2026-11-20 or 11/20. TIME is 1.5h, 90m
or 1:30. The @ takes the beginning of a project's title or a word of it; it is
never guessed. An amount after sold is the total, unless each follows. ANIMAL
is a tag or a name; a weight without UNIT is in that of the time before, else
in pounds.

With several students the line is entered for each, with --file each line of
the notes: all as one step to undo, or nothing.

     --student S            whose entry it is; may be given several times
     --date D               the day, where the line names none; else today
     --file NOTES           lines to enter, one entry each; - is standard input
     --dry-run              show what is understood, enter nothing
     --reason WHY           why a closed year is corrected; it is told in the
                            history
  -b, --book BOOK           the book; else $SAEBOOK, else chapter.saebook in
                            your data folder
  -h, --help                help on the command
  -V, --version             the program's version

Such as:
  saebook log "1.5h fed and weighed hogs @swine" --student S1
  saebook log '$42.50 feed @swine from Hale' --student S1 --date 2026-11-03
  saebook log "sold 2 hogs 610 @swine" --student S1
  saebook log "service 3h food pantry" --student S1 --student S2
  saebook log "weigh 250 lb 17 @swine" --student S1
  saebook log --file notes.txt --student S1
$ saebook import --help
usage: saebook import KIND FILE [--map THEIRS=OURS]... [--set FIELD=VALUE]...
              [--use-map NAME] [--save-map NAME] [--dry-run] [--reason WHY]

Reads records of one kind from CSV. The first line names the fields, in any
order; `saebook help KIND` lists them. A student is named by number, a project
by its title. An id column keeps ids.

All of the file is brought in or nothing. The first ten errors are told with
their lines, then how many there are. The whole import is one step to undo.

A file of another program has other names. --map renames a column, or leaves it
out with nothing after the =; columns that are not known are told with the maps
that would do. With a field before a colon it maps a word in the cells:
type:Entrepreneurship=ownership; FIELD:=VALUE fills empty cells, FIELD:*=VALUE
stands for every other word. --set gives every row what the file has no column
for. --save-map keeps all of these in the book, --use-map takes them again;
`saebook maps` lists them.

Totals brought forward may come as they stand in reports, a row for each
project and year and a column for each line: each figure other than 0 becomes a
record.

     --dry-run              look for errors, change nothing
     --map THEIRS=OURS      the column THEIRS is the field OURS; nothing after
                            the = leaves it out; FIELD:THEIRS=OURS maps a word
                            in the cells of a field
     --value FIELD:THEIRS=OURS
                            the same as --map FIELD:THEIRS=OURS
     --set FIELD=VALUE      every row has this value; the file has no such
                            column
     --use-map NAME         the maps kept under this name, before those given
                            here
     --save-map NAME        keep the maps of this import under a name
     --reason WHY           why a closed year is corrected; it is told in the
                            history
  -b, --book BOOK           the book; else $SAEBOOK, else chapter.saebook in
                            your data folder
  -h, --help                help on the command
  -V, --version             the program's version

Such as:
  saebook import student students.csv --dry-run
  saebook import hours old.csv --map "Student ID=student" --map Minutes=
  saebook import project sae.csv --map "SAE Type=type" --map type:Exploratory=foundational --save-map AET
  saebook import brought_forward maya.csv --set student=S1 --set "source=AET report of 3 Jan"
$ saebook help hours | grep -A2 -e "(kind" -e "(report" -e "^  date" -e "^  paid"
Hours (kind hours)

Time spent on a project, with what was done. The journal.
--
  date                Day (needed). The day you did the work. Write a date such
                      as 2026-11-20, 11/20 or today. At first: today.
  time                Time (needed). Time spent: 1:30, 1.5 or 90m. Write a time
--
  paid                Paid. Were you paid for these hours? Write yes or no.
  position            Job. Which job.
  duty                Duty. One of the job's duties.
--
Hours (report hours)

Hours of each project, paid, unpaid and in class, year by year.
--
  paid_hours                Hours logged as paid; else those of the paychecks.
  unpaid_hours              Hours without pay, outside class.
  class_hours               Hours in class, which count toward no degree.
$ saebook help asset_use
Share of an item (kind asset_use)

Which projects used a lasting item in a year.

  asset               Item (needed). The lasting thing that was used.
  year                Year (needed). The calendar year that it was used so.
                      Write a year such as 2026.
  project             Project (needed). The project that used it.
  share               Share (needed). The percentage of the item that this
                      project used that year. Write a percentage such as 50.
  student             In files and commands: whose it is, so that names can be
                      looked up. Not stored.
$ saebook help kinds | head -6
Kinds of records, in the order in which they can be imported:

  chapter          The chapter, its school, and the rules it keeps books by.
  teacher          The agriculture teachers, who are the FFA advisors.
  student          Everybody who keeps a record book here.
  contact          Parents, guardians, employers, mentors.
$ saebook help reports | head -3
Reports:

  income        What each project took in, what it cost, and what was left,
