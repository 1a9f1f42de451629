/** Words in the words around them. These were cut off at a number of characters: a word cut in two is left out. */
import type { ComponentChildren, JSX } from "preact";

interface Around { before: string | null; after: string | null; children: ComponentChildren }

export function InContext({ before, after, children }: Around): JSX.Element {
  const first = before?.replace(/^\S*\s/, "…") ?? "";
  const last = after?.replace(/\s\S*$/, "…") ?? "";
  return (
    <>
      {first && <span class="context">{first}</span>}
      {children}
      {last && <span class="context">{last}</span>}
    </>
  );
}
