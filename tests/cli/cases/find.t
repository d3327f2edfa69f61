## Search.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
$ saebook log "1.5h fed hogs @swine" --student S1 --date 2025-11-03
You WORKED 1 h 30 m: fed hogs · Market swine · Mon 3 Nov 2025
entered 1 h 30 m, Market swine: fed hogs; 1.50 h in 2025
$ saebook find maya fed
kind   date        student     what                              id
hours  2025-11-03  Maya Ortiz  1 h 30 m, Market swine: fed hogs  <id>
$ saebook find "fed ho" --format csv
kind,date,student,what,id
hours,2025-11-03,Maya Ortiz,"1 h 30 m, Market swine: fed hogs",<id>
$ saebook find FEED --kind money --limit 1
kind   date        student     what                                                        id
money  2025-03-01  Maya Ortiz  expense $212.40, feed, Market swine: 12% grower, 50 lb x 8  <id>
$ saebook find nanez --format json --kind student
[
  {"kind": "student", "date": null, "student": "José Ñañez", "what": "student S2 Ñañez, José", "id": "<id>"}
]
## What is new is found, what is taken back is not.
$ saebook log '$42.50 vet @swine from Hale' --student S1
You PAID $42.50 for veterinary · Market swine · to Hale · Sun 22 Nov 2026
entered expense $42.50, veterinary, Market swine; 2026: sold 0.00, paid 42.50
$ saebook find 42.50 hale | wc -l; saebook history --undo 1; saebook find 42.50 hale | wc -l
2
undid: entered expense $42.50, veterinary, Market swine
1
$ saebook find 42.50 --student S2
kind  date  student  what  id
## Nothing to look for.
$ saebook find " ,. "
saebook: find: there is no word in it; give some letters or digits to look for (see `saebook help find`)
[2]
$ saebook find
saebook: find: TEXT is missing (see `saebook help find`)
[2]
$ saebook find hogs --kind hog
saebook: find: there is no kind of record "hog"; `saebook help kinds` lists them
[2]
$ saebook find hogs --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
