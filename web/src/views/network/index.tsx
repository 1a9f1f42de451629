/** Who takes which stand on what, or says what to whom, as a network one can filter, play through, pick apart and take away. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { useChoices, type Choices } from "../../addresses";
import { address, snapshot, useAnswer, type Parameters } from "../../api/client";
import { day, language, t, term } from "../../i18n";
import { Combobox } from "../../parts/combobox";
import { pngFile, save, svgFile } from "../../parts/drawing";
import { Filters, filtersOf, filterWords } from "../../parts/filters";
import { Frame } from "../../parts/frame";
import { Menu } from "../../parts/menu";
import { Segments } from "../../parts/segments";
import { Answered, Empty } from "../../parts/states";
import { Canvas } from "./canvas";
import { Details } from "./details";
import { aggregationOf, askedOf, networkOf, type Discourse } from "./discourse";
import { Legend, legendOf } from "./legend";
import type { Look } from "./look";
import { ALWAYS, pairs as pairsOf, seen as seenIn, type Colouring, type Moment, type Network, type Projection } from "./model";
import { svg } from "./picture";
import { momentOf, Play, timeOf } from "./play";
import { webgl, type Stage } from "./stage";
import { Table } from "./table";
import { Ties } from "./ties";
import "./network.css";

const MOST_EDGES = 20_000;
const FORMATS = [
  ["gexf", "GEXF (Gephi)"], ["graphml", "GraphML (yEd, visone, R)"], ["cx2", "CX2 (Cytoscape)"], ["cyjs", "Cytoscape JSON"],
  ["neo4j", "Neo4j CSV"], ["dot", "DOT (Graphviz)"], ["csv", "CSV"], ["parquet", "Parquet"], ["dna", "DNA"],
  ["turtle", "Turtle"], ["trig", "TriG"], ["nquads", "N-Quads"], ["jsonld", "JSON-LD"],
] as const;
/** Those of the formats that hold ties between actors. */
const OF_NETWORKS: readonly string[] = ["gexf", "graphml", "cx2", "cyjs", "neo4j", "dot"];
const PROJECTIONS: readonly Projection[] = ["actor-topic", "actor-actor", "agreement"];
const TABLE = "network-table";

export default function NetworkView(): JSX.Element {
  const choices = useChoices();
  const projection = PROJECTIONS.find((one) => one === choices.get("projection")) ?? "actor-topic";
  const tied = projection === "agreement";
  const filters = filtersOf(choices);
  const made = tied ? askedOf(choices) : { projection };
  const path = tied ? "/discourse" : "/network";
  const answer = useAnswer<Network | Discourse>(path, { ...made, ...filters, limit: MOST_EDGES });
  const [at, setAt] = useState(choices.get("at"));
  useEffect(() => setAt(choices.get("at")), [choices.get("at")]); // while it plays, only the view knows the day
  const moment = tied ? ALWAYS : momentOf(at, choices.get("window"));
  const drawn = useRef<{ stage: Stage; look: Look } | null>(null);
  const drawable = useMemo(webgl, []);
  const tabular = !drawable || choices.get("as") === "table";
  const title = t("network.title");
  const asked = [t(`network.projection.${projection}`), filterWords(choices), timeWords(moment)].filter(Boolean).join("; ");

  const picture = (): string => {
    if (!drawn.current) return "";
    const { stage, look } = drawn.current;
    const source = [`Communiqué · ${t("cite.snapshot", { id: snapshot.value })}`, location.href.replace(/[?&]lang=\w+/, "")].join(" ");
    return svg(stage, look, legendOf(colouring(choices), projection, look), [`${title}: ${asked}`, source]);
  };
  const chosen = { projection: tied ? `actor-${aggregationOf(choices)}` : projection, ...within(filters, moment), lang: language.value };
  const offers = [
    { label: "PNG", make: () => void pngFile(picture()).then((file) => save(file, "network.png")) },
    { label: "SVG", make: () => save(svgFile(picture()), "network.svg") },
    ...FORMATS.filter(([format]) => !tied || OF_NETWORKS.includes(format)).map(([format, label]) => ({ label, href: address(`/export/${format}`, chosen) })),
    { label: "JSON", href: address(path, { ...made, ...within(filters, moment), lang: language.value, limit: MOST_EDGES }) },
  ];
  return (
    <Frame title={title} lead={<p>{t("network.lead")}</p>} cite={{ asked }} offers={offers} wide>
      <div class="choices network-choices">
        <Segments
          label={t("network.projection")} value={projection}
          options={PROJECTIONS.map((one) => [one, t(`network.projection.${one}`)])}
          choose={(one) => choices.set({ projection: one === "actor-topic" ? undefined : one, pick: undefined, camera: undefined })}
        />
        {tied && <Ties choices={choices} />}
        <Filters of={tied ? ["kind", "outlet", "period"] : ["kind", "stance", "outlet", "period"]} choices={choices}>{!tied && <Least choices={choices} />}</Filters>
        {drawable && (
          <Segments
            label={t("network.as")} value={tabular ? "table" : "picture"}
            options={[["picture", t("network.as.picture")], ["table", t("network.as.table")]]}
            choose={(one) => choices.set({ as: one === "table" ? "table" : undefined }, true)}
          />
        )}
      </div>
      {!drawable && <p class="state" role="status">{t("network.no-webgl")}</p>}
      <Answered of={answer}>
        {(data) => <Shown network={networkOf(data, aggregationOf(choices))} choices={choices} projection={projection} tabular={tabular} at={at} setAt={setAt} moment={moment} filters={filters} ready={(stage, look) => { drawn.current = { stage, look }; }} />}
      </Answered>
    </Frame>
  );
}

interface ShownProps {
  network: Network;
  choices: Choices;
  projection: Projection;
  tabular: boolean;
  at: string;
  setAt: (at: string) => void;
  moment: Moment;
  filters: Parameters;
  ready: (stage: Stage, look: Look) => void;
}

function Shown({ network, choices, projection, tabular, at, setAt, moment, filters, ready }: ShownProps): JSX.Element {
  const pairs = useMemo(() => pairsOf(network.edges), [network]);
  const time = useMemo(() => timeOf(network.edges), [network]);
  const stage = useRef<Stage | null>(null);
  const least = network.tied ? 1 : Math.max(1, Number(choices.get("least")) || 1);
  const picked = choices.get("pick");
  const weights = seenIn(pairs, moment, least);
  const pick = (id: string): void => {
    if (id !== picked) choices.set({ pick: id || undefined }, true);
  };
  if (network.nodes.length === 0) return <Empty words={t("network.none")} />;
  const find = (words: string): { id: string; label: string; note: string }[] => {
    const sought = words.toLowerCase();
    return network.nodes.filter((node) => node.label.toLowerCase().includes(sought)).slice(0, 12).map((node) => ({ id: node.id, label: node.label, note: term("class", node.kind) }));
  };
  return (
    <>
      {network.truncated && <p class="quiet" role="status">{t("network.truncated", { n: network.edges.length })}</p>}
      <div class="beside">
        <div class="network">
          <div class="network-find">
            <Combobox label={t("network.find")} placeholder={t("network.find")} suggest={find} choose={({ id }) => { pick(id); stage.current?.find(id); }} />
          </div>
          {tabular ? (
            <div id={TABLE}><Table network={network} pairs={pairs} weights={weights} moment={moment} picked={picked} pick={pick} /></div>
          ) : (
            <>
              <Canvas
                network={network} pairs={pairs} seen={{ moment, least, colouring: colouring(choices), picked }} camera={choices.get("camera")} table={TABLE}
                pick={pick} moved={(camera) => choices.set({ camera }, true)}
                ready={(made, look) => { stage.current = made; ready(made, look); }}
              />
              <p id={TABLE} class="unseen">{t("network.table.hint")}</p>
              <Legend colouring={colouring(choices)} projection={projection} colour={(one) => choices.set({ colour: one === "stance" ? undefined : one }, true)} />
            </>
          )}
          {time && (
            <Play
              time={time} at={at} window={choices.get("window")}
              set={(day, window, done) => {
                setAt(day);
                if (done) choices.set({ at: day, window }, true);
              }}
            />
          )}
        </div>
        {picked && <Details network={network} pairs={pairs} projection={projection} picked={picked} moment={moment} filters={filters} close={() => pick("")} />}
      </div>
    </>
  );
}

/** At least how many statements a connection has. */
function Least({ choices }: { choices: Choices }): JSX.Element {
  const value = choices.get("least") || "1";
  return (
    <Menu label={t("network.least.short", { n: Number(value) })} active={value !== "1"}>
      <label class="check">
        <span>{t("network.least")}</span>
        <input class="small-number" type="number" min={1} max={999} value={value} onInput={(event) => choices.set({ least: event.currentTarget.value === "1" ? undefined : event.currentTarget.value }, true)} />
      </label>
    </Menu>
  );
}

function colouring(choices: Choices): Colouring {
  const colour = choices.get("colour");
  return colour === "kind" || colour === "group" ? colour : "stance";
}

/** The filters, narrowed to the days that are looked at. */
function within(filters: Parameters, { from, to }: Moment): Parameters {
  return { ...filters, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function timeWords({ from, to }: Moment): string {
  if (!to) return "";
  return from ? `${day(from)} – ${day(to)}` : t("network.until", { day: day(to) });
}
