/** The terms of the field, as they stand in the page's sentences, each explained in a few words. */

export const glossary = {
  input: [
    "Input",
    "A number that the network is given. Here there are 784, one for each pixel of the picture.",
  ],
  pixel: ["Pixel", "One of the 28 × 28 points of the picture that the network sees."],
  "hidden neuron": [
    "Hidden neuron",
    "A neuron between the inputs and the outputs. It weighs what comes in and passes one number on.",
  ],
  weight: [
    "Weight",
    "The number by which a connection multiplies what comes through it. All that a network has learned is in its weights and biases.",
  ],
  bias: [
    "Bias",
    "A number of a neuron’s own that is added to its weighted sum: it decides how easily the neuron becomes active.",
  ],
  "weighted sum": [
    "Weighted sum",
    "Every input times its weight, all added up, and the bias added to that. Often written z.",
  ],
  sigmoid: [
    "Sigmoid",
    "The curve 1 / (1 + e^−z). It turns any sum z into a number between 0 and 1: far below zero into almost 0, zero into 0.5, far above into almost 1.",
  ],
  activation: [
    "Activation",
    "The number between 0 and 1 that a neuron passes on: the sigmoid of its weighted sum.",
  ],
  output: [
    "Output",
    "A neuron of the last layer. There is one for each digit, and it should be active for that digit alone.",
  ],
  layer: ["Layer", "Neurons that stand side by side: each hears all those of the layer before."],
  contribution: [
    "Contribution",
    "Weight × activation: what one neuron adds to another’s weighted sum.",
  ],
  softmax: [
    "Softmax",
    "Turns any ten numbers into ten shares of 100 %: e is raised to each number, and each result is divided by the total of all ten. The largest number gets the largest share.",
  ],
  temperature: [
    "Temperature",
    "The sums are divided by it before the softmax. It was chosen so that of the answers with a confidence of 90 % nine in ten are right (calibration).",
  ],
  confidence: [
    "Confidence",
    "The softmax’s share for a digit: how likely the network takes it to be that digit, if it is a digit at all.",
  ],
  loss: [
    "Loss",
    "One number for how wrong the answers are: 0 if all were perfect. Training makes it small.",
  ],
  "cross-entropy": [
    "Cross-entropy",
    "A loss: minus the logarithm of the share that the right answer got. A confident wrong answer costs most.",
  ],
  "squared error": [
    "Squared error",
    "The difference between each output and its target, squared, and the mean of all these.",
  ],
  gradient: [
    "Gradient",
    "For each weight the slope of the loss: how much the loss would grow if that weight grew a little.",
  ],
  backpropagation: [
    "Backpropagation",
    "The way to all gradients at once: each output’s error is passed back along the connections, weight by weight, so that every neuron gets its share of the blame.",
  ],
  delta: ["Delta", "A neuron’s share of the blame: the slope of the loss along its weighted sum."],
  "gradient descent": [
    "Gradient descent",
    "Learning by small steps: every weight goes a little way against its gradient, again and again.",
  ],
  optimiser: [
    "Optimiser",
    "The rule that makes steps out of gradients: plain gradient descent, or one that adapts the step to each weight.",
  ],
  "learning rate": [
    "Learning rate",
    "How long a step is. Too small, and learning takes for ever; too large, and it leaps over what it looks for.",
  ],
  batch: [
    "Batch",
    "The samples that are looked at before each step. Their gradients are averaged.",
  ],
  epoch: ["Epoch", "Once through all the training samples."],
  "training set": ["Training set", "The samples that the network learns from."],
  validation: [
    "Validation",
    "Samples that are held out of the training, to see while it goes on how the network reads what it never saw.",
  ],
  "test set": [
    "Test set",
    "Samples that nothing was trained on or chosen by as a rule, for the figure at the end.",
  ],
  accuracy: ["Accuracy", "The share of samples that are read right."],
  overfitting: [
    "Overfitting",
    "Learning the training samples by heart: they are read ever better, and what is new is not.",
  ],
  "confusion matrix": [
    "Confusion matrix",
    "A table that counts, for each digit that was meant (row), how often each was read (column). What was read right stands on the diagonal.",
  ],
  augmentation: [
    "Augmentation",
    "More to learn from: samples shifted, turned, stretched and varied, as people’s writing varies.",
  ],
  preprocessing: [
    "Preprocessing",
    "What is done to a drawing before the network sees it: it is drawn at the same size and thickness, set upright and put in the middle.",
  ],
  "knowledge distillation": [
    "Knowledge distillation",
    "A larger network, the teacher, learns first. The small one then learns to give the teacher’s ten shares, which tell more than the right digit alone.",
  ],
  mnist: [
    "MNIST",
    "70,000 handwritten digits of 28 × 28 pixels from forms filled in the USA: 60,000 to train on and 10,000 to test with.",
  ],
} as const satisfies Record<string, readonly [name: string, words: string]>;

export type Term = keyof typeof glossary;

export function isTerm(name: string): name is Term {
  return Object.hasOwn(glossary, name);
}
