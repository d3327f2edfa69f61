# Maya logs a feeding, notices the wrong project, takes it back, and logs it again.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
type 45m fed and bedded @soil
see You WORKED 45 m
see Soil moisture
keys Enter
row -2 entered 45 m, Soil moisture
keys u
row -2 undid: entered 45 m, Soil moisture
type 45m fed and bedded @market
see Market swine
keys Enter
row -2 entered 45 m, Market swine
keys q
ended 0
run list hours --student 1001 --where date=2026-11-22 --format csv
tells Market swine,2026-11-22
silent Soil
