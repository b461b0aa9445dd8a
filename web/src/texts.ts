/** Every text of the page. A translation is another file like this one. */

/** Texts that stand still; index.html names them in `data-text`, `data-label` and `data-hint`. */
export const still = {
  tagline: "A neural network to watch at work",
  updateNote: "A new version is here.",
  update: "Update",

  padTitle: "Your drawing",
  padNote: "mouse, finger or pen",
  padLabel: "Pad for one digit",
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

  barsTitle: "Confidence",
  barsNote: "how likely each is",
  answerTitle: "Answer",
  retry: "Retry",
  patience: "You can draw already.",

  activation: "Activation of a neuron",
  contribution: "Contribution of a connection",

  howTitle: "How it works",
  inkTitle: "From ink to points",
  inkText:
    "Your strokes are drawn anew as a picture of 28 × 28 points: same size, same thickness, right in the middle. That picture is all that the network sees.",
  layersTitle: "From points to neurons",
  layersText:
    "Each of the 250 hidden neurons weighs all 784 points: ink where it hopes for ink excites it, ink elsewhere calms it. Ten outputs, one for each digit, weigh the 250 in turn.",
  answerHowTitle: "From neurons to an answer",
  answerHowText:
    "The bars tell how likely each digit is. If none is likely enough, the page says that it is not sure rather than guess.",
  deviceTitle: "All of it here",
  deviceText:
    "The network is Python and NumPy, run by your own browser. Nothing that you draw leaves your device.",
  credits: "With thanks to",
  creditMnist: "MNIST by LeCun, Cortes and Burges, the digits it learned from (CC BY-SA 3.0)",
  creditPyodide: "Pyodide, Python in the browser",
  creditNumpy: "NumPy, its arithmetic",
  creditD3: "D3, its pictures",
} as const;

/** Nothing is quite certain, so no share below 1 is rounded up to 100%. */
const percent = (share: number) => (share >= 0.995 ? ">99%" : `${Math.round(share * 100)}%`);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** Texts that tell of something. */
export const tell = {
  percent,
  /** Under the big digit. */
  confident: (confidence: number) => `${percent(confidence)} confident`,
  unsure: (digit: number) => `Not sure. Closest is ${digit}.`,
  /** For those who hear the page. */
  spoken: (digit: number, sure: boolean, confidence: number) =>
    sure ? `Read as ${digit}, ${percent(confidence)}` : `Not sure, closest is ${digit}`,
  bar: (digit: number) => `Digit ${digit}`,

  loading: {
    files: "Loading Python",
    python: "Starting Python",
    network: "Loading the network",
  },
  bytes: (loaded: number, total: number) => `${megabytes(loaded)} of ${megabytes(total)} MB`,
  failed: {
    file: (reason: string, name?: string) =>
      `${name} could not be loaded: ${reason || "is there a connection?"}`,
    python: (reason: string) => `Python could not be started: ${reason}.`,
    network: (reason: string) => `The network could not be loaded: ${reason}.`,
    reading: (reason: string) => `The drawing could not be read: ${reason}.`,
    worker: (reason: string) => `The reader stopped working: ${reason}.`,
  },

  inputs: { title: "What the network sees", note: "28 × 28 = 784 inputs" },
  hidden: (count: number) => ({
    title: `${count} hidden neurons`,
    note: "by the digit they favour",
  }),
  outputs: { title: "10 outputs", note: "one a digit" },
  picture:
    "The network: 784 inputs, its hidden neurons and ten outputs, and the strongest connections",
  against: "against",
  for: "for",
};

/** Puts the still texts in their places. */
export function fillTexts(root: ParentNode): void {
  const text = (name?: string) => still[name as keyof typeof still];
  const every = (name: string) => root.querySelectorAll<HTMLElement>(`[data-${name}]`);
  for (const element of every("text")) element.textContent = text(element.dataset.text);
  for (const element of every("label")) element.ariaLabel = text(element.dataset.label);
  for (const element of every("hint")) element.title = text(element.dataset.hint);
}
