// Finds out by running which functions of WebAssembly are called once Python has begun from the snapshot.
// Called as: node profile.mjs <folder with pyodide.asm.mjs, and pyodide.asm.wasm and numpy.wasm, marked>
//            <lock> <snapshot> <weights.json> <where Python looks for NumPy's
//            compiled part> <first mark> <how many> <file to write>

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { fromSnapshot } from "../../web/src/engine/snapshot.mjs";
import { runWorkload } from "./workload.mjs";

const [folder, lock, snapshot, weights, library, first, count, profile] = process.argv.slice(2);
const { default: createModule } = await import(pathToFileURL(join(folder, "pyodide.asm.mjs")));
const PAGE = 65_536;
let memory;

/** The marks lie far above all that Python will use. */
function makeRoom(settings) {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (imports, done) =>
    instantiateWasm(imports, (instance, module) => {
      memory = instance.exports.memory;
      memory.grow(Math.ceil((Number(first) + Number(count) - memory.buffer.byteLength) / PAGE));
      done(instance, module);
    });
  return createModule(settings);
}

try {
  const { buffer } = new Uint8Array(gunzipSync(readFileSync(snapshot)));
  const python = await loadPyodide({
    indexURL: folder,
    stdLibURL: lock, // nothing is imported from it
    lockFileURL: lock,
    ...fromSnapshot(makeRoom, library, join(folder, "numpy.wasm"), buffer, () => {}),
  });
  runWorkload(python, weights);
  writeFileSync(profile, new Uint8Array(memory.buffer, Number(first), Number(count)));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
