## One file that needs nothing beside it.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook import student $DATA/student.csv
imported 3 student records from student.csv
$ saebook backup copy.saebook; saebook -b copy.saebook list student
copied t.saebook to copy.saebook
number  name            preferred_name  grade  status  entered_ag_ed  career_goal  id
S3      Chen, 作者 Mei                      9  active  2025-08-20                  <id>
S2      Ñañez, José                        11  active  2024-08-20                  <id>
S1      Ortiz, Maya                        11  active  2024-08-20                  <id>
$ echo old > old.saebook; saebook backup old.saebook; saebook -b old.saebook list student --format csv | wc -l
copied t.saebook to old.saebook
4
$ saebook backup nowhere/copy.saebook
saebook: cannot write nowhere/copy.saebook: there is no such file or folder; check the name
[1]
$ saebook backup t.saebook
saebook: t.saebook is the book itself; give the backup another name
[1]
$ saebook backup
saebook: backup: FILE is missing (see `saebook help backup`)
[2]
