# A teacher knows the other program's names: they are found with : and lead to what does the same.
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see so far
keys :
see Commands
type journal entries
see Hours
keys Enter
see What I did
see n new
keys Esc
see so far
keys :
type beginning values
see also called Beginning Values
keys Enter
see Nothing here yet
# What holds no letter of anything says so, and Esc goes back.
keys Esc
see so far
keys :
type qzxv
see No command holds these letters.
keys Esc
gone Commands
keys q
ended 0
