/** The start: what is in here, the latest statements, and where to begin. */
import type { JSX } from "preact";
import { to, view } from "../addresses";
import { useAnswer } from "../api/client";
import type { ActorItem, List, Statement, Statistics, TopicItem } from "../api/types";
import { day, number, t } from "../i18n";
import { Frame } from "../parts/frame";
import { Quote } from "../parts/quote";
import { Answered } from "../parts/states";
import "./overview.css";

const LATEST = 6;
const MOST = 8;

export default function Overview(): JSX.Element {
  const statistics = useAnswer<Statistics>("/statistics");
  const latest = useAnswer<List<Statement>>("/statements", { order: "-day", limit: LATEST });
  const actors = useAnswer<List<ActorItem>>("/actors", { limit: MOST });
  const demands = useAnswer<List<TopicItem>>("/demands", { limit: MOST });
  return (
    <Frame title={t("overview.title")} lead={<p>{t("overview.lead")}</p>}>
      <Answered of={statistics}>{(data) => <Counts of={data} />}</Answered>
      <div class="columns">
        <section aria-labelledby="latest">
          <h2 id="latest">{t("overview.latest")}</h2>
          <Answered of={latest}>{(data) => data.items.map((one) => <Quote key={one.id} of={one} context={false} />)}</Answered>
          <p><a href={view("statements")}>{t("overview.all-statements")}</a></p>
        </section>
        <div>
          <section aria-labelledby="demands">
            <h2 id="demands">{t("overview.demands")}</h2>
            <Answered of={demands}>
              {(data) => (
                <ul class="rows">
                  {data.items.map((one) => (
                    <li key={one.id}>
                      <a href={to(one.kind, one.id)}>{one.label}</a>
                      <span>{t("count.statements", { n: one.statements })}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Answered>
          </section>
          <section aria-labelledby="actors">
            <h2 id="actors">{t("overview.actors")}</h2>
            <Answered of={actors}>
              {(data) => (
                <ul class="rows">
                  {data.items.map((one) => (
                    <li key={one.id}>
                      <a href={to("actor", one.id)}>{one.label}</a>
                      <span>{t("count.statements", { n: one.made })}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Answered>
          </section>
        </div>
      </div>
    </Frame>
  );
}

function Counts({ of }: { of: Statistics }): JSX.Element {
  const told = [
    ["overview.count.statements", of.statements], ["overview.count.documents", of.documents],
    ["overview.count.actors", of.actors], ["overview.count.topics", of.demands + of.issues],
  ] as const;
  return (
    <>
      <dl class="counts">
        {told.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd>{number(value)}</dd></div>)}
      </dl>
      {of.first && of.last && <p class="quiet">{t("overview.period", { first: day(of.first), last: day(of.last) })}</p>}
    </>
  );
}
