/** What every hidden neuron gave, side by side in order: from the loudest for to the loudest against. */
import { max } from "d3-array";
import { keepSharp } from "../../canvas";
import type { Argument } from "../../engine/types";
import type { Scales } from "../scales";
import type { VoicesHost } from "./voices";

export function createStrip(canvas: HTMLCanvasElement, { point, open }: VoicesHost) {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  let shown: { argument: Argument; scales: Scales } | null = null;

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

  const under = ({ offsetX }: MouseEvent): number | undefined =>
    shown?.argument.hidden[
      Math.floor((offsetX / canvas.clientWidth) * shown.argument.hidden.length)
    ];
  canvas.addEventListener("pointermove", (event) => {
    const neuron = under(event);
    point(neuron === undefined ? undefined : [1, neuron]);
  });
  canvas.addEventListener("pointerleave", () => point());
  canvas.addEventListener("click", (event) => {
    const neuron = under(event);
    if (neuron !== undefined) open([1, neuron]);
  });
  keepSharp(canvas, paint);

  return (argument: Argument, scales: Scales) => {
    shown = { argument, scales };
    paint();
  };
}
