/** An actor: who it is, where it stands on what, whom it addresses, when, and in which words. */
import type { ComponentChildren, JSX } from "preact";
import { to, useChoices, view } from "../addresses";
import { useAnswer } from "../api/client";
import type { Actor, ActorItem, List, Office, Tie } from "../api/types";
import { day, listed, t, term, tx } from "../i18n";
import { clocksOf } from "../parts/clock";
import { Elsewhere, Facts } from "../parts/facts";
import { Frame } from "../parts/frame";
import { Kinds } from "../parts/kinds";
import { Answered } from "../parts/states";
import { Statements } from "../parts/statements";
import { offersOf } from "../parts/take";
import { ThingLink } from "../parts/things";
import { Timeline } from "../parts/timeline";
import type { ViewProps } from "../views";
import { Positions, voiceOf } from "./positions";
import "./actor.css";

export default function ActorView({ params }: ViewProps): JSX.Element {
  const slug = params.slug ?? "";
  const answer = useAnswer<Actor>(`/actors/${encodeURIComponent(slug)}`);
  return <Answered of={answer} whole>{(actor) => <Shown key={actor.id} of={actor} />}</Answered>;
}

function Shown({ of }: { of: Actor }): JSX.Element {
  const choices = useChoices();
  const told = { [voiceOf(choices)]: of.id, ...clocksOf(choices) };
  return (
    <Frame
      title={of.label}
      over={<>{t("actor.over")} · {term("class", of.actor_class ?? "Actor")}</>}
      lead={<Offices of={of.offices} />}
      cite={{ iri: of.iri }}
      offers={offersOf(`/actors/${of.id}`, `/id/actor/${of.id}`)}
    >
      <div class="with-aside">
        <div>
          <Positions of={of} />
          <section aria-labelledby="when">
            <h2 id="when">{t("actor.when")}</h2>
            {of.first ? <Timeline filters={told} first={of.first} last={earliest([of.last, choices.get("as_of"), choices.get("published_by")])} /> : <p class="quiet">{t("actor.silent")}</p>}
          </section>
          <Quotes of={of} told={told} />
        </div>
        <aside aria-label={t("actor.aside")}>
          <Facts
            of={[
              [t("actor.made"), t("count.statements", { n: of.made })],
              [t("actor.received"), t("count.statements", { n: of.received })],
              [t("actor.period"), of.first && `${day(of.first)} – ${day(of.last)}`],
            ]}
          />
          {of.made > 0 && <Kinds of={of.kinds} filters={{ speaker: of.id }} />}
          <Others title={t("actor.addresses")} filters={{ speaker: of.id }} count="received" link={(who) => ({ speaker: of.id, target: who })} />
          <Others title={t("actor.addressed-by")} filters={{ target: of.id }} count="made" link={(who) => ({ speaker: who, target: of.id })} />
          <Known of={of} />
          <p><a href={view("compare", { a: of.id })}>{t("actor.compare", { actor: of.label })}</a></p>
        </aside>
      </div>
    </Frame>
  );
}

/** The offices held, the latest first. */
function Offices({ of }: { of: readonly Office[] }): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <ul class="offices">
      {[...of].reverse().map((one) => (
        <li key={`${one.office.id} ${one.first ?? ""}`}>
          {one.office.label}
          {one.organisation && !one.office.label.includes(one.organisation.label) && <>, <ThingLink kind="actor" thing={one.organisation} /></>}
          {(one.first ?? one.last) && <span class="quiet"> {years(one)}</span>}
        </li>
      ))}
    </ul>
  );
}

function years({ first, last }: Office): string {
  if (first && last) return `${day(first.slice(0, 4))}–${day(last.slice(0, 4))}`;
  return first ? t("actor.since", { day: day(first.slice(0, 4)) }) : t("actor.until", { day: day(last?.slice(0, 4)) });
}

interface OthersShown {
  title: string;
  filters: Readonly<Record<string, string>>;
  count: "made" | "received";
  link: (who: string) => Record<string, string>;
}

/** The other side of the actor's statements, those met most first. */
function Others({ title, filters, count, link }: OthersShown): JSX.Element | null {
  const { data } = useAnswer<List<ActorItem>>("/actors", { ...filters, limit: 100 });
  const met = (data?.items ?? []).filter((one) => one[count] > 0).sort((a, b) => b[count] - a[count]).slice(0, 8);
  if (met.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="rows">
        {met.map((one) => (
          <li key={one.id}>
            <ThingLink kind="actor" thing={one} />
            <a href={view("statements", link(one.id))}>{t("count.statements", { n: one[count] })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names, ties and links, as curated. */
function Known({ of }: { of: Actor }): JSX.Element {
  const names = new Set([...Object.values(of.labels), ...Object.values(of.aliases).flat()]);
  names.delete(of.label);
  return (
    <section>
      <h3>{t("actor.known")}</h3>
      <Facts
        of={[
          [t("actor.names"), [...names].slice(0, 12).join(" · ")],
          [t("actor.printed"), of.printed.slice(0, 12).join(" · ")],
          ...ties(of.ties),
          [t("actor.same-as"), listed(of.same_as.map((iri) => <Elsewhere key={iri} iri={iri} />))],
          ["IRI", <code key="iri" class="iri">{of.iri}</code>],
        ]}
      />
    </section>
  );
}

function ties(of: readonly Tie[]): (readonly [string, ComponentChildren])[] {
  const named = new Map<string, Tie[]>();
  for (const one of of) {
    const key = `${one.relation}${one.inverse ? ".of" : ""}`;
    named.set(key, [...(named.get(key) ?? []), one]);
  }
  return [...named].map(([key, members]) => [
    term("tie", key), listed(members.map((one) => <ThingLink key={one.actor.id} kind="actor" thing={one.actor} />)),
  ]);
}

/** The first of the days that are told. */
function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((one) => one !== null && one !== "").sort()[0] ?? null;
}

/** `told` are the filters of the API that choose what counts as theirs, as far as it is looked at. */
function Quotes({ of, told }: { of: Actor; told: Readonly<Record<string, string>> }): JSX.Element {
  const choices = useChoices();
  const heard = choices.get("as") === "target";
  const at = (as: string | undefined): string => {
    const asked = new URLSearchParams(choices.query);
    for (const name of ["as", "cursor"]) asked.delete(name);
    if (as) asked.set("as", as);
    return `${to("actor", of.id)}${asked.size > 0 ? `?${asked}` : ""}`;
  };
  return (
    <section aria-labelledby="quotes">
      <h2 id="quotes">{heard ? t("actor.quotes.to", { actor: of.label }) : t("actor.quotes.by", { actor: of.label })}</h2>
      <p class="switch">
        <a href={at(undefined)} {...(heard ? {} : { "aria-current": "true" as const })}>{t("actor.switch.by")}</a>
        <a href={at("target")} {...(heard ? { "aria-current": "true" as const } : {})}>{t("actor.switch.to")}</a>
      </p>
      <Statements of={heard ? { ...clocksOf(choices), target: of.id } : told} />
      <p class="quiet">{tx("actor.filter", { link: <a href={view("statements", { actor: of.id })}>{t("actor.filter.link")}</a> })}</p>
    </section>
  );
}
