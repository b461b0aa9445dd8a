/** One hidden neuron's arithmetic, from what it weighs to what it tells the next layer. */
import type { Arithmetic, NetworkInfo, Neuron, Reading } from "../../engine/types";
import { lastHidden } from "../../layers";
import { type Selection, same, strengthOf } from "../../selection";
import { labels, messages } from "../../texts";
import { imageOf } from "../image";
import { type ContributorsHost, drawSides } from "../output/contributors";
import type { Scales } from "../scales";
import { drawBalance } from "./balance";
import { createImages } from "./images";
import { createStrength } from "./strength";
import { drawSum } from "./sum";

const NAMED = 10; // neurons of the next layer

export interface NeuronHost extends ContributorsHost {
  alter(neuron: Neuron, strength: number): void;
}

export function createNeuron(section: HTMLElement, host: NeuronHost) {
  const find = (selector: string) => section.querySelector(selector) as HTMLElement;
  const showImages = createImages(section);
  const showStrength = createStrength(find(".strength"), host.alter);

  /** A neuron of the first hidden layer weighs points; what that makes are images. */
  function showWeighed(
    [layer, index]: Neuron,
    network: NetworkInfo,
    reading: Reading | null,
    explained: Arithmetic | undefined,
    scales: Scales,
  ): void {
    find(".product").hidden = layer !== 1;
    find(".hears").hidden = layer === 1 || !explained;
    if (layer === 1) {
      const inputs = explained && reading?.activations[0];
      const products = explained?.contributions;
      showImages({ weights: imageOf(network, index), inputs, products }, scales);
    } else if (explained) {
      const { sources, contributions } = explained;
      const given = Float32Array.from(sources, (source) => contributions[source]);
      drawSides(section, layer - 1, sources, given, network, scales, host);
    }
  }

  /** To all ten outputs in their order, or to those of the next layer where they are largest. */
  function showGiven([layer]: Neuron, { sizes }: NetworkInfo, explained: Arithmetic): void {
    const { outgoing: given, targets, activation } = explained;
    const last = layer === lastHidden(sizes);
    const rows = last
      ? Array.from(given, (value, digit) => ({ name: String(digit), value }))
      : Array.from(targets.subarray(0, NAMED), (target) => ({
          name: messages.network.briefly(target),
          value: given[target],
        }));
    find(".given h3").textContent = last ? labels.given : messages.network.givenMost(layer + 1);
    find(".given ol").classList.toggle("named", !last);
    drawBalance(find(".given ol"), rows, activation);
  }

  return (
    neuron: Neuron,
    network: NetworkInfo,
    reading: Reading | null,
    { attention }: Selection,
    scales: Scales,
  ) => {
    const [layer, index] = neuron;
    const chosen = reading?.chosen;
    const explained = chosen && same([chosen.layer, chosen.index], neuron) ? chosen : undefined;
    find("h2").textContent = messages.network.neuron(neuron, network.sizes);
    find(".head .note").textContent =
      layer === lastHidden(network.sizes) ? messages.network.favours(network.favours[index]) : "";
    showStrength(neuron, strengthOf(attention, neuron));
    showWeighed(neuron, network, reading, explained, scales);
    find(".none").hidden = explained !== undefined;
    find(".formula").hidden = find(".given").hidden = explained === undefined;
    if (!explained) return;
    drawSum(find(".formula .terms"), [
      { name: labels.above, value: explained.gain },
      { name: labels.below, value: explained.loss },
      { name: labels.bias, value: explained.bias },
      { name: labels.sum, value: explained.sum, total: true },
      { name: labels.becomes, value: explained.activation, total: true },
    ]);
    find(".formula .sigmoid").textContent = messages.network.sigmoid(
      explained.sum,
      explained.activation,
    );
    showGiven(neuron, network, explained);
  };
}
