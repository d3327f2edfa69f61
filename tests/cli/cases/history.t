## What was done, and taking it back.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook history --format csv
number,made_at,who,what,undone
1,<time>,teacher,imported 4 hours records from hours.csv,no
2,<time>,teacher,imported 4 money records from money.csv,no
3,<time>,teacher,imported 4 project records from project.csv,no
4,<time>,teacher,imported 3 student records from student.csv,no
5,<time>,saebook,made the book,no
$ saebook history --undo 1; saebook list hours --format csv | wc -l
undid: imported 4 hours records from hours.csv
1
$ saebook history --limit 3
number  made_at           who      what                                            undone
     1  <time>  teacher  undid: imported 4 hours records from hours.csv  no
     2  <time>  teacher  imported 4 hours records from hours.csv         yes
     3  <time>  teacher  imported 4 money records from money.csv         no
$ saebook history --undo 2
saebook: "imported 4 hours records from hours.csv" has been undone already
[1]
$ saebook history --undo 1; saebook list hours --format csv | wc -l
redid: imported 4 hours records from hours.csv
5
## What others need stays.
$ saebook history --undo 6
saebook: "imported 3 student records from student.csv" cannot be undone, because a money record that teacher has entered since needs the student ("imported 4 money records from money.csv", <time>); undo that first
[1]
$ saebook history --undo 99
saebook: --undo: the history has no entry 99; `saebook history` lists them
[1]
$ saebook history --undo 0
saebook: history: --undo: "0" does not fit; write a whole number from 1 to 1000000000 (see `saebook help history`)
[2]
## A large import is one step as well.
$ { echo student,project,date,time,activity; for i in $(seq 3000); do echo "S1,Market swine,$(printf 2025-03-%02d $((i % 28 + 1))),1m,x"; done; } > big.csv; saebook import hours big.csv
imported 3000 hours records from big.csv
$ saebook history --undo 1; saebook list hours --format csv | wc -l
undid: imported 3000 hours records from big.csv
5
$ saebook history --limit 0 --format json | grep -c number
9
## What a step did, record by record.
$ id=$(saebook list hours --format csv | sed -n 2s/,.*//p); saebook edit hours $id time=3 > edited; sed 's/"/ /g' edited
changed 2 h, Jardín: Planted: Time 2 h → 3 h
$ saebook history --show 1
did      kind   record                changes
changed  hours  3 h, Jardín: Planted  Time 2 h → 3 h
$ saebook history --show 99
saebook: --show: the history has no entry 99; `saebook history` lists them
[1]
