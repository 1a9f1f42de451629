/** Days as numbers, to count and to walk through them. */
const MILLISECONDS = 86_400_000;

export function numbered(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS);
}

export function named(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** How many of these days fall into each of so many equal parts of the time between the first and the last. */
export function histogram(days: readonly number[], first: number, last: number, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  const span = last - first + 1;
  for (const day of days) {
    const part = Math.min(parts - 1, Math.floor(((day - first) / span) * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
