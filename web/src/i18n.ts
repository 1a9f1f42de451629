/**
 * The page's words in the reader's language. All of them stand in words/en.json and words/id.json, by the same keys;
 * `{name}` is a place for a value, and `one|many` chooses by the value of `n`.
 */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type en from "./words/en.json";

export type Key = keyof typeof en;
export type Language = "en" | "id";
type Words = Readonly<Record<Key, string>>;

const FILES: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import("./words/en.json"),
  id: () => import("./words/id.json"),
};
export const LANGUAGES: Readonly<Record<Language, string>> = { en: "English", id: "Bahasa Indonesia" };
const REMEMBERED = "communique.language";

export const language = signal<Language>("en");
const words = signal<Words | null>(null);

function isLanguage(tag: string | null | undefined): tag is Language {
  return tag === "en" || tag === "id";
}

/** The language that a link names, that was chosen before, or that the browser prefers. */
export function preferred(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(REMEMBERED);
  if (isLanguage(asked)) return asked;
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return first ?? "en";
}

export async function speak(chosen: Language, remember = false): Promise<void> {
  const file = await FILES[chosen]();
  if (remember) localStorage.setItem(REMEMBERED, chosen);
  document.documentElement.lang = chosen;
  words.value = file.default;
  language.value = chosen;
}

export type Values = Readonly<Record<string, string | number>>;

function message(key: Key, n: unknown): string {
  const found = words.value?.[key] ?? key;
  const forms = found.split("|");
  return (n === 1 ? forms[0] : forms.at(-1)) ?? found;
}

/** The words of a key, with values in their places. */
export function t(key: Key, values: Values = {}): string {
  return message(key, values.n).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : (value ?? place);
  });
}

/** The words of a key, with elements in their places. */
export function tx(key: Key, values: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  return message(key, values.n).split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name === undefined ? part : values[name];
  });
}

/** Whether there are words for a key that was put together, such as `kind.${kind}`. */
export function isKey(key: string): key is Key {
  return words.value !== null && key in words.value;
}

/** The words for a term of the data, such as a kind or a stance; the term itself where there are none. */
export function term(family: string, value: string): string {
  const key = `${family}.${value}`;
  return isKey(key) ? t(key) : value;
}

export function number(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

/** A day, month or year of ISO 8601 as people write it. */
export function day(iso: string | null | undefined, style: "long" | "short" = "long"): string {
  const [year, month, date] = (iso ?? "").split("-").map(Number);
  if (!year) return t("day.unknown");
  const format: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (month) format.month = style;
  if (date) format.day = "numeric";
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "id-ID", format).format(
    Date.UTC(year, (month ?? 1) - 1, date ?? 1),
  );
}

/** A moment, to the minute, in the reader's time. */
export function moment(iso: string): string {
  const format: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "id-ID", format).format(Date.parse(iso));
}

/** Names one after another, as the language joins them. */
export function listed(items: ComponentChildren[]): ComponentChildren[] {
  const joined: ComponentChildren[] = [];
  items.forEach((item, at) => {
    if (at > 0) joined.push(at === items.length - 1 ? ` ${t("list.and")} ` : ", ");
    joined.push(item);
  });
  return joined;
}
