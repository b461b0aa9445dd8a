/** The sigmoid, drawn by the neurons themselves: each is a point, its sum across and its activation up. */
import { range } from "d3-array";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { messages } from "../../texts";

const [WIDTH, HEIGHT, EDGE] = [320, 170, 22];
/** Beyond these sums the curve is flat. */
const WIDEST = 8;

export function createCurve(figure: HTMLElement) {
  const svg = select(figure)
    .append("svg")
    .attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`)
    .attr("aria-hidden", "true");
  const across = scaleLinear([-WIDEST, WIDEST], [EDGE, WIDTH - 6]).clamp(true);
  const up = scaleLinear([0, 1], [HEIGHT - EDGE, 8]);
  const grid = svg.append("g").attr("class", "grid");
  for (const activation of [0, 0.5, 1]) {
    const y = up(activation);
    grid
      .append("line")
      .attr("x1", EDGE)
      .attr("x2", WIDTH - 6)
      .attr("y1", y)
      .attr("y2", y);
    grid
      .append("text")
      .attr("x", EDGE - 6)
      .attr("y", y)
      .attr("text-anchor", "end")
      .text(activation);
  }
  for (const sum of [-WIDEST, 0, WIDEST]) {
    grid
      .append("text")
      .attr("x", across(sum))
      .attr("y", HEIGHT - 8)
      .attr("text-anchor", "middle")
      .text(sum);
  }
  const dots = svg.append("g").attr("class", "dots");
  const own = svg.append("circle").attr("class", "own").attr("r", 6);
  const caption = select(figure).append("figcaption");

  return ({ sums, activations, leading: { neuron } }: Reading, { sizes }: NetworkInfo) => {
    const [firstSums, first] = [sums[0], activations[1]];
    dots
      .selectAll("circle")
      .data(range(sizes[1]))
      .join("circle")
      .attr("r", 2.5)
      .attr("cx", (index) => across(firstSums[index]))
      .attr("cy", (index) => up(first[index]));
    own.attr("cx", across(firstSums[neuron])).attr("cy", up(first[neuron]));
    caption.text(messages.onCurve(neuron, firstSums[neuron], first[neuron]));
  };
}
