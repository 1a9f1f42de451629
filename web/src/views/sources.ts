/** The reports of an act by article, their sources by letters, their differences by pairs of reports. */
import type { ActDetail, Difference } from "../api/derived";
import type { Source, Statement } from "../api/types";

/** What one article reports of the act; an article may do so more than once. */
export interface Told { document: Source | null; group: number; reports: Statement[] }

/** Those of one source stand beside each other, those that name none last. */
export function articlesOf(act: ActDetail): Told[] {
  const found = new Map<string, Told>();
  for (const one of act.reported) {
    const id = one.document?.id ?? one.id;
    const told = found.get(id) ?? { document: one.document, group: Infinity, reports: [] };
    const at = act.groups.findIndex((group) => group.statements.includes(one.id));
    found.set(id, { ...told, group: at < 0 ? told.group : Math.min(told.group, at), reports: [...told.reports, one] });
  }
  return [...found.values()].sort((a, b) => (a.group === b.group ? 0 : a.group - b.group));
}

/** Groups are called A, B, C … */
export function letter(at: number): string {
  return Number.isFinite(at) ? String.fromCharCode(65 + (at % 26)) : "";
}

export function titled(of: Source | null): string {
  return of?.outlet?.label ?? of?.headline ?? of?.source ?? "";
}

/** Two reports and all in which they differ. */
export interface Compared { id: string; one: Statement | undefined; other: Statement | undefined; differences: Difference[] }

export function comparedOf(act: ActDetail): Compared[] {
  const named = (id: string | null): Statement | undefined => act.reported.find((one) => one.id === id);
  const found = new Map<string, Compared>();
  for (const one of act.differences) {
    const id = `${one.one ?? ""} ${one.other ?? ""}`;
    const compared = found.get(id) ?? { id, one: named(one.one), other: named(one.other), differences: [] };
    compared.differences.push(one);
    found.set(id, compared);
  }
  return [...found.values()];
}
