/** Words in the words around them. These were cut off at a number of characters: a word cut in two is left out. */
import type { ComponentChildren, JSX } from "preact";

interface Around {
  before: string | null;
  after: string | null;
  /** How the words around are drawn, from their first character, counted from that of the text inside (so below 0 before it). */
  draw?: (text: string, from: number) => ComponentChildren;
  /** How many characters there are inside. */
  inside?: number;
  children: ComponentChildren;
}

export function InContext({ before, after, draw = (text) => text, inside = 0, children }: Around): JSX.Element {
  const first = before?.replace(/^\S*\s/, "") ?? "";
  const last = after?.replace(/\s\S*$/, "") ?? "";
  return (
    <>
      {before && <span class="context">{first !== before && "…"}{draw(first, -points(first))}</span>}
      {children}
      {after && <span class="context">{draw(last, inside)}{last !== after && "…"}</span>}
    </>
  );
}

/** So many code points, as the API counts. */
export function points(text: string): number {
  return [...text].length;
}
