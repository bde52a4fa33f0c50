-- Up Migration

-- By which what has long been over is found, to be taken out of the feed.
CREATE INDEX changes_over ON changes (at) WHERE record IS NULL;

-- Down Migration

DROP INDEX changes_over;
