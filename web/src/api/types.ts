/** What the server answers; the shapes of the REST API (see /openapi.json). */

export type Kind =
  | "demand" | "red-line" | "rejection" | "threat" | "accusation" | "denial" | "agreement" | "support" | "assertion";
export const KINDS: readonly Kind[] =
  ["demand", "red-line", "rejection", "threat", "accusation", "denial", "agreement", "support", "assertion"];
export type Stance = "support" | "oppose" | "mixed";
export type TopicKind = "demand" | "issue";

export interface Thing { id: string; iri: string; label: string }
export interface Topic extends Thing { kind: TopicKind }
export interface List<T> { snapshot: string; items: T[]; total: number; next: string | null }

export interface Source {
  id: string;
  iri: string;
  headline: string | null;
  source: string;
  outlet: Thing | null;
  published: string | null;
  language: string | null;
  url: string | null;
}

export interface Link { report: string; issuer: Thing | null }

export interface Statement {
  id: string;
  iri: string;
  kind: Kind;
  speakers: Thing[];
  targets: Thing[];
  topics: Topic[];
  about: Thing[];
  stance: string | null;
  day: string | null;
  dated: "said" | "published" | null;
  words: string;
  before: string | null;
  after: string | null;
  start: number;
  end: number;
  direct: boolean;
  confidence: number | null;
  condition: string | null;
  document: Source;
  conveyed_by: Thing[];
  cited_from: Thing[];
  chain: Link[];
}

export interface Evidence { start: number; end: number; words: string; before: string | null; after: string | null }

export interface StatementDetail extends Statement {
  snapshot: string;
  target_unstated: boolean;
  content_words: string | null;
  polarity: string | null;
  certainty: string | null;
  software: string | null;
  evidence: Evidence[];
}

export interface ActorItem extends Thing { actor_class: string; made: number; received: number }
export interface Office { office: Thing; organisation: Thing; first: string | null; last: string | null }
export interface Tie { relation: string; actor: Thing }
export interface Actor extends ActorItem {
  snapshot: string;
  labels: Record<string, string>;
  aliases: Record<string, string[]>;
  same_as: string[];
  ties: Tie[];
  offices: Office[];
  statements: Partial<Record<Kind, number>>;
}

export interface Counted extends Thing { statements: number }
export interface Position {
  topic: Thing;
  topic_kind: TopicKind;
  stance: Stance | null;
  statements: number;
  kinds: Partial<Record<Kind, number>>;
  stances: Record<string, number>;
  first: string | null;
  last: string | null;
  outlets: Counted[];
  quotes: Statement[];
}

export interface TopicItem extends Thing {
  kind: TopicKind;
  statements: number;
  demanders: number;
  supporters: number;
  opponents: number;
  status: string | null;
}
export interface Stand { actor: Thing; statements: number; first: string | null; last: string | null; quotes: Statement[] }
export interface TopicDetail extends Thing {
  snapshot: string;
  kind: TopicKind;
  labels: Record<string, string>;
  definitions: Record<string, string>;
  status: string | null;
  demanded_by: Stand[];
  supported_by: Stand[];
  opposed_by: Stand[];
  other: Stand[];
  exchange: Statement[];
}

export interface DocumentItem extends Source { statements: number }
export interface Highlight { start: number; end: number; statements: string[] }
export interface DocumentDetail extends Source {
  snapshot: string;
  characters: number;
  sha256: string;
  statements: Statement[];
  text?: string | null;
  highlights?: Highlight[] | null;
}

export interface Period { period: string; statements: number; kinds: Partial<Record<Kind, number>> }
export interface Statistics {
  snapshot: string;
  published: string;
  documents: number;
  statements: number;
  actors: number;
  demands: number;
  issues: number;
  first: string | null;
  last: string | null;
  languages: Record<string, number>;
  outlets: Counted[];
}

export interface EventItem extends Thing { event_class: string; first: string | null; last: string | null; statements: number }
export interface EventDetail extends EventItem {
  snapshot: string;
  labels: Record<string, string>;
  status: string | null;
  participants: Thing[];
  statement_items: Statement[];
}

export interface Found { actors: ActorItem[]; topics: TopicItem[]; statements: Statement[]; documents: DocumentItem[] }

/** RFC 9457, with what this server adds. */
export interface ProblemDetails {
  title: string;
  status: number;
  detail: string;
  near?: string[];
  errors?: { parameter: string; expected: string }[];
}
