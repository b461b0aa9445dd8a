/** What every hidden neuron gave, side by side in order: from the most for to the most against. */
import { max } from "d3-array";
import { keepSharp } from "../../canvas";
import type { Argument, Neuron } from "../../engine/types";
import type { Scales } from "../scales";
import type { ContributorsHost } from "./contributors";

export function createStrip(canvas: HTMLCanvasElement, { point, open }: ContributorsHost) {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  let shown: { argument: Argument; layer: number; scales: Scales } | null = null;

  function paint(): void {
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    if (!shown) return;
    const { contributions } = shown.argument;
    const { contribution } = shown.scales;
    const largest = max(contributions, Math.abs) || 1;
    const step = width / contributions.length;
    for (const [order, given] of contributions.entries()) {
      const share = given / largest;
      context.fillStyle = contribution(share);
      context.fillRect(order * step, height / 2, Math.max(1, step * 0.8), (-share * height) / 2);
    }
  }

  function under({ offsetX }: MouseEvent): Neuron | undefined {
    if (!shown) return undefined;
    const { hidden } = shown.argument;
    const index = hidden[Math.floor((offsetX / canvas.clientWidth) * hidden.length)];
    return index === undefined ? undefined : [shown.layer, index];
  }
  canvas.addEventListener("pointermove", (event) => point(under(event)));
  canvas.addEventListener("pointerleave", () => point());
  canvas.addEventListener("click", (event) => {
    const neuron = under(event);
    if (neuron) open(neuron);
  });
  keepSharp(canvas, paint);

  return (argument: Argument, layer: number, scales: Scales) => {
    shown = { argument, layer, scales };
    paint();
  };
}
