/** Stance as colour, sign and word: none of the three is needed to tell it. */
import type { JSX } from "preact";
import { isKey, t } from "../i18n";

export type Tone = "support" | "oppose" | "mixed" | "other";
export const TONES: readonly Tone[] = ["support", "oppose", "mixed", "other"];

export function tone(stance: string | null | undefined): Tone {
  return stance === "support" || stance === "oppose" || stance === "mixed" ? stance : "other";
}

/** Paths in a square of 16. */
export const SIGNS: Readonly<Record<Tone, string>> = {
  support: "M8 2l6.500 11h-13z", // a triangle that points up
  oppose: "M8 14l6.500-11h-13z", // and one that points down
  mixed: "M8 1l7 7-7 7-7-7z",
  other: "M3.500 7h9v2h-9z",
};

export function StanceSign({ of }: { of: Tone }): JSX.Element {
  return <svg class={`sign tone-${of}`} viewBox="0 0 16 16" aria-hidden="true"><path d={SIGNS[of]} /></svg>;
}

export function Stance({ of }: { of: string | null }): JSX.Element {
  const key = `stance.${of ?? "none"}`;
  return (
    <span class={`stance tone-${tone(of)}`}>
      <StanceSign of={tone(of)} />
      {isKey(key) ? t(key) : of}
    </span>
  );
}
