/** One statement: its words in their place, all its slots explained, and the chain by which it reached us. */
import type { ComponentChildren, JSX } from "preact";
import { to, view } from "../addresses";
import { useAnswer } from "../api/client";
import type { Retracted } from "../api/derived";
import type { Evidence, StatementDetail, Thing } from "../api/types";
import { day, moment, number, t, term } from "../i18n";
import { actCounts } from "../parts/acts";
import { Chain } from "../parts/chain";
import { InContext } from "../parts/context";
import { Frame } from "../parts/frame";
import { SourceLink, actText } from "../parts/quote";
import { Reply } from "../parts/reply";
import { Stance, tone } from "../parts/stance";
import { Answered } from "../parts/states";
import { offersOf } from "../parts/take";
import { actors, named, topics } from "../parts/things";
import type { ViewProps } from "../views";
import "./statement.css";

export default function StatementView({ params }: ViewProps): JSX.Element {
  const slug = params.slug ?? "";
  const answer = useAnswer<StatementDetail>(`/statements/${encodeURIComponent(slug)}`);
  return <Answered of={answer} whole>{(statement) => <Shown key={statement.id} of={statement} />}</Answered>;
}

function Shown({ of }: { of: StatementDetail }): JSX.Element {
  return (
    <Frame
      title={actText(of)}
      over={<>{t("statement.over")} · {t(`kind.${of.kind}`)}</>}
      cite={{ iri: of.iri, ...(of.words ? { asked: `“${of.words}”` } : {}) }}
      offers={offersOf(`/statements/${of.id}`, `/id/statement/${of.id}`)}
    >
      {of.retracted && <Retraction of={of.retracted} />}
      <div class="statement">
      <div>
      <section aria-labelledby="words">
        <h2 id="words">{of.direct ? t("statement.words.direct") : t("statement.words.reported")}</h2>
        {of.evidence.map((one) => <Passage key={`${one.start ?? ""}`} of={one} statement={of} />)}
        <p class="source"><SourceLink of={of} />{of.document?.published && <span>{t("quote.published", { day: day(of.document.published) })}</span>}</p>
      </section>
      <Answers of={of} />
      {of.act && (
        <section aria-labelledby="act">
          <h2 id="act">{t("statement.act")}</h2>
          <p><a href={to("act", of.act.id)}>{t("statement.act.reports", { n: of.act.reports })}</a> · {actCounts(of.act)}</p>
        </section>
      )}
      <section aria-labelledby="chain">
        <h2 id="chain">{t("statement.chain")}</h2>
        <p class="quiet">{t("statement.chain.how")}</p>
        <Chain of={of} />
      </section>
      <section aria-labelledby="onward">
        <h2 id="onward">{t("statement.onward")}</h2>
        <Onward of={of} />
      </section>
      </div>
      <section aria-labelledby="slots">
        <h2 id="slots">{t("statement.slots")}</h2>
        <dl class="slots">{slots(of).map((one) => <Slot key={one.name} {...one} />)}</dl>
      </section>
      </div>
    </Frame>
  );
}

/** What the statement answers, and what answers it. */
function Answers({ of }: { of: StatementDetail }): JSX.Element {
  const told = [["answers", of.answers], ["answered_by", of.answered_by]] as const;
  return (
    <>
      {told.filter(([, links]) => links.length > 0).map(([name, links]) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name}>{t(`statement.${name}`)}</h2>
          {links.map((one) => <Reply key={one.id} of={one} statement={one.statement} answering={name === "answered_by"} />)}
        </section>
      ))}
    </>
  );
}

/** That it no longer counts, since when, why and by whose word. */
function Retraction({ of }: { of: Retracted }): JSX.Element {
  return (
    <div class="state state-bad retraction" role="note">
      <p><strong>{t("statement.retracted", { day: moment(of.at) })}</strong> {t("statement.retracted.means")}</p>
      {of.reason && <p>{t("statement.retracted.why")}: {of.reason}</p>}
      {of.by && <p class="quiet">{t("statement.retracted.by", { who: of.by })}</p>}
    </div>
  );
}

/** Where to go from here: the same speakers, topics and parties. */
function Onward({ of }: { of: StatementDetail }): JSX.Element {
  const [speaker] = of.speakers;
  const [target] = of.targets;
  return (
    <ul class="onward">
      {speaker && of.topics.map((one) => (
        <li key={one.iri}>
          <a href={view("statements", { speaker: speaker.id, topic: `${one.kind}/${one.id}` })}>{t("statement.onward.topic", { actor: speaker.label, topic: one.label })}</a>
        </li>
      ))}
      {speaker && target && (
        <li><a href={view("statements", { speaker: speaker.id, target: target.id })}>{t("statement.onward.target", { actor: speaker.label, target: target.label })}</a></li>
      )}
      {of.topics.map((one) => <li key={one.iri}><a href={to(one.kind, one.id)}>{t("statement.onward.sides", { topic: one.label })}</a></li>)}
      {of.document && <li><a href={`${to("document", of.document.id)}#${of.id}`}>{t("statement.onward.document")}</a></li>}
    </ul>
  );
}

function Passage({ of, statement }: { of: Evidence; statement: StatementDetail }): JSX.Element {
  return (
    <blockquote class={`passage tone-${tone(statement.stance)}`} lang={statement.document?.language ?? ""}>
      <InContext before={of.before} after={of.after}><mark>{of.words}</mark></InContext>
    </blockquote>
  );
}

interface SlotShown { name: string; value: ComponentChildren; means: string }

function Slot({ name, value, means }: SlotShown): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd><p class="slot-value">{value}</p><p class="quiet">{means}</p></dd>
    </div>
  );
}

function slots(of: StatementDetail): SlotShown[] {
  const told = [
    { name: t("slot.kind"), value: t(`kind.${of.kind}`), means: t(`kind.${of.kind}.means`) },
    { name: t("slot.speaker"), value: actors(of.speakers), means: t("slot.speaker.means") },
    target(of),
    { name: t("slot.topic"), value: topics(of.topics), means: t("slot.topic.means") },
    { name: t("slot.about"), value: topics(beyond(of.about, of.topics)), means: t("slot.about.means") },
    { name: t("slot.content"), value: of.content_words && `“${of.content_words}”`, means: t("slot.content.means") },
    { name: t("slot.stance"), value: of.stance && <Stance of={of.stance} />, means: t("slot.stance.means") },
    { name: t("slot.condition"), value: of.condition && `“${of.condition}”`, means: t("slot.condition.means") },
    { name: t("slot.polarity"), value: of.polarity && term("polarity", of.polarity), means: t("slot.polarity.means") },
    { name: t("slot.certainty"), value: of.certainty && term("certainty", of.certainty), means: t("slot.certainty.means") },
    { name: t("slot.day"), value: of.day && <time dateTime={of.day}>{day(of.day)}</time>, means: of.dated === "published" ? t("slot.day.published") : t("slot.day.said") },
    { name: t("slot.event"), value: named("event", of.made_at), means: t("slot.event.means") },
    { name: t("slot.behalf"), value: named("actor", of.on_behalf_of), means: t("slot.behalf.means") },
    confidence(of),
    place(of),
    { name: t("slot.known"), value: of.known_since && <time dateTime={of.known_since}>{moment(of.known_since)}</time>, means: t("slot.known.means") },
    { name: t("slot.software"), value: of.software && <code>{of.software}</code>, means: t("slot.software.means") },
    { name: "IRI", value: <code class="iri">{of.iri}</code>, means: t("slot.iri.means") },
  ];
  return told.filter(({ value }) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
}

function target(of: StatementDetail): SlotShown {
  const value = of.targets.length > 0 ? actors(of.targets) : of.target_unstated && t("slot.target.unstated");
  return { name: t("slot.target"), value, means: t("slot.target.means") };
}

function confidence(of: StatementDetail): SlotShown {
  const value = of.confidence === null ? "" : `${number(Math.round(100 * of.confidence))} %`;
  return { name: t("slot.confidence"), value, means: t("slot.confidence.means") };
}

function place(of: StatementDetail): SlotShown {
  const value = of.start !== null && of.end !== null && of.document && (
    <a href={`${to("document", of.document.id)}#${of.id}`}>{t("slot.place.characters", { start: of.start, end: of.end })}</a>
  );
  return { name: t("slot.place"), value, means: t("slot.place.means") };
}

function beyond<T extends Thing>(all: readonly T[], told: readonly T[]): T[] {
  const known = new Set(told.map((one) => one.iri));
  return all.filter((one) => !known.has(one.iri));
}
