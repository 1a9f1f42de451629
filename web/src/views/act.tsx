/** One act and its reports side by side: who reports it, through which source, and where they differ. */
import type { JSX } from "preact";
import { useAnswer } from "../api/client";
import type { ActDetail, SourceGroup } from "../api/derived";
import { day, listed, number, t } from "../i18n";
import { doingOf } from "../parts/acts";
import { Frame } from "../parts/frame";
import { actText } from "../parts/quote";
import { Answered } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink, actors } from "../parts/things";
import type { ViewProps } from "../views";
import { Differing } from "./differing";
import { Article } from "./reports";
import { articlesOf, comparedOf, letter, titled } from "./sources";
import "./act.css";

export default function ActView({ params }: ViewProps): JSX.Element {
  const answer = useAnswer<ActDetail>(`/acts/${encodeURIComponent(params.slug ?? "")}`);
  return <Answered of={answer} whole>{(act) => <Shown key={act.id} of={act} />}</Answered>;
}

function Shown({ of }: { of: ActDetail }): JSX.Element {
  const doing = doingOf(of);
  const compared = comparedOf(of);
  const counts = [["reports", of.reports], ["documents", of.documents], ["independent", of.independent]] as const;
  return (
    <Frame
      title={actText(doing)}
      over={<>{t("act.over")} · {t(`kind.${doing.kind}`)}{of.day && ` · ${day(of.day)}`}{of.event && <> · <ThingLink kind="event" thing={of.event} /></>}</>}
      lead={<p>{t("act.lead")}</p>}
      cite={{ iri: of.iri }}
      offers={offersOf(`/acts/${of.id}`, `/id/act/${of.id}`)}
      wide
    >
      <dl class="counts">{counts.map(([name, n]) => <div key={name}><dt>{t(`act.count.${name}`)}</dt><dd>{number(n)}</dd></div>)}</dl>
      <Groups of={of} />
      <section aria-labelledby="reported">
        <h2 id="reported">{t("act.reported")}</h2>
        <ol class="reports">{articlesOf(of).map((one) => <li key={one.document?.id ?? ""}><Article of={one} compared={compared} /></li>)}</ol>
      </section>
      <section aria-labelledby="differences">
        <h2 id="differences">{t("act.differ")}</h2>
        {compared.length === 0 && <p class="quiet">{t("act.differ.none")}</p>}
        <ol class="differences">{compared.map((one, at) => <li key={one.id} id={`difference-${at + 1}`}><Differing of={one} at={at} /></li>)}</ol>
      </section>
    </Frame>
  );
}

/** Which reports go back to the same source, by the letters that the articles bear. */
function Groups({ of }: { of: ActDetail }): JSX.Element {
  const named = new Set(of.groups.flatMap((one) => one.statements));
  const unnamed = of.reported.filter((one) => !named.has(one.id)).length;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t("act.groups")}</h2>
      {of.groups.length === 0 && <p class="quiet">{t("act.groups.none")}</p>}
      <ol class="groups">{of.groups.map((one, at) => <li key={one.statements[0]}><Group of={one} at={at} act={of} /></li>)}</ol>
      {of.groups.length > 0 && unnamed > 0 && <p class="quiet">{t("act.groups.rest", { n: unnamed })}</p>}
    </section>
  );
}

function Group({ of, at, act }: { of: SourceGroup; at: number; act: ActDetail }): JSX.Element {
  const told = act.reported.filter((one) => of.statements.includes(one.id));
  const articles = [...new Set(told.map((one) => titled(one.document)))];
  return (
    <p>
      <span class="group-letter">{letter(at)}</span>{" "}
      {articles.length > 1 ? t("act.group.many", { n: articles.length }) : t("act.group.one")}
      {of.sources.length > 0 && <>: {actors(of.sources)}</>}
      <span class="quiet"> · {listed(articles)}</span>
    </p>
  );
}
