/**
 * Roving tabindex: of many elements Tab comes to one, and arrow keys go from one to another as they
 * stand.
 */
import { least } from "d3-array";

export interface Place {
  x: number;
  y: number;
}

type Item = HTMLElement | SVGElement;

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

/** Where elements of one parent stand. */
export function placesOf(items: readonly HTMLElement[]): Place[] {
  return items.map(({ offsetLeft: x, offsetTop: y }) => ({ x, y }));
}

/** `places` are those of the items, in their order. Call what it gives back when there are new items. */
export function rove(
  container: Element,
  items: () => readonly Item[],
  places: () => Place[],
): () => void {
  const stand = (here: Item | undefined) => {
    for (const item of items()) item.setAttribute("tabindex", item === here ? "0" : "-1");
  };
  whenFocused(container, items, stand);
  container.addEventListener("keydown", (event) => {
    const { key, target } = event as KeyboardEvent;
    const from = items().indexOf(target as Item);
    if (from < 0 || !(key in AHEAD)) return;
    items()[neighbour(places(), from, key)].focus();
    event.preventDefault();
  });
  return () => {
    if (!items().some((item) => item.getAttribute("tabindex") === "0")) stand(items()[0]);
  };
}

/** `then` is told which of the items has the focus now, or that none has it any more. */
export function whenFocused(
  container: Element,
  items: () => readonly Item[],
  then: (item: Item) => void,
  left = () => {},
): void {
  // Chromium makes an SVG element that listens to focus one that can be focused itself.
  const listener = (
    container instanceof SVGElement ? container.ownerSVGElement?.parentElement : container
  ) as Element;
  const itemOf = ({ target }: Event) => items().find((item) => item === target);
  listener.addEventListener("focusin", (event) => {
    const item = itemOf(event);
    if (item) then(item);
  });
  listener.addEventListener("focusout", (event) => {
    if (itemOf(event)) left();
  });
}
