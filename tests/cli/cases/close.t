## The end of a year: what is missing, closing, and what a closed year asks for.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook add stock student=S1 "project=Market swine" "item=Market hogs" quantity=5 unit=head value=750 as_of=2025-08-01
<id>
$ saebook add money student=S1 "project=Market swine" type=sale category=livestock amount=310 quantity=1 unit=head date=2025-10-04
<id>
$ saebook close S1 2025 --dry-run
records: Look over the records
  done   nothing is wrong with the records
count: Count what is on hand
  to do  Market hogs, Market swine: 5 head on 1 Aug 2025, 3 sold since: 2 head expected
value: Value what lasts
  done   nothing that lasts was owned
share: Share items between projects
  done   no item is shared between projects
scope: Say how big it was
  to do  Market swine: not said yet
review: Look back on the plan
  to do  Feed store, Hale's: no plan of this year yet; say at least what changed on the way
  to do  Market swine: no plan of this year yet; say at least what changed on the way
Market swine
  Operating income                        1,435.00
  Operating expense                         662.40
  Inventory, ending                         750.00
  Inventory change                          750.00
  Net income                              1,522.60
Net worth, and what moved it
  Beginning                                   0.00
  Earned                                  1,522.60
  Ending                                  1,522.60
Balance sheet of the last day
  Cash                                      772.60
  Current inventory                         750.00
  Current assets                          1,522.60
  Non-current assets                          0.00
  Total assets                            1,522.60
  Total liabilities                           0.00
  Net worth                               1,522.60
2025 is not ready to be closed: 4 to do
$ saebook close S1 2025
saebook: 2025 is not ready to be closed; still to do: Count what is on hand (1), Say how big it was (1), Look back on the plan (2); do that first, or close it as it is
[1]
$ saebook close S1 2026 --anyway
saebook: 2026 is not over; you can close it from 31 December on
[1]
## One thing after the other, then it can be closed.
$ saebook add stock student=S1 "project=Market swine" "item=Market hogs" quantity=2 unit=head value=300 as_of=2025-12-31
<id>
$ saebook add scope student=S1 "project=Market swine" year=2025 size=4 unit=head
<id>
$ for p in "Market swine" "Feed store, Hale's"; do saebook add plan student=S1 "project=$p" year=2025 "changes=Sold one early" > /dev/null; done
$ saebook close S1 2025
closed 2025 for Maya Ortiz
$ saebook list closing --format csv | cut -d, -f2-5 | sed -E 's/20[0-9]{2}-[0-9]{2}-[0-9]{2}/<day>/'
student,year,closed_on,closed_by
S1,2025,<day>,teacher
## Nothing of it is changed without a reason, by whatever command.
$ saebook add money student=S1 "project=Market swine" type=expense category=feed amount=12 date=2025-12-20
saebook: money: 2025 is closed for Ortiz, Maya since 22 Nov 2026 by teacher; a correction needs a reason: --reason "WHY"
[1]
$ saebook log "2025-12-20 \$12 feed @swine" --student S1
saebook: 2025 is closed for Ortiz, Maya since 22 Nov 2026 by teacher; a correction needs a reason: --reason "WHY"
[1]
$ printf 'student,project,date,time,activity\nS1,Market swine,2025-12-20,1:00,Fed\n' > late.csv; saebook import hours late.csv --dry-run; saebook import hours late.csv
saebook: 2025 is closed for Ortiz, Maya since 22 Nov 2026 by teacher; a correction needs a reason: --reason "WHY"
saebook: 2025 is closed for Ortiz, Maya since 22 Nov 2026 by teacher; a correction needs a reason: --reason "WHY"
[1]
$ saebook history --undo 1
saebook: 2025 is closed for Ortiz, Maya; it is opened again only with a reason: --reason "WHY"
[1]
$ saebook add money student=S1 "project=Market swine" type=expense category=feed amount=12 date=2026-01-02 > /dev/null
$ saebook add money student=S1 "project=Market swine" type=expense category=feed amount=12 date=2025-12-20 --reason "a receipt turned up" > /dev/null
$ saebook import hours late.csv --reason "written down at home"
imported 1 hours record from late.csv
$ saebook history --limit 3 --format csv | cut -d, -f1,4-
number,what,undone
1,"imported 1 hours record from late.csv; corrects 2025, which is closed: written down at home",no
2,"entered expense $12.00, feed, Market swine; corrects 2025, which is closed: a receipt turned up",no
3,"entered expense $12.00, feed, Market swine",no
## Opening it again.
$ saebook close S1 2025 --reopen
saebook: say why 2025 is opened again; the history keeps it
[1]
$ saebook close S1 2025 --reopen --reason "a sale was missing"
opened 2025 again for Maya Ortiz: a sale was missing
$ saebook add money student=S1 "project=Market swine" type=sale amount=5 date=2025-12-24 > /dev/null; saebook close S1 2025
closed 2025 for Maya Ortiz
## The whole chapter: who is ready is closed, the others are told.
$ saebook close --all 2025
saebook: 作者 Mei Chen: left out, 2 things still to do
saebook: José Ñañez: left out, 2 things still to do
saebook: nobody's 2025 is ready to be closed
[1]
$ saebook close --all 2025 --anyway
saebook: close: --all goes with no other option; look at one student at a time (see `saebook help close`)
[2]
$ saebook close S1
saebook: close: YEAR is missing (see `saebook help close`)
[2]
$ saebook close S9 2025
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook close S1 next
saebook: YEAR: "next" is not a number; write digits, as in 12 or 1,250
[1]
