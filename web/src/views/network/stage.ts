/**
 * The network drawn with WebGL (sigma.js). What is seen changes often (time, weight, pointer) and moves no node; where
 * nodes stand changes only when the network does.
 *
 * Limits  thousands of edges are drawn as thin straight lines, so that those between the same two nodes hide each other.
 *         Where there are hundreds and a frame takes long (no graphics processor), edges are not drawn while the picture
 *         moves, and the pointer marks nodes only.
 */
import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { NodeSquareProgram } from "@sigma/node-square";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { CameraState } from "sigma/types";
import type { Placed } from "./layout.worker";
import type { Look } from "./look";
import { Names, type Named } from "./names";
import { nearest } from "./near";
import { sizeOf, thicknessOf } from "./sizes";
import { lines, neighbours, seen, strengths, weightIn, type Colouring, type Line, type Moment, type Network, type Pair } from "./model";

export interface Seen { moment: Moment; least: number; colouring: Colouring; picked: string }
export interface Told {
  pick: (id: string) => void;
  moved: (camera: CameraState) => void;
}

const MANY_EDGES = 3000;
const SLOW_FRAME = 50;
const FEW_PAIRS = 300;
const APART = 0.2;
/** Half the side of a square that is as large as the disc of radius 1. */
const AS_LARGE = Math.sqrt(Math.PI) / 2;

class Square extends NodeSquareProgram {
  override drawHover = (): void => undefined; // rings are drawn with the names
}

export function webgl(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

export class Stage {
  readonly sigma: Sigma;
  readonly graph = new MultiDirectedGraph();
  readonly names: Names;
  private readonly byId: ReadonlyMap<string, Pair>;
  private now: Seen = { moment: { from: null, to: null }, least: 1, colouring: "stance", picked: "" };
  private weights: ReadonlyMap<string, number> = new Map();
  private strengths: ReadonlyMap<string, number> = new Map();
  private lit: ReadonlySet<string> | null = null;
  private litPair = "";
  private hovered = "";
  private named: readonly Named[] = [];
  private slow = false;

  constructor(readonly container: HTMLElement, readonly network: Network, readonly pairs: readonly Pair[], private look: Look, private readonly told: Told) {
    this.byId = new Map(pairs.map((pair) => [pair.id, pair]));
    network.nodes.forEach((node, at) => {
      const type = node.kind === "actor" ? "circle" : "square";
      this.graph.addNode(node.id, { x: Math.cos(at), y: Math.sin(at), label: node.label, type });
    });
    this.sigma = new Sigma(this.graph, container, {
      nodeProgramClasses: { square: Square },
      edgeProgramClasses: { straight: EdgeArrowProgram, curved: EdgeCurvedArrowProgram, thin: EdgeLineProgram, tie: EdgeRectangleProgram },
      nodeReducer: (node, data) => this.node(node, data),
      edgeReducer: (edge, data) => this.edge(edge, data as { of: Line }),
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      zIndex: true,
      minEdgeThickness: network.nodes.length > 1000 ? 0.5 : 1.2,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      stagePadding: 48,
      allowInvalidContainer: true,
    });
    this.names = new Names(this.sigma);
    this.listen();
  }

  private listen(): void {
    const { sigma, told } = this;
    const hover = (id: string): void => {
      this.hovered = id;
      this.container.style.cursor = id ? "pointer" : "";
      if (this.slow) this.name();
      else this.refresh();
    };
    sigma.on("enterNode", ({ node }) => hover(node));
    sigma.on("leaveNode", () => hover(""));
    sigma.getMouseCaptor().on("mousemove", ({ x, y }) => {
      if (this.slow || this.graph.size > MANY_EDGES || this.graph.hasNode(this.hovered)) return;
      const pair = nearest(sigma, x, y)?.pair ?? "";
      if (pair !== this.hovered) hover(pair);
    });
    sigma.on("leaveStage", () => {
      if (this.hovered) hover("");
    });
    sigma.on("clickNode", ({ node }) => told.pick(node));
    sigma.on("clickStage", ({ event }) => told.pick(nearest(sigma, event.x, event.y)?.pair ?? ""));
    sigma.getCamera().on("updated", (camera) => told.moved(camera));
    sigma.on("afterRender", () => this.name());
  }

  /** Draw once and wait for it: whether there is a graphics processor, or the picture is drawn slowly. */
  private timed(): void {
    const begun = performance.now();
    this.sigma.refresh();
    for (const layer of ["edges", "nodes"]) {
      const drawn = this.sigma.getCanvases()[layer]?.getContext("webgl2");
      drawn?.readPixels(0, 0, 1, 1, drawn.RGBA, drawn.UNSIGNED_BYTE, new Uint8Array(4));
    }
    this.slow = this.pairs.length > FEW_PAIRS && performance.now() - begun > SLOW_FRAME;
    this.sigma.setSetting("hideEdgesOnMove", this.slow);
    this.container.dataset.slow = String(this.slow);
  }

  private name(): void {
    const moving = this.sigma.getCamera().isAnimated() || this.sigma.getMouseCaptor().isMoving;
    if (moving && this.slow) this.names.clear();
    else this.names.draw(this.named, [this.now.picked, this.hovered].filter((id) => this.strengths.has(id)), this.look);
  }

  /** The network is laid out for screens that are wider than high; on others it stands upright. */
  place({ x, y, groups, done }: Placed): void {
    const upright = this.container.clientHeight > this.container.clientWidth;
    const order = new Map(this.network.nodes.map((node, at) => [node.id, at]));
    this.graph.updateEachNodeAttributes((node, attributes) => {
      const at = order.get(node) ?? 0;
      const [along, across] = [x[at], y[at]];
      return { ...attributes, x: upright ? across : along, y: upright ? along : across, group: groups[at] };
    });
    if (done) this.timed();
  }

  wear(next: Look): void {
    this.look = next;
    this.refresh();
  }

  show(next: Seen): void {
    const recoloured = next.colouring !== this.now.colouring || this.graph.size === 0;
    this.now = next;
    if (recoloured) this.draw();
    this.weights = seen(this.pairs, next.moment, next.least);
    this.strengths = strengths(this.pairs, this.weights);
    this.refresh();
  }

  /** Lines between the same two nodes are bent apart. */
  private draw(): void {
    this.graph.clearEdges();
    const between = new Map<string, Line[]>();
    const all = lines(this.pairs, this.now.colouring);
    const many = all.length > MANY_EDGES;
    for (const line of all) {
      const key = [line.source, line.target].sort().join("→");
      const group = between.get(key);
      if (group) group.push(line);
      else between.set(key, [line]);
    }
    for (const group of between.values()) {
      group.forEach((line, at) => {
        const bend = (at - (group.length - 1) / 2) * APART * 2;
        const curvature = line.source < line.target ? bend : -bend;
        const type = many ? "thin" : this.network.tied ? "tie" : curvature === 0 ? "straight" : "curved";
        this.graph.addEdgeWithKey(line.id, line.source, line.target, { of: line, curvature: many ? 0 : curvature, type });
      });
    }
  }

  private refresh(): void {
    const id = this.hovered || this.now.picked;
    const pair = this.byId.get(id);
    this.litPair = pair ? id : "";
    this.lit = pair ? new Set([pair.source, pair.target]) : id && this.graph.hasNode(id) ? neighbours(this.pairs, this.weights, id) : null;
    this.named = this.order();
    this.sigma.refresh({ skipIndexation: false });
  }

  /** Names in the order in which they get room: what is pointed at, its neighbours, then by strength. */
  private order(): Named[] {
    const first = (node: string): number => (node === this.hovered || node === this.now.picked ? 2e6 : this.lit?.has(node) ? 1e6 : 0);
    return this.network.nodes
      .filter(({ id }) => this.strengths.has(id) && (this.lit === null || this.lit.has(id)))
      .map(({ id, label }) => ({ node: id, words: label, strength: first(id) + (this.strengths.get(id) ?? 0) }))
      .sort((a, b) => b.strength - a.strength || (a.node < b.node ? -1 : 1));
  }

  private node(node: string, data: Record<string, unknown>): Record<string, unknown> {
    const strength = this.strengths.get(node);
    if (strength === undefined) return { ...data, hidden: true };
    const { look, now, lit } = this;
    const groups = look.groups;
    const own = now.colouring === "group" ? groups[(data.group as number) % groups.length] : data.type === "circle" ? look.actor : look.topic;
    const faded = lit !== null && !lit.has(node);
    return {
      ...data,
      size: sizeOf(strength, this.network.nodes.length) * (data.type === "circle" ? 1 : AS_LARGE),
      color: faded ? look.faded : own,
      zIndex: faded ? 0 : 2,
    };
  }

  private edge(_: string, { of, ...data }: { of: Line }): Record<string, unknown> {
    const weight = this.weights.has(of.pair) ? weightIn(of.edges, this.now.moment) : 0;
    if (weight === 0) return { ...data, hidden: true };
    const { lit, litPair, look } = this;
    const id = this.hovered || this.now.picked;
    const faded = lit !== null && (litPair ? of.pair !== litPair : of.source !== id && of.target !== id);
    return { ...data, size: thicknessOf(weight, this.network.nodes.length), color: faded ? look.faded : look.of[of.colour], zIndex: faded ? 0 : 1 };
  }

  /** Bring a node into the middle, near enough to read its name. */
  find(node: string): void {
    const data = this.sigma.getNodeDisplayData(node);
    if (data) void this.sigma.getCamera().animate({ x: data.x, y: data.y, ratio: Math.min(0.6, this.sigma.getCamera().ratio) }, { duration: still() ? 0 : 350 });
  }

  fit(): void {
    void this.sigma.getCamera().animatedReset({ duration: still() ? 0 : 250 });
  }

  zoom(nearer: boolean): void {
    const camera = this.sigma.getCamera();
    void (nearer ? camera.animatedZoom({ duration: still() ? 0 : 150 }) : camera.animatedUnzoom({ duration: still() ? 0 : 150 }));
  }

  pan(right: number, down: number): void {
    const camera = this.sigma.getCamera();
    const { x, y, ratio } = camera.getState();
    camera.setState({ x: x + right * 0.08 * ratio, y: y - down * 0.08 * ratio });
  }

  kill(): void {
    this.sigma.kill();
  }
}

function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
