-- Schema 4: an article stands in the story that a named person put it into; what the program proposed is kept beside it.

-- Derived: the story that linking chose. `article.story` is the same, unless a judgement that stands says otherwise.
ALTER TABLE article ADD COLUMN proposed TEXT REFERENCES story (id);
UPDATE article SET proposed = story;
CREATE INDEX article_of_proposed ON article (proposed, number);
