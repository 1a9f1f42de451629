/**
 * The views: an address, what it is called, and the file that draws it (loaded when it is first gone to).
 * A new view is a file in views/, a line here and its words in words/*.json.
 */
import type { ComponentType } from "preact";
import type { Key } from "./i18n";

export interface ViewProps { params: Readonly<Record<string, string>> }
export interface View {
  path: string;
  title: Key;
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
  /** Where it stands in the menu; a view without stands in none. */
  menu?: number;
}

export const VIEWS: readonly View[] = [
  { path: "/", title: "view.overview", load: () => import("./views/overview") },
  { path: "/view/network", title: "view.network", load: () => import("./views/network"), menu: 50 },
];
