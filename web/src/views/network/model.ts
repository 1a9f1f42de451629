/**
 * What a network is made of, and what of it is seen at a moment: an answer of GET /network as pairs of nodes, each with
 * the edges between them. Layout and minimum weight look at pairs; colours at the edges.
 */
import type { Kind, Thing } from "../../api/types";
import { tone, type Tone } from "../../parts/stance";

export type Projection = "actor-topic" | "actor-actor" | "agreement";
export type Colouring = "stance" | "kind" | "group";

export interface Node extends Thing { kind: string; class: string | null; statements: number }
export interface Edge {
  id: string;
  source: string;
  target: string;
  kind: Kind;
  stance: string | null;
  weight: number;
  /** The weight of a tie between actors, which may be below zero or no whole number; see discourse.ts. */
  value?: number;
  first: string | null;
  last: string | null;
  /** The day of each statement, in ISO 8601; empty where none is known. */
  days: string[];
  statements: string[];
}
export interface Network {
  snapshot: string;
  nodes: Node[];
  edges: Edge[];
  truncated: boolean;
  /** Whether edges are ties, which lead from nobody to nobody. */
  tied?: boolean;
}

/** All edges from one node to another. */
export interface Pair { id: string; source: string; target: string; edges: Edge[] }

/** The days that are looked at, both included; null: without bound. */
export interface Moment { from: string | null; to: string | null }
export const ALWAYS: Moment = { from: null, to: null };

/** A line of the picture: the edges of a pair that have one colour. */
export interface Line { id: string; pair: string; source: string; target: string; colour: Tone | Kind; edges: Edge[] }

export function pairId(source: string, target: string): string {
  return `${source}→${target}`;
}

export function pairs(edges: readonly Edge[]): Pair[] {
  const found = new Map<string, Pair>();
  for (const edge of edges) {
    const id = pairId(edge.source, edge.target);
    const pair = found.get(id);
    if (pair) pair.edges.push(edge);
    else found.set(id, { id, source: edge.source, target: edge.target, edges: [edge] });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function lines(of: readonly Pair[], colouring: Colouring): Line[] {
  return of.flatMap((pair) => {
    const found = new Map<string, Line>();
    for (const edge of pair.edges) {
      const colour = colouring === "kind" ? edge.kind : colouring === "stance" ? tone(edge.stance) : "other";
      const line = found.get(colour);
      if (line) line.edges.push(edge);
      else found.set(colour, { id: `${pair.id}#${colour}`, pair: pair.id, source: pair.source, target: pair.target, colour, edges: [edge] });
    }
    return [...found.values()];
  });
}

/** How many statements of these edges fall into a moment. A statement without a day is seen only without bounds. */
export function weightIn(edges: readonly Edge[], moment: Moment): number {
  const { from, to } = moment;
  let sum = 0;
  for (const edge of edges) {
    if (from === null && to === null) sum += edge.weight;
    else for (const day of edge.days) if (day && (from === null || day >= from) && (to === null || day <= to)) sum += 1;
  }
  return sum;
}

/** The pairs with at least so many statements in a moment, and how many they have. */
export function seen(of: readonly Pair[], moment: Moment, least: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const pair of of) {
    const weight = weightIn(pair.edges, moment);
    if (weight >= Math.max(1, least)) found.set(pair.id, weight);
  }
  return found;
}

/** Each node's statements within what is seen. */
export function strengths(of: readonly Pair[], seen: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const pair of of) {
    const weight = seen.get(pair.id);
    if (weight === undefined) continue;
    for (const end of pair.source === pair.target ? [pair.source] : [pair.source, pair.target]) {
      sums.set(end, (sums.get(end) ?? 0) + weight);
    }
  }
  return sums;
}

export function neighbours(of: readonly Pair[], seen: ReadonlyMap<string, number>, node: string): Set<string> {
  const found = new Set([node]);
  for (const pair of of) {
    if (!seen.has(pair.id)) continue;
    if (pair.source === node) found.add(pair.target);
    if (pair.target === node) found.add(pair.source);
  }
  return found;
}
