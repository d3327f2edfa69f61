# A class that is new to books takes everyday words: home says what is left over, not the net.
open
see Students
see Net
keys ,
see Plain words
keys Down Down Down Down Down Down Down
row 10 Plain words
keys Enter
see ▪ on
keys Esc
gone Net
see Left over
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see 2026 so far
see made
see Came in
gone Net
gone invested
keys q
ended 0
# It is kept.
open
see Left over
keys q
ended 0
# Files stay as they are.
run report income --student 1001 --format csv
tells net_income
