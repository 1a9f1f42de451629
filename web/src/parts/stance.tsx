/** Stance as colour, sign and word: none of the three is needed to tell it. */
import type { JSX } from "preact";
import { isKey, t } from "../i18n";

export type Tone = "support" | "oppose" | "mixed" | "other";
export const TONES: readonly Tone[] = ["support", "oppose", "mixed", "other"];

/** Grey, told from other greys by its sign. */
export type Sign = Tone | "conditional";

/** What is ambiguous is shown as what is mixed: both were said, of one time or of all. */
export function tone(stance: string | null | undefined): Tone {
  if (stance === "ambiguous") return "mixed";
  return stance === "support" || stance === "oppose" || stance === "mixed" ? stance : "other";
}

export function signOf(stance: string | null | undefined): Sign {
  return stance === "conditional" ? stance : tone(stance);
}

/** Paths in a square of 16. */
export const SIGNS: Readonly<Record<Sign, string>> = {
  support: "M8 2l6.500 11h-13z", // a triangle that points up
  oppose: "M8 14l6.500-11h-13z", // and one that points down
  mixed: "M8 1l7 7-7 7-7-7z",
  conditional: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zm0 2.500a3.500 3.500 0 1 1 0 7a3.500 3.500 0 1 1 0-7z", // a ring: there is a hole in it
  other: "M3.500 7h9v2h-9z",
};

export function StanceSign({ of }: { of: Sign }): JSX.Element {
  return <svg class={`sign tone-${tone(of)}`} viewBox="0 0 16 16" aria-hidden="true"><path d={SIGNS[of]} /></svg>;
}

export function Stance({ of }: { of: string | null }): JSX.Element {
  const key = `stance.${of ?? "none"}`;
  return (
    <span class={`stance tone-${tone(of)}`}>
      <StanceSign of={signOf(of)} />
      {isKey(key) ? t(key) : of}
    </span>
  );
}
