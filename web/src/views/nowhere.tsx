/** An address that names no view. */
import type { JSX } from "preact";
import { Frame } from "../parts/frame";
import { t } from "../i18n";

export function Nowhere(): JSX.Element {
  return (
    <Frame title={t("nowhere.title")} lead={<p>{t("nowhere.lead")}</p>}>
      <p><a href="/">{t("problem.start")}</a></p>
    </Frame>
  );
}
