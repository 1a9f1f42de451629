/** How a demand stood, from when to when, and the statements that made it so. */
import type { JSX } from "preact";
import type { Assessment } from "../api/derived";
import { day, t } from "../i18n";
import { Quote } from "./quote";
import { StatusTag } from "./status";
import "./history.css";

export function History({ of }: { of: readonly Assessment[] }): JSX.Element {
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("history.title")}</h2>
      <ol class="history">
        {of.map((one) => (
          <li key={`${one.status} ${one.first ?? ""}`}>
            <details>
              <summary>
                <span class="history-days">{days(one)}</span>
                <StatusTag of={one.status} />
                <span class="quiet">{t("history.statements", { n: one.statements.length })}</span>
              </summary>
              {one.statements.map((each) => <Quote key={each.id} of={each} without="topic" />)}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function days({ first, last }: Assessment): string {
  if (!first) return t("day.unknown");
  if (!last) return t("history.since", { day: day(first, "short") });
  return first === last ? day(first, "short") : `${day(first, "short")} – ${day(last, "short")}`;
}
