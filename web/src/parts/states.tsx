/** What is shown instead of an answer: waiting, nothing found, something went wrong, and what one can do about it. */
import type { ComponentChildren, JSX } from "preact";
import type { Answer, Problem } from "../api/client";
import { t } from "../i18n";

/** An answer, or the state in place of it. The answer before stays, dimmed, while a new one is waited for. */
export function Answered<T>({ of, children }: { of: Answer<T>; children: (data: T) => ComponentChildren }): JSX.Element {
  if (of.problem) return <Failed problem={of.problem} again={of.again} />;
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

export function Failed({ problem, again }: { problem: Problem; again: () => void }): JSX.Element {
  const { status, detail, errors = [] } = problem.details;
  return (
    <div class="state state-bad" role="alert">
      <h2>{t(heading(status))}</h2>
      <p>{status === 0 ? t("problem.offline.do") : detail}</p>
      {errors.length > 0 && <ul>{errors.map((one) => <li key={one.parameter}><code>{one.parameter}</code>: {one.expected}</li>)}</ul>}
      <p>
        {status !== 404 && status !== 422 && <button type="button" onClick={again}>{t("problem.again")}</button>}{" "}
        <a href="/">{t("problem.start")}</a>
      </p>
    </div>
  );
}

function heading(status: number): "problem.offline" | "problem.missing" | "problem.wrong" | "problem.slow" | "problem.failed" {
  if (status === 0) return "problem.offline";
  if (status === 404) return "problem.missing";
  if (status === 503 || status === 504) return "problem.slow";
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
