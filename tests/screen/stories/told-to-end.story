# The machine shuts down and asks the program to end: it goes, and the terminal is whole.
open
see Students
signal TERM
ended 143
