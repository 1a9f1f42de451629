/** Which state of the graph is shown, under which licence, and the other ways in. */
import type { JSX } from "preact";
import { view } from "../addresses";
import { snapshot } from "../api/client";
import { t, tx } from "../i18n";

export function Footer(): JSX.Element {
  return (
    <footer class="bottom">
      <p>
        {snapshot.value && <>{tx("shell.snapshot", { id: <code>{snapshot.value}</code> })} </>}
        {tx("shell.licence", { licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> })}
      </p>
      <ul class="inline">
        <li><a href={view("documents")}>{t("view.documents")}</a></li>
        <li><a href={view("events")}>{t("view.events")}</a></li>
        <li><a href="/docs">{t("shell.api")}</a></li>
        <li><a href="/plain">{t("shell.plain")}</a></li>
        <li><a href="/assets/licences.md" target="_top">{t("shell.software")}</a></li>
      </ul>
    </footer>
  );
}
