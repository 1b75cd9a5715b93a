-- Schema 6: who is quoted, counted once for each name, since a body that speaks of everything is quoted a hundred thousand times.

---------------------------------------------------------------------------------------------------------------- derived

CREATE TABLE voice (                    -- a name that findings are of, in any case
    number  INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE COLLATE NOCASE,
    items   INTEGER NOT NULL            -- findings of that name
) STRICT;

CREATE VIRTUAL TABLE voiced USING fts5 ( -- the words of each name, under its number
    name, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO voice (name, items) SELECT speaker, count(*) FROM finding WHERE speaker IS NOT NULL GROUP BY speaker;
INSERT INTO voiced (rowid, name) SELECT number, name FROM voice;
