## One record at a time.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook add student number=S1 "name=Ortiz, Maya" entered_ag_ed=2024-08-20
<id>
$ saebook add project student=S1 "title=Market swine" type=ownership began=2025-01-10
<id>
$ saebook add hours student=S1 "project=market swine" time=1.5 "activity=Fed hogs" date=11/3
<id>
$ saebook list hours --format csv
id,student,project,date,time,activity,in_class,paid,position,duty,standards,happened,so_what,now_what,event
<id>,S1,Market swine,2026-11-03,1:30,Fed hogs,no,,,,,,,,
## What is refused, with the field and what would be right.
$ saebook add student number=S1 name=Other entered_ag_ed=2024-08-20
saebook: student: number: there is already a student "S1"; change that one, or choose another number
[1]
$ saebook add student number=S2 name=Other
saebook: student: entered_ag_ed is missing; give a date such as 2026-11-20, 11/20 or today
[1]
$ saebook add hours student=S1 project=swine time=1 activity=x
saebook: hours: project: there is no project "swine"; there is Market swine
[1]
$ saebook add hours student=S9 project=x time=1 activity=x
saebook: hours: student: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook add hours student=S1 "project=Market swine" time=25 activity=x
saebook: hours: time: must lie between 0:01 and 24:00
[1]
$ saebook add hours student=S1 "project=Market swine" time=1 activity=x date=2026-02-31
saebook: hours: date: February 2026 has 28 days, there is no day 31; check the day
[1]
$ saebook add money student=S1 "project=Market swine" type=expense category=feed amount=-5
saebook: money: amount: must lie between 0.01 and 99,999,999.99
[1]
$ saebook add money student=S1 "project=Market swine" type=expense category=feed amount=99999999999999999999
saebook: money: amount: "<id>9" is too large a number; check its digits
[1]
$ saebook add money student=S1 "project=Market swine" type=expens amount=5
saebook: money: type: "expens" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
[1]
$ saebook add money student=S1 type=sale amount=5
saebook: money: project: is missing; sale belongs to a project
[1]
$ saebook add hours student=S1 "project=Market swine" time=1 "activity=$(printf '%0201d' 0)"
saebook: hours: activity: has 201 characters; at most 200 fit
[1]
$ saebook add hours student=S1 "project=Market swine" time=1 "activity=$(printf 'a\033[2Jb')"
saebook: hours: activity: character 2 is a control character (U+001B); take it out
[1]
$ saebook add hours student=S1 "project=Market swine" time=1 "activity=$(printf 'a\377b')"
saebook: hours: activity: character 2 is not UTF-8 (byte 0xFF); save the text as UTF-8
[1]
$ saebook add hours student=S1 "project=Market swine" time=1 activty=x
saebook: hours: hours has no field "activty"; did you mean "activity"?
[1]
$ saebook add hours student=S1 time
saebook: hours: "time" is not FIELD=VALUE; write it such as date=2026-11-20
[1]
$ saebook add chapter name=x state=OK
saebook: add: a book has one chapter only; change it with `saebook edit chapter FIELD=VALUE` (see `saebook help add`)
[2]
## Change and delete.
$ id=$(saebook list hours --format csv | sed -n 2s/,.*//p); saebook edit hours $id time=2 "activity=Fed and weighed hogs"
changed 1 h 30 m, Market swine: Fed hogs: Time 1 h 30 m → 2 h; What I did Fed hogs → Fed and weighed hogs
$ saebook edit hours ${id#?????????????} time=2:15
changed 2 h, Market swine: Fed and weighed hogs: Time 2 h → 2 h 15 m
$ saebook edit hours $id time=2:15
nothing was changed
$ saebook edit student S1 grade=11 career_goal=
changed student S1 Ortiz, Maya: Grade (none) → 11
$ saebook edit project "Market swine" --student S1 status=closed ended=2026-11-20
changed project Market swine (ownership): Ended (none) → 20 Nov 2026; Status active → closed
$ saebook edit project "Market swine" status=active
saebook: project: "Market swine" is not an id; ids are numbers, as `saebook list project` shows them
[1]
$ saebook edit chapter number=0427
changed chapter Hale, OK: Chapter number (none) → 0427
$ saebook edit chapter state=
saebook: chapter: state is missing; give a line of text
[1]
$ saebook edit hours $id time=99
saebook: hours: time: must lie between 0:01 and 24:00
[1]
$ saebook edit hours 12345 time=1
saebook: hours: there is no hours with id 12345
[1]
$ saebook edit hours 12 time=1
saebook: hours: "12" is too short; give at least the last four digits of the id
[1]
$ saebook edit hours $id
saebook: edit: what to change is missing; write FIELD=VALUE after the id (see `saebook help edit`)
[2]
$ saebook delete project "Market swine" --student S1
saebook: project: still used by 1 Hours (hours); delete or move these first, or close it instead
[1]
$ saebook delete hours $id
deleted 2 h 15 m, Market swine: Fed and weighed hogs
$ saebook delete project "Market swine" --student S1
deleted project Market swine (ownership)
$ saebook delete chapter 1
saebook: delete: the chapter cannot be deleted; change it with `saebook edit chapter FIELD=VALUE` (see `saebook help delete`)
[2]
$ saebook list hours
date  project  time  activity  student  in_class  id
$ saebook history --format csv
number,made_at,who,what,undone
1,<time>,teacher,deleted project Market swine (ownership),no
2,<time>,teacher,"deleted 2 h 15 m, Market swine: Fed and weighed hogs",no
3,<time>,teacher,"changed chapter Hale, OK: Chapter number (none) → 0427",no
4,<time>,teacher,"changed project Market swine (ownership): Ended (none) → 20 Nov 2026; Status active → closed",no
5,<time>,teacher,"changed student S1 Ortiz, Maya: Grade (none) → 11",no
6,<time>,teacher,"changed 2 h, Market swine: Fed and weighed hogs: Time 2 h → 2 h 15 m",no
7,<time>,teacher,"changed 1 h 30 m, Market swine: Fed hogs: Time 1 h 30 m → 2 h; What I did Fed hogs → Fed and weighed hogs",no
8,<time>,teacher,"entered 1 h 30 m, Market swine: Fed hogs",no
9,<time>,teacher,entered project Market swine (ownership),no
10,<time>,teacher,"entered student S1 Ortiz, Maya",no
11,<time>,saebook,made the book,no
