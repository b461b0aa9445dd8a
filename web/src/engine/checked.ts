/** Fetches what the build made, and nothing else: whatever differs is refused, with the true reason. */

export interface File {
  name: string;
  bytes: number;
  /** SHA-256 as in HTML's attribute of this name. */
  integrity: string;
}

/** Why a file cannot be had: what the host answered, or one of these, for which texts.ts has the words. */
export type Reason =
  | `HTTP ${number}`
  | "damaged"
  | "a page"
  | "forbidden"
  | "stalled"
  | "outdated"
  | "unreached";

export class DownloadError extends Error {
  constructor(
    readonly file: string,
    readonly reason: Reason,
  ) {
    super(`${file}: ${reason}`);
  }
}

/** Where there is no digest to be had (no HTTPS), the browser checks while it fetches. */
const browserChecks = !isSecureContext;
const plainFetch = globalThis.fetch;
const forbidden = new Set<string>();
addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective }) => {
  if (disposition === "enforce") forbidden.add(effectiveDirective);
});

/** Whether a Content-Security-Policy forbade this, which the browser tells a little after it failed. */
export async function isForbidden(directive: string): Promise<boolean> {
  await new Promise((next) => setTimeout(next));
  return forbidden.has(directive);
}

export async function fetchChecked(url: string, file: File, how: RequestInit): Promise<Response> {
  const integrity = browserChecks ? file.integrity : "";
  const response = await plainFetch(url, { ...how, integrity }).catch(unreached(url, file));
  if (!response.ok) throw new DownloadError(file.name, `HTTP ${response.status}`);
  return response;
}

/** Lets these bytes of a response through when they are the file. */
export async function verify<T extends Uint8Array<ArrayBuffer>>(
  bytes: T,
  file: File,
  response: Response,
): Promise<T> {
  if (browserChecks) return bytes;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (file.integrity !== `sha256-${text}`) throw unfit(file, response);
  return bytes;
}

/** Resolves when all that was fetched at once is known to be what the build made. */
export const allVerified = () => Promise.all(unverified.splice(0));
const unverified: Promise<unknown>[] = [];

/** Milliseconds for which the worker may be silent over one file: less than the page waits for an answer. */
const AT_ONCE = 4000;

/**
 * Fetches a file at once, in a worker, which does nothing else meanwhile: WebAssembly waits for it. Its
 * hash takes a promise, so no answer may be given before `allVerified`.
 */
export function fetchAtOnce(url: string, file: File): Uint8Array<ArrayBuffer> {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.timeout = AT_ONCE;
  request.send();
  if (request.status !== 200) throw new DownloadError(file.name, `HTTP ${request.status}`);
  const bytes = new Uint8Array(request.response as ArrayBuffer);
  const headers = { "Content-Type": request.getResponseHeader("Content-Type") ?? "" };
  const verified = verify(bytes, file, new Response(null, { headers }));
  verified.catch(() => {}); // told by `allVerified`, unless the compiler tells it before
  unverified.push(verified);
  return bytes;
}

/** A host, or a network that wants one to log in, may send a page of its own instead of a file. */
export function unfit({ name }: File, { headers }: Response): DownloadError {
  const isPage = headers.get("Content-Type")?.startsWith("text/html");
  return new DownloadError(name, isPage ? "a page" : "damaged");
}

/** Of a request that failed, or broke off, the browser does not say why. */
export function unreached(url: string, { name }: File): (error: Error) => Promise<never> {
  return async (error) => {
    if (error.name === "AbortError") throw new DownloadError(name, "stalled");
    if (!(error instanceof TypeError)) throw error; // known already, or no matter of the network
    if (await isForbidden("connect-src")) throw new DownloadError(name, "forbidden");
    const there = browserChecks && (await plainFetch(url, { method: "HEAD" }).catch(() => null));
    throw new DownloadError(name, there ? "damaged" : "unreached");
  };
}
