/** One hidden neuron's arithmetic, from its weights to what it tells the outputs. */
import type { NetworkInfo, Reading } from "../../engine/types";
import { type Selection, strengthOf } from "../../selection";
import { still, tell } from "../../texts";
import { SIDE } from "../image";
import type { Scales } from "../scales";
import { createImages } from "./images";
import { createStrength } from "./strength";
import { drawSum } from "./sum";
import { drawTells } from "./tells";

export function createNeuron(
  section: HTMLElement,
  alter: (neuron: number, strength: number) => void,
) {
  const find = (selector: string) => section.querySelector(selector) as HTMLElement;
  const showImages = createImages(section);
  const showStrength = createStrength(find(".strength"), alter);

  return (
    index: number,
    network: NetworkInfo,
    reading: Reading | null,
    { attention }: Selection,
    scales: Scales,
  ) => {
    const explained = reading?.chosen?.index === index ? reading.chosen : undefined;
    find("h2").textContent = tell.network.neuron([1, index]);
    find(".head .note").textContent = tell.network.favours(network.favours[index]);
    showStrength(index, strengthOf(attention, index));
    const points = SIDE * SIDE;
    showImages(
      {
        weights: network.images.subarray(index * points, (index + 1) * points),
        inputs: explained && reading?.activations[0],
        products: explained?.contributions,
      },
      scales,
    );
    find(".none").hidden = explained !== undefined;
    find(".formula").hidden = find(".told").hidden = explained === undefined;
    if (!explained) return;
    drawSum(find(".formula .terms"), [
      { name: still.gain, value: explained.gain },
      { name: still.loss, value: explained.loss },
      { name: still.bias, value: explained.bias },
      { name: still.sum, value: explained.sum, total: true },
      { name: still.becomes, value: explained.activation, total: true },
    ]);
    find(".formula .sigmoid").textContent = tell.network.sigmoid(
      explained.sum,
      explained.activation,
    );
    drawTells(find(".told ol"), explained.tells, explained.activation);
  };
}
