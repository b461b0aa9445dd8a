/**
 * What a hidden neuron contributes to neurons of the next layer, as bars to both sides of zero. The longest
 * is as long as the neuron is active.
 */
import { max } from "d3-array";
import { select } from "d3-selection";
import { messages } from "../../texts";
import { textOf } from "../unchanged";

export interface Given {
  name: string;
  value: number;
}

export function drawBalance(container: HTMLElement, given: Given[], activation: number): void {
  const longest = max(given, ({ value }) => Math.abs(value)) || 1;
  const rows = select(container)
    .selectAll<HTMLElement, Given>("li")
    .data(given)
    .join((enter) => {
      const row = enter.append("li");
      row.append("span").attr("class", "name");
      row.append("span").attr("class", "balance").append("span");
      row.append("data");
      return row;
    });
  rows.select(".name").each(textOf(({ name }) => name));
  rows
    .select(".balance span")
    .attr("class", ({ value }) => (value < 0 ? "against" : "for"))
    .style("transform", ({ value }) => `scaleX(${(value / longest) * activation})`);
  rows
    .select("data")
    .attr("value", ({ value }) => value)
    .each(textOf(({ value }) => messages.network.summand(value)));
}
