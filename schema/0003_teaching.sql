-- The kinds that a class works with: events and who was there, shared enterprises, visits, marks and
-- goals, comments and reviews, years closed. Units and habits are those of 0001.

-- People and the programme

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    name TEXT NOT NULL,
    division TEXT,
    standard TEXT,
    level TEXT,
    time INTEGER CHECK (time >= 0),
    counts_as TEXT,
    project_title TEXT,
    in_class INTEGER CHECK (in_class IN (0, 1)),
    goals TEXT,
    budget TEXT,
    result TEXT
) STRICT;
CREATE UNIQUE INDEX event_name ON event (date, name COLLATE NOCASE);

-- Rows that an event brought along say which.

ALTER TABLE hours ADD COLUMN event INTEGER REFERENCES event (id);
CREATE INDEX hours_event ON hours (event, student) WHERE event IS NOT NULL;

ALTER TABLE activity ADD COLUMN event INTEGER REFERENCES event (id);
CREATE INDEX activity_event ON activity (event, student) WHERE event IS NOT NULL;

ALTER TABLE service ADD COLUMN event INTEGER REFERENCES event (id);
CREATE INDEX service_event ON service (event, student) WHERE event IS NOT NULL;

-- Money

-- A row for each member of a crew: `parts` of the whole, which is what its members' rows of a day add up to.
CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    crew TEXT NOT NULL,
    project INTEGER NOT NULL REFERENCES project (id),
    begins TEXT NOT NULL CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    parts INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 1000000),
    CHECK (ends IS NULL OR ends >= begins)
) STRICT;
CREATE UNIQUE INDEX share_crew ON share (crew COLLATE NOCASE, project, begins);
CREATE INDEX share_project ON share (project);

-- FFA

CREATE TABLE attended (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id),
    student INTEGER NOT NULL REFERENCES student (id),
    time INTEGER CHECK (time >= 0),
    role TEXT
) STRICT;
CREATE UNIQUE INDEX attended_event ON attended (event, student);
CREATE INDEX attended_student ON attended (student);

-- Teaching

-- Times of day are text, "07:45".
CREATE TABLE trip (
    id INTEGER PRIMARY KEY,
    teacher INTEGER NOT NULL REFERENCES teacher (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    left_at TEXT CHECK (strftime('%H:%M', left_at) IS left_at),
    back_at TEXT CHECK (strftime('%H:%M', back_at) IS back_at),
    miles INTEGER CHECK (miles >= 0),
    purpose TEXT,
    UNIQUE (id, teacher)
) STRICT;
CREATE INDEX trip_teacher ON trip (teacher, date);

CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    project INTEGER,
    teacher INTEGER NOT NULL REFERENCES teacher (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    time INTEGER CHECK (time BETWEEN 1 AND 1440),
    trip INTEGER,
    place TEXT CHECK (place IN ('on_site', 'school', 'phone', 'video')),
    present TEXT,
    condition TEXT,
    records_state TEXT,
    safety TEXT,
    next_step TEXT,
    follow_up_on TEXT CHECK (date(follow_up_on, '+0 days') IS follow_up_on),
    points INTEGER,
    FOREIGN KEY (project, student) REFERENCES project (id, student),
    FOREIGN KEY (trip, teacher) REFERENCES trip (id, teacher)
) STRICT;
CREATE INDEX visit_student ON visit (student, date);
CREATE INDEX visit_teacher ON visit (teacher, date);
CREATE INDEX visit_trip ON visit (trip) WHERE trip IS NOT NULL;

CREATE TABLE rubric (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    year INTEGER CHECK (year BETWEEN 1900 AND 2199)
) STRICT;
CREATE UNIQUE INDEX rubric_name ON rubric (name COLLATE NOCASE, ifnull(year, 0));

CREATE TABLE criterion (
    id INTEGER PRIMARY KEY,
    rubric INTEGER NOT NULL REFERENCES rubric (id),
    name TEXT NOT NULL,
    weight INTEGER,
    low INTEGER,
    high INTEGER,
    step INTEGER CHECK (step > 0),
    description TEXT,
    CHECK (low <= high)
) STRICT;
CREATE UNIQUE INDEX criterion_name ON criterion (rubric, name COLLATE NOCASE);

CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    criterion INTEGER NOT NULL REFERENCES criterion (id),
    student INTEGER NOT NULL REFERENCES student (id),
    project INTEGER,
    application INTEGER REFERENCES application (id),
    points INTEGER NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    note TEXT,
    FOREIGN KEY (project, student) REFERENCES project (id, student)
) STRICT;
CREATE INDEX score_student ON score (student, date);
CREATE INDEX score_criterion ON score (criterion, student);
CREATE INDEX score_application ON score (application) WHERE application IS NOT NULL;

-- `amount` and `cap_amount` are thousandths of what is asked for: hours, entries, dollars, photos.
CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    course INTEGER NOT NULL REFERENCES course (id),
    begins TEXT NOT NULL CHECK (date(begins, '+0 days') IS begins),
    ends TEXT NOT NULL CHECK (date(ends, '+0 days') IS ends),
    what TEXT NOT NULL CHECK (what IN ('hours', 'entries', 'money', 'photos', 'service')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    weight INTEGER,
    due TEXT CHECK (date(due, '+0 days') IS due),
    entered_by TEXT CHECK (date(entered_by, '+0 days') IS entered_by),
    cap_activity TEXT,
    cap_amount INTEGER CHECK (cap_amount > 0),
    partial TEXT NOT NULL DEFAULT 'none' CHECK (partial IN ('none', 'proportional')),
    late_pct INTEGER CHECK (late_pct BETWEEN 0 AND 10000),
    counts TEXT NOT NULL DEFAULT 'all' CHECK (counts IN ('approved', 'all')),
    CHECK (ends >= begins)
) STRICT;
CREATE INDEX goal_course ON goal (course, ends);

CREATE TABLE exempt (
    id INTEGER PRIMARY KEY,
    goal INTEGER NOT NULL REFERENCES goal (id),
    student INTEGER NOT NULL REFERENCES student (id),
    reason TEXT
) STRICT;
CREATE UNIQUE INDEX exempt_goal ON exempt (goal, student);
CREATE INDEX exempt_student ON exempt (student);

-- The book itself

CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    given_to TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT,
    given_by TEXT
) STRICT;
CREATE INDEX disclosure_student ON disclosure (student, date);

CREATE TABLE copy (
    id INTEGER PRIMARY KEY,
    made_on TEXT NOT NULL CHECK (date(made_on, '+0 days') IS made_on),
    made_by TEXT,
    what TEXT NOT NULL CHECK (what IN ('take_home', 'backup', 'other')),
    student INTEGER REFERENCES student (id),
    for_whom TEXT,
    revoked_on TEXT CHECK (date(revoked_on, '+0 days') IS revoked_on),
    CHECK (revoked_on IS NULL OR revoked_on >= made_on)
) STRICT;
CREATE INDEX copy_student ON copy (student) WHERE student IS NOT NULL;

-- A year may be closed again after it was reopened; the row that is in force is the only one of its
-- student and year without a day of reopening.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    closed_on TEXT NOT NULL CHECK (date(closed_on, '+0 days') IS closed_on),
    closed_by TEXT,
    reopened_on TEXT CHECK (date(reopened_on, '+0 days') IS reopened_on),
    reason TEXT,
    CHECK (reopened_on IS NULL OR reopened_on >= closed_on)
) STRICT;
CREATE UNIQUE INDEX closing_in_force ON closing (student, year) WHERE reopened_on IS NULL;
CREATE INDEX closing_student ON closing (student, year);

-- Comments and reviews. `record` is a row of the table that `kind` names, so no foreign key can hold
-- it: what is written about a row is deleted with it (src/kinds/about.c), and the row's student
-- stands here as well, so that a student's comments are found. Where `kind` is "month", `record` is
-- the year and month, 202610.

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    student INTEGER REFERENCES student (id),
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    text TEXT NOT NULL,
    resolved INTEGER CHECK (resolved IN (0, 1))
) STRICT;
CREATE INDEX comment_record ON comment (record);
CREATE INDEX comment_student ON comment (student, date);

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    student INTEGER REFERENCES student (id),
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned'))
) STRICT;
CREATE INDEX review_record ON review (record);
CREATE INDEX review_student ON review (student, date);
