## The quick line.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
$ saebook log "1.5h fed hogs @swine" --student S1 --date 2025-11-03
You WORKED 1 h 30 m: fed hogs · Market swine · Mon 3 Nov 2025
entered 1 h 30 m, Market swine: fed hogs; 1.50 h in 2025
$ saebook log '$42.50 feed @swine from Hale' --student S1
You PAID $42.50 for feed · Market swine · to Hale · Sun 22 Nov 2026
entered expense $42.50, feed, Market swine; 2026: sold 0.00, paid 42.50
$ saebook log -3 1h weighed hogs @swine --student S1 --dry-run
You WORKED 1 h: weighed hogs · Market swine · Thu 19 Nov 2026
$ saebook log "sold 2 hogs 305 each @swine to Tri-County Sale Barn" --student S1
You SOLD 2 hogs for $610.00 (livestock) · Market swine · to Tri-County Sale Barn · Sun 22 Nov 2026
entered sale $610.00, 2 head, livestock, Market swine: hogs; 2026: sold 610.00, paid 42.50
$ saebook log "service 3h food pantry" --student S1 --student "Ñañez, José"
Maya Ortiz: You SERVED 3 h: food pantry · Sun 22 Nov 2026
José Ñañez: You SERVED 3 h: food pantry · Sun 22 Nov 2026
entered for 2 students: service 3 h: food pantry
$ saebook history --limit 1; saebook history --undo 1; saebook list service --format csv | wc -l
number  made_at           who      what                                              undone
     1  <time>  teacher  entered for 2 students: service 3 h: food pantry  no
undid: entered for 2 students: service 3 h: food pantry
1
## A line that is refused for one is entered for none.
$ saebook log "1h weeded @jar" --student S2 --student S1
saebook: Maya Ortiz: no project of Maya Ortiz is called "@jar"; write @feed (Feed store, Hale's), @market (Market swine)
[1]
$ saebook log "1h fed hogs" --student S1
saebook: the project is missing; add @feed (Feed store, Hale's), @market (Market swine)
[1]
$ saebook log "25h fed hogs @swine" --student S1
saebook: 25h is not a time of one entry; write 1 minute to 24 hours
[1]
$ saebook log "fed hogs @swine" --student S1
saebook: a time or an amount of money is missing; begin with 1.5h, 90m, 1:30 or $42.50
[1]
$ saebook log "1h fed @swine" --student S9
saebook: --student: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook log "1h fed @swine" --student S1 --student "Ortiz, Maya"
saebook: --student: "Ortiz, Maya" is given twice; give each once
[1]
$ saebook log "1h fed @swine"
saebook: log: whose is it? give --student S (see `saebook help log`)
[2]
$ saebook log --student S1
saebook: log: give either the line, or --file NOTES with a line for each entry (see `saebook help log`)
[2]
$ saebook log "1h fed @swine" --student S1 --date 2025-02-30
saebook: --date: February 2025 has 28 days, there is no day 30; check the day
[1]
## Notes with a line for each entry.
$ printf 'mon 1h fed hogs @swine\r\n\n  $12 fees weigh-in @swine\n' > notes.txt; saebook log --file notes.txt --student S1
You WORKED 1 h: fed hogs · Market swine · Mon 16 Nov 2026
You PAID $12.00 for fees · weigh-in · Market swine · Sun 22 Nov 2026
entered 2 lines, the first: 1 h, Market swine: fed hogs
$ printf '1h fed hogs @swine\nnonsense\n' > bad.txt; saebook log --file bad.txt --student S1
saebook: bad.txt: line 2: a time or an amount of money is missing; begin with 1.5h, 90m, 1:30 or $42.50
[1]
$ printf '2025-12-01 13h fair @swine\n2025-12-01 12h fair @swine\n' > bad.txt; saebook log --file bad.txt --student S1
saebook: bad.txt: line 2: would make more than 24 hours on 2025-12-01, which already has 13 h; look at that day's entries
[1]
$ saebook log --file nothing.txt --student S1
saebook: cannot read nothing.txt: there is no such file or folder; check the name
[1]
$ saebook log x --file notes.txt --student S1
saebook: log: give either the line, or --file NOTES with a line for each entry (see `saebook help log`)
[2]
$ printf '\n\n' > empty.txt; saebook log --file empty.txt --student S1
saebook: empty.txt: has no lines; write one entry a line
[1]
$ saebook history
number  made_at           who      what                                                         undone
     1  <time>  teacher  entered 2 lines, the first: 1 h, Market swine: fed hogs      no
     2  <time>  teacher  undid: entered for 2 students: service 3 h: food pantry      no
     3  <time>  teacher  entered for 2 students: service 3 h: food pantry             yes
     4  <time>  teacher  entered sale $610.00, 2 head, livestock, Market swine: hogs  no
     5  <time>  teacher  entered expense $42.50, feed, Market swine                   no
     6  <time>  teacher  entered 1 h 30 m, Market swine: fed hogs                     no
     7  <time>  teacher  imported 4 money records from money.csv                      no
     8  <time>  teacher  imported 4 project records from project.csv                  no
     9  <time>  teacher  imported 3 student records from student.csv                  no
    10  <time>  saebook  made the book                                                no
## A note of a week, as people keep it.
$ printf 'Monday:\n- 1h fed hogs @swine\n- $3 feed @swine\nWed: 45m walked hogs @swine\n' > week.txt; saebook log --file week.txt --student S1 --dry-run
You WORKED 1 h: fed hogs · Market swine · Mon 16 Nov 2026
You PAID $3.00 for feed · Market swine · Mon 16 Nov 2026
You WORKED 45 m: walked hogs · Market swine · Wed 18 Nov 2026
