/** The 784 inputs as the 28x28 picture that they are, each point a neuron. */
import { SIDE } from "../../size";
import type { Scales } from "../scales";
import type { Layout } from "./layout";

const GAP = 1;

/** Without activations the inputs are at rest. */
export function paintInputs(
  context: CanvasRenderingContext2D,
  layout: Layout,
  { activation }: Scales,
  presence: number,
  activations?: Float32Array,
): void {
  const { x: left, y: top, side } = layout.inputs;
  context.clearRect(left, top, side, side);
  context.globalAlpha = presence;
  const size = side / SIDE - GAP;
  for (const [index, { x, y }] of layout.places[0].entries()) {
    context.fillStyle = activation(activations?.[index] ?? 0);
    context.fillRect(x - size / 2, y - size / 2, size, size);
  }
  context.globalAlpha = 1;
}
