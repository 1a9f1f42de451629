/** All actors, found by any of their names. */
import type { JSX } from "preact";
import { useChoices, view } from "../addresses";
import { address, useAnswer } from "../api/client";
import type { ActorItem, List } from "../api/types";
import { number, t, term } from "../i18n";
import { Ask, Choose } from "../parts/ask";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink } from "../parts/things";

const CLASSES = ["Person", "State", "InternationalOrganisation", "GovernmentBody", "MediaOrganisation", "Bloc", "Organisation", "Group"];
const ON_A_PAGE = 50;

export default function ActorsView(): JSX.Element {
  const choices = useChoices();
  const asked = { q: choices.get("q"), class: choices.get("class") };
  const answer = useAnswer<List<ActorItem>>("/actors", { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  return (
    <Frame
      title={t("actors.title")} lead={<p>{t("actors.lead")}</p>}
      cite={{ asked: Object.values(asked).filter(Boolean).join(", ") }} offers={offersOf(address("/actors", asked))}
    >
      <Ask label={t("actors.ask")}>
        <Choose name="class" label={t("actors.class")} options={CLASSES.map((one) => [one, term("class", one)])} />
      </Ask>
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("actors.none")}><p><a href={view("actors")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <p class="quiet" role="status">{t("actors.count", { n: data.total })}</p>
              <table class="folding">
                <thead>
                  <tr><th scope="col">{t("actors.name")}</th><th scope="col">{t("actors.class")}</th><th scope="col" class="number">{t("actors.made")}</th><th scope="col" class="number">{t("actors.received")}</th></tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <ThingLink kind="actor" thing={one} />
                        {one.matched && one.matched !== one.label && <span class="quiet"> {t("actors.matched", { name: one.matched })}</span>}
                      </td>
                      <td>{term("class", one.actor_class ?? "Actor")}</td>
                      <td class="number" data-name={t("actors.made").toLowerCase()}>{number(one.made)}</td>
                      <td class="number" data-name={t("actors.received").toLowerCase()}>{number(one.received)}</td>
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
