/** Steps through a long list. The cursor stands in the address, so that each page can be shared and gone back to. */
import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import type { List } from "../api/types";
import { t } from "../i18n";

export function Pages({ of }: { of: List<unknown> }): JSX.Element | null {
  const { url } = useLocation();
  const here = new URL(url, location.origin);
  const at = (cursor: string | null): string => {
    const query = new URLSearchParams(here.search);
    query.delete("cursor");
    if (cursor) query.set("cursor", cursor);
    const asked = query.toString();
    return `${here.pathname}${asked ? `?${asked}` : ""}`;
  };
  const later = here.searchParams.has("cursor");
  if (!of.next && !later) return null;
  return (
    <nav class="pages" aria-label={t("pages.label")}>
      {later && <a class="action" href={at(null)}>{t("pages.first")}</a>}
      {of.next && <a class="action" href={at(of.next)} rel="next">{t("pages.next")}</a>}
    </nav>
  );
}
