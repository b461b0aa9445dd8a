/** What the person has picked out to look at, as values that never change. */
import type { Attention, Neuron } from "./engine/types";
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

const BEFORE_ANSWER = STEPS.indexOf("sigmoid");
const OUTPUTS = 2;

/** What can be looked at while a lesson keeps the answer back: the way to it, outputs left out. */
export function withoutAnswer({ attention, step, lit }: Selection): Selection {
  const before = (neuron?: Neuron) => (neuron?.[0] === OUTPUTS ? undefined : neuron);
  return {
    attention: {
      ...attention,
      pointed: before(attention.pointed),
      chosen: before(attention.chosen),
    },
    step: step && STEPS.indexOf(step) < BEFORE_ANSWER ? step : STEPS[BEFORE_ANSWER],
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

export function strengthOf({ strengths }: Attention, neuron: number): number {
  return strengths.find(([altered]) => altered === neuron)?.[1] ?? 1;
}

export function alter(attention: Attention, neuron: number, strength: number): Attention {
  const others = attention.strengths.filter(([altered]) => altered !== neuron);
  return { ...attention, strengths: strength === 1 ? others : [...others, [neuron, strength]] };
}
