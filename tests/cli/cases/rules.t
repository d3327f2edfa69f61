## The rules of degrees: listed, shown with their sources.
$ unset SAEBOOK; saebook rules list | head -12
profile   name              degree          rules  years                               sure  of
national  National minimum  discovery           6  all                                    5  the program
national  National minimum  greenhand          10  all                                   10  the program
national  National minimum  chapter            13  all, from 2011                        13  the program
national  National minimum  state              11  all, from 2011                        11  the program
national  National minimum  american           14  all, to 2014, from 2015, from 2011    13  the program
national  National minimum  star_discovery      2  all                                    0  the program
national  National minimum  star_greenhand      2  all                                    0  the program
national  National minimum  star_chapter        2  all                                    0  the program
national  National minimum  star_state          2  all                                    2  the program
national  National minimum  star_american       3  all                                    3  the program
CA        California        chapter             4  all, from 2011                         2  the program
$ saebook rules list measures | head -5
measure                   unit    meaning
earned                    money   Net income of the SAE by the member's own efforts: all projects, all years up to the day; gross instead where the profile says so
invested                  money   What of it is put to work, as the profile counts it: change of equity, that and education, or what there is on the day
earned_and_invested       money   The lesser of earned and invested
hours                     hours   SAE hours that may count: class time out, service out, and what else the profile leaves out, such as hours behind invested income
$ saebook rules show star_state --profile ID --year 2027
State Star · ID · award year 2027

money            $1,000 of net income earned and invested, or 300 hours
                 ID, read in the source: Cassia schools, Idaho
                 (cassiaschools.org)
                 A combination is not spoken of.
application      Applies for the State Degree in the same year
                 national, read in the source: Georgia FFA Star Awards
                 (georgiaffa.org/starawards); Idaho FFA State Stars
                 (idahoffa.org)
one_category     Applies in one category only
                 ID, read in the source: Idaho FFA State Stars
                 (idahoffa.org/state-star-awards)
records          Records of two calendar years
                 ID, read in the source: Idaho FFA State Stars
                 (idahoffa.org/state-star-awards)

How it is counted

hours            exclude_invested
                 national, read in the source: National FFA SAE staff notice,
                 16 March 2010 (AGED-L)
                 Hours behind income reported as invested may not count as
                 hours too; unpaid_only is the stricter reading.
class_time       out
                 national, read in the source: all degree texts
                 Only hours beyond scheduled class time count.
earned           net
                 national, worked out from what was read: Idaho says net
                 income; the line of the national form was not read
invested         equity_and_education
                 national, worked out from what was read: leaves out personal
                 spending, taxes and idle goods; fits Ohio and California
                 The official line was not read. Change of SAE equity, less
                 gifts and outside income, plus education.
service          cumulative
                 national, read in the source: Oregon FFA, American Degree
                 (oregonffa.com/americandegree)
                 Hours of earlier degrees count again toward the larger number.
activities       once
                 national, worked out from what was read: "different
                 activities" in the State Degree page (hondo.ffanow.org)
                 One event at several levels is one activity.
$ saebook rules show chapter --profile CA --year 2027 --format csv | head -4
degree,id,requirement,condition,advice,note,profile,from,to,replaces,source,certainty
chapter,greenhand,Greenhand for a semester at least,"all(holds_greenhand = 1, months_greenhand_degree >= 5)",,A semester is taken as five months. Both degrees may not fall in one school year.,CA,,,,"California FFA, Chapter Degree (calaged.org/node/45)",D
chapter,instruction,180 hours of agricultural instruction at or above grade 9,instruction_hours >= 180,,,national,,,,elsberryffa.com/degrees,S
chapter,sae,An approved SAE in operation,active_saes >= 1,,,national,,,,elsberryffa.com/degrees,S
$ saebook rules list --format json | head -3
[
  {"profile": "national", "name": "National minimum", "degree": "discovery", "rules": 6, "years": "all", "sure": 5, "of": "the program"},
  {"profile": "national", "name": "National minimum", "degree": "greenhand", "rules": 10, "years": "all", "sure": 10, "of": "the program"},
## A book's own, checked and kept.
$ export SAEBOOK=r.saebook; saebook init r.saebook --chapter Hale --state TX
made r.saebook for Hale, TX
$ cat > texas.csv <<'END'
> degree,id,requirement,condition,profile,source,from,note
> state,money,"$1,200 or 350 hours","any(earned_and_invested >= 1200, hours >= 350)",TX,Rule book of 2027,2027,Made up for this test
> state,set:service,,additional,TX,Rule book of 2027,2027,
> END
$ saebook rules check texas.csv
nothing is wrong
rules: 1, settings: 1, degrees: 1, profiles: 1
$ saebook rules import texas.csv --as "Texas 2027"
imported the degree rules "Texas 2027"
rules: 1, settings: 1, degrees: 1, profiles: 1
$ saebook rules list own
name        rules  settings  wrong
Texas 2027      1         1
$ saebook degree -b r.saebook --measures hours=349 state --year 2027 | grep -E 'money|Texas'
no      money        $0 earned and invested, 349 hours                 $1,200 or 350 hours
State FFA Degree · Texas · award year 2027: 0 met, 9 missing, 2 to be said by a person
money: enough would be $1,200 more earned and invested or 1 more hour
money: Made up for this test
$ saebook degree --measures hours=349 state --year 2027 --profile TX | grep -E 'money|Texas'
yes     money        $0 earned and invested, 349 hours                 $1,000 earned and productively invested, or 300 hours, or $1,000 with an hour as $3.56
State FFA Degree · Texas · award year 2027: 1 met, 8 missing, 2 to be said by a person
money: worked out from what was read: 3.56 is from chapter pages; in which year
$ saebook rules show state --year 2027 | grep -E -A1 "^(money|service)"
money            $1,200 or 350 hours
                 TX from 2027, read in the source: Rule book of 2027
--
service          25 hours of community service by 1 April
                 TX from 2011, read in the source: Texas FFA, Lone Star Degree
--
service          additional
                 TX from 2027, read in the source: Rule book of 2027
$ saebook rules list | grep book
TX        Texas             state               1  from 2027                              1  the book
$ sed -i s/350/340/g texas.csv; saebook rules import texas.csv --as "texas 2027"
replaced the degree rules "texas 2027"
rules: 1, settings: 1, degrees: 1, profiles: 1
$ saebook degree -b r.saebook --measures hours=349 state --year 2027 | grep -E 'money'
yes     money        $0 earned and invested, 349 hours                 $1,200 or 340 hours
money: Made up for this test
$ saebook history --format csv | cut -d, -f4
what
"replaced the degree rules ""Texas 2027"""
"imported the degree rules ""Texas 2027"""
made the book
$ saebook history --undo 1
undid: replaced the degree rules "Texas 2027"
$ saebook degree -b r.saebook --measures hours=349 state --year 2027 | grep -E 'money'
no      money        $0 earned and invested, 349 hours                 $1,200 or 350 hours
money: enough would be $1,200 more earned and invested or 1 more hour
money: Made up for this test
$ saebook rules delete "Texas 2027"; saebook rules list own
took out the degree rules "Texas 2027"
name  rules  settings  wrong
$ saebook rules delete "Texas 2027"
saebook: no rules "Texas 2027" are kept in this book; `saebook rules import` keeps some
[1]
## What is shown as CSV can be imported again.
$ saebook rules show state --profile OK --format csv -o ok.csv; saebook rules import ok.csv; saebook rules list own
imported the degree rules "ok"
rules: 15, settings: 8, degrees: 1, profiles: 2
name  rules  settings  wrong
ok       15         8
## A file that does not hold is not taken, and every line that is wrong is told.
$ cat > bad.csv <<'END'
> degree,id,requirement,condition,profile,source
> state,money,All,hours > = 3,TX,me
> stat,money,All,hours >= 3,TX,me
> state,speech,All,speech >= 3,TX,me
> state,role,All,roles >= 3,TX,
> END
$ saebook rules import bad.csv
saebook: bad.csv, line 2: column condition: 'hours > = 3', at '= 3': there should be a number; write >= or <= without a space
saebook: bad.csv, line 3: column degree: 'stat' is no degree; it should be discovery, greenhand, chapter, state, american, or a Star such as star_state
saebook: bad.csv, line 4: column condition: 'speech >= 3': there is no measure 'speech'; did you mean speech_minutes?
saebook: bad.csv, line 5: the source is empty; it is needed
saebook: bad.csv: 4 things are wrong; mend them and try again
[1]
$ saebook rules list own
name  rules  settings  wrong
ok       15         8
$ saebook rules check nowhere.csv
saebook: cannot read nowhere.csv: there is no such file or folder; check the name
[1]
$ printf 'a,b\n1,2\n' > other.csv; saebook rules check other.csv
saebook: other.csv, line 1: 'a' is no column of rules; there are degree, id, requirement, condition, advice, note, profile, from, to, replaces, source and certainty
saebook: other.csv: 1 thing is wrong; mend it and try again
[1]
$ printf '' > empty.csv; saebook rules check empty.csv
saebook: empty.csv: the file is empty
saebook: empty.csv: 1 thing is wrong; mend it and try again
[1]
$ saebook rules import texas.csv --as ''
saebook: a name of rules has 1 to 40 characters; such as "Texas 2027"
[1]
$ saebook rules import ok.csv --as twice
saebook: ok.csv, line 2, the state rule 'chapter': ok has the rule 'chapter' of this degree, profile and year already; import under that name to replace it
[1]
$ saebook rules import
saebook: rules: rules import needs one file; such as rules import texas.csv (see `saebook help rules`)
[2]
$ saebook rules forget x
saebook: rules: rules has no "forget"; write list, show, check, import or delete (see `saebook help rules`)
[2]
$ saebook rules show
saebook: rules: show which degree? such as rules show state --profile OK (see `saebook help rules`)
[2]
$ saebook rules list wishes
saebook: rules: there is no list of "wishes"; write profiles, measures or own (see `saebook help rules`)
[2]
