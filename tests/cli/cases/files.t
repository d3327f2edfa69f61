## What saebook(5) promises of names, ids, dates and columns in files.
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2026-03-10; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
$ try() { printf "$2" > f.csv; saebook import $1 f.csv; }
## Names are unique, whatever the case: within a student, a project, or the book.
$ try project 'student,title,type,began\nS1,MARKET swine,ownership,2025-01-01\n'
saebook: f.csv: line 2: title: there is already a project "MARKET swine"; change that one, or choose another title
saebook: f.csv: 1 error; nothing was imported
[1]
$ try position 'student,project,employer,title,begins\nS1,"Feed store, Hale'\''s",Hale,Clerk,2025-01-01\nS1,"Feed store, Hale'\''s",Hale,CLERK,2025-02-01\n'
saebook: f.csv: line 3: title: there is already a position "CLERK"; change that one, or choose another title
saebook: f.csv: 1 error; nothing was imported
[1]
$ try asset 'student,name,class,acquired,how,cost\nS1,Scale,equipment,2025-02-01,bought,100\nS1,scale,equipment,2025-02-01,bought,100\n'
saebook: f.csv: line 3: name: there is already an asset "scale"; change that one, or choose another name
saebook: f.csv: 1 error; nothing was imported
[1]
$ try asset 'student,name,class,acquired,how,cost\nS1,Scale,equipment,2025-02-01,bought,100\nS2,scale,equipment,2025-02-01,bought,100\n'
imported 2 asset records from f.csv
$ try loan 'student,lender,date,principal\nS1,Farm Credit,2025-02-01,100\nS1,FARM credit,2025-02-01,5\n'
saebook: f.csv: line 3: lender: there is already a loan "FARM credit 2025-02-01"; change that one, or choose another lender
saebook: f.csv: 1 error; nothing was imported
[1]
$ try loan 'student,lender,date,principal\nS1,Farm Credit,2025-02-01,100\nS1,FARM credit,2025-02-02,5\n'
imported 2 loan records from f.csv
$ try teacher 'name\nMs. Hale\nms. hale\n'
saebook: f.csv: line 3: name: there is already a teacher "ms. hale"; change that one, or choose another name
saebook: f.csv: 1 error; nothing was imported
[1]
$ try course 'title,year,period\nAg I,2025,2nd\nAG i,2025,2nd\n'
saebook: f.csv: line 3: title: there is already a course "AG i 2025 2nd"; change that one, or choose another title
saebook: f.csv: 1 error; nothing was imported
[1]
$ try course 'title,year,period\nAg I,2025,2nd\nAg I,2025,3rd\nAg I,2025,\n'
imported 3 course records from f.csv
$ try application 'student,form,subject,type,award_year\nS1,proficiency,Swine Production,ownership,2027\nS1,proficiency,SWINE production,ownership,2027\n'
saebook: f.csv: line 3: subject: there is already an application "proficiency SWINE production ownership 2027"; change that one, or choose another subject
saebook: f.csv: 1 error; nothing was imported
[1]
$ try application 'student,form,subject,type,award_year\nS1,proficiency,Swine Production,ownership,2027\nS1,proficiency,Swine Production,ownership,2028\n'
imported 2 application records from f.csv
$ try event 'date,name\n2025-10-03,Food drive\n2025-10-03,food DRIVE\n'
saebook: f.csv: line 3: name: there is already an event "2025-10-03 food DRIVE"; change that one, or choose another name
saebook: f.csv: 1 error; nothing was imported
[1]
$ try event 'date,name\n2025-10-03,Food drive\n2025-11-03,food DRIVE\n'
imported 2 event records from f.csv
## What they are called by: number, name as it is said, title, lender and day, title with year and period, day and name.
$ try hours 'student,project,date,time,activity\n"ortiz, MAYA",market SWINE,2025-03-01,1,a\nMaya Ortiz,Market swine,2025-03-02,1,b\ns1,"Market swine",2025-03-03,1,c\n'
imported 3 hours records from f.csv
$ try money 'student,date,type,amount,loan\nS1,2025-04-01,loan_payment,10,farm credit 2025-02-01\n'
imported 1 money record from f.csv
$ try enrollment 'student,course\nS1,ag i 2025 2nd\n'
imported 1 enrollment record from f.csv
$ try attended 'student,event\nS1,2025-11-03 Food Drive\n'
imported 1 attended record from f.csv
$ try chosen_project 'student,application,project\nS1,proficiency Swine Production ownership 2027,Market swine\n'
imported 1 chosen project record from f.csv
$ try enrollment 'student,course\nS2,Ag I 2025\n'
imported 1 enrollment record from f.csv
$ try enrollment 'student,course\nS2,Ag II 2025\n'
saebook: f.csv: line 2: course: there is no course "Ag II 2025"; there are Ag I 2025 2nd, Ag I 2025 3rd, Ag I 2025
saebook: f.csv: 1 error; nothing was imported
[1]
## Or by id: all of it, or an ending of four digits or more that only one has, with or without a #.
$ try money 'id,student,date,type,amount,loan\n710001234,S1,2025-05-01,contribution,10,\n810001234,S1,2025-05-01,contribution,10,\n'
imported 2 money records from f.csv
$ try loan 'id,student,lender,date,principal\n9100047,S2,Bank,2025-02-01,100\n'
imported 1 loan record from f.csv
$ try money 'student,date,type,amount,loan\nS2,2025-05-01,loan_payment,1,#9100047\nS2,2025-05-02,loan_payment,2,#0047\nS2,2025-05-03,loan_payment,3,100047\n'
imported 3 money records from f.csv
$ try money 'student,date,type,amount,loan\nS2,2025-05-01,loan_payment,1,#047\nS2,2025-05-02,loan_payment,2,#9999\nS1,2025-05-03,loan_payment,3,#9100047\n'
saebook: f.csv: line 2: loan: "047" is too short; give at least the last four digits of the id
saebook: f.csv: line 3: loan: there is no loan with id 9999
saebook: f.csv: line 4: the money record names a student or a project or a loan that is not in the book, or is another student's; enter that first
saebook: f.csv: 3 errors; nothing was imported
[1]
$ saebook edit money 1234 memo=x
saebook: money: several ids of money end in 1234; give more digits
[1]
$ saebook edit money 10001234 memo=x
saebook: money: several ids of money end in 10001234; give more digits
[1]
$ saebook edit money 710001234 memo=first
changed my money in $10.00, personal: Note (none) → first
## Days: ISO, or month/day/year as in the US; a bare month and day is the latest one that is not in the future.
$ try hours 'student,project,date,time,activity\nS2,Jardín,2025-02-28,1,iso\nS2,Jardín,2/7/2025,1,us\nS2,Jardín,2/7/25,1,short\nS2,Jardín,3/10,1,today\nS2,Jardín,3/11,1,last year\nS2,Jardín,12/31,1,last year too\n'
imported 6 hours records from f.csv
$ sqlite3 t.saebook "SELECT replace(date, '-', ' '), activity FROM hours WHERE activity NOT IN ('a', 'b', 'c') ORDER BY id"
2025 02 28|iso
2025 02 07|us
2025 02 07|short
2026 03 10|today
2025 03 11|last year
2025 12 31|last year too
$ try hours 'student,project,date,time,activity\nS2,Jardín,31/12/2025,1,x\nS2,Jardín,2025-02-29,1,x\nS2,Jardín,2/30,1,x\n'
saebook: f.csv: line 2: date: there is no month 31; the month comes first: 12/31/2025
saebook: f.csv: line 3: date: February 2025 has 28 days, there is no day 29; check the day
saebook: f.csv: line 4: date: February 2026 has 28 days, there is no day 30; check the day
saebook: f.csv: 3 errors; nothing was imported
[1]
## Times and amounts as people write them; an empty cell is absent.
$ try hours 'student,project,date,time,activity,duty\nS2,Jardín,2025-01-02,1.5,x,\nS2,Jardín,2025-01-02,1:30,x,\nS2,Jardín,2025-01-02,90m,x,\n'
imported 3 hours records from f.csv
$ sqlite3 t.saebook "SELECT count(*), min(time), max(time), count(duty) FROM hours WHERE activity = 'x'"
3|90|90|0
## Columns in any order; one that is no field is an error that says which there are.
$ try hours 'activity,time,date,project,student,id\ny,1,2025-06-01,Jardín,S2,5550001\n'
imported 1 hours record from f.csv
$ saebook list hours --where id=5550001 --format csv
id,student,project,date,time,activity,in_class,paid,position,duty,standards,happened,so_what,now_what,event
5550001,S2,Jardín,2025-06-01,1:00,y,no,,,,,,,,
$ try hours 'student,project,date,time,colour\nS2,Jardín,2025-06-01,1,red\n'
saebook: f.csv: line 1: hours has no field "colour"; it has: student project date time activity in_class paid position duty standards happened so_what now_what event id (or --map colour=FIELD)
[1]
$ try teacher 'name,colour\nA,red\n'
saebook: f.csv: line 1: teacher has no field "colour"; it has: name email phone active id (or --map colour=FIELD)
[1]
$ try hours 'student,project,date,tyme,activity\nS2,Jardín,2025-06-01,1,red\n'
saebook: f.csv: line 1: hours has no field "tyme"; did you mean "time"? (or --map tyme=time)
[1]
## Exports carry the id, as text, and an import keeps it.
$ saebook export all -o out; head -1 out/hours.csv; cut -d, -f1 out/loan.csv | tail -1
exported 44 records to out
id,student,project,date,time,activity,in_class,paid,position,duty,standards,happened,so_what,now_what,event
<id>
$ saebook init u.saebook --chapter X --state TX; for k in $(cat out/ORDER); do saebook import -b u.saebook $k out/$k.csv >>log 2>&1 || tail -1 log; done; saebook export all -b u.saebook -o again; diff -rq out again && echo same
made u.saebook for X, TX
exported 44 records to again
same
