/** The search box: suggestions while one types (actors, topics, statements, documents), chosen with keys or pointer. */
import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { to, view } from "../addresses";
import { useAnswer } from "../api/client";
import type { Found } from "../api/types";
import { t } from "../i18n";

interface Suggestion { group: string; label: string; note: string; href: string }
const PAUSE = 120;
/** The types of Preact expect a datalist wherever a search field is a combobox. */
const COMBOBOX: object = { role: "combobox" };

export function Search(): JSX.Element {
  const { route, path } = useLocation();
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions(words);
  useEffect(() => setOpen(false), [path]);
  useShortcut(input);

  const go = (href: string): void => {
    setOpen(false);
    setWords("");
    input.current?.blur();
    route(href);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setOpen(false);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const places = suggestions.length + 1; // one place for "none chosen"
    setAt(((at + 1 + step + places) % places) - 1);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const chosen = suggestions[at];
    if (open && chosen) go(chosen.href);
    else if (words.trim()) go(view("statements", { q: words.trim() }));
  };
  const shown = open && suggestions.length > 0;
  return (
    <form class="search" role="search" onSubmit={submit}>
      <input
        ref={input} type="search" {...COMBOBOX} autocomplete="off" spellcheck={false} maxLength={200}
        aria-label={t("search.label")} placeholder={t("search.placeholder")}
        aria-expanded={shown} aria-controls="suggestions" aria-autocomplete="list"
        {...(shown && at >= 0 ? { "aria-activedescendant": `suggestion-${at}` } : {})}
        value={words} onKeyDown={keys} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(-1);
          setOpen(true);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="suggestions" role="listbox" aria-label={t("search.suggestions")} hidden={!shown}>
        {suggestions.map((one, place) => (
          <li
            key={one.href} id={`suggestion-${place}`} role="option" aria-selected={place === at}
            onPointerDown={(event) => { event.preventDefault(); go(one.href); }}
          >
            <span class="suggestion-label">{one.label}</span>
            <span class="suggestion-note">{one.group}{one.note && ` · ${one.note}`}</span>
          </li>
        ))}
      </ul>
    </form>
  );
}

function useSuggestions(words: string): Suggestion[] {
  const [asked, ask] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => ask(words.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  const { data } = useAnswer<Found>(asked ? "/search" : null, { q: asked });
  if (!data || !words.trim()) return [];
  return [
    ...data.actors.map((one) => ({
      group: t("search.actor"), label: one.label, note: t("count.statements", { n: one.made }), href: to("actor", one.id),
    })),
    ...data.topics.map((one) => ({
      group: t(`search.${one.kind}`), label: one.label, note: t("count.statements", { n: one.statements }), href: to(one.kind, one.id),
    })),
    ...data.statements.map((one) => ({
      group: t("search.statement"), label: `“${one.words}”`, note: one.speakers.map((who) => who.label).join(", "),
      href: to("statement", one.id),
    })),
    ...data.documents.map((one) => ({
      group: t("search.document"), label: one.headline ?? one.source ?? one.id, note: one.outlet?.label ?? "", href: to("document", one.id),
    })),
    { group: t("search.all"), label: words.trim(), note: "", href: view("statements", { q: words.trim() }) },
  ];
}

/** The key `/` goes to the search box from anywhere where nothing is typed. */
function useShortcut(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
