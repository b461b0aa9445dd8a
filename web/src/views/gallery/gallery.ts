/** The weights of all hidden neurons as images, in an order of one's choice. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { isDeep } from "../../layers";
import { isOnPaper } from "../../paper";
import { type Selection, same, strengthOf } from "../../selection";
import { labels, messages } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { imageOf, printImage } from "../image";
import { type NeuronKeys, walkNeurons } from "../neurons";
import { placesOf } from "../roving";
import { createScales, inBytes } from "../scales";

type Order = "byDigit" | "byStrength" | "byNumber" | "byActivity";

/** The digits that a neuron favours are known of the last hidden layer, and images of the first. */
const ordersOf = ({ sizes }: NetworkInfo): Order[] =>
  isDeep(sizes) ? ["byNumber", "byActivity"] : ["byDigit", "byStrength", "byActivity"];

type Show = (network: NetworkInfo | null, reading: Reading | null, selection: Selection) => void;

export function createGallery(
  section: HTMLElement,
  { point, open }: Pick<NeuronKeys, "point" | "open">,
): Show {
  const grid = section.querySelector(".portraits") as HTMLElement;
  const tiles = () => select(grid).selectAll<HTMLButtonElement, number>("button");
  let order: Order = "byDigit";
  let network: NetworkInfo | null = null;
  let reading: Reading | null = null;
  let selection: Selection;
  let visible = false;
  let printed: NetworkInfo | null = null;

  const sorts = () =>
    select(section).select(".sorts").selectAll<HTMLButtonElement, Order>("button");
  const stand = walkNeurons(grid, {
    neuron: (tile) => [1, select<Element, number>(tile).datum()],
    places: () => placesOf([...(grid.children as HTMLCollectionOf<HTMLElement>)]),
    point,
    open,
  });

  function arrange(network: NetworkInfo): void {
    const { sizes, favours } = network;
    const orders = ordersOf(network);
    if (!orders.includes(order)) [order] = orders;
    sorts()
      .data(orders)
      .join("button")
      .attr("type", "button")
      .text((name) => labels[name])
      .on("click", (_, name) => {
        order = name;
        update();
      });
    (section.querySelector(".head .note") as HTMLElement).textContent =
      messages.network.images(sizes);
    tiles()
      .data(range(sizes[1]), (neuron) => neuron)
      .join((enter) => {
        const tile = enter.append("button").attr("type", "button").attr("tabindex", -1);
        tile.append("img").attr("alt", "");
        tile.append("span").attr("class", "favours");
        tile.append("span").attr("class", "activity").append("span");
        return tile;
      })
      .attr("aria-label", (neuron) => messages.network.described([1, neuron], network))
      .on("pointerenter", (_, neuron) => point([1, neuron]))
      .on("pointerleave", () => point())
      .on("click", (_, neuron) => open([1, neuron]))
      .select(".favours")
      .text((neuron) => (isDeep(sizes) ? "" : favours[neuron]));
    stand();
  }

  function print(network: NetworkInfo): void {
    const scale = inBytes(createScales(section).contribution);
    tiles().each(function (neuron) {
      const picture = this.querySelector("img") as HTMLImageElement;
      printImage(picture, imageOf(network, neuron), scale);
    });
  }

  /** A gallery out of sight costs nothing. */
  function update(): void {
    if (!(visible || isOnPaper()) || !network) return;
    if (printed !== network) print(network);
    printed = network;
    const { attention } = selection;
    const activations = reading?.activations[1];
    const count = network.sizes[1];
    const byNumber = Int32Array.from(range(count));
    const fixedOrder = isDeep(network.sizes) ? byNumber : network.by_digit;
    const orders: Record<Order, Int32Array> = {
      byDigit: network.by_digit,
      byStrength: network.by_strength,
      byNumber,
      byActivity: reading?.most_active ?? fixedOrder,
    };
    const places = new Int32Array(count);
    for (const [place, neuron] of orders[order].entries()) places[neuron] = place;
    sorts().attr("aria-pressed", (name) => name === order);
    tiles()
      .sort((one, other) => places[one] - places[other])
      .classed("chosen", (neuron) => same(attention.chosen, [1, neuron]))
      .classed("altered", (neuron) => strengthOf(attention, [1, neuron]) !== 1)
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
