/** The neurons that contributed most for another one, or against it, in order. */
import { max } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Neuron } from "../../engine/types";
import { lastHidden } from "../../layers";
import { messages } from "../../texts";
import { imageOf, paintImage } from "../image";
import { inBytes, type Scales } from "../scales";
import { textOf } from "../unchanged";

const NAMED = 6; // neurons named on each side

interface Contributor {
  neuron: Neuron;
  contribution: number;
}

export interface ContributorsHost {
  point(neuron?: Neuron): void;
  open(neuron: Neuron): void;
}

/**
 * Both sides, in the lists of the section for them. `order` is a layer's neurons from the strongest for
 * to the strongest against, `contributions` what each of these gave.
 */
export function drawSides(
  section: HTMLElement,
  layer: number,
  order: Int32Array,
  contributions: Float32Array,
  network: NetworkInfo,
  scales: Scales,
  host: ContributorsHost,
): void {
  const contributors = Array.from(
    order,
    (index, place): Contributor => ({
      neuron: [layer, index],
      contribution: contributions[place],
    }),
  );
  const largest = max(contributions, Math.abs) || 1;
  const draw = (side: string, some: Contributor[]) => {
    const list = section.querySelector(`.contributors.${side} ol`) as HTMLElement;
    drawContributors(list, some, largest, network, scales, host);
  };
  draw(
    "for",
    contributors.slice(0, NAMED).filter(({ contribution }) => contribution > 0),
  );
  draw(
    "against",
    contributors
      .slice(-NAMED)
      .reverse()
      .filter(({ contribution }) => contribution < 0),
  );
}

function drawContributors(
  container: HTMLElement,
  contributors: Contributor[],
  largest: number,
  network: NetworkInfo,
  { contribution }: Scales,
  { point, open }: ContributorsHost,
): void {
  const bytes = inBytes(contribution);
  const note = ([layer, index]: Neuron) =>
    layer === lastHidden(network.sizes) ? messages.network.favours(network.favours[index]) : "";
  const rows = select(container)
    .selectAll<HTMLLIElement, Contributor>("li")
    .data(contributors)
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
    .on("pointerenter focus", (_, { neuron }) => point(neuron))
    .on("pointerleave blur", () => point())
    .on("click", (_, { neuron }) => open(neuron));
  // Only the first hidden layer's neurons weigh points, which make an image.
  rows.select<HTMLCanvasElement>("canvas").each(function ({ neuron: [layer, index] }) {
    this.hidden = layer !== 1;
    if (layer === 1) paintImage(this, imageOf(network, index), bytes);
  });
  rows.select(".name").each(textOf(({ neuron: [, index] }) => messages.network.briefly(index)));
  rows.select(".note").each(textOf(({ neuron }) => note(neuron)));
  rows
    .select(".balance span")
    .attr("class", ({ contribution: given }) => (given < 0 ? "against" : "for"))
    .style("transform", ({ contribution: given }) => `scaleX(${given / largest})`);
  rows
    .select("data")
    .attr("value", ({ contribution: given }) => given)
    .each(textOf(({ contribution: given }) => messages.network.summand(given)));
}
