# A teacher gives a project back with a question. The student sees it, and mends the project.
run add comment student=1001 kind=project 'record=Soil moisture trial' 'author=Ms. Hale' 'text=Which probe? Name the maker.'
run add review student=1001 kind=project 'record=Soil moisture trial' 'author=Ms. Hale' verdict=returned
open
see Students
keys f
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see Ms. Hale returned 1 record
keys b
see Ctrl-S
see Which probe? Name the maker.
see Twelve small plots
keys Tab Tab Tab Tab Tab Ctrl-End
type  The probe is a Field Scout.
see Field Scout
keys Ctrl-S
see changed project Soil moisture trial
# The message covers what was there, to the end of its rows.
gone hows it
run list project --student 1001 --format csv
tells The probe is a Field Scout.
# One step, and it can be taken back.
keys u
see undid
run list project --student 1001 --format csv
silent Field Scout
