/** A statement as everywhere in the page: who does what to whom, in which words, on whose word. */
import type { ComponentChildren, JSX } from "preact";
import { to } from "../addresses";
import type { Cue, Retracted } from "../api/derived";
import type { Statement } from "../api/types";
import { day, isKey, listed, moment, t, tx } from "../i18n";
import { InContext, points } from "./context";
import { cued } from "./cue";
import { Stance, tone } from "./stance";
import { actors, topics } from "./things";

interface Shown {
  of: Statement;
  /** What the view tells already and the quote need not. */
  without?: "topic" | "document";
  /** Whether the words around the quoted ones are shown. */
  context?: boolean;
  /** Words of it, or around it, that are marked. */
  cue?: Cue | null;
}

export function Quote({ of, without, context = true, cue }: Shown): JSX.Element {
  const words = of.words ?? t("quote.no-words");
  const start = of.start ?? 0;
  return (
    <article class={`quote tone-${tone(of.stance)}`} aria-label={t("quote.label", { kind: t(`kind.${of.kind}`) })}>
      <p class="act">
        <Act of={of} />
        {without !== "topic" && of.topics.length > 0 && <span class="act-topics">{topics(of.topics)}</span>}
      </p>
      {of.retracted && <Since of={of.retracted} />}
      <blockquote class={of.retracted ? "taken-back" : undefined} lang={of.document?.language ?? ""}>
        <InContext before={context ? of.before : null} after={context ? of.after : null} inside={points(words)} draw={(text, from) => cued(text, start + from, cue)}>
          <a class={context || isMarked(of.words) ? "words" : "words quoted"} href={to("statement", of.id)}>{cued(words, start, cue)}</a>
        </InContext>
      </blockquote>
      <p class="source">
        {of.stance && <Stance of={of.stance} />}
        <time dateTime={of.day ?? ""}>{dated(of)}</time>
        {without !== "document" && <SourceLink of={of} />}
        <Via of={of} />
      </p>
    </article>
  );
}

/** That it was retracted since, when and why: it is shown as of a day before. */
function Since({ of }: { of: Retracted }): JSX.Element {
  const told = [of.reason && `${t("statement.retracted.why")}: ${of.reason}`, of.by && t("statement.retracted.by", { who: of.by })];
  return <p class="since"><strong>{t("quote.retracted", { day: moment(of.at) })}</strong> {told.filter(Boolean).join(" · ")}</p>;
}

/** Whether the article's own quotation marks stand around the words, so that the page's would be too many. */
function isMarked(words: string | null): boolean {
  return /^["“”„«']/.test(words ?? "");
}

/** What is done, told by a statement or by several of one act. */
export type Doing = Pick<Statement, "kind" | "speakers" | "targets" | "topics">;

/** Who does what to whom, as a sentence. */
export function Act({ of }: { of: Doing }): JSX.Element {
  const parts: Record<string, ComponentChildren> = {
    speakers: <strong>{of.speakers.length > 0 ? actors(of.speakers) : t("quote.nobody")}</strong>,
    targets: actors(of.targets),
    n: Math.max(1, of.speakers.length),
  };
  return <>{tx(sentence(of), parts)}</>;
}

/** The same as text, with its topics: for headings and titles. */
export function actText(of: Doing): string {
  const names = (things: readonly { label: string }[]): string => listed(things.map((one) => one.label)).join("");
  const act = t(sentence(of), {
    speakers: names(of.speakers) || t("quote.nobody"), targets: names(of.targets), n: Math.max(1, of.speakers.length),
  });
  return of.topics.length > 0 ? `${act}: ${names(of.topics)}` : act;
}

function sentence(of: Doing): Parameters<typeof t>[0] {
  const key = of.targets.length > 0 ? `act.${of.kind}.to` : `act.${of.kind}`;
  return isKey(key) ? key : "act.assertion";
}

/** The day, and whether the article says it or was merely published then. */
export function dated(of: Statement): string {
  if (!of.day) return t("day.unknown");
  return of.dated === "published" ? t("quote.published", { day: day(of.day) }) : t("quote.said", { day: day(of.day) });
}

/** The document, at the place of the statement. */
export function SourceLink({ of }: { of: Statement }): JSX.Element | null {
  const { document } = of;
  if (!document) return null;
  const words = [document.outlet?.label, document.headline ?? document.source].filter(Boolean).join(": ");
  return <a href={`${to("document", document.id)}#${of.id}`}>{words}</a>;
}

/** By whom it came to the outlet, in short; the view of the statement draws the whole chain. */
function Via({ of }: { of: Statement }): JSX.Element | null {
  const told = [
    ...(of.conveyed_by.length > 0 ? [tx("quote.conveyed", { actors: actors(of.conveyed_by) })] : []),
    ...(of.cited_from.length > 0 ? [tx("quote.cited", { actors: actors(of.cited_from) })] : []),
  ];
  return told.length > 0 ? <span>{told.map((one, at) => <>{at > 0 && "; "}{one}</>)}</span> : null;
}
