# A week's note is pasted. A line is not understood; it says why, is put right, and all is entered.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
keys l
see as a form
paste mon 1h fed hogs @market|tue 30m cleaned pens|wed 20m clipped Dot @market
see 1 of 3 lines needs a change
# Not before it is right; the line that is not is gone to.
keys Ctrl-S
row -2 not understood yet
see the project is missing; add @feed (Feed store, Hale's)
keys Enter
see Change the line
type  @market
keys Enter
see 3 lines understood
keys Ctrl-S
row -2 entered 3 lines
run list hours --student 1001 --where date=2026-11-17 --format csv
tells 0:30,cleaned pens
keys u
row -2 undid
run list hours --student 1001 --where date=2026-11-17 --format csv
silent cleaned pens
keys q
ended 0
