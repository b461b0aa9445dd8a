/**
 * A 28x28 image of numbers, of as many pixels; the style sheet enlarges it. What stays as it is goes
 * into a picture: a canvas is a layer of its own, and hundreds of layers make every frame slow.
 */
import { max } from "d3-array";
import type { ScaleQuantize } from "d3-scale";
import { select } from "d3-selection";
import type { NetworkInfo } from "../engine/types";
import { SIDE } from "../size";
import { bitmap } from "./bitmap";

/** The weights of a neuron of the first hidden layer. */
export function imageOf({ images }: NetworkInfo, index: number): Float32Array {
  return images.subarray(index * SIDE ** 2, (index + 1) * SIDE ** 2);
}

/** `scale` gives bytes, and `largest` is the size that has the scale's full colour. */
export function paintImage(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  scale: ScaleQuantize<number>,
  largest = max(values, Math.abs) || 1,
): void {
  select(canvas).datum(values); // so that what is shown can be looked up
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.putImageData(coloured(values, scale, largest), 0, 0);
}

function coloured(values: Float32Array, scale: ScaleQuantize<number>, largest: number): ImageData {
  const image = new ImageData(SIDE, SIDE);
  const pixels = new Uint32Array(image.data.buffer);
  for (const [index, value] of values.entries()) pixels[index] = scale(value / largest);
  return image;
}

export function printImage(
  picture: HTMLImageElement,
  values: Float32Array,
  scale: ScaleQuantize<number>,
  largest = max(values, Math.abs) || 1,
): void {
  select(picture).datum(values);
  picture.src = bitmap(coloured(values, scale, largest).data, SIDE);
}
