/** The name and the number of the neuron attended to, beside it. */
import { select } from "d3-selection";
import type { NetworkInfo, Neuron, Reading } from "../../engine/types";
import { lastHidden } from "../../layers";
import { messages } from "../../texts";
import type { Layout } from "./layout";

const EDGE = 0.3; // share of the width within which the label keeps to its side

export function createLabel(picture: HTMLElement) {
  const label = select(picture).append("p").attr("class", "label").attr("id", "neuron-label");
  const [name, numbers] = ["name", "numbers"].map((part) =>
    label.append("span").attr("class", part),
  );

  return (
    layout: Layout,
    network: NetworkInfo | null,
    reading: Reading | null,
    neuron: Neuron | undefined,
  ) => {
    const place = neuron && layout.places[neuron[0]]?.[neuron[1]];
    label.classed("shown", place !== undefined);
    if (!place || !network) return;
    const [layer, index] = neuron;
    const activation = reading?.activations[layer][index];
    const told = {
      name:
        layer === 0
          ? messages.network.point(index)
          : messages.network.neuron(neuron, network.sizes),
      numbers: [
        layer === lastHidden(network.sizes) ? messages.network.favours(network.favours[index]) : [],
        activation === undefined
          ? []
          : (layer === 0 ? messages.network.ink : messages.network.active)(activation),
      ].flat(),
    };
    name.text(told.name);
    numbers.text(told.numbers.join(" · "));
    const share = place.x / layout.width;
    const side = share < EDGE ? "start" : share > 1 - EDGE ? "end" : "middle";
    label
      .attr("data-side", side)
      .style("left", `${place.x}px`)
      .style("top", `${place.y - layout.radii[layer]}px`);
  };
}
