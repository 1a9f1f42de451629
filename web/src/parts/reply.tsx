/** An answer: of what type, by what it was told that it is one, and the statement at its other end. */
import type { JSX } from "preact";
import type { AnswerType, Exchanged, Link } from "../api/derived";
import type { Statement } from "../api/types";
import { number, t, term } from "../i18n";
import { Quote } from "./quote";
import { StanceSign, type Tone } from "./stance";
import "./reply.css";

const TONES: Record<AnswerType, Tone> = {
  rejects: "oppose", denies: "oppose", counters: "oppose", accepts: "support", "partly-accepts": "mixed", defers: "other",
};

/** The type in words, as the answering statement does it or as the answered one has it done. */
export function HowAnswered({ of }: { of: Link }): JSX.Element {
  const shade = TONES[of.type];
  return (
    <p class="reply-how">
      <span class={`tag tone-${shade}`}><StanceSign of={shade} />{term("answer", of.type)}</span>
      {of.cue?.words && <q><mark>{of.cue.words}</mark></q>}
      <span class="quiet">{[of.reasons.map((one) => term("reason", one)).join(", "), sureness(of)].filter(Boolean).join(" · ")}</span>
    </p>
  );
}

function sureness({ confidence }: Link): string {
  return confidence === null ? "" : t("reply.confidence", { n: number(Math.round(100 * confidence)) });
}

/** One end of an answer, under the type. Cue words stand in the answering statement, so they are marked there alone. */
export function Reply({ of, statement, answering }: { of: Link; statement: Statement; answering: boolean }): JSX.Element {
  return (
    <div class="reply">
      <HowAnswered of={of} />
      <Quote of={statement} {...(answering ? { cue: of.cue } : {})} />
    </div>
  );
}

/** Statements that were answered, each with its answers below it, in the order they are given in. */
export function Threads({ of }: { of: readonly Exchanged[] }): JSX.Element {
  const threads = new Map<string, Exchanged[]>();
  for (const one of of) threads.set(one.answered.id, [...(threads.get(one.answered.id) ?? []), one]);
  return (
    <ol class="threads">
      {[...threads.values()].map((answers) => (
        <li key={answers[0]?.answered.id}>
          {answers[0] && <Quote of={answers[0].answered} />}
          <ol class="replies">
            {answers.map((one) => <li key={one.id}><Reply of={one} statement={one.answering} answering /></li>)}
          </ol>
        </li>
      ))}
    </ol>
  );
}
