/** /id/position/…: a position is shown where its actor's other positions are. */
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import type { JSX } from "preact";
import { toPosition } from "../addresses";
import { Waiting } from "../parts/states";
import type { ViewProps } from "../views";
import { Nowhere } from "./nowhere";

/** What the slug of a position is made of. */
const SLUG = /^(.+?)--(demand|issue)--(.+?)(--side)?$/;

export default function PositionView({ params }: ViewProps): JSX.Element {
  const { route } = useLocation();
  const [, actor, kind, topic, side] = SLUG.exec(params.slug ?? "") ?? [];
  useEffect(() => {
    if (actor && kind && topic) route(toPosition(actor, kind, topic, Boolean(side)), true);
  }, [actor]);
  return actor ? <Waiting /> : <Nowhere />;
}
