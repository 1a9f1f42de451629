/** The chain by which a statement reached us, drawn: from whoever said it, by whom it was told and cited, to the article. */
import type { ComponentChildren, JSX } from "preact";
import { to } from "../addresses";
import type { Statement, Thing } from "../api/types";
import { t } from "../i18n";
import { ThingLink } from "./things";
import "./chain.css";

interface Stop { role: string; names: ComponentChildren }

export function Chain({ of }: { of: Statement }): JSX.Element {
  return (
    <ol class="chain">
      {stops(of).map((one) => (
        <li key={one.role}>
          <span class="quiet">{one.role}</span>
          <strong>{one.names}</strong>
        </li>
      ))}
    </ol>
  );
}

function stops(of: Statement): Stop[] {
  const cited = [...of.cited_from, ...issuers(of)];
  const { document } = of;
  const told: (Stop | false | null)[] = [
    { role: t("chain.speaker"), names: of.speakers.length > 0 ? named(of.speakers) : t("quote.nobody") },
    of.conveyed_by.length > 0 && { role: t("chain.conveyed"), names: named(of.conveyed_by) },
    cited.length > 0 && { role: t("chain.cited"), names: named(cited) },
    document?.outlet ? { role: t("chain.outlet"), names: <ThingLink kind="actor" thing={document.outlet} /> } : null,
    document && {
      role: t("chain.document"),
      names: <a href={`${to("document", document.id)}#${of.id}`}>{document.headline ?? document.source}</a>,
    },
  ];
  return told.filter((one): one is Stop => Boolean(one));
}

/** Who issued the reports above the article, as far as they are not told otherwise. */
function issuers(of: Statement): Thing[] {
  const told = new Set([...of.speakers, ...of.conveyed_by, ...of.cited_from, of.document?.outlet].map((one) => one?.id));
  return of.chain.flatMap((link) => (link.issuer && !told.has(link.issuer.id) ? [link.issuer] : []));
}

function named(things: readonly Thing[]): ComponentChildren {
  return things.map((one, at) => <>{at > 0 && ", "}<ThingLink kind="actor" thing={one} /></>);
}
