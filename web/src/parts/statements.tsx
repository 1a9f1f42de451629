/** A list of statements, page by page. */
import type { JSX } from "preact";
import { useChoices } from "../addresses";
import { useAnswer, type Parameters } from "../api/client";
import type { List, Statement } from "../api/types";
import { t } from "../i18n";
import { Pages } from "./pages";
import { Quote } from "./quote";
import { Answered, Empty } from "./states";

const ON_A_PAGE = 20;

export function Statements({ of, without }: { of: Parameters; without?: "topic" | "document" }): JSX.Element {
  const cursor = useChoices().get("cursor");
  const answer = useAnswer<List<Statement>>("/statements", { limit: ON_A_PAGE, ...of, cursor });
  return (
    <Answered of={answer}>
      {(data) =>
        data.total === 0 ? (
          <Empty words={t("statements.none")} />
        ) : (
          <>
            <p class="quiet" role="status">{t("count.statements", { n: data.total })}</p>
            {data.items.map((one) => <Quote key={one.id} of={one} {...(without ? { without } : {})} />)}
            <Pages of={data} />
          </>
        )
      }
    </Answered>
  );
}
