/**
 * What the service says of itself, asked in SPARQL: saved queries as examples (their parameters filled in), the prefixes
 * they use, and which classes and properties the graph has (its VoID description), the most frequent first.
 */
import { Problem, snapshot } from "../../api/client";
import type { Language } from "../../i18n";

export const ENDPOINT = "/sparql";
export type Row = Readonly<Record<string, string>>;
export interface Example { name: string; title: string; asks: string; query: string }
export interface Term { iri: string; label: string; count: number }
export interface Service { examples: Example[]; prefixes: Record<string, string>; classes: Term[]; properties: Term[] }

const PREFIXES = `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX void: <http://rdfs.org/ns/void#>
`;
const EXAMPLES = (language: Language): string => `${PREFIXES}SELECT ?query (SAMPLE(COALESCE(?own, ?english)) AS ?title) (SAMPLE(COALESCE(?asked, ?question)) AS ?asks) ?text WHERE {
  GRAPH ?service {
    ?query sh:select ?text ; rdfs:label ?english ; rdfs:comment ?question FILTER(LANG(?english) = "en" && LANG(?question) = "en")
    OPTIONAL { ?query rdfs:label ?own ; rdfs:comment ?asked FILTER(LANG(?own) = "${language}" && LANG(?asked) = "${language}") }
  }
} GROUP BY ?query ?text ORDER BY ?title`;
const DECLARED = `${PREFIXES}SELECT DISTINCT ?prefix ?namespace WHERE {
  GRAPH ?service { ?set sh:declare ?one . ?one sh:prefix ?prefix ; sh:namespace ?namespace }
  FILTER EXISTS { GRAPH ?service { ?query sh:prefixes ?set ; sh:select ?text } }
}`;

function described(part: "class" | "property", counted: "entities" | "triples", language: Language): string {
  return `${PREFIXES}SELECT ?term (MAX(?number) AS ?count) (SAMPLE(?told) AS ?label) WHERE {
  GRAPH ?service { ?set a void:Dataset ; void:${part}Partition ?part . ?part void:${part} ?term ; void:${counted} ?number }
  OPTIONAL { ?term rdfs:label ?told FILTER(LANG(?told) = "${language}") }
} GROUP BY ?term ORDER BY DESC(?count)`;
}

export async function service(language: Language): Promise<Service> {
  const [examples, declared, classes, properties] = await Promise.all([
    select(EXAMPLES(language)), select(DECLARED), select(described("class", "entities", language)), select(described("property", "triples", language)),
  ]);
  return {
    examples: examples.map((row) => ({ name: local(row.query ?? ""), title: row.title ?? "", asks: row.asks ?? "", query: `${row.text?.trimEnd() ?? ""}\n` })),
    prefixes: Object.fromEntries(declared.map((row) => [row.prefix ?? "", row.namespace ?? ""])),
    classes: classes.map(termOf),
    properties: properties.map(termOf),
  };
}

function termOf(row: Row): Term {
  return { iri: row.term ?? "", label: row.label ?? "", count: Number(row.count ?? 0) };
}

function local(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1);
}

interface Results { results: { bindings: Record<string, { value: string }>[] } }

async function select(query: string): Promise<Row[]> {
  const answer = await sent(query, "application/sparql-results+json");
  const { results } = (await answer.json()) as Results;
  return results.bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])));
}

/** Send a query; throws a Problem where the service does not answer it. */
export async function sent(query: string, accept: string): Promise<Response> {
  const answer = await fetch(ENDPOINT, { method: "POST", headers: { accept, "content-type": "application/sparql-query" }, body: query });
  if (!answer.ok) throw new Problem({ title: answer.statusText, status: answer.status, detail: await answer.text() });
  snapshot.value = answer.headers.get("x-snapshot") ?? snapshot.value;
  return answer;
}
