## Files as people and their spreadsheets leave them.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
## Dates in many forms, amounts with signs, a byte-order mark, CRLF, columns in another
## order and with capitals, and the empty rows that stand below a table.
$ printf '\357\273\277Amount,Date,Student,Project,Type,Category,Quantity\r\n"$1,250.00",3/1/25,S1,Market swine,Expense,feed,\r\n 45 ,1 Mar 2025,S1,market swine,expense,feed,\r\n$.50,"Mar 2, 2025",S1,Market swine,expense,Feed,"1,000"\r\n45.,3-Mar-25,S1,Market swine,EXPENSE,feed,\r\n7.1,3-4-2025,S1,Market swine,expense,feed,2.5\r\n\r\n,,,,,,\r\n,,\r\n , ,\r\n' > m.csv
$ saebook import money m.csv
imported 5 money records from m.csv
$ saebook list money --format csv | cut -d, -f3,7,8,9 | sort
2025-03-01,feed,1250.00,
2025-03-01,feed,45.00,
2025-03-02,feed,0.50,1000
2025-03-03,feed,45.00,
2025-03-04,feed,7.10,2.5
date,category,amount,quantity
## Semicolons, as spreadsheets of other countries write, and tabs.
$ printf 'student;project;date;time;activity\nS1;Market swine;3/5/25;1:30;"fed; watered, weighed"\nS1;Market swine;3/6/25;2 hours;"said ""done"""\n' > h.csv
$ saebook import hours h.csv
imported 2 hours records from h.csv
$ printf 'student\tproject\tdate\ttime\tactivity\nS1\tMarket swine\t3/7/25\t5 min\tfed, watered\n' > h.txt
$ saebook import hours h.txt
imported 1 hours record from h.txt
$ saebook list hours --format csv | cut -d, -f3-6 | sort
Market swine,2025-03-05,1:30,"fed; watered
Market swine,2025-03-06,2:00,"said ""done"""
Market swine,2025-03-07,0:05,"fed
project,date,time,activity
