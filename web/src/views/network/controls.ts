/** Below the picture: how many connections it shows, and that the network is altered, if it is. */
import type { Attention } from "../../engine/types";
import { messages } from "../../texts";

export interface ControlsHost {
  links(count: number): void;
  reset(): void;
}

export function createControls(
  legend: HTMLElement,
  { links, reset }: ControlsHost,
): (attention: Attention) => void {
  const slider = legend.querySelector(".links input") as HTMLInputElement;
  const output = legend.querySelector(".links output") as HTMLOutputElement;
  const altered = legend.querySelector(".altered") as HTMLElement;
  slider.addEventListener("input", () => links(slider.valueAsNumber));
  altered.querySelector("button")?.addEventListener("click", reset);

  return ({ links: count, strengths }) => {
    slider.valueAsNumber = count;
    output.value = String(count);
    altered.classList.toggle("shown", strengths.length > 0);
    const told = altered.querySelector("span") as HTMLElement;
    const text = strengths.length > 0 ? messages.network.altered(strengths.length) : "";
    if (told.textContent !== text) told.textContent = text;
  };
}
