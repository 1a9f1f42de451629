/** Parties that a link brought along, as words that can be taken away again. */
import type { JSX } from "preact";
import { view, type Choices } from "../addresses";
import { useAnswer } from "../api/client";
import type { Thing } from "../api/types";
import { t } from "../i18n";

export type Party = "speaker" | "target" | "actor" | "side" | "topic" | "about" | "document" | "event" | "answered_speaker" | "answered_topic";
/** Which collection an id without a kind is of; others are actors. */
const KINDS: Partial<Record<Party, string>> = { topic: "demand", answered_topic: "demand", about: "demand", document: "document", event: "event" };

interface Chosen { of: readonly Party[]; choices: Choices; here: string }

/** The parties that the address asks for; `here` is the view that is left without any of them. */
export function Chosen({ of, choices, here }: Chosen): JSX.Element | null {
  const parties = of.flatMap((name) => choices.all(name).map((value) => [name, value] as const));
  if (parties.length === 0) return null;
  const away = (name: Party, value: string): void =>
    choices.set({ [name]: choices.all(name).filter((one) => one !== value), cursor: undefined });
  return (
    <ul class="chips" aria-label={t("statements.chosen")}>
      {parties.map(([name, value]) => (
        <li key={`${name} ${value}`}>
          {t(`chosen.${name}`)}: <Name of={value} as={name} />
          <button type="button" class="away" aria-label={t("statements.away", { name: t(`chosen.${name}`) })} onClick={() => away(name, value)}>×</button>
        </li>
      ))}
      <li><a href={view(here)}>{t("ask.all")}</a></li>
    </ul>
  );
}

/** The name of a thing of which the address has the id. */
function Name({ of, as }: { of: string; as: Party }): JSX.Element {
  const [kind, slug] = of.includes("/") ? of.split("/", 2) : [KINDS[as] ?? "actor", of];
  const { data } = useAnswer<Thing & { headline?: string }>(`/${kind}s/${encodeURIComponent(slug ?? "")}`);
  return <strong>{data?.label ?? data?.headline ?? slug}</strong>;
}
