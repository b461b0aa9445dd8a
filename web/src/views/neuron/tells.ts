/**
 * What a hidden neuron gives to each of the ten outputs, as bars to both sides of zero. The longest
 * is as long as the neuron is active.
 */
import { max } from "d3-array";
import { select } from "d3-selection";
import { tell } from "../../texts";

export function drawTells(container: HTMLElement, tells: Float32Array, activation: number): void {
  const longest = max(tells, Math.abs) || 1;
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
    .style("transform", (value) => `scaleX(${(value / longest) * activation})`);
  rows
    .select("data")
    .attr("value", (value) => value)
    .text((value) => tell.network.summand(value));
}
