/** The matrix as a picture: what the table shows, with a legend and a line that says what it is. */
import { t } from "../../i18n";
import { escaped, rounded } from "../../parts/drawing";
import { SIGNS, TONES, tone, type Tone } from "../../parts/stance";
import { level, type Grid } from "./model";

export interface Paint { ink: string; soft: string; ground: string; line: string; font: string; of: Readonly<Record<Tone, string>> }
const CELL = { width: 46, height: 30 };
const HEAD = 190;
const SIDE = 210;
const ROW = 22;
const STRENGTH = { 1: 0.14, 2: 0.28, 3: 0.45 } as const;

export function paint(element: HTMLElement): Paint {
  const style = getComputedStyle(element);
  const probe = element.appendChild(document.createElement("i"));
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    ink: colour("ink"), soft: colour("soft"), ground: colour("card"), line: colour("line"), font: style.fontFamily,
    of: Object.fromEntries(TONES.map((one) => [one, colour(one)])) as Record<Tone, string>,
  };
  probe.remove();
  return found;
}

export function svg(grid: Grid, paint: Paint, caption: readonly string[]): string {
  const { rows, columns } = grid;
  const width = SIDE + columns.length * CELL.width + 120;
  const bottom = HEAD + rows.length * CELL.height;
  const height = bottom + ROW * (2 + caption.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(paint.font)}" font-size="12">`,
    `<title>${escaped(caption[0] ?? "")}</title>`,
    `<rect width="100%" height="100%" fill="${paint.ground}"/>`,
    ...columns.map((column, at) => {
      const x = SIDE + (at + 0.5) * CELL.width;
      return `<text transform="translate(${x} ${HEAD - 10}) rotate(-48)" fill="${paint.ink}">${escaped(short(column.thing.label, 34))}</text>`;
    }),
    ...rows.map((row, at) => `<text x="${SIDE - 10}" y="${HEAD + at * CELL.height + 20}" text-anchor="end" fill="${paint.ink}">${escaped(short(row.thing.label, 30))}</text>`),
    ...rows.flatMap((row, down) => columns.map((column, across) => {
      const cell = grid.at(row, column);
      const [x, y] = [SIDE + across * CELL.width, HEAD + down * CELL.height];
      return cell ? tile(x, y, tone(cell.stance), STRENGTH[level(cell)], String(cell.statements), paint) : tile(x, y, null, 0, "", paint);
    })),
    ...legend(bottom, paint),
    ...caption.map((line, at) => `<text x="16" y="${bottom + ROW * (at + 2) + 4}" fill="${at === 0 ? paint.ink : paint.soft}">${escaped(line)}</text>`),
    "</svg>",
  ].join("\n");
}

function legend(bottom: number, paint: Paint): string[] {
  let x = 16;
  return TONES.map((one) => {
    const words = t(`matrix.tone.${one}`);
    const drawn = `${sign(one, x, bottom + 14, paint)}<text x="${x + 16}" y="${bottom + ROW + 2}" fill="${paint.soft}">${escaped(words)}</text>`;
    x += 16 + words.length * 7 + 18;
    return drawn;
  });
}

function tile(x: number, y: number, of: Tone | null, strength: number, words: string, paint: Paint): string {
  const box = `x="${x + 1.5}" y="${y + 1.5}" width="${CELL.width - 3}" height="${CELL.height - 3}" rx="4"`;
  if (!of) return `<rect ${box} fill="none" stroke="${paint.line}"/>`;
  return `<rect ${box} fill="${paint.of[of]}" fill-opacity="${strength}"/>${sign(of, x + 9, y + 10, paint)}<text x="${x + 25}" y="${y + 19}" fill="${paint.ink}">${words}</text>`;
}

function sign(of: Tone, x: number, y: number, paint: Paint): string {
  return `<path transform="translate(${rounded(x)} ${rounded(y)}) scale(0.625)" d="${SIGNS[of]}" fill="${paint.of[of]}"/>`;
}

function short(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
