/** Which neuron a pointer means: an input by its point, another by being nearest within reach. */
import { least, range } from "d3-array";
import type { Neuron } from "../../engine/types";
import { SIDE } from "../../size";
import type { Place } from "../roving";
import type { Layout } from "./layout";

/** `reach` is how far beside a neuron still means it. */
export function neuronAt(layout: Layout, { x, y }: Place, reach: number): Neuron | undefined {
  const { inputs } = layout;
  const [column, row] = [x - inputs.x, y - inputs.y].map((offset) =>
    Math.floor((offset / inputs.side) * SIDE),
  );
  const within = (step: number) => step >= 0 && step < SIDE;
  if (within(column) && within(row)) return [0, row * SIDE + column];

  const beside = (place: Place) => Math.hypot(place.x - x, place.y - y);
  const near = range(1, layout.places.length).flatMap((layer) =>
    layout.places[layer]
      .map((place, index) => ({ neuron: [layer, index] as const, distance: beside(place) }))
      .filter(({ distance }) => distance <= layout.radii[layer] + reach),
  );
  return least(near, ({ distance }) => distance)?.neuron;
}
