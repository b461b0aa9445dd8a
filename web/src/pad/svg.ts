/**
 * What lies on the pad as the address of an SVG image, for an <img>. No canvas is read for it: browsers
 * that guard against fingerprinting hand out noise for what a canvas holds.
 */
import { path } from "d3-path";
import { bitmap } from "../bitmap";
import { SIDE } from "../size";
import { trace } from "./ink";
import { isPicture, type Picture, type Sheet } from "./sheet";
import type { Drawing } from "./strokes";

export function svgOf(sheet: Sheet, colour: string): string {
  const ink = isPicture(sheet) ? masked(sheet, colour) : lines(sheet, colour);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${ink}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function lines(drawing: Drawing, colour: string): string {
  const strokes = drawing.flatMap((stroke) =>
    trace(stroke, path).map((line) => `<path d="${line}" stroke-width="${stroke.width}"/>`),
  );
  const style = `fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g ${style}>${strokes.join("")}</g>`;
}

/** The picture's greys say how much of the colour is seen. What is no larger than MNIST's shows its pixels. */
function masked({ ink, width }: Picture, colour: string): string {
  const pixels = Uint8ClampedArray.from({ length: 4 * ink.length }, (_, at) => ink[at >> 2]);
  const small = Math.max(width, ink.length / width) <= SIDE;
  const image = `<image href="${bitmap(pixels, width)}" width="1" height="1"${small ? ' style="image-rendering: pixelated"' : ""}/>`;
  return `<mask id="ink">${image}</mask><rect width="1" height="1" fill="${colour}" mask="url(#ink)"/>`;
}
