/** Statements: all of them, narrowed by words, parties, kind, stance and period. */
import type { JSX } from "preact";
import { useChoices, view, type Choices, type Place } from "../addresses";
import { address, useAnswer } from "../api/client";
import type { Thing } from "../api/types";
import { t } from "../i18n";
import { Ask, Choose } from "../parts/ask";
import { Filters } from "../parts/filters";
import { Frame } from "../parts/frame";
import { Statements } from "../parts/statements";
import { offersOf } from "../parts/take";

const FILTERS = ["kind", "stance", "from", "to", "language", "outlet", "direct", "min_confidence"] as const;
const PARTIES = ["speaker", "target", "actor", "topic", "about", "document"] as const;
const ORDERS = ["-day", "day", "confidence"] as const;

export default function StatementsView(): JSX.Element {
  const choices = useChoices();
  const asked = chosen(choices);
  const usual = choices.get("q") ? "relevance" : "-day";
  const others = ORDERS.filter((one) => one !== usual);
  const words = Object.entries(asked).map(([name, values]) => `${name}=${values.join(",")}`).join(" ");
  return (
    <Frame
      title={t("statements.title")} lead={<p>{t("statements.lead")}</p>}
      cite={{ asked: words }} offers={offersOf(address("/statements", asked))}
    >
      <Ask label={t("statements.ask")}>
        <Choose name="order" label={t("statements.order")} none={t(`order.${usual}`)} options={others.map((one) => [one, t(`order.${one}`)])} />
      </Ask>
      <Filters of={["kind", "stance", "outlet", "language", "period"]} choices={choices} />
      <Chosen choices={choices} />
      <Statements of={{ order: usual, ...asked }} />
    </Frame>
  );
}

/** What the address asks for, as the API takes it. */
function chosen(choices: Choices): Record<string, string[]> {
  const named = [...FILTERS, ...PARTIES, "q", "order"].map((name) => [name, choices.all(name).filter(Boolean)] as const);
  return Object.fromEntries(named.filter(([, values]) => values.length > 0));
}

/** Parties that a link brought along; each can be taken away. */
function Chosen({ choices }: { choices: Choices }): JSX.Element | null {
  const parties = PARTIES.flatMap((name) => choices.all(name).map((value) => [name, value] as const));
  if (parties.length === 0) return null;
  const away = (name: string, value: string): void =>
    choices.set({ [name]: choices.all(name).filter((one) => one !== value), cursor: undefined });
  return (
    <ul class="chips" aria-label={t("statements.chosen")}>
      {parties.map(([name, value]) => (
        <li key={`${name} ${value}`}>
          {t(`chosen.${name}`)}: <Name of={value} as={name} />
          <button type="button" class="away" aria-label={t("statements.away", { name: t(`chosen.${name}`) })} onClick={() => away(name, value)}>×</button>
        </li>
      ))}
      <li><a href={view("statements")}>{t("ask.all")}</a></li>
    </ul>
  );
}

const PATHS: Readonly<Record<Place, string>> = {
  actor: "/actors", demand: "/demands", issue: "/issues", statement: "/statements", document: "/documents", event: "/events",
};

/** The name of a thing of which the address has the id. */
function Name({ of, as }: { of: string; as: (typeof PARTIES)[number] }): JSX.Element {
  const [first, slug] = of.includes("/") ? of.split("/", 2) : [as === "document" ? "document" : as === "topic" || as === "about" ? "demand" : "actor", of];
  const { data } = useAnswer<Thing & { headline?: string }>(`${PATHS[first as Place]}/${encodeURIComponent(slug ?? "")}`);
  return <strong>{data?.label ?? data?.headline ?? slug}</strong>;
}
