/**
 * Downloads every file that Python needs, all at once, and counts the bytes as they come.
 * Pyodide fetches its files by itself, so its fetch is handed the responses already under way.
 */

export interface File {
  name: string;
  bytes: number;
}

export class DownloadError extends Error {
  constructor(
    readonly file: string,
    /** What the server said, or nothing when it could not be reached. */
    readonly reason = "",
  ) {
    super(`${file}: ${reason}`);
  }
}

async function fetchFile(folder: string, name: string): Promise<Response> {
  const response = await fetch(new URL(name, folder)).catch(failed(name));
  if (!response.ok) throw new DownloadError(name, `HTTP ${response.status}`);
  return response;
}

/** Resolves when the last byte is in; rejects with the first file that fails. */
export async function download(
  folder: string,
  files: File[],
  progress: (loaded: number, total: number) => void,
): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  const count = (bytes: number) => {
    loaded += bytes;
    progress(loaded, total);
  };
  const responses = new Map<string, Promise<Response>>();
  const downloads = files.map((file) => {
    const url = new URL(file.name, folder).href;
    if (file.name.endsWith(".mjs")) return importModule(url, file, count);
    const response = fetchFile(folder, file.name);
    const copy = response.then((whole) => whole.clone());
    responses.set(
      url,
      copy.then(() => response, nothing),
    );
    return copy.then((body) => countBytes(body, count)).catch(failed(file.name));
  });
  handOut(responses);
  await Promise.all(downloads);
}

/** What failed is told by `download`; Pyodide waits for ever, and need not add its own guess. */
const nothing = () => new Promise<never>(() => {});

/** A module cannot be counted while it comes, only once it is there. */
async function importModule(url: string, file: File, count: (bytes: number) => void) {
  await import(/* @vite-ignore */ url).catch(failed(file.name));
  count(file.bytes);
}

async function countBytes(response: Response, count: (bytes: number) => void): Promise<void> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    count(part.value.length);
  }
}

/** From now on `fetch` answers with these responses, each of them once. */
function handOut(responses: Map<string, Promise<Response>>): void {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = String(input);
    const response = responses.get(url);
    responses.delete(url);
    return response ?? plainFetch(input, init);
  };
}

function failed(file: string): (error: Error) => never {
  return (error) => {
    throw error instanceof DownloadError ? error : new DownloadError(file);
  };
}
