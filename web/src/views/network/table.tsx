/** The network in words: each pair with its statements, strongest first. For those who see no picture, and for counting. */
import { useState } from "preact/hooks";
import type { JSX } from "preact";
import { day, number, t, term } from "../../i18n";
import { StanceSign, tone } from "../../parts/stance";
import { weightIn, type Moment, type Network, type Pair } from "./model";

const ROWS = 100;

interface Props { network: Network; pairs: readonly Pair[]; weights: ReadonlyMap<string, number>; moment: Moment; picked: string; pick: (id: string) => void }

export function Table({ network, pairs, weights, moment, picked, pick }: Props): JSX.Element {
  const [most, setMost] = useState(ROWS);
  const labels = new Map(network.nodes.map((node) => [node.id, node.label]));
  const shown = pairs.filter((pair) => weights.has(pair.id)).sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
  return (
    <div class="scroll" role="region" aria-label={t("network.table")} tabIndex={0}>
      <table class="pairs">
        <caption class="unseen">{t("network.table")}</caption>
        <thead>
          <tr>{(["from", "does", "to", "number", "when"] as const).map((one) => <th key={one} scope="col">{t(`network.column.${one}`)}</th>)}</tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map((pair) => (
            <tr key={pair.id} aria-selected={pair.id === picked}>
              <th scope="row">{labels.get(pair.source)}</th>
              <td><Does pair={pair} moment={moment} /></td>
              <td>{labels.get(pair.target)}</td>
              <td class="figure">
                <button type="button" class="quiet-button" onClick={() => pick(pair.id)}>{evidence(pair, weights.get(pair.id) ?? 0)}</button>
              </td>
              <td class="figure">{span(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > most && <p><button type="button" class="action" onClick={() => setMost(most + 5 * ROWS)}>{t("network.more", { n: shown.length - most })}</button></p>}
    </div>
  );
}

function evidence({ edges }: Pair, n: number): string {
  const [tie] = edges;
  if (tie?.value === undefined) return t("count.statements", { n });
  return t("network.tie", { weight: number(tie.value), n: tie.statements.length });
}

function Does({ pair, moment }: { pair: Pair; moment: Moment }): JSX.Element {
  const edges = pair.edges.map((edge) => ({ edge, n: weightIn([edge], moment) })).filter(({ n }) => n > 0);
  return (
    <ul class="does">
      {edges.map(({ edge, n }) => (
        edge.value !== undefined ? <li key={edge.id}><StanceSign of={tone(edge.stance)} /> {t(edge.stance === "support" ? "network.tied.support" : "network.tied.oppose")}</li> :
        <li key={edge.id}><StanceSign of={tone(edge.stance)} /> {term("kind", edge.kind)}{edge.stance ? `, ${term("stance", edge.stance)}` : ""}{n > 1 ? ` × ${number(n)}` : ""}</li>
      ))}
    </ul>
  );
}

function span(pair: Pair): string {
  const days = pair.edges.flatMap((edge) => (edge.value === undefined ? edge.days : [edge.first ?? "", edge.last ?? ""])).filter(Boolean).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === last ? day(first, "short") : `${day(first, "short")} – ${day(last, "short")}`;
}
