/** /id/demand/… */
import type { JSX } from "preact";
import type { ViewProps } from "../views";
import { TopicView } from "./topic";

export default function DemandView({ params }: ViewProps): JSX.Element {
  return <TopicView kind="demand" slug={params.slug ?? ""} />;
}
