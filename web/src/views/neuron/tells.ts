/**
 * What a hidden neuron gives to neurons of the next layer, as bars to both sides of zero. The longest
 * is as long as the neuron is active.
 */
import { max } from "d3-array";
import { select } from "d3-selection";
import { tell } from "../../texts";

export interface Told {
  name: string;
  value: number;
}

export function drawTells(container: HTMLElement, told: Told[], activation: number): void {
  const longest = max(told, ({ value }) => Math.abs(value)) || 1;
  const rows = select(container)
    .selectAll<HTMLElement, Told>("li")
    .data(told)
    .join((enter) => {
      const row = enter.append("li");
      row.append("span").attr("class", "name");
      row.append("span").attr("class", "balance").append("span");
      row.append("data");
      return row;
    });
  rows.select(".name").text(({ name }) => name);
  rows
    .select(".balance span")
    .attr("class", ({ value }) => (value < 0 ? "against" : "for"))
    .style("transform", ({ value }) => `scaleX(${(value / longest) * activation})`);
  rows
    .select("data")
    .attr("value", ({ value }) => value)
    .text(({ value }) => tell.network.summand(value));
}
