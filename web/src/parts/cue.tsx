/** The words that show that a statement answers another, marked where they stand. */
import type { ComponentChildren } from "preact";
import type { Cue } from "../api/derived";

/** A text with what of the cue lies in it marked; `from` is the place of its first character. Offsets count code points. */
export function cued(text: string, from: number, cue: Cue | null | undefined): ComponentChildren {
  if (!cue || cue.start === null || cue.end === null) return text;
  const letters = [...text];
  const start = Math.max(0, cue.start - from);
  const end = Math.min(letters.length, cue.end - from);
  if (end <= start) return text;
  const part = (first: number, last?: number): string => letters.slice(first, last).join("");
  return <>{part(0, start)}<mark>{part(start, end)}</mark>{part(end)}</>;
}
