/**
 * The picture of the whole network: inputs and connections on a canvas, hidden neurons and outputs
 * in SVG above it. What it shows follows from a network and a reading, and from nothing else.
 */
import { select } from "d3-selection";
import { keepSharp } from "../../canvas";
import type { NetworkInfo, Reading } from "../../engine/types";
import { tell } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { createScales } from "../scales";
import { drawCaptions } from "./captions";
import { paintInputs } from "./inputs";
import { inputPlace, layOut } from "./layout";
import { drawLegend } from "./legend";
import { paintLinks } from "./links";
import { drawHidden, drawOutputs } from "./neurons";

type Draw = (network: NetworkInfo | null, reading: Reading | null) => void;

export function createNetwork(figure: HTMLElement): Draw {
  const find = <T extends Element>(selector: string) => figure.querySelector(selector) as T;
  const canvas = find<HTMLCanvasElement>("canvas");
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const svg = select(find(".picture"))
    .append("svg")
    .attr("class", "neurons")
    .attr("role", "img")
    .attr("aria-label", tell.picture);
  const [captions, hidden, outputs] = ["captions", "hidden", "outputs"].map((name) =>
    svg.append("g").attr("class", name),
  );
  const frame = svg.append("rect").attr("class", "inputs");
  let scales = createScales(figure);
  let layout = layOut(1, 1, null);
  let network: NetworkInfo | null = null;
  let reading: Reading | null = null;

  /** What changes with each reading. */
  function update(): void {
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    if (reading) {
      const input = (index: number) => inputPlace(layout, index);
      const neuron = (index: number) => layout.hidden[index];
      const output = (index: number) => layout.outputs[index];
      paintLinks(context, layout, scales, reading.links[0], input, neuron);
      paintLinks(context, layout, scales, reading.links[1], neuron, output);
    }
    paintInputs(context, layout, scales, reading?.activations[0]); // above its connections
    drawHidden(hidden, layout, scales, reading);
    drawOutputs(outputs, layout, scales, reading);
  }

  /** What changes with the picture's size and with the network. */
  function arrange(): void {
    layout = layOut(canvas.clientWidth, canvas.clientHeight, network);
    const { x, y, side } = layout.inputs;
    frame.attr("x", x).attr("y", y).attr("width", side).attr("height", side);
    drawCaptions(captions, layout, network);
    update();
  }

  drawLegend(find(".legend"), scales);
  keepSharp(canvas, arrange);
  whenThemeChanges(() => {
    scales = createScales(figure);
    drawLegend(find(".legend"), scales);
    update();
  });

  return (newNetwork, newReading) => {
    const sameNetwork = newNetwork === network;
    [network, reading] = [newNetwork, newReading];
    if (sameNetwork) update();
    else arrange();
  };
}
