/** Kinds of statements and how many there are of each, as bars that lead to them. */
import type { JSX } from "preact";
import { view } from "../addresses";
import type { Counts } from "../api/types";
import { isKey, number, t, term } from "../i18n";

/** So many of a kind, in words. */
export function counted(kind: string, n: number): string {
  const key = `count.${kind}`;
  return isKey(key) ? t(key, { n }) : `${number(n)} ${kind}`;
}

export function Kinds({ of, filters }: { of: Counts; filters: Readonly<Record<string, string>> }): JSX.Element {
  const most = Math.max(1, ...Object.values(of));
  return (
    <ul class="kinds">
      {Object.entries(of).sort(([, a], [, b]) => b - a).map(([kind, count]) => (
        <li key={kind}>
          <a href={view("statements", { ...filters, kind })}>{term("kinds", kind)}</a>
          <span class="kinds-bar"><span style={{ width: `${(100 * count) / most}%` }} /></span>
          <span class="kinds-count">{number(count)}</span>
        </li>
      ))}
    </ul>
  );
}
