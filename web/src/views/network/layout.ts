/**
 * Where everything of the network stands, as plain numbers. It flows to the right in a wide
 * picture and down in a tall one.
 */
import type { NetworkInfo } from "../../engine/types";
import { layBands, middles } from "./bands";

export interface Place {
  x: number;
  y: number;
}

export interface Caption extends Place {
  anchor: "start" | "end";
}

export interface Layout {
  flow: "right" | "down";
  /** The 28x28: its corner and its side. */
  inputs: Place & { side: number };
  hidden: Place[];
  hiddenRadius: number;
  outputs: Place[];
  outputRadius: number;
  captions: { inputs: Caption; hidden: Caption; outputs: Caption };
}

export const SIDE = 28;
const CAPTION = 52; // room for the caption above each block when the blocks stand below each other

/** The middle of input number `index`. */
export function inputPlace({ inputs }: Layout, index: number): Place {
  const point = inputs.side / SIDE;
  return {
    x: inputs.x + ((index % SIDE) + 0.5) * point,
    y: inputs.y + (Math.floor(index / SIDE) + 0.5) * point,
  };
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
  return {
    flow: "right",
    inputs: { x: 0, y: (height - side) / 2, side },
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
  return {
    flow: "down",
    inputs: { x: (width - side) / 2, y: CAPTION, side },
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
