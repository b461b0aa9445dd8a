// Everything that the page ever asks of Python, and everything that it may be handed: what this runs
// is shipped, and what it does not run may be left out.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const OBJECTS = { dict_converter: Object.fromEntries };

/**
 * Neurons pointed at and chosen, rivals named and none, connections few and many, neurons altered, of
 * a network of these sizes, input first; and what it does not have.
 */
export function attentionsOf(sizes) {
  const outputs = sizes.length - 1;
  const last = [outputs - 1, sizes[outputs - 1] - 1];
  return [
    { links: 200, strengths: [] },
    { links: 200, pointed: undefined, chosen: undefined, rival: undefined, strengths: [] },
    { links: 0, pointed: [0, 400], strengths: [] },
    { links: 5000, pointed: [1, 0], chosen: [outputs, 4], strengths: [[1, 0, 0.5]] },
    { links: 50, pointed: [outputs, 9], chosen: [outputs, 7], rival: 1, strengths: [] },
    {
      links: 400,
      chosen: [outputs, 7],
      rival: -1,
      strengths: [
        [...last, 0],
        [1, 0, 2],
      ],
    },
    { links: 200, chosen: last, strengths: [] },
    { links: 200, chosen: [1, 0], strengths: [[...last, 2]] },
    {
      links: 20,
      pointed: [9, 0],
      chosen: [1, 99_999],
      strengths: [
        [1, 99_999, 0],
        [9, 0, 0],
      ],
    },
  ];
}

const line = (...points) => new Float32Array(points);

/** Numbers from 0 to 1 that look like chance, the same in every build. */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A drawing as nobody would make it: up to four strokes that wander, of any size. */
export function wanderings(seed) {
  const next = chance(seed);
  const size = 10 ** (3 * next() - 2);
  const lengths = Array.from({ length: 1 + Math.floor(4 * next()) }, () =>
    Math.floor(1 + 60 * next() ** 2),
  );
  const points = lengths.flatMap((length) => {
    let [x, y, turn] = [next(), next(), 6 * next()];
    return Array.from({ length }, () => {
      turn += next() - 0.5;
      x += 0.1 * Math.cos(turn);
      y += 0.1 * Math.sin(turn);
      return [size * x, size * y];
    }).flat();
  });
  return [Float32Array.from(points), Int32Array.from(lengths)];
}

/** A photograph of a bent line: uneven light, ink and grain, of any size and either way round. */
export function photograph(seed) {
  const next = chance(seed);
  const [width, height] = [0, 0].map(() => Math.floor(20 + 500 * next() ** 2));
  const [paper, fall, ink] = [40 + 215 * next(), 120 * next(), 255 * next()];
  const [grain, bend, thick, lean] = [60 * next() ** 2, next() - 0.5, 0.02 + 0.15 * next(), next()];
  const greys = Uint8ClampedArray.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) / width - 0.5, Math.floor(at / width) / height - 0.5];
    const away = Math.abs(x - lean * y - bend * Math.sin(5 * y)) / thick;
    const covered = Math.abs(y) < 0.4 ? Math.min(1, Math.max(0, 2 - 2 * away)) : 0;
    return (paper - fall * (x + y)) * (1 - covered) + ink * covered + grain * (next() - 0.5);
  });
  return [new Uint8Array(greys.buffer), width];
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

/** Points and lengths of strokes: digits, dots, lines, none, and what no pad would send. */
function drawings() {
  const circle = Float32Array.from({ length: 120 }, (_, at) =>
    at % 2 ? 0.5 + 0.3 * Math.sin(at / 19) : 0.4 + 0.2 * Math.cos(at / 19),
  );
  const scribble = Float32Array.from({ length: 4000 }, (_, at) => (at * at * 0.618) % 1);
  const endless = Float32Array.from({ length: 200_000 }, (_, at) => (at * 0.37) % 1);
  const dashes = (count) => [endless.slice(0, 4 * count), Array(count).fill(2)];
  return [
    [line(0.3, 0.2, 0.6, 0.3, 0.5, 0.8, 0.4, 0.7, 0.7, 0.7), [3, 2]],
    [line(0.3, 0.2, 0.7, 0.2, 0.45, 0.8), [3]],
    [line(0.5, 0.1, 0.5, 0.9), [2]],
    [circle, [60]],
    [line(0.1, 0.1), [1]],
    [line(0.2, 0.2, 0.2, 0.2, 0.2, 0.2), [3]],
    [line(0.2, 0.5, 0.8, 0.5), [2]],
    [line(0.7, 0.1, 0.7, 0.9, 0.2, 0.1, 0.2, 0.9), [2, 2]],
    [line(0.3, 0.3, 0.4, 0.4), [1, 1]],
    [line(), []],
    [scribble, [1000, 1000]],
    [endless, [100_000]],
    dashes(40),
    dashes(400),
    dashes(4000),
    [line(Number.NaN, 0.5, 0.4, 0.4), [2]],
    [line(Number.POSITIVE_INFINITY, 0, 0.5, 0.5), [2]],
    [line(3e38, -3e38, 0, 0), [2]],
    [line(1e-30, 0, 2e-30, 1e-30), [2]],
  ]
    .map(([points, lengths]) => [points, Int32Array.from(lengths)])
    .concat(SEEDS.map(wanderings));
}

/** Greys, row after row, and their width: light and dark paper, noise, blanks, strips and spots. */
function pictures() {
  const picture = (width, height, grey) => [
    Uint8Array.from({ length: width * height }, (_, at) =>
      grey(at % width, Math.floor(at / width)),
    ),
    width,
  ];
  const stripe = (x, size) => Math.abs(x - size / 2) < size / 15;
  const noise = (x, y) => (x * 7919 + y * 104_729) % 23;
  return [
    ...[28, 60, 301].flatMap((size) => [
      picture(size, size, (x) => (stripe(x, size) ? 20 : 230)),
      picture(size, size, (x, y) => (stripe(x, size) && y > size / 4 ? 255 : 0)),
      picture(size, size, (x, y) => (stripe(x + y / 3, size) ? 60 : 150) + noise(x, y) + y / 9),
    ]),
    picture(60, 60, () => 0),
    picture(60, 60, () => 255),
    picture(1, 1, () => 9),
    picture(400, 1, (x) => x % 200),
    picture(3, 300, (x, y) => (x * y) % 255),
    picture(60, 60, (x, y) => (stripe(x % 30, 30) && Math.abs(y - 30) < 20 ? 20 : 230)),
    picture(60, 60, (x, y) => (stripe(x % 15, 15) && Math.abs(y - 30) < 20 ? 20 : 230)),
    picture(64, 64, (x, y) => (Math.hypot(x - 30, y - 30) < 12 ? 0 : 255)),
    picture(90, 50, (x, y) =>
      x === 0 || Math.abs(Math.hypot(x - 45, y - 25) - 15) < 3 ? 30 : 220,
    ),
    ...[0, 1].flatMap((turned) =>
      [5, 9].map((lines) => squared(turned ? 300 : 520, lines, turned === 1)),
    ),
    bordered(),
    ...SEEDS.map(photograph),
  ];
}

/** A ring on ruled or squared paper, small enough to be looked at from closer by. */
function squared(size, lines, both) {
  const line = (at, other) => (at + other / 20) % (size / lines) < 2;
  const greys = Uint8Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [at % size, Math.floor(at / size)];
    if (Math.abs(Math.hypot(x - size / 2, 1.5 * (y - size / 2)) - size / 8) < size / 60) return 30;
    return line(y, x) || (both && line(x, y)) ? 150 : 215;
  });
  return [greys, size];
}

/** A stroke in a box on a page. */
function bordered() {
  const size = 200;
  const greys = Uint8Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [at % size, Math.floor(at / size)];
    const out = Math.max(Math.abs(x - 100), Math.abs(y - 100));
    if (out > 70) return out < 74 ? 60 : 240;
    return Math.abs(x - 100) < 6 && Math.abs(y - 100) < 75 ? 20 : 255 - y / 4;
  });
  return [greys, size];
}

/** Transparent pictures: ink on nothing, and a picture cut out round. */
function cutOut() {
  const size = 90;
  const each = (grey) =>
    Uint8Array.from({ length: size * size }, (_, at) => grey(at % size, Math.floor(at / size)));
  const ring = (x, y) => (Math.abs(Math.hypot(x - 45, y - 45) - 25) < 5 ? 255 : 0);
  return [
    [each(() => 128), size, each(ring)],
    [
      each((x, y) => 220 - ring(x, y) / 2),
      size,
      each((x, y) => 255 * (Math.hypot(x - 45, y - 45) < 44)),
    ],
  ];
}

/** What may stand in the place of a weight: halfway between two numbers, beyond all, or none. */
const NUMBERS = [
  ...["NaN", "-Infinity", "1234567890123456789012345678901234567890", "1e400", "-1e-400", "5e-324"],
  ...[
    "2.2250738585072011e-308",
    "179769313486231580793e289",
    "0.1e1",
    "-0",
    "1E+2",
    "true",
    "null",
  ],
  "1.00000000000000011102230246251565404236316680908203125",
  "0.500000000000000166533453693773481063544750213623046875",
  "9007199254740993.00000000000000000000000000000000000001",
  `0.${"3".repeat(900)}`,
];

/** Texts opened as weights: other networks and what is none, in every way that is told apart. */
function texts() {
  const matrix = (rows, columns, value = 0.01) => Array(rows).fill(Array(columns).fill(value));
  const network = (weights, biases, rest = {}) => JSON.stringify({ weights, biases, ...rest });
  const small = (rest) =>
    network([matrix(2, 784), matrix(10, 2)], [[0, 1], Array(10).fill(0)], rest);
  const reading = (settings) => small({ reading: settings });
  /** A network of so many hidden neurons whose weights follow a rule. */
  const ruled = (hidden, rule) => {
    const rows = (count, width) =>
      Array.from({ length: count }, (_, row) =>
        Array.from({ length: width }, (_, at) => rule(row * width + at)),
      );
    const [biases] = rows(1, hidden);
    return network([rows(hidden, 784), rows(10, hidden)], [biases, rows(1, 10)[0]]);
  };
  /** A network of these hidden layers. */
  const layered = (hidden, rule) => {
    const sizes = [784, ...hidden, 10];
    const row = (length) => Array.from({ length }, () => rule() - 0.5);
    const weights = sizes
      .slice(1)
      .map((out, at) => Array.from({ length: out }, () => row(sizes[at])));
    return network(weights, sizes.slice(1).map(row));
  };
  const next = chance(7);
  return [
    ruled(1, () => 0),
    ruled(1, (at) => at / 784),
    ruled(30, (at) => -at / 23_520),
    ruled(30, (at) => (at % 7) / 7 - 0.4),
    ruled(40, (at) => Math.sin(at / 300)),
    ruled(40, () => next() - 0.5),
    ruled(300, () => (next() < 0.1 ? next() : 0)),
    ...[2, 5, 16, 40, 90, 200].flatMap((hidden) => [
      ruled(hidden, () => (next() < 0.1 ? 7 * next() : 0)),
      ruled(hidden, (at) => (at % 17) / 17 - (at % 91) / 91),
      ruled(hidden, () => Math.round(4 * next() - 2)),
    ]),
    small(),
    small({ sizes: [784, 2, 10] }),
    small({ sizes: [1, 2] }),
    small({ "na\u00efve \ud83d\ude00 \u0416": '\u4e2d\n"\\' }),
    ...[[], [3, 2], [40, 30, 20], [9, 9, 9, 9], [2001]].map((hidden) => layered(hidden, next)),
    network([matrix(784, 2), matrix(2, 10)], [[[0], [1]], [Array(10).fill(0)]]),
    network([matrix(2, 783), matrix(10, 2)], [[0, 1], Array(10).fill(0)]),
    network([matrix(2, 784), matrix(10, 3)], [[0, 1], Array(10).fill(0)]),
    network(
      [matrix(2, 784, -900), matrix(10, 2, 900)],
      [
        [0, 1],
        [9e4, -9e4, ...Array(8).fill(0)],
      ],
    ),
    network([matrix(2, 784), matrix(10, 2, 1e30)], [[0, 1], Array(10).fill(0)]),
    network([matrix(2, 784, 1e300), matrix(10, 2)], [[0, 1], Array(10).fill(0)]),
    network([matrix(2, 784), matrix(10, 2, "1")], [[0, 1], Array(10).fill(0)]),
    network([[[1], [1, 2]]], [[0]]),
    network([matrix(2, 784), [[[[1]]]]], [[0]]),
    network([1], [2]),
    network([], []),
    network(3, {}),
    ...NUMBERS.map((number) => small().replace("0.01", number)),
    reading({ temperature: 1.5, threshold: 0.5, presence: 0.1, apart: 0.9, upright: true }),
    reading({ temperature: 0 }),
    reading({ temperature: "warm" }),
    reading({ threshold: 1e9 }),
    reading({ upright: 1 }),
    reading({ other: 1 }),
    reading([]),
    "[".repeat(50) + "]".repeat(50),
    "[1, 2",
    '{"a" 1}',
    '"\\ud800\\u00e4\\x"',
    "nul",
    "",
    "[]",
    "{}",
  ];
}

const inBytes = (text) => new TextEncoder().encode(text);

/** Files that are no JSON, and JSON as some editors save it. */
function files(folder) {
  const byteOrderMark = "\ufeff";
  const [text] = texts();
  return [
    ...readdirSync(folder)
      .toSorted()
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
    ["mark.json", inBytes(byteOrderMark + text)],
    ["none-latin.json", Uint8Array.of(0x7b, 0xe4)],
  ];
}

/**
 * `weights` is the file of the shipped network, by which all this is read, and read at the end;
 * `networks` is the folder of those in other forms, which are for the whole Python alone.
 */
export function runWorkload(python, weights, networks = null) {
  const page = python.pyimport("digitnet.page");
  const answer = (found) => found?.toJs(OBJECTS);
  const readAll = (attentions, most = Number.POSITIVE_INFINITY) => {
    for (const attention of attentions) {
      for (const drawing of drawings().slice(0, most))
        answer(page.read_strokes(...drawing, attention));
    }
    for (const [greys, width, alpha] of [...pictures(), ...cutOut()].slice(0, most)) {
      const found = answer(page.find_digit(greys, width, alpha ?? new Uint8Array()));
      if (found.refused) answer(page.read_picture(greys, width, attentions[0]));
      else answer(page.read_picture(found.ink, found.width, attentions[0]));
    }
  };
  const attentions = attentionsOf(answer(page.open_shipped()).sizes);
  readAll(attentions);
  for (const text of texts()) {
    const opened = answer(page.open_network(inBytes(text)));
    if (!opened.refused) readAll(attentionsOf(opened.sizes).slice(-4), 6);
  }
  for (const [name, file] of networks ? files(networks) : []) {
    const opened = answer(page.open_network(file));
    if (name.startsWith("none-") !== "refused" in opened)
      throw new Error(`Python takes ${name} wrong.`);
    if (!opened.refused) readAll(attentionsOf(opened.sizes).slice(-2), 1);
  }
  answer(page.open_network(new Uint8Array(readFileSync(weights))));
  readAll(attentions.slice(0, 1));
  answer(page.open_shipped());
  fail(() => page.read_strokes(1, 2, 3));
  fail(() => page.read_picture(new Uint8Array(5), 2, attentions[0]));
  python.runPython(readFileSync(new URL("cycles.py", import.meta.url), "utf8"));
}

/** What is wrong with our own code is to be told too. */
function fail(ask) {
  try {
    ask();
  } catch (error) {
    String(error);
    return;
  }
  throw new Error("Python should not have taken this.");
}
