/** The hidden neurons that spoke loudest for an output, or against it, in order. */
import { max } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Neuron } from "../../engine/types";
import { tell } from "../../texts";
import { paintImage, SIDE } from "../image";
import { inBytes, type Scales } from "../scales";

export interface Voice {
  neuron: number;
  contribution: number;
}

export interface VoicesHost {
  point(neuron?: Neuron): void;
  open(neuron: Neuron): void;
}

export function drawVoices(
  container: HTMLElement,
  voices: Voice[],
  loudest: number,
  network: NetworkInfo,
  { contribution }: Scales,
  { point, open }: VoicesHost,
): void {
  const bytes = inBytes(contribution);
  const image = (neuron: number) =>
    network.images.subarray(neuron * SIDE ** 2, (neuron + 1) * SIDE ** 2);
  const rows = select(container)
    .selectAll<HTMLLIElement, Voice>("li")
    .data(voices)
    .join((enter) => {
      const row = enter.append("li");
      const button = row.append("button").attr("type", "button");
      button.append("canvas").attr("aria-hidden", "true");
      const text = button.append("span").attr("class", "who");
      text.append("span").attr("class", "name");
      text.append("span").attr("class", "note");
      button.append("span").attr("class", "balance").append("span");
      button.append("data");
      return row;
    });
  rows
    .select("button")
    .on("pointerenter focus", (_, { neuron }) => point([1, neuron]))
    .on("pointerleave blur", () => point())
    .on("click", (_, { neuron }) => open([1, neuron]));
  rows.select<HTMLCanvasElement>("canvas").each(function ({ neuron }) {
    const weights = image(neuron);
    paintImage(this, weights, bytes, max(weights, Math.abs));
  });
  rows.select(".name").text(({ neuron }) => tell.network.briefly(neuron));
  rows.select(".note").text(({ neuron }) => tell.network.favours(network.favours[neuron]));
  rows
    .select(".balance span")
    .attr("class", ({ contribution: given }) => (given < 0 ? "against" : "for"))
    .style("transform", ({ contribution: given }) => `scaleX(${given / loudest})`);
  rows
    .select("data")
    .attr("value", ({ contribution: given }) => given)
    .text(({ contribution: given }) => tell.network.summand(given));
}
