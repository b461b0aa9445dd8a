// Makes the lock file that the page loads by: micropip, in Pyodide itself, resolves our wheel and what
// it needs; what remains is cut to those packages, with file names relative to the lock.
// Called as: node freeze.mjs <our wheel> <folder of the pinned wheels> <lock to cut>

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { loadPyodide } from "pyodide";

const [wheel, packageCacheDir, lockFile] = process.argv.slice(2);
const inside = `/tmp/${basename(wheel)}`;

const pyodide = await loadPyodide({
  packageCacheDir,
  packageBaseUrl: packageCacheDir,
  lockFileContents: readFileSync(lockFile, "utf8"),
  packages: ["micropip"],
});
pyodide.FS.writeFile(inside, readFileSync(wheel));
const micropip = pyodide.pyimport("micropip");
await micropip.install(`emfs:${inside}`);
const lock = JSON.parse(micropip.freeze());

const packages = {};
function keep(name) {
  if (name in packages) return;
  const entry = lock.packages[name];
  packages[name] = { ...entry, file_name: basename(entry.file_name) };
  entry.depends.forEach(keep);
}
keep("digitnet");
writeFileSync(lockFile, JSON.stringify({ ...lock, packages }, null, 2));
