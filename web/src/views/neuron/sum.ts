/** A sum written out: gain, loss and bias, and what they make. */
import { select } from "d3-selection";
import { messages } from "../../texts";
import { textOf } from "../unchanged";

export interface Term {
  name: string;
  value: number;
  /** What is added up stands above the line, the sum below it. */
  total?: boolean;
}

/** Every number is a <data>, which also holds it unrounded. */
export function drawSum(container: HTMLElement, terms: Term[]): void {
  const rows = select(container)
    .selectAll<HTMLElement, Term>("div")
    .data(terms)
    .join((enter) => {
      const row = enter.append("div");
      row.append("dt");
      row.append("dd").append("data");
      return row;
    })
    .classed("total", ({ total }) => total === true);
  rows.select("dt").each(textOf(({ name }) => name));
  rows
    .select("data")
    .attr("value", ({ value }) => value)
    .each(
      textOf(({ value, total }) =>
        (total ? messages.network.number : messages.network.summand)(value),
      ),
    );
}
