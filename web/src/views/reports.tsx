/** An article as a column: by whom, when, in which words, through whom, and what of it differs from other reports. */
import type { ComponentChildren, JSX } from "preact";
import { to } from "../addresses";
import type { Aspect } from "../api/derived";
import type { Statement } from "../api/types";
import { day, number, t } from "../i18n";
import { Chain } from "../parts/chain";
import { Stance } from "../parts/stance";
import { actors, topics } from "../parts/things";
import { letter, titled, type Compared, type Told } from "./sources";

/** Who is compared with more others than this is what they are compared with. */
const MANY = 3;

export function Article({ of, compared }: { of: Told; compared: readonly Compared[] }): JSX.Element {
  const { document, group } = of;
  return (
    <article class="report" aria-label={titled(document)}>
      <header>
        {letter(group) && <span class="group-letter" title={t("act.group", { name: letter(group) })}>{letter(group)}</span>}
        <strong>{document && <a href={to("document", document.id)} lang={document.outlet ? undefined : (document.language ?? "")}>{titled(document)}</a>}</strong>
        {document?.published && <time class="quiet" dateTime={document.published}>{day(document.published, "short")}</time>}
      </header>
      {document?.outlet && document.headline && <p class="quiet" lang={document.language ?? ""}>{document.headline}</p>}
      {of.reports.map((one) => <Report key={one.id} of={one} compared={compared} />)}
    </article>
  );
}

function Report({ of, compared }: { of: Statement; compared: readonly Compared[] }): JSX.Element {
  const pairs = compared.map((one, at) => ({ ...one, at })).filter(({ one, other }) => one?.id === of.id || other?.id === of.id);
  const measure = pairs.length > MANY;
  const differs = (aspect: Aspect): boolean => !measure && pairs.some((one) => one.differences.some((each) => each.aspect === aspect));
  const told: (readonly [string, ComponentChildren, boolean])[] = [
    [t("slot.speaker"), actors(of.speakers), differs("holder")],
    [t("slot.kind"), t(`kind.${of.kind}`), differs("kind")],
    [t("slot.topic"), topics(of.topics), differs("content")],
    [t("slot.stance"), of.stance && <Stance of={of.stance} />, differs("stance")],
  ];
  return (
    <section class="told" id={of.id}>
      <blockquote lang={of.document?.language ?? ""}><a class="words" href={to("statement", of.id)}>{of.words}</a></blockquote>
      <dl>
        {told.filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)).map(([name, value, marked]) => (
          <div key={name}><dt>{name}</dt><dd>{marked ? <mark>{value}</mark> : value}</dd></div>
        ))}
      </dl>
      {measure && <p class="told-differs"><a href="#differences">{t("act.measure")}</a></p>}
      {!measure && pairs.map((one) => (
        <p key={one.id} class="told-differs"><a href={`#difference-${one.at + 1}`}>≠ {number(one.at + 1)} · {aspectsOf(one)}</a></p>
      ))}
      <details>
        <summary class="quiet">{t("statement.chain")}</summary>
        <Chain of={of} />
      </details>
    </section>
  );
}

export function aspectsOf({ differences }: Compared): string {
  return [...new Set(differences.map((one) => one.aspect))].map((one) => t(`aspect.${one}`)).join(", ");
}
