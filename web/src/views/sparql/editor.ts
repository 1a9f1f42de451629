/**
 * The SPARQL editor and its results: Yasgui, bound to this service. Its endpoint is fixed whatever a link or the browser's
 * memory says; nothing is asked of other servers; results that are our things lead to their views.
 *
 * Limits  Yasgui names and colours itself: what it leaves unnamed for screen readers, or in English, is named here.
 */
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import { t, type Key } from "../../i18n";
import { COMPLETERS, register } from "./completion";
import { ENDPOINT, type Service } from "./service";

export interface Editor {
  load: (query: string, name: string, run: boolean) => void;
  destroy: () => void;
}
export interface Told {
  /** The query of the tab in front is another one. */
  changed: (query: string) => void;
}

const HEIGHT = "22rem";

export function edit(box: HTMLElement, service: Service, first: { query: string; name: string; run: boolean }, told: Told): Editor {
  const { Yasqe, Yasr } = Yasgui;
  register(Yasqe, service);
  Yasr.defaults.errorRenderers = [problem];
  Object.assign(Yasr.defaults.plugins.table ?? {}, { dynamicConfig: { compact: true, isEllipsed: false } });
  Object.assign(Yasr.plugins.table?.defaults?.tableConfig.language ?? {}, { info: t("sparql.info"), infoEmpty: "", infoFiltered: "", emptyTable: t("sparql.empty"), zeroRecords: t("sparql.empty") });
  const endpoint = new URL(ENDPOINT, location.href).href;
  const yasgui = new Yasgui(box, {
    autofocus: false,
    populateFromUrl: false,
    persistenceId: "communique",
    tabName: t("sparql.tab"),
    contextMenuContainer: box,
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => undefined },
    requestConfig: { endpoint, method: "POST" },
    yasqe: { value: first.query, autocompleters: COMPLETERS, prefixCcApi: null, editorHeight: HEIGHT, screenReaderLabel: t("sparql.editor") },
    yasr: { ...Yasr.defaults, prefixes: service.prefixes, maxPersistentResponseSize: 0 }, // answers are of a snapshot
  });
  for (const tab of Object.values(yasgui._tabs)) tab.setRequestConfig({ ...yasgui.config.requestConfig, endpoint });
  const load: Editor["load"] = (query, name, run) => {
    const open = Object.values(yasgui._tabs).find((tab) => tab.getPersistedJson().yasqe.value.trim() === query.trim());
    const tab = open ?? yasgui.addTab(true, { name, yasqe: { value: query } });
    if (open) {
      yasgui.selectTabId(open.getId());
      open.setName(name);
    }
    if (run) void tab.query().catch(() => undefined); // what went wrong stands in place of the results
    told.changed(query);
  };
  const current = (): void => {
    const query = yasgui.getTab()?.getYasqe()?.getValue();
    if (query !== undefined) told.changed(query);
  };
  yasgui.on("tabChange", current);
  yasgui.on("tabSelect", () => queueMicrotask(current));
  yasgui.on("query", current);
  const dressing = new MutationObserver(() => dress(box, service));
  dressing.observe(box, { childList: true, subtree: true });
  dress(box, service);
  if (first.run || yasgui.getTab()?.getPersistedJson().yasqe.value === first.query) load(first.query, first.name, first.run);
  else current(); // the tabs of last time
  return {
    load,
    destroy: () => {
      dressing.disconnect();
      yasgui.destroy();
      box.replaceChildren();
    },
  };
}

const NAMES: readonly (readonly [selector: string, attributes: Readonly<Record<string, Key>>])[] = [
  [".tableSizer", { "aria-label": "sparql.page-size" }],
  [".tableFilter", { "aria-label": "sparql.filter", placeholder: "sparql.filter" }],
  [".yasqe_queryButton", { "aria-label": "sparql.run", title: "sparql.run" }],
  [".yasr_downloadIcon", { "aria-label": "sparql.download", title: "sparql.download" }],
  [".addTab", { "aria-label": "sparql.new", title: "sparql.new" }],
];
const TEXTS: readonly (readonly [selector: string, words: Key])[] = [
  [".select_table > span", "sparql.table"], [".select_response > span", "sparql.response"], [".pageSizerLabel", "sparql.page-size"],
  [".tableControls > div:nth-child(1) .label", "sparql.simple"], [".tableControls > div:nth-child(2) .label", "sparql.ellipsis"],
];

function dress(box: HTMLElement, { prefixes }: Service): void {
  for (const [selector, attributes] of NAMES) {
    for (const found of box.querySelectorAll(selector)) {
      for (const [name, words] of Object.entries(attributes)) if (found.getAttribute(name) !== t(words)) found.setAttribute(name, t(words));
    }
  }
  for (const [selector, words] of TEXTS) {
    for (const found of box.querySelectorAll(selector)) if (found.textContent !== t(words)) found.textContent = t(words);
  }
  for (const chip of box.querySelectorAll(".yasr_response_chip")) {
    const [, count, seconds] = /^(\d+) results? in ([\d.]+) seconds?$/.exec(chip.textContent ?? "") ?? [];
    if (count && seconds) chip.textContent = t("sparql.results", { n: Number(count), seconds });
  }
  box.querySelector(".addTab")?.setAttribute("role", "tab"); // its list may hold nothing but tabs
  for (const head of box.querySelectorAll("th:empty, th.dt-orderable-none:not([aria-label])")) head.setAttribute("aria-label", t("sparql.row"));
  for (const link of box.querySelectorAll<HTMLAnchorElement>("a.iri")) home(link, prefixes);
}

const THINGS = /^id\/(actor|demand|issue|statement|document|event)\//;

/** A result that is one of our things leads to its view in this page, wherever this page runs. */
function home(link: HTMLAnchorElement, prefixes: Readonly<Record<string, string>>): void {
  const base = prefixes.cq?.replace(/ontology#$/, "");
  if (!base || !link.href.startsWith(base) || !THINGS.test(link.href.slice(base.length))) return;
  link.href = `/${link.href.slice(base.length)}`;
  link.removeAttribute("target");
}

interface Failure { status?: number; text: string }

/** What the service says of a query it does not answer. */
function problem({ status, text }: Failure): Promise<HTMLElement | undefined> {
  const details = told(text);
  const box = document.createElement("div");
  const heading = box.appendChild(document.createElement("strong"));
  heading.textContent = details.title ?? (status ? `HTTP ${status}` : t("problem.offline"));
  const words = box.appendChild(document.createElement("pre"));
  words.textContent = details.detail ?? text;
  return Promise.resolve(box);
}

function told(text: string): { title?: string; detail?: string } {
  try {
    return JSON.parse(text) as { title?: string; detail?: string };
  } catch {
    return {};
  }
}
