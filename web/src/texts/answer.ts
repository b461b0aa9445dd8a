/** The texts of the answer: the bars say which digit, its output whether there is one. */
import type { Reading, ReadingSettings, Requirement } from "../engine/types";
import { isDeep, type Sizes } from "../layers";

export const labels = {
  answerTitle: "Answer",
  barsTitle: "Confidence",
  barsNote: "if it is a digit",
  keptBack: "The answer is kept back in this lesson.",
} as const;

/** Nothing is quite certain, so no share below 1 is rounded up to 100%. */
const percent = (share: number) => (share >= 0.995 ? ">99%" : `${Math.round(share * 100)}%`);

/** A number that is too small, in so many digits that it is seen to be. */
function tooSmall(value: number, needed: number, digits: number): string {
  const shown = value.toFixed(digits);
  return Number(shown) < needed ? shown : tooSmall(value, needed, digits + 1);
}

const unsure: Record<Requirement, (reading: Reading, needed: number) => string> = {
  apart: ({ digit, output }, needed) =>
    `Draw one digit at a time. Ink in two parts needs an activation of ${needed}; output ${digit} has ${tooSmall(output, needed, 2)}.`,
  presence: ({ digit, confidence, output }, needed) =>
    `${percent(confidence)} a ${digit} if it is a digit, but output ${digit} has an activation of only ${tooSmall(output, needed, 2)}; ${needed} is needed.`,
  threshold: ({ digit, confidence }, needed) =>
    `Closest is ${digit} with ${tooSmall(100 * confidence, 100 * needed, 0)}%; ${percent(needed)} is needed.`,
};

export const messages = {
  percent,
  bar: (digit: number) => `Digit ${digit}`,
  /** Under the big digit. */
  verdict: (reading: Reading) =>
    reading.doubt
      ? `Not sure. ${unsure[reading.doubt.setting](reading, reading.doubt.needed)}`
      : `${percent(reading.confidence)} confident`,
  /** For those who hear the page. */
  spoken: (reading: Reading) =>
    reading.doubt
      ? messages.verdict(reading)
      : `Read as ${reading.digit}, ${percent(reading.confidence)}`,
  /** The picture in words. */
  summary: (reading: Reading, strongest: number[], sizes: Sizes) =>
    `${messages.spoken(reading).replace(/[.]?$/, ".")} Strongest for ${reading.digit}: hidden neurons ${strongest.join(", ")}${isDeep(sizes) ? " of the last layer" : ""}.`,
  needed: ({ threshold, presence, apart }: ReadingSettings) =>
    `The largest share says which digit it is, if it is one; its [output’s|output] [activation] says whether it is one at all. The page answers when the share is ${percent(threshold)} or more and the activation ${presence} or more (${apart} where the ink falls into two parts, as two digits do). Else it says that it is not sure, and why.`,
  power: (power: number) => (power >= 0.001 ? power.toFixed(3) : power.toExponential(0)),
  softmax: (temperature: number, total: number) =>
    `e to each adds up to ${total.toFixed(3)}, by which each is divided.${temperature === 1 ? "" : ` The temperature is ${temperature}.`}`,
  onCurve: (neuron: number, sum: number, activation: number) =>
    `The large one is neuron ${neuron}: its sum of ${sum.toFixed(2)} becomes ${activation.toFixed(3)}`.replaceAll(
      "-",
      "−",
    ),
  notch: ({ threshold }: ReadingSettings) =>
    `Which digit it is, if it is one. The notch is at ${percent(threshold)}, which an answer needs.`,
};
