// Opens networks of many shapes in the page's quick Python, in Node, and reads what looks like chance with
// them in any order, while its memory fills, empties and is searched for garbage at any time. Then it
// answers as ask.mjs does.
// Called as: node pressure.mjs <folder of the version> <questions.json> <how many networks>
//            <readings with each> <seed>

import { attentionsOf, chance, photograph, wanderings } from "../../build/trimming/workload.mjs";
import { answers, look, startQuick, value } from "./quick.mjs";

const [folder, questions, networks, readings, seed] = process.argv.slice(2);
const next = chance(Number(seed));
const among = (count) => Math.floor(count * next());

const { python, page, deferred } = await startQuick(folder);
const gc = python.pyimport("gc");
const held = [];

/** Things of any size are held, some are let go, and garbage is looked for more or less often. */
function press() {
  held.push(python.toPy(Array.from({ length: 2 ** among(12) }, (_, at) => (at % 3 ? at : { at }))));
  held.push(python.toPy(new Uint8Array(2 ** among(22))));
  while (held.length > among(60)) held.splice(among(held.length), 1)[0].destroy();
  gc.set_threshold(1 + 2 ** among(12), 1 + among(20), 1 + among(20));
}

function networkOfAnyShape() {
  const most = [1000, 200, 50][among(3)];
  const hidden = Array.from({ length: 1 + among(3) }, () => 1 + Math.floor(most * next() ** 3));
  const sizes = [784, ...hidden, 10];
  const scale = 4 * next();
  const row = (length) => Array.from({ length }, () => scale * (next() - 0.5));
  const layers = sizes.slice(1);
  const weights = layers.map((out, at) => Array.from({ length: out }, () => row(sizes[at])));
  return new TextEncoder().encode(JSON.stringify({ weights, biases: layers.map(row) }));
}

for (let number = 0; number < Number(networks); number++) {
  const { sizes } = value(page.open_network(networkOfAnyShape()));
  const attentions = attentionsOf(sizes);
  for (let count = 0; count < Number(readings); count++) {
    if (count % 10 === 0) press();
    const attention = attentions[among(attentions.length)];
    const seed = among(1e9);
    if (count % 20 === 0) {
      look(page, ...photograph(seed), attention);
    } else {
      const answer = page.read_strokes(...wanderings(seed), attention);
      if (answer && among(4) === 0) held.push(answer);
      else answer?.destroy();
    }
  }
}
const { sizes } = value(page.open_shipped());
console.log(JSON.stringify({ ...answers(page, questions, attentionsOf(sizes)[0]), deferred }));
