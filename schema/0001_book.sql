-- The book's durable tables, as record kinds: a column for each field of the kind's description
-- (src/kinds), in the same order. A test holds the two against each other.
--
-- Units: money is cents, time minutes, quantities thousandths, percentages hundredths, dates ISO
-- text. Ids are 63-bit, ordered by time, unique without asking anyone. Checks here guard what the
-- arithmetic stands on (days that exist, ranges, the choices that posting knows); longer lists of
-- choices are checked by the descriptions. `(project, student)` keys make it impossible to book
-- something on another student's project.
--
-- A list of more than two values is written with OR: an IN of constants in a CHECK builds a table in
-- memory for every row that is written (measured: 22 microseconds a row of money against 6.5).
--
-- Later migrations only add tables, and columns at the end of tables: stored changesets name
-- columns by position.

-- People and the programme

CREATE TABLE chapter (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    number TEXT,
    school TEXT,
    district TEXT,
    address TEXT,
    phone TEXT,
    administrator TEXT,
    years_offered INTEGER CHECK (years_offered BETWEEN 0 AND 12),
    time_zone TEXT,
    degree_profile TEXT NOT NULL DEFAULT 'national',
    service_rule TEXT NOT NULL DEFAULT 'cumulative' CHECK (service_rule IN ('cumulative', 'additional')),
    depreciation_rule TEXT NOT NULL DEFAULT 'full_year' CHECK (depreciation_rule IN ('full_year', 'monthly')),
    inventory_basis TEXT NOT NULL DEFAULT 'market' CHECK (inventory_basis IN ('market', 'cost')),
    raised_value TEXT NOT NULL DEFAULT 'income' CHECK (raised_value IN ('income', 'equity')),
    borrowed_tools TEXT NOT NULL DEFAULT 'ownership' CHECK (borrowed_tools IN ('ownership', 'placement')),
    capital_minimum INTEGER NOT NULL DEFAULT 10000 CHECK (capital_minimum BETWEEN 0 AND 9999999999)
) STRICT;

CREATE TABLE teacher (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX teacher_name ON teacher (name COLLATE NOCASE);

CREATE TABLE student (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    preferred_name TEXT,
    ffa_id TEXT,
    ffa_since TEXT CHECK (date(ffa_since, '+0 days') IS ffa_since),
    birth_date TEXT CHECK (date(birth_date, '+0 days') IS birth_date),
    grade INTEGER CHECK (grade BETWEEN 1 AND 16),
    graduation_date TEXT CHECK (date(graduation_date, '+0 days') IS graduation_date),
    entered_ag_ed TEXT NOT NULL CHECK (date(entered_ag_ed, '+0 days') IS entered_ag_ed),
    records_from TEXT NOT NULL CHECK (date(records_from, '+0 days') IS records_from),
    status TEXT NOT NULL DEFAULT 'active' CHECK (status = 'active' OR status = 'alumni'
        OR status = 'transferred' OR status = 'left'),
    left_on TEXT CHECK (date(left_on, '+0 days') IS left_on),
    keep_until TEXT CHECK (date(keep_until, '+0 days') IS keep_until),
    career_goal TEXT,
    email TEXT,
    phone TEXT,
    address TEXT,
    directory_release INTEGER CHECK (directory_release IN (0, 1)),
    photo_release INTEGER CHECK (photo_release IN (0, 1)),
    gpa INTEGER,
    ag_gpa INTEGER,
    notes TEXT
) STRICT;
CREATE UNIQUE INDEX student_number ON student (number COLLATE NOCASE);
CREATE INDEX student_name ON student (name COLLATE NOCASE);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    occupation TEXT,
    phone TEXT,
    email TEXT,
    address TEXT
) STRICT;
CREATE INDEX contact_student ON contact (student);

CREATE TABLE course (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    school TEXT,
    period TEXT,
    teacher INTEGER REFERENCES teacher (id),
    level TEXT CHECK (level = 'middle' OR level = 'high' OR level = 'mixed'),
    begins TEXT CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    instruction INTEGER CHECK (instruction >= 0)
) STRICT;
CREATE UNIQUE INDEX course_title ON course (title COLLATE NOCASE, year, ifnull(period, ''));

CREATE TABLE enrollment (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    course INTEGER NOT NULL REFERENCES course (id),
    grade INTEGER CHECK (grade BETWEEN 1 AND 16),
    begins TEXT CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    earned INTEGER CHECK (earned >= 0),
    passed INTEGER CHECK (passed IN (0, 1)),
    mark TEXT
) STRICT;
CREATE UNIQUE INDEX enrollment_student ON enrollment (student, course);
CREATE INDEX enrollment_course ON enrollment (course);

CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    dues_paid TEXT CHECK (date(dues_paid, '+0 days') IS dues_paid),
    paid_to TEXT
) STRICT;
CREATE UNIQUE INDEX membership_student ON membership (student, year);

-- The SAE

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    title TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type = 'foundational' OR type = 'placement' OR type = 'ownership'
        OR type = 'research_experimental' OR type = 'research_analysis'
        OR type = 'research_invention' OR type = 'school_enterprise' OR type = 'service_learning'),
    pathway TEXT,
    award_area TEXT,
    began TEXT NOT NULL CHECK (date(began, '+0 days') IS began),
    ended TEXT CHECK (date(ended, '+0 days') IS ended),
    status TEXT NOT NULL DEFAULT 'active' CHECK (status = 'planned' OR status = 'active'
        OR status = 'closed'),
    proceeds TEXT NOT NULL DEFAULT 'mine' CHECK (proceeds IN ('mine', 'school')),
    description TEXT,
    UNIQUE (id, student)
) STRICT;
CREATE UNIQUE INDEX project_title ON project (student, title COLLATE NOCASE);

CREATE TABLE scope (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    size INTEGER CHECK (size >= 0),
    unit TEXT,
    owned INTEGER NOT NULL DEFAULT 10000 CHECK (owned BETWEEN 0 AND 10000),
    note TEXT
) STRICT;
CREATE UNIQUE INDEX scope_project ON scope (project, year);

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    description TEXT,
    time TEXT,
    financial TEXT,
    capital TEXT,
    objectives TEXT,
    standards TEXT,
    outcomes TEXT,
    roles TEXT,
    changes TEXT
) STRICT;
CREATE UNIQUE INDEX plan_project ON plan (project, year);

CREATE TABLE position (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    employer TEXT NOT NULL,
    title TEXT NOT NULL,
    supervisor TEXT,
    begins TEXT NOT NULL CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    wage INTEGER CHECK (wage BETWEEN 0 AND 9999999999),
    paid INTEGER CHECK (paid IN (0, 1)),
    duties TEXT,
    UNIQUE (id, project)
) STRICT;
CREATE UNIQUE INDEX position_title ON position (project, title COLLATE NOCASE);

CREATE TABLE hours (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    time INTEGER NOT NULL CHECK (time BETWEEN 1 AND 1440),
    activity TEXT NOT NULL,
    in_class INTEGER NOT NULL DEFAULT 0 CHECK (in_class IN (0, 1)),
    paid INTEGER CHECK (paid IN (0, 1)),
    position INTEGER,
    duty TEXT,
    standards TEXT,
    happened TEXT,
    so_what TEXT,
    now_what TEXT,
    FOREIGN KEY (project, student) REFERENCES project (id, student),
    FOREIGN KEY (position, project) REFERENCES position (id, project)
) STRICT;
CREATE INDEX hours_student ON hours (student, date);

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    project INTEGER,
    date TEXT CHECK (date(date, '+0 days') IS date),
    caption TEXT,
    file BLOB NOT NULL,
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE INDEX photo_student ON photo (student, date);

CREATE TABLE skill (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    standard TEXT NOT NULL,
    year INTEGER CHECK (year BETWEEN 1900 AND 2199),
    what TEXT,
    contribution TEXT
) STRICT;
CREATE INDEX skill_project ON skill (project);

-- `amount` is hundredths of the line's own unit: cents of a money line, hundredths of an hour of an
-- hours line.
CREATE TABLE brought_forward (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    line TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount BETWEEN -9999999999 AND 9999999999),
    source TEXT NOT NULL,
    seen_by TEXT,
    seen_on TEXT CHECK (date(seen_on, '+0 days') IS seen_on),
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE UNIQUE INDEX brought_forward_line ON brought_forward (student, project, year, line);

-- Money

CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    project INTEGER,
    lender TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    principal INTEGER NOT NULL CHECK (principal BETWEEN 1 AND 9999999999),
    rate INTEGER CHECK (rate BETWEEN 0 AND 10000),
    due TEXT CHECK (date(due, '+0 days') IS due),
    payment INTEGER CHECK (payment BETWEEN 0 AND 9999999999),
    payments_a_year INTEGER CHECK (payments_a_year BETWEEN 1 AND 366),
    received TEXT NOT NULL DEFAULT 'cash' CHECK (received = 'cash' OR received = 'goods'
        OR received = 'beginning'),
    UNIQUE (id, student),
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE UNIQUE INDEX loan_lender ON loan (student, lender COLLATE NOCASE, date);

CREATE TABLE money (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    type TEXT NOT NULL CHECK (type = 'sale' OR type = 'expense' OR type = 'refund'
        OR type = 'home_use' OR type = 'barter' OR type = 'labor' OR type = 'transfer'
        OR type = 'gift' OR type = 'interest' OR type = 'loan_payment' OR type = 'contribution'
        OR type = 'withdrawal' OR type = 'other_income' OR type = 'other_expense'),
    project INTEGER,
    to_project INTEGER,
    category TEXT,
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 9999999999),
    quantity INTEGER,
    unit TEXT,
    party TEXT,
    memo TEXT,
    receipt TEXT,
    whole INTEGER CHECK (whole BETWEEN 1 AND 9999999999),
    settled TEXT NOT NULL DEFAULT 'cash' CHECK (settled = 'cash' OR settled = 'later'
        OR settled = 'loan'),
    paid_on TEXT CHECK (date(paid_on, '+0 days') IS paid_on),
    loan INTEGER,
    hours INTEGER CHECK (hours BETWEEN 0 AND 1440),
    FOREIGN KEY (project, student) REFERENCES project (id, student),
    FOREIGN KEY (to_project, student) REFERENCES project (id, student),
    FOREIGN KEY (loan, student) REFERENCES loan (id, student),
    CHECK ((type = 'transfer') = (to_project IS NOT NULL)),
    CHECK ((type = 'loan_payment' OR type = 'contribution' OR type = 'withdrawal'
        OR type = 'other_income' OR type = 'other_expense')
           = (project IS NULL)),
    CHECK ((type = 'loan_payment' OR settled = 'loan') = (loan IS NOT NULL)),
    CHECK (paid_on IS NULL OR (settled = 'later' AND paid_on >= date))
) STRICT;
CREATE INDEX money_student ON money (student, date);

CREATE TABLE paycheck (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    position INTEGER,
    begins TEXT CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    time INTEGER CHECK (time >= 0),
    gross INTEGER NOT NULL CHECK (gross BETWEEN 1 AND 9999999999),
    taxes INTEGER NOT NULL DEFAULT 0 CHECK (taxes BETWEEN 0 AND gross),
    sae_withheld INTEGER NOT NULL DEFAULT 0 CHECK (sae_withheld BETWEEN 0 AND gross),
    sae_category TEXT,
    sae_project INTEGER,
    other_withheld INTEGER NOT NULL DEFAULT 0 CHECK (other_withheld BETWEEN 0 AND gross),
    FOREIGN KEY (project, student) REFERENCES project (id, student),
    FOREIGN KEY (sae_project, student) REFERENCES project (id, student),
    FOREIGN KEY (position, project) REFERENCES position (id, project),
    CHECK (taxes + sae_withheld + other_withheld <= gross)
) STRICT;
CREATE INDEX paycheck_student ON paycheck (student, date);

CREATE TABLE asset (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    project INTEGER,
    name TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class = 'breeding_livestock' OR class = 'machinery'
        OR class = 'equipment' OR class = 'building' OR class = 'land'
        OR class = 'perennial_crop' OR class = 'other'),
    acquired TEXT NOT NULL CHECK (date(acquired, '+0 days') IS acquired),
    how TEXT NOT NULL CHECK (how = 'bought' OR how = 'raised' OR how = 'kept' OR how = 'gift'
        OR how = 'traded' OR how = 'worked_for' OR how = 'beginning'),
    count INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 1000000),
    cost INTEGER NOT NULL CHECK (cost BETWEEN 0 AND 9999999999),
    salvage INTEGER NOT NULL DEFAULT 0 CHECK (salvage BETWEEN 0 AND cost),
    life_years INTEGER NOT NULL DEFAULT 0 CHECK (life_years BETWEEN 0 AND 100),
    settled TEXT NOT NULL DEFAULT 'cash' CHECK (settled = 'cash' OR settled = 'later'
        OR settled = 'loan'),
    paid_on TEXT CHECK (date(paid_on, '+0 days') IS paid_on),
    loan INTEGER,
    UNIQUE (id, student),
    FOREIGN KEY (project, student) REFERENCES project (id, student),
    FOREIGN KEY (loan, student) REFERENCES loan (id, student),
    CHECK (life_years = 0 OR (class <> 'land' AND how <> 'raised')),
    CHECK ((settled = 'loan') = (loan IS NOT NULL)),
    CHECK (settled = 'cash' OR how = 'bought'),
    CHECK (paid_on IS NULL OR (settled = 'later' AND paid_on >= acquired))
) STRICT;
CREATE UNIQUE INDEX asset_name ON asset (student, name COLLATE NOCASE);

CREATE TABLE asset_use (
    id INTEGER PRIMARY KEY,
    asset INTEGER NOT NULL REFERENCES asset (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    project INTEGER NOT NULL REFERENCES project (id),
    share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000)
) STRICT;
CREATE UNIQUE INDEX asset_use_project ON asset_use (asset, year, project);

CREATE TABLE disposal (
    id INTEGER PRIMARY KEY,
    asset INTEGER NOT NULL REFERENCES asset (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    how TEXT NOT NULL CHECK (how = 'sold' OR how = 'died' OR how = 'lost' OR how = 'home_use'
        OR how = 'to_current'),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000000),
    proceeds INTEGER CHECK (proceeds BETWEEN 0 AND 9999999999),
    party TEXT
) STRICT;
CREATE INDEX disposal_asset ON disposal (asset, date);

CREATE TABLE valuation (
    id INTEGER PRIMARY KEY,
    asset INTEGER NOT NULL REFERENCES asset (id),
    as_of TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 9999999999),
    reason TEXT
) STRICT;
CREATE UNIQUE INDEX valuation_asset ON valuation (asset, as_of);

CREATE TABLE stock (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    as_of TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    item TEXT NOT NULL,
    quantity INTEGER CHECK (quantity >= 0),
    unit TEXT,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 9999999999),
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE UNIQUE INDEX stock_item ON stock (student, project, item COLLATE NOCASE, as_of);

CREATE TABLE counted (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    as_of TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE UNIQUE INDEX counted_project ON counted (student, project, as_of);

CREATE TABLE balance (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    as_of TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    item TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class = 'cash' OR class = 'receivable' OR class = 'prepaid'
        OR class = 'current_asset' OR class = 'noncurrent_asset' OR class = 'payable'
        OR class = 'current_liability' OR class = 'noncurrent_liability'),
    scope TEXT NOT NULL DEFAULT 'sae' CHECK (scope IN ('sae', 'personal')),
    productive INTEGER CHECK (productive IN (0, 1)),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 9999999999)
) STRICT;
CREATE UNIQUE INDEX balance_item ON balance (student, class, item COLLATE NOCASE, as_of);

-- FFA

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    circle TEXT NOT NULL DEFAULT 'ffa',
    role TEXT,
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    time INTEGER CHECK (time >= 0),
    minutes_led INTEGER CHECK (minutes_led >= 0),
    procedures INTEGER CHECK (procedures >= 0),
    result TEXT,
    outside_class INTEGER NOT NULL DEFAULT 1 CHECK (outside_class IN (0, 1)),
    counts_above TEXT NOT NULL DEFAULT 'auto' CHECK (counts_above = 'auto'
        OR counts_above = 'yes' OR counts_above = 'no')
) STRICT;
CREATE INDEX activity_student ON activity (student, date);

CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    name TEXT NOT NULL,
    time INTEGER NOT NULL CHECK (time BETWEEN 1 AND 1440),
    served TEXT,
    what TEXT,
    verified_by TEXT
) STRICT;
CREATE INDEX service_student ON service (student, date);

CREATE TABLE honor (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    name TEXT NOT NULL,
    level TEXT,
    given_by TEXT
) STRICT;
CREATE INDEX honor_student ON honor (student, date);

CREATE TABLE degree_held (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    degree TEXT NOT NULL,
    received TEXT NOT NULL CHECK (date(received, '+0 days') IS received)
) STRICT;
CREATE UNIQUE INDEX degree_held_student ON degree_held (student, degree);

-- Applications

CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    form TEXT NOT NULL,
    subject TEXT NOT NULL,
    type TEXT CHECK (type = 'ownership' OR type = 'placement' OR type = 'combined'
        OR type = 'research'),
    award_year INTEGER NOT NULL CHECK (award_year BETWEEN 1900 AND 2199),
    first_year INTEGER CHECK (first_year BETWEEN 1900 AND 2199),
    status TEXT NOT NULL DEFAULT 'draft',
    consent_on TEXT CHECK (date(consent_on, '+0 days') IS consent_on)
) STRICT;
CREATE UNIQUE INDEX application_subject
    ON application (student, form, subject COLLATE NOCASE, ifnull(type, ''), award_year);

CREATE TABLE chosen_project (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    project INTEGER NOT NULL REFERENCES project (id)
) STRICT;
CREATE UNIQUE INDEX chosen_project_application ON chosen_project (application, project);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    question TEXT NOT NULL,
    text TEXT
) STRICT;
CREATE UNIQUE INDEX answer_question ON answer (application, question);

CREATE TABLE chosen_photo (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    photo INTEGER NOT NULL REFERENCES photo (id),
    rank INTEGER CHECK (rank BETWEEN 1 AND 99),
    caption TEXT
) STRICT;
CREATE UNIQUE INDEX chosen_photo_application ON chosen_photo (application, photo);

-- The book itself

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each thing a user did. `changeset` (of the session extension) or `batch` (which rows
-- a large import added: table names and runs of ids) tells how to take it back. Never itself part
-- of a changeset.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    undoes INTEGER REFERENCES change (id),
    undone_by INTEGER REFERENCES change (id),
    changeset BLOB,
    batch BLOB
) STRICT;
