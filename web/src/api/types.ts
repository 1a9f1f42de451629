/** What the server answers: the shapes of the REST API, as /openapi.json describes them. Days are ISO 8601. */
import type { ActCounts, AnswerBeside, Assessment, Change, Exchanged, Phase, PhaseStance, Retracted, Status } from "./derived";

export type Kind =
  | "demand" | "red-line" | "rejection" | "threat" | "accusation" | "denial" | "agreement" | "support" | "assertion";
export const KINDS: readonly Kind[] =
  ["demand", "red-line", "rejection", "threat", "accusation", "denial", "agreement", "support", "assertion"];
export type Side = "support" | "oppose" | "mixed";
export type TopicKind = "demand" | "issue";
export type Counts = Readonly<Record<string, number>>;

export interface List<T> { snapshot: string; items: T[]; total: number; next: string | null }

export interface Thing { id: string; iri: string; label: string }
export interface Topic extends Thing { kind: TopicKind }
export interface Counted extends Thing { statements: number }
export interface CountedTopic extends Topic { statements: number }

export interface Source {
  id: string;
  iri: string;
  headline: string | null;
  source: string | null;
  outlet: Thing | null;
  published: string | null;
  language: string | null;
  url: string | null;
}

/** A report in the chain by which a statement came, from the article upwards. */
export interface Link { report: string; issuer: Thing | null }

export interface Statement {
  id: string;
  iri: string;
  kind: Kind;
  speakers: Thing[];
  targets: Thing[];
  topics: Topic[];
  about: Topic[];
  stance: string | null;
  day: string | null;
  dated: "said" | "published" | null;
  words: string | null;
  before: string | null;
  after: string | null;
  start: number | null;
  end: number | null;
  direct: boolean;
  confidence: number | null;
  condition: string | null;
  document: Source | null;
  conveyed_by: Thing[];
  cited_from: Thing[];
  chain: Link[];
  /** That it was taken back: in lists only as of a day before, by `known_by`. */
  retracted: Retracted | null;
}

export interface Evidence {
  iri: string | null;
  start: number | null;
  end: number | null;
  words: string | null;
  before: string | null;
  after: string | null;
}

export interface StatementDetail extends Statement {
  snapshot: string;
  polarity: string | null;
  certainty: string | null;
  target_unstated: boolean;
  content_words: string | null;
  software: string | null;
  evidence: Evidence[];
  answers: AnswerBeside[];
  answered_by: AnswerBeside[];
  act: ActCounts | null;
  on_behalf_of: Thing[];
  made_at: Thing[];
  known_since: string | null;
}

export interface ActorItem extends Thing {
  actor_class: string | null;
  made: number;
  received: number;
  matched: string | null;
}
export interface Office { office: Thing; organisation: Thing | null; first: string | null; last: string | null }
export interface Tie { relation: string; actor: Thing; inverse: boolean }
export interface Actor extends Thing {
  snapshot: string;
  actor_class: string | null;
  labels: Readonly<Record<string, string>>;
  aliases: Readonly<Record<string, string[]>>;
  printed: string[];
  same_as: string[];
  ties: Tie[];
  offices: Office[];
  made: number;
  received: number;
  kinds: Counts;
  first: string | null;
  last: string | null;
}

export interface Position {
  topic: Thing;
  topic_kind: TopicKind;
  stance: Side | null;
  held: Side | null;
  held_on: string | null;
  current: PhaseStance | null;
  phases: Phase[];
  changes: Change[];
  statements: number;
  kinds: Counts;
  stances: Counts;
  first: string | null;
  last: string | null;
  outlets: Counted[];
  quotes: Statement[];
}

export interface TopicItem extends Topic {
  statements: number;
  mentioned: number;
  demanders: number;
  supporters: number;
  opponents: number;
  status: Status | null;
  status_since: string | null;
  matched: string | null;
}
export interface Stand { actor: Thing; statements: number; first: string | null; last: string | null; quotes: Statement[] }
export interface TopicDetail extends TopicItem {
  snapshot: string;
  labels: Readonly<Record<string, string>>;
  definitions: Readonly<Record<string, string>>;
  same_as: string[];
  demanded_by: Stand[];
  supported_by: Stand[];
  opposed_by: Stand[];
  other: Stand[];
  assessments: Assessment[];
  answers: Exchanged[];
  exchange: Statement[];
  next: string | null;
}

export interface DocumentItem extends Source { characters: number | null; statements: number }
/** Offsets count Unicode code points, as everywhere in the API. */
export interface Highlight { start: number; end: number; statement: string; kind: Kind }
export interface DocumentDetail extends DocumentItem {
  snapshot: string;
  sha256: string | null;
  kinds: Counts;
  said: Statement[];
  text: string | null;
  highlights: Highlight[] | null;
}

export interface EventItem extends Thing {
  event_class: string | null;
  status: string | null;
  first: string | null;
  last: string | null;
  participants: Thing[];
  /** Whether people described it; else it was found in articles. */
  curated: boolean;
  /** How many statements were made there. */
  statements: number;
}
export interface EventDetail extends EventItem {
  snapshot: string;
  labels: Readonly<Record<string, string>>;
  definitions: Readonly<Record<string, string>>;
  same_as: string[];
  documents: Source[];
  said: Statement[];
}

export interface Period { period: string; first: string; last: string; statements: number; kinds: Counts }
export interface Statistics {
  snapshot: string;
  published: string;
  documents: number;
  statements: number;
  actors: number;
  demands: number;
  issues: number;
  events: number;
  outlets: number;
  first: string | null;
  last: string | null;
  undated: number;
  direct: number;
  kinds: Counts;
  stances: Counts;
  languages: Counts;
  top_speakers: Counted[];
  top_topics: CountedTopic[];
  top_outlets: Counted[];
}

export interface Found { snapshot: string; actors: ActorItem[]; topics: TopicItem[]; statements: Statement[]; documents: DocumentItem[] }

/** RFC 9457, with what this server adds: names that look like one that is not there, parameters that are wrong. */
export interface ProblemDetails {
  title: string;
  status: number;
  detail: string;
  near?: readonly string[];
  errors?: readonly { parameter: string; expected: string }[];
}
