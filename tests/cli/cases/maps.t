## Files from elsewhere: columns and values that are called otherwise, kept by name for the next file.
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2026-11-22; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
$ printf 'Student ID,SAE,When,Kind,What,Dollars,Notes\nS1,Market swine,3/1/2025,Sold,Livestock,610,two barrows\nS1,Market swine,3/2/2025,SPENT,Grain,42.50,\nS1,Market swine,3/3/2025,spent,N/A,5,\n' > a.csv
$ map='--map SAE=project --map When=date --map Kind=type --map What=category --map Dollars=amount --map Notes=memo'
$ saebook import money a.csv --map "Student ID=student" $map
saebook: a.csv: line 2: type: "Sold" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: line 3: type: "SPENT" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: line 4: type: "spent" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: 3 errors; nothing was imported
[1]
$ saebook import money a.csv --map "Student ID=student" $map --value type:sold=sale --value type:Spent=expense --value category:grain=feed --value category:N/A= --save-map "old book"
imported 3 money records from a.csv
$ saebook list money
date        type     amount  category       memo         project       party  student  quantity  unit  id
2025-03-03  expense    5.00  miscellaneous               Market swine         S1                       <id>
2025-03-02  expense   42.50  feed                        Market swine         S1                       <id>
2025-03-01  sale     610.00  livestock      two barrows  Market swine         S1                       <id>
## The next file, some of whose columns are new or missing; what is given now comes first.
$ printf 'student id,SAE,When,Kind,What,Dollars,Page\nS1,Market swine,4/1/2025,Spent,Grain,8,12\n' > b.csv
$ saebook import money b.csv --use-map "old book"
saebook: b.csv: line 1: money has no field "Page"; it has: student date type project to_project category amount quantity unit party memo receipt whole settled paid_on loan hours id (or --map Page=FIELD)
[1]
$ saebook import money b.csv --use-map "old book" --map Page=receipt --value category:Grain=supplies
imported 1 money record from b.csv
$ saebook list money --where date=2025-04-01 --format csv | cut -d, -f2-
student,date,type,project,to_project,category,amount,quantity,unit,party,memo,receipt,whole,settled,paid_on,loan,hours
S1,2025-04-01,expense,Market swine,,supplies,8.00,,,,,12,,cash,,,
## What is no map.
$ saebook import money b.csv --use-map other
saebook: no map of money is called "other"; there is old book
[1]
$ saebook import hours b.csv --use-map "old book"
saebook: no map of hours is called "old book"; `--save-map` keeps one
[1]
$ saebook import money b.csv --value Sold=sale
saebook: --value Sold=sale: is not FIELD:THEIRS=OURS; such as --value type:Sold=sale
[1]
$ saebook import money b.csv --value kind:Sold=sale
saebook: --value kind:Sold=sale: money has no field "kind"; `saebook help money` lists them
[1]
$ saebook import money b.csv --value "type:=sale"
saebook: --value type:=sale: is not FIELD:THEIRS=OURS; such as --value type:Sold=sale
[1]
$ saebook import money b.csv --use-map "old book" --map Nothing=memo
saebook: b.csv: --map Nothing=memo: the file has no column "Nothing"; give its name as line 1 has it
[1]
$ saebook import money b.csv --save-map ""
saebook: --save-map needs a name, such as --save-map aet
[1]
## A map is kept with the import, and undone with it; not by an import that fails or only looks.
$ saebook import money a.csv --map "Student ID=student" $map --save-map bad
saebook: a.csv: line 2: type: "Sold" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: line 3: type: "SPENT" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: line 4: type: "spent" is not one of: sale, expense, refund, home_use, barter, labor, transfer, gift, interest, loan_payment, contribution, withdrawal, other_income, other_expense
saebook: a.csv: 3 errors; nothing was imported
[1]
$ saebook import money b.csv --use-map "old book" --map Page= --dry-run --save-map dry
nothing is wrong; 1 row would be imported
$ sqlite3 t.saebook "SELECT name, value FROM setting WHERE name LIKE 'map %'"
map money old book|m Student ID=student
m SAE=project
m When=date
m Kind=type
m What=category
m Dollars=amount
m Notes=memo
v type:sold=sale
v type:Spent=expense
v category:grain=feed
v category:N/A=

$ saebook history --undo 2; saebook history --undo 2; sqlite3 t.saebook "SELECT count(*) FROM setting WHERE name LIKE 'map %'"
undid: imported 3 money records from a.csv
undid: imported 1 money record from b.csv
0
## So is the map of a large file, in a step of its own.
$ { echo Who,SAE,When,Minutes,Notes; for i in $(seq 2500); do echo "S1,Market swine,$(printf 2025-01-%02d $((i % 28 + 1))),1m,Fed"; done; } > big.csv; saebook import hours big.csv --map Who=student --map SAE=project --map When=date --map Minutes=time --map Notes=activity --value "activity:fed=Fed hogs" --save-map log
imported 2500 hours records from big.csv
$ sqlite3 t.saebook "SELECT count(*) FROM hours WHERE activity = 'Fed hogs'"; saebook history --format csv | head -3 | cut -d, -f4
2500
what
kept the map log for hours
imported 2500 hours records from big.csv
