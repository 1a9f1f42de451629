/** A button that opens a small box below it; Escape and a click elsewhere close it. */
import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";
import "./menu.css";

interface Menu {
  label: ComponentChildren;
  /** Whether something is chosen inside. */
  active?: boolean;
  children: ComponentChildren;
}

export function Menu({ label, active = false, children }: Menu): JSX.Element {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const outside = (event: Event): void => {
      if (box.current?.open && event.target instanceof globalThis.Node && !box.current.contains(event.target)) box.current.open = false;
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
    };
  }, []);
  const escapes = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !box.current?.open) return;
    box.current.open = false;
    box.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={box} onKeyDown={escapes}>
      <summary class="action" data-active={active}>{label}</summary>
      <div class="menu-box">{children}</div>
    </details>
  );
}
