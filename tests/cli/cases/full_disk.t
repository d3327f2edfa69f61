## A disk that fills: files may not grow beyond a limit, and a device that takes nothing.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
$ { echo student,project,date,time,activity; for i in $(seq 9000); do echo "S1,Market swine,$(printf 2025-01-%02d $((i % 28 + 1))),1m,this takes up room"; done; } > big.csv
$ limited() { (trap '' XFSZ; ulimit -f $1; shift; "$@"); }
$ limited 600 saebook import hours big.csv
saebook: the disk fails (disk I/O error), so nothing was saved; check the disk, and that there is a backup
[1]
$ saebook list hours --format csv | wc -l; saebook check --deep > /dev/null; saebook history --limit 1
1
number  made_at           who      what                                     undone
     1  <time>  teacher  imported 4 money records from money.csv  no
$ saebook import hours big.csv
imported 9000 hours records from big.csv
$ echo old > h.csv; limited 100 saebook export hours -o h.csv
saebook: the rows could not all be written: the file would be larger than is allowed here; choose another place
[1]
$ cat h.csv; ls | grep -v saebook
old
big.csv
h.csv
$ mkdir all; echo old > all/hours.csv; limited 100 saebook export all -o all
saebook: the rows could not all be written: the file would be larger than is allowed here; choose another place
[1]
$ cat all/hours.csv; ls -A all
old
hours.csv
$ saebook list hours > /dev/full
saebook: the rows could not all be written: the disk is full; make room and try again
[1]
$ saebook list student > /dev/full
saebook: the rows could not all be written: the disk is full; make room and try again
[1]
$ saebook help > /dev/full
saebook: standard output is not complete: the disk is full; make room and try again
[1]
