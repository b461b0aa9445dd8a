/** The texts of the network's picture and of all that opens from it. */
import type { NetworkInfo, Neuron } from "../engine/types";
import { hiddenLayers, isDeep, lastHidden, outputLayer, products, type Sizes } from "../layers";
import { SIDE } from "../size";
import type { Step } from "../steps";
import { messages as answer } from "./answer";

export const labels = {
  links: "Connections shown",
  reset: "Put all back",

  followTitle: "Follow the answer",
  followNote: "A tour from ink to digit, with the numbers of your own drawing.",
  back: "Back",
  play: "Play",
  pause: "Pause",
  forward: "Forward",
  all: "Show all",

  close: "Close",
  drawFirst: "The arithmetic comes with a drawing.",
  clickable: "Press a neuron or an output to see its arithmetic.",
  weights: "weights",
  seen: "inputs",
  products: "weight × input",
  inputsEach: "Point at an image to see each pixel’s numbers.",
  arithmetic: "Its arithmetic",
  given: "Its contributions to the outputs",
  strength: "Scale its activation",
  off: "Switch off",
  on: "Switch on",
  above: "contributions above zero",
  below: "contributions below zero",
  bias: "bias",
  sum: "weighted sum",
  becomes: "activation",

  against: "Against",
  evidence: "Ink and emptiness",
  forIt: "Largest contributions",
  againstIt: "Largest against it",

  outputHead: "Digit",
  sumHead: "Sum z",
  shiftedHead: "Less the largest",
  powerHead: "e to that",
  shareHead: "Share",

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

export const messages = {
  number: (value: number) => signed(value, 3),
  /** A summand: its sign is always there. */
  summand: (value: number) => (value < 0 ? "" : "+") + signed(value, 3),

  steps: ({ sizes, settings }: NetworkInfo): Record<Step, [title: string, sentence: string]> => {
    const deep = isDeep(sizes);
    const each = deep
      ? `Each of the ${count(sizes[1], "[neuron|hidden neuron]")} of the first hidden [layer]`
      : `Each of the ${sizes[1]} [hidden neurons|hidden neuron]`;
    const last = `${deep ? "last layer’s " : ""}${count(sizes[lastHidden(sizes)], "activation")}`;
    return {
      input: [
        "Input",
        `By [preprocessing] your drawing is set upright, made the same size and thickness, and put in the middle of ${SIDE} × ${SIDE} = ${POINTS} [pixels|pixel]. Each is a number from 0 (paper) to 1 (ink), here in hundredths. These [inputs|input] are all that the network sees.`,
      ],
      weights: [
        "Weights",
        `${each} has a [weight] for every pixel and multiplies the two. Ink where it has a weight above zero counts for it (blue), ink where that is below zero against it (orange).`,
      ],
      sums: [
        "Weighted sums",
        `The neuron adds up its ${POINTS} products and its [bias]: its [weighted sum]. In the picture, sums above zero are blue and those below orange.`,
      ],
      sigmoid: [
        "Sigmoid",
        "The [sigmoid] squeezes each sum to between 0 and 1: the neuron’s [activation]. Every dot is a neuron; draw, and they move along the curve.",
      ],
      deeper: [
        "Deeper",
        "Each further hidden [layer] does both again, with the [activations|activation] of the layer before it.",
      ],
      output: [
        "Output",
        `Ten [outputs|output], one for each digit, do the same with the ${last}. These [contributions|contribution] to the answer’s output are the largest: to the right those for it, to the left those against it.`,
      ],
      softmax: [
        "Softmax",
        `The [softmax] turns the ten sums into ten shares of 100 %, the [confidences|confidence]: e is raised to each sum, less the largest${settings.temperature === 1 ? "" : " and divided by a [temperature]"}, and each result is divided by their total. It is multiplying and adding, about ${about.format(products(sizes))} times; nothing is looked up.`,
      ],
      answer: ["Answer, or not sure", answer.needed(settings)],
    };
  },

  output: (digit: number) => `Output ${digit}`,
  neuron: ([layer, index]: Neuron, sizes: Sizes) => {
    if (layer === 0) return `Input ${index}`;
    if (layer === outputLayer(sizes)) return messages.output(index);
    return `Hidden neuron ${index}${isDeep(sizes) ? `, layer ${layer}` : ""}`;
  },
  /** A hidden neuron, and the digit that it favours where that is known. */
  described: ([layer, index]: Neuron, network: NetworkInfo | null) => {
    const { sizes, favours } = network ?? { sizes: [], favours: [] };
    const name = messages.neuron([layer, index], sizes);
    return layer === lastHidden(sizes) ? `${name}, ${messages.favours(favours[index])}` : name;
  },
  briefly: (index: number) => `Neuron ${index}`,
  favours: (digit: number) => `favours ${digit}`,
  active: (activation: number) => `activation ${signed(activation, 3)}`,
  point: (index: number) => `row ${Math.floor(index / SIDE) + 1}, column ${(index % SIDE) + 1}`,
  ink: (activation: number) => `ink ${signed(activation, 2)}`,
  inputs: "Inputs, point by point",
  /** Above each layer; before a network is there, above inputs and outputs. Many have little room. */
  captions: (sizes: Sizes, brief = false) => [
    brief
      ? { title: String(POINTS), note: "inputs" }
      : { title: "What the network sees", note: `${SIDE} × ${SIDE} = ${POINTS} inputs` },
    ...hiddenLayers(sizes).map((layer) => {
      if (isDeep(sizes)) return { title: String(sizes[layer]), note: `layer ${layer}` };
      if (brief) return { title: String(sizes[layer]), note: "hidden neurons" };
      return {
        title: count(sizes[layer], "hidden neuron"),
        note: sizes[layer] === 1 ? "" : "by the digit they favour",
      };
    }),
    brief || isDeep(sizes)
      ? { title: "10", note: "outputs" }
      : { title: "10 outputs", note: "one a digit" },
  ],
  /** What the gallery shows. */
  images: (sizes: Sizes) =>
    `Each image shows ${isDeep(sizes) ? `the ${POINTS} weights of a neuron of the first hidden layer` : `one neuron’s ${POINTS} weights`}: ink where it is blue makes the neuron more active, ink where it is orange less. The bar below shows how active it is now.` +
    (isDeep(sizes) ? " Deeper neurons weigh neurons and not pixels, so they have no image." : ""),
  givenMost: (layer: number) => `Its largest contributions to layer ${layer}`,
  order: (sizes: Sizes) =>
    isDeep(sizes) ? "The last hidden layer, in order" : "All hidden neurons, in order",
  stepOf: (step: number, all: number) => `Step ${step} of ${all}`,

  shown: (links: number) => `${links} a layer`,
  altered: (count: number) => (count === 1 ? "1 neuron altered" : `${count} neurons altered`),
  strength: (strength: number) => (strength === 0 ? "off" : `× ${strength.toFixed(1)}`),

  noDrawing: "There is no drawing yet.",

  weight: (index: number, weight: number, input: number, product: number) =>
    `${messages.point(index)}: ${signed(weight, 3)} × ${signed(input, 3)} = ${signed(product, 3)}`,
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
