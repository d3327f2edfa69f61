## A new book, and what is refused.
$ saebook init t.saebook --chapter "Willow Creek" --state OK --number 0427
made t.saebook for Willow Creek, OK
$ saebook list chapter --format csv
saebook: ~/.local/share/saebook/chapter.saebook: there is no such book; make one with `saebook init`, or name yours with -b BOOK
[1]
$ saebook -b t.saebook list chapter --format csv
id,name,state,number,school,district,address,phone,administrator,years_offered,time_zone,degree_profile,service_rule,depreciation_rule,inventory_basis,raised_value,borrowed_tools,capital_minimum
<id>,Willow Creek,OK,0427,,,,,,,,national,cumulative,full_year,market,income,ownership,100.00
$ saebook list chapter --format csv -b t.saebook
id,name,state,number,school,district,address,phone,administrator,years_offered,time_zone,degree_profile,service_rule,depreciation_rule,inventory_basis,raised_value,borrowed_tools,capital_minimum
<id>,Willow Creek,OK,0427,,,,,,,,national,cumulative,full_year,market,income,ownership,100.00
$ SAEBOOK=t.saebook saebook list chapter
name          state  number  school  id
Willow Creek  OK     0427            <id>
## A file that is there is never replaced.
$ saebook init t.saebook --chapter Other --state TX
saebook: t.saebook exists already; open it, or give the new book another name
[1]
$ saebook -b t.saebook list chapter --format json
[
  {"id": "<id>", "name": "Willow Creek", "state": "OK", "number": "0427", "school": null, "district": null, "address": null, "phone": null, "administrator": null, "years_offered": null, "time_zone": null, "degree_profile": "national", "service_rule": "cumulative", "depreciation_rule": "full_year", "inventory_basis": "market", "raised_value": "income", "borrowed_tools": "ownership", "capital_minimum": 100.00}
]
## What is needed, and what it must be.
$ saebook init u.saebook --chapter "Willow Creek"
saebook: init: --chapter and --state are needed; such as --chapter "Willow Creek" --state OK (see `saebook help init`)
[2]
$ saebook init u.saebook --chapter "Willow Creek" --state Oklahomaa
saebook: "Oklahomaa" is not a state; write its two letters or its name, such as OK
[1]
$ test -e u.saebook || echo no file is left
no file is left
$ saebook init full.saebook --chapter "Willow Creek" --state "new hampshire"
made full.saebook for Willow Creek, NH
$ saebook -b full.saebook edit chapter state=Texas
changed chapter Willow Creek, NH: State NH → TX
$ saebook -b full.saebook list chapter --format csv | cut -d, -f3
state
TX
$ saebook init u.saebook --chapter "Willow Creek" --state O1
saebook: "O1" is not a state; write its two letters or its name, such as OK
[1]
$ saebook init u.saebook --chapter "" --state OK
saebook: name is missing; give a line of text
[1]
$ saebook init u.saebook --chapter "$(printf 'a\033[31mb')" --state OK
saebook: --chapter: character 2 is a control character (U+001B); take it out
[1]
$ saebook init nowhere/u.saebook --chapter x --state OK
saebook: cannot write nowhere/u.saebook: there is no such file or folder; check the name
[1]
$ saebook init u.saebook v.saebook --chapter x --state OK
saebook: init: "v.saebook" is too much; leave it out (see `saebook help init`)
[2]
$ ls
full.saebook
t.saebook
## The usual place, where none is named.
$ saebook init --chapter Home --state ok
made ~/.local/share/saebook/chapter.saebook for Home, OK
$ saebook list chapter
name  state  number  school  id
Home  OK                     <id>
$ ls ~/.local/share/saebook
chapter.saebook
