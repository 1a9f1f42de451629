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

-- `known` is when it was first stored, ISO 8601.
CREATE TABLE document (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, slug TEXT NOT NULL, source TEXT, headline TEXT,
  published TEXT, language TEXT, url TEXT, outlet INTEGER, length INTEGER, hash TEXT, statements INTEGER NOT NULL,
  known TEXT
);
CREATE INDEX document_by_graph ON document (graph);
CREATE INDEX document_by_slug ON document (slug);
CREATE INDEX document_by_day ON document (published, slug);
CREATE INDEX document_by_outlet ON document (outlet, published, slug);

-- `known` is when it was first stored, ISO 8601. `day` is the day it was said, else the day the document was published, else ''; the words are of the first evidence.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, document INTEGER, iri TEXT NOT NULL, slug TEXT NOT NULL,
  kind TEXT NOT NULL, stance TEXT, polarity TEXT, certainty TEXT, direct INTEGER, confidence REAL,
  said TEXT, day TEXT NOT NULL, target_unstated INTEGER NOT NULL, content_words TEXT, condition TEXT,
  words TEXT, start INTEGER, "end" INTEGER, before TEXT, after TEXT, software TEXT, language TEXT, known TEXT
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

-- speaker, onBehalfOf (as the article says), target, content, about, conveyedBy, citedFrom; day and slug are the statement's.
CREATE TABLE role (
  statement INTEGER NOT NULL, role TEXT NOT NULL, thing INTEGER NOT NULL, day TEXT NOT NULL, slug TEXT NOT NULL,
  PRIMARY KEY (statement, role, thing)
) WITHOUT ROWID;
CREATE INDEX role_by_thing ON role (thing, role, day, slug);

-- The reports by which a statement came, from the article upwards to the source; a joint report has several issuers.
CREATE TABLE chain (statement INTEGER NOT NULL, nr INTEGER NOT NULL, report TEXT NOT NULL, issuer INTEGER);
CREATE INDEX chain_by_statement ON chain (statement, nr);

-- From here on: what rules drew from statements, graph by graph, and what joins statements to each other, to events and
-- to the times at which they came. Statements are meant by their numbers; a number stays with the IRI it was given to.

-- Statements that are named somewhere and stand in no graph that was read: their numbers are kept for them.
CREATE TABLE awaited (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);

-- Where an actor stands on a topic, by its own words or, as a side, by those of all who speak for it; `stance` is
-- support, oppose, conditional or ambiguous.
CREATE TABLE position (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, slug TEXT NOT NULL,
  actor INTEGER NOT NULL, topic INTEGER NOT NULL, side INTEGER NOT NULL, stance TEXT
);
CREATE INDEX position_by_graph ON position (graph);
CREATE INDEX position_by_actor ON position (actor, side, topic);
CREATE INDEX position_by_topic ON position (topic);

CREATE TABLE phase (
  position INTEGER NOT NULL, nr INTEGER NOT NULL, stance TEXT, first TEXT, last TEXT, PRIMARY KEY (position, nr)
) WITHOUT ROWID;
CREATE TABLE phase_statement (
  position INTEGER NOT NULL, nr INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (position, nr, statement)
) WITHOUT ROWID;

-- Changes of stance, with the last statement before and the first after; `was` and `became` are stances.
CREATE TABLE change (
  position INTEGER NOT NULL, nr INTEGER NOT NULL, day TEXT NOT NULL, was TEXT, became TEXT,
  before INTEGER NOT NULL, after INTEGER NOT NULL, PRIMARY KEY (position, nr)
) WITHOUT ROWID;
CREATE INDEX change_by_day ON change (day);

-- Acts of speech that several statements report.
CREATE TABLE act (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, slug TEXT NOT NULL, kind TEXT, day TEXT NOT NULL,
  reports INTEGER NOT NULL, documents INTEGER NOT NULL, independent INTEGER NOT NULL, differences INTEGER NOT NULL
);
CREATE INDEX act_by_graph ON act (graph);
CREATE INDEX act_by_slug ON act (slug);
CREATE INDEX act_by_day ON act (day, slug);

-- holder, topic, toward, event
CREATE TABLE act_role (act INTEGER NOT NULL, role TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (act, role, thing))
WITHOUT ROWID;
CREATE INDEX act_role_by_thing ON act_role (thing, role);

-- Reports with the same `source_group` come from one source; none where a report names no source.
CREATE TABLE act_report (
  act INTEGER NOT NULL, statement INTEGER NOT NULL, source_group INTEGER, PRIMARY KEY (act, statement)
) WITHOUT ROWID;
CREATE INDEX act_report_by_statement ON act_report (statement);

CREATE TABLE act_source (act INTEGER NOT NULL, source_group INTEGER NOT NULL, thing INTEGER NOT NULL);
CREATE INDEX act_source_by_act ON act_source (act);

-- wording, kind, content, holder or stance, in which two reports of an act differ
CREATE TABLE act_difference (
  act INTEGER NOT NULL, nr INTEGER NOT NULL, aspect TEXT NOT NULL, one INTEGER, other INTEGER,
  note_en TEXT, note_id TEXT, PRIMARY KEY (act, nr)
) WITHOUT ROWID;

-- Which statement answers which; start, end and words are of what shows it, in the document of the one that answers.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, slug TEXT NOT NULL,
  answering INTEGER NOT NULL, answered INTEGER NOT NULL, type TEXT NOT NULL, reasons TEXT NOT NULL, confidence REAL,
  start INTEGER, "end" INTEGER, words TEXT
);
CREATE INDEX answer_by_graph ON answer (graph);
CREATE INDEX answer_by_slug ON answer (slug);
CREATE INDEX answer_by_answering ON answer (answering);
CREATE INDEX answer_by_answered ON answer (answered);

-- How it stands with a demand from one day to another; the last period has no last day.
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, topic INTEGER NOT NULL, nr INTEGER NOT NULL, status TEXT NOT NULL,
  first TEXT, last TEXT
);
CREATE INDEX assessment_by_graph ON assessment (graph);
CREATE INDEX assessment_by_topic ON assessment (topic, nr);
CREATE TABLE assessment_statement (
  topic INTEGER NOT NULL, nr INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (topic, nr, statement)
) WITHOUT ROWID;

-- Whose statements a statement counts as, its speaker's own among them.
CREATE TABLE behalf (
  graph INTEGER NOT NULL, statement INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (graph, statement, thing)
) WITHOUT ROWID;
CREATE INDEX behalf_by_statement ON behalf (statement);
CREATE INDEX behalf_by_thing ON behalf (thing, statement);

CREATE TABLE made_at (statement INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (statement, thing)) WITHOUT ROWID;
CREATE INDEX made_at_by_thing ON made_at (thing);

-- Events as documents tell of them.
CREATE TABLE event_mention (
  id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, document INTEGER, thing INTEGER NOT NULL,
  class TEXT, day TEXT, status TEXT
);
CREATE INDEX event_mention_by_graph ON event_mention (graph);
CREATE INDEX event_mention_by_thing ON event_mention (thing);
CREATE INDEX event_mention_by_document ON event_mention (document);
CREATE TABLE event_mention_participant (
  mention INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (mention, thing)
) WITHOUT ROWID;

-- Statements that were retracted: they count nowhere. `told` is what was read, as JSON; `known` and `at` bound the time
-- in which they counted here. `id` is the number that waits for them, by which their words are found.
CREATE TABLE former (
  id INTEGER NOT NULL, graph INTEGER NOT NULL, iri TEXT NOT NULL, known TEXT, at TEXT NOT NULL, reason TEXT NOT NULL,
  who TEXT, told TEXT NOT NULL
);
CREATE INDEX former_by_graph ON former (graph);

-- Empty but in former.sqlite, where the retracted statements stand among the others (kg/index/recalling.py).
CREATE TABLE retracted (statement INTEGER PRIMARY KEY, at TEXT NOT NULL, reason TEXT NOT NULL, who TEXT);
