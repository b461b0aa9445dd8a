/** Softmax written out: ten sums, their exponentials, and the shares that these make. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { Reading } from "../../engine/types";
import { labels, messages } from "../../texts";

export function createSoftmax(figure: HTMLElement) {
  const table = select(figure).append("table").attr("class", "softmax");
  table
    .append("thead")
    .append("tr")
    .selectAll("th")
    .data([
      labels.outputHead,
      labels.sumHead,
      labels.shiftedHead,
      labels.powerHead,
      labels.shareHead,
    ])
    .join("th")
    .attr("scope", "col")
    .text(String);
  const body = table.append("tbody");
  const caption = select(figure).append("figcaption");

  return ({ digit: read, sums, confidences, softmax }: Reading) => {
    const of = sums[sums.length - 1];
    const rows = body
      .selectAll("tr")
      .data(range(10))
      .join((enter) => {
        const row = enter.append("tr");
        row.append("th").attr("scope", "row").text(String);
        return row;
      })
      .classed("best", (digit) => digit === read);
    rows
      .selectAll("td")
      .data((digit) => [
        { value: of[digit], text: messages.network.number(of[digit]) },
        { value: softmax.shifted[digit], text: messages.network.number(softmax.shifted[digit]) },
        { value: softmax.powers[digit], text: messages.power(softmax.powers[digit]) },
        { value: confidences[digit], text: messages.percent(confidences[digit]) },
      ])
      .join((enter) => {
        const cell = enter.append("td");
        cell.append("data");
        return cell;
      })
      .select("data")
      .attr("value", ({ value }) => value)
      .text(({ text }) => text);
    caption.text(messages.softmax(softmax.temperature, softmax.total));
  };
}
