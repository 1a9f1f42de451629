/** Name, menu, search, language and theme. */
import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import type { JSX } from "preact";
import { LANGUAGES, language, speak, t, type Language } from "../i18n";
import { THEMES, choose, theme, type Theme } from "../theme";
import { VIEWS } from "../views";
import { Search } from "./search";

const MENU = VIEWS.filter((one) => one.menu !== undefined).sort((a, b) => (a.menu ?? 0) - (b.menu ?? 0));

export function Header(): JSX.Element {
  const { path } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const closes = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    <header class="top" onKeyDown={closes}>
      <div class="top-row">
        <a class="wordmark" href="/">Communiqué</a>
        <Search />
        <button class="menu-button" type="button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
          {t("shell.menu")}
        </button>
        <div class="settings">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </div>
      <nav id="menu" aria-label={t("shell.menu")} data-open={open}>
        <ul>
          {MENU.map((one) => (
            <li key={one.path}>
              <a href={one.path} {...(path === one.path ? { "aria-current": "page" as const } : {})}>{t(one.title)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function LanguageChoice(): JSX.Element {
  const others = (Object.keys(LANGUAGES) as Language[]).filter((tag) => tag !== language.value);
  return (
    <>
      {others.map((tag) => (
        <button key={tag} class="quiet-button" type="button" lang={tag} onClick={() => void speak(tag, true)}>
          {LANGUAGES[tag]}
        </button>
      ))}
    </>
  );
}

function ThemeChoice(): JSX.Element {
  return (
    <label class="theme">
      <span class="unseen">{t("shell.theme")}</span>
      <select value={theme.value} onChange={(event) => choose(event.currentTarget.value as Theme)}>
        {THEMES.map((one) => <option key={one} value={one}>{t(`theme.${one}`)}</option>)}
      </select>
    </label>
  );
}
