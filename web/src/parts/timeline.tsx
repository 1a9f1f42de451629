/** How much was said when: one bar for each day, week, month or year, each a link to what was said then. */
import type { JSX } from "preact";
import { view } from "../addresses";
import { useAnswer } from "../api/client";
import type { List, Period } from "../api/types";
import { day, t } from "../i18n";
import { Answered } from "./states";
import "./timeline.css";

type Step = "day" | "week" | "month" | "year";
const DAY = 86_400_000;

interface Told {
  /** Which statements, by the filters of the API. */
  filters: Readonly<Record<string, string>>;
  first: string | null;
  last: string | null;
}

export function Timeline({ filters, first, last }: Told): JSX.Element | null {
  const by = step(first, last);
  const answer = useAnswer<List<Period>>(first ? "/timeline" : null, { ...filters, by });
  if (!first) return null;
  return (
    <Answered of={answer}>
      {({ items }) => {
        const periods = filled(items, by);
        const entry = periods.find((one) => one.statements > 0);
        const most = Math.max(1, ...periods.map((one) => one.statements));
        return (
          <figure class="timeline">
            <ol onKeyDown={alongBars}>
              {periods.map((one) => (
                <li key={one.first}>
                  {one.statements > 0 && (
                    <a
                      href={view("statements", { ...filters, from: one.first, to: one.last })}
                      tabIndex={one === entry ? 0 : -1} title={told(one, by)} aria-label={told(one, by)}
                    >
                      <span style={{ height: `${Math.max(4, (100 * one.statements) / most)}%` }} />
                    </a>
                  )}
                </li>
              ))}
            </ol>
            <figcaption>
              <span>{day(periods[0]?.first, "short")}</span>
              <span>{t(`timeline.most.${by}`, { n: most })}</span>
              <span>{day(periods.at(-1)?.last, "short")}</span>
            </figcaption>
          </figure>
        );
      }}
    </Answered>
  );
}

/** The bars are one stop of the Tab key; the arrows go along them. */
function alongBars(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const bars = [...event.currentTarget.querySelectorAll("a")];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
  const next = bars[bars.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (step === 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** Some sixty bars at most. */
function step(first: string | null, last: string | null): Step {
  const days = first && last ? (Date.parse(last) - Date.parse(first)) / DAY : 0;
  if (days <= 62) return "day";
  if (days <= 430) return "week";
  return days <= 5 * 366 ? "month" : "year";
}

function told(one: Period, by: Step): string {
  const name = by === "week" ? t("timeline.week", { day: day(one.first) }) : day(one.period);
  return `${name}: ${t("count.statements", { n: one.statements })}`;
}

/** The periods without statements too, so that the bars stand where their days are. */
function filled(items: readonly Period[], by: Step): Period[] {
  const all: Period[] = [];
  for (const one of [...items].sort((a, b) => a.first.localeCompare(b.first))) {
    let next = all.at(-1);
    while (next && (next = after(next, by)).first < one.first) all.push(next);
    all.push(one);
  }
  return all;
}

function after(one: Period, by: Step): Period {
  const start = new Date(Date.parse(one.last) + DAY);
  const end = new Date(start);
  if (by === "week") end.setUTCDate(end.getUTCDate() + 6);
  if (by === "month") end.setUTCMonth(end.getUTCMonth() + 1, 0);
  if (by === "year") end.setUTCFullYear(end.getUTCFullYear() + 1, 0, 0);
  const iso = (date: Date): string => date.toISOString().slice(0, 10);
  return { period: iso(start), first: iso(start), last: iso(end), statements: 0, kinds: {} };
}
