/** Acts: what several reports tell of, with how many of them there are and on how many sources they rest. */
import type { JSX } from "preact";
import { useChoices, view } from "../addresses";
import { address, useAnswer } from "../api/client";
import type { ActItem } from "../api/derived";
import type { List } from "../api/types";
import { t } from "../i18n";
import { ActLine } from "../parts/acts";
import { Chosen, type Party } from "../parts/chosen";
import { Filters, filtersOf, filterWords } from "../parts/filters";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Segments } from "../parts/segments";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { Who } from "../parts/who";
import "./acts.css";

const PARTIES: readonly Party[] = ["speaker", "target", "actor", "side", "topic", "event"];
const ON_A_PAGE = 30;

export default function ActsView(): JSX.Element {
  const choices = useChoices();
  const parties = Object.fromEntries(PARTIES.map((one) => [one, choices.all(one)]));
  const asked = { ...filtersOf(choices), ...parties, min_reports: choices.get("min_reports"), differing: choices.get("differing") };
  const answer = useAnswer<List<ActItem>>("/acts", { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  return (
    <Frame title={t("acts.title")} lead={<p>{t("acts.lead")}</p>} cite={{ asked: filterWords(choices) }} offers={offersOf(address("/acts", asked))}>
      <div class="choices">
        <Who name="speaker" label={t("acts.who")} choices={choices} />
        <Segments
          label={t("acts.which")} value={choices.get("differing")} options={[["", t("acts.all")], ["true", t("acts.differing")]]}
          choose={(one) => choices.set({ differing: one, cursor: undefined }, true)}
        />
        <Filters of={["kind", "outlet", "period"]} choices={choices} />
      </div>
      <Chosen of={PARTIES} choices={choices} here="acts" />
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("acts.none")}><p><a href={view("acts")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <p class="quiet" role="status">{t("acts.count", { n: data.total })}</p>
              <ul class="acts">{data.items.map((one) => <ActLine key={one.id} of={one} />)}</ul>
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}
