// Asks the page's quick Python, in Node, what the build's rehearsal did not ask of it: people's drawings
// and pictures from a file, whose answers it prints as JSON, and others that look like chance.
// Called as: node ask.mjs <folder of the version> <questions.json> <how many by chance>

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { attentionsOf, photograph, wanderings } from "../../build/rehearsal.mjs";
import { fromSnapshot } from "../../web/src/engine/snapshot.mjs";

const [folder, questions, chances] = process.argv.slice(2);
const BEYOND_THE_REHEARSAL = 1000;

const quick = join(folder, "quick");
const { default: createModule } = await import(pathToFileURL(join(quick, "pyodide.asm.js")));
const lock = join(folder, "pyodide-lock.json");
const { library } = JSON.parse(readFileSync(join(folder, "..", "manifest.json"), "utf8"));
const { buffer } = new Uint8Array(gunzipSync(readFileSync(join(quick, "snapshot.bin"))));
const python = await loadPyodide({
  indexURL: quick,
  stdLibURL: lock, // nothing is imported from it
  lockFileURL: lock,
  ...fromSnapshot(createModule, library, join(quick, "numpy.wasm"), buffer),
});
const page = python.pyimport("digitnet.page");
const value = (answer) => answer?.toJs({ dict_converter: Object.fromEntries });
const ATTENTIONS = attentionsOf(value(page.open_shipped()).sizes);
const read = (points, lengths, attention) =>
  value(page.read_strokes(Float32Array.from(points), Int32Array.from(lengths), attention));

function look(greys, width, attention) {
  const found = value(page.find_digit(Uint8Array.from(greys), width, new Uint8Array()));
  return found.refused ? found : value(page.read_picture(found.ink, found.width, attention));
}

const { drawings, pictures } = JSON.parse(readFileSync(questions, "utf8"));
const told = ({ digit, sure, confidence, refused }) => ({ digit, sure, confidence, refused });
const answers = {
  drawings: drawings.map(({ points, lengths }) => told(read(points, lengths, ATTENTIONS[0]))),
  pictures: pictures.map(({ greys, width }) => told(look(greys, width, ATTENTIONS[0]))),
};
page.open_shipped();
for (let number = 0; number < Number(chances); number++) {
  const attention = ATTENTIONS[number % ATTENTIONS.length];
  read(...wanderings(BEYOND_THE_REHEARSAL + number), attention);
  look(...photograph(BEYOND_THE_REHEARSAL + number), attention);
}
console.log(JSON.stringify(answers));
