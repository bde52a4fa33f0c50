-- Up Migration

-- Which form the folded states of the cases have (record/refold.ts): after a release that folds otherwise, all are
-- folded anew. 1 is the form of the first release.
CREATE TABLE state_form (form integer NOT NULL);
INSERT INTO state_form VALUES (1);

-- Down Migration

DROP TABLE state_form;
