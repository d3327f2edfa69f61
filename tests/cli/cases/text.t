## Names and memos that look like escape codes or formulas act as neither.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ printf 'number,name,entered_ag_ed\nS1,"=cmd|x!A1",2025-01-01\nS2,@SUM(A1),2025-01-01\nS3,"Ñañez, José",2025-01-01\nS4,"作者 👩‍🌾 é",2025-01-01\n' > s.csv; saebook import student s.csv
imported 4 student records from s.csv
$ saebook list student
number  name         preferred_name  grade  status  entered_ag_ed  career_goal  id
S1      =cmd|x!A1                           active  2025-01-01                  <id>
S2      @SUM(A1)                            active  2025-01-01                  <id>
S3      Ñañez, José                         active  2025-01-01                  <id>
S4      作者 👩‍🌾 é                           active  2025-01-01                  <id>
$ saebook export student | cut -d, -f2-3
number,name
S1,=cmd|x!A1
S2,@SUM(A1)
S3,"Ñañez
S4,作者 👩‍🌾 é
$ saebook list student --where "name=$(printf 'a\033[31mb')"
saebook: --where: name: character 2 is a control character (U+001B); take it out
[1]
$ saebook list student --where "name=$(printf '\xff')"
saebook: --where: name: character 1 is not UTF-8 (byte 0xFF); save the text as UTF-8
[1]
$ saebook report "$(printf 'a\033[2Jb')"
saebook: report: there is no report "a?[2Jb"; there are income, placement, duties, hours, balance, networth, assets, ledger, cash_flow, cash_project, budget, parties, loans, loan_schedule, depreciation, hours_month, hours_type, hours_standard, efficiency, feed, growth, research, skills, foundational, activities, service, journal (see `saebook help report`)
[2]
$ saebook "$(printf 'a\033[2Jb')"
saebook: there is no command "a?[2Jb"; `saebook help` lists them
[2]
$ saebook list "$(printf 'a\033]0;title\007b')"
saebook: list: there is no kind of record "a?]0;title?b"; `saebook help kinds` lists them
[2]
$ saebook -b "$(printf 'a\033[2Jb')" list student
saebook: a?[2Jb: there is no such book; make one with `saebook init`, or name yours with -b BOOK
[1]
