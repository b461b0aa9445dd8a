/** One hidden neuron: the points of the drawing that counted most with it, for and against. */
import { range, rollups } from "d3-array";
import { select } from "d3-selection";
import type { Reading } from "../../engine/types";
import { tell } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { createScales } from "../scales";

const SIDE = 28;

export function createWeighed(figure: HTMLElement): (reading: Reading) => void {
  const svg = select(figure)
    .append("svg")
    .attr("viewBox", `0 0 ${SIDE} ${SIDE}`)
    .attr("aria-hidden", "true");
  const points = svg
    .selectAll("rect")
    .data(range(SIDE * SIDE))
    .join("rect")
    .attr("x", (at) => at % SIDE)
    .attr("y", (at) => Math.floor(at / SIDE))
    .attr("width", 0.94)
    .attr("height", 0.94);
  const caption = select(figure).append("figcaption");
  let scales = createScales(figure);
  whenThemeChanges(() => {
    scales = createScales(figure);
  });

  return ({ activations: [seen], links: [{ from, to, contribution }] }) => {
    // the neuron that most of the strongest connections lead to
    const [[neuron] = [0]] = rollups(
      range(to.length),
      (each) => each.length,
      (at) => to[at],
    ).sort(([, few], [, many]) => many - few);
    const counted = new Map(
      range(to.length)
        .filter((at) => to[at] === neuron)
        .map((at) => [from[at], contribution[at]]),
    );
    const strongest = Math.abs(contribution[0]) || 1;
    points
      .attr("fill", (at) => {
        const part = counted.get(at);
        return part === undefined
          ? scales.activation(seen[at] / 4) // the rest of the ink, faint
          : scales.contribution(Math.sign(part) * Math.sqrt(Math.abs(part) / strongest));
      })
      .attr("class", (at) => (counted.has(at) ? "counted" : null));
    caption.text(tell.neuronPoints(neuron));
  };
}
