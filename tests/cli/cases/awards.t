## What a student could apply for, what an application would be returned for, and all workbooks at once.
$ n() { sed 's/1 [0-9]\{6\} /1 NNNNNN /'; }
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2027-01-12; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ printf 'number,name,entered_ag_ed,graduation_date\nS/1,"Ortiz, Maya",2025-08-15,2028-05-20\nS 1,"Ortiz, Maya",2025-08-15,2028-05-20\nS3,"Chen, 作者",2025-08-15,2028-05-20\n' > s.csv; saebook import student s.csv
imported 3 student records from s.csv
$ printf 'student,year,dues_paid\nS/1,2026,2026-10-01\nS 1,2026,2026-10-01\nS3,2026,2026-10-01\n' > m.csv; saebook import membership m.csv
imported 3 membership records from m.csv
$ printf 'student,title,type,pathway,award_area,began\nS/1,Market swine,ownership,AS,Swine Production,2025-08-20\nS 1,Market swine,ownership,AS,Swine Production,2025-08-20\nS3,Laying hens,ownership,AS,,2026-01-10\n' > p.csv; saebook import project p.csv
imported 3 project records from p.csv
$ printf 'student,project,date,time,activity\nS/1,Market swine,2025-10-01,2:00,Fed hogs\nS/1,Market swine,2026-11-01,2:00,Fed hogs\nS 1,Market swine,2025-10-01,2:00,Fed hogs\nS 1,Market swine,2026-11-01,1:30,Sheared ewes\nS3,Laying hens,2026-11-01,1:00,Cleaned\n' > h.csv; saebook import hours h.csv
imported 5 hours records from h.csv
$ saebook award S3 --year 2027 --format csv
area,type,fit,projects,qualifies,met,missing,next,warnings
Poultry Production,ownership,words,Laying hens,no,19,10,Records in two calendar years,"records in one calendar year, 2026, where two are needed: enter what the year before had, or apply next year; no photo of these projects: take one each time you do something worth showing"
$ saebook award "S 1" --format json --year 2027
[
  {"area": "Swine Production", "type": "ownership", "fit": "named", "projects": "Market swine", "qualifies": true, "met": 20, "missing": 9, "next": "Every review question is answered", "warnings": "1.50 hours of Market swine sound like Sheep Production (\"ewe\"): what belongs there needs a project of its own; no photo of these projects: take one each time you do something worth showing"}
]
$ saebook award S3 --type ownership
saebook: award: --type goes with an area; such as saebook award S1 "Swine Production" --type ownership --year 2027 -o swine.xlsx (see `saebook help award`)
[2]
$ saebook award S9
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook award "S 1" "Swine Production" --type ownership --year 2027 --returned | head -6
Every review question is answered: 7 answers missing
    Write each answer in the application; a few true sentences beat a blank.
Six photos: 0 photos
    6 more photos would be enough. Photos of you at work with your face in sight show the most.
Five skills, tied to AFNR standards: 0 skills
    5 more skills would be enough.
$ saebook award "S 1" "Swine Production" --type ownership --year 2027 --returned --format csv | tail -2
CONSENT,complete,Applicant and parent agree to publicity,Enter the day of consent in the application.,,,Alabama state form (docest.com/doc/318254)
SIGNATURES,complete,"Signed by the applicant, a parent or guardian, the advisor and a school administrator: 4 signatures missing","Once it is signed, on paper or in the official system, enter who signed and when.",,,"statement: Alabama state form; list of signers recalled (not checked: look at the official form)"
$ saebook award "S 1" --returned
saebook: award: --returned needs the student, the area and --type; such as saebook award S1 "Swine Production" --type ownership --returned (see `saebook help award`)
[2]
## All at once: nothing is written in a dry run; then two files, whose names do not meet; then none again.
$ saebook award --all --year 2027 --dry-run -o all | n; ls
to be written all/Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
to be written all/Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
2 workbooks to be written; 0 left out, as the student does not qualify yet; 2 without the family's consent, not to leave the school
h.csv
m.csv
p.csv
s.csv
t.saebook
$ saebook award --all --year 2027 -o all | n; ls all | n
wrote all/Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
wrote all/Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
2 workbooks written; 0 left out, as the student does not qualify yet; 2 without the family's consent, not to leave the school
Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx
Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx
$ saebook award --all --year 2027 -o all | n
is there already all/Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
is there already all/Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
0 workbooks written, 2 there already and up to date; 0 left out, as the student does not qualify yet; 2 without the family's consent, not to leave the school
$ saebook edit student "S 1" "career_goal=Large animal veterinarian"
changed student S 1 Ortiz, Maya: Career goal (none) → Large animal veterinarian
$ saebook award --all --year 2027 -o all --consent --format csv 2> /dev/null | n
student,area,type,result,met,missing,lacks,consent,file
S/1,Swine Production,ownership,up to date,20,9,"Every review question is answered; Six photos; Five skills, tied to AFNR standards; Each year of an enterprise says how big it was and what share was owned; Each project has a plan for each year; The résumé has something to tell; A signed letter from the employer or instructor; Applicant and parent agree to publicity; Signed by the applicant, a parent or guardian, the advisor and a school administrator",yes,all/Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx
S 1,Swine Production,ownership,written,20,9,"Every review question is answered; Six photos; Five skills, tied to AFNR standards; Each year of an enterprise says how big it was and what share was owned; Each project has a plan for each year; The résumé has something to tell; A signed letter from the employer or instructor; Applicant and parent agree to publicity; Signed by the applicant, a parent or guardian, the advisor and a school administrator",yes,all/Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx
$ saebook list disclosure --format csv | cut -d, -f3- | sed 's/,[^,]*$//' | sort
2027-01-12,award judges,"award workbook: Swine Production, ownership 2027","the family agreed, as whoever wrote it said"
2027-01-12,the school,"award workbook: Swine Production, ownership 2027",no consent is entered: not to leave the school
2027-01-12,the school,"award workbook: Swine Production, ownership 2027",no consent is entered: not to leave the school
date,given_to,what,why
$ saebook history --format csv | cut -d, -f4 | head -4
what
gave out 1 award workbook of 2027
"changed student S 1 Ortiz
gave out 2 award workbooks of 2027
$ : > "all/$(ls all | head -1)"; saebook award --all --year 2027 -o all | n
is there already all/Ortiz Maya S 1 NNNNNN - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
wrote all/Ortiz Maya S 1 - Swine Production - ownership 2027.xlsx: 20 met, 9 missing, 1 for a person to say
1 workbook written, 1 there already and up to date; 0 left out, as the student does not qualify yet; 2 without the family's consent, not to leave the school
$ saebook award --all --year 2027 -o t.saebook
saebook: cannot make the folder t.saebook: something else has that name; choose another
[1]
$ saebook award "S 1" "Swine Production" --type ownership --year 2027 --to "Lee Park, judge" -o one.xlsx
wrote one.xlsx: 20 met, 9 missing, 1 for a person to say; no consent is entered, so it is not to leave the school
$ saebook award "S 1" "Swine Production" --type ownership --year 2027 --dry-run -o one.xlsx
saebook: award: --dry-run and --format are for --all and for lists; leave them out (see `saebook help award`)
[2]
