-- Schema 3: who may write, and an index of what was read.

---------------------------------------------------------------------------------------------------------------- people
-- Rows that come and go: neither kept for ever nor derived; `onrecord rebuild` leaves them alone, and names on judgements do not
-- hang on them.

CREATE TABLE person (
    name      TEXT PRIMARY KEY COLLATE NOCASE,  -- as it stands on judgements
    password  TEXT NOT NULL,                    -- Argon2id with its salt and costs, as a PHC string (RFC 9106)
    added     TEXT NOT NULL                     -- ISO 8601
) STRICT;

CREATE TABLE session (                          -- a login of a browser, or a token of a program
    token   TEXT PRIMARY KEY,                   -- SHA-256 of the token, which is nowhere written down
    person  TEXT NOT NULL REFERENCES person (name) ON DELETE CASCADE,
    kind    TEXT NOT NULL CHECK (kind IN ('browser', 'program')),
    ends    INTEGER NOT NULL                    -- microseconds since 1970 (UTC)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_person ON session (person);

---------------------------------------------------------------------------------------------------------------- derived

CREATE TABLE finding (                  -- a statement, a figure or a position in the current reading of a version, to search by
    number   INTEGER PRIMARY KEY,
    version  TEXT NOT NULL REFERENCES version (id),
    item     TEXT NOT NULL,             -- its id in the reading
    kind     TEXT NOT NULL,             -- statement, figure or position
    speaker  TEXT COLLATE NOCASE,       -- who says it, as far as it can be told
    stance   TEXT,                      -- of a position
    low      REAL,                      -- of a figure, in `unit`; NULL is an open end
    high     REAL,
    unit     TEXT
) STRICT;
CREATE INDEX finding_of_version ON finding (version);
CREATE INDEX finding_of_speaker ON finding (speaker, number);
CREATE INDEX finding_of_stance ON finding (stance, number) WHERE stance IS NOT NULL;
CREATE INDEX finding_of_low ON finding (low) WHERE low IS NOT NULL;
CREATE INDEX finding_of_high ON finding (high) WHERE high IS NOT NULL;

CREATE INDEX article_of_outlet ON article (outlet COLLATE NOCASE, number);

CREATE VIRTUAL TABLE found USING fts5 ( -- the words of each finding, under its number: its own, those around it, who says it
    words, about, speaker, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
