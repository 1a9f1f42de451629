/** Light, dark, or as the system has it. */
import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";
export const THEMES: readonly Theme[] = ["system", "light", "dark"];
const REMEMBERED = "communique.theme";

export const theme = signal<Theme>(remembered());

function remembered(): Theme {
  const found = localStorage.getItem(REMEMBERED);
  return found === "light" || found === "dark" ? found : "system";
}

export function choose(chosen: Theme): void {
  localStorage.setItem(REMEMBERED, chosen);
  theme.value = chosen;
  apply();
}

/** `light-dark()` in the style sheets follows the property color-scheme. */
export function apply(): void {
  document.documentElement.dataset.theme = theme.value;
}
