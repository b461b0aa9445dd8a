/** The ten confidences as bars, one a row. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { Reading } from "../../engine/types";
import { messages } from "../../texts";
import { textOf } from "../unchanged";

export function createBars(container: HTMLElement): (reading: Reading | null) => void {
  const bars = select(container)
    .selectAll("div")
    .data(range(10))
    .join("div")
    .attr("class", "bar")
    .attr("data-testid", (digit) => `bar-${digit}`)
    .attr("role", "meter")
    .attr("aria-label", messages.bar)
    .attr("aria-valuemin", 0)
    .attr("aria-valuemax", 100);
  bars.append("span").attr("class", "of").text(String);
  const fills = bars.append("span").attr("class", "track").append("span").attr("class", "fill");
  const shares = bars.append("span").attr("class", "share");

  return (reading) => {
    const confidence = (digit: number) => reading?.confidences[digit] ?? 0;
    bars
      .attr("aria-valuenow", (digit) => Number((confidence(digit) * 100).toFixed(2)))
      .attr("aria-valuetext", (digit) => messages.percent(confidence(digit)))
      .classed("best", (digit) => digit === reading?.digit);
    fills.style("transform", (digit) => `scaleX(${confidence(digit)})`);
    shares.each(textOf((digit) => (reading ? messages.percent(confidence(digit)) : "")));
  };
}
