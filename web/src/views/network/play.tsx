/** Time: how many statements each part of it has, up to which day one looks, and a button that walks through it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { day as told, t } from "../../i18n";
import { histogram, named, numbered } from "./days";
import type { Edge, Moment } from "./model";

const WALK = 12_000;
const BARS = 90;
export const WINDOWS = ["", "7", "30", "90"] as const;

export interface Time { first: number; last: number; days: number[] }

export function timeOf(edges: readonly Edge[]): Time | null {
  const days = edges.flatMap((edge) => edge.days.filter(Boolean).map(numbered)).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined || first === last ? null : { first, last, days };
}

/** Up to a day, or the days of a window that ends there. */
export function momentOf(at: string, window: string): Moment {
  if (!at) return { from: null, to: null };
  return { from: window ? named(numbered(at) - Number(window) + 1) : null, to: at };
}

interface Props {
  time: Time;
  /** The day that is looked at; empty: all days. */
  at: string;
  window: string;
  set: (at: string, window: string, done: boolean) => void;
}

export function Play({ time, at, window, set }: Props): JSX.Element {
  const { first, last } = time;
  const here = at ? Math.min(last, Math.max(first, numbered(at))) : last;
  const [playing, setPlaying] = useState(false);
  const place = useRef(here);
  if (!playing) place.current = here;

  const to = (day: number, done: boolean): void => set(day >= last && !window ? "" : named(day), window, done);
  useEffect(() => {
    if (!playing) return undefined;
    let frame = 0;
    let before = performance.now();
    const step = (now: number): void => {
      const last_day = Math.floor(place.current);
      place.current = Math.min(last, place.current + ((now - before) / WALK) * (last - first));
      before = now;
      const day = Math.floor(place.current);
      if (day >= last) setPlaying(false);
      if (day !== last_day) to(day, day >= last);
      if (day < last) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, window]);

  const toggle = (): void => {
    if (playing) to(Math.floor(place.current), true);
    else if (here >= last) {
      place.current = first;
      to(first, false);
    }
    setPlaying(!playing);
  };
  const words = at ? (window ? t("network.within", { day: told(at), window }) : t("network.until", { day: told(at) })) : t("network.all-time", { first: told(named(first)), last: told(named(last)) });
  return (
    <div class="play">
      <button type="button" class="play-button" aria-pressed={playing} onClick={toggle} aria-label={t(playing ? "network.pause" : "network.play")}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2.500l9 5.500-9 5.500z"} /></svg>
      </button>
      <div class="play-time">
        <Bars time={time} from={at && window ? here - Number(window) + 1 : first} to={here} />
        <input type="range" min={first} max={last} value={here} aria-label={t("network.day")} aria-valuetext={words} onInput={(event) => { setPlaying(false); to(Number(event.currentTarget.value), true); }} />
      </div>
      <p class="play-told" aria-live={playing ? "off" : "polite"}>{words}</p>
      <label class="play-window">
        <span class="unseen">{t("network.window")}</span>
        <select value={window} onChange={(event) => set(at || named(last), event.currentTarget.value, true)}>
          {WINDOWS.map((one) => <option key={one} value={one}>{one ? t("network.window.days", { days: one }) : t("network.window.none")}</option>)}
        </select>
      </label>
    </div>
  );
}

/** Statements per part of the time; the parts that are looked at stand out. */
function Bars({ time: { first, last, days }, from, to }: { time: Time; from: number; to: number }): JSX.Element {
  const parts = Math.min(BARS, last - first + 1);
  const counts = histogram(days, first, last, parts);
  const most = Math.max(...counts);
  const width = (last - first + 1) / parts;
  return (
    <svg class="play-bars" viewBox={`0 0 ${parts} 20`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, at) => {
        const start = first + at * width;
        const lit = start + width > from && start <= to;
        const height = count === 0 ? 0 : Math.max(1.5, (count / most) * 20);
        return <rect key={at} class={lit ? "lit" : ""} x={at + 0.1} width={0.8} y={20 - height} height={height} />;
      })}
    </svg>
  );
}
