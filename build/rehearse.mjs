// Finds out by running which modules the page imports, and writes these, and no others, as bytecode.
// Bytecode fits one build of Python only, so Pyodide itself compiles it: see bytecode.py.
// Called as: node rehearse.mjs <standard library> <folder of the packages> <lock> <weights.json>
//            <folder to write to>

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [library, packages, lock, weights, bytecode] = process.argv.slice(2);

const python = await loadPyodide({
  stdLibURL: library,
  lockFileURL: lock,
  async fsInit(FS, { sitePackages }) {
    FS.mount(FS.filesystems.NODEFS, { root: packages }, sitePackages);
  },
  // As it will be in the page: no docstrings. Without the column of every expression, which few
  // tracebacks need, bytecode is a fifth smaller.
  env: { PYTHONOPTIMIZE: "2", PYTHONNODEBUGRANGES: "1" },
});
python.mountNodeFS("/bytecode", bytecode);

/** A dark stroke on light paper, 60 x 60. */
const stripe = () =>
  Uint8Array.from({ length: 3600 }, (_, at) =>
    Math.abs((at % 60) - 30) < 4 && at > 600 && at < 3000 ? 20 : 230,
  );

/** Everything that the page ever asks of Python, so that all that it imports is imported. */
function rehearse() {
  const page = python.pyimport("digitnet.page");
  const points = new Float32Array([0.3, 0.2, 0.6, 0.3, 0.5, 0.8, 0.4, 0.7, 0.7, 0.7]);
  const lengths = new Int32Array([3, 2]);
  page.open_shipped();
  const attention = { links: 200, pointed: [1, 0], chosen: [2, 4], strengths: [[0, 0.5]] };
  page.read_strokes(points, lengths, attention).toJs({ dict_converter: Object.fromEntries });
  const found = page.find_digit(stripe(), 60).toJs({ dict_converter: Object.fromEntries });
  page.read_picture(found.ink, found.width, attention);
  page.open_network(readFileSync(weights, "utf8"));
  page.open_network("["); // a refusal is to be rehearsed too
}

try {
  rehearse();
  python.runPython("import sys; rehearsed = list(sys.modules.values())");
  python.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
} catch (error) {
  console.error(error.message); // uncaught, it would come with the million characters of Pyodide's line
  process.exit(1);
}
