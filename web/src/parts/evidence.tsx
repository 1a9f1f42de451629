/** The sentences behind a node, an edge or a cell, beside the view: statements by the same filters, page after page. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";
import { address, ask, useAnswer, type Parameters } from "../api/client";
import type { List, Statement } from "../api/types";
import { language, t } from "../i18n";
import { Quote } from "./quote";
import { Answered, Empty } from "./states";
import "./evidence.css";

interface Evidence {
  title: ComponentChildren;
  lead?: ComponentChildren;
  /** Filters of GET /statements. */
  of: Parameters;
  without?: "topic";
  close: () => void;
}

const PAGE = 10;

export function Evidence({ title, lead, of, without, close }: Evidence): JSX.Element {
  const asked = { ...of, limit: PAGE };
  const answer = useAnswer<List<Statement>>("/statements", asked);
  const key = address("", asked);
  return (
    <Beside title={title} lead={lead} top={key} close={close}>
      <Answered of={answer}>{(data) => <Pages key={key} first={data} {...(without ? { without } : {})} of={asked} />}</Answered>
    </Beside>
  );
}

interface ById { title: ComponentChildren; lead?: ComponentChildren; ids: readonly string[]; close: () => void }

/** The same for statements of which the ids are known. */
export function EvidenceById({ title, lead, ids, close }: ById): JSX.Element {
  const [most, setMost] = useState(PAGE);
  return (
    <Beside title={title} lead={lead} top={ids[0] ?? ""} close={close}>
      {ids.slice(0, most).map((id) => <One key={id} id={id} />)}
      {ids.length > most && <p><button type="button" class="action" onClick={() => setMost(most + PAGE)}>{t("evidence.more")}</button></p>}
    </Beside>
  );
}

function One({ id }: { id: string }): JSX.Element {
  const answer = useAnswer<Statement>(`/statements/${encodeURIComponent(id)}`);
  return <Answered of={answer}>{(data) => <Quote of={data} context={false} />}</Answered>;
}

interface Box { title: ComponentChildren; lead: ComponentChildren; top: string; close: () => void; children: ComponentChildren }

/** The box beside the view; where `top` is another, it is read from its top. */
function Beside({ title, lead, top, close, children }: Box): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => box.current?.scrollTo({ top: 0 }), [top]);
  return (
    <aside class="evidence" ref={box} tabIndex={-1} aria-labelledby="evidence-title" onKeyDown={(event) => { if (event.key === "Escape") close(); }}>
      <header>
        <div>
          <h2 id="evidence-title">{title}</h2>
          {lead}
        </div>
        <button type="button" class="quiet-button" aria-label={t("evidence.close")} title={t("evidence.close")} onClick={close}>×</button>
      </header>
      {children}
    </aside>
  );
}

function Pages({ first, of, without }: { first: List<Statement>; of: Parameters; without?: "topic" }): JSX.Element {
  const [pages, setPages] = useState([first]);
  const items = (pages[0] === first ? pages : [first]).flatMap((page) => page.items);
  const next = pages.at(-1)?.next;
  const more = async (): Promise<void> => {
    const page = await ask<List<Statement>>(address("/statements", { ...of, lang: language.value, cursor: next }));
    setPages([...pages, page]);
  };
  if (items.length === 0) return <Empty words={t("evidence.none")} />;
  return (
    <>
      <p class="quiet" role="status">{t("count.statements", { n: first.total })}</p>
      {items.map((one) => <Quote key={one.id} of={one} {...(without ? { without } : {})} context={false} />)}
      {next && <p><button type="button" class="action" onClick={() => void more()}>{t("evidence.more")}</button></p>}
    </>
  );
}
