/** The middle of what the network sees, point by point, as the numbers that it is. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { Reading } from "../../engine/types";
import { SIDE } from "../../size";
import { presentScales } from "../scales";

/** The part that is shown: rows and columns from one to the other. */
const [FIRST, LAST] = [8, 20];
const CELL = 24;
/** From here on a point is so dark that its number is written in the paper's colour. */
const DARK = 0.45;

export function createNumbers(figure: HTMLElement): (reading: Reading) => void {
  const span = LAST - FIRST;
  const points = range(span * span).map((at) => ({
    x: at % span,
    y: Math.floor(at / span),
    index: (FIRST + Math.floor(at / span)) * SIDE + FIRST + (at % span),
  }));
  const svg = select(figure)
    .append("svg")
    .attr("viewBox", `0 0 ${span * CELL} ${span * CELL}`)
    .attr("aria-hidden", "true");
  const cells = svg.selectAll("g").data(points).join("g");
  cells.attr("transform", ({ x, y }) => `translate(${x * CELL},${y * CELL})`);
  const squares = cells
    .append("rect")
    .attr("width", CELL - 1)
    .attr("height", CELL - 1)
    .attr("fill", "none");
  const words = cells
    .append("text")
    .attr("x", CELL / 2)
    .attr("y", CELL / 2);
  const scales = presentScales(figure);

  return ({ activations: [seen] }) => {
    squares.attr("fill", ({ index }) => scales().activation(seen[index]));
    words
      .text(({ index }) => Math.round(100 * seen[index]))
      .attr("class", ({ index }) => (seen[index] > DARK ? "on-ink" : "on-paper"));
  };
}
