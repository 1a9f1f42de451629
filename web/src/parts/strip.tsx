/** A stance over time, as a strip: what was held from its first to its last statement, and paler until another was. */
import type { JSX } from "preact";
import type { Phase } from "../api/derived";
import { day, t, term } from "../i18n";
import { StanceSign, signOf, tone } from "./stance";
import "./strip.css";

/** The days that all strips of a view have in common, so that they can be read below each other. */
export interface Axis { first: string; last: string }

/** Percent of the strip that a box takes at least, where the strip is shortest. */
const LEAST = 11;

export function axisOf(phases: readonly Phase[]): Axis | null {
  const days = phases.flatMap((one) => [one.first, one.last]).filter((one) => one !== null).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { first, last } : null;
}

export function Strip({ of, along }: { of: readonly Phase[]; along: Axis }): JSX.Element {
  const dated = of.filter((one) => one.first !== null);
  const starts = apart(dated.map((one) => share(one.first, along)));
  return (
    <span class="strip" role="img" aria-label={of.map(inWords).join("; ")}>
      {dated.map((one, at) => {
        const [start, next] = [starts[at] ?? 0, starts[at + 1] ?? 100];
        const end = Math.min(next, Math.max(start, share(one.last ?? one.first, along)));
        const shade = `tone-${tone(one.stance)}`;
        return (
          <>
            <span class={`strip-held ${shade}`} style={{ left: `${start}%`, width: `${next - start}%` }} />
            <span class={`strip-phase strip-${one.stance} ${shade}`} style={{ left: `${start}%`, width: `${end - start}%` }} title={inWords(one)}>
              <StanceSign of={signOf(one.stance)} />
            </span>
          </>
        );
      })}
    </span>
  );
}

/** The first and the last day, above the strips. */
export function AxisLine({ of }: { of: Axis }): JSX.Element {
  return (
    <p class="strip-axis" aria-hidden="true">
      <span>{day(of.first, "short")}</span>
      {of.first !== of.last && <span>{day(of.last, "short")}</span>}
    </p>
  );
}

/** "supports, 7 December to 9 December 2021" */
export function inWords(of: Phase): string {
  return `${term("stance", of.stance)}, ${period(of)}`;
}

export function period({ first, last }: { first: string | null; last: string | null }): string {
  if (!first) return t("day.unknown");
  return !last || last === first ? day(first) : `${day(first)} – ${day(last)}`;
}

/** Places in percent, moved as little as is needed for no box to hide another. */
function apart(places: readonly number[]): number[] {
  const least = Math.min(LEAST, 100 / places.length);
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -least) + least));
  let after = 100 + least;
  for (let at = moved.length - 1; at >= 0; at -= 1) after = moved[at] = Math.min(moved[at] ?? 0, after - least);
  return moved;
}

function share(iso: string | null, { first, last }: Axis): number {
  const [at, start, end] = [Date.parse(iso ?? first), Date.parse(first), Date.parse(last)];
  return end > start ? (100 * (at - start)) / (end - start) : 0;
}
