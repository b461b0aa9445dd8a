/** The worker: starts Python and passes drawings in and readings out. It decides nothing. */
import { expose, transfer } from "comlink";
import type { PyProxy } from "pyodide/ffi";
import { DownloadError, download, type File } from "./download";
import { startPython } from "./python";
import { type Failure, type LoadStatus, reasonOf } from "./status";
import type { Ink, NetworkInfo, Reading } from "./types";

interface Page extends PyProxy {
  open_shipped(): PyProxy;
  read_strokes(points: Float32Array, lengths: Int32Array): PyProxy | undefined;
}

/** What the build made, and where: known beforehand, so that everything is asked for at once. */
const { version, files }: { version: string; files: File[] } = JSON.parse(
  import.meta.env.VITE_PYTHON,
);

let page: Page;

/** Loads everything from the site at `site`, telling how far it has come. */
async function open(site: string, report: (status: LoadStatus) => void): Promise<void> {
  let step: Failure["step"] = "file";
  try {
    const folder = new URL(`python/${version}/`, site).href;
    const arrived = download(folder, files, (loaded, total) =>
      report({ stage: "files", loaded, total }),
    ).then(() => {
      step = "python";
      report({ stage: "python" });
    });
    const [python] = await Promise.all([startPython(folder), arrived]);
    page = python.pyimport("digitnet.page");
    step = "network";
    report({ stage: "network" });
    report({ stage: "ready", network: toValue<NetworkInfo>(page.open_shipped()) });
  } catch (error) {
    report(toFailure(step, error as Error));
  }
}

function read({ points, lengths }: Ink): Reading | null {
  const answer = page.read_strokes(points, lengths);
  if (answer === undefined) return null;
  const reading = toValue<Reading>(answer);
  return transfer(reading, buffersOf(reading));
}

/** Copies a Python dict out as a plain object; arrays become typed arrays. */
function toValue<T>(proxy: PyProxy): T {
  const value = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return value;
}

function buffersOf({ confidences, activations, links }: Reading): Transferable[] {
  const arrays = links.flatMap((link) => [link.from, link.to, link.contribution]);
  return [confidences, ...activations, ...arrays].map((array) => array.buffer);
}

function toFailure(step: Failure["step"], error: Error): Failure {
  if (error instanceof DownloadError) {
    return { stage: "failed", step: "file", name: error.file, reason: error.reason };
  }
  return { stage: "failed", step, reason: reasonOf(error) };
}

const reader = { open, read };
export type Reader = typeof reader;
expose(reader);
