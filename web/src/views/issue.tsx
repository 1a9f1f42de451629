/** /id/issue/… */
import type { JSX } from "preact";
import type { ViewProps } from "../views";
import { TopicView } from "./topic";

export default function IssueView({ params }: ViewProps): JSX.Element {
  return <TopicView kind="issue" slug={params.slug ?? ""} />;
}
