/** Which neuron a pointer means: an input by its point, another by being nearest within reach. */
import { least } from "d3-array";
import type { Neuron } from "../../engine/types";
import type { Place } from "../roam";
import { type Layout, placesOf, radiusOf, SIDE } from "./layout";

/** `reach` is how far beside a neuron still means it. */
export function neuronAt(layout: Layout, { x, y }: Place, reach: number): Neuron | undefined {
  const { inputs } = layout;
  const [column, row] = [x - inputs.x, y - inputs.y].map((offset) =>
    Math.floor((offset / inputs.side) * SIDE),
  );
  const within = (step: number) => step >= 0 && step < SIDE;
  if (within(column) && within(row)) return [0, row * SIDE + column];

  const beside = (place: Place) => Math.hypot(place.x - x, place.y - y);
  const near = [1, 2].flatMap((layer) =>
    placesOf(layout, layer)
      .map((place, index) => ({ neuron: [layer, index] as const, distance: beside(place) }))
      .filter(({ distance }) => distance <= radiusOf(layout, layer) + reach),
  );
  return least(near, ({ distance }) => distance)?.neuron;
}
