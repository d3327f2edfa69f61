# The connection is lost; what was entered stands, and the next day it can be taken back.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
type $42.50 feed @market from Hale's Feed
see You PAID $42.50
keys Enter
see entered expense $42.50
hang up
ended 129
run list money --student 1001 --where date=2026-11-22 --format csv
tells 42.50
open
see Students
keys u
see undid: entered expense $42.50
keys q
ended 0
run list money --student 1001 --where date=2026-11-22 --format csv
silent 42.50
