/** A change of stance: from what to what, when, and the words before and after beside each other. */
import type { JSX } from "preact";
import type { Change } from "../api/derived";
import { day, t } from "../i18n";
import { Quote } from "./quote";
import { Stance } from "./stance";
import "./turn.css";

export function Turn({ of }: { of: Change }): JSX.Element {
  return (
    <div class="turn">
      <p class="turn-head"><FromTo of={of} /> <time class="quiet" dateTime={of.on ?? ""}>{day(of.on)}</time></p>
      <div class="turn-words">
        {(["before", "after"] as const).map((one) => (
          <div key={one}>
            <p class="over">{t(`turn.${one}`)}</p>
            <Quote of={of[one]} without="topic" />
          </div>
        ))}
      </div>
    </div>
  );
}

export function FromTo({ of }: { of: Pick<Change, "was" | "became"> }): JSX.Element {
  return (
    <span class="from-to">
      <Stance of={of.was} /> <span aria-hidden="true">→</span><span class="unseen">{t("turn.then")}</span> <Stance of={of.became} />
    </span>
  );
}
