/** Every text of the page. A translation is another file like this one. */

import { setWords } from "./glossary/words";
import { SIDE } from "./size";
import * as answer from "./texts/answer";
import * as network from "./texts/network";
import { refused } from "./texts/refusals";
import * as training from "./texts/training";

/** Texts that never change; index.html names them in `data-text`, `data-label` and `data-hint`. */
export const labels = {
  chapters: "Chapters",
  chapterRead: "Read",
  chapterInside: "Look inside",
  chapterLearn: "Learn",
  chapterPython: "Python",
  updateNote: "A new version is here.",
  update: "Update",

  padTitle: "Your drawing",
  padNote: "mouse, finger or pen",
  padLabel: "Pad for one digit",
  drawnLabel: "What is drawn",
  invitation: "Draw a digit",
  tools: "Tools",
  draw: "Draw",
  erase: "Erase",
  brush: "Brush size",
  brushHint:
    "How thick the ink looks and how much Erase rubs out. The reader evens out the thickness, so the answer does not depend on it.",
  undo: "Undo",
  redo: "Redo",
  clear: "Clear",
  predict: "Predict",

  penHint: "Arrow keys move the pen, Shift makes its steps small, Space puts it down or lifts it.",

  menu: "More",
  picture: "Read a picture",
  pictureHint: "Or paste one, or drop it anywhere on the page.",
  open: "Open a file",
  camera: "Take a photo",
  drop: "Drop a picture of a digit",
  share: "Share",
  copy: "Copy link",
  save: "Save picture",
  theme: "Appearance",
  themeSystem: "System",
  themeLight: "Light",
  themeDark: "Dark",
  shown: "Shown",
  shownHint:
    "For lessons: the link carries this choice. Without the answer, all that gives it away is hidden too.",
  shownTools: "Tools",
  shownAnswer: "Answer",
  shownBars: "Confidence",
  shownNetwork: "Network",
  shownBelow: "Sections below",
  keys: "Keyboard shortcuts",
  singleKeys: "Shortcuts of a single key",

  meant: "It was a",
  meantHint: "Keeps the drawing in My digits, on this device.",

  samplesTitle: "Digits to try",
  samplesText:
    "Written by other people, from the test set of [MNIST]: none of them was trained on.",
  samplesPlain: "Plain ones",
  samplesHardest: "The hardest for this network, hardest first",
  mineTitle: "My digits",
  mineText:
    "Your drawings with what you meant, labelled samples to learn from. They are kept on this device only. The export is a file for train_offline.py --drawings.",
  mineNone: "None yet.",
  mineExport: "Export",
  mineForget: "Delete all",

  retry: "Retry",
  patience: "You can draw already.",

  activation: "Activation of a neuron",
  contribution: "Contribution of a connection",

  numbersLabel: "The middle of what the network sees, as numbers",
  productsLabel: "Weight × input of one neuron, pixel by pixel",
  sumLabel: "The weighted sum of one neuron",
  curveLabel: "The sigmoid, with the neurons on it",
  contributionsLabel: "The contributions for and against the answer",
  softmaxLabel: "The softmax of the ten sums",
  drawYours: "Draw a digit to see this with your own.",

  private:
    "The network is Python and NumPy, run by your own browser. Nothing that you draw, open, paste or photograph leaves your device.",
  credits: "With thanks to",
  creditMnist: "MNIST, handwritten digits by LeCun, Cortes and Burges (CC BY-SA 3.0)",
  creditPendigits: "Pendigits, drawn digits by Alpaydin and Alimoglu (CC BY 4.0)",
  creditPyodide: "Pyodide",
  creditNumpy: "NumPy",
  creditD3: "D3",

  sourcesTitle: "The Python behind it",
  sourcesText:
    "Everything that is calculated in this page is Python and NumPy, and the same files train the network. They are short, and meant to be read.",
  readTitle: "Files to read",
  ofNetwork: "the network and its forward pass",
  ofLosses: "how wrong the outputs are: each loss by its value and its delta",
  ofBackpropagation: "the gradient of every weight, and gradient descent",
  ofOptimisers: "Adam, and how the learning rate rises and falls",
  ofReading: "one answer: digit or not sure, confidences, contributions",
  ofExplaining: "one neuron’s arithmetic, the softmax, this digit and not that",
  ofPage: "the only module that the page calls",
  ofTrainer: "the trainer’s command line",
  trainTitle: "Train one yourself",
  trainText:
    "Take the archive, unpack it, and with Python 3.11 or newer, in the folder that comes of it:",
  trainAfter:
    "mnist.npz is Keras’ file of the digits; README.md says where it is, and explains the rest. What comes out, open in Learn: weights.json and training.json together.",
  archive: "All of it as one archive",

  footSource: "Source code",
  footLicence: "MIT licence",
  footLicences: "Licences of others",
  footTrain: "How to train",

  ...answer.labels,
  ...training.labels,
  ...network.labels,
} as const;

/** Keys, and what they do. */
export const shortcuts: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["D"], "Draw"],
  [["E"], "Erase"],
  [["−", "+"], "Smaller and larger brush, as [ and ] do"],
  [["C"], "Clear"],
  [["P"], "Predict again"],
  [["Ctrl Z"], "Undo"],
  [["Ctrl Shift Z", "Ctrl Y"], "Redo"],
  [["← ↑ → ↓"], "On the pad: move the pen, with Shift in small steps"],
  [["Space"], "On the pad: put the pen down, or lift it"],
  [["← ↑ → ↓"], "On digits, neurons and the matrix: from one to the next"],
  [["?"], "This list"],
];

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const tooLarge = (bytes: number, most: number) =>
  `This file is too large (${megabytes(bytes)} MB): choose one below ${megabytes(most)} MB.`;

/** Why a file has not come (`Reason` in engine/checked.ts), the rest of a sentence. */
function why(reason: string): string {
  const words: Record<string, string> = {
    damaged: "damaged on its way, or not the file that this page was made with.",
    "a page": "the host sent a web page in its place.",
    forbidden: "this site's Content-Security-Policy forbids it (connect-src).",
    stalled: "nothing more has come for half a minute.",
    outdated: "this page is of an older version than the site. Press Update.",
    unreached: "is there a connection?",
  };
  return words[reason] ?? `the host answered ${reason}.`;
}

/** Texts made of what they speak of. */
export const messages = {
  brush: (width: number) => `${Math.round(100 * width)}% of the pad`,
  pen: (down: boolean) => (down ? "Pen down" : "Pen up"),

  tooLarge,
  pictureFile: {
    waiting: "The picture will be read as soon as Python is ready.",
    empty: "This file is empty: choose a picture.",
    veiled:
      "This browser hands out noise instead of what is painted, as a guard against fingerprinting, so no picture can be read or saved: allow this site to read canvases, or draw.",
    unknown: "This file is no picture that the browser can read: choose a PNG, JPEG or the like.",
    wide: (width: number, height: number) =>
      `This picture is too large (${width} × ${height} points): make it smaller first.`,
  },

  sample: (digit: number, hard: boolean) => `${hard ? "Hard sample" : "Sample"} of a ${digit}`,
  kept: (digit: number) => `Kept in My digits as a ${digit}. Press ${digit} again to take it back.`,
  takenBack: "Taken back: no longer in My digits.",
  nothingToPredict: "The pad is empty: draw a digit, and Predict reads it.",
  mine: (digit: number, read?: number) =>
    read === undefined || read === digit ? `${digit}` : `${digit}, read as ${read}`,
  mineLabel: (words: string) => `A ${words}`,
  forget: (digit: number) => `Delete this ${digit}`,
  forgetAll: "Delete all your digits from this device?",
  tally: (right: number, all: number, shown: number) =>
    `${right} of ${all} are read as they were meant.${shown < all ? ` The newest ${shown} are shown.` : ""}`,

  contributesMost: (neuron: number, digit: number) =>
    `Hidden neuron ${neuron}, which contributes most to output ${digit}`,
  mostActive: (neuron: number) => `Neuron ${neuron} of layer 1, the most active there`,
  contributions: (digit: number, deep: boolean) =>
    `Contributions to output ${digit}${deep ? ", from the last hidden layer" : ""}`,

  copied: "The link is copied.",
  notCopied: "This browser does not let the page copy. The link is the address of the page itself.",
  notCopiedInFrame:
    "This browser does not let the page copy from within another page. Open it by itself first.",
  linkHolds: {
    exact: "Whoever opens it finds this drawing.",
    simplified: "The drawing is too long for a link, so it holds one with fewer points.",
    long: "The drawing is too long for a link, so it opens the page without.",
    blank: "The pad is empty, so it opens the page without a drawing.",
    picture: "A link can hold drawings only, so it opens the page without this picture.",
  },
  damagedLink: "The drawing in this link is damaged or from another version, so it is left out.",
  notKept:
    "This browser lets the page keep nothing more, so what you draw now may be gone once it is closed.",

  cite: (version: string, address: string) => `To cite: digitnet, version ${version}, ${address}`,
  offline: (kept: boolean) =>
    kept
      ? "After the first visit the page opens without a network, too."
      : "This browser does not let the page be kept, so it needs the network at every visit.",
  part: (name: string, reason: string) => `${name} has not come as it should: ${why(reason)}`,

  loading: {
    files: "Loading Python",
    python: "Starting Python",
    network: "Loading the network",
  },
  bytes: (loaded: number, total: number) => `${megabytes(loaded)} of ${megabytes(total)} MB`,
  unpacked: (loaded: number, total: number) =>
    `${megabytes(loaded)} of ${megabytes(total)} MB, unpacked`,
  failed: {
    file: (reason: string, name?: string) => `${name} could not be loaded: ${why(reason)}`,
    policy: (directive: string) =>
      `This site's Content-Security-Policy forbids what Python needs (${directive}). Whoever runs the site can allow it.`,
    browser: (lacking: string) =>
      `This browser lacks ${lacking}, which Python needs here: use a present-day browser.`,
    stalled: () => "Nothing more has come for half a minute: is there a connection?",
    python: (reason: string) => `Python could not be started: ${reason}.`,
    network: (reason: string) => `The network could not be loaded: ${reason}.`,
    reading: (reason: string) => `The drawing could not be read: ${reason}.`,
    silent: () => "The reader has given no answer for ten seconds.",
    worker: (reason: string) =>
      reason
        ? `The reader stopped working: ${reason}.`
        : "This browser did not let the reader begin.",
  },

  picture: `The network: ${SIDE ** 2} inputs, its hidden neurons and ten outputs, and the strongest connections`,
  against: "against",
  for: "for",

  refused,
  ...answer.messages,
  ...training.messages,
  network: network.messages,
};

/** Puts the labels in their places. */
export function fillTexts(root: ParentNode): void {
  const text = (name?: string): string => labels[name as keyof typeof labels];
  const every = (name: string) => root.querySelectorAll<HTMLElement>(`[data-${name}]`);
  for (const element of every("text")) element.textContent = text(element.dataset.text);
  for (const element of every("words")) setWords(element, text(element.dataset.words));
  for (const element of every("label")) element.ariaLabel = text(element.dataset.label);
  for (const element of every("hint")) element.title = text(element.dataset.hint);
}
