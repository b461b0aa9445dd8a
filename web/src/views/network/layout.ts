/**
 * Where everything of the network stands, as plain numbers. It flows to the right in a wide
 * picture and down in a tall one.
 */
import { range } from "d3-array";
import type { NetworkInfo } from "../../engine/types";
import type { Place } from "../roam";
import { layBands, middles } from "./bands";

export interface Caption extends Place {
  anchor: "start" | "end";
}

export interface Layout {
  flow: "right" | "down";
  /** The 28x28: its corner and its side. */
  inputs: Place & { side: number };
  /** The middle of each of its points. */
  points: Place[];
  hidden: Place[];
  hiddenRadius: number;
  outputs: Place[];
  outputRadius: number;
  captions: { inputs: Caption; hidden: Caption; outputs: Caption };
}

export const SIDE = 28;
const CAPTION = 52; // room for the caption above each block when the blocks stand below each other

/** Where the neurons of a layer stand, the input being layer 0. */
export function placesOf({ points, hidden, outputs }: Layout, layer: number): Place[] {
  return [points, hidden, outputs][layer];
}

/** How large a neuron of a layer is drawn. */
export function radiusOf({ inputs, hiddenRadius, outputRadius }: Layout, layer: number): number {
  return [inputs.side / SIDE / 2, hiddenRadius, outputRadius][layer];
}

/** The middles of the 28x28 points. */
function pointsIn({ x, y, side }: Layout["inputs"]): Place[] {
  const middle = (step: number) => ((step + 0.5) * side) / SIDE;
  return range(SIDE).flatMap((row) =>
    range(SIDE).map((column) => ({ x: x + middle(column), y: y + middle(row) })),
  );
}

export function layOut(width: number, height: number, network: NetworkInfo | null): Layout {
  const favours = network?.favours ?? [];
  return (width < height ? layDown : layRight)(width, height, favours);
}

/** The captions stand above the picture, side by side; the style sheet makes room for them there. */
function layRight(width: number, height: number, favours: ArrayLike<number>): Layout {
  const side = wholePoints(Math.min(height * 0.42, width * 0.36));
  const outputRadius = Math.min(20, height * 0.036);
  const gap = (width - side) * 0.17;
  const start = side + gap;
  const bands = layBands(favours, width - 2 * outputRadius - gap - start, height);
  const inputs = { x: 0, y: (height - side) / 2, side };
  return {
    flow: "right",
    inputs,
    points: pointsIn(inputs),
    hidden: bands.places.map(({ along, across }) => ({ x: start + along, y: across })),
    hiddenRadius: bands.cell * 0.42,
    outputs: middles(height).map((y) => ({ x: width - outputRadius, y })),
    outputRadius,
    captions: {
      inputs: { x: 0, y: 0, anchor: "start" },
      hidden: { x: start, y: 0, anchor: "start" },
      outputs: { x: width, y: 0, anchor: "end" },
    },
  };
}

function layDown(width: number, height: number, favours: ArrayLike<number>): Layout {
  const side = wholePoints(width * 0.52);
  const outputRadius = Math.min(16, width * 0.042);
  const start = CAPTION + side + 2 * CAPTION;
  const end = height - 2 * outputRadius - 2 * CAPTION;
  const bands = layBands(favours, end - start, width);
  const inputs = { x: (width - side) / 2, y: CAPTION, side };
  return {
    flow: "down",
    inputs,
    points: pointsIn(inputs),
    hidden: bands.places.map(({ along, across }) => ({ x: across, y: start + along })),
    hiddenRadius: bands.cell * 0.42,
    outputs: middles(width).map((x) => ({ x, y: height - outputRadius })),
    outputRadius,
    captions: {
      inputs: { x: 0, y: 0, anchor: "start" },
      hidden: { x: 0, y: start - CAPTION, anchor: "start" },
      outputs: { x: 0, y: height - 2 * outputRadius - CAPTION, anchor: "start" },
    },
  };
}

/** A whole number of pixels for each of the 28 points, so that the picture is crisp. */
function wholePoints(side: number): number {
  return Math.floor(side / SIDE) * SIDE;
}

export function translate({ x, y }: Place): string {
  return `translate(${x},${y})`;
}
