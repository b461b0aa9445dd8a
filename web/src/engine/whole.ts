/** Starts Python in full: it begins, unpacks its wheels and imports, as Pyodide's manual has it. */
import { unzipSync } from "fflate";
import { loadPyodide, type PyodideAPI } from "pyodide";
import { imported } from "./download";

/** Pyodide could unpack wheels too, in Python and one step later: this is done while it compiles. */
export async function startWhole(folder: string, names: string[]): Promise<PyodideAPI> {
  const wheels = names
    .filter((name) => name.endsWith(".whl"))
    .map(async (name) => {
      const wheel = await fetch(new URL(name, folder).href);
      return unzipSync(new Uint8Array(await wheel.arrayBuffer()));
    });
  const { default: createPyodideModule } = await imported(`${folder}pyodide.asm.js`);
  return loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}pyodide-lock.json`,
    createPyodideModule,
    async fsInit(FS, { sitePackages }) {
      for (const [name, content] of (await Promise.all(wheels)).flatMap(Object.entries)) {
        const path = `${sitePackages}/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        FS.writeFile(path, content);
      }
    },
  });
}
