## Events and who was there; visits; marks; comments and reviews on any record.
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2026-11-22; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done; saebook add teacher "name=Ms. Hale"; saebook add teacher "name=Mr. Reed"
imported 3 student records from student.csv
imported 4 project records from project.csv
<id>
<id>
## An event, and the entries of everybody who was there: one step each, and they follow.
$ saebook add event "name=Food drive" date=10/3 time=2 "counts_as=service, activity"
<id>
$ saebook add attended "event=Food drive" student=S1 role=lead
<id>
$ printf 'student,event,time\nS2,2026-10-03 Food drive,\nS3,2026-10-03 food drive,1:30\n' > a.csv; saebook import attended a.csv
imported 2 attended records from a.csv
$ saebook list service; saebook list activity --format csv | cut -d, -f2-
date        name        time  served  verified_by  student  id
2026-10-03  Food drive  1:30                       S3       <id>
2026-10-03  Food drive  2:00                       S2       <id>
2026-10-03  Food drive  2:00                       S1       <id>
student,date,category,name,level,circle,role,ends,time,minutes_led,procedures,result,outside_class,counts_above,event
S3,2026-10-03,poa,Food drive,chapter,ffa,,,1:30,,,,yes,auto,2026-10-03 Food drive
S2,2026-10-03,poa,Food drive,chapter,ffa,,,2:00,,,,yes,auto,2026-10-03 Food drive
S1,2026-10-03,poa,Food drive,chapter,ffa,lead,,2:00,,,,yes,auto,2026-10-03 Food drive
$ saebook edit event $(sqlite3 t.saebook 'SELECT id FROM event') time=3 counts_as=activity
changed event Food drive, 3 Oct 2026: Time 2 h → 3 h; Counts as activity service → activity
$ saebook list service; sqlite3 t.saebook 'SELECT time, role FROM activity ORDER BY id'
date  name  time  served  verified_by  student  id
180|lead
180|
90|
$ saebook history --undo 1; sqlite3 t.saebook 'SELECT count(*), sum(time) FROM service'
undid: changed event Food drive, 3 Oct 2026: Time 2 h → 3 h; Counts as activity service → activity
3|330
$ saebook delete event $(sqlite3 t.saebook 'SELECT id FROM event')
saebook: event: still used by 3 FFA activities (activity), 3 Community service (service), 3 Attendance (attended); delete or move these first, or close it instead
[1]
$ saebook delete attended $(sqlite3 t.saebook "SELECT min(id) FROM attended"); saebook list service
deleted Maya Ortiz at 2026-10-03 Food drive, lead
date        name        time  served  verified_by  student  id
2026-10-03  Food drive  1:30                       S3       <id>
2026-10-03  Food drive  2:00                       S2       <id>
$ saebook add event "name=Work day" counts_as=hours time=2; saebook add attended student=S1 "event=Work day"
<id>
saebook: attended: student: has no foundational project, where the event's hours go; enter one, or name another title in the event
[1]
$ saebook add event "name=Work day" date=11/21 counts_as=work
saebook: event: counts_as: takes activity, service and hours, each once, separated by spaces
[1]
## A trip and a visit on it.
$ trip=$(saebook add trip "teacher=Ms. Hale" date=11/12 "left_at=3:10 pm" back_at=1730 miles=31.4); saebook list trip
date        teacher   left_at  back_at  miles  purpose  id
2026-11-12  Ms. Hale  15:10    17:30     31.4           <id>
$ saebook add visit student=S1 "project=Market swine" "teacher=Mr. Reed" date=11/12 trip=#$trip
saebook: visit: trip: is another teacher's; choose one of the teacher who visited
[1]
$ visit=$(saebook add visit student=S1 "project=Market swine" "teacher=Ms. Hale" date=11/12 trip=#$trip place=on_site "next_step=Weigh them"); saebook list visit
date        student  project       teacher   place    next_step   follow_up_on  points  id
2026-11-12  S1       Market swine  Ms. Hale  on_site  Weigh them                        <id>
## A rubric and a mark by it.
$ saebook add rubric "name=Record book"; saebook add criterion "rubric=Record book" name=Accuracy low=-2 high=4 step=0.5
<id>
<id>
$ saebook add score criterion=Accuracy student=S1 points=4.5
saebook: score: points: must be at most 4 by this criterion
[1]
$ saebook add score criterion=Accuracy student=S1 points=3.25
saebook: score: points: must go in steps of 0.5 from -2 by this criterion
[1]
$ saebook add score criterion=accuracy student=S1 points=-0.5 "author=Ms. Hale"; saebook list score
<id>
date        student  criterion  points  author    project  application  note  id
2026-11-22  S1       Accuracy     -0.5  Ms. Hale                              <id>
## A goal of a course, and who is exempt from it.
$ saebook add course "title=Ag I" year=2026; saebook add enrollment student=S1 "course=Ag I 2026"
<id>
<id>
$ goal=$(saebook add goal "course=Ag I 2026" begins=9/1 ends=10/31 what=hours amount=7.5 weight=20); saebook add exempt goal=$goal student=S2
saebook: exempt: student: is not in the course of that goal
[1]
$ saebook add exempt goal=$goal student=S1 reason=ill
<id>
## Comments are about any record: they read as the kind and its words, go with the record, and come back with it.
$ saebook add comment kind=visit record=#$visit "text=Weighed: 241 lb" "author=Maya Ortiz"
<id>
$ saebook add comment kind=project student=S1 "record=market SWINE" "text=Count the feed" "author=Ms. Hale"
<id>
$ saebook add review kind=month student=S1 record=2026-10 verdict=approved "author=Ms. Hale"
<id>
$ saebook add review kind=month student=S1 record=October
saebook: review: record: "October" is not a month; write it such as 2026-10
[1]
$ saebook add comment kind=projekt student=S1 "record=market swine" text=x
saebook: comment: record: there is no kind of record "projekt"; did you mean "project"?
[1]
$ saebook list comment; saebook list review; saebook list comment --student S2
date        text             record                                                   author      kind     student  resolved  id
2026-11-22  Count the feed   Project: Market swine                                    Ms. Hale    project  S1                 <id>
2026-11-22  Weighed: 241 lb  visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them  Maya Ortiz  visit    S1                 <id>
date        student  verdict   record    author    kind   id
2026-11-22  S1       approved  Oct 2026  Ms. Hale  month  <id>
date  text  record  author  kind  student  resolved  id
$ saebook delete visit $visit; saebook list comment
deleted visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them
date        text            record                 author    kind     student  resolved  id
2026-11-22  Count the feed  Project: Market swine  Ms. Hale  project  S1                 <id>
$ saebook history --undo 1; saebook list comment --format csv | cut -d, -f2-
undid: deleted visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them
student,kind,record,author,date,text,resolved
S1,project,#<id>,Ms. Hale,2026-11-22,Count the feed,
S1,visit,#<id>,Maya Ortiz,2026-11-22,Weighed: 241 lb,
## What somebody has written about is not undone from under them.
$ n=$(saebook history --format csv | grep -n "entered visit" | cut -d: -f1); saebook history --undo $((n - 1))
saebook: "entered visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them" cannot be undone, because a comment record that teacher has entered since needs the visit ("entered comment on visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them: Weighed: 241 lb", <time>); undo that first
[1]
## A crew; what was given out; copies; years closed.
$ saebook add share crew=Hogs student=S1 "project=Market swine" begins=1/1 parts=2; saebook add share crew=hogs student=S1 "project=Market swine" begins=6/1 parts=1
<id>
saebook: share: begins: this student already has a share of hogs, with Market swine since 2026-01-01; end that one first
[1]
$ saebook add disclosure student=S1 "given_to=Lee Park, judge" "what=Workbook of 2026"; saebook list disclosure
<id>
date        student  given_to         what              why  given_by  id
2026-11-22  S1       Lee Park, judge  Workbook of 2026       teacher   <id>
$ saebook add copy what=backup "for_whom=the school's safe"; saebook list copy
<id>
made_on     what    student  for_whom           made_by  revoked_on  id
2026-11-22  backup           the school's safe  teacher              <id>
$ saebook history --format csv | cut -d, -f4-
what,undone
entered backup of 22 Nov 2026 for the school's safe,no
"entered disclosure of Maya Ortiz: Workbook of 2026, to Lee Park, judge",no
"entered share of 2 in Hogs, Market swine",no
"undid: deleted visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them",no
"deleted visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them",yes
"entered review of Oct 2026, Maya Ortiz: approved",no
entered comment on Project: Market swine: Count the feed,no
"entered comment on visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them: Weighed: 241 lb",no
"entered Maya Ortiz exempt from goal of 7.5 hours by 31 Oct 2026, Ag I 2026",no
"entered goal of 7.5 hours by 31 Oct 2026, Ag I 2026",no
entered Maya Ortiz in Ag I 2026,no
"entered course Ag I, 2026",no
"entered -0.5 points for Accuracy, Maya Ortiz",no
entered criterion Accuracy of Record book,no
entered rubric Record book,no
"entered visit 12 Nov 2026, Maya Ortiz, Market swine: Weigh them",no
"entered trip 12 Nov 2026, Ms. Hale, 31.4 miles",no
"entered event Work day, 22 Nov 2026",no
"deleted Maya Ortiz at 2026-10-03 Food drive, lead",no
"undid: changed event Food drive, 3 Oct 2026: Time 2 h → 3 h; Counts as activity service → activity",no
"changed event Food drive, 3 Oct 2026: Time 2 h → 3 h; Counts as activity service → activity",yes
imported 2 attended records from a.csv,no
"entered Maya Ortiz at 2026-10-03 Food drive, lead",no
"entered event Food drive, 3 Oct 2026",no
entered teacher Mr. Reed,no
entered teacher Ms. Hale,no
imported 4 project records from project.csv,no
imported 3 student records from student.csv,no
made the book,no
