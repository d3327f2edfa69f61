# Maya looks for a bill, narrows it down, corrects it, and takes just that back a while later.
open
see Students
keys /
type wormer
see Darius
type  maya
see expense $29.40
gone Darius
keys Enter
see Wormer, two doses
see Ctrl-S
keys Tab Tab Tab Tab Ctrl-U
type 24.90
keys Ctrl-S
see 24.90
run list money --student 1001 --where date=2026-06-20 --format csv
tells 24.90
keys Esc
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
type 15m swept the alley @market
see You WORKED 15 m
keys Enter
row -2 entered 15 m
# The step before the last is taken back; the last one stays.
keys H
see t takes back
row 2 swept the alley
keys /
see Steps with
type wormer
gone swept the alley
row 2 29.40
keys Enter
see only steps with "wormer"
keys Enter
see What it did
see 24.90
keys Enter
gone What it did
keys t
see (taken back)
run list money --student 1001 --where date=2026-06-20 --format csv
tells 29.40
silent 24.90
run list hours --student 1001 --where date=2026-11-22 --format csv
tells swept the alley
