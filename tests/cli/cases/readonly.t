## needs: ordinary-user
## A book that may only be read, and places that cannot be written.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook import student $DATA/student.csv
imported 3 student records from student.csv
$ mkdir shut; chmod 500 shut
$ saebook export student -o shut/s.csv
saebook: cannot write shut/s.csv: no permission; choose another place, or ask its owner
[1]
$ saebook report income -o shut/r.csv
saebook: cannot write shut/r.csv: no permission; choose another place, or ask its owner
[1]
$ saebook backup shut/b.saebook
saebook: cannot write shut/b.saebook: no permission; choose another place, or ask its owner
[1]
$ saebook init shut/u.saebook --chapter Hale --state OK
saebook: cannot write shut/u.saebook: no permission; choose another place, or ask its owner
[1]
$ saebook export all -o shut/all
saebook: cannot make the folder shut/all: no permission; choose another place, or ask its owner
[1]
$ chmod 444 t.saebook; saebook list student --format csv | wc -l
4
$ saebook add student number=S9 "name=New" entered_ag_ed=2025-01-01
saebook: t.saebook: this book's file is marked as not to be written; unmark it to make changes
[1]
$ saebook log "service 1h park" --student S1
saebook: t.saebook: this book's file is marked as not to be written; unmark it to make changes
[1]
$ saebook history --undo 1
saebook: t.saebook: this book's file is marked as not to be written; unmark it to make changes
[1]
$ chmod 000 t.saebook; saebook list student
saebook: t.saebook cannot be opened: Permission denied; see who may read it and its folder
[1]
