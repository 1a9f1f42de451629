/**
 * What is seen of the network, as SVG with a legend and a line that says what it is; PNG is made of the same SVG.
 *
 * Limits  names stand where the screen shows them; those it left out for want of room are left out here too.
 */
import type { Look } from "./look";
import type { Line } from "./model";
import { TEXT } from "./names";
import type { Stage } from "./stage";
import { escaped, rounded } from "../../parts/drawing";

export interface Entry { colour: string; words: string; shape: "line" | "circle" | "square" }
const MARGIN = 16;
const ROW = 22;

export function svg(stage: Stage, look: Look, legend: readonly Entry[], caption: readonly string[]): string {
  const { width, height } = stage.sigma.getDimensions();
  const below = ROW * (1 + caption.length) + MARGIN;
  const whole = height + below;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${escaped(look.font)}" font-size="${TEXT.size}">`,
    `<title>${escaped(caption[0] ?? "")}</title>`,
    `<rect width="100%" height="100%" fill="${look.ground}"/>`,
    `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...edges(stage),
    ...nodes(stage),
    ...labels(stage, look),
    "</svg>",
    ...legendOf(legend, look, height + ROW),
    ...caption.map((line, at) => `<text x="${MARGIN}" y="${height + ROW * (at + 2)}" fill="${at === 0 ? look.ink : look.soft}">${escaped(line)}</text>`),
    "</svg>",
  ].join("\n");
}

interface Spot { x: number; y: number; size: number }

function spot(stage: Stage, node: string): Spot {
  const data = stage.sigma.getNodeDisplayData(node);
  if (!data) return { x: 0, y: 0, size: 0 };
  return { ...stage.sigma.framedGraphToViewport(data), size: stage.sigma.scaleSize(data.size) };
}

function edges(stage: Stage): string[] {
  const found: { z: number; drawn: string }[] = [];
  stage.graph.forEachEdge((edge, attributes) => {
    const data = stage.sigma.getEdgeDisplayData(edge);
    if (!data || data.hidden) return;
    const { source, target } = attributes.of as Line;
    const width = stage.sigma.scaleSize(data.size);
    const shape = source === target ? "" : arrow(spot(stage, source), spot(stage, target), width, attributes.curvature as number, data.color, !stage.network.tied);
    if (shape) found.push({ z: data.zIndex, drawn: shape });
  });
  return found.sort((a, b) => a.z - b.z).map((one) => one.drawn);
}

/** A line, bent by `curvature` times its length, that ends at the rim of its target, in a head if it is an arrow. */
function arrow(from: Spot, to: Spot, width: number, curvature: number, colour: string, headed: boolean): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 + dy * curvature, y: (from.y + to.y) / 2 - dx * curvature };
  const [ex, ey] = [to.x - bend.x, to.y - bend.y];
  const length = Math.hypot(ex, ey) || 1;
  const [ux, uy] = [ex / length, ey / length];
  const tip = { x: to.x - ux * to.size, y: to.y - uy * to.size };
  const head = headed ? width * 2.5 : 0;
  const base = { x: tip.x - ux * head, y: tip.y - uy * head };
  const [sx, sy] = [-uy * width, ux * width];
  const r = rounded;
  const line = `<path fill="none" stroke="${colour}" stroke-width="${r(width)}" d="M${r(from.x)} ${r(from.y)}Q${r(bend.x)} ${r(bend.y)} ${r(base.x)} ${r(base.y)}"/>`;
  if (!headed) return line;
  return (
    `<g fill="${colour}" stroke="none">${line}` +
    `<path d="M${r(tip.x)} ${r(tip.y)}L${r(base.x + sx)} ${r(base.y + sy)}L${r(base.x - sx)} ${r(base.y - sy)}z"/></g>`
  );
}

function nodes(stage: Stage): string[] {
  return stage.graph.mapNodes((node, attributes) => {
    const data = stage.sigma.getNodeDisplayData(node);
    if (!data || data.hidden) return "";
    const { x, y, size } = spot(stage, node);
    return shape(attributes.type === "circle" ? "circle" : "square", x, y, size, data.color);
  }).filter(Boolean);
}

function shape(of: "circle" | "square", x: number, y: number, size: number, colour: string): string {
  const r = rounded;
  if (of === "circle") return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" fill="${colour}"/>`;
  return `<rect x="${r(x - size)}" y="${r(y - size)}" width="${r(size * 2)}" height="${r(size * 2)}" fill="${colour}"/>`;
}

function labels(stage: Stage, look: Look): string[] {
  return stage.names.shown.map(({ words, x, y, anchor }) =>
    `<text x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}" font-weight="500" fill="${look.ink}" stroke="${look.ground}" stroke-width="${TEXT.rim}" stroke-linejoin="round" paint-order="stroke">${escaped(words)}</text>`,
  );
}

function legendOf(legend: readonly Entry[], look: Look, y: number): string[] {
  let x = MARGIN;
  return legend.map(({ colour, words, shape: form }) => {
    const mark = form === "line" ? `<path d="M${x} ${y - 4}h18" stroke="${colour}" stroke-width="3"/>` : shape(form, x + 9, y - 4, form === "circle" ? 6 : 5, colour);
    const text = `<text x="${x + 24}" y="${y}" fill="${look.soft}">${escaped(words)}</text>`;
    x += 24 + words.length * 7 + 20;
    return mark + text;
  });
}
