/**
 * Networks as Discourse Network Analyzer has them: actors tied by what both support or oppose (congruence), by what one
 * supports and the other opposes (conflict), or by the one less the other (subtract). An answer of GET /discourse as a network.
 */
import type { Choices } from "../../addresses";
import type { Parameters } from "../../api/client";
import { pairId, type Network, type Node } from "./model";

export const AGGREGATIONS = ["congruence", "conflict", "subtract"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];
export const NORMALISATIONS = ["average", "jaccard", "cosine"] as const;

interface Tie { source: string; target: string; weight: number; first: string | null; last: string | null; statements: string[] }
export interface Discourse { snapshot: string; rows: Omit<Node, "statements">[]; ties: Tie[]; truncated: boolean }

export function aggregationOf(choices: Choices): Aggregation {
  return AGGREGATIONS.find((one) => one === choices.get("aggregation")) ?? "subtract";
}

/** What is asked of the API beside the filters. */
export function askedOf(choices: Choices): Parameters {
  const normalisation = NORMALISATIONS.find((one) => one === choices.get("normalisation"));
  return { type: "one-mode", aggregation: aggregationOf(choices), normalisation };
}

const made = new WeakMap<Discourse, Network>();

/** The same answer gives the same network, so that it is laid out once. */
export function networkOf(data: Network | Discourse, aggregation: Aggregation): Network {
  if (!("ties" in data)) return data;
  const network = made.get(data) ?? drawn(data, aggregation);
  made.set(data, network);
  return network;
}

/** Lines are as thick as their ties are heavy, the lightest of which counts as one statement. */
function drawn({ snapshot, rows, ties, truncated }: Discourse, aggregation: Aggregation): Network {
  const least = Math.min(...ties.map(({ weight }) => Math.abs(weight)));
  return {
    snapshot,
    truncated,
    tied: true,
    nodes: rows.map((row) => ({ ...row, statements: 0 })),
    edges: ties.map(({ weight, ...tie }) => ({
      ...tie,
      id: pairId(tie.source, tie.target),
      kind: "assertion",
      stance: aggregation === "conflict" || weight < 0 ? "oppose" : "support",
      weight: Math.abs(weight) / least,
      value: weight,
      days: [],
    })),
  };
}
