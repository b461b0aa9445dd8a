/** Starts Python from the folder that the build made. */
import { loadPyodide, type PyodideAPI } from "pyodide";

export function startPython(folder: string): Promise<PyodideAPI> {
  return loadPyodide({
    indexURL: folder,
    lockFileURL: `${folder}pyodide-lock.json`,
    packages: ["digitnet"],
  });
}
