/** Who stands where on what: actors by demands and issues, coloured by stance, each cell a way to its sentences. */
import { useMemo, useRef } from "preact/hooks";
import type { JSX } from "preact";
import { to, useChoices, type Choices } from "../../addresses";
import { address, snapshot, useAnswer, type Parameters } from "../../api/client";
import { language, t, tx } from "../../i18n";
import { csvFile } from "../../parts/csv";
import { pngFile, save, svgFile } from "../../parts/drawing";
import { Evidence } from "../../parts/evidence";
import { Filters, filtersOf, filterWords } from "../../parts/filters";
import { Frame } from "../../parts/frame";
import { Menu } from "../../parts/menu";
import { StanceSign, TONES } from "../../parts/stance";
import { Answered, Empty } from "../../parts/states";
import { grid, type Grid, type Line, type Matrix } from "./model";
import { paint, svg } from "./picture";
import { balanceOf, cellId, kindOf, Table } from "./table";
import "./matrix.css";

const SIZES = { actors: 30, topics: 20 } as const;
const ORDERS = ["number", "name", "likeness"] as const;

export default function MatrixView(): JSX.Element {
  const choices = useChoices();
  const filters = filtersOf(choices);
  const asked = { ...filters, actors: choices.get("actors") || SIZES.actors, topics: choices.get("topics") || SIZES.topics };
  const answer = useAnswer<Matrix>("/matrix", asked);
  const box = useRef<HTMLDivElement>(null);
  const [rowOrder, columnOrder] = [choices.get("rows") || "number", choices.get("columns") || "number"];
  const shown = useMemo(() => answer.data && grid(answer.data, rowOrder, columnOrder, language.value), [answer.data, rowOrder, columnOrder]);
  const title = t("matrix.title");
  const told = filterWords(choices);
  const picture = (): string => {
    if (!shown || !box.current) return "";
    const source = `Communiqué · ${t("cite.snapshot", { id: snapshot.value })} ${location.href}`;
    return svg(shown, paint(box.current), [[title, told].filter(Boolean).join(": "), source]);
  };
  const offers = [
    { label: t("matrix.csv"), make: () => { if (shown) save(csvFile(table(shown)), "matrix.csv"); } },
    { label: "PNG", make: () => void pngFile(picture()).then((file) => save(file, "matrix.png")) },
    { label: "SVG", make: () => save(svgFile(picture()), "matrix.svg") },
    { label: "JSON", href: address("/matrix", { ...asked, lang: language.value }) },
  ];
  return (
    <Frame title={title} lead={<p>{t("matrix.lead")}</p>} cite={told ? { asked: told } : {}} offers={offers} wide>
      <div class="choices" ref={box}>
        <Filters of={["kind", "stance", "outlet", "period"]} choices={choices}><Size choices={choices} /></Filters>
        {shown && <Orders grid={shown} choices={choices} />}
      </div>
      <Answered of={answer}>
        {() => (shown && shown.rows.length > 0 ? <Shown grid={shown} choices={choices} filters={filters} /> : <Empty words={t("matrix.none")} />)}
      </Answered>
    </Frame>
  );
}

function Shown({ grid: shown, choices, filters }: { grid: Grid; choices: Choices; filters: Parameters }): JSX.Element {
  const picked = choices.get("pick");
  const row = shown.rows.find((one) => picked.startsWith(`${one.key} `));
  const column = row && shown.columns.find((one) => cellId(row, one) === picked);
  const sort = (name: string) => (by: string): void => choices.set({ [name]: by || undefined }, true);
  return (
    <>
      <ul class="inline matrix-legend" aria-label={t("network.legend")}>
        {TONES.map((one) => <li key={one} class={`tone-${one}`}><StanceSign of={one} /> {t(`matrix.tone.${one}`)}</li>)}
      </ul>
      <div class="beside">
        <Table
          grid={shown} picked={picked} rowOrder={choices.get("rows") || "number"} columnOrder={choices.get("columns") || "number"}
          pick={(actor, topic) => choices.set({ pick: `${actor} ${topic}` }, true)} sortRows={sort("rows")} sortColumns={sort("columns")}
        />
        {row && column && <Behind grid={shown} row={row} column={column} filters={filters} close={() => choices.set({ pick: undefined }, true)} />}
      </div>
    </>
  );
}

function Behind({ grid: shown, row, column, filters, close }: { grid: Grid; row: Line; column: Line; filters: Parameters; close: () => void }): JSX.Element {
  const cell = shown.at(row, column);
  const title = tx("matrix.behind", {
    actor: <a href={to("actor", row.key)}>{row.thing.label}</a>,
    topic: <a href={to(kindOf(column), column.thing.id)}>{column.thing.label}</a>,
  });
  const lead = cell ? <p>{balanceOf(cell)}</p> : null;
  return <Evidence title={title} lead={lead} of={{ ...filters, speaker: row.key, topic: column.key, order: "-day" }} without="topic" close={close} />;
}

function Orders({ grid: { rows, columns }, choices }: { grid: Grid; choices: Choices }): JSX.Element {
  return (
    <>
      <Order name="rows" label={t("matrix.rows")} across={columns} choices={choices} />
      <Order name="columns" label={t("matrix.columns")} across={rows} choices={choices} />
    </>
  );
}

/** The order of rows or columns: by number, name, likeness, or the stance on one of the lines across. */
function Order({ name, label, across, choices }: { name: "rows" | "columns"; label: string; across: readonly Line[]; choices: Choices }): JSX.Element {
  const sorted = [...across].sort((a, b) => a.thing.label.localeCompare(b.thing.label, language.value));
  return (
    <label>
      {label}
      <select class="order" value={choices.get(name) || "number"} onChange={(event) => choices.set({ [name]: event.currentTarget.value === "number" ? undefined : event.currentTarget.value }, true)}>
        {ORDERS.map((one) => <option key={one} value={one}>{t(`matrix.order.${one}`)}</option>)}
        <optgroup label={t(`matrix.order.${name}`)}>
          {sorted.map((one) => <option key={one.key} value={one.key}>{one.thing.label}</option>)}
        </optgroup>
      </select>
    </label>
  );
}

function Size({ choices }: { choices: Choices }): JSX.Element {
  const value = (name: keyof typeof SIZES): string => choices.get(name) || String(SIZES[name]);
  return (
    <Menu label={t("matrix.size", { actors: value("actors"), topics: value("topics") })} active={Boolean(choices.get("actors") || choices.get("topics"))}>
      <div class="period">
        {(["actors", "topics"] as const).map((name) => (
          <label key={name}>
            <span>{t(`matrix.size.${name}`)}</span>
            <select value={value(name)} onChange={(event) => choices.set({ [name]: event.currentTarget.value === String(SIZES[name]) ? undefined : event.currentTarget.value }, true)}>
              {[10, 20, 30, 50, 100].map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          </label>
        ))}
      </div>
    </Menu>
  );
}

/** One line per cell, in the order in which they are shown. */
function table({ rows, columns, at }: Grid): (string | number | null)[][] {
  const head = ["actor", "actor_iri", "topic", "topic_kind", "topic_iri", "stance", "support", "oppose", "other", "statements", "first", "last"];
  const cells = rows.flatMap((row) => columns.flatMap((column) => {
    const cell = at(row, column);
    if (!cell) return [];
    return [[row.thing.label, row.thing.iri, column.thing.label, cell.topic_kind, column.thing.iri, cell.stance, cell.support, cell.oppose, cell.other, cell.statements, cell.first, cell.last]];
  }));
  return [head, ...cells];
}
