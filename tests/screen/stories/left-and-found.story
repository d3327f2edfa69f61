# The program is killed in the middle of a form. The next start says so, and D goes on with it.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
keys h
see What I did
keys n
see Ctrl-S
type market
keys Tab Tab
type 0:45
keys Tab
type Bathed Dot, 作者 helped
see 作者 helped
keys Tab
kept helped
signal KILL
ended 137
run list hours --student 1001 --where date=2026-11-22 --format csv
silent Bathed
open
see kept for you, not entered yet: Hours, Maya Ortiz
keys D
see 0:45
keys Enter
see Ctrl-S
see 0:45
keys Ctrl-S
see entered 45 m
run list hours --student 1001 --where date=2026-11-22 --format csv
tells 0:45,"Bathed Dot, 作者 helped"
# Nothing is left over.
keys q
ended 0
open
see Students
gone kept for you
