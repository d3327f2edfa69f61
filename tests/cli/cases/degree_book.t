## Degree workbooks: one, and those of all who qualify; the log of what was given out.
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2026-01-20; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project money hours; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
imported 4 money records from money.csv
imported 4 hours records from hours.csv
$ n() { sed -E 's/[0-9]+ met.*not known/(counts)/; s/[0-9]+ met.*person to say/(counts)/'; }
$ saebook degree S1 chapter -o a.xlsx | n
wrote a.xlsx: (counts); no consent is entered, so it is not to leave the school
$ saebook degree S1 chapter -o b.xlsx --consent --to "Lee Park, judge" | n; cmp a.xlsx b.xlsx && echo the same bytes
wrote b.xlsx: (counts)
the same bytes
$ saebook degree S1 chapter --profile national --year 2027 -o c.xlsx > /dev/null; cmp -s a.xlsx c.xlsx || echo by other rules another
by other rules another
$ saebook degree S1 star_chapter -o star.xlsx | n
wrote star.xlsx: (counts); no consent is entered, so it is not to leave the school
$ saebook list disclosure --format csv | cut -d, -f1,3- | sed 's/,[^,]*$//'
id,date,given_to,what,why
<id>,2026-01-20,the school,"award workbook: Chapter Star, ownership 2027",no consent is entered: not to leave the school
<id>,2026-01-20,the school,degree workbook: Chapter FFA Degree 2027,no consent is entered: not to leave the school
<id>,2026-01-20,"Lee Park, judge",degree workbook: Chapter FFA Degree 2027,"the family agreed, as whoever wrote it said"
<id>,2026-01-20,the school,degree workbook: Chapter FFA Degree 2027,no consent is entered: not to leave the school
$ saebook degree S1 chapter --what-if hours=3 -o d.xlsx
saebook: degree: a workbook holds the records as they are; leave out --what-if (see `saebook help degree`)
[2]
$ saebook degree S9 chapter -o d.xlsx
saebook: there is no student "S9"; a student is named by number, or by name
[1]
$ saebook degree S1 knight -o d.xlsx
saebook: degree: there is no degree 'knight'; there are discovery, greenhand, chapter, state and american, and Stars such as star_state (see `saebook help degree`)
[2]
$ saebook degree chapter -o d.xlsx
saebook: degree: the student and the degree are needed; such as degree S1 state -o state.xlsx (see `saebook help degree`)
[2]
$ saebook degree S1 chapter -o nowhere/d.xlsx
saebook: cannot write nowhere/d.xlsx: there is no such file or folder; check the name
[1]
$ saebook degree --all discovery -o all | sed 's/: .*//' | sort | uniq -c
      1 0 workbooks written; 3 left out
      1 left out José Ñañez
      1 left out Maya Ortiz
      1 left out 作者 Mei Chen
$ ls all
$ for s in S1 S2; do saebook add membership student=$s year=2025 dues_paid=2025-09-01 paid_to=national > /dev/null; done
$ for s in S1 S2; do saebook add activity student=$s date=2025-10-01 name="Field day" category=meeting > /dev/null; done
$ saebook add course title="Ag 8" year=2025 level=middle > /dev/null; for s in S1 S2; do saebook edit student $s grade=8 > /dev/null; saebook add enrollment student=$s course="Ag 8 2025" > /dev/null; done
$ saebook degree --all discovery -o all | n
left out 作者 Mei Chen: In an agriculture class for at least part of grade 7 or 8; Dues paid to chapter, state and nation; An activity of the chapter outside class
wrote all/Ortiz Maya S1 - Discovery FFA Degree 2027.xlsx: (counts)
wrote all/Ñañez José S2 - Discovery FFA Degree 2027.xlsx: (counts)
2 workbooks written; 1 left out; 2 without the family's consent, not to leave the school
$ ls all
Ortiz Maya S1 - Discovery FFA Degree 2027.xlsx
Ñañez José S2 - Discovery FFA Degree 2027.xlsx
$ saebook degree --all discovery -o all | n | grep already
is there already all/Ortiz Maya S1 - Discovery FFA Degree 2027.xlsx: (counts)
is there already all/Ñañez José S2 - Discovery FFA Degree 2027.xlsx: (counts)
0 workbooks written, 2 there already and up to date; 1 left out; 2 without the family's consent, not to leave the school
$ saebook history --format csv | grep "gave out" | cut -d, -f4
gave out 2 degree workbooks of 2027
$ saebook degree --all discovery -o all.csv; head -1 all.csv
student,name,profile,met,of,qualifies,lacks,waits,progress,received
$ saebook degree --all S1 discovery -o all
saebook: degree: --all needs a degree and no student; such as degree --all state -o degrees (see `saebook help degree`)
[2]
$ ls
a.xlsx
all
all.csv
b.xlsx
c.xlsx
star.xlsx
t.saebook
