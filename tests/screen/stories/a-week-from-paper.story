# The week was kept on paper; it is pasted, looked over, and entered as one step.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
keys l
paste mon 1h fed hogs @market|tue 30m cleaned pens @market|wed 90m weighed and washed @market
see cleaned pens
see weighed and washed
keys Ctrl-S
see entered
run list hours --student 1001 --where date=2026-11-18 --format csv
tells 1:30,weighed and washed
keys u
see undid
run list hours --student 1001 --where date=2026-11-18 --format csv
silent weighed and washed
keys U
see redid: entered 3 lines
keys q
ended 0
run list hours --student 1001 --where date=2026-11-16 --format csv
tells 1:00,fed hogs
