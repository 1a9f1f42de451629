/**
 * Names beside the nodes, the strongest first, each where it covers no other name and, but for the strongest, no node.
 * Those for which there is no room appear when one comes nearer. A rim of the ground's colour keeps lines from running
 * through them.
 */
import type Sigma from "sigma";
import type { Look } from "./look";

export interface Name { node: string; words: string; x: number; y: number; anchor: "start" | "middle" | "end" }
export interface Named { node: string; words: string; strength: number }
interface Box { left: number; top: number; right: number; bottom: number }
interface Spot { x: number; y: number; size: number }

export const TEXT = { size: 13, gap: 5, rim: 4 } as const;
const MOST = 160;
/** So many get their name even where it covers other nodes. */
const STRONGEST = 30;
const LAYER = "names";

export class Names {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly widths = new Map<string, number>();
  shown: readonly Name[] = [];

  constructor(private readonly sigma: Sigma) {
    this.context = sigma.createCanvas(LAYER, { beforeLayer: "hovers" }).getContext("2d");
  }

  clear(): void {
    const { width, height } = this.sigma.getDimensions();
    const canvas = this.context?.canvas;
    if (!canvas) return;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (canvas.width !== wide || canvas.height !== high) {
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      Object.assign(canvas, { width: wide, height: high });
    }
    this.context?.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.context?.clearRect(0, 0, width, height);
  }

  /** `all` in the order in which they get room; `ringed` are marked. */
  draw(all: readonly Named[], ringed: readonly string[], look: Look): void {
    const { context } = this;
    if (!context) return;
    this.clear();
    context.font = `500 ${TEXT.size}px ${look.font}`;
    this.shown = this.placed(all, context);
    context.lineWidth = 2.5;
    context.strokeStyle = look.accent;
    for (const node of ringed) {
      const { x, y, size } = this.spot(node);
      context.beginPath();
      context.arc(x, y, size + 4, 0, Math.PI * 2);
      context.stroke();
    }
    context.lineJoin = "round";
    context.lineWidth = TEXT.rim;
    context.strokeStyle = look.ground;
    context.fillStyle = look.ink;
    for (const { words, x, y, anchor } of this.shown) {
      context.textAlign = anchor === "middle" ? "center" : anchor;
      context.strokeText(words, x, y);
      context.fillText(words, x, y);
    }
  }

  private placed(all: readonly Named[], context: CanvasRenderingContext2D): Name[] {
    const { width, height } = this.sigma.getDimensions();
    const near = all
      .map((one) => ({ ...one, at: this.spot(one.node) }))
      .filter(({ at }) => at.x > -20 && at.x < width + 20 && at.y > -20 && at.y < height + 20);
    const nodes: Box[] = near.slice(0, MOST).map(({ at: { x, y, size } }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }));
    const named: { name: Name; box: Box }[] = [];
    near.forEach(({ node, words, at }, order) => {
      if (named.length >= MOST) return;
      const free = ({ box }: { box: Box }): boolean => box.left > 2 && box.right < width - 2 && !named.some((other) => meet(box, other.box));
      const clear = ({ box }: { box: Box }): boolean => !nodes.some((other) => meet(box, other));
      const ways = places(node, words, at, this.width(words, context)).filter(free);
      const way = ways.find(clear) ?? (order < STRONGEST ? ways[0] : undefined);
      if (way) named.push(way);
    });
    return named.map(({ name }) => name);
  }

  private spot(node: string): Spot {
    const data = this.sigma.getNodeDisplayData(node);
    if (!data || data.hidden) return { x: -1e6, y: -1e6, size: 0 };
    return { ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) };
  }

  private width(words: string, context: CanvasRenderingContext2D): number {
    const known = this.widths.get(words);
    if (known !== undefined) return known;
    const width = context.measureText(words).width;
    this.widths.set(words, width);
    return width;
  }
}

/** Right of the node, left of it, below, above. */
function places(node: string, words: string, { x, y, size }: Spot, width: number): { name: Name; box: Box }[] {
  const base = y + TEXT.size / 3;
  const out = size + TEXT.gap;
  const made = (anchor: Name["anchor"], at: number, line: number): { name: Name; box: Box } => {
    const left = anchor === "start" ? at : anchor === "end" ? at - width : at - width / 2;
    return { name: { node, words, x: at, y: line, anchor }, box: { left: left - 2, right: left + width + 2, top: line - TEXT.size, bottom: line + 4 } };
  };
  return [
    made("start", x + out, base), made("end", x - out, base),
    made("middle", x, y + out + TEXT.size - 2), made("middle", x, y - out),
  ];
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
