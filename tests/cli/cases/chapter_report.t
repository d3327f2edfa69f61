## The chapter's year as a workbook.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook chapter-report --year 2025 -o none.xlsx
saebook: no student has anything in 2025; choose another year
[1]
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook chapter-report --year 2025 -o a.xlsx
wrote a.xlsx
$ saebook chapter-report --year 2025 -o b.xlsx > /dev/null; cmp a.xlsx b.xlsx && echo the same bytes
the same bytes
$ saebook chapter-report --school-year 2025 -o c.xlsx
wrote c.xlsx
$ saebook chapter-report --year 2025
saebook: chapter-report: -o and a year are needed: --year or --school-year; such as --year 2025 -o chapter.xlsx (see `saebook help chapter-report`)
[2]
$ saebook chapter-report --year 2025 --school-year 2025 -o d.xlsx
saebook: chapter-report: -o and a year are needed: --year or --school-year; such as --year 2025 -o chapter.xlsx (see `saebook help chapter-report`)
[2]
$ saebook chapter-report --year 25 -o d.xlsx
saebook: chapter-report: --year: "25" does not fit; write a whole number from 1900 to 2199 (see `saebook help chapter-report`)
[2]
$ ls
a.xlsx
b.xlsx
c.xlsx
t.saebook
