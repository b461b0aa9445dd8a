/** What a hidden neuron gives to each of the ten outputs, as bars to both sides of zero. */
import { max } from "d3-array";
import { select } from "d3-selection";
import { tell } from "../../texts";

export function drawTells(container: HTMLElement, tells: Float32Array): void {
  const largest = max(tells, Math.abs) || 1;
  const rows = select(container)
    .selectAll<HTMLElement, number>("li")
    .data(Array.from(tells))
    .join((enter) => {
      const row = enter.append("li");
      row.append("span").text((_, digit) => digit);
      row.append("span").attr("class", "balance").append("span");
      row.append("data");
      return row;
    });
  rows
    .select(".balance span")
    .attr("class", (value) => (value < 0 ? "against" : "for"))
    .style("transform", (value) => `scaleX(${value / largest})`);
  rows
    .select("data")
    .attr("value", (value) => value)
    .text((value) => tell.network.summand(value));
}
