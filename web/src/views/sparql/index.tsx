/** Ask in SPARQL: an editor that knows this graph, the saved queries as examples, the query in the address. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { Problem } from "../../api/client";
import { language, t, tx } from "../../i18n";
import { save } from "../../parts/drawing";
import { Frame } from "../../parts/frame";
import { Failed, Waiting } from "../../parts/states";
import type { Offer } from "../../parts/take";
import type { Editor } from "./editor";
import { sent, service, type Example, type Service } from "./service";
import "./sparql.css";

const FIRST = "who-demands-what-of-whom";
const TABLES = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["SPARQL JSON", "application/sparql-results+json", "srj"], ["SPARQL XML", "application/sparql-results+xml", "srx"]] as const;
const GRAPHS = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"]] as const;

/** The query in the address; it stands in the fragment, which no server sees. */
function inAddress(): string {
  return new URLSearchParams(location.hash.slice(1)).get("query") ?? "";
}

export default function SparqlView(): JSX.Element {
  const [query, setQuery] = useState(inAddress);
  const [about, setAbout] = useState<Service>();
  const [failed, setFailed] = useState<Problem>();
  const editor = useRef<Editor | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const tag = language.value;

  const begin = (): void => {
    setFailed(undefined);
    service(tag).then(setAbout, (error: unknown) => {
      if (error instanceof Problem) setFailed(error);
      else setFailed(new Problem({ title: "offline", status: 0, detail: String(error) }));
    });
  };
  useEffect(begin, [tag]);
  useEffect(() => {
    if (!about || !box.current) return undefined;
    const place = box.current;
    let gone = false;
    void import("./editor").then(({ edit }) => {
      if (gone) return;
      const asked = inAddress();
      const example = about.examples.find((one) => one.name === FIRST) ?? about.examples[0];
      const first = asked ? { query: asked, name: nameOf(about, asked), run: true } : { query: example?.query ?? "", name: example?.title ?? "", run: false };
      editor.current = edit(place, about, first, { changed });
    });
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = null;
    };
  }, [about]);
  useEffect(() => {
    const moved = (): void => {
      const asked = inAddress();
      if (asked && about) editor.current?.load(asked, nameOf(about, asked), true);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, [about]);

  const changed = (next: string): void => {
    setQuery(next);
    const hash = `#${new URLSearchParams({ query: next }).toString()}`;
    if (next && location.hash !== hash) history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
  };
  const take = (example: Example): void => {
    editor.current?.load(example.query, example.title, true);
    box.current?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Frame title={t("sparql.title")} lead={<p>{t("sparql.lead")}</p>} cite={{ asked: query.replace(/\s+/g, " ").trim(), whole: true }} offers={offers(query)} wide>
      {failed && <Failed problem={failed} again={begin} />}
      <div class="sparql">
        {about ? <Examples of={about.examples} query={query} take={take} /> : !failed && <Waiting />}
        <div class="sparql-editor">
          <div ref={box} />
          <p class="quiet">{tx("sparql.keys", { run: <kbd>Ctrl+Enter</kbd>, complete: <kbd>Ctrl+Space</kbd>, leave: <kbd>Esc</kbd> })}</p>
        </div>
      </div>
    </Frame>
  );
}

function nameOf({ examples }: Service, query: string): string {
  return examples.find((one) => one.query.trim() === query.trim())?.title ?? t("sparql.tab");
}

function offers(query: string): Offer[] {
  const form = /^\s*(?:(?:#[^\n]*|prefix\s+[^>]*>|base\s+[^>]*>)\s*)*(\w+)/i.exec(query)?.[1]?.toLowerCase();
  const formats = form === "construct" || form === "describe" ? GRAPHS : TABLES;
  return formats.map(([label, accept, ending]) => ({
    label,
    make: () => void sent(query, accept).then((answer) => answer.blob()).then((blob) => save(blob, `answer.${ending}`), () => undefined),
  }));
}

function Examples({ of, query, take }: { of: readonly Example[]; query: string; take: (example: Example) => void }): JSX.Element {
  const [words, setWords] = useState("");
  const sought = words.toLowerCase();
  const shown = of.filter((one) => `${one.title} ${one.asks}`.toLowerCase().includes(sought));
  return (
    <details class="examples" open={innerWidth > 900}>
      <summary><h2>{t("sparql.examples", { n: of.length })}</h2></summary>
      <input type="search" value={words} aria-label={t("sparql.examples.find")} placeholder={t("sparql.examples.find")} onInput={(event) => setWords(event.currentTarget.value)} />
      <ul lang="en">
        {shown.map((one) => (
          <li key={one.name}>
            <button type="button" aria-pressed={one.query.trim() === query.trim()} onClick={() => take(one)}>
              <strong>{one.title}</strong>
              <span>{one.asks}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
