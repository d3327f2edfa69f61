## Files of other programs: their columns, their words, and what they have no column for.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ saebook add student number=S1 "name=Ortiz, Maya" entered_ag_ed=2022-08-15 records_from=2025-01-01 | wc -l
1
$ printf 'Experience Name,SAE Type,Start Date,AFNR System,Teacher\nMarket swine,Entrepreneurship,8/20/2022,AS,Hale\nFeed store,Placement - Paid,2023-01-05,ABS,Hale\n' > sae.csv
$ saebook import project sae.csv
saebook: sae.csv: line 1: 5 columns are no fields of project: "Experience Name", "SAE Type", "Start Date", "AFNR System", "Teacher"; did you mean --map "Experience Name=title" --map "SAE Type=type" --map "Start Date=began" --map "AFNR System=pathway" --map Teacher= (nothing after the = leaves a column out); it has: student title type pathway award_area began ended status proceeds description id
[1]
$ saebook import project sae.csv --map "Experience Name=title" --map "SAE Type=type" --map "Start Date=began"
saebook: sae.csv: line 1: 2 columns are no fields of project: "AFNR System", "Teacher"; did you mean --map "AFNR System=pathway" --map Teacher= (nothing after the = leaves a column out); it has: student title type pathway award_area began ended status proceeds description id
[1]
$ set -- --map "Experience Name=title" --map "SAE Type=type" --map "Start Date=began" --map "AFNR System=pathway" --map Teacher=
$ saebook import project sae.csv "$@"
saebook: sae.csv: line 1: the column student is missing; every row needs one, or --set student=VALUE for all
[1]
$ saebook import project sae.csv "$@" --set student=S1
saebook: sae.csv: line 2: type: "Entrepreneurship" is not one of: foundational, placement, ownership, research_experimental, research_analysis, research_invention, school_enterprise, service_learning; did you mean "ownership"? (--map "type:Entrepreneurship=ownership")
saebook: sae.csv: line 3: type: "Placement - Paid" is not one of: foundational, placement, ownership, research_experimental, research_analysis, research_invention, school_enterprise, service_learning; did you mean "placement"? (--map "type:Placement - Paid=placement")
saebook: sae.csv: 2 errors; nothing was imported
[1]
$ saebook import project sae.csv "$@" --set student=S1 --map type:entrepreneurship=ownership --map "type:*=placement" --save-map "AET projects"
imported 2 project records from sae.csv
$ saebook list project --format csv | cut -d, -f2-5
student,title,type,pathway
S1,Feed store,placement,ABS
S1,Market swine,ownership,AS
$ saebook maps
name          kind     map
AET projects  project  --map Experience Name=title
AET projects  project  --map SAE Type=type
AET projects  project  --map Start Date=began
AET projects  project  --map AFNR System=pathway
AET projects  project  --map Teacher=
AET projects  project  --map type:entrepreneurship=ownership
AET projects  project  --map type:*=placement
AET projects  project  --set student=S1
## The import and its map are one step; the map does for the next file.
$ saebook history --undo 1; saebook maps
undid: imported 2 project records from sae.csv
name  kind  map
$ saebook import project sae.csv "$@" --set student=S1 --map type:entrepreneurship=ownership --map "type:*=placement" --save-map "AET projects"
imported 2 project records from sae.csv
$ saebook delete project "Feed store" --student S1 | wc -l; saebook delete project "Market swine" --student S1 | wc -l
1
1
$ saebook import project sae.csv --use-map "aet projects" --map Teacher=description --set status=active --dry-run
nothing is wrong; 2 rows would be imported
$ saebook import project sae.csv --use-map "aet projects"
imported 2 project records from sae.csv
$ saebook import hours sae.csv --use-map "AET projects"; saebook import hours sae.csv --use-map AET
saebook: the map "AET projects" is for project, not for hours; use another
saebook: no map "AET" is kept in this book; there is "AET projects"
[1]
## Wrong maps.
$ saebook import project sae.csv --map Nobody=title; saebook import project sae.csv --map =title
saebook: sae.csv: --map Nobody=title: the file has no column "Nobody"; give its name as line 1 has it
saebook: sae.csv: --map =title: is not THEIRS=OURS; such as --map "Student ID=student"
[1]
$ saebook import project sae.csv "$@" --set nothing=x; saebook import project sae.csv "$@" --set title=x; saebook import project sae.csv "$@" --set student
saebook: sae.csv: --set nothing=x: project has no field "nothing"; `saebook help project` lists them
saebook: sae.csv: line 1: two columns are named title; leave one out
saebook: sae.csv: --set student: is not FIELD=VALUE; such as --set student=S1
[1]
$ saebook import project sae.csv "$@" --set student=S1 --map award_area:x=y
saebook: sae.csv: --map award_area:x=y: no column is the field award_area; name the column first, such as --map THEIRS=award_area
[1]
## Yes and no, and empty cells.
$ printf 'Date,SAE,Hours,Description,In class\n2026-03-01,Market swine,1.5,Fed,N\n2026-03-02,Market swine,2,,Y\n' > h.csv
$ saebook import hours h.csv --map SAE=project --map Hours=time --map Description=activity --set student=S1
saebook: h.csv: line 3: activity is missing; give a line of text
saebook: h.csv: 1 error; nothing was imported
[1]
$ saebook import hours h.csv --map SAE=project --map Hours=time --map Description=activity --set student=S1 --map in_class:Y=yes --map in_class:N=no --map "activity:=at the barn"
imported 2 hours records from h.csv
$ saebook list hours --format csv | cut -d, -f3-7
project,date,time,activity,in_class
Market swine,2026-03-02,2:00,at the barn,yes
Market swine,2026-03-01,1:30,Fed,no
## Totals as reports have them: a figure a record, nothing where it is 0.
$ printf 'SAE,Year,Unpaid Hours,Cash Sales,Cash Feed,Net Profit\nMarket swine,2023,120.5,"1,204.50",310.22,0\nMarket swine,2024,98,1500,400,1056\n' > bf.csv
$ saebook import brought_forward bf.csv --map SAE=project --map "Net Profit=net_income" --set student=S1 --set "source=AET 2024"
imported 7 brought forward records from bf.csv
$ saebook list brought_forward --format csv | cut -d, -f3-6 | sort
Market swine,2023,cash_feed,310.22
Market swine,2023,cash_sales,1204.50
Market swine,2023,unpaid_hours,120.50
Market swine,2024,cash_feed,400.00
Market swine,2024,cash_sales,1500.00
Market swine,2024,net_income,1056.00
Market swine,2024,unpaid_hours,98.00
project,year,line,amount
$ saebook report income --student S1
Student  Project       Year  Cash sales  Used at home  Traded  Labor exchange  Moved out  Operating income  Bought to sell again  Cash feed  Non-cash feed  Cash other  Non-cash other  Operating expense  Inventory, beginning  Inventory, ending  Inventory change  Net operating  Gain or loss  Raised  Depreciation  Net non-current  Net income
S1       Market swine  2023    1,204.50          0.00    0.00            0.00       0.00          1,204.50                  0.00     310.22           0.00        0.00            0.00             310.22                  0.00               0.00              0.00         894.28          0.00    0.00          0.00             0.00      894.28
S1       Market swine  2024    1,500.00          0.00    0.00            0.00       0.00          1,500.00                  0.00     400.00           0.00        0.00            0.00             400.00                  0.00               0.00              0.00       1,100.00          0.00    0.00          0.00             0.00    1,056.00
carried in: 2023, 2024 from AET 2024
$ saebook report hours --student S1 --year 2023
Student  Project       Year   Hours  Paid  Unpaid  In class  Entries
S1       Market swine  2023  120.50  0.00  120.50      0.00        0
carried in: 2023 from AET 2024
$ printf 'project,year,line,cash_sales\nMarket swine,2022,x,5\n' > bad.csv; saebook import brought_forward bad.csv --set student=S1 --set source=x
saebook: bad.csv: line 1: line stands beside columns that are lines themselves; leave one or the other out
[1]
$ printf 'project,year,cash_sales,gross\nMarket swine,2022,5,5x\nFeed store,2022,5,5\nMarket swine,2027,5,\n' > bad.csv; saebook import brought_forward bad.csv --set student=S1 --set source=x
saebook: bad.csv: line 2: gross: "x" does not belong in an amount; write it as 1,250.00 or 12*4.50
saebook: bad.csv: line 3: line: is a line of the income report, and this project is a placement; its lines are gross, expenses and net, and hours
saebook: bad.csv: line 4: year: is still to come; totals are brought forward from years that were kept in another book
saebook: bad.csv: 3 errors; nothing was imported
[1]
## A report of one book is what another can carry in.
$ saebook report income --student S1 --format csv -o in.csv; saebook history --undo 1; saebook import brought_forward in.csv --set "source=the first book"
undid: imported 7 brought forward records from bf.csv
imported 12 brought forward records from in.csv
$ saebook report income --student S1 --format csv | diff - in.csv && echo the same
the same
$ saebook maps --delete "aet projects"; saebook maps --delete "aet projects"
deleted the map "aet projects"
saebook: no map "aet projects" is kept in this book; an import with --save-map keeps one
[1]
