/** Going through many neurons by keyboard; Enter or Space opens the one that has the focus. */
import type { Neuron } from "../engine/types";
import { type Place, rove, whenFocused } from "./roving";

export interface NeuronKeys {
  /** Where the group's children stand, in their order. */
  places(): Place[];
  neuron(child: Element): Neuron;
  point(neuron?: Neuron): void;
  open(neuron: Neuron): void;
}

/** Gives back the function to call when the group has new children. */
export function walkNeurons(group: Element, keys: NeuronKeys): () => void {
  const children = () => [...group.children] as (HTMLElement | SVGElement)[];
  const stand = rove(group, children, keys.places);
  whenFocused(
    group,
    children,
    (child) => keys.point(keys.neuron(child)),
    () => keys.point(),
  );
  group.addEventListener("keydown", (event) => {
    const { key, target } = event as KeyboardEvent;
    if (key !== "Enter" && key !== " ") return;
    keys.open(keys.neuron(target as Element));
    event.preventDefault();
  });
  return stand;
}
