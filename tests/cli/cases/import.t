## What an import takes.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook import student $DATA/student.csv --dry-run
nothing is wrong; 3 rows would be imported
$ saebook list student
number  name  preferred_name  grade  status  entered_ag_ed  career_goal  id
$ saebook import student $DATA/student.csv
imported 3 student records from student.csv
## A byte-order mark, CRLF, quoted newlines, columns in any order, names of columns with capitals.
$ printf '\xef\xbb\xbfTitle,Student,Began,type,Description\r\n"Market swine",S1,1/10/2025,Ownership,"one\r\ntwo, ""three"""\r\n\r\n' > p.csv; saebook import project p.csv
imported 1 project record from p.csv
$ saebook list project --format json
[
  {"id": "<id>", "student": "S1", "title": "Market swine", "type": "ownership", "pathway": null, "award_area": null, "began": "2025-01-10", "ended": null, "status": "active", "proceeds": "mine", "description": "one\ntwo, \"three\""}
]
## Other names for columns; a column left out; a student by name; an address.
$ printf 'Who,What,When,Minutes,Notes\n"Ortiz, Maya",Market swine,2025-03-01,90m,fed\n' > h.csv
$ saebook import hours h.csv
saebook: h.csv: line 1: 5 columns are no fields of hours: "Who", "What", "When", "Minutes", "Notes"; did you mean --map Who=student --map What=activity --map When=date --map Minutes= --map Notes=activity (nothing after the = leaves a column out); it has: student project date time activity in_class paid position duty standards happened so_what now_what event id
[1]
$ saebook import hours h.csv --map Who=student --map What=project --map When=date --map Minutes=time --map Notes=activity
imported 1 hours record from h.csv
$ saebook import hours h.csv --map Who=student --map What=project --map When=date --map Minutes=time --map Notes=
saebook: h.csv: line 2: activity is missing; give a line of text
saebook: h.csv: 1 error; nothing was imported
[1]
$ saebook import hours h.csv --map Who=student --map Whaat=project
saebook: h.csv: --map Whaat=project: the file has no column "Whaat"; give its name as line 1 has it
[1]
$ saebook import hours h.csv --map Who
saebook: h.csv: --map Who: is not THEIRS=OURS; such as --map "Student ID=student"
[1]
$ printf 'student,project,year,description\nS1,Market swine,2026,Raise three gilts\n' > plan.csv; saebook import plan plan.csv; saebook list plan --format csv
imported 1 plan record from plan.csv
id,project,year,description,time,financial,capital,objectives,standards,outcomes,roles,changes
<id>,Market swine,2026,Raise three gilts,,,,,,,,
## Ids are kept.
$ printf 'id,name\n1234567890123,"Hale, Ann"\n,"Reyes, Pat"\n' > t.csv; saebook import teacher t.csv; saebook list teacher --where "name=Hale, Ann" --format csv
imported 2 teacher records from t.csv
id,name,email,phone,active
1234567890123,"Hale, Ann",,,yes
$ saebook import teacher t.csv
saebook: t.csv: line 2: another teacher record already has this id (teacher.id)
saebook: t.csv: line 3: name: there is already a teacher "Reyes, Pat"; change that one, or choose another name
saebook: t.csv: 2 errors; nothing was imported
[1]
## The one chapter is changed, not added.
$ printf 'name,school\nWillow Creek,Willow Creek High\n' > c.csv; saebook import chapter c.csv; saebook list chapter --format json | grep -o '"name": "[^"]*", "state": "[^"]*"'
imported the chapter from c.csv
"name": "Willow Creek", "state": "OK"
$ printf 'name\nA\nB\n' > c2.csv; saebook import chapter c2.csv
saebook: c2.csv: line 3: a book has only one of these; give one row
saebook: c2.csv: 1 error; nothing was imported
[1]
## From standard input; nothing but a header; names that look like commands stay text.
$ printf 'number,name,entered_ag_ed\nS7,"=HYPERLINK(""x"")",2025-01-01\nS8,-2+3,2025-01-01\n' > f.csv; saebook import student - < f.csv; saebook list student --where number=S7 --format csv | cut -c21-60
imported 2 student records
rred_name,ffa_id,ffa_since,birth_date,gr
S7,"=HYPERLINK(""x"")",,,,,,,2025-01-01,
$ printf 'number,name,entered_ag_ed\n' > e.csv; saebook import student e.csv
e.csv has no rows; nothing was imported
$ saebook history
number  made_at           who      what                                         undone
     1  <time>  teacher  imported 2 student records                   no
     2  <time>  teacher  imported the chapter from c.csv              no
     3  <time>  teacher  imported 2 teacher records from t.csv        no
     4  <time>  teacher  imported 1 plan record from plan.csv         no
     5  <time>  teacher  imported 1 hours record from h.csv           no
     6  <time>  teacher  imported 1 project record from p.csv         no
     7  <time>  teacher  imported 3 student records from student.csv  no
     8  <time>  saebook  made the book                                no
