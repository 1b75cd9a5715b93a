-- Schema 5: a record of a million articles. What is told of a story has a hash, and its size stands beside it; what grows with the
-- record is found by an index.

---------------------------------------------------------------------------------------------------------------- derived

ALTER TABLE story ADD COLUMN digest TEXT NOT NULL DEFAULT '';       -- hash of its versions, their readings and what is told; '': never told
ALTER TABLE story ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;   -- its size, as it was last told
ALTER TABLE story ADD COLUMN versions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN first TEXT;                            -- the first and the last fetch that made a version of it
ALTER TABLE story ADD COLUMN last TEXT;
ALTER TABLE story ADD COLUMN instant INTEGER NOT NULL DEFAULT 0;    -- of the last
CREATE INDEX story_latest ON story (instant, id);
