/** The texts of how the network was trained. */

export const labels = {
  learnTitle: "How a network learns",
  lossTitle: "Loss",
  lossText:
    "At first the weights are chance, and so are the answers. The [loss] says in one number how wrong they are, for one sample or for many.",
  slopeTitle: "Slope",
  slopeText:
    "For each weight one can work out how the loss would change if the weight were a little larger: its slope, the [gradient].",
  blameTitle: "Blame passed back",
  blameText:
    "[Backpropagation] finds all the slopes at once. Each output’s error is passed back along its connections, so that every hidden neuron gets its share of the blame, its [delta]; a weight’s gradient is that delta times the activation that came through the weight.",
  stepTitle: "Small steps",
  stepText:
    "Every weight goes a small step against its gradient, and the loss falls a little: [gradient descent]. The [optimiser] says how, the [learning rate] how far. Then comes the next [batch], and once all have been looked at, the next [epoch].",

  trainingTitle: "How it was trained",
  trainingText:
    "The record of the training behind the network that reads now, as train_offline.py wrote it: [loss] and [accuracy], every setting, and what it still gets wrong.",
  parametersTitle: "Settings of the training",
  curvesTitle: "Epoch by epoch",
  epochSlider: "Epoch",
  momentsTitle: "Weights growing out of chance",
  momentSlider: "Moment",
  confusionTitle: "Confusion matrix",
  confusionText:
    "The [confusion matrix] of the [test set]: each row is a digit that was meant, each column what was read. Choose a cell to see the digits behind it.",
  confusionCaption: "How often each digit of the test set was read as each",
  meantHead: "Meant",
  accuracyHead: "Accuracy",
  noTraining:
    "No record of the training came with these weights: open the training.json that was written with them as well.",
  ownTitle: "A network of your own",
  ownText:
    "Train one with train_offline.py and open its weights.json and training.json together, or open weights and biases of your own as .json, .pkl or .npz: 784 inputs, up to three hidden layers and 10 outputs. They stay on this device.",
  ownOpen: "Open weights",
  ownBack: "Put back the page's own",
} as const;

/** The settings of a recipe, by their names in training.json: what each is called, and what it does. */
export const settings: Readonly<Record<string, readonly [name: string, words: string]>> = {
  hidden: ["Hidden neurons", "How many neurons each hidden layer has."],
  start: [
    "First weights",
    "Before training the weights are chance: scaled to how many inputs a neuron has, or uniform between −0.5 and 0.5. They must differ, or all neurons would learn the same.",
  ],
  loss: ["Loss", "What training makes small: cross-entropy or squared error."],
  optimiser: [
    "Optimiser",
    "The rule that makes steps out of gradients: plain gradient descent, or Adam, which gives each weight a step of its own, with a learning rate that rises and falls.",
  ],
  learning_rate: ["Learning rate", "How long a step is; for Adam its longest."],
  distort: [
    "Augmentation",
    "Whether every sample is shifted, turned and stretched anew in each epoch, so that none is seen twice the same.",
  ],
  repeats: ["Repeats an epoch", "How often an epoch shows each picture, each time augmented anew."],
  variants: [
    "Variants of a drawing",
    "How often each drawing made of strokes is drawn again with its strokes varied.",
  ],
  written: [
    "Synthetic digits",
    "Digits that a program draws from rules, as a share of all other samples.",
  ],
  nondigits: [
    "Non-digits",
    "Drawings of no digit, as a share of all other samples. Their target is that no output is active, so the network learns to say that it sees none.",
  ],
  teacher_epochs: [
    "Teacher, epochs",
    "Knowledge distillation: a larger network, the teacher, learns for so many epochs first, and this one learns to give the teacher’s answers. 0 for none.",
  ],
  decay: ["Weight decay", "How strongly each step draws the weights towards 0."],
  batch: ["Batch size", "How many samples are looked at before each step."],
  epochs: ["Epochs at most", "How often all samples are gone through at most."],
  threshold: [
    "Stop below an error",
    "Training ends as soon as an epoch’s mean squared error is below this; 0 for never.",
  ],
  validation: [
    "Validation samples",
    "Pictures held out of the training, to see how the network reads what it never saw.",
  ],
  upright: ["Deskewing", "Whether slanted digits are set upright before the network sees them."],
  seed: ["Seed", "Where chance begins: the same seed gives the same weights."],
};

/** What else a record tells. */
export const facts = {
  architecture: ["Neurons", "How many there are in each layer, the inputs first."],
  data: ["Training set", "What the network learned from, with the number of samples."],
  chosen: ["Weights kept", "Which weights came out of it: of one epoch, or the mean of several."],
  time: ["Time", "How long all epochs took together, without the teacher’s."],
  test: [
    "Test accuracy",
    "The share of the test set that is read right. Nothing was trained on it.",
  ],
  versions: ["Made with", "The versions of the programs."],
} as const satisfies Record<string, readonly [name: string, words: string]>;

const hundredths = (share: number) => `${(share * 100).toFixed(2)}%`;
const thousands = (count: number) => count.toLocaleString("en-GB");

interface EpochNumbers {
  number: number;
  loss?: number;
  error: number;
  accuracy: number;
  validation: number | null;
}

export const messages = {
  training: {
    loss: "Loss, on a logarithmic scale",
    error: "Mean squared error, on a logarithmic scale",
    accuracy: "Accuracy",
    lines: { training: "training", validation: "validation" } as Record<string, string>,
  },
  setting: (value: string | number | boolean | readonly number[]) =>
    typeof value === "boolean" ? (value ? "yes" : "no") : [value].flat().join(", "),
  samplesOf: (name: string, count: number) => `${name.split("/").at(-1)} (${thousands(count)})`,
  duration: (seconds: number) =>
    seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`,
  accuracyOf: (share: number, count: number) => `${hundredths(share)} of ${thousands(count)}`,
  accuracy: (share: number) => `${(share * 100).toFixed(1)}%`,
  epoch: ({ number, loss, error, accuracy, validation }: EpochNumbers) =>
    `Epoch ${number}: ${loss === undefined ? `squared error ${error.toPrecision(3)}` : `loss ${loss.toPrecision(3)}`}, training accuracy ${hundredths(accuracy)}` +
    (validation === null ? "" : `, validation ${hundredths(validation)}`),
  /** What one has to know to read the two curves. */
  curves: (augmented: boolean, crossEntropy: boolean, hasLoss: boolean) =>
    [
      !hasLoss && crossEntropy
        ? "The [loss] that was trained on is the [cross-entropy]; this record holds the [squared error] of each epoch, which falls with it."
        : "",
      augmented
        ? "The [validation] curve lies above that of the training, as the [training set] is harder: its digits are distorted anew each time ([augmentation]), and the [validation] ones are as people wrote them."
        : "Where the [validation] curve turns down while that of the training rises, the network learns by heart ([overfitting]).",
    ]
      .filter(Boolean)
      .join(" "),
  teacher: (epochs: number) =>
    `A teacher learned first, a larger network, for ${epochs} epochs; this one learned to give its answers ([knowledge distillation]).`,
  moments: {
    lacking:
      "This record holds no weights of earlier moments, so their images cannot be shown growing: the present train_offline.py keeps them.",
    after: (samples: number) =>
      samples === 0
        ? "A dozen hidden neurons before the first sample: their weights are chance."
        : `The same hidden neurons after ${thousands(samples)} samples.`,
  },
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
