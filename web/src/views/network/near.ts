/** Which line lies nearest to a point of the screen: thin lines are hard to hit, so a few pixels beside them count too. */
import type Sigma from "sigma";
import type { Line } from "./model";

const REACH = 6;
const STEPS = 12;

export function nearest(sigma: Sigma, x: number, y: number): Line | undefined {
  const spots = new Map<string, { x: number; y: number }>();
  const spot = (node: string): { x: number; y: number } => {
    const known = spots.get(node);
    if (known) return known;
    const data = sigma.getNodeDisplayData(node);
    const found = data ? sigma.framedGraphToViewport(data) : { x: -1e6, y: -1e6 };
    spots.set(node, found);
    return found;
  };
  let least = REACH;
  let found: Line | undefined;
  sigma.getGraph().forEachEdge((edge, { of, curvature }, source, target) => {
    if (sigma.getEdgeDisplayData(edge)?.hidden) return;
    const [from, to] = [spot(source), spot(target)];
    const bend = Math.abs(curvature as number) * Math.hypot(to.x - from.x, to.y - from.y) + REACH;
    if (x < Math.min(from.x, to.x) - bend || x > Math.max(from.x, to.x) + bend || y < Math.min(from.y, to.y) - bend || y > Math.max(from.y, to.y) + bend) return;
    const away = distance(from, to, curvature as number, x, y);
    if (away < least) [least, found] = [away, of as Line];
  });
  return found;
}

interface Spot { x: number; y: number }

/** From a point to a line that is bent as sigma bends it, in pixels. */
function distance(from: Spot, to: Spot, curvature: number, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 + dy * curvature, y: (from.y + to.y) / 2 - dx * curvature };
  const on = (share: number): Spot => ({
    x: (1 - share) ** 2 * from.x + 2 * share * (1 - share) * bend.x + share ** 2 * to.x,
    y: (1 - share) ** 2 * from.y + 2 * share * (1 - share) * bend.y + share ** 2 * to.y,
  });
  const steps = curvature === 0 ? 1 : STEPS;
  let least = Infinity;
  for (let step = 0; step < steps; step += 1) least = Math.min(least, toPiece(on(step / steps), on((step + 1) / steps), x, y));
  return least;
}

function toPiece(from: Spot, to: Spot, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - dx * share, y - from.y - dy * share);
}
