/** Which ink and which emptiness spoke for a digit: the evidence, with the ink's outline on it. */
import type { Argument } from "../../engine/types";
import { SIDE } from "../../size";
import { paintImage } from "../image";
import { inBytes, type Scales } from "../scales";

const INK = 0.5; // from here on a point counts as inside the outline

export function drawEvidence(
  figure: HTMLElement,
  { pixels }: Argument,
  image: Float32Array,
  { contribution }: Scales,
): void {
  paintImage(figure.querySelector("canvas") as HTMLCanvasElement, pixels, inBytes(contribution));
  const svg = figure.querySelector("svg") as SVGElement;
  svg.setAttribute("viewBox", `0 0 ${SIDE} ${SIDE}`);
  svg.querySelector("path")?.setAttribute("d", outline(image));
}

/** The edges between points inside and outside, in points. */
function outline(image: Float32Array): string {
  const inside = (row: number, column: number) =>
    column >= 0 && column < SIDE && (image[row * SIDE + column] ?? 0) >= INK;
  const edges: string[] = [];
  for (let row = 0; row <= SIDE; row++) {
    for (let column = 0; column <= SIDE; column++) {
      const here = inside(row, column);
      if (here !== inside(row - 1, column)) edges.push(`M${column} ${row}h1`);
      if (here !== inside(row, column - 1)) edges.push(`M${column} ${row}v1`);
    }
  }
  return edges.join("");
}
