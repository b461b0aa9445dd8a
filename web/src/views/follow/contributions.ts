/** The largest contributions to the answer's output, as bars to the right (for) and left (against). */
import { range } from "d3-array";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { isDeep } from "../../layers";
import { messages } from "../../texts";
import { presentScales } from "../scales";

const MOST = 10;
const [WIDTH, ROW, MIDDLE] = [320, 24, 160];

export function createContributions(figure: HTMLElement) {
  const svg = select(figure)
    .append("svg")
    .attr("viewBox", `0 0 ${WIDTH} ${MOST * ROW}`)
    .attr("aria-hidden", "true");
  const caption = select(figure).append("figcaption");
  const scales = presentScales(figure);

  return ({ digit, links }: Reading, { sizes }: NetworkInfo) => {
    const { from, to, contribution } = links[links.length - 1];
    const contributions = range(to.length)
      .filter((at) => to[at] === digit)
      .slice(0, MOST)
      .map((at) => ({ neuron: from[at], said: contribution[at] }));
    const largest = Math.abs(contributions[0]?.said ?? 1);
    const across = scaleLinear([-largest, largest], [8, WIDTH - 8]);
    const rows = svg
      .selectAll("g")
      .data(contributions)
      .join((entered) => {
        const row = entered.append("g");
        row
          .append("rect")
          .attr("y", 3)
          .attr("height", ROW - 6)
          .attr("rx", 2);
        row.append("text").attr("y", ROW / 2);
        return row;
      })
      .attr("transform", (_, index) => `translate(0,${index * ROW})`);
    rows
      .select("rect")
      .attr("x", ({ said }) => Math.min(MIDDLE, across(said)))
      .attr("width", ({ said }) => Math.abs(across(said) - MIDDLE))
      .attr("fill", ({ said }) => scales().contribution(Math.sign(said)));
    rows
      .select("text")
      .attr("x", ({ said }) => MIDDLE + (said > 0 ? -8 : 8))
      .attr("text-anchor", ({ said }) => (said > 0 ? "end" : "start"))
      .text(
        ({ neuron, said }) =>
          `${messages.network.briefly(neuron)}  ${said > 0 ? "+" : "−"}${Math.abs(said).toFixed(2)}`,
      );
    caption.text(messages.contributions(digit, isDeep(sizes)));
  };
}
