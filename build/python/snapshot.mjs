// Takes the snapshot that the page begins from: Python with all that it imports and the network that it
// reads with, less the functions that the workload did not call, as the difference from a fresh
// interpreter.
// Called as: node snapshot.mjs <folder with pyodide.asm.mjs, pyodide.asm.wasm and numpy.wasm>
//            <folder of the packages> <standard library> <lock> <trace.json>
//            <where Python looks for NumPy's compiled part> <snapshot to write>

import crypto from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { ENVIRONMENT, takeSnapshot, withLibrary } from "../../web/src/engine/snapshot.mjs";

const [indexURL, packages, stdLibURL, lockFileURL, trace, library, snapshot] =
  process.argv.slice(2);
const script = pathToFileURL(join(indexURL, "pyodide.asm.mjs"));
const { default: createModule } = await import(script);
let module;
let fresh;

// The same files make the same snapshot, so that nobody fetches anew what is not new. Chance and the
// time of day lie in memory too; the page uses neither.
Date.now = () => 0;
performance.now = () => 0;
crypto.randomFillSync = (array) => array.fill(0);

async function ready() {
  const python = await loadPyodide({
    indexURL,
    stdLibURL,
    lockFileURL,
    env: { ...ENVIRONMENT },
    jsglobals: {}, // Python holds nothing of this JavaScript
    async fsInit(FS, { sitePackages }) {
      for (const name of readdirSync(packages, { recursive: true }).toSorted()) {
        const file = join(packages, name);
        const inside = `${sitePackages}/${name.replaceAll("\\", "/")}`;
        if (statSync(file).isDirectory()) FS.mkdirTree(inside);
        else FS.writeFile(inside, readFileSync(file));
      }
    },
    async createPyodideModule(settings) {
      settings.preRun.push((made) => {
        module = made;
        fresh = made.HEAPU8.slice(); // what its files hold, before any of its code has run
      });
      return createModule(withLibrary(settings, library, join(indexURL, "numpy.wasm")));
    },
  });
  const page = python.pyimport("digitnet.page");
  page.open_shipped().destroy();
  const attention = { links: 200, pointed: [1, 0], chosen: [2, 4], strengths: [[1, 0, 0.5]] };
  page.read_strokes(Float32Array.of(0.3, 0.2, 0.6, 0.8), Int32Array.of(2), attention).destroy();
  page.destroy();
  return python;
}

function stripped(python) {
  const scope = python.toPy({});
  python.runPython(readFileSync(new URL("../trimming/strip.py", import.meta.url), "utf8"), {
    globals: scope,
  });
  const strip = scope.get("strip");
  strip(readFileSync(trace, "utf8"));
  strip.destroy();
  scope.destroy();
  python.runPython("import gc; gc.collect(); gc.collect()");
}

/** Memory that was given back holds what was in it, and would be shipped: all of it is taken, blanked and freed. */
function blank({
  _malloc,
  _free,
  _PyMem_Malloc,
  _PyMem_Free,
  _emscripten_get_sbrk_ptr,
  HEAPU32,
  HEAPU8,
}) {
  const end = HEAPU32[_emscripten_get_sbrk_ptr() >> 2];
  const take = (sizes, allocate) =>
    sizes.flatMap((size) => {
      const taken = [];
      do {
        taken.push(allocate(size));
        HEAPU8.fill(0, taken.at(-1), taken.at(-1) + size);
      } while (taken.at(-1) + size <= end);
      return taken;
    });
  const large = take(
    [...Array(13).keys()].map((power) => 1 << (20 - power)),
    _malloc,
  );
  large.push(
    ...take(
      [...Array(16).keys()].map((step) => 256 - 16 * step),
      _malloc,
    ),
  );
  const small = take(
    [...Array(64).keys()].map((step) => 512 - 8 * step),
    _PyMem_Malloc,
  );
  small.forEach(_PyMem_Free);
  large.forEach(_free);
}

/** A snapshot can name no JavaScript but what Pyodide gives to every Python, its first seven objects. */
function nothingIsHeld() {
  try {
    module.__hiwire_get(7);
    return false;
  } catch {
    return true;
  }
}

try {
  const python = await ready();
  stripped(python);
  if (!nothingIsHeld()) throw new Error("Python still holds something of JavaScript.");
  blank(module);
  if (module.HEAPU8.length !== fresh.length) {
    throw new Error("Python's memory has grown, and a fresh interpreter's is too small for it.");
  }
  const bytes = await takeSnapshot(fresh, module);
  writeFileSync(snapshot, gzipSync(new Uint8Array(bytes), { level: 9 }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
