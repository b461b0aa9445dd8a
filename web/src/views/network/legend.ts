/** What the colours mean: each scale as the very steps that it is made of. */
import { select } from "d3-selection";
import { messages } from "../../texts";
import type { Scales } from "../scales";

export function drawLegend(legend: HTMLElement, { activation, contribution }: Scales): void {
  const scales = [
    { name: ".activation", colours: activation.range(), ends: ["0", "1"] },
    {
      name: ".contribution",
      colours: contribution.range(),
      ends: [messages.against, messages.for],
    },
  ];
  for (const { name, colours, ends } of scales) {
    const row = select(legend).select(name);
    row.selectAll(".end").data(ends).text(String);
    row
      .select(".steps")
      .attr("viewBox", `0 0 ${colours.length} 1`)
      .selectAll("rect")
      .data(colours)
      .join("rect")
      .attr("x", (_, step) => step)
      .attr("width", 1.05)
      .attr("height", 1)
      .attr("fill", String);
  }
}
