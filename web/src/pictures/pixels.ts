/** Reads what is painted, in browsers that tell the truth of it. */
import { messages } from "../texts";

type Context = OffscreenCanvasRenderingContext2D;

/** Some browsers change a few bits, so that sites cannot tell people apart; no reading minds that. */
const NOTICEABLE = 8;
const KNOWN = [200, 40, 120];
const SIDE = 16;

/** Throws where the browser hands out noise instead. */
export function pixelsOf(
  context: Context,
  x: number,
  y: number,
  width: number,
  height: number,
): Uint8ClampedArray {
  if (!tellsTheTruth()) throw new Error(messages.pictureFile.veiled);
  return context.getImageData(x, y, width, height).data;
}

/** Whether a canvas of one known colour is seen to be of that. */
export function tellsTheTruth(): boolean {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext("2d") as Context;
  context.fillStyle = `rgb(${KNOWN})`;
  context.fillRect(0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  return data.every((value, i) => i % 4 === 3 || Math.abs(value - KNOWN[i % 4]) < NOTICEABLE);
}
