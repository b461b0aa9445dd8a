/** A layer whose neurons favour no digit, one before the last: in columns, by their numbers. */
import { range } from "d3-array";
import { type Block, bestFit } from "./bands";

/** The columns stand in the middle of `along`, each spread over all of `across`. */
export function layGrid(count: number, along: number, across: number): Block {
  const { cell } = bestFit(count, along, across);
  const columns = Math.ceil(count / Math.floor(across / cell));
  const lines = Math.ceil(count / columns);
  const places = range(count).map((neuron) => {
    const column = Math.floor(neuron / lines);
    const empty = lines - Math.min(lines, count - column * lines);
    return {
      along: along / 2 + (column - (columns - 1) / 2) * cell,
      across: ((neuron % lines) + (empty + 1) / 2) * (across / lines),
    };
  });
  return { places, cell };
}
