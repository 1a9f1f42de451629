/** Statements: all of them, narrowed by words, parties, kind, stance and period. */
import type { JSX } from "preact";
import { useChoices, type Choices } from "../addresses";
import { address } from "../api/client";
import { t } from "../i18n";
import { Ask, Choose } from "../parts/ask";
import { Chosen, type Party } from "../parts/chosen";
import { Clocks, clocksOf } from "../parts/clock";
import { Filters } from "../parts/filters";
import { Frame } from "../parts/frame";
import { Statements } from "../parts/statements";
import { offersOf } from "../parts/take";

const FILTERS = ["kind", "stance", "from", "to", "language", "outlet", "direct", "min_confidence"] as const;
const PARTIES: readonly Party[] = ["speaker", "target", "actor", "side", "topic", "about", "document", "event"];
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
      <Filters of={["kind", "stance", "outlet", "language", "period"]} choices={choices}><Clocks choices={choices} /></Filters>
      <Chosen of={PARTIES} choices={choices} here="statements" />
      <Statements of={{ order: usual, ...asked }} />
    </Frame>
  );
}

/** What the address asks for, as the API takes it. */
function chosen(choices: Choices): Record<string, string[]> {
  const named = [...FILTERS, ...PARTIES, "q", "order"].map((name) => [name, choices.all(name).filter(Boolean)] as const);
  const clocks = Object.entries(clocksOf(choices)).map(([name, value]) => [name, [value]] as const);
  return Object.fromEntries([...named, ...clocks].filter(([, values]) => values.length > 0));
}
