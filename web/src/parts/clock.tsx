/**
 * By what clock: what had been said, published, or was known to us by the end of a day. Chosen in a box, kept in the
 * address; `clocksOf` gives it to the API, `clockWords` to a citation.
 */
import type { JSX } from "preact";
import type { Choices } from "../addresses";
import { day, t } from "../i18n";
import { Menu } from "./menu";
import "./filters.css";
import "./clock.css";

const CLOCKS = ["as_of", "published_by", "known_by"] as const;
export type Clock = (typeof CLOCKS)[number];

export function clocksOf(choices: Choices): Record<string, string> {
  return Object.fromEntries(CLOCKS.map((one) => [one, choices.get(one)]).filter(([, at]) => at));
}

export function clockWords(choices: Choices): string {
  return CLOCKS.filter((one) => choices.get(one)).map((one) => t(`clock.${one}.by`, { day: day(choices.get(one)) })).join("; ");
}

export function Clocks({ choices, of = CLOCKS }: { choices: Choices; of?: readonly Clock[] }): JSX.Element {
  const chosen = of.filter((one) => choices.get(one));
  return (
    <>
      <Menu label={clockWords(choices) || t("clock.any")} active={chosen.length > 0}>
        <div class="clocks">
          <p class="quiet">{t("clock.how")}</p>
          {of.map((one) => (
            <label key={one}>
              <span>{t(`clock.${one}`)}</span>
              <input type="date" value={choices.get(one)} onChange={(event) => choices.set({ [one]: event.currentTarget.value, cursor: undefined }, true)} />
              <span class="quiet">{t(`clock.${one}.means`)}</span>
            </label>
          ))}
        </div>
      </Menu>
      {chosen.length > 0 && (
        <button type="button" class="quiet-button" onClick={() => choices.set(Object.fromEntries(of.map((one) => [one, undefined])))}>{t("clock.clear")}</button>
      )}
    </>
  );
}
