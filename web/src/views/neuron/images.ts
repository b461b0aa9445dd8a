/** Weights times inputs makes contributions, as three images; pointing at one tells its numbers. */
import type { ScaleQuantize } from "d3-scale";
import { SIDE } from "../../size";
import { labels, messages } from "../../texts";
import { paintImage } from "../image";
import { inBytes, type Scales } from "../scales";

export interface Multiplied {
  weights: Float32Array;
  /** Without a drawing there is nothing to multiply by. */
  inputs?: Float32Array;
  products?: Float32Array;
}

export function createImages(section: HTMLElement) {
  const canvases = ["weights", "seen", "products"].map(
    (name) => section.querySelector(`.${name} canvas`) as HTMLCanvasElement,
  );
  const readout = section.querySelector(".readout") as HTMLElement;
  let shown: Multiplied;
  let at: number | null = null;

  function read(): void {
    const { weights, inputs, products } = shown;
    readout.textContent =
      at === null || !inputs || !products
        ? labels.inputsEach
        : messages.network.weight(at, weights[at], inputs[at], products[at]);
  }
  for (const canvas of canvases) {
    canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
      const [column, row] = [offsetX / canvas.clientWidth, offsetY / canvas.clientHeight].map(
        (share) => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE))),
      );
      at = row * SIDE + column;
      read();
    });
    canvas.addEventListener("pointerleave", () => {
      at = null;
      read();
    });
  }

  return (multiplied: Multiplied, { activation, contribution }: Scales) => {
    shown = multiplied;
    const nothing = new Float32Array(SIDE * SIDE);
    const paint = (
      index: number,
      values: Float32Array,
      scale: ScaleQuantize<string>,
      top?: number,
    ) => paintImage(canvases[index], values, inBytes(scale), top);
    paint(0, shown.weights, contribution);
    paint(1, shown.inputs ?? nothing, activation, 1);
    paint(2, shown.products ?? nothing, contribution);
    read();
  };
}
