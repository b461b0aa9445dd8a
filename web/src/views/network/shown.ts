/** How much of the picture is shown, at a step and while a sentence lights up its part. */
import { range } from "d3-array";
import { hiddenLayers, lastHidden, outputLayer, type Sizes } from "../../layers";
import type { Selection } from "../../selection";
import { STEPS, type Step } from "../../steps";

/** What a layer's colour shows. */
export type Quantity = "rest" | "sums" | "activations";

export interface Shown {
  /** What each layer's colour shows, the input first. */
  quantities: Quantity[];
  /** How strongly each layer is seen: 0 not at all, 1 in full. */
  layers: number[];
  /** The same of the connections that come from each layer. */
  links: number[];
}

const DIM = 0.12;

interface Parts {
  layers: number[];
  /** Named by the layer that they come from. */
  links: number[];
}

function spokenOf(step: Step, sizes: Sizes): Parts {
  const [last, outputs] = [lastHidden(sizes), outputLayer(sizes)];
  return {
    input: { layers: [0], links: [] },
    weights: { layers: [0, 1], links: [0] },
    sums: { layers: [0, 1], links: [0] },
    sigmoid: { layers: [1], links: [] },
    deeper: { layers: hiddenLayers(sizes), links: range(1, last) },
    output: { layers: [last, outputs], links: [last] },
    softmax: { layers: [outputs], links: [] },
    answer: { layers: [outputs], links: [] },
  }[step];
}

/** The step that brings the connections from a layer. */
export function broughtBy(layer: number, sizes: Sizes): Step {
  if (layer === 0) return "weights";
  return layer === lastHidden(sizes) ? "output" : "deeper";
}

export function whatIsShown({ step, lit }: Selection, sizes: Sizes): Shown {
  const reached = (wanted: Step) => step === null || STEPS.indexOf(step) >= STEPS.indexOf(wanted);
  const spoken = lit && spokenOf(lit, sizes);
  const light = (part: keyof Parts, layer: number) =>
    spoken && !spoken[part].includes(layer) ? DIM : 1;
  const quantityOf = (layer: number): Quantity => {
    if (layer === 1 && step === "sums") return "sums";
    const wanted = layer === 1 ? "sigmoid" : broughtBy(layer - 1, sizes);
    return layer === 0 || reached(wanted) ? "activations" : "rest";
  };
  return {
    quantities: sizes.map((_, layer) => quantityOf(layer)),
    layers: sizes.map((_, layer) => light("layers", layer)),
    links: range(outputLayer(sizes)).map((layer) =>
      reached(broughtBy(layer, sizes)) ? light("links", layer) : 0,
    ),
  };
}
