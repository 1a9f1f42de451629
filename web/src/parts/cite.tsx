/** "Cite this view": a text that names what is shown, the state of the graph, the address and the date. */
import { useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import { snapshot } from "../api/client";
import { day, t } from "../i18n";

export interface Cited {
  /** What was asked, in words or as a query; the choices of a view with filters. */
  asked?: string;
  /** The IRI of the thing, where the view shows one thing. */
  iri?: string;
  /** Whether the fragment of the address says what is shown, too. */
  whole?: boolean;
}

export function Cite({ title, asked, iri, whole }: Cited & { title: string }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [copied, setCopied] = useState(false);
  const text = citation(title, asked, iri, whole);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <button type="button" class="action" onClick={() => { setCopied(false); dialog.current?.showModal(); }}>
        {t("cite.button")}
      </button>
      <dialog ref={dialog} class="cite" aria-labelledby="cite-heading">
        <h2 id="cite-heading">{t("cite.button")}</h2>
        <p>{t("cite.why")}</p>
        <textarea readOnly rows={6} aria-label={t("cite.text")} value={text} onFocus={(event) => event.currentTarget.select()} />
        <p class="dialog-actions">
          {"clipboard" in navigator && (
            <button type="button" onClick={() => void copy()}>{copied ? t("cite.copied") : t("cite.copy")}</button>
          )}
          <button type="button" class="action" onClick={() => dialog.current?.close()}>{t("cite.close")}</button>
          <span role="status" class="unseen">{copied ? t("cite.copied") : ""}</span>
        </p>
      </dialog>
    </>
  );
}

/** The citation text. The reader's language is no part of what is shown, so the address carries none. */
export function citation(title: string, asked?: string, iri?: string, whole = false): string {
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  if (!whole) address.hash = "";
  return [
    `Communiqué. “${title}”.`,
    asked && t("cite.asked", { asked }),
    snapshot.value && t("cite.snapshot", { id: snapshot.value }),
    iri && `${iri}.`,
    t("cite.address", { address: address.href, day: day(new Date().toISOString().slice(0, 10)) }),
  ].filter(Boolean).join(" ");
}
