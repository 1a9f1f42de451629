/** Answers: which statement answers which, in what way, and what it was told by. */
import type { JSX } from "preact";
import { useChoices, view } from "../addresses";
import { address, useAnswer } from "../api/client";
import { ANSWER_TYPES, type Exchanged } from "../api/derived";
import type { List } from "../api/types";
import { t, term } from "../i18n";
import { Chosen, type Party } from "../parts/chosen";
import { Filters, filtersOf, filterWords } from "../parts/filters";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Threads } from "../parts/reply";
import { Segments } from "../parts/segments";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { OnWhat, Who } from "../parts/who";

const PARTIES: readonly Party[] = ["speaker", "side", "answered_speaker", "answered_topic", "topic"];
const ON_A_PAGE = 20;

export default function AnswersView(): JSX.Element {
  const choices = useChoices();
  const parties = Object.fromEntries(PARTIES.map((one) => [one, choices.all(one)]));
  const asked = { ...filtersOf(choices), ...parties, type: choices.get("type") };
  const answer = useAnswer<List<Exchanged>>("/answers", { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  return (
    <Frame title={t("answers.title")} lead={<p>{t("answers.lead")}</p>} cite={{ asked: filterWords(choices) }} offers={offersOf(address("/answers", asked))}>
      <div class="choices">
        <Who name="speaker" label={t("answers.who")} choices={choices} />
        <Who name="answered_speaker" label={t("answers.whom")} choices={choices} />
        <OnWhat name="topic" label={t("changes.what")} choices={choices} />
        <Filters of={["outlet", "period"]} choices={choices} />
      </div>
      <div class="choices">
        <Segments
          label={t("answers.type")} value={choices.get("type")}
          options={[["", t("acts.all")], ...ANSWER_TYPES.map((one) => [one, term("answer", one)] as const)]}
          choose={(type) => choices.set({ type, cursor: undefined }, true)}
        />
      </div>
      <Chosen of={PARTIES} choices={choices} here="answers" />
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("answers.none")}><p><a href={view("answers")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <p class="quiet" role="status">{t("answers.count", { n: data.total })}</p>
              <Threads of={data.items} />
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}
