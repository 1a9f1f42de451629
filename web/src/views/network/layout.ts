/** Asks the worker where the nodes stand; a network that was laid out before is not laid out again. */
import { useEffect, useState } from "preact/hooks";
import type { Placed, Work } from "./layout.worker";
import type { Network, Pair } from "./model";
import { sizeOf } from "./sizes";

const kept = new WeakMap<Network, Placed>();

export function useLayout(network: Network, pairs: readonly Pair[]): Placed | undefined {
  const [state, set] = useState<{ of: Network; placed: Placed }>();
  useEffect(() => {
    if (kept.has(network)) return undefined;
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Placed>) => {
      if (data.done) {
        kept.set(network, data);
        worker.terminate();
      }
      set({ of: network, placed: data });
    };
    worker.postMessage(work(network, pairs.filter(draws)));
    return () => worker.terminate();
  }, [network]);
  return kept.get(network) ?? (state?.of === network ? state.placed : undefined);
}

/** Who disagrees is not drawn together, and belongs to no community for that. */
function draws({ edges }: Pair): boolean {
  return edges.every((edge) => edge.value === undefined || edge.stance === "support");
}

function work({ nodes }: Network, pairs: readonly Pair[]): Work {
  const weights = pairs.map((pair) => pair.edges.reduce((sum, edge) => sum + edge.weight, 0));
  const sums = new Map<string, number>();
  pairs.forEach(({ source, target }, at) => {
    for (const end of [source, target]) sums.set(end, (sums.get(end) ?? 0) + (weights[at] ?? 0));
  });
  return {
    nodes: nodes.map((node) => node.id),
    sizes: nodes.map((node) => sizeOf(sums.get(node.id) ?? 0, nodes.length)),
    pairs: pairs.map(({ source, target }, at) => [source, target, weights[at] ?? 0] as const),
  };
}
