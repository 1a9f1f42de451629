/** Who or what was picked in the network, and the sentences behind it. */
import type { JSX } from "preact";
import { to, type Place } from "../../addresses";
import type { Parameters } from "../../api/client";
import { number, t, tx } from "../../i18n";
import { Evidence, EvidenceById } from "../../parts/evidence";
import type { Moment, Network, Node, Pair, Projection } from "./model";

interface Props {
  network: Network;
  pairs: readonly Pair[];
  projection: Projection;
  picked: string;
  moment: Moment;
  filters: Parameters;
  close: () => void;
}

export function Details({ network, pairs, projection, picked, moment, filters, close }: Props): JSX.Element | null {
  const within = { ...filters, ...(moment.from ? { from: moment.from } : {}), ...(moment.to ? { to: moment.to } : {}), order: "-day" };
  const named = (id: string): Node | undefined => network.nodes.find((node) => node.id === id);
  const pair = pairs.find((one) => one.id === picked);
  if (pair) {
    const [source, target] = [named(pair.source), named(pair.target)];
    if (!source || !target) return null;
    const tie = pair.edges.find((edge) => edge.value !== undefined);
    if (tie) {
      const lead = <p>{t(tie.stance === "support" ? "network.tied.support" : "network.tied.oppose")} · {t("network.tie", { weight: number(tie.value ?? 0), n: tie.statements.length })}</p>;
      return <EvidenceById key={picked} title={<><Name of={source} /> – <Name of={target} /></>} lead={lead} ids={tie.statements} close={close} />;
    }
    const second = projection === "actor-actor" ? { target: slug(target) } : { topic: `${target.kind}/${slug(target)}` };
    return <Evidence title={tx("network.pair", { source: <Name of={source} />, target: <Name of={target} /> })} of={{ ...within, speaker: slug(source), ...second }} close={close} />;
  }
  const node = named(picked);
  if (!node) return null;
  const of = node.kind !== "actor" ? { topic: `${node.kind}/${slug(node)}` } : projection === "actor-actor" ? { actor: slug(node) } : { speaker: slug(node) };
  const lead = node.kind !== "actor" ? t("network.node.topic") : projection === "actor-actor" ? t("network.node.both") : t("network.node.speaker");
  return <Evidence title={<Name of={node} />} lead={<p>{lead}</p>} of={{ ...within, ...of }} close={close} />;
}

function Name({ of }: { of: Node }): JSX.Element {
  return <a href={to(of.kind as Place, slug(of))}>{of.label}</a>;
}

export function slug(node: Node): string {
  return node.iri.slice(node.iri.lastIndexOf("/") + 1);
}
