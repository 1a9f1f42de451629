/** A text cut into paragraphs, and these into pieces on each of which the same statements rest. */
import type { Highlight } from "../api/types";

export interface Piece {
  text: string;
  start: number;
  /** The statements that rest on it, those that begin last first: an inner one is told before the one around it. */
  statements: string[];
  /** Those of them that begin here. */
  begins: string[];
}

/** Offsets count code points, as those of the API do; strings here count otherwise, so the text is spread first. */
export function paragraphs(text: string, highlights: readonly Highlight[]): Piece[][] {
  const points = Array.from(text);
  const edges = new Set(highlights.flatMap((one) => [one.start, one.end]));
  const all: Piece[][] = [];
  let current: Piece[] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (end > start) current.push(piece(points, start, end, highlights));
    start = end;
  };
  points.forEach((point, at) => {
    if (edges.has(at)) cut(at);
    if (point === "\n") {
      cut(at);
      start = at + 1;
      if (current.length > 0) all.push(current);
      current = [];
    }
  });
  cut(points.length);
  if (current.length > 0) all.push(current);
  return all;
}

function piece(points: readonly string[], start: number, end: number, highlights: readonly Highlight[]): Piece {
  const over = highlights.filter((one) => one.start <= start && end <= one.end).sort((a, b) => b.start - a.start || a.end - b.end);
  const distinct = (some: readonly Highlight[]): string[] => [...new Set(some.map((one) => one.statement))];
  return {
    text: points.slice(start, end).join(""),
    start,
    statements: distinct(over),
    begins: distinct(over.filter((one) => one.start === start)),
  };
}
