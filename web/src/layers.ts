/** Which layers a network has, told by its sizes, input first. */
import { range } from "d3-array";

export type Sizes = readonly number[];

export const outputLayer = (sizes: Sizes) => sizes.length - 1;
export const lastHidden = (sizes: Sizes) => sizes.length - 2;
export const hiddenLayers = (sizes: Sizes) => range(1, outputLayer(sizes));
/** Whether there are several hidden layers. */
export const isDeep = (sizes: Sizes) => lastHidden(sizes) > 1;

/** How many multiplications one answer takes. */
export function products(sizes: Sizes): number {
  return sizes.slice(1).reduce((sum, size, before) => sum + size * sizes[before], 0);
}
