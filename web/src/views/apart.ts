/** What two wordings of the same thing have in common, and what only one of them has, word by word. */

export type Part = readonly [text: string, alone: boolean];

/** Where less than this share of the words is common, marking them tells nothing. */
const LEAST_COMMON = 0.3;
/** Of longer texts the table below would grow large. */
const MOST_WORDS = 400;

/** Both texts in parts, those marked that the other has not (longest common subsequence of words); null where they are too unlike. */
export function apart(one: string, other: string): readonly [Part[], Part[]] | null {
  const [a, b] = [words(one), words(other)];
  if (a.length === 0 || b.length === 0 || a.length > MOST_WORDS || b.length > MOST_WORDS) return null;
  const common = pairs(a.map(plain), b.map(plain));
  if (common.length < LEAST_COMMON * Math.max(a.length, b.length)) return null;
  return [parts(a, new Set(common.map(([at]) => at))), parts(b, new Set(common.map(([, at]) => at)))];
}

/** Words with the blanks after them. */
function words(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

/** A word as it is compared: without signs and capitals. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function pairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = length[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Neighbours of the same kind become one part. */
function parts(all: readonly string[], common: ReadonlySet<number>): Part[] {
  const told: [string, boolean][] = [];
  all.forEach((word, at) => {
    const alone = !common.has(at);
    const last = told.at(-1);
    if (last && last[1] === alone) last[0] += word;
    else told.push([word, alone]);
  });
  return told;
}
