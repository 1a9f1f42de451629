/** Events: calls, meetings, summits and sessions that the statements stand around. */
import type { JSX } from "preact";
import { useChoices } from "../addresses";
import { useAnswer } from "../api/client";
import type { EventItem, List } from "../api/types";
import { day, number, t, term } from "../i18n";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink, actors } from "../parts/things";

const ON_A_PAGE = 50;

export default function EventsView(): JSX.Element {
  const answer = useAnswer<List<EventItem>>("/events", { limit: ON_A_PAGE, cursor: useChoices().get("cursor") });
  return (
    <Frame title={t("events.title")} lead={<p>{t("events.lead")}</p>} cite={{}} offers={offersOf("/events")}>
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("events.none")} />
          ) : (
            <>
              <table class="folding">
                <thead>
                  <tr><th scope="col">{t("events.name")}</th><th scope="col">{t("event.when")}</th><th scope="col">{t("event.participants")}</th><th scope="col" class="number">{t("events.made")}</th></tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <tr key={one.id}>
                      <td><ThingLink kind="event" thing={one} /> {one.event_class && <span class="quiet">{term("class", one.event_class)}</span>}{!one.curated && <span class="quiet"> · {t("event.found").toLowerCase()}</span>}</td>
                      <td>{one.first && day(one.first)}</td>
                      <td>{actors(one.participants)}</td>
                      <td class="number" {...(one.statements > 0 ? { "data-name": t("events.made").toLowerCase() } : {})}>{one.statements > 0 && number(one.statements)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}
