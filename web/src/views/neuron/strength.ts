/** What a hidden neuron's activation is multiplied by: a slider, and a switch to 0. */
import type { Neuron } from "../../engine/types";
import { labels, messages } from "../../texts";

export function createStrength(
  group: HTMLElement,
  alter: (neuron: Neuron, strength: number) => void,
): (neuron: Neuron, strength: number) => void {
  const slider = group.querySelector("input") as HTMLInputElement;
  const output = group.querySelector("output") as HTMLOutputElement;
  const button = group.querySelector("button") as HTMLButtonElement;
  let shown: Neuron;

  slider.addEventListener("input", () => alter(shown, slider.valueAsNumber));
  button.addEventListener("click", () => alter(shown, slider.valueAsNumber === 0 ? 1 : 0));

  return (neuron, strength) => {
    shown = neuron;
    slider.valueAsNumber = strength;
    slider.ariaValueText = output.value = messages.network.strength(strength);
    button.textContent = strength === 0 ? labels.on : labels.off;
  };
}
