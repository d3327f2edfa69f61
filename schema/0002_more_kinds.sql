-- The next kinds of record: production, research, plans and agreements, what was learned, who signed.
-- Units and habits are those of 0001: quantities thousandths, time minutes, money cents, dates ISO.

-- People and the programme

CREATE TABLE postsecondary (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    school TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    ag INTEGER CHECK (ag IN (0, 1))
) STRICT;
CREATE INDEX postsecondary_student ON postsecondary (student);

-- The SAE

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_on TEXT CHECK (date(signed_on, '+0 days') IS signed_on),
    method TEXT,
    recorded_by TEXT,
    terms TEXT
) STRICT;
CREATE INDEX agreement_project ON agreement (project);

CREATE TABLE safety (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    hazard TEXT NOT NULL,
    risk TEXT CHECK (risk IN ('low', 'medium', 'high')),
    remedy TEXT,
    remedied_on TEXT CHECK (date(remedied_on, '+0 days') IS remedied_on),
    certificate TEXT
) STRICT;
CREATE INDEX safety_project ON safety (project, date);

CREATE TABLE evaluation (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    area TEXT NOT NULL,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    comment TEXT
) STRICT;
CREATE INDEX evaluation_project ON evaluation (project, date);

CREATE TABLE budget (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    category TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 9999999999)
) STRICT;
CREATE UNIQUE INDEX budget_category ON budget (project, year, category);

CREATE TABLE foundational (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    component TEXT NOT NULL,
    level TEXT NOT NULL,
    activity TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    time INTEGER CHECK (time BETWEEN 1 AND 1440),
    evidence TEXT,
    checked_by TEXT,
    checked_on TEXT CHECK (date(checked_on, '+0 days') IS checked_on)
) STRICT;
CREATE INDEX foundational_student ON foundational (student, date);

CREATE TABLE research (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    question TEXT,
    hypothesis TEXT,
    independent TEXT,
    dependent TEXT,
    controls TEXT,
    materials TEXT,
    method TEXT,
    results TEXT,
    conclusion TEXT,
    limits TEXT,
    abstract TEXT,
    sources TEXT,
    mentor TEXT,
    approval TEXT
) STRICT;
CREATE UNIQUE INDEX research_project ON research (project, year);

CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    measure TEXT NOT NULL,
    value INTEGER NOT NULL,
    unit TEXT,
    treatment TEXT,
    replicate TEXT,
    subject TEXT
) STRICT;
CREATE INDEX reading_project ON reading (project, date);

CREATE TABLE service_plan (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    need TEXT,
    partner TEXT,
    served TEXT,
    promotion TEXT,
    volunteers INTEGER CHECK (volunteers >= 0),
    volunteer_time INTEGER CHECK (volunteer_time >= 0),
    evaluation TEXT
) STRICT;
CREATE UNIQUE INDEX service_plan_project ON service_plan (project);

CREATE TABLE reflection (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    happened TEXT,
    so_what TEXT,
    now_what TEXT
) STRICT;
CREATE INDEX reflection_project ON reflection (project, date);

-- Production. `(animal, project)` keys make it impossible to weigh an animal of another project.

CREATE TABLE animal (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    tag TEXT NOT NULL,
    name TEXT,
    sex TEXT,
    breed TEXT,
    born TEXT CHECK (date(born, '+0 days') IS born),
    dam TEXT,
    asset INTEGER REFERENCES asset (id),
    out_on TEXT CHECK (date(out_on, '+0 days') IS out_on),
    UNIQUE (id, project)
) STRICT;
CREATE UNIQUE INDEX animal_tag ON animal (project, tag COLLATE NOCASE);
CREATE INDEX animal_asset ON animal (asset) WHERE asset IS NOT NULL;

CREATE TABLE head (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    herd TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('born', 'bought', 'died', 'sold', 'moved_in', 'moved_out',
        'eaten', 'bred', 'weaned', 'to_breeding')),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000000),
    litters INTEGER CHECK (litters BETWEEN 0 AND 1000000),
    weight INTEGER CHECK (weight >= 0),
    born_dead INTEGER CHECK (born_dead BETWEEN 0 AND 1000000),
    animal INTEGER,
    money INTEGER REFERENCES money (id),
    FOREIGN KEY (animal, project) REFERENCES animal (id, project)
) STRICT;
CREATE INDEX head_project ON head (project, date);
CREATE INDEX head_animal ON head (animal) WHERE animal IS NOT NULL;
CREATE UNIQUE INDEX head_money ON head (money) WHERE money IS NOT NULL;

CREATE TABLE weighing (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    animal INTEGER NOT NULL,
    weight INTEGER NOT NULL CHECK (weight > 0),
    unit TEXT NOT NULL,
    FOREIGN KEY (animal, project) REFERENCES animal (id, project)
) STRICT;
CREATE INDEX weighing_project ON weighing (project, date);
CREATE INDEX weighing_animal ON weighing (animal, date);

CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    feed TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    herd TEXT
) STRICT;
CREATE INDEX feed_project ON feed (project, date);

CREATE TABLE harvest (
    id INTEGER PRIMARY KEY,
    project INTEGER NOT NULL REFERENCES project (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    crop TEXT NOT NULL,
    area INTEGER CHECK (area >= 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    unit TEXT NOT NULL
) STRICT;
CREATE INDEX harvest_project ON harvest (project, date);

-- FFA

CREATE TABLE attested (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    item TEXT NOT NULL,
    name TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date)
) STRICT;
CREATE INDEX attested_student ON attested (student, date);

-- Applications

CREATE TABLE signature (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_on TEXT CHECK (date(signed_on, '+0 days') IS signed_on),
    method TEXT,
    recorded_by TEXT
) STRICT;
CREATE INDEX signature_application ON signature (application);
