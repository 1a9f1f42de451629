/** Names of things as links. */
import type { ComponentChildren, JSX } from "preact";
import { to, type Place } from "../addresses";
import type { Thing, Topic } from "../api/types";
import { listed } from "../i18n";

export function ThingLink({ kind, thing }: { kind: Place; thing: Thing }): JSX.Element {
  return <a href={to(kind, thing.id)}>{thing.label}</a>;
}

export function actors(things: readonly Thing[]): ComponentChildren {
  return named("actor", things);
}

export function named(kind: Place, things: readonly Thing[]): ComponentChildren {
  return listed(things.map((one) => <ThingLink key={one.id} kind={kind} thing={one} />));
}

export function topics(things: readonly Topic[]): ComponentChildren {
  return listed(things.map((one) => <ThingLink key={one.id} kind={one.kind} thing={one} />));
}
