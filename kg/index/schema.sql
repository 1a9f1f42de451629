-- What a published graph says, in rows: one file per snapshot, made from the snapshot and never changed.
-- Days are ISO dates; what is not known is NULL; yes and no are 1 and 0. Ids of rows mean nothing outside the file.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Graphs that were read, by the digest that the catalog has of them.
CREATE TABLE graph (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL);

-- Actors, demands, issues, events, posts and whatever else is spoken of. `kind` is the part of the IRI after /id/.
CREATE TABLE thing (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, slug TEXT NOT NULL, class TEXT,
  en TEXT, idn TEXT, ru TEXT, plain TEXT,
  made INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0, mentioned INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX thing_by_slug ON thing (slug, kind);
CREATE INDEX thing_by_kind ON thing (kind, made, mentioned);

-- What curated and minted knowledge says of things, property by property.
CREATE TABLE fact (
  graph INTEGER NOT NULL, subject INTEGER NOT NULL, property TEXT NOT NULL,
  value TEXT NOT NULL, object INTEGER, language TEXT
);
CREATE INDEX fact_by_graph ON fact (graph);
CREATE INDEX fact_by_subject ON fact (subject, property);
CREATE INDEX fact_by_object ON fact (object, property) WHERE object IS NOT NULL;

CREATE TABLE name (graph INTEGER NOT NULL, thing INTEGER NOT NULL, name TEXT NOT NULL, language TEXT, sort TEXT NOT NULL);
CREATE INDEX name_by_graph ON name (graph);
CREATE INDEX name_by_thing ON name (thing);

CREATE TABLE document (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, slug TEXT NOT NULL, source TEXT, headline TEXT,
  published TEXT, language TEXT, url TEXT, outlet INTEGER, length INTEGER, hash TEXT, statements INTEGER NOT NULL
);
CREATE INDEX document_by_graph ON document (graph);
CREATE INDEX document_by_slug ON document (slug);
CREATE INDEX document_by_day ON document (published, slug);
CREATE INDEX document_by_outlet ON document (outlet, published, slug);

-- `day` is the day it was said, else the day the document was published, else ''; the words are of the first evidence.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, document INTEGER, iri TEXT NOT NULL, slug TEXT NOT NULL,
  kind TEXT NOT NULL, stance TEXT, polarity TEXT, certainty TEXT, direct INTEGER, confidence REAL,
  said TEXT, day TEXT NOT NULL, target_unstated INTEGER NOT NULL, content_words TEXT, condition TEXT,
  words TEXT, start INTEGER, "end" INTEGER, before TEXT, after TEXT, software TEXT, language TEXT
);
CREATE INDEX statement_by_graph ON statement (graph);
CREATE INDEX statement_by_slug ON statement (slug);
CREATE INDEX statement_by_day ON statement (day, slug);
CREATE INDEX statement_by_kind ON statement (kind, day, slug);
CREATE INDEX statement_by_document ON statement (document, start);

CREATE TABLE evidence (
  statement INTEGER NOT NULL, nr INTEGER NOT NULL, start INTEGER, "end" INTEGER, words TEXT, before TEXT, after TEXT,
  PRIMARY KEY (statement, nr)
) WITHOUT ROWID;

-- speaker, target, content, about, conveyedBy, citedFrom; day and slug are the statement's.
CREATE TABLE role (
  statement INTEGER NOT NULL, role TEXT NOT NULL, thing INTEGER NOT NULL, day TEXT NOT NULL, slug TEXT NOT NULL,
  PRIMARY KEY (statement, role, thing)
) WITHOUT ROWID;
CREATE INDEX role_by_thing ON role (thing, role, day, slug);

-- The reports by which a statement came, from the article upwards to the source; a joint report has several issuers.
CREATE TABLE chain (statement INTEGER NOT NULL, nr INTEGER NOT NULL, report TEXT NOT NULL, issuer INTEGER);
CREATE INDEX chain_by_statement ON chain (statement, nr);
