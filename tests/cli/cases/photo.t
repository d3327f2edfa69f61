## Pictures in, and out again.
$ export SAEBOOK=t.saebook; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for k in student project; do saebook import $k $DATA/$k.csv; done
imported 3 student records from student.csv
imported 4 project records from project.csv
$ cp $DATA/barn.png . ; saebook photo add barn.png --student S1 --project "Market swine" --caption "The barn" --date 2025-03-01
added 1 photo of Maya Ortiz
$ saebook photo add barn.png barn.png --student S1 --project swine
added 2 photos of Maya Ortiz
$ saebook list photo --format csv
id,student,project,date,caption,file
<id>,S1,Market swine,2025-03-01,The barn,1 KB
<id>,S1,Market swine,,,1 KB
<id>,S1,Market swine,,,1 KB
$ saebook photo add no.png --student S1
saebook: cannot read no.png: there is no such file or folder; check the name
[1]
$ echo hello > x.png; saebook photo add barn.png x.png --student S1
saebook: x.png: is no picture; a JPEG or PNG file is expected
[1]
$ printf 'GIF89a..........' > x.gif; saebook photo add x.gif --student S1
saebook: x.gif: is a GIF picture; save it as JPEG or PNG
[1]
$ saebook photo add barn.png --student S1 --project Jardín
saebook: --project: there is no project "Jardín"; there are Feed store, Hale's, Market swine
[1]
$ saebook photo add barn.png
saebook: photo: whose is it? give --student S (see `saebook help photo`)
[2]
$ saebook photo add
saebook: photo: FILE is missing (see `saebook help photo`)
[2]
$ saebook list photo --format csv | wc -l
4
$ saebook export photo
saebook: photos are files and cannot go to standard output; give -o FILE.csv
[1]
$ saebook export photo -o out.csv; ls; cut -d, -f2- out.csv; ls out-files | wc -l
exported 3 photo records to out.csv
barn.png
out-files
out.csv
t.saebook
x.gif
x.png
student,project,date,caption,file
S1,Market swine,2025-03-01,The barn,out-files/<id>.png
S1,Market swine,,,out-files/<id>.png
S1,Market swine,,,out-files/<id>.png
3
$ saebook history --limit 2
number  made_at           who      what                          undone
     1  <time>  teacher  added 2 photos of Maya Ortiz  no
     2  <time>  teacher  added 1 photo of Maya Ortiz   no
