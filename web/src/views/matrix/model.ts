/** The answer of GET /matrix as rows and columns, and the orders in which they can stand. */
import type { Counted, CountedTopic, Side, TopicKind } from "../../api/types";

export interface Cell {
  actor: string;
  topic: string;
  topic_kind: TopicKind;
  support: number;
  oppose: number;
  other: number;
  statements: number;
  first: string | null;
  last: string | null;
  stance: Side | null;
}
export interface Matrix { snapshot: string; actors: Counted[]; topics: CountedTopic[]; cells: Cell[] }

/** What a row or a column stands for; `key` names a topic together with its kind. */
export interface Line { key: string; thing: Counted | CountedTopic }
export interface Grid {
  rows: readonly Line[];
  columns: readonly Line[];
  at: (row: Line, column: Line) => Cell | undefined;
}

/** By statements, by name, so that like stands beside like, or by the stance in one column (or row): its key. */
export type Order = "number" | "name" | "likeness" | (string & {});

export function topicKey(topic: { kind: string; id: string }): string {
  return `${topic.kind}/${topic.id}`;
}

export function grid(of: Matrix, rowOrder: Order, columnOrder: Order, tag: string): Grid {
  const cells = new Map(of.cells.map((cell) => [`${cell.actor} ${cell.topic_kind}/${cell.topic}`, cell]));
  const at = (row: Line, column: Line): Cell | undefined => cells.get(`${row.key} ${column.key}`);
  const rows = of.actors.map((thing) => ({ key: thing.id, thing }));
  const columns = of.topics.map((thing) => ({ key: topicKey(thing), thing }));
  return {
    rows: ordered(rows, columns, rowOrder, tag, at),
    columns: ordered(columns, rows, columnOrder, tag, (column, row) => at(row, column)),
    at,
  };
}

type At = (line: Line, across: Line) => Cell | undefined;

function ordered(lines: readonly Line[], across: readonly Line[], order: Order, tag: string, at: At): readonly Line[] {
  if (order === "name") return [...lines].sort((a, b) => a.thing.label.localeCompare(b.thing.label, tag));
  if (order === "likeness") return alike(lines, across, at);
  const by = across.find((one) => one.key === order);
  const most = (a: Line, b: Line): number => b.thing.statements - a.thing.statements || (a.key < b.key ? -1 : 1);
  if (!by) return [...lines].sort(most);
  return [...lines].sort((a, b) => rank(at(b, by)) - rank(at(a, by)) || most(a, b));
}

/** From support over mixed and other stances to opposition; who says nothing comes last. */
function rank(cell: Cell | undefined): number {
  if (!cell) return -10;
  return balance(cell) * 3 + Math.min(1, cell.statements / 50);
}

/** From −1, all against, to 1, all for. */
export function balance(cell: Cell): number {
  return (cell.support - cell.oppose) / cell.statements;
}

/**
 * Lines joined into ever greater groups by how alike their stances are (average linkage of cosines), each group turned so
 * that the ends that meet are most alike.
 */
function alike(lines: readonly Line[], across: readonly Line[], at: At): readonly Line[] {
  const stances = lines.map((line) => across.map((other) => stance(at(line, other))));
  const likeness = stances.map((one) => stances.map((other) => cosine(one, other)));
  const like = (a: number | undefined, b: number | undefined): number => likeness[a ?? 0]?.[b ?? 0] ?? 0;
  let groups = lines.map((_, place) => [place]);
  while (groups.length > 1) {
    const [first, second] = nearest(groups, like);
    const joined = turned(groups[first] ?? [], groups[second] ?? [], like);
    groups = [...groups.filter((_, place) => place !== first && place !== second), joined];
  }
  return (groups[0] ?? []).map((place) => lines[place]).filter((line) => line !== undefined);
}

/** That something is said at all makes lines a little alike, too. */
function stance(cell: Cell | undefined): number {
  return cell ? balance(cell) || 0.1 : 0;
}

type Like = (a: number | undefined, b: number | undefined) => number;

function nearest(groups: readonly number[][], like: Like): [number, number] {
  let best: [number, number] = [0, 1];
  let most = -Infinity;
  groups.forEach((one, first) =>
    groups.slice(first + 1).forEach((other, after) => {
      const mean = one.reduce((sum, a) => sum + other.reduce((part, b) => part + like(a, b), 0), 0) / (one.length * other.length);
      if (mean > most) [most, best] = [mean, [first, first + 1 + after]];
    }),
  );
  return best;
}

function turned(one: number[], other: number[], like: Like): number[] {
  const back = (group: number[]): number[] => [...group].reverse();
  const ways = [[one, other], [one, back(other)], [back(one), other], [back(one), back(other)]] as const;
  const seam = ([left, right]: readonly [number[], number[]]): number => like(left.at(-1), right[0]);
  return [...ways].sort((a, b) => seam(b) - seam(a))[0]?.flat() ?? [];
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
  const lengths = Math.sqrt(dot(one, one) * dot(other, other));
  return lengths === 0 ? 0 : dot(one, other) / lengths;
}

/** 1 to 3, for how strongly a cell is coloured. */
export function level(cell: Cell): 1 | 2 | 3 {
  return cell.statements > 4 ? 3 : cell.statements > 1 ? 2 : 1;
}
