/** A demand or an issue: what it means, who is for and against it, and demand and answer in order of time. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { to, view } from "../addresses";
import { ask, address, useAnswer } from "../api/client";
import type { List, Stand, Statement, TopicDetail, TopicKind } from "../api/types";
import { day, language, listed, number, t } from "../i18n";
import { Elsewhere, Facts } from "../parts/facts";
import { Frame } from "../parts/frame";
import { History } from "../parts/history";
import { Quote } from "../parts/quote";
import { Threads } from "../parts/reply";
import { StanceSign, tone, type Tone } from "../parts/stance";
import { Answered, Empty } from "../parts/states";
import { StatusTag } from "../parts/status";
import { offersOf } from "../parts/take";
import "./topic.css";

const FEW = 7;

export function TopicView({ kind, slug }: { kind: TopicKind; slug: string }): JSX.Element {
  const answer = useAnswer<TopicDetail>(`/${kind}s/${encodeURIComponent(slug)}`);
  return <Answered of={answer} whole>{(topic) => <Shown key={topic.iri} of={topic} />}</Answered>;
}

function Shown({ of }: { of: TopicDetail }): JSX.Element {
  const definition = of.definitions[language.value] ?? of.definitions.en;
  return (
    <Frame
      title={of.label}
      over={t(`topic.over.${of.kind}`)}
      lead={definition && <p>{definition}</p>}
      cite={{ iri: of.iri }}
      offers={offersOf(`/${of.kind}s/${of.id}`, `/id/${of.kind}/${of.id}`)}
    >
      {of.status && (
        <p class="status-line">
          <StatusTag of={of.status} /> {t(`status.${of.status}.means`)}
          {of.status_since && <span class="quiet">{t("status.since", { day: day(of.status_since) })}</span>}
        </p>
      )}
      {of.assessments.length > 0 && <History of={of.assessments} />}
      {of.statements === 0 && <Empty words={t("topic.nobody")} />}
      <div class="sides">
        <Side title={t("topic.demanded")} tone="support" of={of.demanded_by} all={of.demanders} />
        <Side title={t("topic.supported")} tone="support" of={of.supported_by} all={of.supporters} />
        <Side title={t("topic.opposed")} tone="oppose" of={of.opposed_by} all={of.opponents} />
        <Side title={t("topic.other")} tone="other" of={of.other} />
      </div>
      {of.answers.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t("topic.answers")}</h2>
          <p class="quiet">{t("topic.answers.how")}</p>
          <Threads of={of.answers} />
          <p><a href={view("answers", { answered_topic: `${of.kind}/${of.id}` })}>{t("topic.answers.all")}</a></p>
        </section>
      )}
      {of.exchange.length > 0 && <Exchange of={of} />}
      <section aria-labelledby="known">
        <h2 id="known">{t("topic.known")}</h2>
        <Facts
          of={[
            [t("topic.names"), Object.values(of.labels).filter((one) => one !== of.label).join(" · ")],
            [t("topic.mentioned"), t("count.statements", { n: of.mentioned })],
            [t("actor.same-as"), listed(of.same_as.map((iri) => <Elsewhere key={iri} iri={iri} />))],
            ["IRI", <code key="iri" class="iri">{of.iri}</code>],
          ]}
        />
        <p><a href={view("statements", { about: `${of.kind}/${of.id}` })}>{t("topic.all")}</a></p>
      </section>
    </Frame>
  );
}

interface SideShown {
  title: string;
  tone: Tone;
  of: readonly Stand[];
  /** How many there are, where more may be than are told of. */
  all?: number;
}

/** Who stands on one side, those with most statements first; each opens to what they said last. */
function Side({ title, tone: shade, of, all }: SideShown): JSX.Element | null {
  const [whole, setWhole] = useState(of.length <= FEW + 2);
  if (of.length === 0) return null;
  return (
    <section class={`side tone-${shade}`}>
      <h2><StanceSign of={shade} /> {title} {all && <span class="quiet">{number(all)}</span>}</h2>
      {(whole ? of : of.slice(0, FEW)).map((one) => (
        <details key={one.actor.id}>
          <summary>
            <span>{one.actor.label}</span>
            <span class="quiet">{t("count.statements", { n: one.statements })}{one.last && ` · ${day(one.last, "short")}`}</span>
          </summary>
          <p class="quiet"><a href={to("actor", one.actor.id)}>{t("topic.to-actor", { actor: one.actor.label })}</a></p>
          {one.quotes.map((quote) => <Quote key={quote.id} of={quote} without="topic" context={false} />)}
        </details>
      ))}
      {!whole && <p><button type="button" class="quiet-button" onClick={() => setWhole(true)}>{t("topic.side.more", { n: of.length - FEW })}</button></p>}
      {whole && all !== undefined && all > of.length && <p class="quiet">{t("topic.side.left", { n: all - of.length })}</p>}
    </section>
  );
}

/** Demand and answer by day: who is for it on one side of the line, who is against it on the other. */
function Exchange({ of }: { of: TopicDetail }): JSX.Element {
  const [more, setMore] = useState<Statement[]>([]);
  const [next, setNext] = useState(of.next);
  const [busy, setBusy] = useState(false);
  const said = [...of.exchange, ...more];
  const load = async (): Promise<void> => {
    setBusy(true);
    const path = address(`/${of.kind}s/${of.id}/exchange`, { cursor: next, lang: language.value });
    const page = await ask<List<Statement>>(path).finally(() => setBusy(false));
    setMore([...more, ...page.items]);
    setNext(page.next);
  };
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange">{t("topic.exchange")}</h2>
      <p class="quiet when-wide">{t("topic.exchange.how")}</p>
      <ol class="exchange">
        {said.map((one, at) => (
          <li key={one.id} class={`said-${tone(one.stance)}`}>
            {one.day !== said[at - 1]?.day && <h3>{one.day ? day(one.day) : t("day.unknown")}</h3>}
            <Quote of={one} without="topic" />
          </li>
        ))}
      </ol>
      {next && <button type="button" disabled={busy} onClick={() => void load()}>{t("topic.more")}</button>}
    </section>
  );
}
