/** Where an actor stands on what: each position over time, with its changes and the sentences it rests on. */
import { useEffect, useRef } from "preact/hooks";
import type { JSX } from "preact";
import { to, useChoices, view, type Choices } from "../addresses";
import { useAnswer } from "../api/client";
import type { Actor, List, Position } from "../api/types";
import { t, term } from "../i18n";
import { Clocks, clocksOf } from "../parts/clock";
import { counted } from "../parts/kinds";
import { Quote } from "../parts/quote";
import { Segments } from "../parts/segments";
import { Stance, StanceSign } from "../parts/stance";
import { Answered, Empty } from "../parts/states";
import { AxisLine, Strip, axisOf, period, type Axis } from "../parts/strip";
import { Turn } from "../parts/turn";
import "./positions.css";

const FEW = 3;
/** Who speaks for itself alone. */
const ALONE: readonly (string | null)[] = ["Person", "MediaOrganisation", "Group"];

/** The filter of the API by which statements are the actor's: its own, or those of all who speak for it. */
export function voiceOf(choices: Choices): "speaker" | "side" {
  return choices.get("voices") === "all" ? "side" : "speaker";
}

export function Positions({ of }: { of: Actor }): JSX.Element {
  const choices = useChoices();
  const clocks = clocksOf(choices);
  const voices = voiceOf(choices) === "side" ? { side: of.id } : {};
  const answer = useAnswer<List<Position>>(`/actors/${of.id}/positions`, { ...clocks, ...voices, limit: 100, history: 20 });
  return (
    <section aria-labelledby="positions">
      <h2 id="positions">{t("actor.positions")}</h2>
      <div class="choices">
        {!ALONE.includes(of.actor_class) && (
          <Segments
            label={t("voices.label")} value={voiceOf(choices)}
            options={[["speaker", t("voices.own")], ["side", t("voices.all")]]}
            choose={(one) => choices.set({ voices: one === "side" ? "all" : undefined, cursor: undefined }, true)}
          />
        )}
        <Clocks choices={choices} />
      </div>
      <Answered of={answer}>
        {({ items }) => (items.length === 0 ? <Empty words={t("actor.no-positions", { actor: of.label })} /> : <Rows of={items} said={{ [voiceOf(choices)]: of.id, ...clocks }} />)}
      </Answered>
    </section>
  );
}

/** The filters of the API by which the statements behind a position are chosen. */
type Said = Readonly<Record<string, string>>;

function Rows({ of, said }: { of: readonly Position[]; said: Said }): JSX.Element {
  const along = axisOf(of.flatMap((one) => one.phases));
  return (
    <>
      <div class="positions-head">
        <p class="quiet">{t("actor.positions.how")}</p>
        {along && <AxisLine of={along} />}
      </div>
      {of.map((one) => <Row key={one.topic.iri} of={one} along={along} said={said} />)}
    </>
  );
}

function Row({ of, along, said }: { of: Position; along: Axis | null; said: Said }): JSX.Element {
  const id = `on-${of.topic_kind}-${of.topic.id}`;
  const box = useOpened(id);
  const outlets = some(of.outlets.map((one) => one.label), "actor.outlets.more");
  return (
    <details class="position" id={id} ref={box}>
      <summary>
        <Taken of={of} />
        <span class="position-topic">{of.topic.label}</span>
        <span class="position-note">
          {some(Object.entries(of.kinds).sort(([, a], [, b]) => b - a).map(([kind, n]) => counted(kind, n)), "actor.kinds.more")}
          {of.first && ` · ${period(of)}`}
          {outlets && ` · ${outlets}`}
          {of.changes.length > 0 && <strong> · {t("actor.changes", { n: of.changes.length })}</strong>}
        </span>
        {along && of.phases.length > 0 && <Strip of={of.phases} along={along} />}
      </summary>
      <p class="quiet">
        <a href={to(of.topic_kind, of.topic.id)}>{t(`actor.to-${of.topic_kind}`)}</a>{" · "}
        <a href={view("statements", { ...said, topic: `${of.topic_kind}/${of.topic.id}` })}>{t("actor.to-statements", { n: of.statements })}</a>
      </p>
      {of.changes.length > 0 && <h3>{t("actor.changes.title")}</h3>}
      {of.changes.map((one) => <Turn key={`${one.before.id} ${one.after.id}`} of={one} />)}
      {of.phases.length > 1 ? <Phases of={of} /> : of.quotes.map((one) => <Quote key={one.id} of={one} without="topic" />)}
    </details>
  );
}

/** The row that the address names after `#` is open, and scrolled to. */
function useOpened(id: string): { current: HTMLDetailsElement | null } {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (decodeURIComponent(location.hash.slice(1)) !== id || !box.current) return;
    box.current.open = true;
    box.current.scrollIntoView({ block: "start" });
  }, [id]);
  return box;
}

/** From when to when what was held; sentences that stand with a change are not told again. */
function Phases({ of }: { of: Position }): JSX.Element {
  const told = new Set(of.changes.flatMap((one) => [one.before.id, one.after.id]));
  return (
    <section>
      <h3>{t("actor.phases")}</h3>
      {of.phases.map((one) => (
        <div class="phase" key={`${one.stance} ${one.first ?? ""}`}>
          <p><Stance of={one.stance} /> <span>{period(one)}</span> <span class="quiet">{t("count.statements", { n: one.statements })}</span></p>
          {one.quotes.filter(({ id }) => !told.has(id)).map((each) => <Quote key={each.id} of={each} without="topic" />)}
        </div>
      ))}
    </section>
  );
}

/** The first few, and how many more there are. */
function some(names: readonly string[], more: "actor.outlets.more" | "actor.kinds.more"): string {
  const shown = names.slice(0, FEW);
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [t(more, { n: left })] : [])].join(", ");
}

/** The stance of the latest phase; where none was taken, what was mostly done. */
function Taken({ of }: { of: Position }): JSX.Element {
  const [kind] = Object.entries(of.kinds).sort(([, a], [, b]) => b - a)[0] ?? [];
  const stance = of.current ?? of.stance;
  if (stance || !kind) return <Stance of={stance} />;
  return <span class="stance tone-other"><StanceSign of="other" /> {term("kinds", kind)}</span>;
}
