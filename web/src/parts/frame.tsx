/** A view: its heading and title, what it says of itself, how to cite it and how to get its data; then its content. */
import { useEffect } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";
import { Cite, type Cited } from "./cite";
import { Take, type Offer } from "./take";

interface Frame {
  title: string;
  /** What kind of thing it is, above the heading. */
  over?: ComponentChildren;
  lead?: ComponentChildren;
  cite?: Cited;
  offers?: readonly Offer[];
  wide?: boolean;
  children: ComponentChildren;
}

export function Frame({ title, over, lead, cite, offers = [], wide = false, children }: Frame): JSX.Element {
  useEffect(() => {
    document.title = title === "Communiqué" ? title : `${title} · Communiqué`;
  }, [title]);
  return (
    <article class={wide ? "view view-wide" : "view"}>
      <header class="view-head">
        <div>
          {over && <p class="over">{over}</p>}
          <h1>{title}</h1>
          {lead && <div class="lead">{lead}</div>}
        </div>
        {(cite ?? offers.length > 0) && (
          <div class="view-actions">
            {offers.length > 0 && <Take offers={offers} />}
            {cite && <Cite {...cite} title={title} />}
          </div>
        )}
      </header>
      {children}
    </article>
  );
}
