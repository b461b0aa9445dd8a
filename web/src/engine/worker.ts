/** The worker: starts Python and passes drawings in and readings out. It decides nothing. */
import "./modules";
import { expose, transfer } from "comlink";
import type { PyProxy } from "pyodide/ffi";
import { allVerified, DownloadError, type File } from "./checked";
import { download } from "./download";
import { startQuick } from "./quick";
import { type Failure, type LoadStatus, reasonOf } from "./status";
import type {
  Attention,
  GreyPicture,
  NetworkInfo,
  PictureInk,
  Reading,
  Refusal,
  Request,
} from "./types";
import { startWhole } from "./whole";

interface Page extends PyProxy {
  open_shipped(): PyProxy;
  open_network(file: Uint8Array): PyProxy;
  read_strokes(
    points: Float32Array,
    lengths: Int32Array,
    attention: Attention,
  ): PyProxy | undefined;
  read_picture(ink: Uint8Array, width: number, attention: Attention): PyProxy;
  find_digit(grey: Uint8Array, width: number, alpha: Uint8Array): PyProxy;
}

/** What the build made, and where: known beforehand, so that everything is asked for at once. */
const { version, library, quick, deferred, whole }: Built = JSON.parse(import.meta.env.VITE_PYTHON);

interface Built {
  version: string;
  /** Where Python looks for NumPy's compiled part. */
  library: string;
  quick: File[];
  /** What the quick Python fetches as soon as it calls something in it. */
  deferred: File[];
  whole: File[];
}

let page: Page;

/** How to begin. */
export interface Way {
  /** Whether files are asked for anew that were asked for before. */
  readonly again: boolean;
  /** Whether Python begins as a whole. */
  readonly whole: boolean;
  /** A network that the page read with before, to go on with; null for the shipped one. */
  readonly weights: Uint8Array | null;
}

/** Loads everything from the site at `site`, telling how far it has come. */
async function open(site: string, way: Way, report: (status: LoadStatus) => void): Promise<void> {
  let step: Failure["step"] = "file";
  try {
    const folder = new URL(`python/${version}/`, site).href;
    const files = way.whole ? whole : quick;
    const arrived = download(folder, files, way.again, (progress) =>
      report({ stage: "files", ...progress }),
    ).then(() => {
      step = "python";
      report({ stage: "python" });
    });
    const names = files.map(({ name }) => name);
    const started = way.whole ? startWhole(folder, names) : startQuick(folder, library, deferred);
    started.catch(() => {}); // of a file that is damaged, `download` says more
    await arrived;
    page = (await started).pyimport("digitnet.page");
    step = "network";
    report({ stage: "network" });
    report({ stage: "ready", network: openNetwork(way.weights) as NetworkInfo });
  } catch (error) {
    report(toFailure(step, error as Error));
  }
}

function read({ ink, attention }: Request): Reading | Refusal | null {
  const answer =
    "lengths" in ink
      ? page.read_strokes(ink.points, ink.lengths, attention)
      : page.read_picture(ink.ink, ink.width, attention);
  if (answer === undefined) return null;
  const reading = toValue<Reading | Refusal>(answer);
  return transfer(reading, buffersOf(reading));
}

/** Null opens the shipped one. */
function openNetwork(weights: Uint8Array | null): NetworkInfo | Refusal {
  return toValue(weights === null ? page.open_shipped() : page.open_network(weights));
}

/** The ink in a grey picture. */
function findDigit({ grey, alpha, width }: GreyPicture): PictureInk | Refusal {
  return toValue(page.find_digit(grey, width, alpha));
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
  const reason = reasonOf(error); // what is no matter of files is Python's own
  return { stage: "failed", step: step === "file" ? "python" : step, reason };
}

/** The same, answered only when all that it needed is known to be what the build made. */
function verified<Asked extends unknown[], Answer>(answer: (...asked: Asked) => Answer) {
  return async (...asked: Asked): Promise<Answer> => {
    const given = answer(...asked);
    await allVerified();
    return given;
  };
}

const reader = {
  open,
  read: verified(read),
  openNetwork: verified(openNetwork),
  findDigit: verified(findDigit),
};
export type Reader = typeof reader;
expose(reader);
postMessage("begun");
