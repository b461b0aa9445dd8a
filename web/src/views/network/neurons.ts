/** The hidden neurons and the outputs as SVG, coloured by what the picture shows of them. */
import { max } from "d3-array";
import type { Selection } from "d3-selection";
import type { Focus, NetworkInfo, Reading } from "../../engine/types";
import { tell } from "../../texts";
import type { Scales } from "../scales";
import { DIGITS } from "./bands";
import { type Layout, translate } from "./layout";
import type { Tells } from "./shown";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Puts them in their places; the colours follow with each reading. */
export function placeNeurons(
  { hidden, outputs }: Record<"hidden" | "outputs", Group>,
  layout: Layout,
  network: NetworkInfo | null,
): void {
  hidden
    .selectAll<SVGCircleElement, unknown>("circle")
    .data(layout.hidden)
    .join((enter) => enter.append("circle").attr("role", "button").attr("tabindex", -1))
    .attr("aria-label", (_, neuron) =>
      [tell.network.neuron([1, neuron]), tell.network.favours(network?.favours[neuron] ?? 0)].join(
        ", ",
      ),
    )
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y)
    .attr("r", layout.hiddenRadius);
  outputs
    .selectAll<SVGGElement, number>("g")
    .data(DIGITS)
    .join((enter) => {
      const output = enter
        .append("g")
        .attr("role", "button")
        .attr("tabindex", -1)
        .attr("aria-label", (digit) => tell.network.neuron([2, digit]));
      output.append("circle");
      output.append("text").attr("aria-hidden", "true").text(String);
      return output;
    })
    .attr("transform", (digit) => translate(layout.outputs[digit]))
    .select("circle")
    .attr("r", layout.outputRadius);
}

export function colourHidden(group: Group, scales: Scales, tells: Tells, reading: Reading | null) {
  const colour = colourOf(scales, tells, reading?.sums.at(-2), reading?.activations.at(-2));
  group.selectAll("circle").attr("fill", (_, neuron) => colour(neuron));
}

export function colourOutputs(group: Group, scales: Scales, tells: Tells, reading: Reading | null) {
  const activations = tells === "rest" ? undefined : reading?.activations.at(-1);
  const colour = colourOf(scales, tells, reading?.sums.at(-1), activations);
  group
    .selectAll<SVGGElement, number>("g")
    .classed("lit", (digit) => (activations?.[digit] ?? 0) > 0.5)
    .select("circle")
    .attr("fill", colour);
}

/** Sums have the diverging scale, activations the sequential one. */
function colourOf(
  { activation, contribution }: Scales,
  tells: Tells,
  sums?: Float32Array,
  activations?: Float32Array,
): (neuron: number) => string {
  if (tells === "sums" && sums) {
    const largest = max(sums, Math.abs) || 1;
    return (neuron) => contribution(sums[neuron] / largest);
  }
  const shown = tells === "activations" ? activations : undefined;
  return (neuron) => activation(shown?.[neuron] ?? 0);
}

/** Tells the one in focus from the others. */
export function markOwn({ hidden, outputs }: Record<"hidden" | "outputs", Group>, focus?: Focus) {
  for (const [layer, group] of [hidden, outputs].entries()) {
    const own = focus?.layer === layer + 1 ? focus.index : -1;
    const node = group.node() as SVGGElement;
    for (const old of node.querySelectorAll(":scope > .own")) old.classList.remove("own");
    node.children[own]?.classList.add("own");
  }
}
