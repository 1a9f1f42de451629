/**
 * Asking the server: every answer comes from here, in the reader's language, and is kept until the snapshot changes.
 * `useAnswer` is what a view calls; it renders again when the answer is there.
 */
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { language } from "../i18n";
import type { ProblemDetails } from "./types";

export type Value = string | number | boolean | null | undefined;
export type Parameters = Readonly<Record<string, Value | readonly string[]>>;

/** The state of the graph the latest answer came from. */
export const snapshot = signal("");
/** How many answers are waited for. */
export const waiting = signal(0);

export class Problem extends Error {
  constructor(readonly details: ProblemDetails) {
    super(details.detail);
  }
}

/** The address of an answer: empty parameters are left out, lists are repeated. */
export function address(path: string, parameters: Parameters = {}): string {
  const told = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (Array.isArray(value)) for (const one of value) told.append(name, one);
    else if (value !== null && value !== undefined && value !== "") told.append(name, String(value));
  }
  const query = told.toString();
  return query ? `${path}?${query}` : path;
}

const MOST_KEPT = 200;
const kept = new Map<string, unknown>();

/** Return what the server answers at this address; throws a Problem where it does not. */
export async function ask<T>(at: string, stop?: AbortSignal): Promise<T> {
  if (kept.has(at)) return kept.get(at) as T;
  waiting.value += 1;
  try {
    const answer = await reached(at, stop);
    if (!answer.ok) throw new Problem(await told(answer));
    const body = await read<T>(answer);
    keep(at, answer.headers.get("x-snapshot"), body);
    return body;
  } finally {
    waiting.value -= 1;
  }
}

async function reached(at: string, stop?: AbortSignal): Promise<Response> {
  try {
    return await fetch(at, { headers: { accept: "application/json" }, ...(stop ? { signal: stop } : {}) });
  } catch (error) {
    if (error instanceof DOMException) throw error; // it was stopped by us
    throw new Problem({ title: "offline", status: 0, detail: "" });
  }
}

async function read<T>(answer: Response): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (error) {
    if (error instanceof DOMException) throw error; // it was stopped by us
    throw new Problem({ title: "unreadable", status: 502, detail: String(error) }); // perhaps a proxy's page
  }
}

async function told(answer: Response): Promise<ProblemDetails> {
  const details = (await answer.json().catch(() => ({}))) as Partial<ProblemDetails>;
  return { title: answer.statusText, detail: "", ...details, status: answer.status };
}

function keep(at: string, state: string | null, body: unknown): void {
  if (state && state !== snapshot.value) {
    kept.clear();
    snapshot.value = state;
  }
  kept.set(at, body);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

export interface Answer<T> {
  /** The answer; while a new one is waited for, the one before. */
  data: T | undefined;
  problem: Problem | undefined;
  busy: boolean;
  again: () => void;
}

/** Ask for an address in the reader's language; null asks for nothing. */
export function useAnswer<T>(path: string | null, parameters: Parameters = {}): Answer<T> {
  const at = path === null ? null : address(path, { ...parameters, lang: language.value });
  const [state, set] = useState<{ at: string | null; data?: T | undefined; problem?: Problem }>({ at: null });
  const [tries, setTries] = useState(0);
  const ready = at !== null && kept.has(at) ? (kept.get(at) as T) : undefined;
  useEffect(() => {
    if (at === null) return undefined;
    if (kept.has(at)) {
      if (!ready) set({ at, data: kept.get(at) as T }); // somebody else's question was answered since we were drawn
      return undefined;
    }
    const stop = new AbortController();
    ask<T>(at, stop.signal).then(
      (data) => set({ at, data }),
      (problem: unknown) => {
        if (problem instanceof Problem) set({ at, problem });
        else if (!stop.signal.aborted) throw problem;
      },
    );
    return () => stop.abort();
  }, [at, tries]);
  const current = state.at === at;
  const data = ready ?? state.data;
  return {
    data: at === null ? undefined : data,
    problem: current && !ready ? state.problem : undefined,
    busy: at !== null && !ready && !(current && (state.data || state.problem)),
    again: () => {
      set({ at: null, data: state.data });
      setTries(tries + 1);
    },
  };
}
