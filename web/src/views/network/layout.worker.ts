/**
 * Where the nodes stand, and which belong together, computed beside the page: ForceAtlas2 for a fixed number of rounds
 * from places that depend on the names, then nodes are moved off each other; communities by Louvain's method.
 *
 * In      Work
 * Out     Placed, again and again until `done`
 * Source  Jacomy, Venturini, Heymann, Bastian 2014 (ForceAtlas2); Blondel et al. 2008 (Louvain)
 */
import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import { chance, hashed } from "./seed";

export interface Work { nodes: string[]; sizes: number[]; pairs: readonly (readonly [source: string, target: string, weight: number])[] }
export interface Placed { x: Float64Array; y: Float64Array; groups: Uint16Array; done: boolean; share: number }

const ROUNDS = 20;
const PAUSE = 250;
const WIDTH = 1000;
const LONGER = 1.55;
const OVERLAPS_SOLVED = 1500;

function rounds(nodes: number): number {
  return nodes < 300 ? 600 : nodes < 1500 ? 400 : 200;
}

function drawn({ nodes, sizes, pairs }: Work): Graph {
  const graph = new Graph({ type: "undirected" });
  nodes.forEach((node, at) => {
    const random = chance(hashed(node));
    graph.addNode(node, { x: random() * WIDTH, y: random() * WIDTH, size: sizes[at] ?? 1 });
  });
  for (const [source, target, weight] of pairs) {
    if (source === target) continue;
    if (graph.hasEdge(source, target)) graph.updateEdgeAttribute(source, target, "weight", (sum: number | undefined) => (sum ?? 0) + weight);
    else graph.addEdge(source, target, { weight });
  }
  return graph;
}

/**
 * Turn the network so that it is widest from left to right, as screens are, stretch it a little more, and fit it into a
 * width of which sizes in pixels are a sensible part.
 */
function turned(graph: Graph): void {
  const spots = graph.mapNodes((_, { x, y }) => ({ x: x as number, y: y as number }));
  const middle = { x: mean(spots.map(({ x }) => x)), y: mean(spots.map(({ y }) => y)) };
  const moment = (of: (dx: number, dy: number) => number): number => mean(spots.map(({ x, y }) => of(x - middle.x, y - middle.y)));
  const angle = Math.atan2(2 * moment((dx, dy) => dx * dy), moment((dx) => dx * dx) - moment((_, dy) => dy * dy)) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = (x: number, y: number): number => (x - middle.x) * cos + (y - middle.y) * sin;
  const across = (x: number, y: number): number => (y - middle.y) * cos - (x - middle.x) * sin;
  const reach = Math.max(...spots.map(({ x, y }) => Math.max(Math.abs(along(x, y)), Math.abs(across(x, y)) / LONGER))) || 1;
  graph.updateEachNodeAttributes((_, at) => ({
    ...at,
    x: (along(at.x as number, at.y as number) / reach) * (WIDTH / 2),
    y: (across(at.x as number, at.y as number) / reach / LONGER) * (WIDTH / 2),
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function placed(graph: Graph, order: readonly string[], groups: Record<string, number>, share: number): Placed {
  return {
    x: Float64Array.from(order, (node) => graph.getNodeAttribute(node, "x") as number),
    y: Float64Array.from(order, (node) => graph.getNodeAttribute(node, "y") as number),
    groups: Uint16Array.from(order, (node) => groups[node] ?? 0),
    done: share >= 1,
    share,
  };
}

onmessage = ({ data }: MessageEvent<Work>): void => {
  const graph = drawn(data);
  const groups = graph.size > 0 ? louvain(graph, { rng: chance(1), getEdgeWeight: "weight" }) : {};
  const settings = { gravity: 0.12, scalingRatio: 12, strongGravityMode: true, edgeWeightInfluence: 0.4, slowDown: 1 + Math.log(graph.order + 1), barnesHutOptimize: graph.order > 700 };
  const all = rounds(graph.order);
  let told = performance.now();
  for (let round = 0; round < all; round += ROUNDS) {
    forceAtlas2.assign(graph, { iterations: ROUNDS, settings, getEdgeWeight: "weight" });
    if (performance.now() - told < PAUSE) continue; // small networks are there at once
    told = performance.now();
    postMessage(placed(graph, data.nodes, groups, (round / all) * 0.95));
  }
  turned(graph);
  if (graph.order <= OVERLAPS_SOLVED) noverlap.assign(graph, { maxIterations: 200, settings: { margin: 14, ratio: 1.1, expansion: 1.05 } });
  postMessage(placed(graph, data.nodes, groups, 1));
};
