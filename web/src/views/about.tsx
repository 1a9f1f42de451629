/** What this is, how it came about, what it must not be taken for, and the other ways to the same graph. */
import type { JSX } from "preact";
import { view } from "../addresses";
import { useAnswer } from "../api/client";
import { KINDS, type Statistics } from "../api/types";
import { day, number, t, term, tx } from "../i18n";
import { Facts } from "../parts/facts";
import { Frame } from "../parts/frame";
import { Stance } from "../parts/stance";
import { Answered } from "../parts/states";

const WAYS = [["api", "/docs"], ["sparql", "/view/sparql"], ["openapi", "/openapi.json"], ["void", "/.well-known/void"], ["plain", "/plain"]] as const;
const KEYS = [["/", "about.key.search"], ["↑ ↓ Enter", "about.key.choose"], ["Esc", "about.key.escape"], ["Tab", "about.key.tab"]] as const;
const LIMITS = ["about.limit.reports", "about.limit.mistakes", "about.limit.counts", "about.limit.public"] as const;

export default function About(): JSX.Element {
  const statistics = useAnswer<Statistics>("/statistics");
  return (
    <Frame title={t("about.title")} lead={<p>{t("about.lead")}</p>} cite={{}}>
      <div class="with-aside">
        <div class="prose">
          <h2>{t("about.how")}</h2>
          <p>{t("about.how.1")}</p>
          <p>{t("about.how.2")}</p>
          <p>{t("about.how.3")}</p>
          <h2>{t("about.limits")}</h2>
          <ul>{LIMITS.map((one) => <li key={one}>{t(one)}</li>)}</ul>
          <h2>{t("about.kinds")}</h2>
          <dl class="facts">
            {KINDS.map((kind) => (
              <div key={kind}><dt><a href={view("statements", { kind })}>{t(`kind.${kind}`)}</a></dt><dd>{t(`kind.${kind}.means`)}</dd></div>
            ))}
          </dl>
          <h2>{t("about.colours")}</h2>
          <p class="inline">{["support", "oppose", "mixed", null].map((one) => <Stance key={one ?? ""} of={one} />)}</p>
          <p>{t("about.colours.how")}</p>
          <h2>{t("about.cite")}</h2>
          <p>{t("about.cite.how")}</p>
          <h2>{t("about.ways")}</h2>
          <ul>{WAYS.map(([name, href]) => <li key={name}><a href={href}>{t(`about.way.${name}`)}</a></li>)}</ul>
          <h2>{t("about.keys")}</h2>
          <ul>{KEYS.map(([key, words]) => <li key={key}><kbd>{key}</kbd> {t(words)}</li>)}</ul>
        </div>
        <aside aria-label={t("about.state")}>
          <h2>{t("about.state")}</h2>
          <Answered of={statistics}>{(data) => <State of={data} />}</Answered>
          <p class="quiet">{tx("shell.licence", { licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> })}</p>
        </aside>
      </div>
    </Frame>
  );
}

function State({ of }: { of: Statistics }): JSX.Element {
  return (
    <Facts
      of={[
        [t("about.snapshot"), <code key="id">{of.snapshot}</code>],
        [t("about.published"), day(of.published.slice(0, 10))],
        [t("overview.count.documents"), number(of.documents)],
        [t("overview.count.statements"), number(of.statements)],
        [t("about.direct"), number(of.direct)],
        [t("about.languages"), Object.entries(of.languages).map(([tag, count]) => `${term("language", tag)} ${number(count)}`).join(" · ")],
      ]}
    />
  );
}
