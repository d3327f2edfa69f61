## Files that are no book.
$ saebook -b none.saebook list student
saebook: none.saebook: there is no such book; make one with `saebook init`, or name yours with -b BOOK
[1]
$ mkdir d; saebook -b d list student
saebook: d is a folder; give the book's file in it
[1]
$ : > empty.saebook; saebook -b empty.saebook list student
saebook: empty.saebook is empty, so it is no book; delete it and make one with `saebook init`, or restore a backup
[1]
$ echo "hello, this is no book at all, only a line of text that goes on and on and on and on and on and on" > text.saebook; saebook -b text.saebook list student
saebook: text.saebook is not a book but some other kind of file; give one that `saebook init` made
[1]
$ sqlite3 other.db "CREATE TABLE a (b); INSERT INTO a VALUES (1)"; saebook -b other.db list student
saebook: other.db is an SQLite file of another program, not a book; give one that `saebook init` made
[1]
$ saebook init t.saebook --chapter Hale --state OK; saebook -b t.saebook import student $DATA/student.csv
made t.saebook for Hale, OK
imported 3 student records from student.csv
$ head -c 9000 t.saebook > cut.saebook; saebook -b cut.saebook list student
saebook: cut.saebook is cut short, so it cannot be read; restore the newest backup
[1]
$ cp t.saebook new.saebook; sqlite3 new.saebook "PRAGMA user_version = 999"; saebook -b new.saebook list student 2>&1 | sed "s/up to version [0-9]*/up to version N/"
saebook: new.saebook: this book was made by a newer saebook (version 999); this one reads up to version N, so use the newer program
$ saebook -b new.saebook add student number=S5 name=x entered_ag_ed=2025-01-01 2>&1 | sed "s/up to version [0-9]*/up to version N/"
saebook: new.saebook: this book was made by a newer saebook (version 999); this one reads up to version N, so use the newer program
$ saebook -b t.saebook list student --format csv | wc -l
4
