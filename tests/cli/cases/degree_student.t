## Students and a degree: one, all, as of a day, what if; and the report of readiness.
$ saebook init t.saebook --chapter "Prairie View" --state IA && export SAEBOOK=t.saebook
made t.saebook for Prairie View, IA
$ saebook add student number=S1 "name=Ortiz, Maya" entered_ag_ed=2024-08-15 graduation_date=2027-05-28 > id
$ saebook add student number=S2 "name=Hale, Ana" entered_ag_ed=2025-08-15 > id
$ saebook add project student=S1 title=Lambs type=ownership began=2024-08-15 > id
$ saebook add money student=S1 date=2025-03-01 type=sale project=Lambs category=livestock amount=310 > id
$ saebook add hours student=S1 project=Lambs date=2025-03-02 time=20 activity=Fed > id
$ saebook add service student=S1 date=2025-10-01 time=9 name="Food pantry" > id
$ saebook add service student=S1 date=2026-05-01 time=20 name="Park cleanup" > id
$ saebook add degree_held student=S1 degree=chapter received=2026-04-01 > id
$ saebook degree S1 state
met     rule         have                                     need    requirement
yes     chapter      yes                                      yes     Holds the Chapter Degree
no      membership   0                                        24      An active member for two years when the degree is received
no      instruction  0.00                                     360.00  360 hours of agricultural instruction at or above grade 9, with an SAE
no      money        $310 earned and invested, 20 hours               $1,500 earned and productively invested, or 375 hours, or a combination
no      procedures   0                                        10      Performed ten parliamentary procedures
no      speech       0                                        6       Gave a speech of six minutes on agriculture or FFA
no      role         0                                        1       Was an officer, committee chair or committee member
attest  scholarship  not said yet                             yes     Satisfactory scholastic record, certified by teacher and principal or superintendent
attest  poa          not said yet                             yes     Took part in planning and completing the Program of Activities
no      activities   0                                        5       Five different FFA activities above the chapter
no      service      20 hours of service, 1 service activity          25 more hours of community service in at least two activities, none used before

State FFA Degree · Iowa · award year 2027: 1 met, 8 missing, 2 for a person to say
membership: enough would be 24 more months of membership
membership: Pay the dues every school year: a gap begins the count anew.
instruction: enough would be 360 more hours of instruction
instruction: when: too little is recorded to tell
money: $310.00 earned and $310.00 invested: the lesser counts
money: enough would be $1,110 more earned and invested or 277.5 more hours
money: when: too little is recorded to tell
money: In use by June 2020; the first year was not read.
procedures: enough would be 10 more parliamentary procedures
procedures: when: too little is recorded to tell
speech: enough would be 6 more minutes of speech
role: enough would be 1 more office or committee
activities: enough would be 5 more activities above chapter
activities: when: too little is recorded to tell
service: enough would be 5 more hours of service and 1 more service activity
service: when: too little is recorded to tell
service: These come on top of the Chapter Degree's.
$ saebook degree S1 state --format json | grep money
  {"id": "money", "requirement": "$1,500 earned and productively invested, or 375 hours, or a combination", "measure": "earned_and_invested hours", "have": "$310 earned and invested, 20 hours", "need": "$1,500 earned and invested, 375 hours or shares of both that make a whole", "unit": "", "met": "no", "source": "adelnews.com, 30 June 2020; swiowanewssource.com, 30 April 2021", "certainty": "S", "profile": "IA", "rule_of": "IA", "enough": "$1,110 more earned and invested or 277.5 more hours", "note": "In use by June 2020; the first year was not read.", "detail": "$310.00 earned and $310.00 invested: the lesser counts", "first_day": null, "last_day": null},
$ saebook degree S1 state --format json --as-of 2025-03-01 | grep -c '"met": "yes"'
0
[1]
$ saebook degree S1 state --profile national --what-if hours=182 --what-if invested=304 --format csv | grep ^money
money,"$1,000 earned and productively invested, or 300 hours beyond class, or a combination",earned_and_invested hours,"$304 earned and invested, 182 hours","$1,000 earned and invested, 300 hours or shares of both that make a whole","",no,"Chillicothe FFA State Degrees, 22 April 2017 (kttn.com); National FFA State Degree page as copied by hondo.ffanow.org",S,national,national,$89.34 more earned and invested or 26.8 more hours,"The national text allows a combination and gives no factor; here the shares of both have to make a whole.",$310.00 earned and $304.00 invested: the lesser counts,,
$ saebook degree S1 chapter --profile OR --year 2026 --format csv | cut -d, -f1,7,9
id,met,certainty
greenhand,no,S
instruction,no,S
sae,yes,S
enrolled,no,S
functions,no,S
money, 20 hours", 45 hours or shares of both that make a whole"
growth_plan,attest,S
discussion,no,S
procedures,no,S
award_progress,attest,S
scholarship,attest,S
service,no,S
application,attest,S
$ saebook degree --all state
student  name         met  of  qualifies  lacks
S2       Hale, Ana      0  11  no         chapter, membership 0%, instruction 0%, money 0%, procedures, speech, role, activities 0%, service 0%
S1       Ortiz, Maya    1  11  no         membership 0%, instruction 0%, money 26%, procedures, speech, role, activities 0%, service 65%

State FFA Degree · Iowa · records to 2026-11-22: 0 of 2 qualify, but for what a person has to say; 0 have it
$ saebook degree --all state --format json
[
  {"student": "S2", "name": "Hale, Ana", "profile": "IA", "met": 0, "of": 11, "qualifies": false, "lacks": "chapter membership instruction money procedures speech role activities service", "waits": "scholarship poa", "progress": "membership=0 instruction=0 money=0 activities=0 service=0", "received": null},
  {"student": "S1", "name": "Ortiz, Maya", "profile": "IA", "met": 1, "of": 11, "qualifies": false, "lacks": "membership instruction money procedures speech role activities service", "waits": "scholarship poa", "progress": "membership=0 instruction=0 money=26 activities=0 service=65", "received": null}
]
$ saebook degree --all state --what-if membership_months=24 --format csv | cut -d, -f1,5-9
student,of,qualifies,lacks,waits,progress
S2,1,11,no,chapter instruction money procedures speech role activities service,scholarship poa
S1,2,11,no,instruction money procedures speech role activities service,scholarship poa
$ saebook report readiness --student S1
student  name         what                 met  of  qualifies  next
S1       Ortiz, Maya  State FFA Degree       1  11  no         24 more months of membership would be enough. Pay the dues every school year: a gap begins the count anew.
S1       Ortiz, Maya  American FFA Degree    1  13  no         Holds the State Degree
$ saebook report readiness --format csv | cut -d, -f1,4-9
student,profile,met,of,qualifies,lacks,waits
S2,Greenhand FFA Degree,Iowa,0,10,no,enrolled sae_plan
S2,Chapter FFA Degree,Iowa,0,13,no,greenhand instruction sae enrolled functions money discussion procedures service
S2,State FFA Degree,Iowa,0,11,no,chapter membership instruction money procedures speech role activities service
S2,American FFA Degree,Iowa,1,13,no,state membership instruction graduation money service signatures
S1,State FFA Degree,Iowa,1,11,no,membership instruction money procedures speech role activities service
S1,American FFA Degree,Iowa,1,13,no,state membership instruction graduation money service signatures
## What is wrong, told
$ saebook degree S1
saebook: degree: the student and the degree are needed; such as degree S1 state (see `saebook help degree`)
[2]
$ saebook degree S9 state
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook degree S1 statue
saebook: degree: there is no degree 'statue'; did you mean state? (see `saebook help degree`)
[2]
$ saebook degree S1 state --profile Iwoa
saebook: degree: no degree rules are known for 'Iwoa'; did you mean Iowa? (see `saebook help degree`)
[2]
$ saebook degree S1 state --what-if hour=3
saebook: degree: --what-if: there is no measure 'hour'; did you mean hours? (see `saebook help degree`)
[2]
$ saebook degree S1 state --what-if hours=many
saebook: degree: --what-if: hours: "many" is not a time; write 1:30, 1.5, 1h 30m or 90m (see `saebook help degree`)
[2]
$ saebook degree S1 state --year 2026 --as-of 2025-12-31
saebook: degree: --year and --as-of both say when; give one of them (see `saebook help degree`)
[2]
$ saebook degree --all S1 state
saebook: degree: --all needs a degree and no student; such as degree --all state (see `saebook help degree`)
[2]
$ saebook degree --all --measures hours=1 state
saebook: degree: --measures asks about no student; leave out --all (see `saebook help degree`)
[2]
$ saebook report readiness --year 2026
saebook: report: the report readiness is as of today, and only --student narrows it; leave out --year (see `saebook help report`)
[2]
$ saebook degree S1 state --returned
An active member for two years when the degree is received: 0 of 24 months of membership
    24 more months of membership would be enough. Pay the dues every school year: a gap begins the count anew.
360 hours of agricultural instruction at or above grade 9, with an SAE: 0.00 of 360.00 hours of instruction
    360 more hours of instruction would be enough.
$1,500 earned and productively invested, or 375 hours, or a combination: so far $310 earned and invested, 20 hours
    $1,110 more earned and invested or 277.5 more hours would be enough.
Performed ten parliamentary procedures: 0 of 10 parliamentary procedures
    10 more parliamentary procedures would be enough.
Gave a speech of six minutes on agriculture or FFA: 0 of 6 minutes of speech
    6 more minutes of speech would be enough.
Was an officer, committee chair or committee member: 0 of 1 offices or committees
    1 more office or committee would be enough.
Five different FFA activities above the chapter: 0 of 5 activities above chapter
    5 more activities above chapter would be enough.
25 more hours of community service in at least two activities, none used before: so far 20 hours of service, 1 service activity
    5 more hours of service and 1 more service activity would be enough.
Each project has a plan for each year: Lambs, 2025
    Write the plan of each year: what you did, the time, the money, what you meant to learn.
$ saebook degree S2 greenhand --returned
Enrolled in agricultural education
    Enter the class of this school year.
Has a plan for an SAE: 0 of 1 SAE plans
    1 more SAE plan would be enough. A plan is enough: no hours or money are asked yet.
$ saebook degree --all --returned state
saebook: degree: --returned is about one student; such as degree S1 state --returned (see `saebook help degree`)
[2]
