## Marks by rubrics: halves, points below zero, two judges, a tie; score sheets.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook score
rubric  criteria  most  marked
$ for s in "S1 Ortiz,Maya" "S2 Park,Ben" "S3 Bell,Tyler"; do saebook add student number=${s%% *} name="${s#* }" entered_ag_ed=2025-01-01; done
<id>
<id>
<id>
$ saebook add rubric name=Fall year=2026
<id>
$ saebook score Fall -o r.xlsx
saebook: nobody has points by Fall 2026 yet; a blank score sheet can be written
[1]
$ saebook score Fall --blank -o b.xlsx
saebook: Fall 2026 has no criteria; add what is looked at first
[1]
$ saebook add criterion rubric="Fall 2026" name=Entries weight=2 low=0 high=10 step=0.5
<id>
$ saebook add criterion rubric="Fall 2026" name=Late low=-5 high=0 step=1
<id>
$ m() { saebook add score criterion=$2 student=$1 points=$3 author=$4; }
$ m S1 Entries 9.5 Hale; m S1 Late -1 Hale; m S1 Entries 9 Reed; m S2 Entries 9.5 Hale; m S2 Late -1.5 Hale
<id>
<id>
<id>
<id>
saebook: score: points: must go in steps of 1 from -5 by this criterion
[1]
$ m S2 Late -1 Hale; m S3 Entries 8 Hale; m S3 Late 0 Hale; m S3 Entries 12 Reed
<id>
<id>
<id>
saebook: score: points: must be at most 10 by this criterion
[1]
$ m S1 Late 0 Reed
<id>
$ saebook score
rubric     criteria  most  marked
Fall 2026         2    20       3
$ saebook score fall
place  student  name        what  points  percent  judges  criteria  tied_with
    1  S1       Ortiz,Maya            18       90       2         2  Park,Ben
    1  S2       Park,Ben              18       90       1         2  Ortiz,Maya
    3  S3       Bell,Tyler            16       80       1         2
$ saebook score fall --format csv
place,student,name,what,points,percent,judges,criteria,tied_with
1,S1,"Ortiz,Maya",,18,90,2,2,"Park,Ben"
1,S2,"Park,Ben",,18,90,1,2,"Ortiz,Maya"
3,S3,"Bell,Tyler",,16,80,1,2,
$ saebook score fall --student S1 --format json
[
  {"what": null, "criterion": "Entries", "weight": 2, "judge": "Hale", "date": "2026-11-22", "points": 9.5, "note": null},
  {"what": null, "criterion": "Late", "weight": 1, "judge": "Hale", "date": "2026-11-22", "points": -1, "note": null},
  {"what": null, "criterion": "Entries", "weight": 2, "judge": "Reed", "date": "2026-11-22", "points": 9, "note": null},
  {"what": null, "criterion": "Late", "weight": 1, "judge": "Reed", "date": "2026-11-22", "points": 0, "note": null}
]
$ saebook score fall -o r.xlsx; saebook score fall -o again.xlsx > /dev/null; cmp r.xlsx again.xlsx && echo the same bytes
wrote r.xlsx
the same bytes
$ saebook score fall --student S1 -o s.xlsx
wrote s.xlsx
$ saebook score fall --blank -o b.xlsx
wrote b.xlsx
$ saebook score fall -o r.csv; cat r.csv | wc -l
4
$ saebook add student number=S4 name="Kim, Ana" entered_ag_ed=2025-01-01 > /dev/null; saebook score fall --student S4; saebook score fall --student S4 -o none.xlsx
what  criterion  weight  judge  date  points  note
saebook: the student has no points by Fall 2026 yet; a blank sheet can be written
[1]
$ saebook score winter
saebook: there is no rubric "winter"; there is Fall 2026
[1]
$ saebook score fall --blank
saebook: score: --blank writes a score sheet for anybody; such as --blank -o sheet.xlsx (see `saebook help score`)
[2]
$ saebook score fall --format xlsx
saebook: score: a workbook goes to a file; such as -o scores.xlsx (see `saebook help score`)
[2]
$ saebook score --student S1
saebook: score: by which rubric? `saebook score` lists them (see `saebook help score`)
[2]
$ saebook score fall --format pdf
saebook: score: --format: no format "pdf"; write table, csv, json or xlsx (see `saebook help score`)
[2]
$ saebook score fall --pdf
saebook: score: --pdf is for workbooks; such as -o scores.xlsx (see `saebook help score`)
[2]
$ ls
again.xlsx
b.xlsx
r.csv
r.xlsx
s.xlsx
t.saebook
