/** Two actors on what both of them speak of: where they agree, where not, and in which words. */
import type { JSX } from "preact";
import { to, useChoices, view, type Choices } from "../../addresses";
import { address, ask, useAnswer } from "../../api/client";
import type { ActorItem, List, Position, Topic } from "../../api/types";
import { day, language, number, t } from "../../i18n";
import { Combobox, type Choice } from "../../parts/combobox";
import { Filters, filtersOf, filterWords } from "../../parts/filters";
import { Frame } from "../../parts/frame";
import { Quote } from "../../parts/quote";
import { Segments } from "../../parts/segments";
import { Stance } from "../../parts/stance";
import { Answered, Empty } from "../../parts/states";
import { offersOf } from "../../parts/take";
import "./compare.css";

type Agreement = "agree" | "disagree" | "mixed" | "unclear";
const AGREEMENTS: readonly Agreement[] = ["agree", "disagree", "mixed", "unclear"];
interface Comparison { topic: Topic; a: Position | null; b: Position | null; agreement: Agreement }
type Compared = List<Comparison>;
type Sides = Readonly<Record<"a" | "b", ActorItem | undefined>>;

export default function CompareView(): JSX.Element {
  const choices = useChoices();
  const [a, b] = [choices.get("a"), choices.get("b")];
  const sides: Sides = { a: useAnswer<ActorItem>(a ? `/actors/${encodeURIComponent(a)}` : null).data, b: useAnswer<ActorItem>(b ? `/actors/${encodeURIComponent(b)}` : null).data };
  const asked = { a, b, ...filtersOf(choices) };
  const answer = useAnswer<Compared>(a && b ? "/compare" : null, asked);
  const names = { a: sides.a?.label ?? a, b: sides.b?.label ?? b };
  const title = a && b ? t("compare.title.both", names) : t("compare.title");
  return (
    <Frame title={title} lead={<p>{t("compare.lead")}</p>} {...(a && b ? { cite: { asked: filterWords(choices) || title }, offers: offersOf(address("/compare", asked)) } : {})} wide>
      <div class="choices">
        <Side name="a" value={names.a} choices={choices} />
        <button type="button" class="action" onClick={() => choices.set({ a: b, b: a })} aria-label={t("compare.swap")} title={t("compare.swap")}>⇄</button>
        <Side name="b" value={names.b} choices={choices} />
        <Filters of={["kind", "outlet", "period"]} choices={choices} />
      </div>
      {a && b ? <Answered of={answer}>{(data) => <Table of={data.items} sides={sides} choices={choices} />}</Answered> : <Suggested choices={choices} />}
    </Frame>
  );
}

function Side({ name, value, choices }: { name: "a" | "b"; value: string; choices: Choices }): JSX.Element {
  const suggest = async (words: string): Promise<Choice[]> => {
    const found = await ask<List<ActorItem>>(address("/actors", { q: words, limit: 8, lang: language.value }));
    return found.items.map((one) => ({ id: one.id, label: one.label, note: number(one.made) }));
  };
  return <Combobox label={t(`compare.${name}`)} placeholder={t(`compare.${name}`)} value={value} suggest={suggest} choose={({ id }) => choices.set({ [name]: id })} />;
}

/** The actors who say most, to begin with. */
function Suggested({ choices }: { choices: Choices }): JSX.Element {
  const answer = useAnswer<List<ActorItem>>("/actors", { limit: 8 });
  const chosen = choices.get("a") || choices.get("b");
  return (
    <Answered of={answer}>
      {(data) => (
        <section class="state">
          <p>{t(chosen ? "compare.second" : "compare.begin")}</p>
          <ul class="inline">
            {data.items.filter((one) => one.id !== chosen).map((one) => (
              <li key={one.id}><a href={view("compare", chosen ? { a: chosen, b: one.id } : { a: one.id })}>{one.label}</a></li>
            ))}
          </ul>
        </section>
      )}
    </Answered>
  );
}

function Table({ of, sides, choices }: { of: readonly Comparison[]; sides: Sides; choices: Choices }): JSX.Element {
  const chosen = choices.get("only") as Agreement | "";
  const shown = of.filter((one) => !chosen || one.agreement === chosen);
  const counted = AGREEMENTS.map((one) => [one, of.filter(({ agreement }) => agreement === one).length] as const).filter(([, n]) => n > 0);
  if (of.length === 0) return <Empty words={t("compare.none")} />;
  return (
    <>
      <div class="choices">
        <Segments
          label={t("compare.only")} value={chosen}
          options={[["", t("compare.all", { n: of.length })], ...counted.map(([one, n]) => [one, `${t(`compare.${one}`)} (${n})`] as const)]}
          choose={(only) => choices.set({ only }, true)}
        />
      </div>
      <div class="compare-heads" aria-hidden="true">
        {(["a", "b"] as const).map((side) => <p key={side}>{sides[side]?.label}</p>)}
      </div>
      {shown.map((one) => <Row key={`${one.topic.kind}/${one.topic.id}`} of={one} sides={sides} />)}
    </>
  );
}

const SIGNS: Readonly<Record<Agreement, string>> = { agree: "=", disagree: "≠", mixed: "≈", unclear: "?" };

function Row({ of, sides }: { of: Comparison; sides: Sides }): JSX.Element {
  const id = `topic-${of.topic.kind}-${of.topic.id}`;
  return (
    <section class="compare-row" aria-labelledby={id}>
      <header>
        <h2 id={id}><a href={to(of.topic.kind, of.topic.id)}>{of.topic.label}</a></h2>
        <p class={`agreement agreement-${of.agreement}`}><span aria-hidden="true">{SIGNS[of.agreement]}</span> {t(`compare.${of.agreement}`)}</p>
      </header>
      {(["a", "b"] as const).map((side) => <Stand key={side} of={of[side]} actor={sides[side]} topic={of.topic} />)}
    </section>
  );
}

function Stand({ of, actor, topic }: { of: Position | null; actor: ActorItem | undefined; topic: Topic }): JSX.Element {
  if (!of) return <div class="compare-stand"><p class="quiet">{t("compare.silent", { actor: actor?.label ?? "" })}</p></div>;
  const more = of.statements - of.quotes.length;
  return (
    <div class="compare-stand">
      <h3>{actor && <a href={to("actor", actor.id)}>{actor.label}</a>}</h3>
      <p class="source"><Stance of={of.stance} /><span>{t("count.statements", { n: of.statements })}</span><span>{span(of)}</span></p>
      {of.quotes.map((one) => <Quote key={one.id} of={one} without="topic" context={false} />)}
      {more > 0 && actor && <p><a href={view("statements", { speaker: actor.id, topic: `${topic.kind}/${topic.id}` })}>{t("compare.more", { n: more })}</a></p>}
    </div>
  );
}

function span({ first, last }: Position): string {
  return first === last ? day(first, "short") : `${day(first, "short")} – ${day(last, "short")}`;
}
