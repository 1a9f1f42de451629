/** A statement as everywhere in the page: who does what to whom, in which words, on whose word. */
import type { ComponentChildren, JSX } from "preact";
import { to } from "../addresses";
import type { Statement } from "../api/types";
import { day, isKey, t, tx } from "../i18n";
import { Stance, tone } from "./stance";
import { actors, topics } from "./things";

interface Shown {
  of: Statement;
  /** What the view tells already and the quote need not: its actor, topic or document. */
  without?: "actor" | "topic" | "document";
  context?: boolean;
}

export function Quote({ of, without, context = true }: Shown): JSX.Element {
  return (
    <article class={`quote tone-${tone(of.stance)}`} aria-label={t("quote.label", { kind: t(`kind.${of.kind}`) })}>
      <p class="act">
        <Act of={of} />
        {without !== "topic" && of.topics.length > 0 && <span class="act-topics">{topics(of.topics)}</span>}
      </p>
      <blockquote lang={of.document.language ?? ""}>
        {context && of.before && <span class="context">{of.before} </span>}
        <a class="words" href={to("statement", of.id)}>{of.words}</a>
        {context && of.after && <span class="context"> {of.after}</span>}
      </blockquote>
      <p class="source">
        <Stance of={of.stance} />
        <time dateTime={of.day ?? ""}>{dated(of)}</time>
        {without !== "document" && <SourceLink of={of} />}
        <Via of={of} />
      </p>
    </article>
  );
}

/** Who does what to whom, as a sentence. */
export function Act({ of }: { of: Statement }): JSX.Element {
  const key = of.targets.length > 0 ? `act.${of.kind}.to` : `act.${of.kind}`;
  if (!isKey(key)) return <>{of.kind}</>;
  const parts: Record<string, ComponentChildren> = {
    speakers: <strong>{of.speakers.length > 0 ? actors(of.speakers) : t("quote.nobody")}</strong>,
    targets: actors(of.targets),
    n: Math.max(1, of.speakers.length),
  };
  return <>{tx(key, parts)}</>;
}

/** The day, and whether the article says it or was merely published then. */
function dated(of: Statement): string {
  if (!of.day) return t("day.unknown");
  return of.dated === "published" ? t("quote.published", { day: day(of.day) }) : t("quote.said", { day: day(of.day) });
}

function SourceLink({ of }: { of: Statement }): JSX.Element {
  const { document } = of;
  const words = [document.outlet?.label, document.headline ?? document.source].filter(Boolean).join(": ");
  return <a href={`${to("document", document.id)}#${of.id}`}>{words}</a>;
}

/** By whom it came to the outlet, in short; the view of the statement draws the whole chain. */
function Via({ of }: { of: Statement }): JSX.Element | null {
  const told = [
    ...(of.conveyed_by.length > 0 ? tx("quote.conveyed", { actors: actors(of.conveyed_by) }) : []),
    ...(of.conveyed_by.length > 0 && of.cited_from.length > 0 ? ["; "] : []),
    ...(of.cited_from.length > 0 ? tx("quote.cited", { actors: actors(of.cited_from) }) : []),
  ];
  return told.length > 0 ? <span>{told}</span> : null;
}
