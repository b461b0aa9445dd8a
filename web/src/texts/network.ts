/** The texts of the network's picture and of all that opens from it. */
import type { Neuron } from "../engine/types";
import type { Step } from "../steps";

export const still = {
  links: "Connections shown",
  reset: "Put all back",

  followTitle: "Follow the answer",
  followNote: "Five steps from ink to digit. Point at one to light it up, press it to go there.",
  back: "Back",
  play: "Play",
  pause: "Pause",
  forward: "Forward",
  all: "Show all",

  close: "Close",
  drawFirst: "The arithmetic comes with a drawing.",
  weights: "Its weights",
  times: "times",
  seen: "what it sees",
  makes: "makes",
  products: "weight × input",
  inputsEach: "Point at an image to see each point’s numbers.",
  arithmetic: "Its arithmetic",
  tells: "What it tells the outputs",
  strength: "How loud it is heard",
  off: "Switch off",
  on: "Switch on",
  gain: "ink that excites it",
  loss: "ink that calms it",
  bias: "bias",
  sum: "weighted sum",
  becomes: "activation",

  against: "Against",
  evidence: "Ink and emptiness",
  order: "All hidden neurons, in order",
  forIt: "Spoke for it",
  againstIt: "Spoke against it",
  gainOutput: "neurons for it",
  lossOutput: "neurons against it",

  galleryTitle: "What the hidden neurons learned",
  galleryNote:
    "Each image shows one neuron’s 784 weights: it is excited by ink where it is blue and calmed by ink where it is orange. The bar below shows how active it is now.",
  sortBy: "In order of",
  byDigit: "Digit",
  byStrength: "Strength",
  byActivity: "Active now",
} as const;

/** With a proper minus sign. */
const signed = (value: number, digits: number) => value.toFixed(digits).replace("-", "−");

const names = ["Input", "Hidden neuron", "Output"];

export const tell = {
  number: (value: number) => signed(value, 3),
  /** A summand: its sign is always there. */
  summand: (value: number) => (value < 0 ? "" : "+") + signed(value, 3),

  steps: {
    input: ["Input", "The pad becomes 784 numbers, one for each point: 0 is paper, 1 is ink."],
    sums: [
      "Weighted sums",
      "Each hidden neuron multiplies every number by a weight of its own, and adds all up. Blue sums are above zero, orange ones below.",
    ],
    sigmoid: [
      "Sigmoid",
      "A curve squeezes each sum to between 0 and 1: that is how active the neuron is.",
    ],
    output: [
      "Output",
      "The ten outputs do the same with the 250 activations: blue connections speak for a digit, orange ones against it.",
    ],
    answer: [
      "Answer",
      "Their sums become likelihoods. The likeliest digit is the answer, if it is likely enough.",
    ],
  } satisfies Record<Step, [title: string, sentence: string]>,

  neuron: ([layer, index]: Neuron) => `${names[layer]} ${index}`,
  briefly: (index: number) => `Neuron ${index}`,
  favours: (digit: number) => `favours ${digit}`,
  active: (activation: number) => `activation ${signed(activation, 3)}`,
  point: (index: number) => `row ${Math.floor(index / 28) + 1}, column ${(index % 28) + 1}`,
  ink: (activation: number) => `ink ${signed(activation, 2)}`,
  inputs: "Inputs, point by point",

  shown: (links: number) => `${links} a layer`,
  altered: (count: number) => (count === 1 ? "1 neuron altered" : `${count} neurons altered`),
  strength: (strength: number) => (strength === 0 ? "off" : `× ${strength.toFixed(1)}`),

  /** The picture in words. */
  summary: (digit: string, share: string, strongest: number[]) =>
    `Read as ${digit}, ${share}. Strongest for it: hidden neurons ${strongest.join(", ")}.`,
  noDrawing: "There is no drawing yet.",
  keptBack: "The answer is kept back.",

  weight: (index: number, weight: number, input: number, product: number) =>
    `${tell.point(index)}: ${signed(weight, 3)} × ${signed(input, 3)} = ${signed(product, 3)}`,
  sigmoid: (sum: number, activation: number) =>
    `1 / (1 + e^−(${signed(sum, 3)})) = ${signed(activation, 3)}`,

  alone: "no one",
  why: (digit: number, rival?: number) =>
    rival === undefined ? `What spoke for ${digit}?` : `Why ${digit} and not ${rival}?`,
  versus: (digit: number, rival?: number) =>
    rival === undefined
      ? `Blue spoke for ${digit}, orange against it: ink where it stood, paper where there was none.`
      : `Blue spoke for ${digit}, orange for ${rival}: ink where it stood, paper where there was none.`,
  margin: (digit: number, rival?: number) =>
    rival === undefined ? `weighted sum of ${digit}` : `lead of ${digit} over ${rival}`,
  rival: (digit: number) => (digit < 0 ? "Against no one" : `Against ${digit}`),
};
