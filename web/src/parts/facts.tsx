/** What is known, as names and values. */
import type { ComponentChildren, JSX } from "preact";

export type Fact = readonly [name: string, value: ComponentChildren];

/** Facts without a value are left out. */
export function Facts({ of }: { of: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {of.filter(([, value]) => isThere(value)).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

function isThere(value: ComponentChildren): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== "" && value !== false;
}

/** A link to the same thing in another collection, called by the collection's name. */
export function Elsewhere({ iri }: { iri: string }): JSX.Element {
  const wikidata = /wikidata\.org\/.*\/(Q\d+)$/.exec(iri)?.[1];
  const name = wikidata ? `Wikidata ${wikidata}` : iri.replace(/^https?:\/\/(www\.)?/, "");
  return <Outside to={iri}>{name}</Outside>;
}

/** A link that leads away, if it is one to the web: what articles and graphs hold may be anything. */
export function Outside({ to, children }: { to: string; children: ComponentChildren }): JSX.Element {
  return /^https?:\/\//.test(to) ? <a href={to} rel="external noreferrer">{children}</a> : <>{children}</>;
}
