/**
 * Which statements are meant, chosen in a bar above a view and kept in its address: the filters that lists, matrix,
 * network and exports share. `filtersOf` gives them to the API, `filterWords` to a citation.
 */
import type { ComponentChildren, JSX } from "preact";
import type { Choices } from "../addresses";
import { useAnswer, type Parameters } from "../api/client";
import { KINDS, type Statistics } from "../api/types";
import { day, t, term } from "../i18n";
import { Menu } from "./menu";
import { StanceSign, signOf } from "./stance";
import "./filters.css";

export type Filter = "kind" | "stance" | "outlet" | "language" | "period";
const STANCES = ["support", "oppose", "conditional", "neutral"] as const;
const MANY = ["kind", "stance", "outlet", "language"] as const;
type Many = (typeof MANY)[number];
const ALL: readonly string[] = [...MANY, "from", "to"];

export function filtersOf(choices: Choices): Parameters {
  return Object.fromEntries(ALL.map((name) => [name, MANY.includes(name as Many) ? choices.all(name) : choices.get(name)]));
}

/** The filters in words, for a citation; empty where there are none. */
export function filterWords(choices: Choices): string {
  const many = MANY.map((name) => [t(`filter.${name}`), choices.all(name).map((one) => termOf(name, one)).join(", ")] as const);
  const days = (["from", "to"] as const).map((name) => [t(`filter.${name}`), choices.get(name) && day(choices.get(name))] as const);
  return [...many, ...days].filter(([, chosen]) => chosen).map(([name, chosen]) => `${name}: ${chosen}`).join("; ");
}

function termOf(name: Many, value: string): string {
  return name === "outlet" ? value : term(name, value);
}

export function Filters({ of, choices, children }: { of: readonly Filter[]; choices: Choices; children?: ComponentChildren }): JSX.Element {
  const chosen = ALL.some((name) => choices.get(name));
  return (
    <div class="filters" role="group" aria-label={t("filter.all")}>
      {of.map((one) => {
        if (one === "period") return <Period key={one} choices={choices} />;
        if (one === "outlet") return <Outlets key={one} choices={choices} />;
        const values = one === "kind" ? KINDS : one === "stance" ? STANCES : ["en", "id"];
        const options = values.map((value) => ({ value, words: term(one, value), sign: one === "stance" ? value : "" }));
        return <Several key={one} name={one} options={options} choices={choices} />;
      })}
      {children}
      {chosen && <button type="button" class="quiet-button" onClick={() => choices.set(Object.fromEntries(ALL.map((name) => [name, undefined])))}>{t("filter.clear")}</button>}
    </div>
  );
}

interface Option { value: string; words: string; sign?: string; note?: string }

function Several({ name, options, choices }: { name: Many; options: readonly Option[]; choices: Choices }): JSX.Element {
  const chosen = choices.all(name);
  const toggle = (value: string): void => choices.set({ [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
  const words = options.filter((one) => chosen.includes(one.value)).map((one) => one.words);
  const label = chosen.length === 0 ? t(`filter.${name}`) : words.length === 1 ? words[0] : `${t(`filter.${name}`)} (${chosen.length})`;
  return (
    <Menu label={label} active={chosen.length > 0}>
      <fieldset>
        <legend class="unseen">{t(`filter.${name}`)}</legend>
        {options.map((one) => (
          <label key={one.value} class="check">
            <input type="checkbox" checked={chosen.includes(one.value)} onChange={() => toggle(one.value)} />
            {one.sign && <StanceSign of={signOf(one.sign)} />}
            <span>{one.words}</span>
            {one.note && <span class="quiet">{one.note}</span>}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}

function Outlets({ choices }: { choices: Choices }): JSX.Element {
  const { data } = useAnswer<Statistics>("/statistics");
  const options = (data?.top_outlets ?? []).map((one) => ({ value: one.id, words: one.label, note: String(one.statements) }));
  return <Several name="outlet" options={options} choices={choices} />;
}

function Period({ choices }: { choices: Choices }): JSX.Element {
  const [from, to] = [choices.get("from"), choices.get("to")];
  const label = from || to ? `${from ? day(from, "short") : "…"} – ${to ? day(to, "short") : "…"}` : t("filter.period");
  return (
    <Menu label={label} active={Boolean(from || to)}>
      <div class="period">
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            <span>{t(`filter.${name}`)}</span>
            <input type="date" value={choices.get(name)} onChange={(event) => choices.set({ [name]: event.currentTarget.value })} />
          </label>
        ))}
      </div>
    </Menu>
  );
}
