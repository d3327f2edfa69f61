-- Applications that are worked on over weeks: what of a student's other records enters one, and in
-- which order; what employers and teachers say; what evaluators and interviewers noted.

-- Exactly one of the records is named.
CREATE TABLE chosen_entry (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    activity INTEGER REFERENCES activity (id),
    service INTEGER REFERENCES service (id),
    honor INTEGER REFERENCES honor (id),
    degree_held INTEGER REFERENCES degree_held (id),
    skill INTEGER REFERENCES skill (id),
    rank INTEGER CHECK (rank BETWEEN 1 AND 999),
    CHECK ((activity IS NOT NULL) + (service IS NOT NULL) + (honor IS NOT NULL)
        + (degree_held IS NOT NULL) + (skill IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX chosen_entry_application ON chosen_entry (application, ifnull(activity, 0),
    ifnull(service, 0), ifnull(honor, 0), ifnull(degree_held, 0), ifnull(skill, 0));
CREATE INDEX chosen_entry_activity ON chosen_entry (activity) WHERE activity IS NOT NULL;
CREATE INDEX chosen_entry_service ON chosen_entry (service) WHERE service IS NOT NULL;
CREATE INDEX chosen_entry_honor ON chosen_entry (honor) WHERE honor IS NOT NULL;
CREATE INDEX chosen_entry_degree_held ON chosen_entry (degree_held) WHERE degree_held IS NOT NULL;
CREATE INDEX chosen_entry_skill ON chosen_entry (skill) WHERE skill IS NOT NULL;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_on TEXT CHECK (date(signed_on, '+0 days') IS signed_on),
    method TEXT,
    recorded_by TEXT,
    text TEXT
) STRICT;
CREATE INDEX statement_application ON statement (application);

CREATE TABLE application_note (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    sort TEXT NOT NULL CHECK (sort = 'evaluator' OR sort = 'interview' OR sort = 'own'),
    date TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    settled INTEGER CHECK (settled = 0 OR settled = 1)
) STRICT;
CREATE INDEX application_note_application ON application_note (application);
