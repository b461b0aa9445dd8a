/** The hidden neurons and the outputs as SVG, coloured by what the picture shows of them. */
import { max } from "d3-array";
import type { Selection } from "d3-selection";
import type { Focus, NetworkInfo, Reading } from "../../engine/types";
import { messages } from "../../texts";
import type { Place } from "../roving";
import type { Scales } from "../scales";
import { DIGITS } from "./bands";
import { type Layout, translate } from "./layout";
import type { Quantity } from "./shown";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The groups of a network's neurons, one for each layer. */
export interface Groups {
  hidden: Group[];
  outputs: Group;
}

/** Puts them in their places; the colours follow with each reading. */
export function placeNeurons(groups: Groups, layout: Layout, network: NetworkInfo | null): void {
  const [outputs, radius] = [layout.places, layout.radii].map((each) => each[each.length - 1]) as [
    Place[],
    number,
  ];
  for (const [before, group] of groups.hidden.entries()) {
    placeHidden(group, layout, before + 1, network);
  }
  groups.outputs
    .selectAll<SVGGElement, number>("g")
    .data(DIGITS)
    .join((enter) => {
      const output = enter
        .append("g")
        .attr("role", "button")
        .attr("tabindex", -1)
        .attr("aria-label", messages.network.output);
      output.append("circle");
      output.append("text").attr("aria-hidden", "true").text(String);
      return output;
    })
    .attr("transform", (digit) => translate(outputs[digit]))
    .select("circle")
    .attr("r", radius);
}

/** A group beyond the network's hidden layers, which an earlier one had, stays empty. */
function placeHidden(group: Group, layout: Layout, layer: number, network: NetworkInfo | null) {
  const there = layer < layout.places.length - 1;
  group
    .selectAll<SVGCircleElement, unknown>("circle")
    .data(there ? layout.places[layer] : [])
    .join((enter) => enter.append("circle").attr("role", "button").attr("tabindex", -1))
    .attr("aria-label", (_, neuron) => messages.network.described([layer, neuron], network))
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y)
    .attr("r", layout.radii[layer]);
}

export function colourHidden(
  group: Group,
  layer: number,
  scales: Scales,
  quantity: Quantity,
  reading: Reading | null,
): void {
  const [sums, activations] = [reading?.sums[layer - 1], reading?.activations[layer]];
  const colour = colourOf(scales, quantity, sums, activations);
  group.selectAll<SVGCircleElement, unknown>("circle").each(function (_, neuron) {
    const fill = colour(neuron);
    // Most are at rest and stay so, and what is not set needs no new style.
    if (this.getAttribute("fill") !== fill) this.setAttribute("fill", fill);
  });
}

export function colourOutputs(
  group: Group,
  scales: Scales,
  quantity: Quantity,
  reading: Reading | null,
) {
  const activations = quantity === "rest" ? undefined : reading?.activations.at(-1);
  const colour = colourOf(scales, quantity, reading?.sums.at(-1), activations);
  group
    .selectAll<SVGGElement, number>("g")
    .classed("lit", (digit) => (activations?.[digit] ?? 0) > 0.5)
    .select("circle")
    .attr("fill", colour);
}

/** Sums have the diverging scale, activations the sequential one. */
function colourOf(
  { activation, contribution }: Scales,
  quantity: Quantity,
  sums?: Float32Array,
  activations?: Float32Array,
): (neuron: number) => string {
  if (quantity === "sums" && sums) {
    const largest = max(sums, Math.abs) || 1;
    return (neuron) => contribution(sums[neuron] / largest);
  }
  const shown = quantity === "activations" ? activations : undefined;
  return (neuron) => activation(shown?.[neuron] ?? 0);
}

/** Tells the one in focus, which may be none of these, from the others. */
export function markOwn(groups: Group[], focus?: Focus): void {
  for (const [before, group] of groups.entries()) {
    const own = focus?.layer === before + 1 ? focus.index : -1;
    const node = group.node() as SVGGElement;
    for (const old of node.querySelectorAll(":scope > .own")) old.classList.remove("own");
    node.children[own]?.classList.add("own");
  }
}
