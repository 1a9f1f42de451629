/** A field that suggests things while one types; chosen with keys or pointer. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { t } from "../i18n";
import "./combobox.css";

export interface Choice { id: string; label: string; note?: string }
interface Combobox {
  label: string;
  placeholder?: string;
  /** What the field shows until one types: the name of what is chosen. */
  value?: string;
  suggest: (words: string) => readonly Choice[] | Promise<readonly Choice[]>;
  choose: (choice: Choice) => void;
}

const PAUSE = 120;

export function Combobox({ label, placeholder = "", value = "", suggest, choose }: Combobox): JSX.Element {
  const id = useId();
  const [words, setWords] = useState<string>();
  const [found, setFound] = useState<readonly Choice[]>([]);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (words === undefined) return undefined;
    let current = true;
    const timer = setTimeout(() => void Promise.resolve(suggest(words.trim())).then((some) => { if (current) setFound(some); }, () => setFound([])), PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words]);
  const close = (): void => {
    setWords(undefined);
    setFound([]);
    setAt(-1);
  };
  const take = (choice: Choice | undefined): void => {
    if (!choice) return;
    close();
    choose(choice);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      event.preventDefault();
      take(found[Math.max(0, at)]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (words === undefined) setWords("");
      else setAt((at + (event.key === "ArrowDown" ? 1 : found.length * 2 - Number(at >= 0))) % Math.max(1, found.length));
    }
  };
  const shown = words !== undefined && found.length > 0;
  return (
    <span class="combobox">
      <input
        ref={input} type="text" role="combobox" autocomplete="off" spellcheck={false} maxLength={200}
        aria-label={label} placeholder={placeholder} aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list"
        {...(shown && at >= 0 ? { "aria-activedescendant": `${id}-${at}` } : {})}
        value={words ?? value} onKeyDown={keys} onBlur={close}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => { setWords(event.currentTarget.value); setAt(-1); }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
        {found.map((one, place) => (
          <li key={one.id} id={`${id}-${place}`} role="option" aria-selected={place === at} onPointerDown={(event) => { event.preventDefault(); take(one); input.current?.blur(); }}>
            <span>{one.label}</span>
            {one.note && <span class="quiet">{one.note}</span>}
          </li>
        ))}
      </ul>
      <span role="status" class="unseen">{shown ? t("combobox.found", { n: found.length }) : ""}</span>
    </span>
  );
}
