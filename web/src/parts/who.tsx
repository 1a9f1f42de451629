/** A field that finds an actor, or a demand or issue, and puts it into the address. */
import type { JSX } from "preact";
import type { Choices } from "../addresses";
import { address, ask } from "../api/client";
import type { ActorItem, Found, List } from "../api/types";
import { language, t, number } from "../i18n";
import { Combobox, type Choice } from "./combobox";

interface Field { name: string; label: string; choices: Choices }

export function Who({ name, label, choices }: Field): JSX.Element {
  const suggest = async (words: string): Promise<Choice[]> => {
    const found = await ask<List<ActorItem>>(address("/actors", { q: words, limit: 8, lang: language.value }));
    return found.items.map((one) => ({ id: one.id, label: one.label, note: number(one.made) }));
  };
  return <Combobox label={label} placeholder={label} suggest={suggest} choose={({ id }) => choices.set({ [name]: id, cursor: undefined })} />;
}

export function OnWhat({ name, label, choices }: Field): JSX.Element {
  const suggest = async (words: string): Promise<Choice[]> => {
    if (!words) return [];
    const found = await ask<Found>(address("/search", { q: words, lang: language.value }));
    return found.topics.map((one) => ({ id: `${one.kind}/${one.id}`, label: one.label, note: t(`search.${one.kind}`) }));
  };
  return <Combobox label={label} placeholder={label} suggest={suggest} choose={({ id }) => choices.set({ [name]: id, cursor: undefined })} />;
}
