/** Colours and type of the picture, read from the style sheets: WebGL, SVG and PNG know no custom properties. */
import { KINDS, type Kind } from "../../api/types";
import { TONES, type Tone } from "../../parts/stance";

export interface Look {
  ink: string;
  soft: string;
  ground: string;
  faded: string;
  accent: string;
  actor: string;
  topic: string;
  of: Readonly<Record<Tone | Kind, string>>;
  groups: readonly string[];
  font: string;
}

const GROUPS = 8;

export function look(element: HTMLElement): Look {
  const probe = element.appendChild(document.createElement("i"));
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const found: Look = {
    ink: colour("ink"),
    soft: colour("soft"),
    ground: colour("card"),
    faded: colour("faded"),
    accent: colour("accent"),
    actor: colour("node-actor"),
    topic: colour("node-topic"),
    of: Object.fromEntries([
      ...KINDS.map((kind) => [kind, colour(`kind-${kind}`)]),
      ...TONES.map((tone) => [tone, colour(`edge-${tone}`)]), // last: "support" is a kind and a stance, of one colour
    ]) as Look["of"],
    groups: Array.from({ length: GROUPS }, (_, at) => colour(`group-${at + 1}`)),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return found;
}

/** `rgb(1, 2, 3)` as `#010203`, which every program reads. */
function hex(computed: string): string {
  const parts = /rgba?\((\d+), (\d+), (\d+)/.exec(computed)?.slice(1) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
