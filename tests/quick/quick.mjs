// The page's quick Python in Node, from a folder of the built site, and what one asks of it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { fromSnapshot } from "../../web/src/engine/snapshot.mjs";

/** Python, its door for the page, and the list of the files of deferred code that it has loaded. */
export async function startQuick(folder) {
  const quick = join(folder, "quick");
  const { default: createModule } = await import(pathToFileURL(join(quick, "pyodide.asm.js")));
  const lock = join(folder, "pyodide-lock.json");
  const { library } = JSON.parse(readFileSync(join(folder, "..", "manifest.json"), "utf8"));
  const { buffer } = new Uint8Array(gunzipSync(readFileSync(join(quick, "snapshot.bin"))));
  const deferred = [];
  const read = (name) => {
    deferred.push(name);
    return readFileSync(join(quick, name));
  };
  const python = await loadPyodide({
    indexURL: quick,
    stdLibURL: lock, // nothing is imported from it
    lockFileURL: lock,
    ...fromSnapshot(createModule, library, join(quick, "numpy.wasm"), buffer, read),
  });
  return { python, page: python.pyimport("digitnet.page"), deferred };
}

/** A Python dict as an object. */
export const value = (answer) => answer?.toJs({ dict_converter: Object.fromEntries });

/** The ink in a picture, read; undefined where there is none. */
export function look(page, greys, width, attention) {
  const found = value(page.find_digit(Uint8Array.from(greys), width, new Uint8Array()));
  return found.refused ? found : value(page.read_picture(found.ink, found.width, attention));
}

/** How the drawings and pictures of a JSON file are read. */
export function answers(page, file, attention) {
  const { drawings, pictures } = JSON.parse(readFileSync(file, "utf8"));
  const told = ({ digit, sure, confidence, refused }) => ({ digit, sure, confidence, refused });
  const read = ({ points, lengths }) =>
    value(page.read_strokes(Float32Array.from(points), Int32Array.from(lengths), attention));
  return {
    drawings: drawings.map((drawing) => told(read(drawing))),
    pictures: pictures.map(({ greys, width }) => told(look(page, greys, width, attention))),
  };
}
