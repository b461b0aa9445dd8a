/**
 * Downloads every file that Python needs, all at once, counts the bytes as they come, and lets
 * nothing pass that is not what the build made. Pyodide fetches and compiles its files by itself,
 * so its fetch is handed what is already under way, and its WebAssembly the module.
 */

import { importScript } from "./script";

export interface File {
  name: string;
  bytes: number;
  /** SHA-256 as in HTML's attribute of this name. */
  integrity: string;
}

export class DownloadError extends Error {
  constructor(
    readonly file: string,
    /** What the server said, DAMAGED, or nothing when it could not be reached. */
    readonly reason = "",
  ) {
    super(`${file}: ${reason}`);
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Milliseconds between two reports of progress, at least. */
const BETWEEN = 50;

/** WebAssembly is compiled from responses of this type alone; nobody minds it elsewhere. */
const TYPE = { headers: { "Content-Type": "application/wasm" } };

/** The reason when a file is not what the build made. */
export const DAMAGED = "damaged";

/** Resolves when all is in and checked; rejects with the first file that fails. */
export async function download(
  folder: string,
  files: File[],
  again: boolean,
  progress: (loaded: number, total: number) => void,
): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  let due: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    due = undefined;
    progress(loaded, total);
  };
  const count = (bytes: number) => {
    loaded += bytes;
    due ??= setTimeout(tell, BETWEEN);
  };
  const downloads = files.map(async (file) => {
    const url = new URL(file.name, folder).href;
    const response = fetchFile(url, file, again ? "reload" : "default");
    const body = response.then((whole) => take(whole.clone(), file, count)).catch(failed(file));
    if (file.name.endsWith("pyodide.asm.wasm")) compileBeforehand(response);
    const checked = body.then((bytes) => verify(bytes, file));
    handOut(
      url,
      checked.then((bytes) => new Response(bytes, TYPE), never),
    );
    await (file.name.endsWith(".js") ? scriptOf(url, file, response, checked) : checked);
  });
  await Promise.all(downloads).finally(() => clearTimeout(due));
}

/** The whole body, its bytes counted as they come. */
async function take(
  response: Response,
  file: File,
  count: (bytes: number) => void,
): Promise<Bytes> {
  const bytes = new Uint8Array(file.bytes);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let taken = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (taken + part.value.length > file.bytes) throw new DownloadError(file.name, DAMAGED);
    bytes.set(part.value, taken);
    taken += part.value.length;
    count(part.value.length);
  }
  return bytes;
}

/** Where there is no digest to be had (no HTTPS), the browser checks while it fetches. */
async function fetchFile(url: string, file: File, cache: RequestCache): Promise<Response> {
  const integrity = isSecureContext ? "" : file.integrity;
  const response = await plainFetch(url, { cache, integrity }).catch(failed(file));
  if (!response.ok) throw new DownloadError(file.name, `HTTP ${response.status}`);
  return response;
}

async function verify(bytes: Bytes, file: File): Promise<Bytes> {
  if (!isSecureContext) return bytes;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (file.integrity !== `sha256-${text}`) throw new DownloadError(file.name, DAMAGED);
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

type Script = ReturnType<typeof importScript>;
const scripts = new Map<string, Script>();

/** The script of this address, when it was checked; Pyodide and we ask by it what `download` imports. */
export const imported = (url: string) => scripts.get(url) as Script;

function scriptOf(url: string, file: File, response: Promise<Response>, checked: Promise<Bytes>) {
  const script = Promise.all([response, checked])
    .then(([{ headers }, bytes]) => importScript(url, headers.get("Content-Type"), bytes))
    .catch(failed(file));
  scripts.set(url, script);
  return script;
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

function failed({ name }: File): (error: Error) => never {
  return (error) => {
    throw error instanceof DownloadError ? error : new DownloadError(name);
  };
}
