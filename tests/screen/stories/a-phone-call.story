# The program is put aside with Ctrl-Z in the middle of a line, and taken up again.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
type 20m fed
see 20m fed
signal STOP
signal CONT
see 20m fed
type  hogs @market
keys Enter
see entered 20 m, Market swine
keys q
ended 0
