-- The record of onrecord, schema 1. Any SQLite tool can open it.
--
-- Text columns named `article`, `reading`, `claim`, `change` or `copies` hold canonical JSON of the types in onrecord.model; a BLOB
-- of them is that JSON compressed with zlib (RFC 1950). `at` is a time as it was given (ISO 8601), `instant` the same in
-- microseconds since 1970 (UTC), to order by.

------------------------------------------------------------------------------------------------------------------- kept
-- Rows that are only ever added. Nothing else in this file holds anything that these rows do not give again.

CREATE TABLE migration (                -- how this file came to its schema
    number  INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE snapshot (                 -- bytes as they came
    sha256  TEXT PRIMARY KEY,           -- of the bytes before compression
    size    INTEGER NOT NULL,           -- bytes before compression
    body    BLOB NOT NULL               -- zlib
) STRICT;

CREATE TABLE fetch (                    -- what address showed which snapshot when
    seq           INTEGER PRIMARY KEY,  -- order of arrival
    id            TEXT NOT NULL UNIQUE, -- hash of url, at, sha256 and status
    url           TEXT NOT NULL,        -- as asked for; urn:onrecord:NAME where the source has none
    at            TEXT NOT NULL,
    instant       INTEGER NOT NULL,
    status        INTEGER NOT NULL,     -- HTTP status
    content_type  TEXT,
    sha256        TEXT NOT NULL REFERENCES snapshot (sha256),
    etag          TEXT,                 -- the validators to give back at the next fetch (RFC 9110)
    last_modified TEXT,
    feed          INTEGER NOT NULL      -- 1: an RSS, Atom or JSON feed, which shows entries and is no article itself
) STRICT;
CREATE INDEX fetch_in_time ON fetch (instant, seq);
CREATE INDEX fetch_of_url ON fetch (url, sha256);

CREATE TABLE input (                    -- what a pipeline is given: an extracted article
    sha256       TEXT PRIMARY KEY,      -- of its canonical JSON
    text_sha256  TEXT NOT NULL,         -- of its text in UTF-8
    article      BLOB NOT NULL
) STRICT;

CREATE TABLE extract (                  -- which articles a fetch held: one for a page, the entries with full text for a feed
    fetch     TEXT NOT NULL REFERENCES fetch (id),
    position  INTEGER NOT NULL,         -- from 0, as they stand in the page
    address   TEXT NOT NULL,            -- the address that the article is kept under
    input     TEXT NOT NULL REFERENCES input (sha256),
    PRIMARY KEY (fetch, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (                  -- what a pipeline read in an input; its text and version are those of the input
    seq       INTEGER PRIMARY KEY,
    input     TEXT NOT NULL REFERENCES input (sha256),
    pipeline  TEXT NOT NULL,
    sha256    TEXT NOT NULL,            -- of its canonical JSON
    reading   BLOB NOT NULL,
    UNIQUE (input, pipeline)
) STRICT;

CREATE TABLE judgement (                -- what a named person decided
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    verb     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    value    TEXT,
    note     TEXT
) STRICT;
CREATE INDEX judgement_of_subject ON judgement (subject);

---------------------------------------------------------------------------------------------------------------- derived
-- Made from the rows above by replaying the fetches; `onrecord rebuild` empties and fills these tables.

CREATE TABLE story (
    number  INTEGER PRIMARY KEY,        -- order of founding
    id      TEXT NOT NULL UNIQUE,       -- hash of the article that founded it
    title   TEXT,
    told    INTEGER NOT NULL DEFAULT 0  -- 0: something came since claims, copies and changes were last made
) STRICT;
CREATE INDEX story_untold ON story (number) WHERE told = 0;

CREATE TABLE article (
    number   INTEGER PRIMARY KEY,       -- order of first sight
    id       TEXT NOT NULL UNIQUE,      -- hash of the address
    address  TEXT NOT NULL,             -- without fragment, tracking parameters and closing slash
    url      TEXT NOT NULL,             -- as it was first asked for
    outlet   TEXT,
    at       TEXT NOT NULL,             -- when its first version was published, else captured
    story    TEXT NOT NULL REFERENCES story (id),
    shows    TEXT                       -- the version that its last fetch showed
) STRICT;
CREATE INDEX article_of_story ON article (story, number);

CREATE TABLE version (                  -- one distinct text of an article
    number       INTEGER PRIMARY KEY,   -- order of first sight
    id           TEXT NOT NULL UNIQUE,  -- hash of article, text_sha256 and occurrence
    article      TEXT NOT NULL REFERENCES article (id),
    fetch        TEXT NOT NULL REFERENCES fetch (id), -- the first that showed it
    instant      INTEGER NOT NULL,      -- of that fetch
    url          TEXT NOT NULL,
    published    TEXT,
    title        TEXT,
    text_sha256  TEXT NOT NULL,
    occurrence   INTEGER NOT NULL,      -- how many versions of the article had the same text before
    input        TEXT NOT NULL REFERENCES input (sha256),
    reading      INTEGER NOT NULL REFERENCES reading (seq) -- the current one
) STRICT;
CREATE INDEX version_of_article ON version (article, number);
CREATE INDEX version_in_time ON version (instant, number);

CREATE TABLE shown (                    -- which version an extract showed
    fetch     TEXT NOT NULL,
    position  INTEGER NOT NULL,
    version   TEXT NOT NULL REFERENCES version (id),
    new       INTEGER NOT NULL,         -- 1: it made the version
    PRIMARY KEY (fetch, position),
    FOREIGN KEY (fetch, position) REFERENCES extract (fetch, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_version ON shown (version);

CREATE TABLE term (                     -- the words by which an article finds its story
    term     TEXT NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    count    INTEGER NOT NULL,
    PRIMARY KEY (term, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_of_article ON term (article, term, count);

CREATE TABLE frequency (                -- how many articles have a term
    term      TEXT PRIMARY KEY,
    articles  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (                   -- versions that repeat one text
    story     TEXT NOT NULL REFERENCES story (id),
    position  INTEGER NOT NULL,
    copies    TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    story     TEXT NOT NULL REFERENCES story (id),
    position  INTEGER NOT NULL,
    id        TEXT NOT NULL,
    claim     TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim (id);

CREATE TABLE change (
    story     TEXT NOT NULL REFERENCES story (id),
    position  INTEGER NOT NULL,
    instant   INTEGER NOT NULL,
    change    TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_in_time ON change (instant);

CREATE VIRTUAL TABLE words USING fts5 ( -- title and text of each version, under its number; the text itself is in `input`
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

------------------------------------------------------------------------------------------------------------- append-only
-- A kept row is neither changed nor removed, nor replaced by an INSERT OR REPLACE.

CREATE TRIGGER migration_update BEFORE UPDATE ON migration BEGIN SELECT RAISE(ABORT, 'the record is append-only: migration'); END;
CREATE TRIGGER migration_delete BEFORE DELETE ON migration BEGIN SELECT RAISE(ABORT, 'the record is append-only: migration'); END;
CREATE TRIGGER migration_replace BEFORE INSERT ON migration WHEN EXISTS (SELECT 1 FROM migration WHERE number = NEW.number OR name = NEW.name)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: migration'); END;

CREATE TRIGGER snapshot_update BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'the record is append-only: snapshot'); END;
CREATE TRIGGER snapshot_delete BEFORE DELETE ON snapshot BEGIN SELECT RAISE(ABORT, 'the record is append-only: snapshot'); END;
CREATE TRIGGER snapshot_replace BEFORE INSERT ON snapshot WHEN EXISTS (SELECT 1 FROM snapshot WHERE sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: snapshot'); END;

CREATE TRIGGER fetch_update BEFORE UPDATE ON fetch BEGIN SELECT RAISE(ABORT, 'the record is append-only: fetch'); END;
CREATE TRIGGER fetch_delete BEFORE DELETE ON fetch BEGIN SELECT RAISE(ABORT, 'the record is append-only: fetch'); END;
CREATE TRIGGER fetch_replace BEFORE INSERT ON fetch WHEN EXISTS (SELECT 1 FROM fetch WHERE id = NEW.id OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: fetch'); END;

CREATE TRIGGER input_update BEFORE UPDATE ON input BEGIN SELECT RAISE(ABORT, 'the record is append-only: input'); END;
CREATE TRIGGER input_delete BEFORE DELETE ON input BEGIN SELECT RAISE(ABORT, 'the record is append-only: input'); END;
CREATE TRIGGER input_replace BEFORE INSERT ON input WHEN EXISTS (SELECT 1 FROM input WHERE sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: input'); END;

CREATE TRIGGER extract_update BEFORE UPDATE ON extract BEGIN SELECT RAISE(ABORT, 'the record is append-only: extract'); END;
CREATE TRIGGER extract_delete BEFORE DELETE ON extract BEGIN SELECT RAISE(ABORT, 'the record is append-only: extract'); END;
CREATE TRIGGER extract_replace BEFORE INSERT ON extract WHEN EXISTS (SELECT 1 FROM extract WHERE fetch = NEW.fetch AND position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: extract'); END;

CREATE TRIGGER reading_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only: reading'); END;
CREATE TRIGGER reading_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only: reading'); END;
CREATE TRIGGER reading_replace BEFORE INSERT ON reading WHEN EXISTS (SELECT 1 FROM reading WHERE (input = NEW.input AND pipeline = NEW.pipeline) OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: reading'); END;

CREATE TRIGGER judgement_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'the record is append-only: judgement'); END;
CREATE TRIGGER judgement_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'the record is append-only: judgement'); END;
CREATE TRIGGER judgement_replace BEFORE INSERT ON judgement WHEN EXISTS (SELECT 1 FROM judgement WHERE id = NEW.id OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: judgement'); END;
