/** The texts of the network's picture and of all that opens from it. */
import type { NetworkInfo, Neuron } from "../engine/types";
import { hiddenLayers, isDeep, lastHidden, outputLayer, products, type Sizes } from "../layers";
import { SIDE } from "../size";
import type { Step } from "../steps";

export const still = {
  links: "Connections shown",
  reset: "Put all back",

  followTitle: "Follow the answer",
  followNote: "From ink to digit, step by step. Point at one to light it up, press it to go there.",
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
  forIt: "Spoke for it",
  againstIt: "Spoke against it",
  gainOutput: "neurons for it",
  lossOutput: "neurons against it",

  galleryTitle: "What the hidden neurons learned",
  sortBy: "In order of",
  byDigit: "Digit",
  byStrength: "Strength",
  byNumber: "Number",
  byActivity: "Active now",
} as const;

/** With a proper minus sign. */
const signed = (value: number, digits: number) => value.toFixed(digits).replace("-", "−");

const POINTS = SIDE ** 2;
const count = (number: number, name: string) => `${number} ${name}${number === 1 ? "" : "s"}`;
/** Rounded to two figures, with commas. */
const about = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

const sums =
  "multiplies every number by a weight of its own, and adds all up. Blue sums are above zero, orange ones below.";

const unknownNumbers = {
  each: "Each hidden neuron",
  deeper: "",
  activations: "activations",
  times: "",
};

/** How many neurons there are, in the words of "How it works". */
function numbersOf(sizes: Sizes): typeof unknownNumbers {
  const [first, last] = [sizes[1], count(sizes[lastHidden(sizes)], "activation")];
  const times = `, about ${about.format(products(sizes))} times`;
  if (isDeep(sizes)) {
    return {
      each: `Each of the ${count(first, "neuron")} of the first hidden layer`,
      deeper: "Each further hidden layer weighs the activations of the one before it. ",
      activations: `last ${last}`,
      times,
    };
  }
  const each = first === 1 ? "The one hidden neuron" : `Each of the ${first} hidden neurons`;
  return { each, deeper: "", activations: last, times };
}

export const tell = {
  number: (value: number) => signed(value, 3),
  /** A summand: its sign is always there. */
  summand: (value: number) => (value < 0 ? "" : "+") + signed(value, 3),

  steps: (sizes: Sizes): Record<Step, [title: string, sentence: string]> => ({
    input: [
      "Input",
      `The pad becomes ${POINTS} numbers, one for each point: 0 is paper, 1 is ink.`,
    ],
    sums: [
      "Weighted sums",
      isDeep(sizes)
        ? `Each neuron of the first hidden layer ${sums}`
        : `Each hidden neuron ${sums}`,
    ],
    sigmoid: [
      "Sigmoid",
      "A curve squeezes each sum to between 0 and 1: that is how active the neuron is.",
    ],
    deeper: [
      "Deeper",
      "Each further hidden layer does both again, with the activations of the layer before it.",
    ],
    output: [
      "Output",
      `The ten outputs do the same with the ${isDeep(sizes) ? "last layer’s " : ""}${sizes.length > 2 ? count(sizes[lastHidden(sizes)], "activation") : "activations"}: blue connections speak for a digit, orange ones against it.`,
    ],
    answer: [
      "Answer",
      "Their sums become ten shares of 100%: which digit, if it is one. The largest is the answer if it is large enough, and its output active enough for a digit.",
    ],
  }),

  output: (digit: number) => `Output ${digit}`,
  neuron: ([layer, index]: Neuron, sizes: Sizes) => {
    if (layer === 0) return `Input ${index}`;
    if (layer === outputLayer(sizes)) return tell.output(index);
    return `Hidden neuron ${index}${isDeep(sizes) ? `, layer ${layer}` : ""}`;
  },
  /** A hidden neuron, and the digit that it favours where that is known. */
  described: ([layer, index]: Neuron, network: NetworkInfo | null) => {
    const { sizes, favours } = network ?? { sizes: [], favours: [] };
    const name = tell.neuron([layer, index], sizes);
    return layer === lastHidden(sizes) ? `${name}, ${tell.favours(favours[index])}` : name;
  },
  briefly: (index: number) => `Neuron ${index}`,
  favours: (digit: number) => `favours ${digit}`,
  active: (activation: number) => `activation ${signed(activation, 3)}`,
  point: (index: number) => `row ${Math.floor(index / SIDE) + 1}, column ${(index % SIDE) + 1}`,
  ink: (activation: number) => `ink ${signed(activation, 2)}`,
  inputs: "Inputs, point by point",
  /** Above each layer; before a network is there, above inputs and outputs. Many have little room. */
  captions: (sizes: Sizes) => [
    { title: "What the network sees", note: `${SIDE} × ${SIDE} = ${POINTS} inputs` },
    ...hiddenLayers(sizes).map((layer) =>
      isDeep(sizes)
        ? { title: String(sizes[layer]), note: `layer ${layer}` }
        : {
            title: count(sizes[layer], "hidden neuron"),
            note: sizes[layer] === 1 ? "" : "by the digit they favour",
          },
    ),
    isDeep(sizes) ? { title: "10", note: "outputs" } : { title: "10 outputs", note: "one a digit" },
  ],
  /** What the gallery shows. */
  images: (sizes: Sizes) =>
    `Each image shows ${isDeep(sizes) ? `the ${POINTS} weights of a neuron of the first hidden layer` : `one neuron’s ${POINTS} weights`}: it is excited by ink where it is blue and calmed by ink where it is orange. The bar below shows how active it is now.` +
    (isDeep(sizes) ? " Deeper neurons weigh neurons and not points, so they have no image." : ""),
  tellsMost: (layer: number) => `What it tells layer ${layer} most`,
  order: (sizes: Sizes) =>
    isDeep(sizes) ? "The last hidden layer, in order" : "All hidden neurons, in order",
  /** "How it works", as far as it depends on the network. */
  how: (sizes: Sizes | null) => {
    const { each, deeper, activations, times } = sizes ? numbersOf(sizes) : unknownNumbers;
    return {
      weigh: `${each} has a weight for each of the ${POINTS} points. Ink where it hopes for ink excites it (blue), ink where it hopes for none calms it (orange). It adds everything up, and the sum becomes its activation, between 0 and 1.`,
      voices: `${deeper}Ten outputs, one for each digit, weigh the ${activations} in the same way. These are the voices that counted most for the answer: to the right those in favour, to the left those against.`,
      shares: `The ten sums are turned into ten shares of 100 percent: the bars. They say which digit it is, as if it must be one. Whether it is one at all is said by the activation of the digit’s own output. Nothing is looked up: it is multiplying and adding${times}.`,
    };
  },

  shown: (links: number) => `${links} a layer`,
  altered: (count: number) => (count === 1 ? "1 neuron altered" : `${count} neurons altered`),
  strength: (strength: number) => (strength === 0 ? "off" : `× ${strength.toFixed(1)}`),

  noDrawing: "There is no drawing yet.",

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
