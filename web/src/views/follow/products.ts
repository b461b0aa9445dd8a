/** Weight x input for every point, of the hidden neuron that contributes most to the answer. */
import { max, range } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { isDeep } from "../../layers";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { presentScales } from "../scales";

export function createProducts(figure: HTMLElement) {
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
    .attr("height", 0.94)
    .attr("fill", "none");
  const caption = select(figure).append("figcaption");
  const scales = presentScales(figure);

  return ({ digit, leading }: Reading, { sizes }: NetworkInfo) => {
    const largest = max(leading.points, Math.abs) || 1;
    points.attr("fill", (at) => scales().contribution(leading.points[at] / largest));
    const { neuron } = leading;
    caption.text(
      isDeep(sizes) ? messages.mostActive(neuron) : messages.contributesMost(neuron, digit),
    );
  };
}
