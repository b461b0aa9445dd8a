/**
 * Downloads every file that Python needs, all at once, counts the bytes as they come, and lets
 * nothing pass that is not what the build made. Pyodide fetches and compiles its files by itself,
 * so its fetch is handed what is already under way, and its WebAssembly the module.
 */
import { type File, fetchChecked, unfit, unreached, verify } from "./checked";
import { importScript } from "./script";

type Bytes = Uint8Array<ArrayBuffer>;
type Script = ReturnType<typeof importScript>;

/** How many bytes of the files are there, and of how many. */
export interface Progress {
  loaded: number;
  total: number;
  /** The same of what comes over the line, often packed; null where the host does not say it. */
  line?: { loaded: number; total: number } | null;
}

/** Milliseconds between two reports of progress, at least. */
const BETWEEN = 50;

/** WebAssembly is compiled from responses of this type alone; nobody minds it elsewhere. */
const TYPE = { headers: { "Content-Type": "application/wasm" } };

/** Resolves when all is in and checked; rejects with the first file that fails. */
export async function download(
  folder: string,
  files: File[],
  again: boolean,
  progress: (progress: Progress) => void,
): Promise<void> {
  const now: Progress = { loaded: 0, total: files.reduce((sum, file) => sum + file.bytes, 0) };
  let packed = 0;
  let due: ReturnType<typeof setTimeout> | undefined;
  const report = () => {
    due = undefined;
    if (now.line) now.line.loaded = packed;
    progress(now);
  };
  const count = (bytes: number, share: number) => {
    now.loaded += bytes;
    packed += bytes * share;
    due ??= setTimeout(report, BETWEEN);
  };
  const lengths: Promise<number>[] = [];
  const downloads = files.map(async (file) => {
    const url = new URL(file.name, folder).href;
    const response = fetchChecked(url, file, { cache: again ? "reload" : "default" });
    lengths.push(response.then(lengthOf));
    const checked = response
      .then(async (whole) => verify(await take(whole.clone(), file, count), file, whole))
      .catch(unreached(url, file));
    if (file.name.endsWith("pyodide.asm.wasm")) compileBeforehand(response);
    handOut(
      url,
      checked.then((bytes) => new Response(bytes, TYPE), never),
    );
    if (file.name.endsWith(".js")) scripts.set(url, scriptOf(url, file, response, checked));
    await (scripts.get(url) ?? checked);
  });
  Promise.all(lengths).then(
    (all) => {
      const total = all.reduce((sum, length) => sum + length);
      now.line = Number.isNaN(total) ? null : { loaded: packed, total };
    },
    () => {}, // what failed is told below
  );
  await Promise.all(downloads).finally(() => clearTimeout(due));
}

/** What comes over the line for a response; NaN where the host does not say. */
const lengthOf = ({ headers }: Response) => Number(headers.get("Content-Length") ?? Number.NaN);

/** The whole body, its bytes counted as they come. */
async function take(
  response: Response,
  file: File,
  count: (bytes: number, share: number) => void,
): Promise<Bytes> {
  const share = lengthOf(response) / file.bytes;
  const bytes = new Uint8Array(file.bytes);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let taken = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (taken + part.value.length > file.bytes) throw unfit(file, response);
    bytes.set(part.value, taken);
    taken += part.value.length;
    count(part.value.length, share);
  }
  return bytes;
}

/** What failed is told by `download`; Pyodide waits for ever, and need not add its own guess. */
const never = () => new Promise<never>(() => {});

/**
 * Compiles while the bytes come, long before Pyodide's own script has run and asks for it. It gets
 * the module only with a response that was checked; without one it compiles that itself.
 */
function compileBeforehand(response: Promise<Response>): void {
  const compiled = WebAssembly.compileStreaming(response);
  compiled.catch(() => {}); // what failed is asked for again below, or told by `download`
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    WebAssembly.instantiateStreaming = instantiate;
    const response = await source;
    const module = await compiled.catch(() => WebAssembly.compileStreaming(response));
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

const scripts = new Map<string, Script>();

/** The script of this address, once it was checked. */
export const imported = (url: string) => scripts.get(url) as Script;

async function scriptOf(
  url: string,
  file: File,
  response: Promise<Response>,
  checked: Promise<Bytes>,
): Script {
  const bytes = await checked;
  const { headers } = await response;
  return importScript(url, headers.get("Content-Type"), bytes).catch(unreached(url, file));
}

const responses = new Map<string, Promise<Response>>();
const plainFetch = globalThis.fetch;

/** From now on `fetch` answers with this response, once. */
export function handOut(url: string, response: Promise<Response>): void {
  responses.set(url, response);
  globalThis.fetch = (input, init) => {
    const ready = responses.get(String(input));
    responses.delete(String(input));
    return ready ?? plainFetch(input, init);
  };
}
