/** A document: its text with its statements highlighted, where the operator allows that; else their words in order. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAnswer } from "../api/client";
import type { DocumentDetail, Statement } from "../api/types";
import { day, number, t, term } from "../i18n";
import { Facts, Outside } from "../parts/facts";
import { Frame } from "../parts/frame";
import { Kinds } from "../parts/kinds";
import { Quote } from "../parts/quote";
import { tone } from "../parts/stance";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";
import { ThingLink } from "../parts/things";
import type { ViewProps } from "../views";
import { paragraphs, type Piece } from "./highlights";
import "./document.css";

export default function DocumentView({ params }: ViewProps): JSX.Element {
  const slug = params.slug ?? "";
  const answer = useAnswer<DocumentDetail>(`/documents/${encodeURIComponent(slug)}`);
  return <Answered of={answer} whole>{(document) => <Shown key={document.id} of={document} />}</Answered>;
}

function Shown({ of }: { of: DocumentDetail }): JSX.Element {
  const chosen = useChosen(of);
  return (
    <Frame
      title={of.headline ?? of.source ?? of.id}
      over={<>{t("document.over")}{of.outlet && <> · <ThingLink kind="actor" thing={of.outlet} /></>}</>}
      lead={<p>{[of.published && day(of.published), of.language && term("language", of.language), t("count.statements", { n: of.statements })].filter(Boolean).join(" · ")}</p>}
      cite={{ iri: of.iri }}
      offers={offersOf(`/documents/${of.id}`, `/id/document/${of.id}`)}
    >
      {of.url && <p><Outside to={of.url}>{t("document.original")}</Outside></p>}
      {of.said.length === 0 && <Empty words={t("document.none")} />}
      {of.text ? <Read of={of} text={of.text} chosen={chosen} /> : <Quoted of={of} chosen={chosen} />}
      <section aria-labelledby="known">
        <h2 id="known">{t("document.known")}</h2>
        <Facts
          of={[
            [t("document.source"), of.source],
            [t("document.length"), of.characters !== null && t("document.characters", { n: of.characters })],
            ["SHA-256", of.sha256 && <code class="iri">{of.sha256}</code>],
            ["IRI", <code key="iri" class="iri">{of.iri}</code>],
          ]}
        />
        {of.statements > 0 && <Kinds of={of.kinds} filters={{ document: of.id }} />}
      </section>
    </Frame>
  );
}

/** The statement that the address names after `#`: scrolled to when one arrives, and told as it changes. */
function useChosen(of: DocumentDetail): string {
  const { url } = useLocation();
  const named = (): string => location.hash.replace(/^#(in-)?/, "");
  const [chosen, choose] = useState(named());
  useEffect(() => {
    const follow = (): void => choose(named());
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [url]);
  useEffect(() => {
    const place = named() && (document.getElementById(`in-${named()}`) ?? document.getElementById(named()));
    if (place) place.scrollIntoView({ block: "center" });
  }, [of.id]);
  return chosen;
}

interface Reading { of: DocumentDetail; chosen: string }

/** The statements' words in the order of the text, where the text itself is not shown. */
function Quoted({ of, chosen }: Reading): JSX.Element {
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t("document.said")}</h2>
      <p class="quiet">{t("document.no-text")}</p>
      <ol class="said">
        {of.said.map((one) => <li key={one.id} id={one.id} data-chosen={one.id === chosen}><Quote of={one} without="document" /></li>)}
      </ol>
    </section>
  );
}

/** The text, and beside it what each highlighted place says. */
function Read({ of, text, chosen }: Reading & { text: string }): JSX.Element {
  const said = useMemo(() => new Map(of.said.map((one) => [one.id, one])), [of]);
  const parts = useMemo(() => paragraphs(text, of.highlights ?? []), [of, text]);
  return (
    <div class="reading">
      <section aria-labelledby="text">
        <h2 id="text">{t("document.text")}</h2>
        <p class="quiet">{t("document.text.how")}</p>
        <div class="article" lang={of.language ?? ""}>
          {parts.map((pieces, at) => <p key={at}>{pieces.map((one) => <Highlighted key={one.start} of={one} said={said} chosen={chosen} />)}</p>)}
        </div>
      </section>
      <section aria-labelledby="said" class="explained">
        <h2 id="said">{t("document.explained")}</h2>
        <ol class="said" tabIndex={0} aria-labelledby="said">
          {of.said.map((one, at) => (
            <li key={one.id} id={one.id} data-chosen={one.id === chosen}>
              <p class="over"><a href={`#in-${one.id}`}>{number(at + 1)}</a> · {t(`kind.${one.kind}`)}</p>
              <Quote of={one} without="document" context={false} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

interface Place { of: Piece; said: ReadonlyMap<string, Statement>; chosen: string }

/** A stretch of the text; where statements rest on it, a link to what is said of the first of them. */
function Highlighted({ of, said, chosen }: Place): JSX.Element {
  const [first] = of.statements;
  const statement = first === undefined ? undefined : said.get(first);
  if (!first || !statement) return <>{of.text}</>;
  return (
    <>
      {of.begins.map((id) => <span key={id} id={`in-${id}`} />)}
      <a
        href={`#${first}`} class={`highlight tone-${tone(statement.stance)}`} data-chosen={of.statements.includes(chosen)}
        title={of.statements.map((id) => term("kind", said.get(id)?.kind ?? "")).join(", ")}
      >
        {of.text}
      </a>
    </>
  );
}
