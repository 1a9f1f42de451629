/** One of a few, side by side. */
import type { JSX } from "preact";
import "./filters.css";

interface Segments<T extends string> { label: string; options: readonly (readonly [value: T, words: string])[]; value: T; choose: (value: T) => void }

export function Segments<T extends string>({ label, options, value, choose }: Segments<T>): JSX.Element {
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map(([one, words]) => (
        <button key={one} type="button" aria-pressed={one === value} onClick={() => choose(one)}>{words}</button>
      ))}
    </div>
  );
}
