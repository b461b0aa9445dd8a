/** Starts Python from the build's snapshot, with only the code that it calls from there on. */
import { loadPyodide, type PyodideAPI } from "pyodide";
import { type File, fetchAtOnce } from "./checked";
import { handOut, imported } from "./download";
import { fromSnapshot } from "./snapshot.mjs";

/**
 * `library` is where Python looks for NumPy's compiled part; `deferred` is the code that is called so
 * seldom that it is fetched only then.
 */
export async function startQuick(
  folder: string,
  library: string,
  deferred: File[],
): Promise<PyodideAPI> {
  const snapshot = unpack(fetch(`${folder}quick/snapshot.bin`));
  const { default: createModule } = await imported(`${folder}quick/pyodide.asm.js`);
  const standard = `${folder}quick/python_stdlib.zip`;
  handOut(standard, Promise.resolve(new Response())); // nothing is imported any more
  const readAtOnce = (name: string) => {
    const file = deferred.find((each) => each.name === `quick/${name}`) as File;
    return fetchAtOnce(`${folder}${file.name}`, file);
  };
  return loadPyodide({
    indexURL: `${folder}quick/`,
    stdLibURL: standard,
    lockFileURL: `${folder}pyodide-lock.json`,
    ...fromSnapshot(createModule, library, `${folder}quick/numpy.wasm`, snapshot, readAtOnce),
  });
}

async function unpack(packed: Promise<Response>): Promise<ArrayBuffer> {
  const { body } = await packed;
  const plain = (body as ReadableStream<BufferSource>).pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).arrayBuffer();
}
