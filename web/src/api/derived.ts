/** What the server works out from statements: positions over time, answers, acts, how a demand stands. */
import type { Kind, Statement, Thing, Topic } from "./types";

export type PhaseStance = "support" | "oppose" | "conditional" | "ambiguous";

/** A time in which an actor kept to one stance. */
export interface Phase {
  stance: PhaseStance;
  first: string | null;
  last: string | null;
  statements: number;
  quotes: Statement[];
}
/** One stance gives way to another: the last statement before and the first after. */
export interface Change { on: string | null; was: PhaseStance; became: PhaseStance; before: Statement; after: Statement }
/** `side`: by the words of all who speak for the actor, else by its own. */
export interface ActorChange extends Change { actor: Thing; topic: Topic; side: boolean }

export type AnswerType = "rejects" | "denies" | "counters" | "accepts" | "partly-accepts" | "defers";
export const ANSWER_TYPES: readonly AnswerType[] = ["rejects", "denies", "counters", "accepts", "partly-accepts", "defers"];
/** The words of an article that show that one statement answers another. */
export interface Cue { start: number | null; end: number | null; words: string | null }
export interface Link { id: string; type: AnswerType; reasons: string[]; confidence: number | null; cue: Cue | null }
/** The other statement, seen from one of the two. */
export interface AnswerBeside extends Link { statement: Statement }
export interface Exchanged extends Link { answering: Statement; answered: Statement }

export type Status = "open" | "answered" | "rejected" | "partly-met" | "conceded" | "withdrawn" | "contested";
export const STATUSES: readonly Status[] = ["open", "answered", "rejected", "partly-met", "conceded", "withdrawn", "contested"];
/** How a demand stood for a time; without `last` it still does. */
export interface Assessment { status: Status; first: string | null; last: string | null; statements: Statement[] }

export interface ActCounts { id: string; reports: number; documents: number; independent: number }
export interface ActItem extends ActCounts {
  iri: string;
  kind: Kind | null;
  day: string | null;
  holders: Thing[];
  topics: Topic[];
  toward: Thing[];
  event: Thing | null;
  /** How many differences between reports were found. */
  differing: number;
  quote: Statement | null;
}
/** Reports that name a source, those of one source together; others name none. */
export interface SourceGroup { sources: Thing[]; statements: string[] }
export type Aspect = "wording" | "kind" | "content" | "holder" | "stance";
export interface Difference { aspect: Aspect; one: string | null; other: string | null; note: string | null }
export interface ActDetail extends ActItem {
  snapshot: string;
  groups: SourceGroup[];
  reported: Statement[];
  differences: Difference[];
}

export interface Retracted { at: string; reason: string | null; by: string | null }
