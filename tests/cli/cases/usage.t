## Commands and options that are not there.
$ saebook improt student students.csv
saebook: there is no command "improt"; did you mean import?
[2]
$ saebook frobnicate
saebook: there is no command "frobnicate"; `saebook help` lists them
[2]
$ saebook list --frmat csv student
saebook: list: there is no option --frmat; did you mean --format? (see `saebook help list`)
[2]
$ saebook list -z student
saebook: list: there is no option -z; leave it out (see `saebook help list`)
[2]
$ saebook list
saebook: list: KIND is missing (see `saebook help list`)
[2]
$ saebook list student extra
saebook: list: "extra" is too much; leave it out (see `saebook help list`)
[2]
$ saebook list student --format
saebook: list: --format needs a value; write --format FORMAT (see `saebook help list`)
[2]
$ saebook list student --format xml
saebook: list: --format: no format "xml"; write table, csv or json (see `saebook help list`)
[2]
$ saebook list student --format csv --format json
saebook: list: --format is given twice; give it once (see `saebook help list`)
[2]
$ saebook history --undo=
saebook: history: --undo: "" does not fit; write a whole number from 1 to 1000000000 (see `saebook help history`)
[2]
$ saebook history --undo x
saebook: history: --undo: "x" does not fit; write a whole number from 1 to 1000000000 (see `saebook help history`)
[2]
$ saebook check --deep=yes
saebook: check: --deep takes no value; leave out =yes (see `saebook help check`)
[2]
$ saebook version
saebook <version>
$ saebook --version
saebook <version>
$ saebook list students
saebook: ~/.local/share/saebook/chapter.saebook: there is no such book; make one with `saebook init`, or name yours with -b BOOK
[1]
$ saebook list frob
saebook: list: there is no kind of record "frob"; `saebook help kinds` lists them
[2]
$ saebook help lsit
saebook: help: nothing is called "lsit"; did you mean list?
[2]
$ saebook add
saebook: add: KIND is missing (see `saebook help add`)
[2]
$ saebook report incme
saebook: report: there is no report "incme"; did you mean income (see `saebook help report`)
[2]
$ saebook export ledgr
saebook: export: there is no kind of record "ledgr"; `saebook help kinds` lists them
[2]
$ saebook photo remove x.jpg --student S1
saebook: photo: "remove" is not something to do with photos; write: saebook photo add FILE... --student S (see `saebook help photo`)
[2]
$ saebook completion tcsh
saebook: completion: no completion for "tcsh"; write bash, zsh or fish (see `saebook help completion`)
[2]
$ saebook manual nothing
saebook: manual: the manual has no part "nothing"; write: saebook manual commands | kinds | reports | words (see `saebook help manual`)
[2]
