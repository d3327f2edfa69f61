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
warning: José Ñañez: last entry: 1 Jun 2025 [student José Ñañez]
warning: José Ñañez: has no plan; write down what you will do, and your goals [project Jardín]
warning: José Ñañez: has no safety check; walk through the work and write down what could hurt somebody [project Jardín]
$ saebook check --student S2 --format csv | head -2
severity,check,student,kind,record,text
warning,no_entry,S2,student,<id>,last entry: 1 Jun 2025
$ saebook add hours student=S1 "project=Market swine" date=2026-12-24 time=1 activity=x | wc -l
1
$ saebook check --student S1 | grep error
error: Maya Ortiz: is dated 24 Dec 2026, which is still to come; correct the day [hours #<id>]
1 error, 7 warnings
$ saebook check --student S1 > /dev/null
[1]
$ saebook check --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
