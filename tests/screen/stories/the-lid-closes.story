# A form is half filled in when the computer dies. It comes back as it was.
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
keys Tab Tab
type 2:15
keys Tab
type Clipped and washed, José helped
see José helped
keys Tab
kept José helped
signal KILL
ended 137
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
see Clipped and washed, José helped
see 2:15
