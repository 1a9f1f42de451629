/** All demands, or all issues: who is for, who against, and how it stands. */
import type { JSX } from "preact";
import { useChoices, view } from "../addresses";
import { address, useAnswer } from "../api/client";
import type { List, TopicItem } from "../api/types";
import { t } from "../i18n";
import { STATUSES } from "../api/derived";
import { Ask, Choose } from "../parts/ask";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { StanceSign } from "../parts/stance";
import { Answered, Empty } from "../parts/states";
import { StatusTag } from "../parts/status";
import { offersOf } from "../parts/take";
import { ThingLink } from "../parts/things";

const ON_A_PAGE = 50;

export default function DemandsView(): JSX.Element {
  const choices = useChoices();
  const path = choices.get("kind") === "issue" ? "/issues" : "/demands";
  const asked = { q: choices.get("q"), ...(path === "/demands" ? { status: choices.get("status") } : {}) };
  const answer = useAnswer<List<TopicItem>>(path, { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  const here = path === "/issues" ? "issues" : "demands";
  const [title, lead] = here === "issues" ? (["issues.title", "issues.lead"] as const) : (["demands.title", "demands.lead"] as const);
  return (
    <Frame
      title={t(title)} lead={<p>{t(lead)}</p>}
      cite={{ asked: Object.values(asked).filter(Boolean).join(", ") }} offers={offersOf(address(path, asked))}
    >
      <p class="switch">
        <a href={view("demands")} {...(here === "demands" ? { "aria-current": "true" as const } : {})}>{t("demands.title")}</a>
        <a href={view("demands", { kind: "issue" })} {...(here === "issues" ? { "aria-current": "true" as const } : {})}>{t("issues.title")}</a>
      </p>
      <Ask label={t("demands.ask")}>
        {here === "demands" && <Choose name="status" label={t("demands.status")} options={STATUSES.map((one) => [one, t(`status.${one}`)])} />}
      </Ask>
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("demands.none")}><p><a href={view("demands")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <ul class="topics">{data.items.map((one) => <Row key={one.iri} of={one} />)}</ul>
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}

function Row({ of }: { of: TopicItem }): JSX.Element {
  return (
    <li>
      <span class="topic-name"><ThingLink kind={of.kind} thing={of} /></span>
      <span>{of.status && <StatusTag of={of.status} />}</span>
      <Balance of={of} />
      <span class="quiet">{t("count.statements", { n: of.statements })}</span>
    </li>
  );
}

/** How many demand or support it, and how many oppose it. */
export function Balance({ of }: { of: TopicItem }): JSX.Element {
  const told = [
    ["support", of.demanders, t("demands.demanders", { n: of.demanders })],
    ["support", of.supporters, t("demands.supporters", { n: of.supporters })],
    ["oppose", of.opponents, t("demands.opponents", { n: of.opponents })],
  ] as const;
  return (
    <span class="balance">
      {told.filter(([, count]) => count > 0).map(([shade, , words]) => (
        <span key={words} class={`tone-${shade}`}><StanceSign of={shade} /> {words}</span>
      ))}
    </span>
  );
}
