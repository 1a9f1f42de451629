/** An event: who took part, when, and what they said to each other around it. */
import type { JSX } from "preact";
import { to } from "../addresses";
import { useAnswer } from "../api/client";
import type { EventDetail } from "../api/types";
import { day, language, listed, t, term } from "../i18n";
import { Elsewhere, Facts } from "../parts/facts";
import { Frame } from "../parts/frame";
import { Quote } from "../parts/quote";
import { Statements } from "../parts/statements";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { actors } from "../parts/things";
import type { ViewProps } from "../views";

export default function EventView({ params }: ViewProps): JSX.Element {
  const slug = params.slug ?? "";
  const answer = useAnswer<EventDetail>(`/events/${encodeURIComponent(slug)}`);
  return <Answered of={answer} whole>{(event) => <Shown key={event.id} of={event} />}</Answered>;
}

const WEEK = 7 * 86_400_000;

/** Where they said nothing to each other: what they said to anybody in those two weeks. */
function Around({ of }: { of: EventDetail }): JSX.Element {
  const when = of.first ? Date.parse(of.first) : null;
  if (when === null) return <Empty words={t("event.none")} />;
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const asked = { speaker: of.participants.map((one) => one.id), from: iso(when - WEEK), to: iso(Date.parse(of.last ?? of.first ?? "") + WEEK) };
  return (
    <>
      <Empty words={t("event.none")} />
      <h3>{t("event.around")}</h3>
      <Statements of={{ ...asked, order: "day" }} />
    </>
  );
}

function Shown({ of }: { of: EventDetail }): JSX.Element {
  const definition = of.definitions[language.value] ?? of.definitions.en;
  return (
    <Frame
      title={of.label}
      over={<>{t("event.over")}{of.event_class && ` · ${term("class", of.event_class)}`}</>}
      lead={definition && <p>{definition}</p>}
      cite={{ iri: of.iri }}
      offers={offersOf(`/events/${of.id}`, `/id/event/${of.id}`)}
    >
      <div class="with-aside">
        <div>
          <section aria-labelledby="made">
            <h2 id="made">{t("event.made")}</h2>
            {of.statements === 0 ? <Empty words={t("event.made.none")} /> : <Statements of={{ event: of.id, order: "day" }} />}
          </section>
          <section aria-labelledby="said">
            <h2 id="said">{t("event.said")}</h2>
            <p class="quiet">{t("event.said.how")}</p>
            {of.said.length === 0 && <Around of={of} />}
            {of.said.map((one) => <Quote key={one.id} of={one} />)}
          </section>
        </div>
        <aside aria-label={t("event.aside")}>
          <Facts
            of={[
              [t("event.participants"), actors(of.participants)],
              [t("event.when"), of.first && (of.first === of.last || !of.last ? day(of.first) : `${day(of.first)} – ${day(of.last)}`)],
              [t("event.from"), of.curated ? t("event.curated") : t("event.found")],
              [t("event.status"), of.status && term("event.status", of.status)],
              [t("event.documents"), listed(of.documents.map((one) => <a key={one.id} href={to("document", one.id)} lang={one.language ?? ""}>{one.headline ?? one.source}</a>))],
              [t("actor.same-as"), listed(of.same_as.map((iri) => <Elsewhere key={iri} iri={iri} />))],
              ["IRI", <code key="iri" class="iri">{of.iri}</code>],
            ]}
          />
        </aside>
      </div>
    </Frame>
  );
}
