/** The hidden neurons and the outputs as SVG circles, coloured by their activation. */
import type { Selection } from "d3-selection";
import type { Reading } from "../../engine/types";
import type { Scales } from "../scales";
import { DIGITS } from "./bands";
import { type Layout, translate } from "./layout";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

export function drawHidden(group: Group, layout: Layout, scales: Scales, reading: Reading | null) {
  const activations = reading?.activations.at(-2);
  group
    .selectAll<SVGCircleElement, unknown>("circle")
    .data(layout.hidden)
    .join("circle")
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y)
    .attr("r", layout.hiddenRadius)
    .attr("fill", (_, neuron) => scales.activation(activations?.[neuron] ?? 0));
}

export function drawOutputs(group: Group, layout: Layout, scales: Scales, reading: Reading | null) {
  const activations = reading?.activations.at(-1);
  const activation = (digit: number) => activations?.[digit] ?? 0;
  const outputs = group
    .selectAll<SVGGElement, number>("g")
    .data(DIGITS)
    .join((enter) => {
      const output = enter.append("g");
      output.append("circle");
      output.append("text").text(String);
      return output;
    })
    .attr("transform", (digit) => translate(layout.outputs[digit]))
    .classed("lit", (digit) => activation(digit) > 0.5);
  outputs
    .select("circle")
    .attr("r", layout.outputRadius)
    .attr("fill", (digit) => scales.activation(activation(digit)));
}
