/** The texts of how the network was trained. */

export const still = {
  trainingTitle: "How it was trained",
  trainingText:
    "The network saw thousands of handwritten digits again and again. Each time that it was wrong, all its weights were moved a little.",
  parametersTitle: "Learning parameters",
  curvesTitle: "Epoch by epoch",
  epochSlider: "Epoch",
  confusionTitle: "What it takes for what",
  confusionText:
    "Each row is a digit that was meant, each column what was read. Choose a cell to see the digits behind it.",
  confusionCaption: "How often each digit of the test half was read as each",
  meantHead: "Meant",
  accuracyHead: "Right",
  noTraining:
    "No record of the training came with these weights: open the training.json that was written with them as well.",
  ownTitle: "A network of your own",
  ownText:
    "Train one with train_offline.py and open its weights.json and training.json together, or open weights and biases of your own as .json, .pkl or .npz: 784 inputs, up to three hidden layers and 10 outputs. They stay on this device.",
  ownOpen: "Open weights",
  ownBack: "Put back the page's own",
} as const;

/** The settings of a recipe, by their names in training.json. */
export const settings = {
  hidden: "Hidden neurons",
  start: "First weights",
  loss: "Error to make small",
  optimiser: "Steps by",
  learning_rate: "Learning rate",
  distort: "Distorted anew each time",
  repeats: "Showings an epoch",
  variants: "Varied copies of each drawing",
  written: "Share written by rule",
  nondigits: "Share that is no digit",
  teacher_epochs: "Epochs of its teacher",
  decay: "Weight decay",
  batch: "Samples a step",
  epochs: "Epochs at most",
  threshold: "Stops below an error of",
  validation: "Kept aside",
  upright: "Set upright",
  seed: "Seed",
} as const;

const hundredths = (share: number) => `${(share * 100).toFixed(2)}%`;
const thousands = (count: number) => count.toLocaleString("en-GB");

interface EpochNumbers {
  number: number;
  error: number;
  accuracy: number;
  validation: number | null;
}

export const tell = {
  training: {
    architecture: "Neurons",
    data: "Trained on",
    chosen: "Kept",
    time: "Time",
    test: "Test half",
    versions: "Made with",
    error: "Mean squared error, on a logarithmic scale",
    accuracy: "Share read right",
    lines: { training: "while training", aside: "kept aside" } as Record<string, string>,
  },
  setting: (value: string | number | boolean | readonly number[]) =>
    typeof value === "boolean" ? (value ? "yes" : "no") : [value].flat().join(", "),
  samplesOf: (name: string, count: number) => `${name.split("/").at(-1)} (${thousands(count)})`,
  duration: (seconds: number) =>
    seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`,
  accuracyOf: (share: number, count: number) =>
    `${hundredths(share)} of ${thousands(count)} read right`,
  accuracy: (share: number) => `${(share * 100).toFixed(1)}%`,
  epoch: ({ number, error, accuracy, validation }: EpochNumbers) =>
    `Epoch ${number}: error ${error.toPrecision(3)}, ${hundredths(accuracy)} right while training` +
    (validation === null ? "" : `, ${hundredths(validation)} of those kept aside`),
  cell: ({ meant, read, count }: { meant: number; read: number; count: number }) =>
    `${meant} read as ${read}: ${count}`,
  behind: (meant: number, read: number, count: number, shown: number) =>
    `${meant} read as ${read}: ${count}${shown < count ? `, of which ${shown} are shown` : ""}`,
  noExamples:
    "This training.json names no digits. The present train_offline.py adds them in the field test.examples.",
  example: (meant: number, read: number) => `A ${meant}, read as ${read}`,
  noRecord: "This file is not a training.json as train_offline.py writes it.",
  opened: (record: boolean, transposed: boolean) =>
    `Your network reads now${record ? "" : "; its training.json was not with it"}.` +
    (transposed
      ? " Its weights were stored as (inputs, outputs), so each matrix is transposed."
      : ""),
  openedRecord: "The record of another training is shown; the network is the same as before.",
  putBack: "The page's own network reads again.",
  inUse: (name: string) => `In use: ${name}`,
};
