/** A box for words that narrow a list, and the choices beside it; what is chosen stands in the address. */
import type { ComponentChildren, JSX } from "preact";
import { useChoices } from "../addresses";
import { t } from "../i18n";

export function Ask({ label, children }: { label: string; children?: ComponentChildren }): JSX.Element {
  const choices = useChoices();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    choices.set({ q: String(new FormData(form).get("q") ?? "").trim(), cursor: undefined });
  };
  return (
    <form class="ask" onSubmit={submit}>
      <label>
        <span>{label}</span>
        <input key={choices.get("q")} type="search" name="q" defaultValue={choices.get("q")} maxLength={200} />
      </label>
      <button type="submit">{t("ask.button")}</button>
      {children}
    </form>
  );
}

interface Choice {
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  /** What it is called when none is chosen. */
  none?: string;
}

/** One of several values; the first option is none of them. */
export function Choose({ name, label, options, none = t("ask.any") }: Choice): JSX.Element {
  const choices = useChoices();
  return (
    <label>
      <span>{label}</span>
      <select value={choices.get(name)} onChange={(event) => choices.set({ [name]: event.currentTarget.value, cursor: undefined })}>
        <option value="">{none}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  );
}
