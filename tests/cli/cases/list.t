## Lists, narrowed and sorted, for people and for programs.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook list student
number  name            preferred_name  grade  status  entered_ag_ed  career_goal  id
S3      Chen, 作者 Mei                      9  active  2025-08-20                  <id>
S2      Ñañez, José                        11  active  2024-08-20                  <id>
S1      Ortiz, Maya                        11  active  2024-08-20                  <id>
$ saebook list student --format json
[
  {"id": "<id>", "number": "S3", "name": "Chen, 作者 Mei", "preferred_name": null, "ffa_id": null, "ffa_since": null, "birth_date": null, "grade": 9, "graduation_date": null, "entered_ag_ed": "2025-08-20", "records_from": "2025-08-20", "status": "active", "left_on": null, "keep_until": null, "career_goal": null, "email": null, "phone": null, "address": null, "directory_release": null, "photo_release": null, "gpa": null, "ag_gpa": null, "notes": null},
  {"id": "<id>", "number": "S2", "name": "Ñañez, José", "preferred_name": null, "ffa_id": null, "ffa_since": null, "birth_date": null, "grade": 11, "graduation_date": null, "entered_ag_ed": "2024-08-20", "records_from": "2025-01-01", "status": "active", "left_on": null, "keep_until": null, "career_goal": null, "email": null, "phone": null, "address": null, "directory_release": null, "photo_release": null, "gpa": null, "ag_gpa": null, "notes": null},
  {"id": "<id>", "number": "S1", "name": "Ortiz, Maya", "preferred_name": null, "ffa_id": null, "ffa_since": null, "birth_date": null, "grade": 11, "graduation_date": null, "entered_ag_ed": "2024-08-20", "records_from": "2025-01-01", "status": "active", "left_on": null, "keep_until": null, "career_goal": null, "email": null, "phone": null, "address": null, "directory_release": null, "photo_release": null, "gpa": null, "ag_gpa": null, "notes": null}
]
$ saebook list hours --where student=S1 --format csv
id,student,project,date,time,activity,in_class,paid,position,duty,standards,happened,so_what,now_what,event
<id>,S1,Market swine,2025-02-03,1:30,Planned rations,yes,,,,,,,,
<id>,S1,Market swine,2025-02-02,0:45,Cleaned pens,no,,,,,,,,
<id>,S1,Market swine,2025-02-01,1:30,Fed and weighed hogs,no,,,,,,,,
$ saebook list hours --where student=S1 --where "project=Market swine" --where in_class=yes
date        project       time  activity         student  in_class  id
2025-02-03  Market swine  1:30  Planned rations  S1       yes       <id>
$ saebook list money --student S1 --sort -amount --limit 2
date        type       amount  category   memo         project       party                 student  quantity  unit  id
2025-08-15  sale     1,125.00  livestock               Market swine  Tri-County Sale Barn  S1              2  head  <id>
2025-02-01  expense    450.00  resale     three gilts  Market swine  Hale                  S1              3  head  <id>
$ saebook list money --where category=FEED
date        type     amount  category  memo                   project       party        student  quantity  unit  id
2025-03-01  expense  212.40  feed      12% grower, 50 lb x 8  Market swine  Hale's Feed  S1                       <id>
$ saebook list money --where party=
date        type  amount  category  memo             project  party  student  quantity  unit  id
2025-06-01  sale   80.00  crops     he said "fresh"  Jardín          S2                       <id>
$ saebook list project --where "student=Ortiz, Maya" --sort title
student  title               type       pathway  award_area        began       status  id
S1       Feed store, Hale's  placement                             2025-06-01  active  <id>
S1       Market swine        ownership           Swine Production  2025-01-10  active  <id>
$ saebook list money --limit 1 --format json
[
  {"id": "<id>", "student": "S1", "date": "2025-08-15", "type": "sale", "project": "Market swine", "to_project": null, "category": "livestock", "amount": 1125.00, "quantity": 2, "unit": "head", "party": "Tri-County Sale Barn", "memo": null, "receipt": null, "whole": null, "settled": "cash", "paid_on": null, "loan": null, "hours": null}
]
$ saebook list hours --where student=S9
saebook: --where: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook list hours --where colour=red
saebook: --where: hours has no field "colour"; it has: student project date time activity in_class paid position duty standards happened so_what now_what event
[1]
$ saebook list hours --where red
saebook: --where red: is not FIELD=VALUE; write it such as status=active
[1]
$ saebook list hours --where date=soon
saebook: --where: date: "soon" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
[1]
$ saebook list hours --sort colour
saebook: --sort: hours has no field "colour"; `saebook help hours` lists them
[1]
$ saebook list hours --limit 0
saebook: list: --limit: "0" does not fit; write a whole number from 1 to 2147483647 (see `saebook help list`)
[2]
$ saebook list teacher --format json
[]
$ saebook list teacher
name  email  phone  active  id
$ saebook list student -o out/s.csv
saebook: cannot write out/s.csv: there is no such file or folder; check the name
[1]
$ saebook list student -o s.csv; head -2 s.csv
id,number,name,preferred_name,ffa_id,ffa_since,birth_date,grade,graduation_date,entered_ag_ed,records_from,status,left_on,keep_until,career_goal,email,phone,address,directory_release,photo_release,gpa,ag_gpa,notes
<id>,S3,"Chen, 作者 Mei",,,,,9,,2025-08-20,2025-08-20,active,,,,,,,,,,,
$ saebook list student --format json -o s.json; head -1 s.json
[
$ saebook list student | head -1
number  name            preferred_name  grade  status  entered_ag_ed  career_goal  id
