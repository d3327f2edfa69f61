## What is wrong, or looks so.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook check; saebook check --deep
nothing is wrong
nothing is wrong
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook check | grep -e José -e below; saebook check > /dev/null
warning: Maya Ortiz: cash is below zero from 1 Feb 2025; say where the money came from: My money in, a loan, a missing sale [student Maya Ortiz]
warning: José Ñañez: last entry: 1 Jun 2025; catch up [student José Ñañez]
warning: José Ñañez: has no plan; write down what you will do, and your goals [project Jardín]
warning: José Ñañez: has no safety check; walk through the work and write down what could hurt somebody [project Jardín]
$ saebook check --student S2 --format csv | head -2
severity,check,student,kind,record,text,mend
warning,no_entry,S2,student,<id>,"last entry: 1 Jun 2025; catch up",
$ saebook add hours student=S1 "project=Market swine" date=2026-12-24 time=1 activity=x | wc -l
1
$ saebook check --student S1 | grep ^error
error: Maya Ortiz: is dated 24 Dec 2026, which is still to come; correct the day [hours #<id>]
$ saebook check --student S1 > /dev/null
[1]
## One step mends it; what it would do is told.
$ saebook check --student S1 --format csv | grep future
error,future,S1,hours,<id>,"is dated 24 Dec 2026, which is still to come; correct the day",today last_year
$ n=$(saebook check --student S1 --format csv | grep future | cut -d, -f5)
$ saebook check --mend future:$n
saebook: there are 2 ways to mend this; add one: --how today (date it today), --how last_year (date it a year earlier)
[1]
$ saebook check --mend future:$n --how last_year --dry-run
change: 1 h, Market swine: x: Day 24 Dec 2026 → 24 Dec 2025
nothing was changed: this is what it would do
$ saebook check --mend future:${n#???????????} --how last_year --student S1
change: 1 h, Market swine: x: Day 24 Dec 2026 → 24 Dec 2025
fixed "In the future": date it a year earlier: 1 h, Market swine: x
$ saebook check --student S1 | grep ^error; saebook history --limit 1 --format csv | cut -d, -f4
what
"fixed ""In the future"": date it a year earlier: 1 h
$ saebook history --undo 1 > /dev/null; saebook check --student S1 | grep -c 24.Dec
1
$ n=$(saebook check --format csv | grep cash_below | cut -d, -f5)
$ saebook check --mend cash_below_zero:$n --how family; saebook check | grep -c below
add: my money in $662.40, family
fixed "Cash below zero": my family: money put in that day: my money in $662.40, family
0
[1]
$ saebook check --mend no_plan:$(saebook check --format csv | grep -m 1 no_plan | cut -d, -f5)
saebook: this cannot be mended in one step: has no plan; write down what you will do, and your goals
[1]
$ saebook check --mend futur:1234; saebook check --mend 1234; saebook check --mend future:12
saebook: check: there is no check "futur"; did you mean "future"? (see `saebook help check`)
saebook: check: --mend 1234: is not CHECK:ID; such as --mend after_close:83920144, as the columns check and record of --format csv have them (see `saebook help check`)
saebook: check: "12" is not an id; give the record's, or its last four digits or more (see `saebook help check`)
[2]
$ saebook check --mend long_day:1234; saebook check --how own; saebook check --mend future:$n --how never
saebook: long_day finds nothing about a record 1234; `saebook check --format csv` has what it finds
saebook: check: --how and --dry-run go with --mend; add --mend CHECK:ID (see `saebook help check`)
saebook: future finds nothing about a record <id>; `saebook check --format csv` has what it finds
[1]
$ saebook check --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
