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
  { path: "/view/matrix", title: "view.matrix", load: () => import("./views/matrix"), menu: 40 },
  { path: "/view/network", title: "view.network", load: () => import("./views/network"), menu: 50 },
  { path: "/view/compare", title: "view.compare", load: () => import("./views/compare"), menu: 60 },
  { path: "/view/sparql", title: "view.sparql", load: () => import("./views/sparql"), menu: 70 },
  { path: "/view/actors", title: "view.actors", load: () => import("./views/actors"), menu: 10 },
  { path: "/view/demands", title: "view.demands", load: () => import("./views/demands"), menu: 20 },
  { path: "/view/statements", title: "view.statements", load: () => import("./views/statements"), menu: 30 },
  { path: "/view/changes", title: "view.changes", load: () => import("./views/changes"), menu: 32 },
  { path: "/view/acts", title: "view.acts", load: () => import("./views/acts"), menu: 34 },
  { path: "/view/answers", title: "view.answers", load: () => import("./views/answers"), menu: 36 },
  { path: "/view/documents", title: "view.documents", load: () => import("./views/documents") },
  { path: "/view/events", title: "view.events", load: () => import("./views/events") },
  { path: "/view/about", title: "view.about", load: () => import("./views/about"), menu: 80 },
  { path: "/id/actor/:slug", title: "view.actor", load: () => import("./views/actor") },
  { path: "/id/demand/:slug", title: "view.demand", load: () => import("./views/demand") },
  { path: "/id/issue/:slug", title: "view.issue", load: () => import("./views/issue") },
  { path: "/id/statement/:slug", title: "view.statement", load: () => import("./views/statement") },
  { path: "/id/document/:slug", title: "view.document", load: () => import("./views/document") },
  { path: "/id/event/:slug", title: "view.event", load: () => import("./views/event") },
  { path: "/id/act/:slug", title: "view.act", load: () => import("./views/act") },
  { path: "/id/position/:slug", title: "view.position", load: () => import("./views/position") },
];
