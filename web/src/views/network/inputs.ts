/** The 784 inputs as the 28x28 picture that they are, each point a neuron. */
import { range } from "d3-array";
import { SIDE } from "../../size";
import type { Scales } from "../scales";
import type { Layout } from "./layout";

const GAP = 1;

/** Without activations the inputs are at rest. Most are, so that is painted as one. */
export function paintInputs(
  context: CanvasRenderingContext2D,
  layout: Layout,
  { activation }: Scales,
  presence: number,
  activations?: Float32Array,
): void {
  const { x: left, y: top, side } = layout.inputs;
  const size = side / SIDE;
  context.clearRect(left, top, side, side);
  context.globalAlpha = presence;
  context.fillStyle = activation(0);
  context.fillRect(left, top, side, side);
  for (const [index, { x, y }] of layout.places[0].entries()) {
    if (!activations?.[index]) continue;
    const point = [x - size / 2, y - size / 2, size, size] as const;
    context.fillStyle = activation(activations[index]);
    context.clearRect(...point);
    context.fillRect(...point);
  }
  context.globalAlpha = 1;
  for (const line of range(SIDE + 1)) {
    context.clearRect(left + line * size - GAP / 2, top, GAP, side);
    context.clearRect(left, top + line * size - GAP / 2, side, GAP);
  }
}
