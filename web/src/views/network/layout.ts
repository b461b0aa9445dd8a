/**
 * Where everything of the network stands, as plain numbers. It flows to the right in a wide
 * picture and down in a tall one.
 */
import { range, sum } from "d3-array";
import type { NetworkInfo } from "../../engine/types";
import { SIDE } from "../../size";
import type { Place } from "../roving";
import { type Block, layBands, middles } from "./bands";
import { layGrid } from "./grid";

export interface Caption extends Place {
  anchor: "start" | "end";
}

export interface Layout {
  flow: "right" | "down";
  width: number;
  height: number;
  /** The 28x28: its corner and its side. */
  inputs: Place & { side: number };
  /** The neurons of every layer: the middles of the 28x28 points first, the outputs last. */
  places: Place[][];
  /** How large a neuron of each layer is drawn. */
  radii: number[];
  /** Each stands above its layer. */
  captions: Caption[];
}

const GAPS = [0.17, 0.17, 0.12, 0.1]; // share of the room between layers, by how many are hidden
const DRAWN = 0.42; // of the square that a neuron has to itself, its radius

/** The middles of the 28x28 points. */
function pointsIn({ x, y, side }: Layout["inputs"]): Place[] {
  const middle = (step: number) => ((step + 0.5) * side) / SIDE;
  return range(SIDE).flatMap((row) =>
    range(SIDE).map((column) => ({ x: x + middle(column), y: y + middle(row) })),
  );
}

/** `letters` is the size of the captions' letters. */
export function layOut(
  width: number,
  height: number,
  network: NetworkInfo | null,
  letters: number,
): Layout {
  if (width < height) return layDown(width, height, network, letters);
  return layRight(width, height, network);
}

/** The captions stand above the picture, side by side; the style sheet makes room for them there. */
function layRight(width: number, height: number, network: NetworkInfo | null): Layout {
  const side = wholePoints(Math.min(height * 0.42, width * 0.36));
  const outputRadius = Math.min(20, height * 0.036);
  const gap = (width - side) * GAPS[hiddenSizes(network).length];
  const blocks = layHidden(network, side + gap, width - 2 * outputRadius, gap, height);
  const inputs = { x: 0, y: (height - side) / 2, side };
  const outputs = middles(height).map((y) => ({ x: width - outputRadius, y }));
  return {
    flow: "right",
    width,
    height,
    inputs,
    places: [
      pointsIn(inputs),
      ...blocks.map(({ places }) => places.map(({ along, across }) => ({ x: along, y: across }))),
      outputs,
    ],
    radii: [side / SIDE / 2, ...blocks.map(({ cell }) => cell * DRAWN), outputRadius],
    captions: [
      { x: 0, y: 0, anchor: "start" },
      ...blocks.map(({ start }) => ({ x: start, y: 0, anchor: "start" }) as const),
      { x: width, y: 0, anchor: "end" },
    ],
  };
}

/** The blocks stand below each other, each with its caption above it. */
function layDown(
  width: number,
  height: number,
  network: NetworkInfo | null,
  letters: number,
): Layout {
  const caption = 4 * letters;
  const side = wholePoints(width * 0.52);
  const outputRadius = Math.min(16, width * 0.042);
  const start = caption + side + 2 * caption;
  const end = height - 2 * outputRadius - caption;
  const blocks = layHidden(network, start, end, caption, width);
  const inputs = { x: (width - side) / 2, y: caption, side };
  const outputs = middles(width).map((x) => ({ x, y: height - outputRadius }));
  return {
    flow: "down",
    width,
    height,
    inputs,
    places: [
      pointsIn(inputs),
      ...blocks.map(({ places }) => places.map(({ along, across }) => ({ x: across, y: along }))),
      outputs,
    ],
    radii: [side / SIDE / 2, ...blocks.map(({ cell }) => cell * DRAWN), outputRadius],
    captions: [
      { x: 0, y: 0, anchor: "start" },
      ...blocks.map(({ start: y }) => ({ x: 0, y: y - caption, anchor: "start" }) as const),
      { x: 0, y: end, anchor: "start" },
    ],
  };
}

function hiddenSizes(network: NetworkInfo | null): readonly number[] {
  return network?.sizes.slice(1, -1) ?? [];
}

/**
 * The hidden layers one after the other from `start` on, with a gap after each that ends at `end`. One
 * of four times as many neurons has twice the room.
 */
function layHidden(
  network: NetworkInfo | null,
  start: number,
  end: number,
  gap: number,
  across: number,
): (Block & { start: number })[] {
  const sizes = hiddenSizes(network);
  const room = end - start - gap * sizes.length;
  const shares = sizes.map(Math.sqrt);
  return sizes.map((size, layer) => {
    const along = (room * shares[layer]) / sum(shares);
    const begin = start + (room * sum(shares.slice(0, layer))) / sum(shares) + gap * layer;
    const block =
      network && layer === sizes.length - 1
        ? layBands(network.favours, along, across)
        : layGrid(size, along, across);
    const places = block.places.map((place) => ({ ...place, along: begin + place.along }));
    return { ...block, places, start: begin };
  });
}

/** A whole number of pixels for each of the 28 points, so that the picture is crisp. */
function wholePoints(side: number): number {
  return Math.floor(side / SIDE) * SIDE;
}

export function translate({ x, y }: Place): string {
  return `translate(${x},${y})`;
}
