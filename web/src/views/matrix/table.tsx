/**
 * The matrix as a grid for pointer and keyboard: arrows go from cell to cell, Home and End along the row (with Ctrl: to the
 * corners), Enter opens the evidence. Headers stay in sight; a phone scrolls inside the frame.
 */
import { useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { to } from "../../addresses";
import { day, number, t, term } from "../../i18n";
import { StanceSign, tone } from "../../parts/stance";
import { level, type Cell, type Grid, type Line, type Order } from "./model";

interface Props {
  grid: Grid;
  rowOrder: Order;
  columnOrder: Order;
  picked: string;
  pick: (actor: string, topic: string) => void;
  sortRows: (by: string) => void;
  sortColumns: (by: string) => void;
}
type Place = readonly [row: number, column: number];

export function cellId(row: Line, column: Line): string {
  return `${row.key} ${column.key}`;
}

export function Table({ grid, rowOrder, columnOrder, picked, pick, sortRows, sortColumns }: Props): JSX.Element {
  const { rows, columns } = grid;
  const [here, setHere] = useState<Place>([0, 0]);
  const box = useRef<HTMLTableElement>(null);
  const keys = (event: KeyboardEvent): void => {
    const next = moved(event, here, rows.length, columns.length);
    if (!next) return;
    event.preventDefault();
    setHere(next);
    box.current?.querySelector<HTMLElement>(`[data-at="${next.join(",")}"]`)?.focus();
  };
  const place = (row: number, column: number): { "data-at": string; tabIndex: number } => ({
    "data-at": `${row},${column}`,
    tabIndex: here[0] === row && here[1] === column ? 0 : -1,
  });
  const focused = (event: FocusEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.at : undefined;
    if (at) setHere(at.split(",").map(Number) as unknown as Place);
  };
  return (
    <div class="matrix">
      <table role="grid" ref={box} aria-label={t("matrix.title")} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} onKeyDown={keys} onFocusIn={focused}>
        <thead>
          <tr>
            <td class="corner"><span>{t("matrix.corner")}</span></td>
            {columns.map((column, at) => (
              <th key={column.key} scope="col" aria-sort={rowOrder === column.key ? "descending" : undefined}>
                <div class="column-head">
                  <a href={to(kindOf(column), column.thing.id)} title={column.thing.label} {...place(-1, at)}>{column.thing.label}</a>
                  <Sort active={rowOrder === column.key} label={t("matrix.sort-by", { name: column.thing.label })} sort={() => sortRows(rowOrder === column.key ? "" : column.key)} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.key}>
              <th scope="row">
                <div class="row-head">
                  <a href={to("actor", row.key)} {...place(down, -1)}>{row.thing.label}</a>
                  <span class="quiet" title={t("count.statements", { n: row.thing.statements })}>{number(row.thing.statements)}</span>
                  <Sort active={columnOrder === row.key} label={t("matrix.sort-by", { name: row.thing.label })} sort={() => sortColumns(columnOrder === row.key ? "" : row.key)} />
                </div>
              </th>
              {columns.map((column, across) => {
                const cell = grid.at(row, column);
                if (!cell) return <td key={column.key} class="none" aria-label={t("matrix.cell.none", { actor: row.thing.label, topic: column.thing.label })} {...place(down, across)} />;
                const id = cellId(row, column);
                return (
                  <td key={column.key}>
                    <Filled cell={cell} words={wordsOf(cell, row, column)} picked={picked === id} place={place(down, across)} open={() => pick(row.key, column.key)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Filled({ cell, words, picked, place, open }: { cell: Cell; words: string; picked: boolean; place: object; open: () => void }): JSX.Element {
  return (
    <button type="button" class={`cell tone-${tone(cell.stance)}`} data-level={level(cell)} aria-pressed={picked} aria-label={words} title={words} onClick={open} {...place}>
      <StanceSign of={tone(cell.stance)} />
      <span>{number(cell.statements)}</span>
    </button>
  );
}

export function wordsOf(cell: Cell, row: Line, column: Line): string {
  return t("matrix.cell", {
    actor: row.thing.label, topic: column.thing.label, stance: term("stance", cell.stance ?? "none"),
    count: t("count.statements", { n: cell.statements }), rest: balanceOf(cell),
  });
}

/** How many for and against, and from when to when. */
export function balanceOf({ support, oppose, first, last }: Cell): string {
  const when = first === null ? t("day.unknown") : first === last ? day(first, "short") : `${day(first, "short")} – ${day(last, "short")}`;
  return t("matrix.balance", { support, oppose, when });
}

function Sort({ active, label, sort }: { active: boolean; label: string; sort: () => void }): JSX.Element {
  return (
    <button type="button" class="sort" tabIndex={-1} aria-pressed={active} aria-label={label} title={label} onClick={sort}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12M4 8h8M6 12h4" /></svg>
    </button>
  );
}

export function kindOf(column: Line): "demand" | "issue" {
  return column.key.startsWith("issue/") ? "issue" : "demand";
}

/** Where a key leads from here; headers are row −1 and column −1, and their corner is nothing. */
function moved(event: KeyboardEvent, [row, column]: Place, rows: number, columns: number): Place | undefined {
  const { key, ctrlKey } = event;
  const within = (down: number, across: number): Place => {
    const next = [Math.min(rows - 1, Math.max(-1, down)), Math.min(columns - 1, Math.max(-1, across))] as const;
    return next[0] === -1 && next[1] === -1 ? [row, column] : next;
  };
  switch (key) {
    case "ArrowUp": return within(row - 1, column);
    case "ArrowDown": return within(row + 1, column);
    case "ArrowLeft": return within(row, column - 1);
    case "ArrowRight": return within(row, column + 1);
    case "PageUp": return within(Math.max(0, row - 8), column);
    case "PageDown": return within(row + 8, column);
    case "Home": return within(ctrlKey ? 0 : row, 0);
    case "End": return within(ctrlKey ? rows - 1 : row, columns - 1);
    default: return undefined;
  }
}
