## Bad files: one clear sentence each, and nothing is half done.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
$ try() { printf "$2" > bad.csv; saebook import $1 bad.csv; }
## The file itself.
$ saebook import hours nothing.csv
saebook: cannot read nothing.csv: there is no such file or folder; check the name
[1]
$ saebook import hours .
saebook: .: is a folder; a CSV file is expected
[1]
$ try hours ''
saebook: bad.csv: is empty; its first line must name the fields, such as student,project
[1]
$ try hours '\xff\xfea\x00b\x00'
saebook: bad.csv: line 1: the file is UTF-16; save it as "CSV UTF-8"
[1]
$ try hours 'student|project|date\nS1|Market swine|2025-01-01\n'
saebook: bad.csv: line 1: hours has no field "student|project|date"; it has: student project date time activity in_class paid position duty standards happened so_what now_what event id (or --map student|project|date=FIELD)
[1]
$ try hours 'student;project;date;time;activity\nS1;Market swine;2025-01-01;1,5;x\n'
saebook: bad.csv: line 2: time: the commas of "1,5" do not group by three; write 1,250 or 1250
saebook: bad.csv: 1 error; nothing was imported
[1]
## The header.
$ try hours 'student,project,date,time,activty\n'
saebook: bad.csv: line 1: hours has no field "activty"; did you mean "activity"? (or --map activty=activity)
[1]
$ try hours 'student,project,date,time,colour\n'
saebook: bad.csv: line 1: hours has no field "colour"; it has: student project date time activity in_class paid position duty standards happened so_what now_what event id (or --map colour=FIELD)
[1]
$ try hours 'student,project,date,time,activity,activity\n'
saebook: bad.csv: line 1: two columns are named activity; leave one out
[1]
$ try hours 'student,project,,time\n'
saebook: bad.csv: line 1: column 3 has no name; the first line names the fields
[1]
$ try hours 'project,date,time,activity\n'
saebook: bad.csv: line 1: the column student is missing; every row needs one, or --set student=VALUE for all
[1]
$ try hours '"student,project\n'
saebook: bad.csv: line 1: a quote (") is opened in this row and never closed; write a closing quote after its text
[1]
## Values.
$ try hours 'student,project,date,time,activity\nS1,Market swine,soon,1,x\n'
saebook: bad.csv: line 2: date: "soon" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-02-31,1,x\n'
saebook: bad.csv: line 2: date: February 2025 has 28 days, there is no day 31; check the day
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-02-30T00:00,1,x\n'
saebook: bad.csv: line 2: date: "2025-02-30T00:00" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,24:01,x\n'
saebook: bad.csv: line 2: time: must lie between 0:01 and 24:00
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,-1,x\n'
saebook: bad.csv: line 2: time: "-1" is below zero; a time is 0 or more, as in 1:30 or 90m
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,\n'
saebook: bad.csv: line 2: activity is missing; give a line of text
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,20,x\nS1,Market swine,2025-01-01,5,y\n'
saebook: bad.csv: line 3: time: would make more than 24 hours on 2025-01-01, which already has 20 h; look at that day's entries
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expense,feed,-3.00\n'
saebook: bad.csv: line 2: amount: must lie between 0.01 and 99,999,999.99
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expense,feed,1.005\n'
saebook: bad.csv: line 2: amount: "1.005" is too fine; give at most 2 digits after the point
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expense,feed,100000000.00\n'
saebook: bad.csv: line 2: amount: "100000000.00" is too large an amount; at most 99,999,999.99
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expense,feed,99999999999999999999999\n'
saebook: bad.csv: line 2: amount: "<id>9999" is too large a number; check its digits
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expense,fed,3\n'
saebook: bad.csv: line 2: category: "fed" is not a category here; it is one of: resale, feed, seed, fertilizer, chemicals, veterinary, supplies, fuel, repairs, rent, custom_hire, labor_hired, marketing, freight, insurance, utilities, fees, taxes_property, interest, miscellaneous
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-01-01,expnse,feed,3\n'
saebook: bad.csv: line 2: type: "expnse" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: bad.csv: 1 error; nothing was imported
[1]
## Whose it is.
$ try hours 'student,project,date,time,activity\nS9,Market swine,2025-01-01,1,x\n'
saebook: bad.csv: line 2: student: there is no student "S9"; a student is named by number, or by name
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS2,Market swine,2025-01-01,1,x\n'
saebook: bad.csv: line 2: project: there is no project "Market swine"; there is Jardín
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swin,2025-01-01,1,x\n'
saebook: bad.csv: line 2: project: there is no project "Market swin"; there are Feed store, Hale's, Market swine
saebook: bad.csv: 1 error; nothing was imported
[1]
## Text.
$ long=$(printf '%%0201d' 0); try hours "student,project,date,time,activity\nS1,Market swine,2025-01-01,1,$(printf '%0201d' 0)\n"
saebook: bad.csv: line 2: activity: has 201 characters; at most 200 fit
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,a\033[2Jb\n'
saebook: bad.csv: line 2: activity: character 2 is a control character (U+001B); take it out
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,a\xffb\n'
saebook: bad.csv: line 2: activity: character 2 is not UTF-8 (byte 0xFF); save the text as UTF-8
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,a\x00b\n'
saebook: bad.csv: line 2: activity: character 2 is a NUL byte; take it out
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,"two\nlines"\n'
saebook: bad.csv: line 2: activity: character 4 is a line break (U+000A); take it out
saebook: bad.csv: 1 error; nothing was imported
[1]
## Quotes and commas.
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,"fed\nS1,Market swine,2025-01-02,1,x\n'
saebook: bad.csv: line 2: a quote (") is opened in this row and never closed; write a closing quote after its text
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,fed "them"\n'
saebook: bad.csv: line 2: a quote (") stands beside other text; put the whole field in quotes and write a quote inside it twice ("")
[1]
$ try hours 'student,project,date,time,activity\nS1,Feed store, Hale,2025-01-01,1,x\n'
saebook: bad.csv: line 2: has 6 fields, but the header names 5; put a field with a comma in quotes
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try hours 'student,project,date,time,activity\nS1,Market swine,2025-01-01\n'
saebook: bad.csv: line 2: has 3 fields, but the header names 5; write a comma for every empty field
saebook: bad.csv: 1 error; nothing was imported
[1]
$ { printf 'student,project,date,time,activity\nS1,Market swine,2025-01-01,1,'; head -c 1048577 /dev/zero | tr '\0' x; echo; } > bad.csv; saebook import hours bad.csv
saebook: bad.csv: line 2: a field is longer than 1 MB; is a quote (") opened and never closed?
[1]
## Uniqueness, within the file and with the book.
$ try student 'number,name,entered_ag_ed\nS1,Again,2025-01-01\n'
saebook: bad.csv: line 2: number: there is already a student "S1"; change that one, or choose another number
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try student 'number,name,entered_ag_ed\nS5,One,2025-01-01\ns5,Two,2025-01-01\n'
saebook: bad.csv: line 3: number: there is already a student "s5"; change that one, or choose another number
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try scope 'student,project,year,size\nS1,Market swine,2025,3\nS1,Market swine,2025,4\n'
saebook: bad.csv: line 3: another scope record already has this project and year (scope.project, scope.year)
saebook: bad.csv: 1 error; nothing was imported
[1]
$ try teacher 'id,name\nabc,A\n0,B\n-4,C\n99999999999999999999,D\n'
saebook: bad.csv: line 2: id: "abc" is not an id; ids are whole numbers, or leave it empty
saebook: bad.csv: line 3: id: "0" is not an id; ids are whole numbers, or leave it empty
saebook: bad.csv: line 4: id: "-4" is not an id; ids are whole numbers, or leave it empty
saebook: bad.csv: line 5: id: "<id>9" is not an id; ids are whole numbers, or leave it empty
saebook: bad.csv: 4 errors; nothing was imported
[1]
## The first ten are told, then how many.
$ { echo student,project,date,time,activity; for i in $(seq 14); do echo "S1,Market swine,2025-13-$i,1,x"; done; } > bad.csv; saebook import hours bad.csv
saebook: bad.csv: line 2: date: "2025-13-1" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 3: date: "2025-13-2" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 4: date: "2025-13-3" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 5: date: "2025-13-4" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 6: date: "2025-13-5" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 7: date: "2025-13-6" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 8: date: "2025-13-7" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 9: date: "2025-13-8" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 10: date: "2025-13-9" is not a date; type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3
saebook: bad.csv: line 11: date: there is no month 13; the month comes first: 10/13/2025
saebook: bad.csv: 14 errors; nothing was imported
[1]
## A large file is one batch, and is refused as a whole all the same.
$ { echo student,project,date,time,activity; for i in $(seq 3000); do echo "S1,Market swine,$(printf 2025-01-%02d $((i % 28 + 1))),1m,x"; done; echo "S1,Market swine,2025-01-01,23:00,x"; echo "S1,Market swine,2025-01-02,1,"; } > big.csv; saebook import hours big.csv
saebook: big.csv: line 3002: time: would make more than 24 hours on 2025-01-01, which already has 1 h 47 m; look at that day's entries
saebook: big.csv: line 3003: activity is missing; give a line of text
saebook: big.csv: 2 errors; nothing was imported
[1]
## Nothing of all this is in the book.
$ for k in hours money scope teacher; do saebook list $k --format csv | tail -n +2; done; saebook list student --format csv | wc -l
4
$ saebook history
number  made_at           who      what                                         undone
     1  <time>  teacher  imported 4 project records from project.csv  no
     2  <time>  teacher  imported 3 student records from student.csv  no
     3  <time>  saebook  made the book                                no
## A photo that is no picture, that is not there, or lies elsewhere.
$ echo hello > x.jpg; ln -s /etc/hostname y.jpg; mkdir d
$ try photo 'student,caption,file\nS1,a,x.jpg\nS1,b,no.jpg\nS1,c,../x.jpg\nS1,d,/etc/hostname\nS1,e,y.jpg\nS1,f,d\nS1,g,\n'
saebook: bad.csv: line 2: file: ./x.jpg: is no picture; a JPEG or PNG file is expected
saebook: bad.csv: line 3: file: there is no file "no.jpg" in the folder of the CSV; check the name
saebook: bad.csv: line 4: file: "../x.jpg" leads out of the folder of the CSV; put the file into that folder, or one below it
saebook: bad.csv: line 5: file: "/etc/hostname" leads out of the folder of the CSV; put the file into that folder, or one below it
saebook: bad.csv: line 6: file: "y.jpg" is a link that leads out of the folder of the CSV; put the file itself there
saebook: bad.csv: line 7: file: cannot read ./d: it is a folder; give the name of a file
saebook: bad.csv: line 8: file is missing; give a JPEG or PNG file
saebook: bad.csv: 7 errors; nothing was imported
[1]
## Amounts that are none: a date in the wrong column, a calculation, less than zero.
$ try money 'student,project,date,type,category,amount\nS1,Market swine,2025-03-01,expense,feed,3/1/25\nS1,Market swine,2025-03-01,expense,feed,12*4.50\nS1,Market swine,2025-03-01,expense,feed,(45.00)\nS1,Market swine,2025-03-01,expense,feed,-45\nS1,Market swine,2025-03-01,expense,feed,"1.250,00"\n'
saebook: bad.csv: line 2: amount: "3/1/25" is not an amount; a file holds it worked out, as 1250.00
saebook: bad.csv: line 3: amount: "12*4.50" is not an amount; a file holds it worked out, as 1250.00
saebook: bad.csv: line 4: amount: must lie between 0.01 and 99,999,999.99
saebook: bad.csv: line 5: amount: must lie between 0.01 and 99,999,999.99
saebook: bad.csv: line 6: amount: "," does not belong in an amount; write it as 1,250.00 or 12*4.50
saebook: bad.csv: 5 errors; nothing was imported
[1]
