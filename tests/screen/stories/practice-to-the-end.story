# A class practices with Brandon's record book: all nine tasks, by line, by note and by form.
open without a book
see Welcome
keys p
see 0 of 9 done
# The mistake is the last step: it is taken back first.
keys u
see 1 of 9 done
keys b
see so far
keys l
see as a form
paste 6/16/2026 sold vegetables 850 @veg|6/16/2026 got $30 premiums @beef|6/16/2026 sold 1 cow 750 @beef|7/6/2026 1.5h fed the cattle and mended the fence @beef|7/8/2026 $42.50 feed @beef from feed store|7/20/2026 sold 1 calf 610 @beef|7/20/2026 $27.50 marketing @beef|7/25/2026 service 2h food pantry
see 8 lines understood
keys Ctrl-S
row -3 entered 8 lines
keys Esc
see 6 of 9 done
keys b
see so far
# What he owns: a form from the list of commands.
keys :
see Commands
type new other things
see New other
keys Enter
see Ctrl-S
keys Ctrl-U
type 8/17/2025
keys Tab
type Cash
keys Tab
type cash
keys Tab Tab Tab
type 750
keys Ctrl-S
see entered
keys Esc
see 7 of 9 done
# Two counts of the day the records began.
keys b
see so far
keys :
see Commands
type new inventory count
see New inventory count
keys Enter
see Ctrl-S
keys Ctrl-U
type beef
keys Tab Ctrl-U
type 8/17/2025
keys Tab
type Hay
keys Tab Tab Tab
type 100
keys Ctrl-S
see Hay: new in the inventory
keys :
type new inventory count
see New inventory count
keys Enter
see Ctrl-S
type veg
keys Tab Ctrl-U
type 8/17/2025
keys Tab
type Seed
keys Tab Tab Tab
type 15
keys Ctrl-S
see Seed: new in the inventory
keys Esc
see 8 of 9 done
# And what lasts: a heifer born on the farm, four cows that were bought.
keys b
see so far
keys :
type new lasting
see New lasting item
keys Enter
see Ctrl-S
type beef
keys Tab
type Heifer
keys Tab
type breeding
keys Tab Ctrl-U
type 8/17/2025
keys Tab
type had it
keys Tab Tab
type 800
keys Ctrl-S
see entered
keys Esc
see 8 of 9 done
see differs
keys b
see so far
keys :
type new lasting
see New lasting item
keys Enter
see Ctrl-S
type beef
keys Tab
type Cows
keys Tab
type breeding
keys Tab Ctrl-U
type 8/17/2025
keys Tab
type had it
keys Tab Ctrl-U
type 4
keys Tab
type 5000
keys Ctrl-S
see entered
keys Esc
see 9 of 9 done
gone differs
keys q
ended 0
