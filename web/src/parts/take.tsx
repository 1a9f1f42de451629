/** "Get this as…": the same data from the API, as JSON, CSV, Turtle, JSON-LD, or another format. */
import type { JSX } from "preact";
import { t } from "../i18n";
import { Menu } from "./menu";

/** A format has an address, or is made by the view from what it shows. */
export type Offer = { label: string } & ({ href: string } | { make: () => void });

/** The formats of a list or item of the API. `path` may have a query already. */
export function offersOf(path: string, iriPath?: string): Offer[] {
  const formatted = (at: string, format: string): string => `${at}${at.includes("?") ? "&" : "?"}format=${format}`;
  const list = ["json", "csv", "jsonld"].map((format) => ({ label: LABELS[format] ?? format, href: formatted(path, format) }));
  return iriPath ? [...list, { label: "Turtle", href: `${iriPath}.ttl` }] : list;
}

const LABELS: Readonly<Record<string, string>> = { json: "JSON", csv: "CSV", jsonld: "JSON-LD" };

export function Take({ offers }: { offers: readonly Offer[] }): JSX.Element {
  return (
    <Menu label={t("take.button")}>
      <ul class="take">
        {offers.map((one) => (
          <li key={one.label}>
            {"href" in one ? <a href={one.href} target="_top">{one.label}</a> : <button type="button" onClick={one.make}>{one.label}</button>}
          </li>
        ))}
      </ul>
    </Menu>
  );
}
