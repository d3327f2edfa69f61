## A book to practice with: tasks to read out, and a key that is held against the book.
$ export SAEBOOK_TODAY=2026-11-22; saebook practice --list
cash        Count the cash
            Brandon's records begin on August 17, 2025. He has $750 in cash for
            his SAE that day. Enter it among the other things he owns or owes.
count       Count what is on hand
            On August 17, 2025 there is hay worth $100 for the beef cattle, and
            banana-pepper seed worth $15 is left over for the vegetables. Enter
            an inventory count of each.
lasting     Enter what lasts
            On August 17, 2025 Brandon has a heifer that was born on the farm,
            worth $800, and four cows that were bought at the stockyard, worth
            $5,000 together. He keeps them to breed, so they last. Enter two
            lasting items of the beef cattle that were his when records began;
            leave the years of use at 0.
month       Enter Brandon's first month
            In June 2026 the first money comes in. All of it is paid on June
            16: $850 for vegetables sold at the farmers market, a premium of
            $30 from the county fair for the beef cattle, and $750 for beef
            cattle sold at the stockyard.
hours       Log a day's work
            On July 6, 2026 Brandon fed the beef cattle and mended their fence.
            It took him an hour and a half. Log his hours.
expense     Pay for something
            On July 8, 2026 Brandon bought feed for the beef cattle at the feed
            store and paid $42.50 in cash. Enter the expense.
commission  Sell with a commission
            On July 20, 2026 beef cattle were sold at the stockyard for $610.
            The stockyard kept a commission of $27.50, so the check says
            $582.50. Income is the whole price; the commission is a cost. Enter
            both.
service     Help the community
            On July 25, 2026 Brandon helped two hours at the food pantry. He
            was not working for his SAE. Enter his community service.
mistake     Take back a mistake
            Somebody has entered 12 hours of work with the beef cattle on July
            10, 2026, but Brandon was away that day. Find the entry in the
            history and take it back.
$ saebook practice p.saebook
made the practice book; open it with: saebook p.saebook
$ saebook practice p.saebook
saebook: p.saebook exists already; open it, or give the new book another name
[1]
$ export SAEBOOK=p.saebook; saebook list student --format csv | cut -d, -f2-4
number,name,preferred_name
B1,"Practice, Brandon"
$ saebook practice --check
cash        not yet    Count the cash
count       not yet    Count what is on hand
lasting     not yet    Enter what lasts
month       not yet    Enter Brandon's first month
hours       not yet    Log a day's work
expense     not yet    Pay for something
commission  not yet    Sell with a commission
service     not yet    Help the community
mistake     not yet    Take back a mistake
0 of 9 done
$ saebook practice --check month
month       not yet    Enter Brandon's first month
  the sale of vegetables is not there, or says something else
  the premium from the fair is not there, or says something else
  the sale of beef cattle is not there, or says something else
  the income of the vegetables in June should come to $850.00, there is $0.00
  the income of the beef cattle in June should come to $780.00, there is $0.00
[1]
## Done right, by itself and as guided money
$ saebook add hours student=B1 "project=Beef cattle" date=2026-07-06 time=1:30 "activity=Fed, mended the fence" > out; saebook practice --check hours
hours       done       Log a day's work
$ saebook guide sold student=B1 "project=Beef cattle" date=2026-07-20 quantity=1 thing=calf check=582.50 taken=yes commission=27.50 > out; saebook practice --check commission
commission  done       Sell with a commission
## Done wrong
$ saebook add money student=B1 "project=Beef cattle" date=2026-07-08 type=expense category=feed amount=45.20 > out; saebook practice --check expense
expense     differs    Pay for something
  the feed should come to $42.50, there is $45.20
[1]
$ saebook practice --check
cash        not yet    Count the cash
count       not yet    Count what is on hand
lasting     not yet    Enter what lasts
month       not yet    Enter Brandon's first month
hours       done       Log a day's work
expense     differs    Pay for something
  the feed should come to $42.50, there is $45.20
commission  done       Sell with a commission
service     not yet    Help the community
mistake     not yet    Take back a mistake
2 of 9 done
## Not a task, not a practice book, nothing said
$ saebook practice --check mont
saebook: "mont" is no task; did you mean "month"?
[1]
$ saebook init x.saebook --chapter Hale --state OK; saebook -b x.saebook practice --check
made x.saebook for Hale, OK
saebook: x.saebook is no practice book; make one with `saebook practice FILE`
[1]
$ saebook practice
saebook: practice: name the file that the practice book is to be, or ask for --list or --check (see `saebook help practice`)
[2]
$ saebook practice --list month
saebook: practice: --list stands alone: it tells all tasks (see `saebook help practice`)
[2]
