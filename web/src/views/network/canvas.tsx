/** The picture and its keys: arrows move it, + and − bring it nearer, 0 shows all of it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import type { CameraState } from "sigma/types";
import { t } from "../../i18n";
import { theme } from "../../theme";
import { useLayout } from "./layout";
import { look, type Look } from "./look";
import type { Network, Pair } from "./model";
import { Stage, type Seen } from "./stage";

interface Props {
  network: Network;
  pairs: readonly Pair[];
  seen: Seen;
  camera: string;
  /** The table that says the same. */
  table: string;
  pick: (id: string) => void;
  moved: (camera: string) => void;
  ready: (stage: Stage, look: Look) => void;
}

const SETTLED = 400;

export function Canvas({ network, pairs, seen, camera, table, pick, moved, ready }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage>();
  const told = useRef({ pick, moved });
  told.current = { pick, moved };
  const placed = useLayout(network, pairs);
  const dark = useDark();

  useEffect(() => {
    if (!box.current) return undefined;
    let settling: ReturnType<typeof setTimeout> | undefined;
    const drawn = new Stage(box.current, network, pairs, look(box.current), {
      pick: (id) => told.current.pick(id),
      moved: (state) => {
        clearTimeout(settling);
        settling = setTimeout(() => told.current.moved(written(state)), SETTLED);
      },
    });
    const from = read(camera);
    if (from) drawn.sigma.getCamera().setState(from);
    setStage(drawn);
    return () => {
      clearTimeout(settling);
      drawn.kill();
    };
  }, [network]);
  useEffect(() => {
    if (!stage || !box.current) return;
    const worn = look(box.current);
    stage.wear(worn);
    ready(stage, worn);
  }, [stage, dark]);
  useEffect(() => {
    if (stage && placed && stage.network === network) stage.place(placed);
  }, [stage, placed]);
  const { moment, least, colouring, picked } = seen;
  useEffect(() => {
    if (stage?.network === network) stage.show(seen);
  }, [stage, moment.from, moment.to, least, colouring, picked]);

  const keys = (event: KeyboardEvent): void => {
    const act = KEYS[event.key];
    if (!stage || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(stage);
  };
  return (
    <div class="canvas" data-settled={placed?.done ?? false}>
      <div class="canvas-box" ref={box} role="application" tabIndex={0} aria-label={t("network.canvas", { nodes: network.nodes.length, n: pairs.length })} aria-describedby={table} onKeyDown={keys} />
      <div class="canvas-tools">
        <button type="button" class="action" aria-label={t("network.nearer")} title={t("network.nearer")} onClick={() => stage?.zoom(true)}>+</button>
        <button type="button" class="action" aria-label={t("network.farther")} title={t("network.farther")} onClick={() => stage?.zoom(false)}>−</button>
        <button type="button" class="action" aria-label={t("network.fit")} title={t("network.fit")} onClick={() => stage?.fit()}>⤢</button>
      </div>
      {placed && !placed.done && <progress class="canvas-progress" max={1} value={placed.share} aria-label={t("network.laying")} />}
    </div>
  );
}

const KEYS: Readonly<Record<string, (stage: Stage) => void>> = {
  "+": (stage) => stage.zoom(true),
  "=": (stage) => stage.zoom(true),
  "-": (stage) => stage.zoom(false),
  "0": (stage) => stage.fit(),
  ArrowLeft: (stage) => stage.pan(-1, 0),
  ArrowRight: (stage) => stage.pan(1, 0),
  ArrowUp: (stage) => stage.pan(0, -1),
  ArrowDown: (stage) => stage.pan(0, 1),
};

function written({ x, y, ratio }: CameraState): string {
  const all = [x, y, ratio].map((value) => value.toFixed(3)).join(",");
  return all === "0.500,0.500,1.000" ? "" : all;
}

function read(camera: string): { x: number; y: number; ratio: number } | undefined {
  const [x, y, ratio] = camera.split(",").map(Number);
  return x !== undefined && y !== undefined && ratio !== undefined && [x, y, ratio].every(Number.isFinite) ? { x, y, ratio } : undefined;
}

/** Whether the page is dark just now: as chosen here, or as the system has it. */
function useDark(): boolean {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const [system, set] = useState(query.matches);
  useEffect(() => {
    const changed = (): void => set(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  return theme.value === "system" ? system : theme.value === "dark";
}
