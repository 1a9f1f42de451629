/** /id/position/…: a position is shown where its actor's other positions are. */
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import type { JSX } from "preact";
import { to } from "../addresses";
import { Waiting } from "../parts/states";
import type { ViewProps } from "../views";
import { Nowhere } from "./nowhere";

/** What the slug of a position is made of. */
const SLUG = /^(.+?)--(demand|issue)--(.+)$/;

export default function PositionView({ params }: ViewProps): JSX.Element {
  const { route } = useLocation();
  const [, actor, kind, topic] = SLUG.exec(params.slug ?? "") ?? [];
  useEffect(() => {
    if (actor) route(`${to("actor", actor)}#on-${kind}-${topic}`, true);
  }, [actor]);
  return actor ? <Waiting /> : <Nowhere />;
}
