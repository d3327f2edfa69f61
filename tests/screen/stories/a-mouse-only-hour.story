# Nothing but the mouse: an hour is copied from the last one, seen to count, and taken back.
open
see Students
double Alvarez
see so far
see 177.25
press hours
see What I did
press copy
see Ctrl-S
press save
see entered 1 h, Show steer
run list hours --student 1002 --where date=2026-11-22 --format csv
tells 2026-11-22
press back
see so far
gone 177.25
click undo
see undid
see 177.25
run list hours --student 1002 --where date=2026-11-22 --format csv
silent 2026-11-22
press back
see Abernathy
