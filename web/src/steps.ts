/** The way from ink to answer, step by step. */
import { isDeep, type Sizes } from "./layers";

export const STEPS = [
  "input",
  "weights",
  "sums",
  "sigmoid",
  "deeper",
  "output",
  "softmax",
  "answer",
] as const;

export type Step = (typeof STEPS)[number];

/** The steps of a network: one with a single hidden layer goes no deeper. */
export function stepsOf(sizes: Sizes): Step[] {
  return STEPS.filter((step) => step !== "deeper" || isDeep(sizes));
}
