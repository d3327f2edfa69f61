## Award workbooks: what is asked for, and what is refused.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook award S1 "Swine Production" --type ownership --year 2026 -o a.xlsx | sed 's/:.*//'
wrote a.xlsx
$ saebook award S1 swine --type ownership --year 2026 -o b.xlsx | sed 's/:.*//'; cmp a.xlsx b.xlsx && echo the same bytes
wrote b.xlsx
the same bytes
$ echo old > old.xlsx; saebook award S1 "Swine Production" --type ownership --year 2026 -o old.xlsx > /dev/null; cmp a.xlsx old.xlsx && echo replaced
replaced
$ saebook award S1 "Swine Produktion" --type ownership --year 2026 -o c.xlsx
saebook: there is no proficiency area 'Swine Produktion'; did you mean Swine Production?
[1]
$ saebook award S1 "Underwater Basketry" --type ownership --year 2026 -o c.xlsx
saebook: there is no proficiency area 'Underwater Basketry'; one such as Swine Production would do
[1]
$ saebook award S1 "Swine Production" --type owner --year 2026 -o c.xlsx
saebook: 'owner' is no type of application; there are ownership, placement, combined and research
[1]
$ saebook award S9 "Swine Production" --type ownership --year 2026 -o c.xlsx
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook award S1 "Swine Production" --type ownership --year 2026 -o nowhere/c.xlsx
saebook: cannot write nowhere/c.xlsx: there is no such file or folder; check the name
[1]
$ saebook award S1 "Swine Production" --type ownership --year 2026 -o .
saebook: cannot write .: it is a folder; give the name of a file
[1]
$ saebook award S1 "Swine Production" --type ownership --year 26 -o c.xlsx
saebook: award: --year: "26" does not fit; write a whole number from 1990 to 2199 (see `saebook help award`)
[2]
$ saebook award S1 "Swine Production" --year 2026 -o c.xlsx
saebook: award: --type is needed; ownership, placement, combined or research (see `saebook help award`)
[2]
$ saebook award S1 "Swine Production" --type ownership --year 2026
saebook: award: --year and -o are needed; such as --year 2027 -o swine.xlsx (see `saebook help award`)
[2]
$ saebook award S1 --type ownership --year 2026 -o c.xlsx
saebook: award: the student and the area are needed; write: saebook award STUDENT AREA --type TYPE --year Y [--to WHO] [--consent] [--payers] [--pdf] -o FILE.xlsx (see `saebook help award`)
[2]
$ saebook award --all S1 --year 2026 -o all
saebook: award: --all takes no student and no area; write: saebook award --all --year Y [--to WHO] [--consent] [--payers] [--pdf] [--dry-run] [--format FORMAT] -o FOLDER (see `saebook help award`)
[2]
$ saebook award --all --year 2026 -o all | sed 's/;.*//'; ls all
left out Maya Ortiz, Swine Production, ownership: Active FFA member, dues paid
0 workbooks written
$ ls
a.xlsx
all
b.xlsx
old.xlsx
t.saebook
