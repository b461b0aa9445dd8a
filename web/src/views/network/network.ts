/**
 * The picture of the whole network: inputs and connections on a canvas, hidden neurons and outputs
 * in SVG above it. What it shows follows from a network, a reading and a selection, and from
 * nothing else; what a hand or a key points at it only tells.
 */
import { range } from "d3-array";
import { select } from "d3-selection";
import { keepSharp } from "../../canvas";
import type { NetworkInfo, Neuron, Reading } from "../../engine/types";
import { hiddenLayers, outputLayer, type Sizes } from "../../layers";
import { nothing, type Selection } from "../../selection";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { walkNeurons } from "../neurons";
import { createScales } from "../scales";
import { DIGITS } from "./bands";
import { drawCaptions } from "./captions";
import { createCursor } from "./cursor";
import { createFlow } from "./flow";
import { createLabel } from "./label";
import { layOut } from "./layout";
import { drawLegend } from "./legend";
import { drawMarks } from "./marks";
import { colourHidden, colourOutputs, type Group, markOwn, placeNeurons } from "./neurons";
import { paint } from "./paint";
import { broughtBy, whatIsShown } from "./shown";
import { listen } from "./touch";

export interface NetworkHost {
  point(neuron?: Neuron): void;
  choose(neuron: Neuron): void;
  /** Chooses it and goes to what that opens. */
  open(neuron: Neuron): void;
}

/** Before a network is there, inputs and outputs are. */
const UNKNOWN: Sizes = [SIDE * SIDE, DIGITS.length];

/** A `brief` picture has the strongest connections only. */
type Draw = (
  network: NetworkInfo | null,
  reading: Reading | null,
  selection: Selection,
  brief?: boolean,
) => void;

export function createNetwork(figure: HTMLElement, { point, choose, open }: NetworkHost): Draw {
  const find = <T extends Element>(selector: string) => figure.querySelector(selector) as T;
  const picture = find<HTMLElement>(".picture");
  const canvas = find<HTMLCanvasElement>("canvas");
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const svg = select(picture)
    .append("svg")
    .attr("class", "neurons")
    .attr("role", "group")
    .attr("aria-label", messages.picture)
    .attr("aria-describedby", "network-summary");
  const group = (name: string) => svg.append("g").attr("class", name);
  const captions = group("captions");
  const frame = svg.append("rect").attr("class", "inputs");
  const showCursor = createCursor(group("points"), point);
  const neurons = { hidden: [] as Group[], outputs: group("outputs") };
  const marks = group("marks").attr("aria-hidden", "true");
  const showLabel = createLabel(picture);
  let scales = createScales(figure);
  let layout = layOut(1, 1, null, 0);
  let network: NetworkInfo | null = null;
  let reading: Reading | null = null;
  let selection = nothing;
  let brief = false;

  /** What changes with each reading and selection. */
  function update(): void {
    const sizes = network?.sizes ?? UNKNOWN;
    const shown = whatIsShown(selection, sizes);
    const { attention } = selection;
    paint(context, layout, scales, shown, flow, reading, brief);
    for (const layer of hiddenLayers(sizes)) {
      const hidden = neurons.hidden[layer - 1];
      colourHidden(hidden, layer, scales, shown.quantities[layer], reading);
      hidden.style("opacity", shown.layers[layer]);
    }
    colourOutputs(neurons.outputs, scales, shown.quantities[outputLayer(sizes)], reading);
    neurons.outputs.style("opacity", shown.layers[outputLayer(sizes)]);
    markOwn(everyLayer(), reading?.focus);
    drawMarks(marks, layout, attention);
    showLabel(layout, network, reading, attention.pointed ?? attention.chosen);
    showCursor(layout, reading);
  }

  /** What changes with the picture's size and with the network. */
  function arrange(): void {
    picture.style.setProperty("--deeper", String(Math.max(0, (network?.sizes.length ?? 0) - 3)));
    const letters = Number.parseFloat(getComputedStyle(find(".captions")).fontSize);
    layout = layOut(canvas.clientWidth, canvas.clientHeight, network, letters);
    const { x, y, side } = layout.inputs;
    frame.attr("x", x).attr("y", y).attr("width", side).attr("height", side);
    drawCaptions(captions, layout, network);
    while (neurons.hidden.length < hiddenLayers(network?.sizes ?? UNKNOWN).length) {
      const added = svg.insert("g", ".outputs").attr("class", "hidden");
      neurons.hidden.push(added);
      stands.push(standIn(added));
    }
    placeNeurons(neurons, layout, network);
    for (const stand of stands) stand();
    update();
  }

  /** The groups of neurons, the outputs behind the hidden layers that there are. */
  function everyLayer(): Group[] {
    const hidden = neurons.hidden.slice(0, layout.places.length - 2);
    return [...hidden, neurons.outputs];
  }

  /** Going through a layer by keyboard. */
  function standIn(layer: Group): () => void {
    const group = layer.node() as SVGGElement;
    const number = () => everyLayer().indexOf(layer) + 1;
    return walkNeurons(group, {
      places: () => layout.places[number()],
      neuron: (child) => [number(), [...group.children].indexOf(child)],
      point,
      open,
    });
  }

  const flow = createFlow(update);
  const stands = [standIn(neurons.outputs)];
  listen(picture, { layout: () => layout, point, choose });
  drawLegend(find(".legend"), scales);
  keepSharp(canvas, arrange);
  whenThemeChanges(() => {
    scales = createScales(figure);
    drawLegend(find(".legend"), scales);
    update();
  });

  return (newNetwork, newReading, newSelection, newBrief = false) => {
    const sameNetwork = newNetwork === network;
    const { step } = selection;
    network = newNetwork;
    reading = newReading;
    selection = { ...newSelection };
    brief = newBrief;
    if (selection.step !== step) {
      const sizes = network?.sizes ?? UNKNOWN;
      flow.go(range(outputLayer(sizes)).filter((l) => broughtBy(l, sizes) === selection.step));
    }
    if (sameNetwork) update();
    else arrange();
  };
}
