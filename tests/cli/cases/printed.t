## Reports and record books as workbooks to print: what is asked for, and what is refused.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook report income --student S1 --format xlsx -o a.xlsx; head -c 2 a.xlsx; echo
PK
$ saebook report income --student S1 -o b.xlsx; cmp a.xlsx b.xlsx && echo the same bytes
the same bytes
$ saebook report income --student S1 --format csv -o c.xlsx; head -c 15 c.xlsx; echo
student,project
$ saebook report income --student S1 --format xlsx
saebook: report: a workbook goes to a file; such as -o income.xlsx (see `saebook help report`)
[2]
$ saebook report income --student S1 --format pdf
saebook: report: --format: no format "pdf"; write table, csv, json or xlsx (see `saebook help report`)
[2]
$ saebook report balance --project swine --student S1 -o none.xlsx
saebook: the balance report cannot be narrowed to a project; leave that out
[1]
$ saebook report incom -o none.xlsx
saebook: report: there is no report "incom"; did you mean income (see `saebook help report`)
[2]
$ saebook report income --year 20x5 -o none.xlsx
saebook: report: --year: "20x5" does not fit; write a whole number from 1900 to 2199 (see `saebook help report`)
[2]
$ saebook report income --student S1 -o nowhere/none.xlsx
saebook: cannot write nowhere/none.xlsx: there is no such file or folder; check the name
[1]
$ saebook record-book S1 -o book.xlsx
wrote book.xlsx: 8 sheets
$ saebook record-book S1 -o again.xlsx; cmp book.xlsx again.xlsx && echo the same bytes
wrote again.xlsx: 8 sheets
the same bytes
$ saebook record-book S1 --year 2025 -o year.xlsx
wrote year.xlsx: 8 sheets
$ saebook record-book S1 --year 2031 -o none.xlsx
saebook: 2031 has not begun; a record book runs to today
[1]
$ saebook record-book S1 --year 25 -o none.xlsx
saebook: record-book: --year: "25" does not fit; write a whole number from 1990 to 2199 (see `saebook help record-book`)
[2]
$ saebook record-book S9 -o none.xlsx
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook record-book S1
saebook: record-book: -o is needed; such as -o record-book.xlsx (see `saebook help record-book`)
[2]
$ saebook record-book
saebook: record-book: STUDENT is missing (see `saebook help record-book`)
[2]
$ program=$(command -v saebook); PATH=/nowhere "$program" record-book S1 -o book.xlsx --pdf
wrote book.xlsx: 8 sheets
saebook: LibreOffice is not installed, and it makes the PDF; install it, or open the workbook and print it from there
[1]
$ ls
a.xlsx
again.xlsx
b.xlsx
book.xlsx
c.xlsx
t.saebook
year.xlsx
