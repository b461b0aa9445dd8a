// Finds out by running which modules the page imports, and writes these, and no others, as bytecode;
// and which of their functions it calls. Bytecode fits one build of Python only, so Pyodide itself
// compiles it: see python/bytecode.py.
// Called as: node trace.mjs <standard library> <folder of the packages> <lock> <weights.json>
//            <folder of other networks> <folder to write to>

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";
import createModule from "pyodide/pyodide.asm.mjs";
import { runWorkload } from "./workload.mjs";

const [library, packages, lock, weights, networks, bytecode] = process.argv.slice(2);
const script = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

try {
  const python = await loadPyodide({
    stdLibURL: library,
    lockFileURL: lock,
    async fsInit(FS, { sitePackages }) {
      FS.mount(FS.filesystems.NODEFS, { root: packages }, sitePackages);
    },
    // As it will be in the page: no docstrings. Without the column of every expression, which few
    // tracebacks need, bytecode is a fifth smaller.
    env: { PYTHONOPTIMIZE: "2", PYTHONNODEBUGRANGES: "1" },
    async createPyodideModule(settings) {
      const module = await createModule(settings);
      module.API.rawRun(script("tracer.py")); // before Pyodide runs anything itself
      return module;
    },
  });
  python.mountNodeFS("/bytecode", bytecode);
  runWorkload(python, weights, networks);
  python.runPython(script("../python/bytecode.py"));
} catch (error) {
  console.error(error.message); // uncaught, it would come with the million characters of Pyodide's line
  process.exit(1);
}
