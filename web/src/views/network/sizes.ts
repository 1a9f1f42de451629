/** How large nodes and lines are drawn. */

/** Pixels from the middle of a node to its rim: where there are many nodes, all of them are smaller. */
export function sizeOf(statements: number, nodes: number): number {
  return Math.min(22, 3 + 2.1 * Math.sqrt(statements)) * crowded(nodes);
}

export function thicknessOf(statements: number, nodes: number): number {
  return Math.min(9, 0.8 + 1.2 * Math.sqrt(statements)) * crowded(nodes);
}

function crowded(nodes: number): number {
  return Math.min(1, (150 / nodes) ** 0.35);
}
