-- Schema 2: what became known when, who has looked, what was asked of the network, what was sent to whom.

CREATE TABLE notice (                   -- kept: the order in which what changed became known here
    seq      INTEGER PRIMARY KEY,
    version  TEXT NOT NULL,             -- its id; `rebuild` makes versions again, so nothing refers to the row
    change   TEXT NOT NULL,             -- '': the version was told for the first time; else a change that a late fetch put into it
    UNIQUE (version, change)
) STRICT;

CREATE TABLE look (                     -- kept: a reader has seen what was known up to a notice; the last row is where he stands
    seq       INTEGER PRIMARY KEY,
    reader    TEXT NOT NULL,
    at        TEXT NOT NULL,
    position  INTEGER NOT NULL          -- notice.seq, 0 for none
) STRICT;
CREATE INDEX look_of_reader ON look (reader, seq);

CREATE TABLE poll (                     -- kept: each time that `watch` asked an address; the last row of one is how it stands
    seq       INTEGER PRIMARY KEY,
    url       TEXT NOT NULL,
    source    TEXT NOT NULL,            -- the source in the list that led there
    kind      TEXT NOT NULL,            -- feed, sitemap, page, live or article
    at        TEXT NOT NULL,
    outcome   TEXT NOT NULL,            -- found, new, same, failed, refused or gone
    says      TEXT,                     -- why it failed
    failures  INTEGER NOT NULL,         -- in a row
    born      INTEGER NOT NULL,         -- when the address was first known or published, in microseconds since 1970
    due       INTEGER NOT NULL,         -- when to ask again; -1: never
    outlet    TEXT,                     -- the true publisher, as the feed that led there says
    published TEXT                      -- as the feed says
) STRICT;
CREATE INDEX poll_of_url ON poll (url, seq);

CREATE TABLE delivery (                 -- kept: each attempt to send a change to a webhook
    seq       INTEGER PRIMARY KEY,
    hook      TEXT NOT NULL,
    change    TEXT NOT NULL,            -- its id; '' where the hook was first seen
    at        TEXT NOT NULL,
    done      INTEGER NOT NULL,         -- 1: it was taken
    says      TEXT NOT NULL,            -- the answer
    failures  INTEGER NOT NULL,         -- of the hook, in a row
    due       INTEGER NOT NULL,         -- when to try again, in microseconds since 1970
    settled   INTEGER NOT NULL          -- notice.seq up to which every change was taken, or was known before the hook was
) STRICT;
CREATE INDEX delivery_of_hook ON delivery (hook, seq);
CREATE INDEX delivery_in_vain ON delivery (hook, settled, change) WHERE done = 0;
CREATE INDEX delivery_of_change ON delivery (hook, change, done);

-- Derived: a change has an id of its own content, and the notice by which it became known (0: it always was).
ALTER TABLE change ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE change ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
CREATE INDEX change_known ON change (known, story, position);
CREATE INDEX change_known_of_story ON change (story, known, position);
CREATE INDEX change_id ON change (id);

CREATE TRIGGER notice_update BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'the record is append-only: notice'); END;
CREATE TRIGGER notice_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'the record is append-only: notice'); END;
CREATE TRIGGER notice_replace BEFORE INSERT ON notice
    WHEN EXISTS (SELECT 1 FROM notice WHERE (version = NEW.version AND change = NEW.change) OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: notice'); END;

CREATE TRIGGER look_update BEFORE UPDATE ON look BEGIN SELECT RAISE(ABORT, 'the record is append-only: look'); END;
CREATE TRIGGER look_delete BEFORE DELETE ON look BEGIN SELECT RAISE(ABORT, 'the record is append-only: look'); END;
CREATE TRIGGER look_replace BEFORE INSERT ON look WHEN EXISTS (SELECT 1 FROM look WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: look'); END;

CREATE TRIGGER poll_update BEFORE UPDATE ON poll BEGIN SELECT RAISE(ABORT, 'the record is append-only: poll'); END;
CREATE TRIGGER poll_delete BEFORE DELETE ON poll BEGIN SELECT RAISE(ABORT, 'the record is append-only: poll'); END;
CREATE TRIGGER poll_replace BEFORE INSERT ON poll WHEN EXISTS (SELECT 1 FROM poll WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: poll'); END;

CREATE TRIGGER delivery_update BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'the record is append-only: delivery'); END;
CREATE TRIGGER delivery_delete BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'the record is append-only: delivery'); END;
CREATE TRIGGER delivery_replace BEFORE INSERT ON delivery WHEN EXISTS (SELECT 1 FROM delivery WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: delivery'); END;
