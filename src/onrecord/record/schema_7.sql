-- Schema 7: the words by which an article finds its story, under numbers in the order of arrival, so that what is new stands together.
-- These tables are filled from `term` and `frequency`, which then go.

---------------------------------------------------------------------------------------------------------------- derived

CREATE TABLE vocabulary (               -- every term that an article has
    number    INTEGER PRIMARY KEY,      -- order of first sight
    term      TEXT NOT NULL UNIQUE,
    articles  INTEGER NOT NULL          -- how many have it
) STRICT;

CREATE TABLE posting (                  -- the articles that have a term; none where more than 1,000 do, as that leads to no story
    term     INTEGER NOT NULL REFERENCES vocabulary (number),
    article  INTEGER NOT NULL REFERENCES article (number),
    PRIMARY KEY (term, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE wording (                  -- the terms of an article, by which others are held against it
    article  INTEGER PRIMARY KEY REFERENCES article (number),
    terms    BLOB NOT NULL              -- how often it has each: canonical JSON, zlib
) STRICT;
