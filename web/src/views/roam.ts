/**
 * Going through many neurons by keyboard: Tab comes to one of them, arrow keys go from neuron to
 * neuron as they stand, Enter or Space opens one.
 */
import { least } from "d3-array";
import type { Neuron } from "../engine/types";

export interface Place {
  x: number;
  y: number;
}

const AHEAD: Record<string, Place> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};
const ASIDE = 2.5; // how much further away what lies aside counts

/** The place that an arrow key leads to, or the same one where there is none. */
export function neighbour(places: Place[], from: number, key: string): number {
  const direction = AHEAD[key];
  const ways = places.map(({ x, y }, index) => {
    const [right, down] = [x - places[from].x, y - places[from].y];
    const ahead = right * direction.x + down * direction.y;
    const aside = Math.abs(right * direction.y) + Math.abs(down * direction.x);
    return { index, ahead, cost: ahead + ASIDE * aside };
  });
  const before = ways.filter(({ index, ahead }) => index !== from && ahead > 0.5);
  return least(before, ({ cost }) => cost)?.index ?? from;
}

export interface Roamer {
  /** Where the group's children stand, in their order. */
  places(): Place[];
  neuron(child: Element): Neuron;
  point(neuron?: Neuron): void;
  open(neuron: Neuron): void;
}

/** Gives back the function to call when the group has new children. */
export function roam(group: Element, { places, neuron, point, open }: Roamer): () => void {
  const children = () => [...group.children] as (HTMLElement | SVGElement)[];
  const standing = () => group.querySelector(":scope > [tabindex='0']");
  const stand = (child: Element | undefined) => {
    standing()?.setAttribute("tabindex", "-1");
    child?.setAttribute("tabindex", "0");
  };

  // Chromium makes an SVG element that listens to focus one that can be focused itself.
  const listener = group instanceof SVGElement ? group.ownerSVGElement?.parentElement : group;
  listener?.addEventListener("focusin", (event) => {
    const target = event.target as Element;
    if (target.parentElement !== group) return;
    stand(target);
    point(neuron(target));
  });
  listener?.addEventListener("focusout", ({ target }) => {
    if ((target as Element).parentElement === group) point();
  });
  group.addEventListener("keydown", (event) => {
    const { key, target } = event as KeyboardEvent;
    const from = children().indexOf(target as HTMLElement);
    if (key in AHEAD) children()[neighbour(places(), from, key)].focus();
    else if (key === "Enter" || key === " ") open(neuron(target as Element));
    else return;
    event.preventDefault();
  });
  return () => {
    if (!standing()) stand(group.children[0]);
  };
}
