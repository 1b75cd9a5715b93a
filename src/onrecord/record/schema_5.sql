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

-- An outlet that gives no name is known by the host of its addresses.
CREATE INDEX article_of_host ON article (substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1), number)
    WHERE outlet IS NULL AND instr(url, '://') IN (5, 6);

-- By how many outlets somebody is quoted is told by an index alone.
ALTER TABLE finding ADD COLUMN outlet TEXT;                         -- of the article
UPDATE finding SET outlet = (SELECT a.outlet FROM version v JOIN article a ON a.id = v.article WHERE v.id = finding.version);
CREATE INDEX finding_of_voice ON finding (speaker, outlet);
CREATE INDEX finding_of_outlet ON finding (outlet COLLATE NOCASE, number, speaker);
