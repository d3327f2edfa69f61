## The ledger as a journal.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
$ saebook add money student=S1 date=2026-01-02 type=expense "project=Market swine" category=feed amount=5 "memo=a; b | c  d" party=Hale settled=later
<id>
$ saebook export ledger --student S1
2025-02-01 Hale | three gilts  ; money <id>
    expenses:S1:Market swine:resale  450.00
    assets:S1:Market swine:cash  -450.00

2025-03-01 Hale's Feed | 12% grower, 50 lb x 8  ; money <id>
    expenses:S1:Market swine:feed  212.40
    assets:S1:Market swine:cash  -212.40

2025-08-15 Tri-County Sale Barn  ; money <id>
    assets:S1:Market swine:cash  1125.00
    income:S1:Market swine:livestock  -1125.00

2026-01-02 Hale | a, b / c d  ; money <id>
    expenses:S1:Market swine:feed  5.00
    liabilities:S1:Market swine:payable  -5.00
$ saebook export ledger --student S2 -o s2.journal; cat s2.journal
exported 1 transaction to s2.journal
2025-06-01 he said "fresh"  ; money <id>
    assets:S2:Jardín:cash  80.00
    income:S2:Jardín:crops  -80.00
## A year alone; a year without a record.
$ saebook export ledger --year 2026
2026-01-02 Hale | a, b / c d  ; money <id>
    expenses:S1:Market swine:feed  5.00
    liabilities:S1:Market swine:payable  -5.00
$ saebook export ledger --year 2024
$ saebook export money --year 2026
saebook: export: --year is for the ledger; leave it out (see `saebook help export`)
[2]
$ saebook export ledger --student S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
