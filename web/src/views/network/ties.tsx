/** How actors are tied in a network of agreement: what counts, and by what it is divided. */
import type { JSX } from "preact";
import type { Choices } from "../../addresses";
import { t } from "../../i18n";
import { Segments } from "../../parts/segments";
import { AGGREGATIONS, NORMALISATIONS, aggregationOf } from "./discourse";

export function Ties({ choices }: { choices: Choices }): JSX.Element {
  return (
    <>
      <Segments
        label={t("network.ties")} value={aggregationOf(choices)}
        options={AGGREGATIONS.map((one) => [one, t(`network.ties.${one}`)])}
        choose={(aggregation) => choices.set({ aggregation, pick: undefined, camera: undefined })}
      />
      <label>
        {t("network.normalisation")}
        <select value={choices.get("normalisation")} onChange={(event) => choices.set({ normalisation: event.currentTarget.value, camera: undefined })}>
          <option value="">{t("network.normalisation.no")}</option>
          {NORMALISATIONS.map((one) => <option key={one} value={one}>{t(`network.normalisation.${one}`)}</option>)}
        </select>
      </label>
    </>
  );
}
