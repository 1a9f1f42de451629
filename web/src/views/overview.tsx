/** The start: what is in here, who demands what of whom, what is fought over, and where to begin. */
import type { JSX } from "preact";
import { to, toPosition, view } from "../addresses";
import { useAnswer } from "../api/client";
import type { ActItem, ActorChange } from "../api/derived";
import type { ActorItem, List, Statement, Statistics, TopicItem } from "../api/types";
import { day, number, t, tx } from "../i18n";
import { ActLine } from "../parts/acts";
import { Frame } from "../parts/frame";
import { Quote } from "../parts/quote";
import { Answered, Empty } from "../parts/states";
import { StatusTag } from "../parts/status";
import { ThingLink, actors as names, topics } from "../parts/things";
import { Timeline } from "../parts/timeline";
import { FromTo } from "../parts/turn";
import { Balance } from "./demands";
import "./overview.css";

const SHOWN = 8;

export default function Overview(): JSX.Element {
  const statistics = useAnswer<Statistics>("/statistics");
  return (
    <Frame title={t("overview.title")} lead={<p>{t("overview.lead")}</p>} cite={{}} offers={[{ label: "JSON", href: "/statistics" }]}>
      <Answered of={statistics}>{(data) => (data.statements === 0 ? <Empty words={t("overview.empty")} /> : <Counts of={data} />)}</Answered>
      <div class="columns">
        <div>
          <Demanded />
          <Latest />
        </div>
        <div>
          <Begin of={statistics.data} />
          <Contested />
          <Turned />
          <Differing />
          <Active />
        </div>
      </div>
    </Frame>
  );
}

function Counts({ of }: { of: Statistics }): JSX.Element {
  const told = [
    ["statements", of.statements, view("statements")], ["documents", of.documents, view("documents")],
    ["actors", of.actors, view("actors")], ["topics", of.demands + of.issues, view("demands")], ["events", of.events, view("events")],
  ] as const;
  return (
    <div class="what">
      <dl class="counts">
        {told.map(([key, value, href]) => <div key={key}><dt>{t(`overview.count.${key}`)}</dt><dd><a href={href}>{number(value)}</a></dd></div>)}
      </dl>
      <Timeline filters={{}} first={of.first} last={of.last} />
    </div>
  );
}

/** Who demands what of whom: one line each, which leads to the sentence. */
function Demanded(): JSX.Element {
  const answer = useAnswer<List<Statement>>("/statements", { kind: "demand", order: "-day", limit: 40 });
  return (
    <section aria-labelledby="demanded">
      <h2 id="demanded">{t("overview.demanded")}</h2>
      <Answered of={answer}>
        {(data) => (
          <table class="demanded">
            <thead>
              <tr>{(["who", "what", "whom", "sentence"] as const).map((one) => <th key={one} scope="col">{t(`overview.${one}`)}</th>)}</tr>
            </thead>
            <tbody>
              {clearest(data.items).map((one) => (
                <tr key={one.id}>
                  <td>{one.speakers.length > 0 ? names(one.speakers) : t("quote.nobody")}</td>
                  <td>{one.topics.length > 0 ? topics(one.topics) : t("overview.other")}</td>
                  <td>{one.targets.length > 0 && names(one.targets)}</td>
                  <td class="sentence"><a href={to("statement", one.id)} lang={one.document?.language ?? ""}>“{one.words}”</a> <span class="quiet">{day(one.day, "short")}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
      <p><a href={view("statements", { kind: "demand" })}>{t("overview.all-demands")}</a></p>
    </section>
  );
}

/** The latest demands, those first of which it is known what is demanded, and of whom. */
function clearest(of: readonly Statement[]): Statement[] {
  const known = (one: Statement): number => Number(one.topics.length > 0) * 2 + Number(one.targets.length > 0);
  return [...of].sort((a, b) => known(b) - known(a)).slice(0, SHOWN);
}

function Latest(): JSX.Element {
  const answer = useAnswer<List<Statement>>("/statements", { order: "-day", limit: 4 });
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{t("overview.latest")}</h2>
      <Answered of={answer}>{(data) => data.items.map((one) => <Quote key={one.id} of={one} context={false} />)}</Answered>
      <p><a href={view("statements")}>{t("overview.all-statements")}</a></p>
    </section>
  );
}

/** Three steps for someone who has never seen such a thing, with what is in this graph. */
function Begin({ of }: { of: Statistics | undefined }): JSX.Element | null {
  const topic = of?.top_topics.find((one) => one.kind === "demand") ?? of?.top_topics[0];
  const [speaker] = of?.top_speakers ?? [];
  if (!topic || !speaker) return null;
  return (
    <section class="begin" aria-labelledby="begin">
      <h2 id="begin">{t("overview.begin")}</h2>
      <ol>
        <li>{tx("overview.begin.1", { topic: <ThingLink kind={topic.kind} thing={topic} /> })}</li>
        <li>{tx("overview.begin.2", { actor: <ThingLink kind="actor" thing={speaker} /> })}</li>
        <li>{t("overview.begin.3")}</li>
      </ol>
    </section>
  );
}

function Contested(): JSX.Element {
  const answer = useAnswer<List<TopicItem>>("/demands", { limit: 7 });
  return (
    <section aria-labelledby="contested">
      <h2 id="contested">{t("overview.contested")}</h2>
      <Answered of={answer}>
        {(data) => (
          <ul class="topics topics-narrow">
            {data.items.map((one) => (
              <li key={one.iri}>
                <span class="topic-name"><ThingLink kind={one.kind} thing={one} /></span>
                <span>{one.status && <StatusTag of={one.status} />}</span>
                <Balance of={one} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <p><a href={view("demands")}>{t("overview.all-topics")}</a></p>
    </section>
  );
}

/** Who changed stance last; nothing where nobody did. */
function Turned(): JSX.Element | null {
  const { data } = useAnswer<List<ActorChange>>("/changes", { limit: 3 });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="turned">
      <h2 id="turned">{t("overview.changes")}</h2>
      <ul class="news">
        {data.items.map((one) => (
          <li key={`${one.actor.id} ${one.side} ${one.before.id} ${one.after.id}`}>
            <a href={toPosition(one.actor.id, one.topic.kind, one.topic.id, one.side)}>{one.actor.label}: {one.topic.label}</a>
            <span class="quiet"><FromTo of={one} /> {day(one.on, "short")}</span>
          </li>
        ))}
      </ul>
      <p><a href={view("changes")}>{t("overview.all-changes")}</a></p>
    </section>
  );
}

/** Acts that articles report differently; nothing where there are none. */
function Differing(): JSX.Element | null {
  const { data } = useAnswer<List<ActItem>>("/acts", { differing: true, limit: 20 });
  const told = (data?.items ?? []).filter((one) => one.documents > 1).sort((a, b) => b.documents - a.documents || b.differing - a.differing).slice(0, 3);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="differing">
      <h2 id="differing">{t("overview.differing")}</h2>
      <ul class="news">{told.map((one) => <ActLine key={one.id} of={one} quote={false} />)}</ul>
      <p><a href={view("acts")}>{t("overview.all-acts")}</a></p>
    </section>
  );
}

function said({ made, received }: ActorItem): string {
  return received > 0 ? t("overview.made-received", { made, received }) : t("overview.made", { n: made });
}

function Active(): JSX.Element {
  const answer = useAnswer<List<ActorItem>>("/actors", { limit: 8 });
  return (
    <section aria-labelledby="active">
      <h2 id="active">{t("overview.active")}</h2>
      <Answered of={answer}>
        {(data) => (
          <ul class="rows">
            {data.items.map((one) => (
              <li key={one.id}><ThingLink kind="actor" thing={one} /><span>{said(one)}</span></li>
            ))}
          </ul>
        )}
      </Answered>
      <p><a href={view("actors")}>{t("overview.all-actors")}</a></p>
    </section>
  );
}
