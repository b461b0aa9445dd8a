/** One hidden neuron's arithmetic, from what it weighs to what it tells the next layer. */
import type { Arithmetic, NetworkInfo, Neuron, Reading } from "../../engine/types";
import { lastHidden } from "../../layers";
import { type Selection, same, strengthOf } from "../../selection";
import { still, tell } from "../../texts";
import { imageOf } from "../image";
import { drawSides, type VoicesHost } from "../output/voices";
import type { Scales } from "../scales";
import { createImages } from "./images";
import { createStrength } from "./strength";
import { drawSum } from "./sum";
import { drawTells } from "./tells";

const TOLD = 10; // neurons of the next layer that are named

export interface NeuronHost extends VoicesHost {
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

  /** All ten outputs in their order, or those of the next layer to which it tells most. */
  function showTold([layer]: Neuron, { sizes }: NetworkInfo, explained: Arithmetic): void {
    const { tells, targets, activation } = explained;
    const last = layer === lastHidden(sizes);
    const rows = last
      ? Array.from(tells, (value, digit) => ({ name: String(digit), value }))
      : Array.from(targets.subarray(0, TOLD), (target) => ({
          name: tell.network.briefly(target),
          value: tells[target],
        }));
    find(".told h3").textContent = last ? still.tells : tell.network.tellsMost(layer + 1);
    find(".told ol").classList.toggle("named", !last);
    drawTells(find(".told ol"), rows, activation);
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
    find("h2").textContent = tell.network.neuron(neuron, network.sizes);
    find(".head .note").textContent =
      layer === lastHidden(network.sizes) ? tell.network.favours(network.favours[index]) : "";
    showStrength(neuron, strengthOf(attention, neuron));
    showWeighed(neuron, network, reading, explained, scales);
    find(".none").hidden = explained !== undefined;
    find(".formula").hidden = find(".told").hidden = explained === undefined;
    if (!explained) return;
    drawSum(find(".formula .terms"), [
      { name: layer === 1 ? still.gain : still.gainOutput, value: explained.gain },
      { name: layer === 1 ? still.loss : still.lossOutput, value: explained.loss },
      { name: still.bias, value: explained.bias },
      { name: still.sum, value: explained.sum, total: true },
      { name: still.becomes, value: explained.activation, total: true },
    ]);
    find(".formula .sigmoid").textContent = tell.network.sigmoid(
      explained.sum,
      explained.activation,
    );
    showTold(neuron, network, explained);
  };
}
