/** How it stands with a demand, as a word in a frame. */
import type { JSX } from "preact";
import type { Status } from "../api/derived";
import { t } from "../i18n";
import { StanceSign, type Tone } from "./stance";

const TONES: Record<Status, Tone> = {
  open: "other", answered: "other", withdrawn: "other", rejected: "oppose", conceded: "support", "partly-met": "mixed", contested: "mixed",
};

export function StatusTag({ of }: { of: Status }): JSX.Element {
  return <span class={`tag tone-${TONES[of]}`}><StanceSign of={TONES[of]} />{t(`status.${of}`)}</span>;
}
