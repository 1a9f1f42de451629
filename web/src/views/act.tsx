/** One act and its reports side by side: who reports it, through which source, and where they differ. */
import type { ComponentChildren, JSX } from "preact";
import { useAnswer } from "../api/client";
import type { ActDetail, Aspect, Difference, SourceGroup } from "../api/derived";
import type { Statement } from "../api/types";
import { day, listed, number, t } from "../i18n";
import { doingOf } from "../parts/acts";
import { Chain } from "../parts/chain";
import { Frame } from "../parts/frame";
import { SourceLink, actText } from "../parts/quote";
import { Stance } from "../parts/stance";
import { Answered } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink, actors, topics } from "../parts/things";
import { to } from "../addresses";
import type { ViewProps } from "../views";
import { apart } from "./apart";
import "./act.css";

export default function ActView({ params }: ViewProps): JSX.Element {
  const answer = useAnswer<ActDetail>(`/acts/${encodeURIComponent(params.slug ?? "")}`);
  return <Answered of={answer} whole>{(act) => <Shown key={act.id} of={act} />}</Answered>;
}

function Shown({ of }: { of: ActDetail }): JSX.Element {
  const reports = inGroups(of);
  const unnamed = reports.filter(([, at]) => at < 0).length;
  const counts = [["reports", of.reports], ["documents", of.documents], ["independent", of.independent]] as const;
  return (
    <Frame
      title={actText(doingOf(of))}
      over={<>{t("act.over")} · {t(`kind.${doingOf(of).kind}`)}{of.day && ` · ${day(of.day)}`}{of.event && <> · <ThingLink kind="event" thing={of.event} /></>}</>}
      lead={<p>{t("act.lead")}</p>}
      cite={{ iri: of.iri }}
      offers={offersOf(`/acts/${of.id}`, `/id/act/${of.id}`)}
      wide
    >
      <dl class="counts">{counts.map(([name, n]) => <div key={name}><dt>{t(`act.count.${name}`)}</dt><dd>{number(n)}</dd></div>)}</dl>
      <section aria-labelledby="groups">
        <h2 id="groups">{t("act.groups")}</h2>
        {of.groups.length === 0 && <p class="quiet">{t("act.groups.none")}</p>}
        <ol class="groups">{of.groups.map((one, at) => <li key={one.statements[0]}><Group of={one} at={at} act={of} /></li>)}</ol>
        {of.groups.length > 0 && unnamed > 0 && <p class="quiet">{t("act.groups.rest", { n: unnamed })}</p>}
      </section>
      <section aria-labelledby="reported">
        <h2 id="reported">{t("act.reported")}</h2>
        <ol class="reports">{reports.map(([one, at]) => <li key={one.id} id={one.id}><Report of={one} group={at} act={of} /></li>)}</ol>
      </section>
      <section aria-labelledby="differences">
        <h2 id="differences">{t("act.differ")}</h2>
        {of.differences.length === 0 && <p class="quiet">{t("act.differ.none")}</p>}
        <ol class="differences">{of.differences.map((one, at) => <li key={at} id={`difference-${at + 1}`}><Differing of={one} at={at} act={of} /></li>)}</ol>
      </section>
    </Frame>
  );
}

/** The reports, those of one source beside each other, with the place of their group. */
function inGroups(of: ActDetail): (readonly [Statement, number])[] {
  const at = (id: string): number => of.groups.findIndex((one) => one.statements.includes(id));
  return of.reported.map((one) => [one, at(one.id)] as const).sort(([, a], [, b]) => (a < 0 ? of.groups.length : a) - (b < 0 ? of.groups.length : b));
}

/** Groups are called A, B, C … */
function letter(at: number): string {
  return at < 0 ? "" : String.fromCharCode(65 + (at % 26));
}

function Group({ of, at, act }: { of: SourceGroup; at: number; act: ActDetail }): JSX.Element {
  const outlets = new Set(act.reported.filter((one) => of.statements.includes(one.id)).map((one) => one.document?.outlet?.label ?? one.document?.headline ?? one.document?.id));
  return (
    <p>
      <span class="group-letter">{letter(at)}</span>{" "}
      {of.statements.length > 1 ? t("act.group.many", { n: of.statements.length }) : t("act.group.one")}
      {of.sources.length > 0 && <>: {actors(of.sources)}</>}
      <span class="quiet"> {listed([...outlets])}</span>
    </p>
  );
}

/** One report as a column: by whom, in which words, through whom, and what of it differs. */
function Report({ of, group, act }: { of: Statement; group: number; act: ActDetail }): JSX.Element {
  const differing = act.differences.map((one, at) => ({ ...one, at })).filter((one) => one.one === of.id || one.other === of.id);
  const differs = (...names: Aspect[]): boolean => differing.some(({ aspect }) => names.includes(aspect));
  const told: (readonly [string, ComponentChildren, boolean])[] = [
    [t("slot.speaker"), actors(of.speakers), differs("holder")],
    [t("slot.kind"), t(`kind.${of.kind}`), differs("kind")],
    [t("slot.topic"), topics(of.topics), differs("content")],
    [t("slot.stance"), of.stance && <Stance of={of.stance} />, differs("stance")],
  ];
  return (
    <article class="report" aria-label={of.document?.outlet?.label ?? of.document?.headline ?? ""}>
      <header>
        {group >= 0 && <span class="group-letter" title={t("act.group", { name: letter(group) })}>{letter(group)}</span>}
        <strong>{of.document?.outlet?.label ?? of.document?.source}</strong>
        <span class="quiet">{of.document?.published && day(of.document.published, "short")}</span>
      </header>
      <blockquote lang={of.document?.language ?? ""}><a class="words" href={to("statement", of.id)}>{differs("wording") ? <mark>{of.words}</mark> : of.words}</a></blockquote>
      <dl>
        {told.filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)).map(([name, value, marked]) => (
          <div key={name}><dt>{name}</dt><dd>{marked ? <mark>{value}</mark> : value}</dd></div>
        ))}
      </dl>
      {differing.length > 0 && (
        <ul class="report-differs">{differing.map((one) => <li key={one.at}><a href={`#difference-${one.at + 1}`}>≠ {number(one.at + 1)} {t(`aspect.${one.aspect}`)}</a></li>)}</ul>
      )}
      <details>
        <summary class="quiet">{t("statement.chain")}</summary>
        <Chain of={of} />
      </details>
      <p class="source"><SourceLink of={of} /></p>
    </article>
  );
}

/** A difference with its note, and both wordings; what only one of them says is marked where both are in one language. */
function Differing({ of, at, act }: { of: Difference; at: number; act: ActDetail }): JSX.Element {
  const [one, other] = [of.one, of.other].map((id) => act.reported.find((each) => each.id === id));
  const marked = one?.words && other?.words && one.document?.language === other.document?.language ? apart(one.words, other.words) : null;
  return (
    <>
      <h3>{number(at + 1)} · {t(`aspect.${of.aspect}`)}</h3>
      {of.note && <p>{of.note}</p>}
      <div class="turn-words">
        {[one, other].map((each, side) => each && (
          <blockquote key={each.id} lang={each.document?.language ?? ""}>
            <a class="words" href={to("statement", each.id)}>
              {marked ? marked[side]?.map(([text, alone], place) => (alone ? <mark key={place}>{text}</mark> : text)) : each.words}
            </a>
            <p class="source"><SourceLink of={each} /></p>
          </blockquote>
        ))}
      </div>
    </>
  );
}
