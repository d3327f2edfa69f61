## Reports, narrowed; as table, CSV and JSON.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ saebook report
report          shows
income          What each project took in, what it cost, and what was left, year by year.
placement       Hours, pay and expenses of each job, year by year.
duties          Placement hours by what was done.
hours           Hours of each project, paid, unpaid and in class, year by year.
balance         What each student owns and owes on a day.
networth        Where the change in net worth came from, year by year.
assets          Things that last more than a year: cost, wear, value and what left.
ledger          Every posting, debits and credits, day by day.
cash_flow       Where cash came from and went, from opening to closing cash.
cash_project    What each project brought in and took, and what belongs to none.
budget          What was planned beside what it came to, by category.
parties         Buyers, stores, employers and others, with what they paid and got.
loans           What was borrowed, what was paid back and what is still owed.
loan_schedule   Every payment that a loan's plan asks for, beside what was paid.
depreciation    What each capital item loses by wear in each year of its life.
hours_month     Hours of each project, month by month.
hours_type      Hours by type of SAE: foundational, placement, ownership ...
hours_standard  Hours logged under each AFNR standard.
efficiency      Gain a day, feed conversion, cost of gain, young born, death loss, yield an acre.
feed            What was fed, at the average price it was bought at.
growth          Each animal that was weighed, from first to last, and its gain a day.
research        Data points of each measure and treatment: how many, mean and range.
skills          Skills by AFNR standard, and what they brought.
foundational    The five parts of the foundational SAE: what was done, and what was checked.
activities      FFA activities by category and level.
service         Hours of community service by activity.
journal         Every entry of every kind, day by day, in words.
readiness       How near students are to each degree and begun application, as of today.
$ saebook report income --student S1 --year 2025 --format json
[
  {"student": "S1", "project": "Market swine", "year": 2025, "cash_sales": 1125.00, "used_at_home": 0.00, "bartered": 0.00, "labor_exchange": 0.00, "transferred_out": 0.00, "operating_income": 1125.00, "resale": 450.00, "cash_feed": 212.40, "noncash_feed": 0.00, "cash_other": 0.00, "noncash_other": 0.00, "operating_expense": 662.40, "beginning_inventory": 0.00, "ending_inventory": 0.00, "inventory_change": 0.00, "net_operating": 462.60, "gain_loss": 0.00, "raised": 0.00, "depreciation": 0.00, "net_noncurrent": 0.00, "net_income": 462.60}
]
$ saebook report income --year 2025 --format csv
student,project,year,cash_sales,used_at_home,bartered,labor_exchange,transferred_out,operating_income,resale,cash_feed,noncash_feed,cash_other,noncash_other,operating_expense,beginning_inventory,ending_inventory,inventory_change,net_operating,gain_loss,raised,depreciation,net_noncurrent,net_income
S1,Market swine,2025,1125.00,0.00,0.00,0.00,0.00,1125.00,450.00,212.40,0.00,0.00,0.00,662.40,0.00,0.00,0.00,462.60,0.00,0.00,0.00,0.00,462.60
S2,Jardín,2025,80.00,0.00,0.00,0.00,0.00,80.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,80.00,0.00,0.00,0.00,0.00,80.00
$ saebook report hours --student S1 --project swine
Student  Project       Year  Hours  Paid  Unpaid  In class  Entries
S1       Market swine  2025   3.75  0.00    2.25      1.50        3
$ saebook report balance --student S1 --as-of 2025-12-31 --format json
[
  {"student": "S1", "as_of": "2025-12-31", "cash": 462.60, "current_inventory": 0.00, "receivables": 0.00, "current_assets": 462.60, "noncurrent_assets": 0.00, "total_assets": 462.60, "current_liabilities": 0.00, "noncurrent_liabilities": 0.00, "total_liabilities": 0.00, "net_worth": 462.60}
]
$ saebook report networth --student S2 --format csv
student,year,beginning,earned,outside_income,outside_expense,contributions,gifts,raised,valuation,other_changes,unexplained,withdrawals,ending
S2,2025,0.00,80.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,80.00
S2,2026,80.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,80.00
$ saebook report income --student S1 --year 2025 -o r.csv; cat r.csv
student,project,year,cash_sales,used_at_home,bartered,labor_exchange,transferred_out,operating_income,resale,cash_feed,noncash_feed,cash_other,noncash_other,operating_expense,beginning_inventory,ending_inventory,inventory_change,net_operating,gain_loss,raised,depreciation,net_noncurrent,net_income
S1,Market swine,2025,1125.00,0.00,0.00,0.00,0.00,1125.00,450.00,212.40,0.00,0.00,0.00,662.40,0.00,0.00,0.00,462.60,0.00,0.00,0.00,0.00,462.60
$ saebook report income --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook report income --project swine
saebook: --project: whose? projects are named within a student; give --student too
[1]
$ saebook report income --year 20x5
saebook: report: --year: "20x5" does not fit; write a whole number from 1900 to 2199 (see `saebook help report`)
[2]
$ saebook report income --as-of 2025-12-31
saebook: the income report cannot be narrowed to a day; leave that out
[1]
$ saebook report balance --year 2025
Student  As of         Cash  Current inventory  Receivables  Current assets  Non-current assets  Total assets  Current liabilities  Non-current liabilities  Total liabilities  Net worth
S1       2025-12-31  462.60               0.00         0.00          462.60                0.00        462.60                 0.00                     0.00               0.00     462.60
S2       2025-12-31   80.00               0.00         0.00           80.00                0.00         80.00                 0.00                     0.00               0.00      80.00
S3       2025-12-31    0.00               0.00         0.00            0.00                0.00          0.00                 0.00                     0.00               0.00       0.00
$ saebook report hours --from 2025-02-02 --to 2025-02-03 --format csv
student,project,year,hours,paid_hours,unpaid_hours,class_hours,entries
S1,Market swine,2025,2.25,0.00,0.75,1.50,2
$ saebook report hours --from 2025-02-30
saebook: --from: February 2025 has 28 days, there is no day 30; check the day
[1]
