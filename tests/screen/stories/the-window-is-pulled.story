# The window is made large and small while a line is typed; nothing of it is lost.
open 132x43
see Students
resize 60x20
see Students
resize 80x24
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
type 1h fed
resize 40x12
see 1h fed
resize 132x43
type  hogs @market
see You WORKED 1 h
resize 20x5
resize 100x30
resize 80x24
see 1h fed hogs @market
keys Enter
see entered 1 h, Market swine
keys q
ended 0
