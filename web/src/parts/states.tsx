/** What is shown instead of an answer: waiting, nothing found, something went wrong, and what one can do about it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Answer, Problem } from "../api/client";
import { listed, t } from "../i18n";

interface Shown<T> {
  of: Answer<T>;
  /** Whether the view is nothing without it: then a problem is the view's heading. */
  whole?: boolean;
  children: (data: T) => ComponentChildren;
}

/** An answer, or the state in place of it. The answer before stays, dimmed, while a new one is waited for. */
export function Answered<T>({ of, whole = false, children }: Shown<T>): JSX.Element {
  if (of.problem) return <Failed problem={of.problem} again={of.again} whole={whole} />;
  if (of.data === undefined) return <Waiting />;
  return <div class="answer" aria-busy={of.busy}>{children(of.data)}</div>;
}

export function Waiting(): JSX.Element {
  return (
    <div class="skeleton" aria-hidden="true">
      <span /><span /><span />
    </div>
  );
}

export function Empty({ words, children }: { words: string; children?: ComponentChildren }): JSX.Element {
  return <div class="state"><p>{words}</p>{children}</div>;
}

export function Failed({ problem, again, whole = false }: { problem: Problem; again: () => void; whole?: boolean }): JSX.Element {
  const { status, detail, errors = [], near = [] } = problem.details;
  const words = t(heading(status));
  useEffect(() => {
    if (whole) document.title = `${words} · Communiqué`;
  }, [words, whole]);
  return (
    <div class="state state-bad" role="alert">
      {whole ? <h1>{words}</h1> : <h2>{words}</h2>}
      <p>{told(status, detail)}</p>
      {errors.length > 0 && <ul>{errors.map((one) => <li key={one.parameter}><code>{one.parameter}</code>: {one.expected}</li>)}</ul>}
      {near.length > 0 && <p>{t("problem.near")}: {listed(near.map((id) => <a key={id} href={beside(id)}>{id}</a>))}</p>}
      <p>
        {status !== 404 && status !== 422 && <button type="button" onClick={again}>{t("problem.again")}</button>}{" "}
        <a href="/">{t("problem.start")}</a>
      </p>
    </div>
  );
}

/** What to do, in the reader's language where the page knows better than the server. */
function told(status: number, detail: string): string {
  if (status === 0) return t("problem.offline.do");
  return status === 404 ? t("problem.missing.do") : detail;
}

/** The address of this view with another id. */
function beside(id: string): string {
  return location.pathname.replace(/[^/]*$/, encodeURIComponent(id));
}

function heading(status: number): "problem.offline" | "problem.missing" | "problem.wrong" | "problem.unready" | "problem.slow" | "problem.failed" {
  if (status === 0) return "problem.offline";
  if (status === 404) return "problem.missing";
  if (status === 503) return "problem.unready";
  if (status === 504) return "problem.slow";
  return status < 500 ? "problem.wrong" : "problem.failed";
}

/** A fault of the page itself. */
export function Fault({ error }: { error: Error }): JSX.Element {
  return (
    <div class="state state-bad" role="alert">
      <h1>{t("problem.fault")}</h1>
      <p>{t("problem.fault.do")}</p>
      <pre>{error.message}</pre>
      <p><button type="button" onClick={() => location.reload()}>{t("problem.reload")}</button></p>
    </div>
  );
}
