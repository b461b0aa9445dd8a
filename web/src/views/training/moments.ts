/** Some hidden neurons' weights while the network learned; a slider goes from moment to moment. */
import { range } from "d3-array";
import { select } from "d3-selection";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { printImage } from "../image";
import { inBytes, presentScales } from "../scales";
import { type Moments, weightsOf } from "./record";

export function createMoments(section: HTMLElement): (moments?: Moments) => void {
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const slider = find<HTMLInputElement>("input");
  const note = find(".note");
  const growing = select(find(".growing"));
  const scales = presentScales(section);
  let moments: Moments | undefined;

  function show(): void {
    section.classList.toggle("without", moments === undefined);
    if (!moments) {
      note.textContent = messages.moments.lacking;
      return;
    }
    const { neurons, samples, levels } = moments;
    const at = slider.valueAsNumber;
    slider.ariaValueText = note.textContent = messages.moments.after(samples[at]);
    const weights = weightsOf(levels[at]);
    const scale = inBytes(scales().contribution);
    growing
      .selectAll<HTMLImageElement, number>("img")
      .data(range(neurons))
      .join((enter) => enter.append("img").attr("alt", ""))
      .each(function (neuron) {
        const own = weights.subarray(neuron * SIDE * SIDE, (neuron + 1) * SIDE * SIDE);
        printImage(this, own, scale, 1);
      });
  }
  slider.addEventListener("input", show);
  whenThemeChanges(show);

  return (shown) => {
    moments = shown;
    slider.max = String((moments?.samples.length ?? 1) - 1);
    slider.value = slider.max;
    show();
  };
}
