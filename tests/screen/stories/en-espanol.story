# A student who reads Spanish: the day's work in one line, counted, and taken back.
with LANGUAGE=es
open
see Estudiantes
keys f
see Estudiantes con
type ortiz
keys Enter
row 2 Ortiz
keys Enter
see al día
see 148.75
type 1.5h di de comer @market
see TRABAJASTE 1 h 30 m
gone WORKED
keys Enter
row -2 Market swine
see 150.25
keys h
see Lo que hice
see di de comer
keys Esc
see al día
keys u
see 148.75
keys q
ended 0
# Files stay English.
run list hours --student 1001 --limit 1 --format csv
tells activity
silent actividad
