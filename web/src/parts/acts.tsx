/** Acts in short: what was done, and how many reports, articles and independent sources tell of it. */
import type { JSX } from "preact";
import { to } from "../addresses";
import type { ActCounts, ActItem } from "../api/derived";
import { day, t } from "../i18n";
import { actText, type Doing } from "./quote";

export function doingOf(of: ActItem): Doing {
  return { kind: of.kind ?? "assertion", speakers: of.holders, targets: of.toward, topics: of.topics };
}

export function actCounts(of: ActCounts): string {
  return [t("act.documents", { n: of.documents }), of.independent > 0 ? t("act.independent", { n: of.independent }) : t("act.independent.none")].join(" · ");
}

export function ActLine({ of, quote = true }: { of: ActItem; quote?: boolean }): JSX.Element {
  return (
    <li>
      <a class="act-name" href={to("act", of.id)}>{actText(doingOf(of))}</a>
      <span class="quiet">{[of.day && day(of.day), t("act.reports", { n: of.reports }), actCounts(of)].filter(Boolean).join(" · ")}</span>
      {of.differing > 0 && <span class="act-differs">≠ {t("act.differences", { n: of.differing })}</span>}
      {quote && of.quote?.words && <q lang={of.quote.document?.language ?? ""}>{of.quote.words}</q>}
    </li>
  );
}
