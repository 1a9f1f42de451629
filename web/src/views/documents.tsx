/** All articles, the latest first. */
import type { JSX } from "preact";
import { to, useChoices, view } from "../addresses";
import { address, useAnswer } from "../api/client";
import type { DocumentItem, List } from "../api/types";
import { day, number, t, term } from "../i18n";
import { Ask } from "../parts/ask";
import { Frame } from "../parts/frame";
import { Pages } from "../parts/pages";
import { Answered, Empty } from "../parts/states";
import { offersOf } from "../parts/take";

const ON_A_PAGE = 50;

export default function DocumentsView(): JSX.Element {
  const choices = useChoices();
  const asked = { q: choices.get("q"), outlet: choices.get("outlet"), language: choices.get("language") };
  const answer = useAnswer<List<DocumentItem>>("/documents", { ...asked, limit: ON_A_PAGE, cursor: choices.get("cursor") });
  return (
    <Frame
      title={t("documents.title")} lead={<p>{t("documents.lead")}</p>}
      cite={{ asked: Object.values(asked).filter(Boolean).join(", ") }} offers={offersOf(address("/documents", asked))}
    >
      <Ask label={t("documents.ask")} />
      <Answered of={answer}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty words={t("documents.none")}><p><a href={view("documents")}>{t("ask.all")}</a></p></Empty>
          ) : (
            <>
              <p class="quiet" role="status">{t("documents.count", { n: data.total })}</p>
              <table class="folding">
                <thead>
                  <tr><th scope="col">{t("documents.headline")}</th><th scope="col">{t("documents.outlet")}</th><th scope="col">{t("documents.day")}</th><th scope="col" class="number">{t("view.statements")}</th></tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <tr key={one.id}>
                      <td><a href={to("document", one.id)} lang={one.language ?? ""}>{one.headline ?? one.source}</a></td>
                      <td>{one.outlet?.label}{one.language && <span class="quiet"> {term("language", one.language)}</span>}</td>
                      <td>{one.published && day(one.published, "short")}</td>
                      <td class="number" data-name={t("documents.statements", { n: one.statements })}>{number(one.statements)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Pages of={data} />
            </>
          )
        }
      </Answered>
    </Frame>
  );
}
