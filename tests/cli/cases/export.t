## Out and in again: the same.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook export money
id,student,date,type,project,to_project,category,amount,quantity,unit,party,memo,receipt,whole,settled,paid_on,loan,hours
<id>,S1,2025-02-01,expense,Market swine,,resale,450.00,3,head,Hale,three gilts,,,cash,,,
<id>,S1,2025-03-01,expense,Market swine,,feed,212.40,,,Hale's Feed,"12% grower, 50 lb x 8",,,cash,,,
<id>,S1,2025-08-15,sale,Market swine,,livestock,1125.00,2,head,Tri-County Sale Barn,,,,cash,,,
<id>,S2,2025-06-01,sale,Jardín,,crops,80.00,,,,"he said ""fresh""",,,cash,,,
$ saebook export money --student S2 -o m.csv; cat m.csv
exported 1 money record to m.csv
id,student,date,type,project,to_project,category,amount,quantity,unit,party,memo,receipt,whole,settled,paid_on,loan,hours
<id>,S2,2025-06-01,sale,Jardín,,crops,80.00,,,,"he said ""fresh""",,,cash,,,
$ saebook photo add $DATA/barn.png --student S1 --project swine --caption "The barn"
added 1 photo of Maya Ortiz
$ saebook add plan student=S1 "project=Market swine" year=2026 "objectives=$(printf 'Gain 2 lb a day\nKeep records')"
<id>
$ saebook export all -o out | sed 's/[0-9][0-9]*/N/'; ls out/hours.csv out/ORDER; head -3 out/ORDER
exported N records to out
out/ORDER
out/hours.csv
chapter
teacher
student
$ saebook init u.saebook --chapter Other --state TX; for k in $(cat out/ORDER); do saebook -b u.saebook import $k out/$k.csv >> log || echo "$k failed"; done
made u.saebook for Other, TX
$ saebook -b u.saebook export all -o again | sed 's/[0-9][0-9]*/N/'; diff -r out again && echo the same
exported N records to again
the same
## What is there is replaced by what is whole.
$ saebook export all -o out | sed 's/[0-9][0-9]*/N/'; diff -r out again && echo the same; ls -a out | grep saebook
exported N records to out
the same
[1]
$ saebook export all
saebook: export: everything goes into a folder; write -o FOLDER (see `saebook help export`)
[2]
$ saebook export all -o m.csv
saebook: m.csv: is a file; name a folder
[1]
$ saebook export all --student S1 -o out
saebook: export: all is all students; leave out --student, or export kind by kind (see `saebook help export`)
[2]
$ saebook export money -o nowhere/m.csv
saebook: cannot write nowhere/m.csv: there is no such file or folder; check the name
[1]
$ saebook export money -o out
saebook: cannot write out: it is a folder; give the name of a file
[1]
$ saebook export student --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
