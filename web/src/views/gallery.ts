/** The weights of all hidden neurons as images, in an order of one's choice. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../engine/types";
import { type Selection, strengthOf } from "../selection";
import { still, tell } from "../texts";
import { whenThemeChanges } from "../theme";
import { printImage, SIDE } from "./image";
import { type Roamer, roam } from "./roam";
import { createScales, inBytes } from "./scales";

const ORDERS = ["byDigit", "byStrength", "byActivity"] as const;

type Show = (network: NetworkInfo | null, reading: Reading | null, selection: Selection) => void;

export function createGallery(
  section: HTMLElement,
  { point, open }: Pick<Roamer, "point" | "open">,
): Show {
  const grid = section.querySelector(".portraits") as HTMLElement;
  const tiles = () => select(grid).selectAll<HTMLButtonElement, number>("button");
  let order: (typeof ORDERS)[number] = "byDigit";
  let network: NetworkInfo | null = null;
  let reading: Reading | null = null;
  let selection: Selection;
  let visible = false;
  let printed: NetworkInfo | null = null;

  const sorts = select(section)
    .select(".sorts")
    .selectAll("button")
    .data(ORDERS)
    .join("button")
    .attr("type", "button")
    .text((name) => still[name])
    .on("click", (_, name) => {
      order = name;
      update();
    });
  const stand = roam(grid, {
    neuron: (tile) => [1, select<Element, number>(tile).datum()],
    places: () =>
      Array.from(grid.children as HTMLCollectionOf<HTMLElement>, ({ offsetLeft, offsetTop }) => ({
        x: offsetLeft,
        y: offsetTop,
      })),
    point,
    open,
  });

  function arrange({ favours }: NetworkInfo): void {
    const name = (neuron: number) => [
      tell.network.neuron([1, neuron]),
      tell.network.favours(favours[neuron]),
    ];
    tiles()
      .data(range(favours.length), (neuron) => neuron)
      .join((enter) => {
        const tile = enter.append("button").attr("type", "button").attr("tabindex", -1);
        tile.append("img").attr("alt", "");
        tile.append("span").attr("class", "favours");
        tile.append("span").attr("class", "activity").append("span");
        return tile;
      })
      .attr("aria-label", (neuron) => name(neuron).join(", "))
      .on("pointerenter", (_, neuron) => point([1, neuron]))
      .on("pointerleave", () => point())
      .on("click", (_, neuron) => open([1, neuron]))
      .select(".favours")
      .text((neuron) => favours[neuron]);
    stand();
  }

  function print({ images }: NetworkInfo): void {
    const scale = inBytes(createScales(section).contribution);
    tiles().each(function (neuron) {
      const picture = this.querySelector("img") as HTMLImageElement;
      printImage(picture, images.subarray(neuron * SIDE ** 2, (neuron + 1) * SIDE ** 2), scale);
    });
  }

  /** A gallery out of sight costs nothing. */
  function update(): void {
    if (!visible || !network) return;
    if (printed !== network) print(network);
    printed = network;
    const { attention } = selection;
    const activations = reading?.activations.at(-2);
    const orders = {
      byDigit: network.by_digit,
      byStrength: network.by_strength,
      byActivity: reading?.liveliest ?? network.by_digit,
    };
    const places = new Int32Array(network.favours.length);
    for (const [place, neuron] of orders[order].entries()) places[neuron] = place;
    sorts.attr("aria-pressed", (name) => name === order);
    tiles()
      .sort((one, other) => places[one] - places[other])
      .classed("chosen", (neuron) => attention.chosen?.[0] === 1 && attention.chosen[1] === neuron)
      .classed("altered", (neuron) => strengthOf(attention, neuron) !== 1)
      .select(".activity span")
      .style("transform", (neuron) => `scaleX(${activations?.[neuron] ?? 0})`);
  }

  new IntersectionObserver(([{ isIntersecting }]) => {
    visible = isIntersecting;
    update();
  }).observe(section);
  whenThemeChanges(() => {
    printed = null;
    update();
  });

  return (newNetwork, newReading, newSelection) => {
    const arrived = newNetwork !== network;
    [network, reading, selection] = [newNetwork, newReading, newSelection];
    if (arrived && network) arrange(network);
    update();
  };
}
