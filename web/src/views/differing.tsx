/** Two reports of an act: in what they differ, and both wordings, in which what only one of them says is marked. */
import type { JSX } from "preact";
import { to } from "../addresses";
import { number, t } from "../i18n";
import { SourceLink } from "../parts/quote";
import { apart } from "./apart";
import { aspectsOf } from "./reports";
import type { Compared } from "./sources";

export function Differing({ of, at }: { of: Compared; at: number }): JSX.Element {
  const { one, other } = of;
  const alike = one?.document?.language === other?.document?.language;
  const marked = alike && one?.words && other?.words ? apart(one.words, other.words) : null;
  return (
    <>
      <h3>{number(at + 1)} · {aspectsOf(of)}</h3>
      <ul>
        {of.differences.filter((each) => each.note && each.aspect !== "wording").map((each) => <li key={`${each.aspect} ${each.note}`}><strong>{t(`aspect.${each.aspect}`)}</strong>: {each.note}</li>)}
      </ul>
      <div class="wordings">
        {[one, other].map((each, side) => each && (
          <blockquote key={each.id} lang={each.document?.language ?? ""}>
            <a class="words" href={to("statement", each.id)}>
              {marked ? marked[side]?.map(([text, alone], place) => (alone ? <mark key={place}>{text}</mark> : text)) : each.words}
            </a>
            <p class="source"><SourceLink of={each} /></p>
          </blockquote>
        ))}
      </div>
    </>
  );
}
