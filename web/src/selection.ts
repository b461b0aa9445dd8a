/** What the person has picked out to look at, as values that never change. */
import type { Attention, Neuron } from "./engine/types";
import { outputLayer, type Sizes } from "./layers";
import { STEPS, type Step } from "./steps";

export interface Selection {
  attention: Attention;
  /** How far along the way from ink to answer the picture goes; null shows all of it. */
  step: Step | null;
  /** The step that is spoken of, and whose part lights up. */
  lit: Step | null;
}

export const nothing: Selection = {
  attention: { links: 200, strengths: [] },
  step: null,
  lit: null,
};

const BEFORE_OUTPUT = STEPS.indexOf("output") - 1;

/** Whether a step shows what a lesson without the answer keeps back. */
export function givesAway(step: Step): boolean {
  return STEPS.indexOf(step) > BEFORE_OUTPUT;
}

/** What can be looked at while a lesson keeps the answer back: the way to it, outputs left out. */
export function withoutAnswer({ attention, step, lit }: Selection, sizes: Sizes): Selection {
  const before = (neuron?: Neuron) => (neuron?.[0] === outputLayer(sizes) ? undefined : neuron);
  return {
    attention: {
      ...attention,
      pointed: before(attention.pointed),
      chosen: before(attention.chosen),
    },
    step: step && !givesAway(step) ? step : STEPS[BEFORE_OUTPUT],
    lit,
  };
}

export function same(one?: Neuron, other?: Neuron): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}

export function point(attention: Attention, pointed?: Neuron): Attention {
  return same(pointed, attention.pointed) ? attention : { ...attention, pointed };
}

/** Choosing what is chosen already lets it go. */
export function choose(attention: Attention, neuron?: Neuron): Attention {
  const chosen = same(neuron, attention.chosen) ? undefined : neuron;
  return { ...attention, chosen, rival: undefined };
}

export function strengthOf({ strengths }: Attention, neuron: Neuron): number {
  return strengths.find(([layer, index]) => same([layer, index], neuron))?.[2] ?? 1;
}

export function alter(attention: Attention, neuron: Neuron, strength: number): Attention {
  const others = attention.strengths.filter(([layer, index]) => !same([layer, index], neuron));
  return { ...attention, strengths: strength === 1 ? others : [...others, [...neuron, strength]] };
}

/** Of another network nothing is picked out as yet; how much is shown stays. */
export function ofAnotherNetwork({ attention: { links } }: Selection): Selection {
  return { ...nothing, attention: { ...nothing.attention, links } };
}
