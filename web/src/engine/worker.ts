/** The worker: starts Python and passes drawings in and readings out. It decides nothing. */
import { expose, transfer } from "comlink";
import { loadPyodide } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import { DownloadError, download, fetchFile } from "./download";
import type { Failure, LoadStatus } from "./status";
import type { Attention, NetworkInfo, PictureInk, Reading, Request } from "./types";

interface Page extends PyProxy {
  open_network(text: string): PyProxy;
  read_strokes(
    points: Float32Array,
    lengths: Int32Array,
    attention: Attention,
  ): PyProxy | undefined;
  read_picture(ink: Uint8Array, width: number, attention: Attention): PyProxy;
  find_digit(grey: Uint8Array, width: number): PyProxy;
}

let page: Page;

/** Loads everything from the site at `site`, telling how far it has come. */
async function open(site: string, report: (status: LoadStatus) => void): Promise<void> {
  let step: Failure["step"] = "file";
  try {
    const weights = fetchFile(site, "model/weights.json").then((response) => response.text());
    weights.catch(() => {}); // told below, when its turn comes
    const folder = new URL("python/", site).href;
    const { files } = await (await fetchFile(folder, "manifest.json")).json();
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
    report({ stage: "ready", network: toValue<NetworkInfo>(page.open_network(await weights)) });
  } catch (error) {
    report(toFailure(step, error as Error));
  }
}

function startPython(folder: string) {
  return loadPyodide({
    indexURL: folder,
    lockFileURL: new URL("pyodide-lock.json", folder).href,
    packages: ["digitnet"],
  });
}

function read({ ink, attention }: Request): Reading | null {
  const answer =
    "lengths" in ink
      ? page.read_strokes(ink.points, ink.lengths, attention)
      : page.read_picture(ink.ink, ink.width, attention);
  if (answer === undefined) return null;
  const reading = toValue<Reading>(answer);
  return transfer(reading, buffersOf(reading));
}

function openNetwork(weights: string): NetworkInfo {
  return toValue(page.open_network(weights));
}

/** The ink in a grey picture; throws what is wrong with it. */
function findDigit(grey: Uint8Array, width: number): PictureInk {
  return toValue(page.find_digit(grey, width));
}

/** Copies a Python dict out as a plain object; arrays become typed arrays. */
function toValue<T>(proxy: PyProxy): T {
  const value = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return value;
}

/** The memory of every typed array in a value, however deep. */
function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  return value instanceof Object ? Object.values(value).flatMap(buffersOf) : [];
}

function toFailure(step: Failure["step"], error: Error): Failure {
  if (error instanceof DownloadError) {
    return { stage: "failed", step: "file", name: error.file, reason: error.reason };
  }
  // Of a Python traceback the last line says what was wrong.
  const reason = error.message.trim().split("\n").at(-1) ?? "";
  return { stage: "failed", step, reason };
}

const reader = { open, read, openNetwork, findDigit };
export type Reader = typeof reader;
expose(reader);
