/** Completion of prefixes, classes and properties from what the service says of itself, and from nowhere else. */
import type Yasgui from "@zazuko/yasgui";
import type { Service, Term } from "./service";

export const COMPLETERS = ["variables", "own-prefixes", "own-properties", "own-classes"];

type Yasqe = typeof Yasgui.Yasqe;
type Completer = Yasqe["Autocompleters"][string];

export function register(editor: Yasqe, { prefixes, classes, properties }: Service): void {
  const declared = Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`).sort();
  // nothing is kept in the browser: another graph may have other terms
  editor.forkAutocompleter("prefixes", { name: "own-prefixes", persistenceId: () => "", get: () => declared }, false);
  editor.forkAutocompleter("property", { name: "own-properties", autoShow: true, ...terms(properties) }, false);
  editor.forkAutocompleter("class", { name: "own-classes", autoShow: true, ...terms(classes) }, false);
}

const MOST = 60;

function terms(all: readonly Term[]): Partial<Completer> {
  const known = new Map(all.map((term) => [term.iri, term]));
  return {
    bulk: false,
    get: (_, token) => {
      const typed = token?.autocompletionString ?? "";
      return all.filter(({ iri }) => iri.startsWith(typed)).slice(0, MOST).map(({ iri }) => iri);
    },
    postprocessHints: (editor, hints) => {
      const prefixes = editor.getPrefixesFromQuery();
      return hints.map((hint) => {
        const term = known.get(whole(hint.text, prefixes));
        return { ...hint, displayText: term?.label ? `${hint.text}  ${term.label}` : hint.text };
      });
    },
  };
}

function whole(text: string, prefixes: Readonly<Record<string, string>>): string {
  if (text.startsWith("<")) return text.slice(1, -1);
  const colon = text.indexOf(":");
  return (prefixes[text.slice(0, colon)] ?? "") + text.slice(colon + 1);
}
