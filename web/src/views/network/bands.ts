/**
 * The hidden neurons in ten bands, each neuron in the band of the digit that it favours.
 * A band fills column by column, beginning beside its output.
 */
import { group, least, max, range } from "d3-array";

/** Where the neurons of a layer stand. */
export interface Block {
  /** For each neuron its place along the flow and across it. */
  places: { along: number; across: number }[];
  /** The square that one neuron has to itself. */
  cell: number;
}

export const DIGITS = range(10);
const FILLED = 0.86; // of a band's width, so that a gap tells it from the next
const LARGEST_CELL = 28;

/** The middles of the ten bands, one for each digit. */
export function middles(across: number): number[] {
  return DIGITS.map((digit) => ((digit + 0.5) * across) / DIGITS.length);
}

export function layBands(favours: ArrayLike<number>, along: number, across: number): Block {
  const bands = group(range(favours.length), (neuron) => favours[neuron]);
  const fullest = max(bands.values(), (band) => band.length) as number;
  const { lines, cell } = bestFit(fullest, along, (across / DIGITS.length) * FILLED);
  const middle = middles(across);
  const places: Block["places"] = [];
  for (const [digit, band] of bands) {
    band.forEach((neuron, order) => {
      places[neuron] = {
        along: along - (Math.floor(order / lines) + 0.5) * cell,
        across: middle[digit] + ((order % lines) - (lines - 1) / 2) * cell,
      };
    });
  }
  return { places, cell };
}

/** In how many lines `count` neurons get the most room each. */
export function bestFit(
  count: number,
  along: number,
  width: number,
): { lines: number; cell: number } {
  const choices = range(1, count + 1).map((lines) => ({
    lines,
    cell: Math.min(LARGEST_CELL, width / lines, along / Math.ceil(count / lines)),
  }));
  return least(choices, (choice) => -choice.cell) as { lines: number; cell: number };
}
