/** How much of the picture is shown, at a step and while a sentence lights up its part. */
import type { Selection } from "../../selection";
import { STEPS, type Step } from "../../steps";

export type Part = "inputs" | "hidden" | "outputs" | "toHidden" | "toOutputs";
/** What a layer's colour tells. */
export type Tells = "rest" | "sums" | "activations";

export interface Shown {
  hidden: Tells;
  outputs: Tells;
  /** 0 where a part is not to be seen, 1 where it is seen in full. */
  presence: Record<Part, number>;
}

const SPOKEN_OF: Record<Step, Part[]> = {
  input: ["inputs"],
  sums: ["inputs", "toHidden", "hidden"],
  sigmoid: ["hidden"],
  output: ["hidden", "toOutputs", "outputs"],
  answer: ["outputs"],
};
const DIM = 0.12;

export function whatIsShown({ step, lit }: Selection): Shown {
  const reached = (wanted: Step) => step === null || STEPS.indexOf(step) >= STEPS.indexOf(wanted);
  const light = (part: Part) => (lit && !SPOKEN_OF[lit].includes(part) ? DIM : 1);
  return {
    hidden: step === "sums" ? "sums" : reached("sigmoid") ? "activations" : "rest",
    outputs: reached("output") ? "activations" : "rest",
    presence: {
      inputs: light("inputs"),
      hidden: light("hidden"),
      outputs: light("outputs"),
      toHidden: reached("sums") ? light("toHidden") : 0,
      toOutputs: reached("output") ? light("toOutputs") : 0,
    },
  };
}
