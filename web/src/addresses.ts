/** Where things are in the page, and which parts of an address a view keeps its choices in. */
import { useLocation } from "preact-iso";

export type Place = "actor" | "demand" | "issue" | "statement" | "document" | "event" | "act";

/** What the page shows by itself; other links of this server are left to the browser. */
export const SCOPE = /^\/($|[?#]|view\/|id\/(actor|demand|issue|statement|document|event|act|position)\/)/;

export function to(kind: Place, slug: string): string {
  return `/id/${kind}/${encodeURIComponent(slug)}`;
}

/** A position of an actor, among its others: by its own words, or by those of all who spoke for it. */
export function toPosition(actor: string, kind: string, topic: string, side: boolean): string {
  return `${to("actor", actor)}${side ? "?voices=all" : ""}#on-${kind}-${encodeURIComponent(topic)}`;
}

export function view(name: string, query: Readonly<Record<string, string | readonly string[] | undefined>> = {}): string {
  const told = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one) told.append(key, one);
  }
  const asked = told.toString();
  return `/view/${name}${asked ? `?${asked}` : ""}`;
}

export interface Choices {
  get: (name: string) => string;
  all: (name: string) => string[];
  /** Change some of them; the address changes, so that it can be shared. `replace` leaves no step to go back to. */
  set: (changed: Readonly<Record<string, string | readonly string[] | undefined>>, replace?: boolean) => void;
  query: URLSearchParams;
}

/** The choices made in this view, as the address holds them. */
export function useChoices(): Choices {
  const { url, route } = useLocation();
  const here = new URL(url, location.origin);
  const query = here.searchParams;
  return {
    query,
    get: (name) => query.get(name) ?? "",
    all: (name) => query.getAll(name),
    set: (changed, replace = false) => {
      const next = new URLSearchParams(query);
      for (const [name, value] of Object.entries(changed)) {
        next.delete(name);
        for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one) next.append(name, one);
      }
      const asked = next.toString();
      route(`${here.pathname}${asked ? `?${asked}` : ""}`, replace);
    },
  };
}
