## Guided money: what happened, in plain words; and entries for a crew.
$ export SAEBOOK=t.saebook SAEBOOK_TODAY=2026-11-22; saebook init t.saebook --chapter Hale --state OK
made t.saebook for Hale, OK
$ for s in S1 S2; do saebook add student number=$s "name=Student, $s" entered_ag_ed=2025-01-01 > out; saebook add project student=$s title=Swine type=ownership began=2025-01-01 > out; done; saebook add project student=S1 title=Garden type=ownership began=2025-01-01 > out
$ saebook guide
sold       I sold something                         animals, eggs, plants, a service
won        I won a prize, or got a payment          fair premium, government, co-op
paid       I paid for something                     feed, vet, fees; a gift; on credit
bought     I bought something that lasts            tools, a building, a gilt to breed
wages      I got paid wages                         from a placement job
back       I got money back                         a refund on something paid for
traded     I traded something                       a hog for feed, hay for pasture
worked     I worked for something                   feed or pasture for my work
used       I used some at home                      eggs eaten, a hog in the freezer
gave       I gave some away                         a present from what the project made
moved      I moved some to my other project         hay to the cattle
settled    I paid a bill, or was paid late          what was to be paid later
borrowed   I borrowed money                         a loan
repaid     I paid back a loan                       the loan itself and interest
own        I put in or took out my own money        savings, allowance, tuition
outside    It was outside my SAE                    another job, other spending
kept       I kept an animal to breed                from the market herd, or raised
market     I no longer keep an animal to breed      back to those to be sold
died       Something died or was lost               an animal, a tool
again      The same as last time                    your last entry today, or every week
$ saebook guide paid
paid: I paid for something
  student        * Student: To whom it happened.
  project        * Project: The project that uses it.
  date           * When: The day it happened, or the day on the receipt.
  amount         * How much: The price. You may calculate: 12*4.50.
  share          * The amount is: Others own a part of this project: is this all of it, or your part? [mine, whole, crew] (where project.shared=yes)
  lasts            Lasts over a year: Will it still be used in more than a year? Feed is not; a shovel is.
  category       * For what: It decides the line of the application. [resale, feed, seed, fertilizer, chemicals, veterinary, supplies, fuel, repairs, rent, custom_hire, labor_hired, marketing, freight, insurance, utilities, fees, taxes_property, interest, miscellaneous] (where lasts=no)
  name           * Item: A name of its own, such as Livestock scale. (where lasts=yes)
  class          * What it is: What sort of thing: the inventory lists by it. [equipment, breeding_livestock, machinery, building, perennial_crop, land, other] (where lasts=yes)
  who            * Who paid: Where the money came from. [me, gift, lent, later, worked, theirs]
  hours            Hours you gave: The time you worked for it. (where who=worked)
  party            Store or person: The store or person.
  quantity         How many: How many pounds, bags or head. (where lasts=no)
  unit             Of what: sacks, lb, bales, head ... (where lasts=no)
  count            How many: How many alike, such as 12 gates. (where lasts=yes)
  years            Years of use: How long it will last; empty: what is usual for it. (where lasts=yes)
  salvage          Worth at the end: What it will still be worth after those years. (where lasts=yes)
  memo             Note: What a reader should know.
  total            Receipt total: What it says in all: checked against its lines.
  receipt          Receipt number: As printed on it; empty: one is made up.
  source           The money came from: What your records do not know yet. [personal, family, gift, loan, beginning, later, unknown]
  lender           Who lent it: A person or a bank. (where source=loan)
$ saebook guide sold student=S1 project=Swine quantity=2 thing=hogs check=1092.30 taken=yes commission=32.70 price=1125
sale $1,125.00, 2 head, livestock, Swine: hogs  [cash sales]
market herd: 2 sold  [herd change]
expense $32.70, marketing, Swine: Commission  [cash other]
1,125.00 - 32.70 = 1,092.30: the check agrees
Something made to be sold is a current product: a cash sale. What the buyer kept is a cost, so income is the whole price.
$ saebook list money --format csv | cut -d, -f3-8,10,12-13 | sed 's/R[0-9]*$/R/'
date,type,project,to_project,category,amount,unit,memo,receipt
2026-11-22,expense,Swine,,marketing,32.70,,Commission,R
2026-11-22,sale,Swine,,livestock,1125.00,head,hogs,R
$ saebook guide paid student=S1 project=Swine amount=42.50 "party=Hale's" + project=Garden amount=18 lasts=yes name=Hoe total=60.50
expense $42.50, feed, Swine  [cash feed]
expense $18.00, supplies, Garden: Hoe  [cash other]
42.50 + 18.00 = 60.50: the receipt agrees
Used up within a year: an operating cost, paid in cash. It lasts, but costs less than the 100.00 from which your chapter counts a lasting item: it is supplies.
$ saebook guide paid student=S1 project=Swine amount=42.50 + project=Garden amount=18 category=seed total=65.50
saebook: paid: total: the lines come to 60.50, the receipt says 65.50: 5.00 is missing; add another line
[1]
$ saebook guide wages student=S1 project=Garden gross=100 + gross=50
saebook: wages: "wages" has one line only; enter the next by itself
[1]
## Only shown.
$ saebook guide died student=S1 project=Swine count=1 --dry-run; saebook list head --format csv | cut -d, -f3-6
died 1, Swine  [herd change]
No money moved. Name the inventory item too, or count it again: a smaller inventory is the loss.
date,herd,change,count
2026-11-22,market,sold,2
## What is not asked is not taken.
$ saebook guide sold student=S1 project=Swine check=10 commission=2
saebook: sold: commission: is not asked here; it goes with taken=yes
[1]
$ saebook guide paid student=S1 project=Swine amount=10 share=whole
saebook: paid: share: is not asked here; it goes with a project that others own a part of
[1]
$ saebook guide payd student=S1
saebook: guide: "payd" is nothing that can be asked about; did you mean "paid"? (see `saebook help guide`)
[2]
$ saebook guide paid student=S1 amount=10
saebook: paid: project: "Project" is still to be answered
[1]
$ saebook guide paid student=S1 project=Swine amount=10 date=2026-12-24
saebook: paid: date: that day lies in the future: enter it when it has happened
[1]
## Cash that would fall below zero.
$ saebook guide paid student=S2 project=Swine amount=30
saebook: paid: On Sun 22 Nov 2026 your records have 30.00 less cash than this takes. Where did it come from? Say so with source=ANSWER, one of: personal, family, gift, loan, beginning, later, unknown
[1]
$ saebook guide paid student=S2 project=Swine amount=30 source=loan
saebook: paid: lender: say who lent you the money
[1]
$ saebook guide paid student=S2 project=Swine amount=30 source=loan lender=Mom
loan $30.00 from Mom  [a debt, never income]
expense $30.00, feed, Swine  [cash feed]
Used up within a year: an operating cost, paid in cash. Borrowed money is never income: you have it, and you owe it.
$ saebook report balance --student S2
Student  As of       Cash  Current inventory  Receivables  Current assets  Non-current assets  Total assets  Current liabilities  Non-current liabilities  Total liabilities  Net worth
S2       2026-11-22  0.00               0.00         0.00            0.00                0.00          0.00                30.00                     0.00              30.00     -30.00
## On the store's account, and the bill paid.
$ saebook guide paid student=S2 project=Swine amount=12 who=later date=2026-11-02
expense $12.00, feed, Swine  [cash feed]
The cost counts now; it is owed until the day you pay it.
$ saebook guide settled student=S2 "entry=#$(saebook list money --where settled=later --format csv | tail -1 | cut -d, -f1)" source=family
Sun 22 Nov 2026: my money in $12.00, family  [neither income nor cost]
Mon 2 Nov 2026: expense $12.00, feed, Swine: Paid on (none) → 22 Nov 2026  [changed]
It was a cost on the day you got it; today only the debt goes, and your cash with it. Money put in is not income; it makes what you have larger.
## The same again, every week.
$ saebook guide again student=S2 every=week from=2026-11-09 source=personal
Mon 9 Nov 2026: my money in $60.00, personal  [neither income nor cost]
Mon 9 Nov 2026: expense $30.00, feed, Swine  [cash feed]
Mon 16 Nov 2026: expense $30.00, feed, Swine  [cash feed]
Each line is entered; take out what did not happen. One step takes all back. Money put in is not income; it makes what you have larger.
$ saebook guide again student=S2 every=week until=2027-01-01
saebook: again: until: lies in the future: what is to come is entered when it has happened
[1]
## A crew: every member's row, the parts add up, one step to undo.
$ saebook add money crew=Trailer type=expense category=supplies amount=100
saebook: money: nobody has a share of a crew "Trailer" on 2026-11-22; shares are entered as: saebook add share crew=NAME project=P begins=DATE parts=1
[1]
$ for s in S1 S2; do saebook add share crew=Trailer student=$s project=Swine begins=2026-01-01 parts=${s#S} > out; done
$ saebook add money crew=trailer type=expense category=supplies amount=100 memo=lumber
<id>
<id>
$ saebook list money --where memo=lumber --format csv | cut -d, -f2,5,7,8,14
student,project,category,amount,whole
S2,Swine,supplies,66.67,100.00
S1,Swine,supplies,33.33,100.00
$ saebook guide sold student=S1 project=Swine check=50 category=services share=crew
S1 Student: sale $16.67, services, Swine  [cash sales]
S2 Student: sale $33.33, services, Swine  [cash sales]
Something made to be sold is a current product: a cash sale. Every member of the crew gets a row with his or her share; the shares add up to the whole.
$ saebook add money crew=Trailer student=S1 type=expense amount=1
saebook: money: an entry for a crew is money or a lasting item, and names neither student nor project; every member's own are taken
[1]
$ saebook add loan crew=Trailer student=S1 lender=Dad principal=5
saebook: loan: an entry for a crew is money or a lasting item, and names neither student nor project; every member's own are taken
[1]
$ saebook history --limit 2 --format csv | cut -d, -f4
what
"entered sale $16.67
"entered expense $33.33
## A field that is not asked about, and the help that it names.
$ saebook guide sold student=S1 project=Swine how_many=2
saebook: sold: sold has no field "how_many"; `saebook help sold` lists them
[1]
$ saebook help sold | head -3
sold: I sold something
  student        * Student: To whom it happened.
  project        * Project: The project that raised or made it.
