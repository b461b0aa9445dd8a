/** What Python refuses, by the names in py/digitnet: what is wrong, and what to do. */

type Words = string | ((values: Readonly<Record<string, unknown>>) => string);

const shape = (sizes: unknown) => (sizes as number[]).join("-");

const words: Record<string, Words> = {
  json: "It is not valid JSON: export the weights again.",
  keys: 'It is no network, which has "weights" and "biases": open a file that holds both.',
  lists: '"weights" and "biases" must be lists with one entry for each layer.',
  rows: "The rows of a layer's weights must all be of one length.",
  numbers: "Weights and biases must be numbers.",
  finite:
    "Some weights or biases are not finite numbers: train again with a smaller learning rate.",
  layers: "Its weights and biases do not fit together layer by layer: export the weights again.",
  sizes: ({ sizes }) => `Its sizes do not fit its weights, which make ${shape(sizes)}.`,
  settings: ({ allowed }) => `"reading" may hold ${allowed} and nothing else.`,
  setting: ({ name }) => `"${name}" in "reading" has a value that it cannot have.`,
  temperature: '"temperature" in "reading" must be above 0, by a thousandth at least.',
  deep: "It nests deeper, or has more parts, than a network: export the weights again.",
  swells: "It claims to hold more than its size allows: export the weights again.",
  pickle: "It is not a complete pickle: export the weights again.",
  "pickle-uses": ({ used }) =>
    `This pickle uses the command ${used}, which no network needs: save plain lists or NumPy arrays.`,
  "pickle-asks": ({ asked }) =>
    `This pickle asks for ${asked}, which no network needs: save plain lists or NumPy arrays.`,
  archive: "It is not a complete .npz of numbers: save weights and biases again by numpy.savez.",
  large: "The page reads with two thousand hidden neurons at most: train with fewer.",
  "no-hidden":
    "The page shows what hidden neurons do, and this network has none: train one with a hidden layer.",
  "many-layers": ({ layers }) =>
    `The page shows three hidden layers at most, and this network has ${layers}: train with fewer.`,
  reader: ({ sizes }) => `A digit reader is 784-…-10, but this network is ${shape(sizes)}.`,

  small: "This picture is too small: a digit needs 8 points each way at least.",
  narrow: "This picture is too narrow: cut it to what is around the digit.",
  thin: "The lines of this picture are too thin for its size: make it smaller.",
  blank: "No digit stands out in this picture: write it large and dark on plain paper.",
  several: "There is more than one thing in this picture: cut it to one digit.",
  black: "There is no ink in this picture: it is black all over.",
  "no-extent": "This picture lacks height or width: choose another.",
  "no-stroke": "There is no ink in this drawing: draw at least one stroke.",
  points: "A drawing's points must be finite numbers: clear it and draw again.",
};

export function refused(name: string, values: Readonly<Record<string, unknown>>): string {
  const said = words[name];
  return typeof said === "string" ? said : said(values);
}
