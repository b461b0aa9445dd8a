/**
 * The picture of the whole network: inputs and connections on a canvas, hidden neurons and outputs
 * in SVG above it. What it shows follows from a network, a reading and a selection, and from
 * nothing else; what a hand or a key points at it only tells.
 */
import { select } from "d3-selection";
import { keepSharp } from "../../canvas";
import type { NetworkInfo, Neuron, Reading } from "../../engine/types";
import { nothing, type Selection } from "../../selection";
import { tell } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { roam } from "../roam";
import { createScales } from "../scales";
import { drawCaptions } from "./captions";
import { createCursor } from "./cursor";
import { createFlow } from "./flow";
import { createLabel } from "./label";
import { layOut, placesOf } from "./layout";
import { drawLegend } from "./legend";
import { drawMarks } from "./marks";
import { colourHidden, colourOutputs, markOwn, placeNeurons } from "./neurons";
import { paint } from "./paint";
import { whatIsShown } from "./shown";
import { listen } from "./touch";

export interface NetworkHost {
  point(neuron?: Neuron): void;
  choose(neuron: Neuron): void;
  /** Chooses it and goes to what that opens. */
  open(neuron: Neuron): void;
}

type Draw = (network: NetworkInfo | null, reading: Reading | null, selection: Selection) => void;

export function createNetwork(figure: HTMLElement, { point, choose, open }: NetworkHost): Draw {
  const find = <T extends Element>(selector: string) => figure.querySelector(selector) as T;
  const picture = find<HTMLElement>(".picture");
  const canvas = find<HTMLCanvasElement>("canvas");
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const svg = select(picture)
    .append("svg")
    .attr("class", "neurons")
    .attr("role", "group")
    .attr("aria-label", tell.picture)
    .attr("aria-describedby", "network-summary");
  const group = (name: string) => svg.append("g").attr("class", name);
  const captions = group("captions");
  const frame = svg.append("rect").attr("class", "inputs");
  const showCursor = createCursor(group("points"), point);
  const neurons = { hidden: group("hidden"), outputs: group("outputs") };
  const marks = group("marks").attr("aria-hidden", "true");
  const showLabel = createLabel(picture);
  let scales = createScales(figure);
  let layout = layOut(1, 1, null);
  let network: NetworkInfo | null = null;
  let reading: Reading | null = null;
  let selection = nothing;

  /** What changes with each reading and selection. */
  function update(): void {
    const shown = whatIsShown(selection);
    const { attention } = selection;
    paint(context, layout, scales, shown, flow, reading);
    colourHidden(neurons.hidden, scales, shown.hidden, reading);
    colourOutputs(neurons.outputs, scales, shown.outputs, reading);
    neurons.hidden.style("opacity", shown.presence.hidden);
    neurons.outputs.style("opacity", shown.presence.outputs);
    markOwn(neurons, reading?.focus);
    drawMarks(marks, layout, attention);
    showLabel(layout, network, reading, attention.pointed ?? attention.chosen);
    showCursor(layout, reading);
  }

  /** What changes with the picture's size and with the network. */
  function arrange(): void {
    layout = layOut(canvas.clientWidth, canvas.clientHeight, network);
    const { x, y, side } = layout.inputs;
    frame.attr("x", x).attr("y", y).attr("width", side).attr("height", side);
    drawCaptions(captions, layout, network);
    placeNeurons(neurons, layout, network);
    for (const stand of stands) stand();
    update();
  }

  const flow = createFlow(update);
  const stands = [neurons.hidden, neurons.outputs].map((layer, index) => {
    const group = layer.node() as SVGGElement;
    return roam(group, {
      places: () => placesOf(layout, index + 1),
      neuron: (child) => [index + 1, [...group.children].indexOf(child)],
      point,
      open,
    });
  });
  listen(picture, { layout: () => layout, point, choose });
  drawLegend(find(".legend"), scales);
  keepSharp(canvas, arrange);
  whenThemeChanges(() => {
    scales = createScales(figure);
    drawLegend(find(".legend"), scales);
    update();
  });

  return (newNetwork, newReading, newSelection) => {
    const sameNetwork = newNetwork === network;
    const { step } = selection;
    network = newNetwork;
    reading = newReading;
    selection = { ...newSelection };
    if (selection.step !== step) flow.go(selection.step);
    if (sameNetwork) update();
    else arrange();
  };
}
