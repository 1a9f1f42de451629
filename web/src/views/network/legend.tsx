/** What colours and shapes mean. */
import type { JSX } from "preact";
import { KINDS } from "../../api/types";
import { t, term } from "../../i18n";
import type { Tone } from "../../parts/stance";
import type { Look } from "./look";
import type { Colouring, Projection } from "./model";
import type { Entry } from "./picture";

/** A single statement is never mixed. */
const TONES = ["support", "oppose", "other"] as const satisfies readonly Tone[];

function tones(projection: Projection): readonly (typeof TONES)[number][] {
  return projection === "agreement" ? ["support", "oppose"] : TONES;
}

function spoken(tone: (typeof TONES)[number], projection: Projection): string {
  return projection === "agreement" && tone !== "other" ? t(`network.tied.${tone}`) : t(`network.tone.${tone}`);
}

function named(colouring: Colouring, projection: Projection): readonly (readonly [colour: string, words: string])[] {
  if (colouring === "stance") return tones(projection).map((tone) => [`edge-${tone}`, spoken(tone, projection)]);
  return colouring === "kind" ? KINDS.map((kind) => [`kind-${kind}`, term("kind", kind)]) : [];
}

interface Props { colouring: Colouring; projection: Projection; colour: (by: Colouring) => void }

export function Legend({ colouring, projection, colour }: Props): JSX.Element {
  return (
    <div class="legend">
      <label>
        {t("network.colour")}
        <select value={colouring} onChange={(event) => colour(event.currentTarget.value as Colouring)}>
          {(projection === "agreement" ? (["stance", "group"] as const) : (["stance", "kind", "group"] as const)).map((one) => <option key={one} value={one}>{t(`network.colour.${one}`)}</option>)}
        </select>
      </label>
      <ul aria-label={t("network.legend")}>
      <li><svg class={colouring === "group" ? "plain" : "actor"} viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" /></svg>{t("network.node.actor")}</li>
      {projection === "actor-topic" && <li><svg class={colouring === "group" ? "plain" : "topic"} viewBox="0 0 16 16" aria-hidden="true"><rect x="3" y="3" width="10" height="10" /></svg>{t("network.node.demand")}</li>}
      {named(colouring, projection).map(([colour, words]) => (
        <li key={colour}><svg class={`line-${colour}`} viewBox="0 0 16 16" aria-hidden="true"><path d="M0 8h16" /></svg>{words}</li>
      ))}
      {colouring === "group" && <li>{t("network.groups")}</li>}
      </ul>
    </div>
  );
}

export function legendOf(colouring: Colouring, projection: Projection, look: Look): Entry[] {
  return [
    { colour: colouring === "group" ? look.soft : look.actor, words: t("network.node.actor"), shape: "circle" as const },
    ...(projection === "actor-topic" ? [{ colour: colouring === "group" ? look.soft : look.topic, words: t("network.node.demand"), shape: "square" as const }] : []),
    ...(colouring === "stance" ? tones(projection).map((tone) => ({ colour: look.of[tone], words: spoken(tone, projection), shape: "line" as const })) : []),
    ...(colouring === "kind" ? KINDS.map((kind) => ({ colour: look.of[kind], words: term("kind", kind), shape: "line" as const })) : []),
  ];
}
