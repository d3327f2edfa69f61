## The calculator of degrees: no book, no student.
$ unset SAEBOOK; saebook degree --measures earned=10000,invested=7500 american --profile national --year 2027 --format csv | cut -d, -f1-3 | head -3
id,requirement,measure
state,Holds the State Degree,holds_state
membership,An active member for the past three years,membership_months
$ saebook degree --measures earned=500,invested=800,hours=140,service_hours=12 state --year 2027
met     rule         have                                       need    requirement
no      chapter      no                                         yes     Holds the Chapter Degree
no      membership   0                                          24      An active member for two years when the degree is received
no      instruction  0.00                                       360.00  360 hours of agricultural instruction at or above grade 9, with an SAE
no      money        $500 earned and invested, 140 hours                $1,000 earned and productively invested, or 300 hours beyond class, or a combination
no      procedures   0                                          10      Performed ten parliamentary procedures
no      speech       0                                          6       Gave a speech of six minutes on agriculture or FFA
no      role         0                                          1       Was an officer, committee chair or committee member
attest  scholarship  not said yet                               yes     Satisfactory scholastic record, certified by teacher and principal or superintendent
attest  poa          not said yet                               yes     Took part in planning and completing the Program of Activities
no      activities   0                                          5       Five different FFA activities above the chapter
no      service      12 hours of service, 0 service activities          25 hours of community service in at least two activities

State FFA Degree · National minimum · award year 2027: 0 met, 9 missing, 2 for a person to say
membership: enough would be 24 more months of membership
instruction: enough would be 360 more hours of instruction
money: enough would be $33.34 more earned and invested or 10 more hours
money: The national text allows a combination and gives no factor; here the
  shares of both have to make a whole.
procedures: enough would be 10 more parliamentary procedures
speech: enough would be 6 more minutes of speech
role: enough would be 1 more office or committee
activities: enough would be 5 more activities above chapter
service: enough would be 13 more hours of service and 2 more service activities
service: Counted with the 10 hours of the Chapter Degree.
$ saebook degree --measures "earned=1,500,invested=2000, hours=0" state --profile kansas --format json --year 2027 | grep '"money"'
  {"id": "money", "requirement": "$2,000 earned and productively invested, or 600 hours, or shares of both that make a whole", "measure": "earned_and_invested hours", "have": "$1,500 earned and invested, 0 hours", "need": "$2,000 earned and invested, 600 hours or shares of both that make a whole", "unit": "", "met": "no", "source": "Kansas FFA, 8 December 2023 (ksffa.org/programs/state-ffa-degree)", "certainty": "S", "profile": "KS", "rule_of": "KS", "enough": "$500 more earned and invested or 150 more hours", "note": ""},
$ saebook degree --measures earned_and_invested=1500,hours=2250 american --year 2014 --format csv | grep money | cut -d, -f1-2
records,"Records that show skill in planning
money,"$7
$ saebook degree --measures hours=281 "Lone Star" --profile TX
saebook: degree: there is no degree 'Lone Star'; there are discovery, greenhand, chapter, state and american, and Stars such as star_state (see `saebook help degree`)
[2]
$ saebook degree --measures hours=281 state --profile TX --year 2027 | grep -E '^(yes|no) +money|Texas'
yes     money        $0 earned and invested, 281 hours                 $1,000 earned and productively invested, or 300 hours, or $1,000 with an hour as $3.56
State FFA Degree · Texas · award year 2027: 1 met, 8 missing, 2 for a person to say
$ saebook degree --measures hours=281 state --profile TX --year 2020 | grep -E '^(yes|no) +money'
no      money        $0 earned and invested, 281 hours                 $1,000 earned and productively invested, or 300 hours, or $1,000 with an hour as $3.33
$ saebook degree --measures gpa=2.5,ag_gpa=3,letters=yes state --profile OK --year 2027 | grep -E 'gpa|letters|equity'
yes     gpa          2.5 points of grade average, 3 points of grade average in agriculture            Grade average of 2.0 overall and 3.0 in agriculture
no      equity       0.00                                                                   2,000.00  $2,000 of equity in agricultural investments
yes     letters      yes                                                                    yes       Three letters of recommendation
equity: enough would be $2,000 more equity
## Refused, with what would be right.
$ saebook degree --measures earnd=3 state
saebook: degree: --measures: there is no measure 'earnd'; did you mean earned? (see `saebook help degree`)
[2]
$ saebook degree --measures earned state
saebook: degree: --measures: 'earned' should be a measure, =, and its figure, such as earned=1200 (see `saebook help degree`)
[2]
$ saebook degree --measures earned=much state
saebook: degree: --measures: earned: "m" does not belong in an amount; write it as 1,250.00 or 12*4.50 (see `saebook help degree`)
[2]
$ saebook degree --measures gpa=2.12345 state
saebook: degree: --measures: gpa: "2.12345" is too fine; give at most 3 digits after the point (see `saebook help degree`)
[2]
$ saebook degree --measures creed=perhaps greenhand
saebook: degree: --measures: creed: 'perhaps' is neither yes nor no (see `saebook help degree`)
[2]
$ saebook degree --measures wishes=3 state
saebook: degree: --measures: there is no measure 'wishes'; `saebook rules list measures` lists them, such as earned, invested and hours (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 amercan
saebook: degree: there is no degree 'amercan'; did you mean american? (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 state --profile Florida
saebook: degree: no degree rules are known for 'Florida'; there are national, CA, GA, ID, IL, IA, KS, MO, NE, NC, OH, OK, OR, PA, TX, WI, WY (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 state --profile Oregn
saebook: degree: no degree rules are known for 'Oregn'; did you mean Oregon? (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 S1 state
saebook: degree: --measures needs a degree and no student; such as degree --measures hours=300 state (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 state --year 27
saebook: degree: --year: "27" does not fit; write a whole number from 1928 to 2199 (see `saebook help degree`)
[2]
$ saebook degree --measures earned=3 state --year 2027 --as-of 2026-11-22
saebook: degree: --year and --as-of both say when; give one of them (see `saebook help degree`)
[2]
$ saebook degree --measures "hours=2808.98 earned=0" american --format json | grep -c '"id": "money".*"met": "no"'
1
$ saebook degree --measures "hours=2808.99; earned=0" american --format json | grep -c '"id": "money".*"met": "yes"'
1
$ saebook degree --measures earned=7500,invested=7500 american --as-of 2014-06-30 | grep money
attest  records        not said yet                                   yes        Records that show skill in planning, managing and money
yes     money          $7,500 earned and invested, 0 hours                       $7,500 earned and productively invested, or $1,500 and 2,250 hours, or $9,000 with an hour as $3.33
money: Until the awards of 2014.
$ saebook degree --measures earned=7500,invested=7500 american --as-of 2014-12-31 | grep "yes *money\|no *money"
no      money          $7,500 earned, $7,500 invested, $7,500 earned and invested, 0 hours             $10,000 earned and $7,500 invested, or $2,000 and 2,250 hours, or $10,000 with an hour as $3.56
