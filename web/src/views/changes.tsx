/** Who changed stance, on what, when, and in which words before and after; the latest change first. */
import type { JSX } from "preact";
import { toPosition, useChoices, view, type Choices } from "../addresses";
import { address, useAnswer, type Parameters } from "../api/client";
import type { ActorChange } from "../api/derived";
import type { List } from "../api/types";
import { t } from "../i18n";
import { Chosen, type Party } from "../parts/chosen";
import { Clocks, clockWords, clocksOf } from "../parts/clock";
import { Filters, filterWords } from "../parts/filters";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink } from "../parts/things";
import { Turn } from "../parts/turn";
import { OnWhat, Who } from "../parts/who";
import "./changes.css";

const PARTIES: readonly Party[] = ["actor", "side", "topic"];
const ON_A_PAGE = 20;

export default function ChangesView(): JSX.Element {
  const choices = useChoices();
  const asked = chosen(choices);
  const answer = useAnswer<List<ActorChange>>("/changes", { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  return (
    <Frame
      title={t("changes.title")} lead={<p>{t("changes.lead")}</p>}
      cite={{ asked: [filterWords(choices), clockWords(choices)].filter(Boolean).join("; ") }} offers={offersOf(address("/changes", asked))}
    >
      <div class="choices">
        <Who name="actor" label={t("changes.who")} choices={choices} />
        <OnWhat name="topic" label={t("changes.what")} choices={choices} />
        <Filters of={["period"]} choices={choices}><Clocks choices={choices} of={["published_by", "known_by"]} /></Filters>
      </div>
      <Chosen of={PARTIES} choices={choices} here="changes" />
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("changes.none")}><p><a href={view("changes")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <p class="quiet" role="status">{t("changes.count", { n: data.total })}</p>
              <ol class="changes">{data.items.map((one) => <li key={`${one.actor.id} ${one.side} ${one.before.id} ${one.after.id} ${one.topic.iri}`}><Changed of={one} /></li>)}</ol>
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}

function chosen(choices: Choices): Parameters {
  const { published_by, known_by } = clocksOf(choices);
  const parties = Object.fromEntries(PARTIES.map((one) => [one, choices.all(one)]));
  return { ...parties, from: choices.get("from"), to: choices.get("to"), published_by, known_by };
}

function Changed({ of }: { of: ActorChange }): JSX.Element {
  return (
    <section>
      <h2>
        <a href={toPosition(of.actor.id, of.topic.kind, of.topic.id, of.side)}>{of.actor.label}</a>
        {" · "}
        <ThingLink kind={of.topic.kind} thing={of.topic} />
        {of.side && <span class="quiet"> {t("voices.all")}</span>}
      </h2>
      <Turn of={of} />
    </section>
  );
}
